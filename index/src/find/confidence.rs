//! How likely it is that the first section found is the right one.
//!
//! A logistic function of a few signs ([`Evidence`]), fitted to questions whose right sections are known and to questions
//! that the documents do not answer ([`fit_confidence`]). Few weights, so that they hold for other questions. They belong
//! to a ranking: whoever changes it fits them anew with `lotse eval --fit`.

use super::{
    Language,
    fit::{fit, logistic},
    merge::Candidate,
    score::{WEIGHTS, share},
    terms::rarity,
};
use crate::{
    index::{DELETED, LocaleIndex},
    words::WordKind,
};

/// The weights, in the order of [`Evidence::SIGNS`]: fitted to 510 questions in nine languages about as many sections, and
/// 230 about other matters, weighed three to ten.
const FITTED: [f64; 4] = [-6.14, 3.15, -4.29, 9.71];

/// A first section that leads by more than this is no surer.
const CLEAR_LEAD: f32 = 0.3;

/// Among fewer sections a lead is easy and says nothing: a small one is presumed.
const ENOUGH_SECTIONS: usize = 200;
const PRESUMED_LEAD: f32 = 0.12;

/// What speaks for and against the first section found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    /// How much it matches, counted in words as rare as can be: logarithm of one and that.
    pub matched: f32,
    /// Names that no document knows, as a share of the question.
    pub unknown_names: f32,
    /// How far it is ahead of the third, as a share of its score, up to a clear lead.
    pub lead: f32,
}

impl Evidence {
    /// The names of the weights, in order.
    pub const SIGNS: [&str; 4] = ["bias", "matched", "unknown_names", "lead"];

    /// What the ranking gives away; none of an empty one.
    pub(super) fn gather(languages: &[Language<'_>], ranked: &[Candidate]) -> Option<Evidence> {
        let best = ranked.first()?;
        let Language { index, terms, scores, .. } = &languages[best.language];
        let unknown = terms.iter().filter(|term| term.frequency == 0 && term.kind == WordKind::Name);
        let unknown: f32 = unknown.map(|term| share(term) * term.weight).sum();
        let lead = match ranked.get(2) {
            _ if index.sections < ENOUGH_SECTIONS => PRESUMED_LEAD,
            None => CLEAR_LEAD,
            Some(third) => 1.0 - third.score() / best.score().max(f32::MIN_POSITIVE),
        };
        Some(Evidence {
            matched: (1.0 + matched(languages, best)).ln(),
            unknown_names: unknown / scores.weight.max(f32::MIN_POSITIVE),
            lead: lead.clamp(0.0, CLEAR_LEAD),
        })
    }

    /// The probability that follows from it.
    pub(super) fn confidence(&self) -> f32 {
        logistic(&FITTED, &self.signs()) as f32
    }

    fn signs(&self) -> [f64; 4] {
        [1.0, f64::from(self.matched), f64::from(self.unknown_names), f64::from(self.lead)]
    }
}

/// Fits the confidence anew, to what was found for questions: whether the first section was right, and how much the
/// question counts. The weights, by the names of [`Evidence::SIGNS`].
pub fn fit_confidence(found: &[(Evidence, bool, f64)]) -> [f64; 4] {
    let examples: Vec<_> =
        found.iter().map(|(evidence, right, weight)| (evidence.signs(), *right, *weight)).collect();
    fit(&examples)
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
