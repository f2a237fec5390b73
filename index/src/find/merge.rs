//! One ranking out of several languages' scores.

use std::collections::HashSet;

use lotse_knowledge::Cloud;

use super::{Language, Query, score::WEIGHTS};
use crate::DocumentHead;

/// Best sections of a language that are looked at: the right one is nearly always among the first sixty.
const CANDIDATES: usize = 64;

/// A section that may be a hit. Its signals are shares of what a section would get that had every word of the question
/// once: comparable between languages.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// Position of the language in which to show it.
    pub language: usize,
    pub section: u32,
    /// What its own words give.
    pub text: f32,
    /// What the words of the whole document give.
    pub document: f32,
    /// What it loses for being about another cloud.
    pub cloud: f32,
}

impl Candidate {
    pub fn score(&self) -> f32 {
        self.text + self.document + self.cloud
    }
}

/// The best sections of all languages, each once.
pub(super) fn rank(query: &Query<'_>, languages: &[Language<'_>]) -> Vec<Candidate> {
    let mut seen = HashSet::new();
    let mut ranked = Vec::new();
    for (at, language) in languages.iter().enumerate() {
        for candidate in best(at, language, query) {
            let key = language.index.key(candidate.section);
            if seen.insert(key) && (language.own || !is_in_own(languages, key)) {
                ranked.push(candidate);
            }
        }
    }
    ranked.sort_by(|a, b| b.score().total_cmp(&a.score()));
    ranked
}

/// The best sections of one language, best first.
fn best(at: usize, language: &Language<'_>, query: &Query<'_>) -> Vec<Candidate> {
    let Language { index, scores, own, .. } = language;
    let preference = if *own { 1.0 } else { WEIGHTS.other_language };
    let scale = preference / scores.weight.max(f32::MIN_POSITIVE);
    let losses: Vec<f32> = index
        .documents
        .iter()
        .map(|document| if fits(document, query.clouds) { 0.0 } else { WEIGHTS.other_cloud })
        .collect();
    let mut ranked: Vec<Candidate> = scores
        .touched
        .iter()
        .map(|&section| {
            let document = index.document_of(section) as usize;
            let text = scale * scores.sections[section as usize];
            let whole = scale * WEIGHTS.document * scores.documents[document];
            Candidate {
                language: at,
                section,
                text,
                document: whole,
                cloud: -losses[document] * (text + whole),
            }
        })
        .collect();
    let order = |a: &Candidate, b: &Candidate| {
        b.score().total_cmp(&a.score()).then_with(|| a.section.cmp(&b.section))
    };
    if ranked.len() > CANDIDATES {
        ranked.select_nth_unstable_by(CANDIDATES, order);
        ranked.truncate(CANDIDATES);
    }
    ranked.sort_by(order);
    ranked
}

/// Whether a document applies to one of the asker's clouds. One that names none is about the global cloud, and mostly
/// true of the others but the one in China, which another company runs.
fn fits(document: &DocumentHead, clouds: &[Cloud]) -> bool {
    if document.clouds.is_empty() {
        return clouds.is_empty() || clouds.iter().any(|cloud| *cloud != Cloud::Vianet);
    }
    let clouds = if clouds.is_empty() { &[Cloud::Global] } else { clouds };
    document.clouds.iter().any(|cloud| clouds.contains(cloud))
}

fn is_in_own(languages: &[Language<'_>], key: u64) -> bool {
    languages.iter().any(|language| language.own && language.index.section(key).is_some())
}
