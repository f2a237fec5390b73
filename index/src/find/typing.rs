//! Words typed wrong: the word of the corpus that was probably meant.

use crate::index::LocaleIndex;

/// In shorter words, one letter more or less is mostly another word. In characters.
const SHORTEST: usize = 6;

/// What one letter takes at most, in bytes.
const MOST_BYTES: usize = 4;

/// The most usual term one typing error away, where nobody has written the one typed: a letter too many, too few, another
/// one, or two in the wrong order. The first letter is taken to be right.
pub(super) fn corrected(index: &LocaleIndex, term: &str) -> Option<String> {
    let typed: Vec<char> = term.chars().collect();
    let first = *typed.first().filter(|_| typed.len() >= SHORTEST)?;
    let end = char::from_u32(u32::from(first) + 1)?.to_string();
    let mut best: Option<(u32, String)> = None;
    let mut letters = Vec::new();
    let mut consider = |candidate: &[u8], sections: u32| {
        let usual = best.as_ref().is_none_or(|(count, _)| sections > *count);
        if !usual || candidate.len().abs_diff(term.len()) > MOST_BYTES {
            return;
        }
        let Ok(candidate) = std::str::from_utf8(candidate) else { return };
        letters.clear();
        letters.extend(candidate.chars());
        if one_error_apart(&typed, &letters) {
            best = Some((sections, candidate.to_owned()));
        }
    };
    for segment in &index.segments {
        let terms = segment.postings[0].terms();
        let Ok(mut stream) = terms.range().ge(first.to_string()).lt(&end).into_stream() else { continue };
        while stream.advance() {
            consider(stream.key(), stream.value().doc_freq);
        }
    }
    for (candidate, sections) in
        index.translations().into_iter().flat_map(|table| table.beginning_with(first))
    {
        consider(candidate.as_bytes(), sections);
    }
    best.map(|(_, term)| term)
}

/// Whether two words differ by one letter, there or not or another, or by the order of two neighbours.
fn one_error_apart(one: &[char], other: &[char]) -> bool {
    let start = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[start..], &other[start..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&one[..one.len() - end], &other[..other.len() - end]) {
        ([_], [_]) | ([_], []) | ([], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}
