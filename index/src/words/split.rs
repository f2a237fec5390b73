//! Splitting text into pieces: words, numbers, and runs of scripts that put no spaces between words.

use unicode_segmentation::{UWordBoundIndices, UnicodeSegmentation};

/// An unbroken stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece<'t> {
    pub text: &'t str,
    pub start: usize,
    pub shape: Shape,
    /// Whether it starts with a capital that no sentence's start explains.
    pub capitalised: bool,
}

impl Piece<'_> {
    /// Whether only one space or hyphen stands between the other piece and this.
    pub fn follows(&self, other: &Piece<'_>) -> bool {
        self.start == other.start + other.text.len() + 1
    }
}

/// What a piece looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A word, lower case or capitalised.
    Plain,
    /// A word in Latin letters; in a language of another script a foreign one.
    Foreign,
    /// Two to five capitals, perhaps with digits.
    Acronym,
    /// Capitals inside: `datasetName`, `PowerBI`.
    Mixed,
    /// Starts with a digit.
    Number,
    /// A run of a script without spaces.
    Unspaced,
}

impl Shape {
    /// Whether it is a single word made of letters.
    pub fn is_word(self) -> bool {
        matches!(self, Shape::Plain | Shape::Foreign | Shape::Acronym | Shape::Mixed)
    }
}

/// Iterates over the pieces of a text, following Unicode's word boundaries (UAX 29).
pub(super) struct Splitter<'t> {
    text: &'t str,
    bounds: UWordBoundIndices<'t>,
    /// A stretch that UAX 29 keeps together and that is split further at dots and underscores.
    rest: Option<(usize, &'t str)>,
    /// A stretch met while a run of an unspaced script was collected.
    next: Option<(usize, &'t str)>,
}

impl<'t> Splitter<'t> {
    pub fn new(text: &'t str) -> Self {
        Splitter { text, bounds: text.split_word_bound_indices(), rest: None, next: None }
    }

    fn unspaced_run(&mut self, start: usize, first: &'t str) -> Piece<'t> {
        let mut end = start + first.len();
        for (at, word) in self.bounds.by_ref() {
            if at == end && word.chars().next().is_some_and(is_unspaced) {
                end = at + word.len();
            } else {
                self.next = Some((at, word));
                break;
            }
        }
        Piece { text: &self.text[start..end], start, shape: Shape::Unspaced, capitalised: false }
    }

    fn word(&mut self, start: usize, word: &'t str) -> Option<Piece<'t>> {
        let number = word.starts_with(|c: char| c.is_numeric());
        let inner: &[char] = &['.', '_', ':', '·', '・'];
        let (part, rest) = match word.split_once(inner) {
            Some((part, rest)) if !number || rest.starts_with(char::is_alphabetic) => (part, Some(rest)),
            _ => (word, None),
        };
        self.rest = rest.map(|rest| (start + word.len() - rest.len(), rest));
        let shape = shape(part)?;
        let capitalised = part.starts_with(char::is_uppercase) && is_inside_sentence(&self.text[..start]);
        Some(Piece { text: part, start, shape, capitalised })
    }
}

impl<'t> Iterator for Splitter<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        loop {
            let (start, word) =
                self.rest.take().or_else(|| self.next.take()).or_else(|| self.bounds.next())?;
            let Some(first) = word.chars().find(|c| *c != '_') else { continue };
            if is_unspaced(first) {
                return Some(self.unspaced_run(start, word));
            }
            if let Some(piece) = self.word(start, word) {
                return Some(piece);
            }
        }
    }
}

/// Whether what stands before a word leaves a sentence open.
fn is_inside_sentence(before: &str) -> bool {
    before
        .trim_end_matches([' ', '"', '\'', '(', '«', '“', '„', '‘', '¿', '¡', '-', '–', '*'])
        .ends_with(|last: char| last.is_alphanumeric() || matches!(last, ',' | ';' | ')' | '/' | '&'))
}

/// The shape of a word; none for spaces and punctuation.
fn shape(word: &str) -> Option<Shape> {
    let first = word.chars().next()?;
    if first.is_numeric() {
        return Some(Shape::Number);
    }
    if !word.chars().any(char::is_alphanumeric) {
        return None;
    }
    let (mut upper, mut lower, mut inside, mut digits) = (0, 0, false, false);
    for (i, c) in word.chars().enumerate() {
        if c.is_uppercase() {
            upper += 1;
            inside |= i > 0 && lower > 0;
        } else if c.is_lowercase() {
            lower += 1;
            inside |= upper > 1;
        }
        digits |= c.is_numeric();
    }
    let plural = lower == 1 && upper >= 2 && word.ends_with('s');
    Some(match () {
        () if lower == 0 && (2..=5).contains(&upper) => Shape::Acronym,
        () if (inside && upper > 0 && !plural) || (digits && upper > 0) => Shape::Mixed,
        () if first.is_ascii_alphabetic() => Shape::Foreign,
        () => Shape::Plain,
    })
}

/// The parts of an identifier in mixed case: `datasetName` is `dataset` and `Name`, `PowerBIUsage` three.
pub(super) fn identifier_parts(word: &str) -> Vec<&str> {
    let characters: Vec<(usize, char)> = word.char_indices().collect();
    let mut parts = Vec::new();
    let mut start = 0;
    for window in 1..characters.len() {
        let (at, here) = characters[window];
        let before = characters[window - 1].1;
        let after = characters.get(window + 1).map(|(_, c)| *c);
        let starts = here.is_uppercase() && (before.is_lowercase() || after.is_some_and(char::is_lowercase))
            || here.is_numeric() != before.is_numeric();
        if starts {
            parts.push(&word[start..at]);
            start = at;
        }
    }
    parts.push(&word[start..]);
    parts.retain(|part| part.len() > 1);
    if parts.len() < 2 { Vec::new() } else { parts }
}

/// Every two neighbouring characters of a run, or its only one.
pub(super) fn pairs(run: &str, mut each: impl FnMut(usize, &str)) {
    let starts: Vec<usize> = run.grapheme_indices(true).map(|(start, _)| start).collect();
    if starts.len() < 2 {
        each(0, run);
        return;
    }
    for (i, &start) in starts[..starts.len() - 1].iter().enumerate() {
        let end = starts.get(i + 2).copied().unwrap_or(run.len());
        each(start, &run[start..end]);
    }
}

/// Whether a character belongs to a script in which words are not separated by spaces, or to Hangul, whose particles
/// are not separated from words.
fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'   // Thai, Lao, Myanmar, Khmer
        | '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}'                          // Hangul
        | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(text: &str) -> Vec<(&str, Shape)> {
        Splitter::new(text).map(|piece| (piece.text, piece.shape)).collect()
    }

    #[test]
    fn text_splits_at_spaces_dots_and_script_changes() {
        use Shape::{Acronym, Foreign, Mixed, Number, Plain, Unspaced};
        for (text, pieces) in [
            ("Buy Azure 365.", vec![("Buy", Foreign), ("Azure", Foreign), ("365", Number)]),
            ("EA の契約", vec![("EA", Acronym), ("の契約", Unspaced)]),
            ("MPNプログラム名", vec![("MPN", Acronym), ("プログラム名", Unspaced)]),
            ("docs.example.com", vec![("docs", Foreign), ("example", Foreign), ("com", Foreign)]),
            ("SKUs via PowerBI", vec![("SKUs", Foreign), ("via", Foreign), ("PowerBI", Mixed)]),
            ("цена 1,5", vec![("цена", Plain), ("1,5", Number)]),
            ("구독을 취소", vec![("구독을", Unspaced), ("취소", Unspaced)]),
            ("snake_case_name", vec![("snake", Foreign), ("case", Foreign), ("name", Foreign)]),
        ] {
            assert_eq!(shapes(text), pieces, "{text}");
        }
    }

    #[test]
    fn identifiers_are_taken_apart() {
        for (word, parts) in [
            ("datasetName", vec!["dataset", "Name"]),
            ("PowerBIUsage", vec!["Power", "BI", "Usage"]),
            ("plain", vec![]),
        ] {
            assert_eq!(identifier_parts(word), parts, "{word}");
        }
    }

    #[test]
    fn runs_without_spaces_become_overlapping_pairs() {
        let collect = |run| {
            let mut all = Vec::new();
            pairs(run, |start, pair| all.push((start, pair.to_owned())));
            all
        };
        assert_eq!(collect("顧客名"), [(0, "顧客".to_owned()), (3, "客名".to_owned())]);
        assert_eq!(collect("名"), [(0, "名".to_owned())]);
    }
}
