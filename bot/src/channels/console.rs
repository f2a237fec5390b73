//! The terminal: an answer's Markdown as plain text, wrapped and with bold and dim where it is a terminal.

/// How text is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Bold and dim by ANSI escapes.
    pub colour: bool,
    /// Wrap lines at this many columns.
    pub width: Option<usize>,
}

/// An answer's Markdown for the terminal.
pub fn render(markdown: &str, look: Look) -> String {
    let mut text = String::with_capacity(markdown.len());
    for line in markdown.lines() {
        let line = plain(line);
        let address = line.strip_prefix('<').and_then(|line| line.strip_suffix('>'));
        let dim = look.colour && (address.is_some() || line.starts_with('>'));
        let mut bold = false;
        for part in wrapped(address.unwrap_or(&line), address.is_some(), look.width) {
            if dim {
                text.push_str("\u{1b}[2m");
            }
            if bold {
                text.push_str("\u{1b}[1m");
            }
            for (at, piece) in part.split("**").enumerate() {
                if at > 0 {
                    bold = !bold;
                    if look.colour {
                        text.push_str(if bold { "\u{1b}[1m" } else { "\u{1b}[0m" });
                    }
                }
                text.push_str(piece);
            }
            if dim || (bold && look.colour) {
                text.push_str("\u{1b}[0m");
            }
            text.push('\n');
        }
    }
    text
}

/// A text without the control characters that documents may hold and a terminal would obey.
pub fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\t' | '\n')).collect()
}

/// A line in as many as it takes, those after the first under the text of a quote or list item; an address stays whole.
fn wrapped(line: &str, address: bool, width: Option<usize>) -> Vec<String> {
    let Some(width) = width.filter(|_| !address) else { return vec![line.to_owned()] };
    let marker =
        line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit() || " >-.".contains(c)).len();
    let indent: String = line[..marker].chars().map(|c| if c == '>' { '>' } else { ' ' }).collect();
    let options = textwrap::Options::new(width).subsequent_indent(&indent).break_words(false);
    textwrap::wrap(line, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_plain_text_or_colour() {
        let coloured = Look { colour: true, width: None };
        for (markdown, plain, colour) in [
            ("**Yes.** So", "Yes. So\n", "\u{1b}[1mYes.\u{1b}[0m So\n"),
            ("> a\u{1b}[31mred", "> a[31mred\n", "\u{1b}[2m> a[31mred\u{1b}[0m\n"),
            ("<https://example.org>", "https://example.org\n", "\u{1b}[2mhttps://example.org\u{1b}[0m\n"),
            ("a\n\nb", "a\n\nb\n", "a\n\nb\n"),
        ] {
            assert_eq!(render(markdown, Look::default()), plain);
            assert_eq!(render(markdown, coloured), colour);
        }
    }

    #[test]
    fn long_lines_are_wrapped_between_words() {
        let narrow = Look { colour: false, width: Some(12) };
        for (markdown, wrapped) in [
            ("one two three four", "one two\nthree four\n"),
            ("> one two three", "> one two\n> three\n"),
            ("1. one two three", "1. one two\n   three\n"),
            ("<https://example.org/long>", "https://example.org/long\n"),
            ("期間の終わりを待つか解約する", "期間の終わり\nを待つか解約\nする\n"),
        ] {
            assert_eq!(render(markdown, narrow), wrapped);
        }
    }
}
