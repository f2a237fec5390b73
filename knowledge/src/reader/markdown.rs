//! Markdown in Learn's dialect, as sections and blocks.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

use super::{
    dialect, html,
    outline::{Container, Outline},
};
use crate::Section;

/// Reads a document's body, whose first line is line `first_line` of its file.
pub(super) fn sections(body: &str, first_line: u32) -> Vec<Section> {
    let body = dialect::to_markdown(body);
    let mut reader = Reader { outline: Outline::default(), html: None, code: None, images: Vec::new() };
    let lines = Lines::new(&body, first_line);
    for (event, range) in TextMergeWithOffset::new(Parser::new_ext(&body, options()).into_offset_iter()) {
        reader.outline.line = lines.line(range.start);
        reader.event(event);
    }
    reader.outline.finish()
}

/// Reads Markdown's inline constructs in a text that stands in HTML: Learn's converted tables have links so.
pub(super) fn inline(text: &str, outline: &mut Outline) {
    let mut reader = Reader { outline: std::mem::take(outline), html: None, code: None, images: Vec::new() };
    for event in Parser::new_ext(text.trim(), Options::empty()) {
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. })
            | Event::End(TagEnd::Link | TagEnd::Image)
            | Event::Text(_)
            | Event::Code(_)
            | Event::SoftBreak
            | Event::HardBreak => reader.event(event),
            _ => {}
        }
    }
    *outline = reader.outline;
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS
}

struct Reader {
    outline: Outline,
    /// An HTML block's text so far, with its first line.
    html: Option<(String, u32)>,
    /// A code block's text so far, with its first line.
    code: Option<(String, u32)>,
    /// Where the text of each open image starts.
    images: Vec<usize>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        let outline = &mut self.outline;
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match (&mut self.code, &mut self.html) {
                (Some((code, _)), _) => code.push_str(&text),
                (None, Some((html, _))) => html.push_str(&text),
                // Emphasis that machine translation broke leaves its marks behind.
                (None, None) => outline.inline.text(&text.replace("**", ""), outline.line),
            },
            Event::Code(code) => outline.inline.text(&code, outline.line),
            Event::InlineMath(text) | Event::DisplayMath(text) => outline.inline.text(&text, outline.line),
            Event::Html(text) => match &mut self.html {
                Some((html, _)) => html.push_str(&text),
                None => html::read(&text, outline.line, outline),
            },
            Event::InlineHtml(text) => html::read(&text, outline.line, outline),
            Event::SoftBreak => outline.inline.soft_break(),
            Event::HardBreak => outline.inline.hard_break(),
            Event::Rule => outline.paragraph(),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let outline = &mut self.outline;
        match tag {
            Tag::Paragraph => outline.paragraph(),
            Tag::Heading { level, .. } => outline.open_heading(number(level)),
            Tag::BlockQuote(_) => outline.enter(Container::Quote { alert: None }),
            Tag::CodeBlock(kind) => {
                let fenced = matches!(kind, CodeBlockKind::Fenced(_));
                self.code = Some((String::new(), outline.line + u32::from(fenced)));
            }
            Tag::HtmlBlock => self.html = Some((String::new(), outline.line)),
            Tag::List(next) => outline.enter(Container::List { next }),
            Tag::Item => {
                let number = outline.next_number();
                outline.enter(Container::Item { number, used: false });
            }
            Tag::Table(_) => outline.enter(Container::Table { head: false }),
            Tag::TableHead => outline.enter(Container::row(true)),
            Tag::TableRow => outline.enter(Container::row(false)),
            Tag::TableCell => outline.enter(Container::cell(false)),
            Tag::Link { dest_url, .. } => outline.inline.open_link(&dest_url),
            Tag::Image { .. } => self.images.push(outline.inline.position()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let outline = &mut self.outline;
        match tag {
            TagEnd::Paragraph => outline.paragraph(),
            TagEnd::Heading(_) => outline.close_heading(),
            TagEnd::CodeBlock => {
                if let Some((code, line)) = self.code.take() {
                    outline.code(&code, line);
                }
            }
            TagEnd::HtmlBlock => {
                if let Some((html, line)) = self.html.take() {
                    html::read(&html, line, outline);
                    outline.paragraph();
                }
            }
            TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::TableCell => outline.leave(),
            TagEnd::Link => outline.inline.close_link(),
            TagEnd::Image => {
                if let Some(start) = self.images.pop() {
                    outline.inline.image(start);
                }
            }
            _ => {}
        }
    }
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Finds the line of a position.
struct Lines {
    ends: Vec<usize>,
    first: u32,
}

impl Lines {
    fn new(text: &str, first: u32) -> Lines {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect();
        Lines { ends, first }
    }

    fn line(&self, position: usize) -> u32 {
        let before = self.ends.partition_point(|end| *end < position);
        self.first + u32::try_from(before).unwrap_or(u32::MAX - self.first)
    }
}
