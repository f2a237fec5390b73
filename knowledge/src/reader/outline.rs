//! Builds sections and blocks from the events of Markdown and HTML alike.
//!
//! Both nest: Markdown inside an HTML cell, HTML inside a list item. What Markdown opens it always closes, in order
//! ([`Outline::enter`], [`Outline::leave`]); HTML may forget to, or close what it never opened ([`Outline::open`],
//! [`Outline::close`]), and may then not reach beyond the Markdown it stands in.

use super::{
    alert::{self, Marker},
    inline::{Inline, SOFT_BREAK},
    slug::slug,
};
use crate::{AlertKind, Block, BlockKind, Link, Section, SectionAnchor};

/// What text can stand in.
#[derive(Debug)]
pub(super) enum Container {
    List { next: Option<u64> },
    Item { number: Option<u64>, used: bool },
    Quote { alert: Option<AlertKind> },
    Table { head: bool },
    Row(Row),
    Cell { heading: bool, text: String, links: Vec<Link> },
}

/// A table's row under construction.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub head: bool,
    pub cells: Vec<String>,
    all_headings: bool,
    links: Vec<Link>,
    line: u32,
}

/// Which containers an HTML tag means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    List,
    Item,
    Quote,
    Table,
    Row,
    Cell,
}

struct Heading {
    level: u8,
    line: u32,
    /// The anchor's `name`, which translations share.
    name: Option<String>,
    /// An anchor's `id`, which counts where there is no name.
    id: Option<String>,
}

/// A document's sections under construction.
#[derive(Default)]
pub(super) struct Outline {
    sections: Vec<Section>,
    path: Vec<(u8, String)>,
    /// Text of the paragraph, item or heading being read.
    pub inline: Inline,
    containers: Vec<Container>,
    fences: Vec<usize>,
    heading: Option<Heading>,
    /// The line being read, from 1.
    pub line: u32,
}

impl Outline {
    /// Opens what Markdown opens.
    pub fn enter(&mut self, container: Container) {
        self.paragraph();
        self.fences.push(self.containers.len());
        self.push(container);
    }

    /// Closes what Markdown opened last, and what HTML left open in it.
    pub fn leave(&mut self) {
        self.paragraph();
        let Some(kept) = self.fences.pop() else { return };
        self.truncate(kept);
    }

    /// Opens what an HTML tag opens, closing first what it ends by standing there.
    pub fn open(&mut self, tag: Tag, container: Container) {
        self.paragraph();
        match tag {
            Tag::Item => {
                self.close(Tag::Item);
            }
            Tag::Row => {
                self.close(Tag::Row);
                if !self.stands_in(Tag::Table) {
                    self.push(Container::Table { head: false });
                }
            }
            Tag::Cell => {
                self.close(Tag::Cell);
                if !self.stands_in(Tag::Row) {
                    self.open(Tag::Row, Container::row(false));
                }
            }
            Tag::List | Tag::Quote | Tag::Table => {}
        }
        self.push(container);
    }

    /// Closes what an HTML end tag closes, and what was left open in it; an end tag without a start does nothing.
    pub fn close(&mut self, tag: Tag) {
        self.paragraph();
        let floor = self.floor();
        for at in (floor..self.containers.len()).rev() {
            if self.containers[at].is(tag) {
                self.truncate(at);
                return;
            }
            let barrier = match tag {
                Tag::Item => self.containers[at].is(Tag::List) || self.containers[at].is(Tag::Cell),
                Tag::Row | Tag::Cell => self.containers[at].is(Tag::Table),
                Tag::List => self.containers[at].is(Tag::Cell),
                Tag::Table | Tag::Quote => false,
            };
            if barrier {
                return;
            }
        }
    }

    /// Marks the innermost open table as being inside or outside of its `thead`.
    pub fn table_head(&mut self, inside: bool) {
        self.close(Tag::Row);
        if let Some(Container::Table { head }) = self.containers.iter_mut().rev().find(|c| c.is(Tag::Table)) {
            *head = inside;
        }
    }

    /// Whether a row of the innermost open table would be in its `thead`.
    pub fn in_table_head(&self) -> bool {
        let table = self.containers.iter().rev().find(|container| container.is(Tag::Table));
        matches!(table, Some(Container::Table { head: true }))
    }

    /// The next number of the innermost open list.
    pub fn next_number(&mut self) -> Option<u64> {
        let list = self.containers.iter_mut().rev().find(|container| container.is(Tag::List));
        let Some(Container::List { next: Some(next) }) = list else { return None };
        let number = *next;
        *next = next.saturating_add(1);
        Some(number)
    }

    /// Starts a heading. HTML left open before it ends here: one missing end tag must not swallow a document.
    pub fn open_heading(&mut self, level: u8) {
        self.paragraph();
        self.truncate(self.floor());
        self.heading = Some(Heading { level, line: self.line, name: None, id: None });
    }

    /// Names the heading being read; the first name counts. Outside a heading it has no effect.
    pub fn anchor_name(&mut self, name: &str) {
        if let Some(heading) = &mut self.heading {
            heading.name.get_or_insert_with(|| name.to_owned());
        }
    }

    /// Identifies the heading being read, in case that it has no name; the first identifier counts.
    pub fn anchor_id(&mut self, id: &str) {
        if let Some(heading) = &mut self.heading {
            heading.id.get_or_insert_with(|| id.to_owned());
        }
    }

    /// Ends a heading: the section under it begins.
    pub fn close_heading(&mut self) {
        let Some(Heading { level, line, name, id }) = self.heading.take() else { return };
        let text = std::mem::take(&mut self.inline).whole().text.replace(['\n', SOFT_BREAK], " ");
        let anchor = name.or(id).unwrap_or_else(|| slug(&text));
        self.path.retain(|(outer, _)| *outer < level);
        let heading_path = self.path.iter().map(|(_, heading)| heading.clone()).collect();
        self.path.push((level, text.clone()));
        self.begin(level, text, SectionAnchor::new(anchor), heading_path, line);
    }

    /// Whether a heading is being read.
    pub fn in_heading(&self) -> bool {
        self.heading.is_some()
    }

    /// Whether a table's cell is being read, in whatever it stands.
    pub fn in_cell(&self) -> bool {
        self.containers.iter().any(|container| container.is(Tag::Cell))
    }

    /// Ends a paragraph, if one has begun: its text becomes blocks.
    pub fn paragraph(&mut self) {
        if self.heading.is_some() {
            return;
        }
        if self.inline.is_blank() {
            self.inline = Inline::default();
            return;
        }
        let inline = std::mem::take(&mut self.inline);
        let cell = self.containers.iter_mut().rev().find(|container| container.is(Tag::Cell));
        if let Some(Container::Cell { text, links, .. }) = cell {
            let piece = inline.whole();
            append_line(text, &piece.text);
            links.extend(piece.links);
            return;
        }
        for piece in inline.pieces() {
            if piece.image {
                self.block(BlockKind::Image, piece.text, piece.links, piece.line);
                continue;
            }
            let mut text = piece.text;
            let mut lone_alert = None;
            if let Some((marker, length)) = alert::marker(&text) {
                text.drain(..length);
                lone_alert = self.mark_quote(marker);
            }
            if !text.is_empty() {
                let kind = lone_alert.map_or_else(|| self.kind(), BlockKind::Alert);
                self.block(kind, text, piece.links, piece.line);
            }
        }
    }

    /// Adds a code block.
    pub fn code(&mut self, text: &str, line: u32) {
        self.paragraph();
        let text = text.trim_matches(['\n', '\r']).replace(['\r', '\0'], "");
        if text.trim().is_empty() {
            return;
        }
        let cell = self.containers.iter_mut().rev().find(|container| container.is(Tag::Cell));
        if let Some(Container::Cell { text: cell, .. }) = cell {
            append_line(cell, &text);
            return;
        }
        self.block(BlockKind::Code, text, Vec::new(), line);
    }

    /// All sections; their occurrences are still to be counted.
    pub fn finish(mut self) -> Vec<Section> {
        if self.heading.is_some() {
            self.close_heading();
        }
        self.paragraph();
        self.truncate(0);
        self.sections
    }

    /// Makes the quote read now an alert. A marker that lost its `>` makes one of its paragraph alone: its kind.
    fn mark_quote(&mut self, marker: Marker) -> Option<AlertKind> {
        let Marker::Alert(kind) = marker else { return None };
        match self.containers.iter_mut().rev().find(|container| container.is(Tag::Quote)) {
            Some(Container::Quote { alert }) => {
                *alert = Some(kind);
                None
            }
            _ => Some(kind),
        }
    }

    fn kind(&mut self) -> BlockKind {
        let lists = self.containers.iter().filter(|container| container.is(Tag::List)).count();
        for container in self.containers.iter_mut().rev() {
            match container {
                Container::Item { number, used: used @ false } => {
                    *used = true;
                    let depth = u8::try_from(lists.saturating_sub(1)).unwrap_or(u8::MAX);
                    return BlockKind::Item { depth, number: *number };
                }
                Container::Quote { alert: Some(alert) } => return BlockKind::Alert(*alert),
                Container::Quote { alert: None } => return BlockKind::Quote,
                _ => {}
            }
        }
        BlockKind::Paragraph
    }

    fn push(&mut self, mut container: Container) {
        if let Container::Row(row) = &mut container {
            row.line = self.line;
        }
        self.containers.push(container);
    }

    /// The lowest position HTML may close down to: above what Markdown opened last.
    fn floor(&self) -> usize {
        self.fences.last().map_or(0, |fence| fence + 1)
    }

    fn stands_in(&self, tag: Tag) -> bool {
        let inner = self.containers[self.floor().min(self.containers.len())..].iter().rev();
        let mut inner = inner.take_while(|container| tag == Tag::Table || !container.is(Tag::Table));
        inner.any(|container| container.is(tag))
    }

    fn truncate(&mut self, kept: usize) {
        while self.containers.len() > kept {
            match self.containers.pop() {
                Some(Container::Cell { heading, text, links }) => self.finish_cell(heading, text, links),
                Some(Container::Row(row)) => self.finish_row(row),
                _ => {}
            }
        }
    }

    fn finish_cell(&mut self, heading: bool, text: String, links: Vec<Link>) {
        if let Some(Container::Row(row)) = self.containers.last_mut() {
            row.all_headings &= heading;
            row.cells.push(text.replace(SOFT_BREAK, " "));
            row.links.extend(links);
        }
    }

    fn finish_row(&mut self, row: Row) {
        if row.cells.iter().all(String::is_empty) {
            return;
        }
        let text = row.cells.iter().map(|cell| cell.as_str()).collect::<Vec<_>>().join(" | ");
        let outer = self.containers.iter_mut().rev().find(|container| container.is(Tag::Cell));
        if let Some(Container::Cell { text: outer, links, .. }) = outer {
            append_line(outer, &text);
            links.extend(row.links);
            return;
        }
        let kind = BlockKind::Row { header: row.head || row.all_headings, cells: row.cells };
        self.block(kind, text, row.links, row.line);
    }

    fn block(&mut self, kind: BlockKind, text: String, links: Vec<Link>, line: u32) {
        if self.sections.is_empty() {
            self.begin(0, String::new(), SectionAnchor::new(""), Vec::new(), line);
        }
        if let Some(section) = self.sections.last_mut() {
            section.blocks.push(Block { kind, text, locale: None, links, line });
        }
    }

    fn begin(
        &mut self,
        level: u8,
        heading: String,
        anchor: SectionAnchor,
        heading_path: Vec<String>,
        line: u32,
    ) {
        let blocks = Vec::new();
        self.sections.push(Section { anchor, occurrence: 0, level, heading, heading_path, blocks, line });
    }
}

impl Container {
    pub fn row(head: bool) -> Container {
        Container::Row(Row { head, all_headings: true, ..Row::default() })
    }

    pub fn cell(heading: bool) -> Container {
        Container::Cell { heading, text: String::new(), links: Vec::new() }
    }

    fn is(&self, tag: Tag) -> bool {
        tag == match self {
            Container::List { .. } => Tag::List,
            Container::Item { .. } => Tag::Item,
            Container::Quote { .. } => Tag::Quote,
            Container::Table { .. } => Tag::Table,
            Container::Row(_) => Tag::Row,
            Container::Cell { .. } => Tag::Cell,
        }
    }
}

fn append_line(text: &mut String, line: &str) {
    if !text.is_empty() && !line.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}
