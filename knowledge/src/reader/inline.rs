//! Running text under construction: white space collapsed, links and images remembered by position.

use std::ops::Range;

use crate::Link;

/// Stands for a line end of the source inside a paragraph until the document's blocks have been looked at, which need
/// to know source lines; then it becomes a space. Never part of text from a source: white space there is collapsed.
pub(super) const SOFT_BREAK: char = '\r';

/// One paragraph's or cell's text so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Inline {
    text: String,
    links: Vec<(Range<usize>, String)>,
    images: Vec<Range<usize>>,
    open_links: Vec<(usize, String)>,
    line: u32,
}

/// A piece of finished text.
pub(super) struct Piece {
    pub text: String,
    pub links: Vec<Link>,
    pub line: u32,
    /// Whether it is an image's alternative text, alone on its line.
    pub image: bool,
}

impl Inline {
    /// Adds text of the given line, collapsing white space.
    pub fn text(&mut self, text: &str, line: u32) {
        if self.text.is_empty() {
            self.line = line;
        }
        for char in text.chars() {
            if char.is_whitespace() || char.is_control() {
                self.space(if char == '\u{a0}' { char } else { ' ' });
            } else if !matches!(char, '\u{feff}' | '\u{200b}') {
                self.text.push(char);
            }
        }
    }

    /// A run of white space is one space, and a no-break space only where it stands alone.
    fn space(&mut self, space: char) {
        match self.text.chars().next_back() {
            None | Some(' ' | '\n' | SOFT_BREAK) => {}
            Some('\u{a0}') => {
                self.cut(self.text.len() - '\u{a0}'.len_utf8());
                self.text.push(' ');
            }
            Some(_) => self.text.push(space),
        }
    }

    /// Ends a line of the source.
    pub fn soft_break(&mut self) {
        self.line_end(SOFT_BREAK);
    }

    /// Ends a line of the text.
    pub fn hard_break(&mut self) {
        self.line_end('\n');
    }

    fn line_end(&mut self, end: char) {
        self.cut(self.text.trim_end_matches([' ', '\u{a0}', SOFT_BREAK]).len());
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push(end);
        }
    }

    /// Shortens the text; what points behind its end then points at it.
    fn cut(&mut self, length: usize) {
        self.text.truncate(length);
        for (link, _) in self.links.iter_mut().rev().take_while(|(link, _)| link.end > length) {
            *link = link.start.min(length)..length;
        }
        for image in self.images.iter_mut().rev().take_while(|image| image.end > length) {
            *image = image.start.min(length)..length;
        }
        for (start, _) in self.open_links.iter_mut().rev().take_while(|(start, _)| *start > length) {
            *start = length;
        }
    }

    pub fn open_link(&mut self, target: &str) {
        self.open_links.push((self.text.len(), target.to_owned()));
    }

    pub fn close_link(&mut self) {
        if let Some((start, target)) = self.open_links.pop() {
            self.links.push((start..self.text.len(), target));
        }
    }

    /// Where the text stands now, for [`Self::image`].
    pub fn position(&self) -> usize {
        self.text.len()
    }

    /// Marks what was added since `start` as an image's alternative text.
    pub fn image(&mut self, start: usize) {
        self.images.push(start.min(self.text.len())..self.text.len());
    }

    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The text as one piece, images within it.
    pub fn whole(mut self) -> Piece {
        self.close_links();
        let line = self.line;
        self.piece(0..self.text.len(), line, false)
    }

    /// The text, with images that stand alone on their line as pieces of their own.
    pub fn pieces(mut self) -> Vec<Piece> {
        self.close_links();
        let mut pieces = Vec::new();
        let mut start = 0;
        let mut line = self.line;
        for image in &self.images {
            let (before, after) = (self.before(image), self.after(image));
            if image.is_empty() || before < start || !ends_line(&self.text[..before]) {
                continue;
            }
            if !after.is_empty() && !after.starts_with(['\n', SOFT_BREAK]) {
                continue;
            }
            let end = self.text.len() - after.len();
            pieces.push(self.piece(start..before, line, false));
            line += breaks(&self.text[start..before]);
            pieces.push(self.piece(image.clone(), line, true));
            line += breaks(&self.text[before..end]);
            start = end;
        }
        pieces.push(self.piece(start..self.text.len(), line, false));
        pieces.retain(|piece| !piece.text.is_empty());
        pieces
    }

    /// Closes what is still open, and puts the links in order of their start.
    fn close_links(&mut self) {
        while !self.open_links.is_empty() {
            self.close_link();
        }
        self.links.sort_by_key(|(link, _)| link.start);
    }

    /// Where the text before an image ends.
    fn before(&self, image: &Range<usize>) -> usize {
        self.text[..image.start].trim_end_matches([' ', '\u{a0}']).len()
    }

    fn after(&self, image: &Range<usize>) -> &str {
        self.text[image.end..].trim_start_matches([' ', '\u{a0}'])
    }

    fn piece(&self, range: Range<usize>, line: u32, image: bool) -> Piece {
        let first = self.links.partition_point(|(link, _)| link.start < range.start);
        let links = self.links[first..].iter().take_while(|(link, _)| link.start < range.end);
        let links = links.map(|(link, target)| Link {
            text: self.text[link.start..link.end.min(range.end)].trim().replace(SOFT_BREAK, " "),
            target: target.clone(),
            document: None,
            url: None,
        });
        let links = links.filter(|link| !link.text.is_empty()).collect();
        let text = &self.text[range];
        // A piece begins after the line ends it starts with.
        let line = line + breaks(&text[..text.len() - text.trim_start().len()]);
        Piece { links, text: text.trim().to_owned(), line, image }
    }
}

fn breaks(text: &str) -> u32 {
    u32::try_from(text.matches(SOFT_BREAK).count()).unwrap_or(0)
}

fn ends_line(text: &str) -> bool {
    text.is_empty() || text.ends_with(['\n', SOFT_BREAK])
}
