//! One ranking out of several languages' scores.

use std::collections::HashSet;

use lotse_knowledge::Cloud;

use super::{
    Language, Query, Translated,
    score::{Scores, WEIGHTS},
    semantic::Nearness,
};
use crate::{
    DocumentHead,
    index::{DELETED, LocaleIndex},
};

/// Best sections of a language that are looked at: the right one is nearly always among the first sixty.
const CANDIDATES: usize = 64;

/// Of how many, best by words and meaning, the place and the length are looked at: what these take off is too little to
/// lift one of the others among the best.
const LOOKED_AT: usize = 256;

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
            if seen.insert(key) && (language.own || !is_in_own(languages, language, key)) {
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
    let order = |a: &Candidate, b: &Candidate| {
        b.score().total_cmp(&a.score()).then_with(|| a.section.cmp(&b.section))
    };
    let mut ranked = candidates(at, languages);
    if let Some(nearness) = nearness {
        nearness.add(&languages[at], &mut ranked);
    }
    if ranked.len() > LOOKED_AT {
        ranked.select_nth_unstable_by(LOOKED_AT, order);
        ranked.truncate(LOOKED_AT);
    }
    let mut last = (DELETED, 0.0);
    for candidate in &mut ranked {
        let document = index.document_of(candidate.section);
        if document != last.0 {
            let fits = fits(&index.documents[document as usize], query.clouds);
            last = (document, if fits { 0.0 } else { WEIGHTS.other_cloud });
        }
        let (before, length) = index.place_and_length(candidate.section);
        let score = candidate.score();
        candidate.cloud = -last.1 * score;
        candidate.position = -WEIGHTS.position * (1.0 + before).ln() * score;
        candidate.length = -WEIGHTS.length_of_text * length.ln() * score;
    }
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
    let candidate = |section, [text, document]: [f32; 2], translated: [f32; 2]| Candidate {
        text,
        document,
        translated: translated[0] + translated[1],
        ..Candidate::new(language, section)
    };
    if let Some(translated) = into(languages, at).filter(|_| !language.own) {
        let given = Given::new(language.index, &translated.scores, WEIGHTS.other_language);
        let found = language.lacking.unwrap_or(translated.scores.touched()).iter();
        let found = found.map(|&section| candidate(section, [0.0; 2], given.to(section)));
        return found.filter(|candidate| candidate.translated > 0.0).collect();
    }
    let preference = if language.own { 1.0 } else { WEIGHTS.other_language };
    let own = Given::new(language.index, &language.scores, preference);
    let touched = language.scores.touched().iter();
    let (Some(translated), Some(bridge)) = (&language.translated, &language.index.bridge) else {
        return touched.map(|&section| candidate(section, own.to(section), [0.0; 2])).collect();
    };
    let pivot = Given::new(translated.index, &translated.scores, preference);
    let scaled = |given: [f32; 2], by: f32| given.map(|score| by * score);
    let by_own = touched.map(|&section| match bridge.sections[section as usize] {
        DELETED => candidate(section, scaled(own.to(section), WEIGHTS.untranslated), [0.0; 2]),
        counterpart => candidate(
            section,
            scaled(own.to(section), 1.0 - WEIGHTS.translated),
            scaled(pivot.to(counterpart), WEIGHTS.translated),
        ),
    });
    let by_pivot = translated.scores.touched().iter().filter_map(|&counterpart| {
        let section = bridge.back[counterpart as usize];
        let is_new = section != DELETED && language.scores.text(section) == 0.0;
        is_new.then(|| candidate(section, [0.0; 2], scaled(pivot.to(counterpart), WEIGHTS.translated)))
    });
    by_own.chain(by_pivot).collect()
}

/// The question put into a language as the pivot of another.
fn into<'l>(languages: &'l [Language<'_>], at: usize) -> Option<&'l Translated<'l>> {
    languages.iter().find_map(|from| from.translated.as_ref().filter(|to| to.pivot == languages[at].at))
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
        let own = self.scores.text(section);
        if own == 0.0 {
            return [0.0; 2];
        }
        let document = self.scores.document(self.index.document_of(section));
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

/// Whether a section of another language is there in the question's own, of which the first is known not to have what it
/// lacks.
fn is_in_own(languages: &[Language<'_>], language: &Language<'_>, key: u64) -> bool {
    let own = languages.iter().filter(|language| language.own);
    own.skip(usize::from(language.lacking.is_some())).any(|own| own.index.section(key).is_some())
}
