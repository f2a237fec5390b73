//! HTML inside Markdown: tokenized as HTML5 says, understood by what its tags mean, never built into a tree, because
//! one element may begin in one HTML block and end in another with Markdown between them.

use std::cell::RefCell;

use html5ever::{
    tendril::StrTendril,
    tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts},
};

use super::{
    markdown,
    outline::{Container, Outline, Tag},
};

/// Reads a piece of HTML that starts in the given line.
pub(super) fn read(html: &str, line: u32, outline: &mut Outline) {
    if read_frequent(html, outline) {
        return;
    }
    let mut reader = Reader { outline, text: String::new(), text_line: line, skipped: None, code: None };
    for (token, offset) in tokens(html) {
        let line = line + u32::try_from(offset.saturating_sub(1)).unwrap_or(0);
        match token {
            // The tokenizer names the line in which a run of text ends.
            Token::CharacterTokens(text) => reader.text(&text, line.saturating_sub(line_ends(&text))),
            Token::TagToken(tag) => reader.tag(&tag, line),
            _ => {}
        }
    }
    reader.end();
}

/// The few pieces that make up nearly all inline HTML of the documents, without a tokenizer.
fn read_frequent(html: &str, outline: &mut Outline) -> bool {
    match html {
        "</a>" if outline.in_heading() => true,
        "<br/>" | "<br>" | "<br />" => {
            outline.inline.hard_break();
            true
        }
        _ => {
            let name = html.strip_prefix("<a name=\"").and_then(|rest| rest.strip_suffix("\">"));
            let Some(name) = name.filter(|name| !name.contains(['"', '&', '<'])) else { return false };
            outline.anchor_name(name);
            true
        }
    }
}

fn tokens(html: &str) -> Vec<(Token, u64)> {
    #[derive(Default)]
    struct Sink(RefCell<Vec<(Token, u64)>>);
    impl TokenSink for Sink {
        type Handle = ();
        fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
            if matches!(token, Token::TagToken(_) | Token::CharacterTokens(_)) {
                self.0.borrow_mut().push((token, line));
            }
            TokenSinkResult::Continue
        }
    }
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(html));
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

struct Reader<'a> {
    outline: &'a mut Outline,
    text: String,
    text_line: u32,
    /// The element whose text is dropped: a script or a style.
    skipped: Option<String>,
    code: Option<(String, u32)>,
}

impl Reader<'_> {
    fn text(&mut self, text: &str, line: u32) {
        if self.skipped.is_some() {
            return;
        }
        if let Some((code, _)) = &mut self.code {
            code.push_str(text);
            return;
        }
        if self.text.trim().is_empty() {
            self.text_line = line + line_ends(&text[..text.len() - text.trim_start().len()]);
        }
        self.text.push_str(text);
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        self.outline.line = self.text_line;
        if text.contains("](") && !self.outline.in_heading() {
            self.outline
                .inline
                .text(if text.starts_with(char::is_whitespace) { " " } else { "" }, self.text_line);
            markdown::inline(&text, self.outline);
            self.outline
                .inline
                .text(if text.ends_with(char::is_whitespace) { " " } else { "" }, self.text_line);
        } else {
            self.outline.inline.text(&text, self.text_line);
        }
    }

    fn tag(&mut self, tag: &html5ever::tokenizer::Tag, line: u32) {
        let name = tag.name.as_ref();
        let start = tag.kind == TagKind::StartTag;
        if let Some(skipped) = &self.skipped {
            if !start && skipped == name {
                self.skipped = None;
            }
            return;
        }
        if self.code.is_some() {
            if !start && name == "pre" {
                self.end_code();
            }
            return;
        }
        self.flush();
        self.outline.line = line;
        let attribute = |wanted: &str| {
            let found = tag.attrs.iter().find(|attribute| *attribute.name.local == *wanted);
            found.map(|attribute| attribute.value.to_string())
        };
        let outline = &mut *self.outline;
        match (name, start) {
            ("script" | "style", true) if !tag.self_closing => self.skipped = Some(name.to_owned()),
            ("pre", true) => {
                outline.paragraph();
                self.code = Some((String::new(), line));
            }
            ("br", _) => outline.inline.hard_break(),
            ("a", true) => {
                if let Some(name) = attribute("name") {
                    outline.anchor_name(&name);
                }
                if let Some(id) = attribute("id") {
                    outline.anchor_id(&id);
                }
                if let Some(target) = attribute("href").filter(|target| !target.trim().is_empty()) {
                    outline.inline.open_link(&target);
                }
            }
            ("a", false) => outline.inline.close_link(),
            ("img", true) => {
                let start = outline.inline.position();
                outline.inline.text(&attribute("alt").unwrap_or_default(), line);
                outline.inline.image(start);
            }
            ("table", true) => outline.open(Tag::Table, Container::Table { head: false }),
            ("table", false) => outline.close(Tag::Table),
            ("thead", _) => outline.table_head(start),
            ("tr", true) => {
                let head = outline.in_table_head();
                outline.open(Tag::Row, Container::row(head));
            }
            ("tr", false) => outline.close(Tag::Row),
            ("td" | "th", true) => outline.open(Tag::Cell, Container::cell(name == "th")),
            ("td" | "th", false) => outline.close(Tag::Cell),
            ("ul" | "ol", true) => {
                let first = attribute("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
                outline.open(Tag::List, Container::List { next: (name == "ol").then_some(first) });
            }
            ("ul" | "ol", false) => outline.close(Tag::List),
            ("li", true) => {
                outline.close(Tag::Item);
                let number = outline.next_number();
                outline.open(Tag::Item, Container::Item { number, used: false });
            }
            ("li", false) => outline.close(Tag::Item),
            ("blockquote", true) => outline.open(Tag::Quote, Container::Quote { alert: None }),
            ("blockquote", false) => outline.close(Tag::Quote),
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", true)
                if !outline.in_heading() && !outline.in_cell() =>
            {
                outline.open_heading(name.as_bytes()[1] - b'0');
                if let Some(id) = attribute("id") {
                    outline.anchor_id(&id);
                }
            }
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) => outline.close_heading(),
            _ if PARAGRAPHS.contains(&name) => outline.paragraph(),
            _ if TRANSPARENT.contains(&name) => {}
            // Placeholders such as `<customer-id>` are text to their writers.
            _ => outline.inline.text(&literal(tag), line),
        }
    }

    fn end_code(&mut self) {
        if let Some((code, line)) = self.code.take() {
            self.outline.code(&code, line);
        }
    }

    fn end(mut self) {
        self.flush();
        self.end_code();
    }
}

fn line_ends(text: &str) -> u32 {
    u32::try_from(text.matches('\n').count()).unwrap_or(0)
}

/// Elements that end the paragraph before them and whose own text is one.
const PARAGRAPHS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "aside",
    "header",
    "footer",
    "main",
    "nav",
    "figure",
    "figcaption",
    "details",
    "summary",
    "center",
    "dl",
    "dt",
    "dd",
    "tbody",
    "tfoot",
    "caption",
    "hr",
    "form",
    "fieldset",
    "address",
    "iframe",
    "video",
    "html",
    "head",
    "body",
    "title",
];

/// Elements that change how text looks, or nothing.
const TRANSPARENT: &[&str] = &[
    "span", "strong", "b", "em", "i", "u", "s", "del", "ins", "sub", "sup", "small", "big", "mark", "font",
    "code", "kbd", "samp", "var", "tt", "abbr", "cite", "q", "bdi", "bdo", "dfn", "label", "input", "button",
    "colgroup", "col", "wbr", "nobr", "source", "track", "time", "meta", "link", "picture", "svg", "path",
    "rp", "rt", "ruby", "strike",
];

fn literal(tag: &html5ever::tokenizer::Tag) -> String {
    match tag.kind {
        TagKind::StartTag => format!("<{}>", tag.name),
        TagKind::EndTag => format!("</{}>", tag.name),
    }
}
