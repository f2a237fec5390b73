//! The terminal: an answer's Markdown as plain text, with bold and dim where colour is wanted.

/// An answer's Markdown for the terminal.
pub fn render(markdown: &str, colour: bool) -> String {
    let mut text = String::with_capacity(markdown.len());
    for line in markdown.lines() {
        let dim = colour && (line.starts_with('>') || line.starts_with('<'));
        let line = line.strip_prefix('<').and_then(|line| line.strip_suffix('>')).unwrap_or(line);
        if dim {
            text.push_str("\u{1b}[2m");
        }
        for (at, piece) in line.split("**").enumerate() {
            let bold = colour && at % 2 == 1;
            text.push_str(if bold { "\u{1b}[1m" } else { "" });
            // What comes from documents may hold control characters; a terminal must not obey them.
            text.extend(piece.chars().filter(|c| !c.is_control() || *c == '\t'));
            text.push_str(if bold { "\u{1b}[0m" } else { "" });
        }
        if dim {
            text.push_str("\u{1b}[0m");
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_plain_text_or_colour() {
        for (markdown, plain, coloured) in [
            ("**Yes.** So", "Yes. So\n", "\u{1b}[1mYes.\u{1b}[0m So\n"),
            ("> a\u{1b}[31mred", "> a[31mred\n", "\u{1b}[2m> a[31mred\u{1b}[0m\n"),
            ("<https://example.org>", "https://example.org\n", "\u{1b}[2mhttps://example.org\u{1b}[0m\n"),
        ] {
            assert_eq!(render(markdown, false), plain);
            assert_eq!(render(markdown, true), coloured);
        }
    }
}
