//! One ranking out of several languages' scores.

use std::collections::HashSet;

use lotse_knowledge::Cloud;

use super::{
    Language, Query,
    score::{Scores, WEIGHTS},
    semantic::Nearness,
};
use crate::{
    DocumentHead,
    index::{DELETED, LocaleIndex},
};

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
    /// What the pivot's words for the question's give, in the pivot's section and its document.
    pub translated: f32,
    /// What the words of the whole document give.
    pub document: f32,
    /// What its meaning gives, where there is an encoder.
    pub semantic: f32,
    /// What it loses for being about another cloud.
    pub cloud: f32,
    /// What it loses for standing late in its document: what is asked about mostly comes first, details after it.
    pub position: f32,
    /// What it loses, or gains, for its length: much text has something of everything.
    pub length: f32,
}

impl Candidate {
    /// A section that nothing speaks for yet.
    pub fn new(language: &Language<'_>, section: u32) -> Candidate {
        Candidate {
            language: language.rank,
            section,
            text: 0.0,
            translated: 0.0,
            document: 0.0,
            semantic: 0.0,
            cloud: 0.0,
            position: 0.0,
            length: 0.0,
        }
    }

    pub fn score(&self) -> f32 {
        self.text + self.translated + self.document + self.semantic + self.cloud + self.position + self.length
    }
}

/// The best sections of all languages, each once.
pub(super) fn rank(
    query: &Query<'_>,
    languages: &[Language<'_>],
    nearness: Option<&Nearness<'_>>,
) -> Vec<Candidate> {
    let mut seen = HashSet::new();
    let mut ranked = Vec::new();
    for (at, language) in languages.iter().enumerate() {
        for candidate in best(at, languages, query, nearness) {
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
fn best(
    at: usize,
    languages: &[Language<'_>],
    query: &Query<'_>,
    nearness: Option<&Nearness<'_>>,
) -> Vec<Candidate> {
    let index = languages[at].index;
    let mut ranked = candidates(at, languages);
    if let Some(nearness) = nearness {
        nearness.add(&languages[at], &mut ranked);
    }
    let losses: Vec<f32> = index
        .documents
        .iter()
        .map(|document| if fits(document, query.clouds) { 0.0 } else { WEIGHTS.other_cloud })
        .collect();
    for candidate in &mut ranked {
        let document = index.document_of(candidate.section) as usize;
        let (before, length) = index.place_and_length(candidate.section);
        let score = candidate.score();
        candidate.cloud = -losses[document] * score;
        candidate.position = -WEIGHTS.position * (1.0 + before).ln() * score;
        candidate.length = -WEIGHTS.length_of_text * length.ln() * score;
    }
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

/// The sections of one language that anything speaks for.
fn candidates(at: usize, languages: &[Language<'_>]) -> Vec<Candidate> {
    let language = &languages[at];
    let pivot =
        languages.iter().find_map(|from| from.translated.as_ref().filter(|to| to.pivot == language.at));
    let candidate = |section, [text, document]: [f32; 2], translated: [f32; 2]| Candidate {
        text,
        document,
        translated: translated[0] + translated[1],
        ..Candidate::new(language, section)
    };
    if let Some(translated) = pivot.filter(|_| !language.own) {
        let given = Given::new(language.index, &translated.scores, WEIGHTS.other_language);
        let touched = translated.scores.touched.iter();
        return touched.map(|&section| candidate(section, [0.0; 2], given.to(section))).collect();
    }
    let preference = if language.own { 1.0 } else { WEIGHTS.other_language };
    let own = Given::new(language.index, &language.scores, preference);
    let (Some(translated), Some(bridge)) = (&language.translated, &language.index.bridge) else {
        let touched = language.scores.touched.iter();
        return touched.map(|&section| candidate(section, own.to(section), [0.0; 2])).collect();
    };
    let pivot = Given::new(translated.index, &translated.scores, preference);
    let mut found = Vec::new();
    for (section, &counterpart) in (0..).zip(&bridge.sections) {
        if language.index.is_deleted(section) {
            continue;
        }
        let (own, translated) = match counterpart {
            DELETED => (own.to(section).map(|score| WEIGHTS.untranslated * score), [0.0; 2]),
            counterpart => (
                own.to(section).map(|score| (1.0 - WEIGHTS.translated) * score),
                pivot.to(counterpart).map(|score| WEIGHTS.translated * score),
            ),
        };
        if own[0] + translated[0] > 0.0 {
            found.push(candidate(section, own, translated));
        }
    }
    found
}

/// What scores give a section by its own words and by those of its document, as shares.
struct Given<'a> {
    index: &'a LocaleIndex,
    scores: &'a Scores,
    scale: f32,
}

impl<'a> Given<'a> {
    fn new(index: &'a LocaleIndex, scores: &'a Scores, preference: f32) -> Self {
        Given { index, scores, scale: preference / scores.weight.max(f32::MIN_POSITIVE) }
    }

    fn to(&self, section: u32) -> [f32; 2] {
        let own = self.scores.sections[section as usize];
        if own == 0.0 {
            return [0.0; 2];
        }
        let document = self.scores.documents[self.index.document_of(section) as usize];
        [self.scale * own, self.scale * WEIGHTS.document * document]
    }
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
