//! Word translations, learned from documents: the same section stands in every language under the same anchor.
//!
//! One language is the *pivot* ([`pivot`]): the one most documents were written in. For every other one, [`parallel`]
//! finds blocks that say the same in both, [`model`] learns from them which terms of the pivot a term stands for, with
//! probabilities, and a [`lexicon`] keeps the likeliest, which [`table`] writes down as it is used. A question then finds
//! sections by the words that the pivot's documents use, and a section found is shown in the asker's language. What was
//! learned elsewhere comes as a [`pack`].

mod lexicon;
mod model;
pub(crate) mod pack;
mod parallel;
mod round_trip;
mod table;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use lotse_knowledge::{
    Document, Locale, Translation,
    corpus::{Corpus, File},
};
use rayon::prelude::*;

pub(crate) use lexicon::Lexicon;
use lexicon::{Term, likeliest};
pub(crate) use table::{Translations, encode};

use crate::{index::LocaleIndex, words::Analyzer};
use parallel::Side;

/// Documents that one language is learned from at most; of more, those with the lowest keys are taken, which are spread over
/// all. Bounds what is read; [`parallel`] bounds what is learned from it.
const MOST_DOCUMENTS: usize = 4_000;

/// Languages learned at the same time, however many cores there are: each takes memory of its own.
const AT_ONCE: usize = 2;

/// Lesson files read at the same time.
const BATCH: usize = 64;

/// The language that the others are translated into: the one with most sections in documents written in it; English
/// where that says nothing. From each document's locale, translation, and number of sections.
pub(crate) fn pivot<'a>(documents: impl Iterator<Item = (&'a Locale, Translation, u32)>) -> Option<Locale> {
    let mut sections: BTreeMap<&Locale, (u32, bool)> = BTreeMap::new();
    for (locale, translation, count) in documents {
        let original = if translation == Translation::Original { count } else { 0 };
        sections.entry(locale).or_insert((0, locale.language() == "en")).0 += original;
    }
    let most = sections.into_iter().max_by_key(|(_, rank)| *rank);
    most.filter(|(_, (originals, english))| *originals > 0 || *english).map(|(locale, _)| locale.clone())
}

/// Where one language's texts are: in its index, and in files that are only learned from.
pub(crate) struct Texts<'a> {
    pub analyzer: Analyzer,
    pub index: Option<&'a LocaleIndex>,
    pub corpus: &'a Corpus,
    /// The lesson files with documents in the language, in order, with these documents' keys.
    pub lessons: Vec<(&'a File, Vec<u64>)>,
    /// The locales that documents in the language have.
    pub locales: Vec<Locale>,
}

/// What was learned of one language.
pub(crate) struct Taught {
    pub lexicon: Lexicon,
    /// Blocks that it was learned from.
    pub blocks: usize,
    pub elapsed: Duration,
}

/// Learns several languages. `done` is called with how many there are so far.
pub(crate) fn learn(pivot: &Texts<'_>, languages: &[Texts<'_>], done: impl Fn(usize) + Sync) -> Vec<Taught> {
    let of_pivot = pivot.keys();
    let wanted: Vec<BTreeSet<u64>> = languages
        .iter()
        .map(|texts| texts.keys().intersection(&of_pivot).copied().take(MOST_DOCUMENTS).collect())
        .collect();
    let pivot = Side::read(pivot, &wanted.iter().flatten().copied().collect());
    let learn = |texts: &Texts<'_>, wanted: &BTreeSet<u64>| {
        let started = Instant::now();
        let own = Side::read(texts, wanted);
        let blocks = parallel::blocks(&own, &pivot);
        let learned = model::learn(&blocks, own.terms.len());
        let lexicon = lexicon(own, &pivot, learned);
        Taught { lexicon, blocks: blocks.len(), elapsed: started.elapsed() }
    };
    let (next, finished) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let taught: Vec<OnceLock<Taught>> = languages.iter().map(|_| OnceLock::new()).collect();
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(texts) = languages.get(at) else { break };
                    taught[at].get_or_init(|| learn(texts, &wanted[at]));
                    done(finished.fetch_add(1, Ordering::Relaxed) + 1);
                }
            });
        }
    });
    taught.into_iter().filter_map(OnceLock::into_inner).collect()
}

/// The pivot's own words, out of the tables that lead to it: terms near each other in meaning.
pub(crate) fn round_trip(tables: &[&Translations]) -> Lexicon {
    let (terms, learned) = round_trip::learn(tables);
    let all = terms.iter().zip(learned).map(|(text, translations)| Term {
        text: text.clone(),
        sections: 0,
        translations: likeliest(translations),
    });
    let mut all: Vec<Term> = all.filter(|term| !term.translations.is_empty()).collect();
    all.sort_by(|a, b| a.text.cmp(&b.text));
    Lexicon { targets: terms, terms: all, forms: Vec::new() }
}

/// What was learned of a language's terms, sorted; `learned` by number.
fn lexicon(own: Side, pivot: &Side, learned: Vec<Vec<(u32, f32)>>) -> Lexicon {
    let mut order: Vec<u32> = (0..own.terms.len() as u32).collect();
    order.sort_unstable_by(|a, b| own.terms[*a as usize].cmp(&own.terms[*b as usize]));
    let mut positions = vec![0u32; order.len()];
    (0..).zip(&order).for_each(|(position, number)| positions[*number as usize] = position);
    let mut terms: Vec<Term> = vec![Term::default(); order.len()];
    let all = own.terms.into_iter().zip(own.usage).zip(learned).zip(&positions);
    for (((text, sections), translations), position) in all {
        terms[*position as usize] = Term { text, sections, translations: likeliest(translations) };
    }
    let forms = own.forms.into_iter().map(|(surface, term)| (surface, positions[term as usize]));
    let mut forms: Vec<(String, u32)> = forms.collect();
    forms.sort_unstable();
    Lexicon { targets: pivot.terms.clone(), terms, forms }
}

impl Texts<'_> {
    /// The keys of all documents.
    fn keys(&self) -> BTreeSet<u64> {
        let indexed = self.index.into_iter().flat_map(LocaleIndex::keys);
        indexed.chain(self.lessons.iter().flat_map(|(_, keys)| keys).copied()).collect()
    }

    /// Reads the lessons that hold wanted documents, and hands on these in order, each with whether its file holds another
    /// language's as well.
    fn each_lesson(&self, wanted: &BTreeSet<u64>, mut each: impl FnMut(Document, bool)) {
        let files = self.lessons.iter().filter(|(_, keys)| keys.iter().any(|key| wanted.contains(key)));
        let files: Vec<&File> = files.map(|(file, _)| *file).collect();
        for batch in files.chunks(BATCH) {
            let readings: Vec<_> = batch.par_iter().map(|file| self.corpus.read(file)).collect();
            for reading in readings {
                let bilingual = reading.documents.iter().any(|document| document.derived);
                let documents = reading.documents.into_iter();
                let own = documents.filter(|document| self.locales.contains(&document.locale));
                own.for_each(|document| each(document, bilingual));
            }
        }
    }
}
