//! How likely it is that the documents answer a question.

use super::{Language, merge::Candidate, score::share, terms::rarity};
use crate::words::WordKind;

/// A logistic function of two things: how much the best section matches, counted in words as rare as can be, and which
/// share of the question are names that no document knows. Fitted to a few hundred questions with and without an answer.
const BIAS: f32 = -5.8;
const MATCHED: f32 = 5.3;
const UNKNOWN_NAMES: f32 = -17.0;

/// Probability, 0 to 1, that the best candidate's documents answer the question.
pub(super) fn confidence(languages: &[Language<'_>], best: Option<&Candidate>) -> f32 {
    let Some(best) = best else { return 0.0 };
    let Language { index, terms, scores, .. } = &languages[best.language];
    let rarest = rarity(index.sections, 0);
    let matched = scores.sections[best.section as usize] / rarest;
    let unknown = terms.iter().filter(|term| term.frequency == 0 && term.kind == WordKind::Name);
    let unknown: f32 = unknown.map(|term| share(term) * term.weight).sum();
    let all = scores.weight.max(f32::MIN_POSITIVE);
    let evidence = BIAS + MATCHED * (1.0 + matched).ln() + UNKNOWN_NAMES * unknown / all;
    1.0 / (1.0 + (-evidence).exp())
}
