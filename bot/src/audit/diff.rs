//! What changed in a text, word by word.

use similar::{ChangeTag, TextDiff};

use crate::assistant::words::is_unspaced;

/// A stretch of words of an old and a new text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Words of both.
    Same(String),
    /// Words of the old text alone.
    Removed(String),
    /// Words of the new text alone.
    Added(String),
}

/// The words of two texts, as far as they are near a change: of what stayed the same, `context` words before and after
/// each change, and an ellipsis for the rest.
pub fn word_diff(old: &str, new: &str, context: usize) -> Vec<Change> {
    let (old, new) = (pieces(old), pieces(new));
    // White space is shown but not compared: a word that is no longer the last one has not changed.
    let (old_words, new_words) = (trimmed(&old), trimmed(&new));
    let diff = TextDiff::from_slices(&old_words, &new_words);
    let mut runs: Vec<(ChangeTag, Vec<&str>)> = Vec::new();
    for change in diff.iter_all_changes() {
        let kept = change.new_index().map(|at| new[at]);
        let Some(piece) = kept.or_else(|| change.old_index().map(|at| old[at])) else { continue };
        match runs.last_mut().filter(|(tag, _)| *tag == change.tag()) {
            Some((_, words)) => words.push(piece),
            None => runs.push((change.tag(), vec![piece])),
        }
    }
    let last = runs.len().saturating_sub(1);
    let changes = runs.into_iter().enumerate().map(|(at, (tag, words))| match tag {
        ChangeTag::Equal => Change::Same(shortened(&words, context, at > 0, at < last)),
        ChangeTag::Delete => Change::Removed(words.concat()),
        ChangeTag::Insert => Change::Added(words.concat()),
    });
    changes.collect()
}

/// Words, each with the white space after it; of a script without spaces single characters.
fn pieces(text: &str) -> Vec<&str> {
    if text.is_empty() {
        return Vec::new();
    }
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let begins = before.is_some_and(|before| {
            !c.is_whitespace() && (before.is_whitespace() || is_unspaced(c) || is_unspaced(before))
        });
        if begins {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    pieces.push(&text[start..]);
    pieces
}

fn trimmed<'t>(pieces: &[&'t str]) -> Vec<&'t str> {
    pieces.iter().map(|piece| piece.trim_end()).collect()
}

fn shortened(words: &[&str], context: usize, after_change: bool, before_change: bool) -> String {
    let head = if after_change { context } else { 0 };
    let tail = if before_change { context } else { 0 };
    if words.len() <= head + tail + 1 {
        return words.concat();
    }
    let gap = if head > 0 { "… " } else { "…" };
    format!("{}{gap}{}", words[..head].concat(), words[words.len() - tail..].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(old: &str, new: &str) -> String {
        let told = word_diff(old, new, 2).into_iter().map(|change| match change {
            Change::Same(text) => text,
            Change::Removed(text) => format!("[-{text}-]"),
            Change::Added(text) => format!("{{+{text}+}}"),
        });
        told.collect()
    }

    #[test]
    fn changes_are_shown_with_a_few_words_around_them() {
        for (old, new, expected) in [
            ("a b c", "a b c", "…"),
            ("a b c d one two three", "a b c d one TWO three", "…d one [-two -]{+TWO +}three"),
            ("one two a b c d", "ONE two a b c d", "[-one -]{+ONE +}two a … "),
            ("you may not sell", "you may sell", "you may [-not -]sell"),
            ("you may sell.", "you may sell. You may buy.", "you may sell. {+You may buy.+}"),
            ("転売できません", "転売できます", "…きま[-せん-]{+す+}"),
            ("", "new", "{+new+}"),
        ] {
            assert_eq!(told(old, new), expected, "{old:?} {new:?}");
        }
    }
}
