//! Learn's extensions of Markdown, rewritten as the Markdown they mean. Lines stay where they are.

use std::borrow::Cow;

/// The body with triple-colon constructs and includes as plain Markdown; text in code fences stays as it is.
pub(super) fn to_markdown(body: &str) -> Cow<'_, str> {
    let heading_without_space = |line: &str| {
        let text = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - text.len())) && text.starts_with("<a name=")
    };
    let interesting = body.contains(":::")
        || body.contains("[!INCLUDE")
        || body.contains("[!include")
        || body.contains("[!Include")
        || body.contains("#<a name=");
    if !interesting {
        return Cow::Borrowed(body);
    }
    let mut markdown = String::with_capacity(body.len());
    let mut fence: Option<&str> = None;
    for line in body.split_inclusive('\n') {
        let bare = line.trim_start_matches([' ', '\t', '>']);
        match fence {
            Some(open) => {
                markdown.push_str(line);
                if bare.starts_with(open) && bare.trim_end().bytes().all(|byte| open.as_bytes()[0] == byte) {
                    fence = None;
                }
                continue;
            }
            None if bare.starts_with("```") || bare.starts_with("~~~") => {
                let run = bare.len() - bare.trim_start_matches(&bare[..1]).len();
                fence = Some(&bare[..run]);
                markdown.push_str(line);
                continue;
            }
            None => {}
        }
        if heading_without_space(line) {
            let hashes = line.len() - line.trim_start_matches('#').len();
            markdown.push_str(&line[..hashes]);
            markdown.push(' ');
            rewrite(&line[hashes..], &mut markdown);
        } else {
            rewrite(line, &mut markdown);
        }
    }
    Cow::Owned(markdown)
}

/// Rewrites the constructs of one line.
fn rewrite(line: &str, markdown: &mut String) {
    let mut rest = line;
    while let Some(at) = rest.find([':', '[']) {
        markdown.push_str(&rest[..at]);
        rest = &rest[at..];
        let read =
            if rest.starts_with(":::") { triple_colon(rest, markdown) } else { included(rest, markdown) };
        // What is not understood stays as text.
        let read = read.unwrap_or_else(|| {
            let kept = if rest.starts_with(":::") { 3 } else { 1 };
            markdown.push_str(&rest[..kept]);
            kept
        });
        rest = &rest[read..];
    }
    markdown.push_str(rest);
}

/// Reads one triple-colon construct at the start of `text`; gives its length.
fn triple_colon(text: &str, markdown: &mut String) -> Option<usize> {
    let inner = &text[3..];
    let (content, length) = match inner.find(":::") {
        Some(end) => (&inner[..end], end + 6),
        // The closing colons may be missing at the end of a line, as in `::: zone-end`.
        None => (inner.trim_end(), 3 + inner.trim_end().len()),
    };
    let name_end = content.trim_start().find(|char: char| !char.is_ascii_alphabetic() && char != '-');
    let name = content.trim_start();
    let name = &name[..name_end.unwrap_or(name.len())];
    match name.to_ascii_lowercase().as_str() {
        "image" => {
            let alt = attribute(content, "alt-text").unwrap_or_default();
            let source = attribute(content, "source").unwrap_or_default();
            markdown.push_str("![");
            for char in alt.chars() {
                if char.is_ascii_punctuation() && !matches!(char, '&' | '#' | ';') {
                    markdown.push('\\');
                }
                markdown.push(char);
            }
            markdown.push_str("](<");
            markdown.extend(source.chars().filter(|char| !matches!(char, '<' | '>' | '\n' | '\\')));
            markdown.push_str(">)");
        }
        "no-loc" => markdown.push_str(attribute(content, "text")?),
        "image-end" | "zone" | "zone-end" | "moniker" | "moniker-end" | "row" | "row-end" | "column"
        | "column-end" | "video" | "code" | "form" => {}
        _ => return None,
    }
    Some(length)
}

/// The value of `name="value"`.
fn attribute<'a>(content: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = content;
    loop {
        let at = rest.find(name)?;
        let before = rest[..at].chars().next_back();
        rest = &rest[at + name.len()..];
        let value = rest.trim_start().strip_prefix('=').map(str::trim_start);
        let Some(value) = value.filter(|_| before.is_none_or(char::is_whitespace)) else { continue };
        let Some(quoted) = value.strip_prefix('"') else { continue };
        return Some(&quoted[..quoted.find('"').unwrap_or(quoted.len())]);
    }
}

/// Reads `[!INCLUDE [name](path)]` at the start of `text` as a link; gives its length.
fn included(text: &str, markdown: &mut String) -> Option<usize> {
    const START: &str = "[!include";
    let inner = text
        .get(..START.len())
        .filter(|start| start.eq_ignore_ascii_case(START))
        .map(|_| &text[START.len()..]);
    let link = inner?.trim_start().strip_prefix('[')?;
    // Neither part holds a bracket of its own, so no search runs on to the end of a long line.
    let middle = link.find(['[', ']'])?;
    let target = link[middle..].strip_prefix("](")?;
    let end = target.find(['(', ')']).filter(|end| target[*end..].starts_with(')'))?;
    markdown.push('[');
    markdown.push_str(&link[..middle]);
    markdown.push_str("](");
    markdown.push_str(&target[..=end]);
    let after = &target[end + 1..];
    let after = after.trim_start_matches(' ').strip_prefix(']').unwrap_or(after);
    Some(text.len() - after.len())
}
