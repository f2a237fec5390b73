//! What is known of one language's words: how usual each is, and what it is in the pivot.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

/// Translations kept a term.
const MOST: usize = 8;

/// Less likely ones are not kept.
const LEAST: f32 = 0.04;

/// The words of one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Lexicon {
    /// The pivot's terms, which translations name by position.
    pub targets: Vec<String>,
    /// The language's terms, sorted.
    pub terms: Vec<Term>,
    /// Surfaces that lead to a term, by position, which the analyzer alone would not find; sorted.
    pub forms: Vec<(String, u32)>,
}

/// One term.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Term {
    pub text: String,
    /// Sections that have it.
    pub sections: u32,
    /// The pivot's terms for it, by position, with probabilities, likeliest first.
    pub translations: Vec<(u32, f32)>,
}

impl Lexicon {
    /// Joins what the index's own documents teach with what others taught before: whichever has seen a term in more sections
    /// knows it better. A term seen in as many here is taken from here alone; of another one both are heard, each by how
    /// often it has seen it.
    pub fn joined(self, pack: &Lexicon) -> Lexicon {
        let mut targets = Targets::of(self.targets);
        let moved: Vec<u32> = pack.targets.iter().map(|target| targets.number(target)).collect();
        let moved = |term: &Term| Term {
            translations: term.translations.iter().map(|&(target, p)| (moved[target as usize], p)).collect(),
            ..term.clone()
        };
        let own_forms = forms_by_text(self.forms, &self.terms);
        let pack_forms = forms_by_text(pack.forms.clone(), &pack.terms);
        let mut terms: BTreeMap<String, Term> =
            self.terms.into_iter().map(|term| (term.text.clone(), term)).collect();
        for other in &pack.terms {
            let own = terms.entry(other.text.clone()).or_default();
            if own.sections < other.sections {
                *own = mixed(own, &moved(other));
            }
        }
        let terms: Vec<Term> = terms.into_values().collect();
        let mut forms: Vec<(String, u32)> = own_forms
            .into_iter()
            .chain(pack_forms)
            .filter_map(|(surface, text)| Some((surface, position(&terms, &text)?)))
            .collect();
        forms.sort_unstable();
        forms.dedup();
        Lexicon { targets: targets.terms, terms, forms }
    }
}

/// The likeliest of a term's translations, as many as are worth keeping.
pub(super) fn likeliest(mut translations: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    translations.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let few = translations.partition_point(|(_, probability)| *probability >= LEAST);
    translations.truncate(few.min(MOST));
    translations
}

fn mixed(own: &Term, other: &Term) -> Term {
    let all = (own.sections + other.sections) as f32;
    let mut sums: BTreeMap<u32, f32> = BTreeMap::new();
    for term in [own, other] {
        for (target, probability) in &term.translations {
            *sums.entry(*target).or_default() += probability * term.sections as f32 / all;
        }
    }
    Term {
        text: other.text.clone(),
        sections: other.sections,
        translations: likeliest(sums.into_iter().collect()),
    }
}

fn forms_by_text(forms: Vec<(String, u32)>, terms: &[Term]) -> Vec<(String, String)> {
    forms.into_iter().map(|(surface, term)| (surface, terms[term as usize].text.clone())).collect()
}

fn position(terms: &[Term], text: &str) -> Option<u32> {
    terms.binary_search_by(|term| term.text.as_str().cmp(text)).ok().map(|at| at as u32)
}

/// Terms of the pivot by number.
struct Targets {
    terms: Vec<String>,
    numbers: FxHashMap<String, u32>,
}

impl Targets {
    fn of(terms: Vec<String>) -> Targets {
        let numbers = (0..).zip(&terms).map(|(number, term)| (term.clone(), number)).collect();
        Targets { terms, numbers }
    }

    fn number(&mut self, term: &str) -> u32 {
        *self.numbers.entry(term.to_owned()).or_insert_with(|| {
            self.terms.push(term.to_owned());
            (self.terms.len() - 1) as u32
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A term, its sections, its translations.
    type Row<'a> = (&'a str, u32, &'a [(&'a str, f32)]);

    /// A lexicon of rows.
    fn lexicon(terms: &[Row<'_>]) -> Lexicon {
        let mut targets = Targets::of(Vec::new());
        let mut all: Vec<Term> = Vec::new();
        for (text, sections, translations) in terms {
            let translations = translations.iter().map(|(target, p)| (targets.number(target), *p)).collect();
            all.push(Term { text: text.to_string(), sections: *sections, translations });
        }
        Lexicon { targets: targets.terms, terms: all, forms: Vec::new() }
    }

    fn of<'l>(lexicon: &'l Lexicon, term: &str) -> Vec<(&'l str, f32)> {
        let at = position(&lexicon.terms, term).expect("the term") as usize;
        let translations = lexicon.terms[at].translations.iter();
        translations.map(|(target, p)| (lexicon.targets[*target as usize].as_str(), *p)).collect()
    }

    #[test]
    fn whoever_has_seen_a_term_more_often_knows_it_better() {
        let own = lexicon(&[("avgift", 10, &[("fee", 1.0)]), ("kaj", 1, &[("tide", 1.0)])]);
        let pack = lexicon(&[
            ("avgift", 10, &[("charge", 1.0)]),
            ("kaj", 3, &[("quay", 1.0)]),
            ("lots", 2, &[("pilot", 0.5), ("fee", 0.5)]),
        ]);
        let joined = own.joined(&pack);
        assert_eq!(of(&joined, "avgift"), [("fee", 1.0)]);
        assert_eq!(of(&joined, "kaj"), [("quay", 0.75), ("tide", 0.25)]);
        assert_eq!(of(&joined, "lots"), [("fee", 0.5), ("pilot", 0.5)]);
    }

    #[test]
    fn forms_of_both_lead_to_the_joined_terms() {
        let mut own = lexicon(&[("kaj", 2, &[])]);
        own.forms = vec![("kajen".into(), 0)];
        let mut pack = lexicon(&[("avgift", 2, &[]), ("kaj", 2, &[])]);
        pack.forms = vec![("avgifter".into(), 0), ("kajen".into(), 1)];
        let joined = own.joined(&pack);
        assert_eq!(joined.forms, [("avgifter".to_owned(), 0), ("kajen".to_owned(), 1)]);
    }
}
