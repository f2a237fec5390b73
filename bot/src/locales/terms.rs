//! The words by which askers of one language name facts and concepts, and finding them in a question.
//!
//! A term is a few words, matched without regard to case and diacritics: `word` exactly, `word*` a beginning, `*word`
//! an ending, `*word*` anywhere inside; `(a|b)` either, `(a|)` an optional word; `a ... b` with at most five words (ten
//! characters of a script without spaces) between them.

use std::collections::{BTreeMap, HashMap};

use lotse_knowledge::{FactName, FactValue};
use serde::Deserialize;

use crate::assistant::words::{Word, is_unspaced, words};

/// What a term names.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Named {
    /// A value of a fact.
    Value(FactName, FactValue),
    /// A concept, by which topics are recognised.
    Concept(String),
    /// A word that denies the fact named after it.
    DeniesNext,
    /// A word that denies the fact named before it.
    DeniesLast,
    /// A little word that may stand between a denial and what it denies.
    Between,
}

/// A term found in a text: the words from `start` up to, not including, `end`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// What it names.
    pub named: &'a Named,
    /// The first word.
    pub start: usize,
    /// The word after the last.
    pub end: usize,
}

/// All terms of one language.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    named: Vec<Named>,
    patterns: Vec<Pattern>,
    /// Patterns by their first word, where that is whole…
    by_word: HashMap<String, Vec<usize>>,
    /// …or the beginning of one; the rest has to be tried everywhere.
    by_prefix: HashMap<String, Vec<usize>>,
    others: Vec<usize>,
}

#[derive(Clone, Debug)]
struct Pattern {
    named: usize,
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq)]
enum Part {
    Word(String),
    Prefix(String),
    Suffix(String),
    Infix(String),
    Gap,
}

/// What a gap may hold: a word costs two, a character of a script without spaces one.
const GAP: usize = 10;

/// More spellings than this from one term is a slip of the pen.
const MOST_SPELLINGS: usize = 4096;

/// What is wrong in a file of terms.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{message}", .line.map(|line| format!("line {line}: ")).unwrap_or_default())]
pub struct TermsError {
    /// The line, from 1, where one can be named.
    pub line: Option<usize>,
    /// What is wrong, and what to do.
    pub message: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    facts: BTreeMap<String, BTreeMap<String, Vec<toml::Spanned<String>>>>,
    #[serde(default)]
    concepts: BTreeMap<String, Vec<toml::Spanned<String>>>,
    #[serde(default)]
    negation: Negation,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Negation {
    before: Vec<toml::Spanned<String>>,
    after: Vec<toml::Spanned<String>>,
    between: Vec<toml::Spanned<String>>,
}

impl Terms {
    /// Reads a `terms.toml`.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong: what is not TOML, an unknown key, or a term that cannot be read.
    pub fn parse(text: &str) -> Result<Terms, TermsError> {
        let at = |span: std::ops::Range<usize>| {
            Some(text.as_bytes().iter().take(span.start).filter(|byte| **byte == b'\n').count() + 1)
        };
        let file: File = toml::from_str(text).map_err(|error| TermsError {
            line: error.span().and_then(at),
            message: error.message().to_owned(),
        })?;
        let mut terms = Terms::default();
        let mut add = |named: Named, spellings: &[toml::Spanned<String>]| -> Result<(), TermsError> {
            for spelling in spellings {
                terms
                    .add(&named, spelling.get_ref())
                    .map_err(|message| TermsError { line: at(spelling.span()), message })?;
            }
            Ok(())
        };
        for (fact, values) in &file.facts {
            for (value, spellings) in values {
                add(Named::Value(fact.as_str().into(), value.as_str().into()), spellings)?;
            }
        }
        for (concept, spellings) in &file.concepts {
            add(Named::Concept(concept.clone()), spellings)?;
        }
        add(Named::DeniesNext, &file.negation.before)?;
        add(Named::DeniesLast, &file.negation.after)?;
        add(Named::Between, &file.negation.between)?;
        Ok(terms)
    }

    /// Everything that these terms can name, in no order.
    pub fn named(&self) -> &[Named] {
        &self.named
    }

    /// All terms found in a text, in the order of their first words; they may overlap.
    pub fn find(&self, text: &[Word]) -> Vec<Found<'_>> {
        let mut found: Vec<Found<'_>> = Vec::new();
        for (start, word) in text.iter().enumerate() {
            if word.is_break() {
                continue;
            }
            let exact = self.by_word.get(&word.text).into_iter().flatten();
            let ends = word.text.char_indices().map(|(at, c)| at + c.len_utf8());
            let prefixes = ends.filter_map(|end| self.by_prefix.get(&word.text[..end])).flatten();
            for &pattern in exact.chain(prefixes).chain(&self.others) {
                let pattern = &self.patterns[pattern];
                if let Some(end) = matched(&pattern.parts, text, start) {
                    let hit = Found { named: &self.named[pattern.named], start, end };
                    if !found.contains(&hit) {
                        found.push(hit);
                    }
                }
            }
        }
        found
    }

    fn add(&mut self, named: &Named, term: &str) -> Result<(), String> {
        let named = match self.named.iter().position(|known| known == named) {
            Some(at) => at,
            None => {
                self.named.push(named.clone());
                self.named.len() - 1
            }
        };
        for spelling in spellings(term)? {
            for parts in with_umlauts_spelled_out(&spelling) {
                let at = self.patterns.len();
                match parts.first() {
                    Some(Part::Word(word)) => self.by_word.entry(word.clone()).or_default().push(at),
                    Some(Part::Prefix(word)) => self.by_prefix.entry(word.clone()).or_default().push(at),
                    Some(Part::Suffix(_) | Part::Infix(_)) => self.others.push(at),
                    Some(Part::Gap) => return Err(format!("`{term}` begins with a gap: begin with a word")),
                    None => continue,
                }
                self.patterns.push(Pattern { named, parts });
            }
        }
        Ok(())
    }
}

/// The word after the last where the parts match from `at` on.
fn matched(parts: &[Part], text: &[Word], at: usize) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else { return Some(at) };
    if *part == Part::Gap {
        let mut room = GAP;
        let mut next = at;
        loop {
            if let Some(end) = matched(rest, text, next) {
                return Some(end);
            }
            let skipped = text.get(next).filter(|word| !word.is_break())?;
            room = room.checked_sub(if skipped.unspaced { 1 } else { 2 })?;
            next += 1;
        }
    }
    let word = text.get(at).filter(|word| !word.is_break())?;
    let fits = match part {
        Part::Word(whole) => word.text == *whole,
        Part::Prefix(start) => word.text.starts_with(start),
        Part::Suffix(end) => word.text.ends_with(end),
        Part::Infix(inside) => word.text.contains(inside),
        Part::Gap => false,
    };
    if fits { matched(rest, text, at + 1) } else { None }
}

/// The spellings of a term with its `(a|b)` multiplied out.
fn spellings(term: &str) -> Result<Vec<String>, String> {
    let mut open = vec![term.to_owned()];
    let mut done = Vec::new();
    while let Some(text) = open.pop() {
        let Some(close) = text.find(')') else {
            if text.contains(['(', '|']) {
                return Err(format!("`{term}` has `(` or `|` without a closing `)`"));
            }
            done.push(text);
            continue;
        };
        let start =
            text[..close].rfind('(').ok_or_else(|| format!("`{term}` has `)` without an opening `(`"))?;
        for alternative in text[start + 1..close].split('|') {
            open.push(format!("{}{alternative}{}", &text[..start], &text[close + 1..]));
        }
        if open.len() + done.len() > MOST_SPELLINGS {
            return Err(format!(
                "`{term}` has more than {MOST_SPELLINGS} spellings: write it as several terms"
            ));
        }
    }
    Ok(done)
}

/// A spelling as parts and, where it has umlauts, once more with them written as two letters, as people without the
/// keys do.
fn with_umlauts_spelled_out(spelling: &str) -> Vec<Vec<Part>> {
    let mut variants = vec![parts(spelling)];
    let lower = spelling.to_lowercase();
    if lower.contains(['ä', 'ö', 'ü']) {
        variants.push(parts(&lower.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue")));
    }
    variants
}

fn parts(spelling: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for chunk in spelling.split_whitespace() {
        if chunk == "..." || chunk == "…" {
            parts.push(Part::Gap);
            continue;
        }
        // A gap may stand between characters of a script without spaces: 引き継…できる.
        for (i, piece) in chunk.split("...").flat_map(|piece| piece.split('…')).enumerate() {
            if i > 0 {
                parts.push(Part::Gap);
            }
            let tokens = words(piece.trim_matches('*'));
            let last = tokens.len().saturating_sub(1);
            for (at, token) in tokens.into_iter().filter(|token| !token.is_break()).enumerate() {
                let starts_open = at == 0 && piece.starts_with('*');
                let ends_open = at == last && piece.ends_with('*');
                parts.push(match (token.text.chars().all(is_unspaced), starts_open, ends_open) {
                    (true, ..) | (_, false, false) => Part::Word(token.text),
                    (_, true, true) => Part::Infix(token.text),
                    (_, true, false) => Part::Suffix(token.text),
                    (_, false, true) => Part::Prefix(token.text),
                });
            }
        }
    }
    while parts.last() == Some(&Part::Gap) {
        parts.pop();
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(term: &str, text: &str) -> bool {
        let mut terms = Terms::default();
        terms.add(&Named::Between, term).expect("a term");
        !terms.find(&words(text)).is_empty()
    }

    #[test]
    fn terms_match_words_inflections_and_gaps() {
        for (term, text, expected) in [
            ("subscription", "the subscriptions", false),
            ("subscription*", "the Subscriptions", true),
            ("*lizenz*", "Volumenlizenzvertrag", true),
            ("*vertrag", "Volumenlizenzvertrags", false),
            ("ta ... över", "Kan vi ta hela den gamla över?", true),
            ("ta ... över", "ta. Det är över", false),
            ("ta ... över", "ta ett två tre fyra fem sex över", false),
            ("(take|bring) (it|them) over", "bring them over", true),
            ("take (it|) over", "take over", true),
            ("über", "ueber EA gekauft", true),
            ("über", "uber EA gekauft", true),
            ("引き継*", "EAを引き継げますか", true),
            ("他社...契約", "他社の別のCSPと契約", true),
            ("Office 365", "office-365", true),
            ("non csp", "a non-CSP tenant", true),
        ] {
            assert_eq!(finds(term, text), expected, "{term:?} in {text:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_names_its_line() {
        for (text, expected) in [
            ("[concepts]\nmove = [\"(a|b\"]", "line 2: `(a|b` has `(` or `|` without a closing `)`"),
            ("[concepts]\n\nmove = [\"... a\"]", "line 3: `... a` begins with a gap: begin with a word"),
            (
                "[concept]\n",
                "line 1: unknown field `concept`, expected one of `facts`, `concepts`, `negation`",
            ),
        ] {
            assert_eq!(Terms::parse(text).expect_err("an error").to_string(), expected);
        }
    }
}
