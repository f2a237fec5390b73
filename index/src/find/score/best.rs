//! Scoring the sections that most speaks for, where the terms' lists are long.
//!
//! Only the sections that the terms which can give most list are looked at, up to a number of postings (the *continue*
//! strategy of Moffat and Zobel 1996): the other terms add to those and bring in no others. A term brings in none either once
//! the terms from it on could not lift a section among the best (*MaxScore*, Turtle and Flood 1995), and a section that can
//! no longer get there is dropped before the long lists are asked about it. The sections go by in windows, so that what is
//! counted stays in the processor's cache, however many there are.

use tantivy::{DocId, TERMINATED};

use super::{
    super::{kept::Kept, lists::TermLists, terms::QueryTerm},
    Norms, WEIGHTS, saturated, share,
};
use crate::index::{DELETED, LocaleIndex};

/// How far long lists are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Postings that bring in sections are at most this many, but those of the first terms.
    pub most_postings: u32,
    /// They are at least this many where there are so many: a rare word that says little must not hide what the others say.
    pub least_postings: u32,
    /// Sections kept: many more than are ranked, as other signals put them into another order.
    pub kept: usize,
}

pub(super) const LIMITS: Limits = Limits { most_postings: 1 << 14, least_postings: 1 << 11, kept: 256 };

/// Sections that go by at a time.
const WINDOW: u32 = 1 << 12;

/// The best sections with their scores, in order of their numbers.
pub(super) fn best(index: &LocaleIndex, terms: &[QueryTerm], limits: Limits) -> Vec<(u32, f32)> {
    let mut terms: Vec<&QueryTerm> = terms.iter().collect();
    terms.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
    let bringing = bringing(&terms, limits);
    let mut kept = Kept::new(limits.kept);
    for segment in 0..index.segments.len() {
        collect(index, segment, &terms, bringing, &mut kept);
    }
    kept.into_sections()
}

/// What a term counts.
fn weight(term: &QueryTerm) -> f32 {
    share(term) * term.weight
}

/// How many terms may bring in sections.
fn bringing(terms: &[&QueryTerm], limits: Limits) -> usize {
    let mut postings = 0u32;
    let too_many = |term: &&QueryTerm| {
        let before = postings;
        let own = term.forms.iter().map(|form| form.listing.postings());
        postings = own.fold(postings, u32::saturating_add);
        before >= limits.least_postings && postings > limits.most_postings
    };
    terms.iter().position(too_many).unwrap_or(terms.len())
}

/// Reads the terms' lists in a segment, and keeps the best of the sections that the first terms bring in.
fn collect(index: &LocaleIndex, at: usize, terms: &[&QueryTerm], bringing: usize, kept: &mut Kept) {
    let segment = &index.segments[at];
    let norms = Norms::new(index);
    let weigh =
        |text, share, id, occurrences| share * occurrences as f32 * norms.of(text, &segment.lengths, id);
    let (mut lists, mut opening) = (Vec::new(), 0);
    for (place, term) in terms.iter().enumerate() {
        let of_term = TermLists::open(index, at, term);
        if !of_term.is_empty() {
            lists.push((weight(term), of_term));
            opening += usize::from(place < bringing);
        }
    }
    // What the terms from each on can give together.
    let mut bounds: Vec<f32> = lists.iter().map(|(weight, _)| weight * (WEIGHTS.saturation + 1.0)).collect();
    for place in (1..bounds.len()).rev() {
        bounds[place - 1] += bounds[place];
    }
    let mut counts = vec![0.0f32; WINDOW as usize];
    let mut scores = vec![0.0f32; WINDOW as usize];
    let mut touched = [0u64; WINDOW as usize / 64];
    let (mut counted, mut found): (Vec<DocId>, Vec<DocId>) = Default::default();
    loop {
        while opening > 0 && bounds[opening - 1] <= kept.least {
            opening -= 1;
        }
        let (bringing, adding) = lists.split_at_mut(opening);
        let next = bringing.iter().map(|(_, lists)| lists.next()).min().unwrap_or(TERMINATED);
        if next == TERMINATED {
            return;
        }
        let end = next.saturating_add(WINDOW).min(TERMINATED);
        for (weight, lists) in bringing {
            lists.count_until(end, &weigh, |id, weighed| {
                let count = &mut counts[(id - next) as usize];
                if *count == 0.0 {
                    counted.push(id);
                }
                *count += weighed;
            });
            for id in counted.drain(..) {
                let place = (id - next) as usize;
                touched[place / 64] |= 1 << (place % 64);
                scores[place] += *weight * saturated(std::mem::take(&mut counts[place]));
            }
        }
        found.clear();
        for (place, bits) in touched.iter_mut().enumerate() {
            while *bits != 0 {
                found.push(next + (place as u32) * 64 + bits.trailing_zeros());
                *bits &= *bits - 1;
            }
        }
        found.retain(|id| segment.document_of[*id as usize] != DELETED);
        for (place, (weight, lists)) in adding.iter_mut().enumerate() {
            found.retain(|id| scores[(id - next) as usize] + bounds[opening + place] > kept.least);
            if found.is_empty() {
                break;
            }
            let counts = lists.counts(&found, &weigh);
            for (id, count) in found.iter().zip(counts) {
                scores[(id - next) as usize] += *weight * saturated(count);
            }
        }
        for id in &found {
            kept.add(segment.base + id, scores[(id - next) as usize]);
        }
        scores.fill(0.0);
    }
}
