//! The words by which askers of one language name facts and concepts, and finding them in a question.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use lotse_knowledge::{FactName, FactValue};
use serde::Deserialize;

use super::notation::{self, Part};
use crate::assistant::words::Word;

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
    by_word: HashMap<String, BTreeSet<usize>>,
    /// …or the beginning of one; the rest has to be tried everywhere.
    by_prefix: HashMap<String, BTreeSet<usize>>,
    others: BTreeSet<usize>,
    /// Words that deny what follows: a gap does not reach over them.
    denials: HashSet<String>,
    /// Words by which documents deny something, and idioms with them that deny nothing; askers' denials are about facts,
    /// and others.
    stated: Option<Box<Terms>>,
}

#[derive(Clone, Debug)]
struct Pattern {
    named: usize,
    parts: Vec<Part>,
}

/// No term begins with a longer part of a word. In characters.
const LONGEST_PREFIX: usize = 40;

/// What a gap may hold: a word costs two, a character of a script without spaces one.
const GAP: usize = 10;

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
    #[serde(default)]
    audit: Audit,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Audit {
    negates: Vec<toml::Spanned<String>>,
    idioms: Vec<toml::Spanned<String>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Negation {
    before: Vec<toml::Spanned<String>>,
    after: Vec<toml::Spanned<String>>,
    between: Vec<toml::Spanned<String>>,
    /// Words that a gap does not reach over, beside the single words of `before`.
    barriers: Vec<String>,
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
        let (mut terms, mut stated) = (Terms::default(), Terms::default());
        let enter = |terms: &mut Terms, named: Named, spellings: &[toml::Spanned<String>]| {
            spellings.iter().try_for_each(|spelling| {
                let added = terms.add(&named, spelling.get_ref());
                added.map_err(|message| TermsError { line: at(spelling.span()), message })
            })
        };
        enter(&mut stated, Named::DeniesNext, &file.audit.negates)?;
        enter(&mut stated, Named::Between, &file.audit.idioms)?;
        let mut add = |named: Named, spellings: &[toml::Spanned<String>]| enter(&mut terms, named, spellings);
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
        terms.denials.extend(file.negation.barriers);
        terms.stated = Some(Box::new(stated));
        Ok(terms)
    }

    /// Everything that these terms can name, in no order.
    pub fn named(&self) -> &[Named] {
        &self.named
    }

    /// Whether a sentence of a document denies something.
    pub fn denies(&self, text: &[Word]) -> bool {
        let found = self.stated.as_ref().map(|stated| stated.find(text)).unwrap_or_default();
        let (denials, idioms): (Vec<_>, Vec<_>) =
            found.iter().partition(|found| *found.named == Named::DeniesNext);
        let idle = |denial: &&Found<'_>| {
            idioms.iter().any(|idiom| idiom.start <= denial.start && denial.end <= idiom.end)
        };
        denials.iter().any(|denial| !idle(denial))
    }

    /// All terms found in a text, in the order of their first words; they may overlap.
    pub fn find(&self, text: &[Word]) -> Vec<Found<'_>> {
        let mut found: Vec<Found<'_>> = Vec::new();
        for (start, word) in text.iter().enumerate() {
            if word.is_break() {
                continue;
            }
            let before = found.len();
            let exact = self.by_word.get(&word.text).into_iter().flatten();
            let ends = word.text.char_indices().take(LONGEST_PREFIX).map(|(at, c)| at + c.len_utf8());
            let prefixes = ends.filter_map(|end| self.by_prefix.get(&word.text[..end])).flatten();
            for &pattern in exact.chain(prefixes).chain(&self.others) {
                let pattern = &self.patterns[pattern];
                if let Some(end) = self.matched(&pattern.parts, None, text, start) {
                    let hit = Found { named: &self.named[pattern.named], start, end };
                    if !found[before..].contains(&hit) {
                        found.push(hit);
                    }
                }
            }
        }
        found
    }

    fn add(&mut self, target: &Named, term: &str) -> Result<(), String> {
        let named = match self.named.iter().position(|known| known == target) {
            Some(at) => at,
            None => {
                self.named.push(target.clone());
                self.named.len() - 1
            }
        };
        let parts = notation::parse(term)?;
        let at = self.patterns.len();
        for first in notation::firsts(&parts) {
            match first {
                Some(Part::Word(word)) => {
                    if *target == Named::DeniesNext && parts.len() == 1 {
                        self.denials.insert(word.clone());
                    }
                    self.by_word.entry(word.clone()).or_default().insert(at);
                }
                Some(Part::Prefix(word)) => {
                    self.by_prefix.entry(word.clone()).or_default().insert(at);
                }
                Some(Part::Suffix(_) | Part::Infix(_)) => {
                    self.others.insert(at);
                }
                Some(Part::Gap | Part::Any(_)) | None => {
                    return Err(format!("`{term}` does not begin with a word: every spelling of it has to"));
                }
            }
        }
        self.patterns.push(Pattern { named, parts });
        Ok(())
    }

    /// The word after the last where the parts match from `at` on; of several ways to match the longest, with the shortest
    /// gaps.
    fn matched(&self, parts: &[Part], then: Option<&Rest<'_>>, text: &[Word], at: usize) -> Option<usize> {
        let Some((part, rest)) = parts.split_first() else {
            return match then {
                Some(next) => self.matched(next.parts, next.then, text, at),
                None => Some(at),
            };
        };
        if let Part::Any(alternatives) = part {
            let rest = Rest { parts: rest, then };
            return alternatives.iter().filter_map(|parts| self.matched(parts, Some(&rest), text, at)).max();
        }
        if *part == Part::Gap {
            let mut room = GAP;
            let mut next = at;
            loop {
                if let Some(end) = self.matched(rest, then, text, next) {
                    return Some(end);
                }
                let skipped =
                    text.get(next).filter(|word| !word.is_break() && !self.denials.contains(&word.text))?;
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
            Part::Gap | Part::Any(_) => false,
        };
        if fits { self.matched(rest, then, text, at + 1) } else { None }
    }
}

/// What is still to be matched after the parts at hand.
struct Rest<'a> {
    parts: &'a [Part],
    then: Option<&'a Rest<'a>>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assistant::words::words;

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
            ("(引き継|受け継)(げ|ぎ)", "EAを引き継げますか", true),
            ("(EA|Open)から", "Openから移す", true),
            ("licen(c|s)es", "the licences", true),
            ("(a|b) (c|d|) (e|)", "x b", true),
            (
                "(prendre|reprendre) (le|la|les|l|) (abonnement*|licence*)",
                "on peut reprendre l'abonnement ?",
                true,
            ),
        ] {
            assert_eq!(finds(term, text), expected, "{term:?} in {text:?}");
        }
    }

    #[test]
    fn a_document_denies_by_its_own_words_and_not_by_idioms() {
        let terms =
            Terms::parse("[audit]\nnegates = [\"(no|sin)\"]\nidioms = [\"sin embargo\"]").expect("terms");
        for (text, expected) in [
            ("Sin embargo, los clientes compran.", false),
            ("Sin embargo, no compran.", true),
            ("Compran sin contrato.", true),
            ("Compran.", false),
        ] {
            assert_eq!(terms.denies(&words(text)), expected, "{text}");
            assert!(terms.find(&words(text)).is_empty(), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_names_its_line() {
        for (text, expected) in [
            ("[concepts]\nmove = [\"(a|b\"]", "line 2: `(a|b` has `(` without a closing `)`"),
            (
                "[concepts]\n\nmove = [\"... a\"]",
                "line 3: `... a` does not begin with a word: every spelling of it has to",
            ),
            (
                "[concepts]\nmove = [\"(a|)\"]",
                "line 2: `(a|)` does not begin with a word: every spelling of it has to",
            ),
            (
                "[concept]\n",
                "line 1: unknown field `concept`, expected one of `facts`, `concepts`, `negation`, `audit`",
            ),
        ] {
            assert_eq!(Terms::parse(text).expect_err("an error").to_string(), expected);
        }
    }
}
