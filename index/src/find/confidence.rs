//! How likely it is that what was found answers the question.

use super::{Language, merge::Candidate};

/// Probability, 0 to 1.
pub(super) fn confidence(languages: &[Language<'_>], ranked: &[Candidate]) -> f32 {
    let Some(best) = ranked.first() else { return 0.0 };
    let Language { terms, scores, .. } = &languages[best.language];
    let unknown: f32 = terms.iter().filter(|term| term.frequency == 0).map(|term| term.weight).sum();
    let unknown = unknown / scores.weight.max(f32::MIN_POSITIVE);
    let covered = best.signals.iter().find(|(name, _)| *name == "coverage").map_or(0.0, |(_, value)| *value);
    logistic(5.0 * covered - 3.0 * unknown)
}

fn logistic(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}
