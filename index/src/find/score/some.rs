//! Scoring given sections and documents, by skipping to them in the lists.

use tantivy::DocId;

use super::{
    super::{
        lists::meet,
        tally::Tally,
        terms::{QueryTerm, rarity},
    },
    Norms, in_document, saturated, share,
};
use crate::index::{LocaleIndex, Segment, Text};

/// Gives sections, in order of their numbers, what the terms give them.
pub(super) fn score_sections(index: &LocaleIndex, terms: &[QueryTerm], sections: &[u32], scores: &mut Tally) {
    let norms = Norms::new(index);
    let mut counts = Tally::new(index.end() as usize);
    for term in terms {
        for (at, segment) in index.segments.iter().enumerate() {
            let ids = inside(segment, sections);
            for text in Text::ALL {
                for form in &term.forms {
                    meet(&form.listing, index, at, text, &ids, |id, occurrences| {
                        let count = form.share * occurrences as f32 * norms.of(text, &segment.lengths, id);
                        counts.add(segment.base + id, count);
                    });
                }
            }
        }
        let weight = share(term) * term.weight;
        counts.drain(|section, count| scores.add(section, weight * saturated(count)));
    }
}

/// Gives the documents of sections what the terms give them.
pub(super) fn score_documents(
    index: &LocaleIndex,
    terms: &[QueryTerm],
    sections: &[u32],
    scores: &mut Tally,
) {
    let mut documents: Vec<u32> = sections.iter().map(|section| index.document_of(*section)).collect();
    documents.sort_unstable();
    documents.dedup();
    documents.retain(|document| scores.get(*document) == 0.0);
    let own = |&document: &u32| {
        let [first, last] = index.spans[document as usize];
        (first..=last).filter(move |section| index.document_of(*section) == document)
    };
    let mut sections: Vec<u32> = documents.iter().flat_map(own).collect();
    sections.sort_unstable();
    let ids: Vec<Vec<DocId>> = index.segments.iter().map(|segment| inside(segment, &sections)).collect();
    let mut counts = Tally::new(index.documents.len());
    for term in terms {
        for (at, segment) in index.segments.iter().enumerate() {
            for text in [Text::Body, Text::Heading] {
                for form in &term.forms {
                    meet(&form.listing, index, at, text, &ids[at], |id, occurrences| {
                        counts.add(segment.document_of[id as usize], form.share * occurrences as f32);
                    });
                }
            }
        }
        let weight = share(term) * rarity(index.documents.len(), documents_with(index, term));
        counts.drain(|document, count| scores.add(document, weight * in_document(index, document, count)));
    }
}

/// The numbers in a segment of those of some sections that are in it.
fn inside(segment: &Segment, sections: &[u32]) -> Vec<DocId> {
    let start = sections.partition_point(|section| *section < segment.base);
    let end = sections.partition_point(|section| *section < segment.end());
    sections[start..end].iter().map(|section| section - segment.base).collect()
}

/// In how many documents a term occurs, as if its sections were spread over them by chance.
fn documents_with(index: &LocaleIndex, term: &QueryTerm) -> u32 {
    let all = index.documents.len().max(1) as f32;
    (all * (1.0 - (-(term.frequency as f32) / all).exp())).round() as u32
}
