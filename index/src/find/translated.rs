//! A question put into the pivot language, term by term.
//!
//! Probabilistic structured queries (Darwish and Oard 2003): the translations of a term are one term together, whose
//! occurrences, and whose sections, count by how likely the translation is. A translation counts for the one term of the
//! question that it is likeliest for.

use std::collections::BTreeMap;

use super::{
    score::share,
    terms::{Form, QueryTerm, rarity},
};
use crate::{index::LocaleIndex, translate::Translations, words::WordKind};

/// Translations less likely than this are not looked for: they are many, and cost time rather than help.
const LEAST: f32 = 0.06;

/// The pivot's terms for a question's. Names, and terms that the table lacks, stay as they are too.
pub(super) fn translated(terms: &[QueryTerm], table: &Translations, pivot: &LocaleIndex) -> Vec<QueryTerm> {
    let mut forms: Vec<Vec<Form>> = vec![Vec::new(); terms.len()];
    for (target, (term, probability)) in best_ways(terms, table) {
        forms[term].push(Form::new(pivot, target, probability));
    }
    let into_pivot = |(term, mut forms): (&QueryTerm, Vec<Form>)| {
        let mut frequency = 0.0;
        forms.retain(|form| {
            let sections = form.listing.sections();
            frequency += form.share * sections as f32;
            sections > 0
        });
        let surface = term.surface.clone();
        let (kind, frequency) = (term.kind, frequency as u32);
        let weight = rarity(pivot.sections, frequency);
        (!forms.is_empty()).then_some(QueryTerm { kind, surface, forms, frequency, weight })
    };
    terms.iter().zip(forms).filter_map(into_pivot).collect()
}

/// For each term of the pivot that the question's lead to: the one that it is likeliest for, and how likely.
fn best_ways(terms: &[QueryTerm], table: &Translations) -> BTreeMap<String, (usize, f32)> {
    let mut best: BTreeMap<String, (usize, f32)> = BTreeMap::new();
    for (at, term) in terms.iter().enumerate() {
        let mut add = |target: &str, probability: f32| {
            let counts = share(term) * probability;
            if counts >= LEAST && best.get(target).is_none_or(|(other, p)| counts > share(&terms[*other]) * p)
            {
                best.insert(target.to_owned(), (at, probability));
            }
        };
        let mut known = false;
        for form in &term.forms {
            for (target, probability) in table.of(&form.term) {
                known = true;
                add(target, form.share * probability);
            }
        }
        if !known || term.kind == WordKind::Name {
            add(&term.forms[0].term, 1.0);
        }
    }
    best
}
