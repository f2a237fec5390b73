//! How likely it is that the documents answer a question.

use super::{
    Language,
    merge::Candidate,
    score::{WEIGHTS, share},
    terms::rarity,
};
use crate::{
    index::{DELETED, LocaleIndex},
    words::WordKind,
};

/// A logistic function of two things: how much the best section matches, counted in words as rare as can be, and which
/// share of the question are names that no document knows. Fitted to a few hundred questions with and without an answer,
/// cross-validated; few weights, so that they hold for other questions.
const BIAS: f32 = -6.0;
const MATCHED: f32 = 5.5;
const UNKNOWN_NAMES: f32 = -18.0;

/// Probability, 0 to 1, that the best candidate's documents answer the question.
pub(super) fn confidence(languages: &[Language<'_>], best: Option<&Candidate>) -> f32 {
    let Some(best) = best else { return 0.0 };
    let Language { terms, scores, .. } = &languages[best.language];
    let unknown = terms.iter().filter(|term| term.frequency == 0 && term.kind == WordKind::Name);
    let unknown: f32 = unknown.map(|term| share(term) * term.weight).sum();
    let all = scores.weight.max(f32::MIN_POSITIVE);
    let matched = matched(languages, best);
    let evidence = BIAS + MATCHED * (1.0 + matched).ln() + UNKNOWN_NAMES * unknown / all;
    1.0 / (1.0 + (-evidence).exp())
}

/// How much a section matches by its own words and by the pivot's, in words as rare as can be.
fn matched(languages: &[Language<'_>], best: &Candidate) -> f32 {
    let language = &languages[best.language];
    let in_words = |index: &LocaleIndex, score: f32| score / rarity(index.sections, 0);
    let own = in_words(language.index, language.scores.text(best.section));
    let Some(translated) = languages.iter().find_map(|language| language.translated.as_ref()) else {
        return own;
    };
    let by_pivot = |section: u32| in_words(translated.index, translated.scores.text(section));
    if translated.pivot == language.at && !language.own {
        return by_pivot(best.section).max(own);
    }
    match language
        .index
        .bridge
        .as_ref()
        .filter(|_| language.own)
        .map(|bridge| bridge.sections[best.section as usize])
    {
        None | Some(DELETED) => WEIGHTS.untranslated * own,
        Some(section) => WEIGHTS.translated * by_pivot(section) + (1.0 - WEIGHTS.translated) * own,
    }
}
