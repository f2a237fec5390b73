//! The notation of terms: a few words, matched without regard to case and diacritics.
//!
//! `word` exactly, `word*` a beginning, `*word` an ending, `*word*` anywhere inside; `(a|b)` either, `(a|)` an optional
//! word; `a ... b` with at most five words (ten characters of a script without spaces) between them.

use crate::assistant::words::{is_unspaced, words};

/// A piece of a term.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// This word.
    Word(String),
    /// A word that begins so.
    Prefix(String),
    /// A word that ends so.
    Suffix(String),
    /// A word that has this inside.
    Infix(String),
    /// A few words, or none.
    Gap,
    /// One of several.
    Any(Vec<Vec<Part>>),
}

/// More spellings than this of one word is a slip of the pen.
const MOST_SPELLINGS: usize = 1024;

/// Reads a term.
pub(super) fn parse(term: &str) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    for chunk in chunks(term)? {
        parts.extend(chunk_parts(chunk, term)?);
    }
    while parts.last() == Some(&Part::Gap) {
        parts.pop();
    }
    Ok(parts)
}

/// The parts with which a match can begin; `None` among them where nothing at all would match.
pub(super) fn firsts(parts: &[Part]) -> Vec<Option<&Part>> {
    match parts.split_first() {
        None => vec![None],
        Some((Part::Any(alternatives), rest)) => alternatives
            .iter()
            .flat_map(|alternative| if alternative.is_empty() { firsts(rest) } else { firsts(alternative) })
            .collect(),
        Some((part, _)) => vec![Some(part)],
    }
}

/// A term split at spaces that stand outside brackets.
fn chunks(term: &str) -> Result<Vec<&str>, String> {
    let mut chunks = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, c) in term.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => {
                depth =
                    depth.checked_sub(1).ok_or_else(|| format!("`{term}` has `)` without an opening `(`"))?
            }
            '|' if depth == 0 => return Err(format!("`{term}` has `|` outside brackets: write `(a|b)`")),
            c if c.is_whitespace() && depth == 0 => {
                chunks.push(&term[start..at]);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    if depth > 0 {
        return Err(format!("`{term}` has `(` without a closing `)`"));
    }
    chunks.push(&term[start..]);
    chunks.retain(|chunk| !chunk.is_empty());
    Ok(chunks)
}

/// The parts of a chunk: a word, or brackets, or, in scripts without spaces, both next to each other. Where brackets
/// stand inside a word of letters, its spellings are multiplied out.
fn chunk_parts(chunk: &str, term: &str) -> Result<Vec<Part>, String> {
    let pieces = pieces(chunk);
    let inside_a_word = joined(&pieces);
    if inside_a_word {
        let spellings = spellings(&pieces);
        if spellings.len() > MOST_SPELLINGS {
            return Err(format!(
                "`{term}` has more than {MOST_SPELLINGS} spellings: write it as several terms"
            ));
        }
        return Ok(vec![Part::Any(spellings.iter().map(|spelling| word_parts(spelling)).collect())]);
    }
    let mut parts = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => parts.extend(word_parts(text)),
            Piece::Any(alternatives) => {
                let alternatives: Result<Vec<_>, String> =
                    alternatives.iter().map(|text| parse(text)).collect();
                parts.push(Part::Any(alternatives?));
            }
        }
    }
    Ok(parts)
}

enum Piece<'a> {
    Text(&'a str),
    Any(Vec<&'a str>),
}

impl Piece<'_> {
    fn texts(&self) -> &[&str] {
        match self {
            Piece::Text(text) => std::slice::from_ref(text),
            Piece::Any(texts) => texts,
        }
    }

    fn starts(&self) -> impl Iterator<Item = char> {
        self.texts().iter().filter_map(|text| text.chars().next())
    }

    fn ends(&self) -> impl Iterator<Item = char> {
        self.texts().iter().filter_map(|text| text.chars().next_back())
    }

    fn may_be_empty(&self) -> bool {
        self.texts().contains(&"")
    }
}

/// Whether letters of two pieces make up one word, next to each other or with nothing in between.
fn joined(pieces: &[Piece<'_>]) -> bool {
    let letter = |c: char| (c.is_alphanumeric() && !is_unspaced(c)) || c == '*';
    (0..pieces.len()).filter(|&at| pieces[at].ends().any(letter)).any(|at| {
        let reach = pieces[at + 1..].iter().take_while(|piece| piece.may_be_empty()).count();
        pieces[at + 1..].iter().take(reach + 1).any(|piece| piece.starts().any(letter))
    })
}

fn pieces(chunk: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = chunk;
    while let Some(open) = rest.find('(') {
        if open > 0 {
            pieces.push(Piece::Text(&rest[..open]));
        }
        let close = closing(&rest[open..]) + open;
        pieces.push(Piece::Any(alternatives(&rest[open + 1..close])));
        rest = &rest[close + 1..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// Where the bracket that opens a text is closed; [`chunks`] has seen to it that it is.
fn closing(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    text.len() - 1
}

/// A text split at the bars that stand outside inner brackets.
fn alternatives(text: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    text.split(|c| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        c == '|' && depth == 0
    })
    .collect()
}

fn spellings(pieces: &[Piece<'_>]) -> Vec<String> {
    pieces.iter().fold(vec![String::new()], |begun, piece| {
        if begun.len() > MOST_SPELLINGS {
            return begun;
        }
        begun
            .iter()
            .flat_map(|start| piece.texts().iter().map(move |text| format!("{start}{text}")))
            .collect()
    })
}

/// A text without brackets as parts: words with their stars, and gaps, which may stand between characters (引き継…できる).
fn word_parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for (at, piece) in text.split("...").flat_map(|piece| piece.split('…')).enumerate() {
        if at > 0 {
            parts.push(Part::Gap);
        }
        let folded = starred(piece);
        let spelled_out = with_umlauts_spelled_out(piece).map(|piece| starred(&piece));
        match spelled_out {
            Some(spelled_out) => parts.push(Part::Any(vec![folded, spelled_out])),
            None => parts.extend(folded),
        }
    }
    parts
}

fn starred(piece: &str) -> Vec<Part> {
    let tokens: Vec<_> =
        words(piece.trim_matches('*')).into_iter().filter(|token| !token.is_break()).collect();
    let last = tokens.len().saturating_sub(1);
    let part = |(at, token): (usize, crate::assistant::words::Word)| {
        let open_start = !token.unspaced && at == 0 && piece.starts_with('*');
        let open_end = !token.unspaced && at == last && piece.ends_with('*');
        match (open_start, open_end) {
            (false, false) => Part::Word(token.text),
            (true, true) => Part::Infix(token.text),
            (true, false) => Part::Suffix(token.text),
            (false, true) => Part::Prefix(token.text),
        }
    };
    tokens.into_iter().enumerate().map(part).collect()
}

/// The word with its umlauts as two letters, as people without the keys write them.
fn with_umlauts_spelled_out(word: &str) -> Option<String> {
    let lower = word.to_lowercase();
    lower.contains(['ä', 'ö', 'ü']).then(|| lower.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue"))
}
