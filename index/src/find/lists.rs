//! A term's postings lists in one segment: read in order, or only where they meet given sections.

use tantivy::{
    DocId, DocSet, TERMINATED,
    postings::{Postings, SegmentPostings},
};

use super::terms::QueryTerm;
use crate::index::{Listing, LocaleIndex, Text};

/// One term's lists of sections.
pub(super) struct TermLists(Vec<List>);

/// The sections that one form of a term occurs in, in one of their texts.
struct List {
    postings: SegmentPostings,
    text: Text,
    /// What one occurrence counts.
    share: f32,
}

/// What so many occurrences in a section's text count: text, share of the form, section, occurrences.
pub(super) trait Weighing: Fn(Text, f32, DocId, u32) -> f32 {}

impl<F: Fn(Text, f32, DocId, u32) -> f32> Weighing for F {}

impl TermLists {
    /// Opens a term's lists in a segment.
    pub fn open(index: &LocaleIndex, segment: usize, term: &QueryTerm) -> Self {
        let lists = term.forms.iter().flat_map(|form| {
            Text::ALL.into_iter().filter_map(|text| {
                let postings = form.listing.list(index, segment, text)?;
                Some(List { postings, text, share: form.share })
            })
        });
        TermLists(lists.collect())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The next section of any list.
    pub fn next(&self) -> DocId {
        self.0.iter().map(|list| list.postings.doc()).min().unwrap_or(TERMINATED)
    }

    /// Reads the lists up to a section that is left out; a section comes up once a list.
    pub fn count_until(&mut self, end: DocId, weigh: &impl Weighing, mut each: impl FnMut(DocId, f32)) {
        for List { postings, text, share } in &mut self.0 {
            let mut id = postings.doc();
            while id < end {
                each(id, weigh(*text, *share, id, postings.term_freq()));
                id = postings.advance();
            }
        }
    }

    /// What occurrences count, over all lists, in each of some sections behind those read so far, in order.
    pub fn counts(&mut self, ids: &[DocId], weigh: &impl Weighing) -> Vec<f32> {
        let mut counts = vec![0.0; ids.len()];
        for List { postings, text, share } in &mut self.0 {
            skip_to(postings, ids, |place, id, occurrences| {
                counts[place] += weigh(*text, *share, id, occurrences)
            });
        }
        counts
    }
}

/// Calls `each` with those of some sections, in order, that a term's list in a segment has, and the occurrences there.
pub(super) fn meet(
    listing: &Listing,
    index: &LocaleIndex,
    segment: usize,
    text: Text,
    ids: &[DocId],
    mut each: impl FnMut(DocId, u32),
) {
    if ids.is_empty() {
        return;
    }
    let Some(mut postings) = listing.list(index, segment, text) else { return };
    skip_to(&mut postings, ids, |_, id, occurrences| each(id, occurrences));
}

/// Calls `each` with the places of those of some sections, in order, that a list has, and the occurrences there.
fn skip_to(postings: &mut SegmentPostings, ids: &[DocId], mut each: impl FnMut(usize, DocId, u32)) {
    let mut place = 0;
    let mut doc = postings.doc();
    while doc != TERMINATED {
        place += before(&ids[place..], |id| *id < doc);
        let Some(&id) = ids.get(place) else { return };
        if id == doc {
            each(place, id, postings.term_freq());
            place += 1;
            doc = postings.advance();
        } else {
            doc = postings.seek(id);
        }
    }
}

/// How many at the front of a sorted list come before something that is probably near: by steps that double.
fn before<T>(sorted: &[T], is_before: impl Fn(&T) -> bool) -> usize {
    let mut step = 1;
    while sorted.get(step - 1).is_some_and(&is_before) {
        step *= 2;
    }
    let start = step / 2;
    start + sorted[start..sorted.len().min(step)].partition_point(is_before)
}

#[cfg(test)]
mod tests {
    use super::before;

    #[test]
    fn steps_that_double_find_what_halving_finds() {
        let sorted: Vec<u32> = (0..40).map(|number| number * 2).collect();
        for length in 0..=sorted.len() {
            for target in 0..90 {
                let (sorted, is_before) = (&sorted[..length], |number: &u32| *number < target);
                assert_eq!(before(sorted, is_before), sorted.partition_point(is_before));
            }
        }
    }
}
