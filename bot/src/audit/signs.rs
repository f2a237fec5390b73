//! What two versions of a sentence have to have in common, whatever their languages: that something is denied in them, the
//! numbers, the names that no language translates, and where links lead to.

use std::collections::BTreeSet;

use lotse_knowledge::{Link, Locale};

use super::excerpt::target;
use crate::{
    assistant::words::{is_unspaced, words},
    locales::{Locales, Named, Terms},
};

/// A small number is as well written in words. Up to this.
const SMALL: u32 = 12;

/// What a text shows of its meaning, beside that something is denied in it.
#[derive(Debug)]
pub(super) struct Signs {
    /// Its numbers.
    pub numbers: BTreeSet<String>,
    /// What its names name that are the same in every language.
    pub names: BTreeSet<String>,
    /// Where its links lead to.
    pub links: BTreeSet<String>,
}

/// Whether something is denied in a text.
pub(super) fn denies(text: &str, locale: &Locale, locales: &Locales) -> bool {
    locales.terms(locale).is_some_and(|own| own.denies(&words(text)))
}

/// What a text names in its own language.
pub(super) fn spelled_out(text: &str, locale: &Locale, locales: &Locales) -> BTreeSet<String> {
    locales.terms(locale).map(|own| named(own, text)).unwrap_or_default()
}

fn named(terms: &Terms, text: &str) -> BTreeSet<String> {
    let words = words(text);
    let named = terms.find(&words).into_iter().filter_map(|found| match found.named {
        Named::Value(fact, value) => Some(format!("{fact} = {value}")),
        Named::Concept(concept) => Some(concept.clone()),
        _ => None,
    });
    named.collect()
}

impl Signs {
    /// The signs of a text with the links that stand in it.
    pub fn of(text: &str, links: &[Link], locales: &Locales) -> Signs {
        Signs {
            numbers: numbers(text),
            names: named(locales.neutral_terms(), text),
            links: links.iter().map(target).collect(),
        }
    }

    /// The numbers of this text that are no longer those of another: large ones that it lacks, and small ones where it has
    /// others in their place.
    pub fn numbers_lost_in(&self, other: &Signs) -> Vec<String> {
        let others = other.numbers.difference(&self.numbers).next().is_some();
        let small = |number: &str| number.parse::<u32>().is_ok_and(|number| number <= SMALL);
        let lost = self.numbers.difference(&other.numbers);
        lost.filter(|number| others || !small(number)).cloned().collect()
    }

    /// The names of this text that another lacks.
    pub fn names_lost_in(&self, other: &Signs) -> Vec<String> {
        self.names.difference(&other.names).cloned().collect()
    }

    /// The links of this text that another lacks.
    pub fn links_lost_in(&self, other: &Signs) -> Vec<String> {
        self.links.difference(&other.links).cloned().collect()
    }
}

/// The numbers of a text that are no part of a name such as 21Vianet, however thousands and decimals are marked: `1,000`, `1.000` and `1 000` are `1000`.
fn numbers(text: &str) -> BTreeSet<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut numbers = BTreeSet::new();
    let mut at = 0;
    while at < chars.len() {
        let Some(digit) = chars[at].to_digit(10) else {
            at += 1;
            continue;
        };
        let (start, mut number) = (at, digit.to_string());
        at += 1;
        while at < chars.len() {
            if let Some(digit) = chars[at].to_digit(10) {
                number.push_str(&digit.to_string());
                at += 1;
                continue;
            }
            let digits = chars[at + 1..].iter().take_while(|c| c.is_ascii_digit()).count();
            match chars[at] {
                ',' | '，' | '.' | '\u{a0}' | '\u{202f}' | ' ' | '’' if digits == 3 && number.len() <= 3 => {
                    at += 1
                }
                ',' | '.' if (1..=2).contains(&digits) => {
                    number.push('.');
                    at += 1;
                }
                _ => break,
            }
        }
        let part_of_a_name = |c: Option<&char>| {
            c.is_some_and(|c| c.is_alphabetic() && !is_unspaced(*c) && !matches!(c, '\u{ac00}'..='\u{d7a3}'))
        };
        if !part_of_a_name(chars.get(at))
            && !part_of_a_name(start.checked_sub(1).and_then(|at| chars.get(at)))
        {
            numbers.insert(number);
        }
    }
    numbers
}

/// A text cut into sentences: after a mark that ends one, and at line feeds.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let ends = match c {
            '\n' | '。' | '！' | '？' => true,
            '.' | '!' | '?' => next.is_none_or(char::is_whitespace),
            _ => false,
        };
        if ends {
            sentences.push(&text[start..at + c.len_utf8()]);
            start = at + c.len_utf8();
        }
    }
    sentences.push(&text[start..]);
    sentences.retain(|sentence| sentence.chars().any(char::is_alphanumeric));
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        for (text, expected) in [
            ("within 30 days", &["30"][..]),
            ("1,000 or 1.000 or 1 000 or 1\u{a0}000", &["1000"]),
            ("99.9 %, 99,9 %", &["99.9"]),
            ("Office 365, 2021年6月17日", &["17", "2021", "365", "6"]),
            ("ten, 21Vianet, E3", &[]),
            ("30日以内、30일", &["30"]),
        ] {
            assert_eq!(numbers(text).into_iter().collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn a_text_is_cut_at_the_ends_of_sentences() {
        for (text, expected) in [
            ("One. Two? Three", 3),
            ("1.5 and a.md are one.", 1),
            ("一。二。", 2),
            ("One\nTwo", 2),
            ("One . . .", 1),
        ] {
            assert_eq!(sentences(text).len(), expected, "{text}");
        }
    }
}
