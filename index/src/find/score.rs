//! Scoring the sections of one language against a question's terms.
//!
//! BM25F (Robertson, Zaragoza and Taylor 2004): occurrences in body, heading and path are weighed, normalised by length and
//! added before they are saturated. The document's score is BM25 over all its sections as one text.
//!
//! Where the terms' lists are short, they are read to the end and every section with any of the terms has its score. Where
//! they are long, only the sections that the rarest terms list are looked at, up to a number of postings (the *continue*
//! strategy of Moffat and Zobel 1996): the other terms add to those and bring in no others. A term brings in none either
//! once the terms from it on could not lift a section among the best (*MaxScore*, Turtle and Flood 1995), and a section
//! that can no longer get there is dropped before the long lists are asked about it. The sections go by in windows, so
//! that what is counted stays in the processor's cache, however many there are.

use std::cell::OnceCell;

use tantivy::{DocId, TERMINATED, fieldnorm::FieldNormReader};

use super::{
    kept::Kept,
    lists::{List, TermLists, before, meet},
    terms::QueryTerm,
};
use crate::{
    index::{DELETED, Listing, LocaleIndex, Text},
    words::WordKind,
};

/// How signals are weighed against each other.
#[derive(Clone, Debug)]
pub(super) struct Weights {
    /// Saturation of a term's occurrences (k₁ of BM25), in sections and in documents.
    saturation: f32,
    /// How much lengths matter (b of BM25), for body, heading and path.
    length: [f32; 3],
    /// How much an occurrence counts, in body, heading and path.
    text: [f32; 3],
    /// How much a document's length matters (b).
    document_length: f32,
    /// The whole document's score, beside the section's.
    pub document: f32,
    /// A pair of characters: two of three pairs cross the border of a word.
    pair: f32,
    /// What is derived from another word, beside that word.
    derived: f32,
    /// The share of its score that a section about another cloud loses.
    pub other_cloud: f32,
    /// What the question put into the pivot language gives, of the whole; the rest is its own words.
    pub translated: f32,
    /// What the score of a section that the pivot lacks is worth: nothing but the question's own words found it.
    pub untranslated: f32,
    /// What a score in another language than the question's is worth.
    pub other_language: f32,
}

/// Found by trying values in coarse steps; none of them matters much within a factor of two.
pub(super) const WEIGHTS: Weights = Weights {
    saturation: 1.2,
    length: [0.8, 0.5, 0.5],
    text: [1.0, 1.0, 0.3],
    document_length: 0.9,
    document: 0.5,
    pair: 0.6,
    derived: 0.4,
    other_cloud: 0.15,
    translated: 0.85,
    untranslated: 0.6,
    other_language: 0.8,
};

/// How far a question's lists are read.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// Postings of one language that are read to the end: some ten thousand sections' worth of a question.
    most_postings: u32,
    /// Postings that bring in sections are at least this many where there are so many: a rare word that says little must
    /// not hide what the others say.
    least_postings: u32,
    /// Sections kept of those that long lists bring in: many more than are ranked, as other signals put them into another
    /// order.
    kept: usize,
}

const LIMITS: Limits = Limits { most_postings: 1 << 16, least_postings: 1 << 13, kept: 512 };

/// Sections that go by at a time.
const WINDOW: u32 = 1 << 12;

/// What a question's terms give the sections of one language.
pub(super) struct Scores<'i> {
    index: &'i LocaleIndex,
    /// Those that can give most first.
    terms: Vec<Weighed>,
    /// What an occurrence counts in a text of each length, by tantivy's number for the length: body, heading and path.
    norms: Box<[[f32; 256]; 3]>,
    found: OnceCell<Found>,
    limits: Limits,
    /// What a section would get that had every term once in a text of usual length.
    pub weight: f32,
}

/// Sections with what their own words give, in order of their numbers.
struct Found {
    sections: Vec<(u32, f32)>,
    /// Whether the others get nothing.
    all: bool,
}

impl<'i> Scores<'i> {
    pub fn new(index: &'i LocaleIndex, terms: &[QueryTerm]) -> Self {
        // Derived words say nothing that the words they come from do not.
        let counted = terms.iter().filter(|term| term.kind != WordKind::Derived);
        let weight = counted.map(|term| share(term) * term.weight).sum();
        let mut terms: Vec<Weighed> =
            terms.iter().map(Weighed::new).filter(|term| term.postings > 0).collect();
        terms.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        let norms = Box::new([0, 1, 2].map(|text| {
            let (b, mean) = (WEIGHTS.length[text], index.mean_lengths[text]);
            std::array::from_fn(|id| {
                let length = FieldNormReader::id_to_fieldnorm(id as u8) as f32 / mean;
                WEIGHTS.text[text] / (1.0 - b + b * length)
            })
        }));
        Scores { index, terms, norms, found: OnceCell::new(), limits: LIMITS, weight }
    }

    /// The sections with most by their own words, in order of their numbers: all that have any, or some hundreds where
    /// they are many.
    pub fn best(&self) -> Vec<u32> {
        self.found().sections.iter().map(|(section, _)| *section).collect()
    }

    /// Every section with any of the terms, or those among which the best are.
    fn found(&self) -> &Found {
        self.found.get_or_init(|| {
            let postings = self.terms.iter().fold(0u32, |sum, term| sum.saturating_add(term.postings));
            let all = postings <= self.limits.most_postings;
            let bringing = self.bringing();
            let mut kept = Kept::new(if all { usize::MAX } else { self.limits.kept });
            for segment in 0..self.index.segments.len() {
                self.collect(segment, bringing, &mut kept);
            }
            Found { sections: kept.into_sections(), all }
        })
    }

    /// How many terms may bring in sections.
    fn bringing(&self) -> usize {
        let mut postings = 0u32;
        let too_many = |term: &Weighed| {
            let before = postings;
            postings = postings.saturating_add(term.postings);
            before >= self.limits.least_postings && postings > self.limits.most_postings
        };
        self.terms.iter().position(too_many).unwrap_or(self.terms.len())
    }

    /// What its own words give one section.
    pub fn text(&self, section: u32) -> f32 {
        self.texts(&[section])[0]
    }

    /// What sections, in order of their numbers, get by their own words and by those of their documents, which count only
    /// beside own ones.
    pub fn of(&self, sections: &[u32]) -> Vec<[f32; 2]> {
        let texts = self.texts(sections);
        let having =
            sections.iter().zip(&texts).filter(|(_, text)| **text > 0.0).map(|(section, _)| *section);
        let mut documents: Vec<u32> = having.map(|section| self.index.document_of(section)).collect();
        documents.dedup();
        let mut documents: Vec<(u32, u32)> = documents
            .into_iter()
            .map(|document| (self.index.first_sections[document as usize], document))
            .collect();
        documents.sort_unstable();
        documents.dedup();
        let scored = self.documents(&documents);
        let mut last = (DELETED, 0.0);
        let parts = sections.iter().zip(texts).map(|(&section, text)| {
            if text == 0.0 {
                return [0.0; 2];
            }
            let document = self.index.document_of(section);
            if document != last.0 {
                let place = (self.index.first_sections[document as usize], document);
                last = (document, documents.binary_search(&place).map_or(0.0, |at| scored[at]));
            }
            [text, last.1]
        });
        parts.collect()
    }

    /// What their own words give sections, in order of their numbers.
    fn texts(&self, sections: &[u32]) -> Vec<f32> {
        let mut texts = vec![0.0; sections.len()];
        let mut missing = Vec::new();
        let found = self.found.get();
        let known = found.map_or(&[][..], |found| &found.sections);
        let mut at = 0;
        for (place, &section) in sections.iter().enumerate() {
            at += before(&known[at..], |(known, _)| *known < section);
            match known.get(at).filter(|(known, _)| *known == section) {
                Some((_, text)) => texts[place] = *text,
                None if found.is_some_and(|found| found.all) => {}
                None => missing.push((place, section)),
            }
        }
        for (segment_at, segment) in self.index.segments.iter().enumerate() {
            let inside = missing.iter().filter(|(_, section)| segment.contains(*section));
            let inside: Vec<(usize, DocId)> =
                inside.map(|(place, section)| (*place, section - segment.base)).collect();
            if inside.is_empty() {
                continue;
            }
            let ids: Vec<DocId> = inside.iter().map(|(_, id)| *id).collect();
            for mut term in self.open(segment_at) {
                let counts = term.counts(&ids, &self.weighing(segment_at));
                for ((place, _), count) in inside.iter().zip(counts) {
                    texts[*place] += term.weight * saturated(count);
                }
            }
        }
        texts
    }

    /// What the words of whole documents give them; each with its first section, in order.
    fn documents(&self, documents: &[(u32, u32)]) -> Vec<f32> {
        let mut scores = vec![0.0; documents.len()];
        let b = WEIGHTS.document_length;
        for (at, segment) in self.index.segments.iter().enumerate() {
            let start = documents.partition_point(|(first, _)| *first < segment.base);
            let end = documents.partition_point(|(first, _)| *first < segment.end());
            let inside = &documents[start..end];
            let ids: Vec<DocId> = inside.iter().map(|(first, _)| first - segment.base).collect();
            let lengths: Vec<f32> = inside
                .iter()
                .map(|(_, document)| {
                    let length = self.index.document_lengths[*document as usize];
                    1.0 / (1.0 - b + b * length / self.index.mean_document_length)
                })
                .collect();
            let mut counts = vec![0.0; ids.len()];
            for term in &self.terms {
                counts.fill(0.0);
                for (share, listing) in &term.forms {
                    let Some(mut postings) = listing.postings(self.index, at, Text::Whole) else { continue };
                    meet(&mut postings, &ids, |place, _, occurrences| {
                        counts[place] += share * occurrences as f32;
                    });
                }
                for ((score, count), length) in scores[start..end].iter_mut().zip(&counts).zip(&lengths) {
                    *score += term.document_weight * saturated(count * length);
                }
            }
        }
        scores
    }

    /// Reads the terms' lists in a segment, and keeps the best of the sections that they bring in.
    fn collect(&self, segment_at: usize, bringing: usize, kept: &mut Kept) {
        let segment = &self.index.segments[segment_at];
        let mut terms = self.open(segment_at);
        let weighed = self.weighing(segment_at);
        // What the terms from each on can give together.
        let mut bounds: Vec<f32> =
            terms.iter().map(|term| term.weight * (WEIGHTS.saturation + 1.0)).collect();
        for at in (1..bounds.len()).rev() {
            bounds[at - 1] += bounds[at];
        }
        let mut opening = terms.partition_point(|term| term.at < bringing);
        let mut counts = vec![0.0f32; WINDOW as usize];
        let mut scores = vec![0.0f32; WINDOW as usize];
        let mut touched = [0u64; WINDOW as usize / 64];
        let (mut counted, mut found): (Vec<DocId>, Vec<DocId>) = Default::default();
        loop {
            while opening > 0 && bounds[opening - 1] <= kept.least {
                opening -= 1;
            }
            let (bringing, adding) = terms.split_at_mut(opening);
            let next = bringing.iter().map(TermLists::next).min().unwrap_or(TERMINATED);
            if next == TERMINATED {
                return;
            }
            let end = next.saturating_add(WINDOW).min(TERMINATED);
            for term in bringing {
                term.count_until(end, &weighed, |id, weighed| {
                    let count = &mut counts[(id - next) as usize];
                    if *count == 0.0 {
                        counted.push(id);
                    }
                    *count += weighed;
                });
                for id in counted.drain(..) {
                    let place = (id - next) as usize;
                    touched[place / 64] |= 1 << (place % 64);
                    scores[place] += term.weight * saturated(std::mem::take(&mut counts[place]));
                }
            }
            found.clear();
            for (at, bits) in touched.iter_mut().enumerate() {
                while *bits != 0 {
                    found.push(next + (at as u32) * 64 + bits.trailing_zeros());
                    *bits &= *bits - 1;
                }
            }
            found.retain(|id| segment.document_of[*id as usize] != DELETED);
            for (at, term) in adding.iter_mut().enumerate() {
                found.retain(|id| scores[(id - next) as usize] + bounds[opening + at] > kept.least);
                if found.is_empty() {
                    break;
                }
                let counts = term.counts(&found, &weighed);
                for (id, count) in found.iter().zip(counts) {
                    scores[(id - next) as usize] += term.weight * saturated(count);
                }
            }
            for id in &found {
                kept.add(segment.base + id, scores[(id - next) as usize]);
            }
            scores.fill(0.0);
        }
    }

    /// The terms' lists of sections in a segment.
    fn open(&self, segment: usize) -> Vec<TermLists> {
        let terms = self.terms.iter().enumerate().map(|(at, term)| {
            let mut lists = Vec::with_capacity(3 * term.forms.len());
            for text in [Text::Body, Text::Heading, Text::Path] {
                for &(share, ref listing) in &term.forms {
                    if let Some(postings) = listing.postings(self.index, segment, text) {
                        lists.push(List { postings, text, share });
                    }
                }
            }
            TermLists { at, weight: term.weight, lists }
        });
        terms.filter(|term| !term.lists.is_empty()).collect()
    }

    /// What occurrences in a text of a section count.
    fn weighing(&self, segment: usize) -> impl Fn(Text, f32, DocId, u32) -> f32 {
        let lengths = &self.index.segments[segment].lengths;
        move |text: Text, share, id, occurrences| {
            let text = text as usize;
            share * occurrences as f32 * self.norms[text][usize::from(lengths[text].fieldnorm_id(id))]
        }
    }
}

/// A term of the question with what it can give.
struct Weighed {
    weight: f32,
    document_weight: f32,
    /// Where its forms are listed, with what one occurrence counts.
    forms: Vec<(f32, Listing)>,
    /// Entries of its lists of sections.
    postings: u32,
}

impl Weighed {
    fn new(term: &QueryTerm) -> Self {
        let share = share(term);
        Weighed {
            weight: share * term.weight,
            document_weight: share * term.document_weight,
            forms: term.forms.iter().map(|form| (form.share, form.listing.clone())).collect(),
            postings: term.forms.iter().map(|form| form.listing.postings_of_sections()).sum(),
        }
    }
}

/// How much a term counts among the others.
pub(super) fn share(term: &QueryTerm) -> f32 {
    match term.kind {
        WordKind::Plain | WordKind::Name => 1.0,
        WordKind::Pair => WEIGHTS.pair,
        WordKind::Derived => WEIGHTS.derived,
    }
}

/// BM25's bound on what many occurrences of one term give.
fn saturated(count: f32) -> f32 {
    count * (WEIGHTS.saturation + 1.0) / (count + WEIGHTS.saturation)
}

#[cfg(test)]
mod tests;
