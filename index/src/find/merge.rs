//! One ranking out of several languages' scores.

use std::collections::HashSet;

use lotse_knowledge::Cloud;

use super::{
    Language, Query, Translated,
    score::{Scores, WEIGHTS},
};
use crate::{
    DocumentHead,
    index::{Bridge, DELETED},
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
    /// What it loses for being about another cloud.
    pub cloud: f32,
}

impl Candidate {
    pub fn score(&self) -> f32 {
        self.text + self.translated + self.document + self.cloud
    }
}

/// The best sections of all languages, each once.
pub(super) fn rank(query: &Query<'_>, languages: &[Language<'_>]) -> Vec<Candidate> {
    let mut seen = HashSet::new();
    let mut ranked = Vec::new();
    for (at, language) in languages.iter().enumerate() {
        for candidate in best(at, languages, query) {
            let key = language.index.key(candidate.section);
            if seen.insert(key)
                && (language.own || !is_in_own(languages, language.at, candidate.section, key))
            {
                ranked.push(candidate);
            }
        }
    }
    ranked.sort_by(|a, b| b.score().total_cmp(&a.score()));
    ranked
}

/// The best sections of one language, best first.
fn best(at: usize, languages: &[Language<'_>], query: &Query<'_>) -> Vec<Candidate> {
    let index = languages[at].index;
    let mut ranked = candidates(at, languages);
    let mut last = (DELETED, 0.0);
    for candidate in &mut ranked {
        let document = index.document_of(candidate.section);
        if document != last.0 {
            let fits = fits(&index.documents[document as usize], query.clouds);
            last = (document, if fits { 0.0 } else { WEIGHTS.other_cloud });
        }
        candidate.cloud = -last.1 * candidate.score();
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

/// The sections of one language that most speaks for, with what they are given, in order of their numbers.
fn candidates(at: usize, languages: &[Language<'_>]) -> Vec<Candidate> {
    let language = &languages[at];
    let candidate = |section, [text, document]: [f32; 2], translated: [f32; 2]| Candidate {
        language: at,
        section,
        text,
        document,
        translated: translated[0] + translated[1],
        cloud: 0.0,
    };
    if let Some(translated) = into(languages, at).filter(|_| !language.own) {
        let sections = translated.scores.best();
        let given = given(&translated.scores, &sections, WEIGHTS.other_language);
        return sections.into_iter().zip(given).map(|(at, given)| candidate(at, [0.0; 2], given)).collect();
    }
    let preference = if language.own { 1.0 } else { WEIGHTS.other_language };
    let mut sections = language.scores.best();
    let (Some(translated), Some(bridge)) = (&language.translated, &language.index.bridge) else {
        let given = given(&language.scores, &sections, preference);
        return sections.into_iter().zip(given).map(|(at, given)| candidate(at, given, [0.0; 2])).collect();
    };
    let found_by_pivot = translated.scores.best().into_iter().map(|section| bridge.back[section as usize]);
    sections.extend(found_by_pivot.filter(|section| *section != DELETED));
    sections.sort();
    sections.dedup();
    let own = given(&language.scores, &sections, preference);
    let by_pivot = given_by_pivot(translated, bridge, &sections, preference);
    let scaled = |given: [f32; 2], by: f32| given.map(|score| by * score);
    let parts = own.into_iter().zip(by_pivot).map(|(own, by_pivot)| match by_pivot {
        None => (scaled(own, WEIGHTS.untranslated), [0.0; 2]),
        Some(given) => (scaled(own, 1.0 - WEIGHTS.translated), scaled(given, WEIGHTS.translated)),
    });
    sections.into_iter().zip(parts).map(|(at, (own, translated))| candidate(at, own, translated)).collect()
}

/// The question put into a language as the pivot of another.
fn into<'l>(languages: &'l [Language<'_>], at: usize) -> Option<&'l Translated<'l>> {
    languages.iter().find_map(|from| from.translated.as_ref().filter(|to| to.pivot == languages[at].at))
}

/// What sections, in order, are given by their own words and by those of their document, as shares.
fn given(scores: &Scores<'_>, sections: &[u32], preference: f32) -> Vec<[f32; 2]> {
    let scale = preference / scores.weight.max(f32::MIN_POSITIVE);
    let share = |[text, document]: [f32; 2]| [scale * text, scale * WEIGHTS.document * document];
    scores.of(sections).into_iter().map(share).collect()
}

/// What the pivot's sections are given for those of a language; none where the pivot lacks them.
fn given_by_pivot(
    translated: &Translated<'_>,
    bridge: &Bridge,
    sections: &[u32],
    preference: f32,
) -> Vec<Option<[f32; 2]>> {
    let counterparts = sections.iter().map(|section| bridge.sections[*section as usize]);
    let mut places: Vec<(u32, usize)> =
        counterparts.zip(0..).filter(|(counterpart, _)| *counterpart != DELETED).collect();
    places.sort_unstable();
    let counterparts: Vec<u32> = places.iter().map(|(counterpart, _)| *counterpart).collect();
    let mut by_pivot = vec![None; sections.len()];
    for ((_, place), given) in places.iter().zip(given(&translated.scores, &counterparts, preference)) {
        by_pivot[*place] = Some(given);
    }
    by_pivot
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

/// Whether a section of another language is there in the question's own.
fn is_in_own(languages: &[Language<'_>], at: usize, section: u32, key: u64) -> bool {
    languages.iter().filter(|language| language.own).any(|language| match &language.index.bridge {
        Some(bridge) if bridge.pivot == at => bridge.back[section as usize] != DELETED,
        _ => language.index.section(key).is_some(),
    })
}
