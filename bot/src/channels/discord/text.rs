//! Text for Discord: what people type becomes a question, what documents say becomes harmless Markdown, and both keep to
//! Discord's limits by whole words.

/// A length as Discord counts it: never less than its own count, which is of UTF-16 units or of characters.
pub fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Plain text as Markdown that shows just that: no emphasis, heading, link, mention or emoji comes of it.
pub fn escaped(text: &str) -> String {
    let text = harmless(text);
    let mut out = String::with_capacity(text.len());
    let mut begins = true;
    for (at, c) in text.char_indices() {
        let special = match c {
            '\\' | '*' | '_' | '~' | '`' | '|' | '[' | ']' | '<' | '>' | '@' => true,
            '#' | '-' | '+' => begins,
            // An address would become a link.
            ':' => text[at..].starts_with("://"),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        begins = c == '\n' || begins && c.is_whitespace();
    }
    out
}

/// A text without characters that do not show but change how the rest is shown: controls, marks of writing direction,
/// joiners without width.
fn harmless(text: &str) -> String {
    let hidden = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{200e}' | '\u{200f}' | '\u{061c}')
            || ('\u{202a}'..='\u{202e}').contains(&c)
            || ('\u{2066}'..='\u{2069}').contains(&c)
    };
    text.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|&c| !hidden(c)).collect()
}

/// A message's text as a question: without mentions of people, roles and channels, emojis and time stamps.
pub fn question(content: &str) -> String {
    let mut out = String::with_capacity(content.len());
    let mut rest = content;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let tail = &rest[at..];
        match tail.find('>').filter(|&end| is_reference(&tail[1..end])) {
            Some(end) => {
                out.push(' ');
                rest = &tail[end + 1..];
            }
            None => {
                out.push('<');
                rest = &tail[1..];
            }
        }
    }
    out.push_str(rest);
    harmless(&out).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether what stands between angle brackets is one of Discord's references: `@1`, `@!1`, `@&1`, `#1`, `:name:1`,
/// `a:name:1`, `t:1`, `/name:1`, `id:customize`.
fn is_reference(inner: &str) -> bool {
    let ends_in_number = |text: &str| {
        text.rsplit(':')
            .next()
            .is_some_and(|id| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()))
    };
    match inner.strip_prefix(['@', '#']) {
        Some(id) => ends_in_number(id.trim_start_matches(['!', '&'])),
        None if inner.starts_with("t:") => true,
        None if inner.starts_with("id:") => true,
        None => inner.starts_with([':', 'a', '/']) && inner.contains(':') && ends_in_number(inner),
    }
}

/// A text of at most `limit` characters: cut, where it must be, after a whole word and marked with an ellipsis.
pub fn cut(text: &str, limit: usize) -> String {
    if length(text) <= limit {
        return text.to_owned();
    }
    let mut room = limit.saturating_sub(1);
    let fits = text.char_indices().find(|(_, c)| match room.checked_sub(c.len_utf16()) {
        Some(left) => {
            room = left;
            false
        }
        None => true,
    });
    let head = &text[..fits.map_or(text.len(), |(at, _)| at)];
    let is_broken = text[head.len()..].starts_with(|c: char| c.is_alphanumeric());
    // A language without spaces may be cut anywhere; elsewhere the last word goes, unless it is all there is.
    let whole =
        if is_broken { head.rfind(char::is_whitespace).filter(|&at| at > head.len() / 2) } else { None };
    let head = whole.map_or(head, |at| &head[..at]);
    format!("{}…", head.trim_end().trim_end_matches('\\'))
}

/// A link with plain text; only the text where the address is none that a browser should open.
pub fn link(text: &str, url: Option<&str>) -> String {
    match url.filter(|url| is_address(url)) {
        Some(url) => format!("[{}](<{url}>)", escaped(text)),
        None => escaped(text),
    }
}

/// Whether an address is one that a browser should open, and can stand in a link.
pub fn is_address(url: &str) -> bool {
    (url.starts_with("https://") || url.starts_with("http://"))
        && !url.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\\".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_documents_and_people_write_stays_text() {
        for (text, shown) in [
            ("plain, with. punctuation!", "plain, with. punctuation!"),
            (
                "**bold** _it_ `code` ~~x~~ ||y||",
                "\\*\\*bold\\*\\* \\_it\\_ \\`code\\` \\~\\~x\\~\\~ \\|\\|y\\|\\|",
            ),
            ("# head\n- item", "\\# head\n\\- item"),
            ("a - b # c", "a - b # c"),
            ("@everyone <@1>", "\\@everyone \\<\\@1\\>"),
            ("[x](https://evil.example)", "\\[x\\](https\\://evil.example)"),
            ("back\\slash", "back\\\\slash"),
            ("a\u{202e}b\u{200b}c\u{7}", "abc"),
        ] {
            assert_eq!(escaped(text), shown);
        }
    }

    #[test]
    fn a_question_is_what_remains_without_references() {
        for (content, asked) in [
            ("<@1234> can I sell?", "can I sell?"),
            ("<@!1234>  <@&5> see <#77> and <:smile:9><a:x:8>", "see and"),
            ("<t:1700000000:R> hello </ask:55>", "hello"),
            ("is 3 < 4 and 5 > 2?", "is 3 < 4 and 5 > 2?"),
            ("<https://example.org>", "<https://example.org>"),
            ("a <@x> b <unclosed", "a <@x> b <unclosed"),
            ("one\u{200b}\ntwo", "one two"),
        ] {
            assert_eq!(question(content), asked);
        }
    }

    #[test]
    fn a_cut_leaves_whole_words_and_keeps_to_the_limit() {
        for (text, limit, shown) in [
            ("one two three", 13, "one two three"),
            ("one two three", 12, "one two…"),
            ("one two three", 8, "one two…"),
            ("Donaudampfschiff", 8, "Donauda…"),
            ("期間の終わりを待つ", 5, "期間の終…"),
            ("🙂🙂🙂", 4, "🙂…"),
        ] {
            assert_eq!(cut(text, limit), shown);
            assert!(length(&cut(text, limit)) <= limit);
        }
    }

    #[test]
    fn only_web_addresses_become_links() {
        for (url, shown) in [
            (Some("https://example.org/a_(b)"), "[a\\_b](<https://example.org/a_(b)>)"),
            (Some("javascript:alert(1)"), "a\\_b"),
            (Some("https://example.org/a b"), "a\\_b"),
            (None, "a\\_b"),
        ] {
            assert_eq!(link("a_b", url), shown);
        }
    }
}
