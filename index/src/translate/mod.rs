//! Word translations, learned from the corpus itself: the same section stands in every language under the same anchor.
//!
//! One language is the *pivot* ([`pivot`]): the one most documents were written in. For every other one, [`parallel`]
//! finds blocks that say the same in both, [`model`] learns from them which terms of the pivot a term stands for, with
//! probabilities, and [`table`] keeps the likeliest. A question then finds sections by the words that the pivot's
//! documents use, and a section found is shown in the asker's language.

mod model;
mod parallel;
mod round_trip;
mod table;

use std::collections::BTreeMap;

use lotse_knowledge::{Locale, Translation};
use rayon::prelude::*;

pub(crate) use table::Translations;

use crate::{index::LocaleIndex, store::Listed};
use parallel::Side;
use round_trip::Way;

/// The language that the others are translated into: the one with most sections in documents written in it; English
/// where that says nothing.
pub(crate) fn pivot(listed: &[Listed]) -> Option<Locale> {
    let mut sections: BTreeMap<&Locale, (u32, bool)> = BTreeMap::new();
    for Listed { head, sections: count } in listed {
        let original = if head.translation == Translation::Original { *count } else { 0 };
        sections.entry(&head.locale).or_insert((0, head.locale.language() == "en")).0 += original;
    }
    let most = sections.into_iter().max_by_key(|(_, rank)| *rank);
    most.filter(|(_, (originals, english))| *originals > 0 || *english).map(|(locale, _)| locale.clone())
}

/// Learns the tables of some locales, each as the bytes of its file. `done` is called with how many there are so far.
pub(crate) fn learn(
    pivot: &LocaleIndex,
    locales: &[&LocaleIndex],
    done: impl Fn(usize) + Sync,
) -> Vec<Vec<u8>> {
    let pivot = Side::read(pivot);
    let finished = std::sync::atomic::AtomicUsize::new(0);
    locales
        .par_iter()
        .map(|index| {
            let own = Side::read(index);
            let blocks = parallel::blocks(&own, &pivot);
            let learned = model::learn(&blocks, own.terms.len());
            done(finished.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1);
            table::encode(&own.terms, &pivot.terms, &learned)
        })
        .collect()
}

/// The pivot's own table, out of those that lead to it: terms near each other in meaning, as the bytes of its file.
pub(crate) fn round_trip(tables: &[(&LocaleIndex, &Translations)]) -> Vec<u8> {
    let frequencies: Vec<_> = tables.iter().map(|(index, _)| |term: &str| index.frequency(term)).collect();
    let ways: Vec<Way<'_>> =
        tables.iter().zip(&frequencies).map(|((_, table), frequency)| Way { table, frequency }).collect();
    let (terms, learned) = round_trip::learn(&ways);
    table::encode(&terms, &terms, &learned)
}
