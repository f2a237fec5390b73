//! Scoring by reading all lists to the end.

use crate::index::{DELETED, LocaleIndex, Text};

use super::{
    super::{
        tally::Tally,
        terms::{QueryTerm, rarity},
    },
    Norms, Scores, in_document, saturated, share,
};

/// Gives all sections and documents what the terms give them.
pub(super) fn score(index: &LocaleIndex, terms: &[QueryTerm], scores: &mut Scores) {
    let norms = Norms::new(index);
    let mut sections = Tally::new(index.end() as usize);
    let mut documents = Tally::new(index.documents.len());
    let mut blocks = None;
    for term in terms {
        for (at, segment) in index.segments.iter().enumerate() {
            for text in Text::ALL {
                for form in &term.forms {
                    let Some(blocks) = form.listing.blocks(index, at, text, &mut blocks) else { continue };
                    while !blocks.docs().is_empty() {
                        for (&id, &occurrences) in blocks.docs().iter().zip(blocks.freqs()) {
                            let document = segment.document_of[id as usize];
                            if document == DELETED {
                                continue;
                            }
                            let count = form.share * occurrences as f32;
                            sections.add(segment.base + id, count * norms.of(text, &segment.lengths, id));
                            // A title is every section's: in the document it is no occurrence more.
                            if text != Text::Path {
                                documents.add(document, count);
                            }
                        }
                        blocks.advance();
                    }
                }
            }
        }
        let share = share(term);
        let weight = share * term.weight;
        sections.drain(|section, count| scores.sections.add(section, weight * saturated(count)));
        let weight = share * rarity(index.documents.len(), documents.touched().len() as u32);
        documents.drain(|document, count| {
            scores.documents.add(document, weight * in_document(index, document, count));
        });
    }
}
