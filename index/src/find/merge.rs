//! One ranking out of several languages' scores.

use std::collections::HashSet;

use lotse_knowledge::Cloud;

use super::{Language, Query, score::Weights};
use crate::{DocumentHead, Index};

/// Best sections of a language that are looked at.
const CANDIDATES: usize = 64;

/// A section that may be a hit.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Position of the language in which to show it.
    pub language: usize,
    pub section: u32,
    pub score: f32,
    pub signals: Vec<(&'static str, f32)>,
}

/// The best sections of all languages, each once.
pub(super) fn rank(
    _index: &Index,
    query: &Query<'_>,
    languages: &[Language<'_>],
    weights: &Weights,
) -> Vec<Candidate> {
    let mut seen = HashSet::new();
    let mut ranked = Vec::new();
    for (at, language) in languages.iter().enumerate() {
        for candidate in best(at, language, query, weights) {
            let key = language.index.key(candidate.section);
            if seen.insert(key) && (language.own || !is_in_own(languages, key)) {
                ranked.push(candidate);
            }
        }
    }
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score));
    ranked
}

/// The best sections of one language.
fn best(at: usize, language: &Language<'_>, query: &Query<'_>, weights: &Weights) -> Vec<Candidate> {
    let Language { index, scores, .. } = language;
    let preference = if language.own { 1.0 } else { weights.other_language };
    let documents: Vec<f32> = index
        .documents
        .iter()
        .map(|document| if fits(document, query.clouds) { 1.0 } else { weights.other_cloud })
        .collect();
    let mut ranked: Vec<(f32, u32)> = Vec::new();
    for section in 0..index.end() {
        let text = scores.sections[section as usize];
        if text > 0.0 {
            let document = index.document_of(section) as usize;
            let total = text
                + weights.document * scores.documents[document]
                + weights.coverage * scores.covered[section as usize];
            ranked.push((total * documents[document], section));
        }
    }
    if ranked.len() > CANDIDATES {
        ranked.select_nth_unstable_by(CANDIDATES, |a, b| b.0.total_cmp(&a.0));
        ranked.truncate(CANDIDATES);
    }
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let scale = preference / scores.weight.max(f32::MIN_POSITIVE);
    ranked
        .into_iter()
        .map(|(total, section)| {
            let document = index.document_of(section) as usize;
            Candidate {
                language: at,
                section,
                score: total * scale,
                signals: vec![
                    ("text", scores.sections[section as usize] * scale),
                    ("document", weights.document * scores.documents[document] * scale),
                    ("coverage", scores.covered[section as usize] * scale),
                    ("document coverage", scores.document_covered[document] * scale),
                    ("cloud", documents[document]),
                ],
            }
        })
        .collect()
}

/// Whether a document applies to one of the asker's clouds; unknown is the global one.
fn fits(document: &DocumentHead, clouds: &[Cloud]) -> bool {
    let clouds = if clouds.is_empty() { &[Cloud::Global] } else { clouds };
    document.clouds.is_empty() && clouds.contains(&Cloud::Global)
        || document.clouds.is_empty() && !clouds.contains(&Cloud::Vianet)
        || document.clouds.iter().any(|cloud| clouds.contains(cloud))
}

fn is_in_own(languages: &[Language<'_>], key: u64) -> bool {
    languages.iter().any(|language| language.own && language.index.section(key).is_some())
}
