//! How each ground of the rules stands against its review.

use std::{collections::BTreeSet, sync::Arc};

use lotse_index::Index;
use lotse_knowledge::{
    Date, Locale,
    rulebook::{Ground, Rule, RuleId, Rulebook},
};
use similar::TextDiff;

use super::{Excerpt, Excerpts, GroundName, Review, Reviews, excerpt::places_like};

/// Sections less alike than this are not the same under another name (share of characters in common).
const ALIKE: f32 = 0.6;

/// A ground of a rule in one language, against its review.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: RuleId,
    /// What it rests on.
    pub ground: GroundName,
    /// In which language.
    pub locale: Locale,
    /// What it rests on as it is now; none where it is gone.
    pub now: Option<Arc<Excerpt>>,
    /// Where it stood when it was reviewed, where that is another place than now.
    pub moved_from: Option<String>,
    /// How it stands.
    pub state: State,
}

/// How a ground stands against its review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Nobody has reviewed it.
    Unreviewed,
    /// It is as it was reviewed.
    Reviewed,
    /// Its text is another one than was reviewed.
    Changed {
        /// When it was reviewed.
        on: Date,
        /// The text as reviewed, where it was kept.
        text: Option<String>,
    },
    /// The section is gone, or the block from it.
    Vanished {
        /// When it was reviewed.
        on: Date,
        /// The text as reviewed, where it was kept.
        text: Option<String>,
        /// The section of the same document, `document#anchor`, that looks like it under another name.
        likely: Option<String>,
    },
}

impl Finding {
    /// Whether a rule may no longer hold.
    pub fn has_moved(&self) -> bool {
        matches!(self.state, State::Changed { .. } | State::Vanished { .. })
    }

    /// Whether there is something for somebody to look at: a change, or only another place.
    pub fn is_news(&self) -> bool {
        self.has_moved() || self.moved_from.is_some()
    }
}

/// How every ground stands, in the order of the rules. `own` are the operator's reviews; those of `builtin` only vouch:
/// what they know is reviewed, and nothing has changed by differing from them.
pub fn findings(rulebook: &Rulebook, index: &Index, own: &Reviews, builtin: &Reviews) -> Vec<Finding> {
    let mut excerpts = Excerpts::new(rulebook, index);
    let mut findings = Vec::new();
    for rule in rulebook.rules().values() {
        for ground in &rule.because {
            let reviewed = own.of(&rule.id, &GroundName::from(ground)).into_iter().flatten();
            let mut locales: BTreeSet<Locale> = reviewed.map(|(locale, _)| locale.clone()).collect();
            locales.extend(excerpts.locales(ground));
            for locale in locales {
                findings.extend(finding(&mut excerpts, index, rule, ground, &locale, own, builtin));
            }
        }
    }
    findings
}

/// How one ground stands in one language; none where it is not there and never was.
pub(super) fn finding<'a>(
    excerpts: &mut Excerpts<'a>,
    index: &Index,
    rule: &Rule,
    ground: &'a Ground,
    locale: &Locale,
    own: &Reviews,
    builtin: &Reviews,
) -> Option<Finding> {
    let name = GroundName::from(ground);
    let now = excerpts.get(ground, locale);
    let review = own.get(&rule.id, &name, locale);
    let vouched = now.as_ref().is_some_and(|now| builtin.vouches(&rule.id, &name, now));
    let state = match (&now, review) {
        (None, None) => return None,
        (Some(_), _) if vouched => State::Reviewed,
        (Some(_), None) => State::Unreviewed,
        (Some(now), Some(review)) if now.fingerprint() == review.fingerprint => State::Reviewed,
        (Some(_), Some(review)) => State::Changed { on: review.on, text: review.text.clone() },
        (None, Some(review)) => State::Vanished {
            on: review.on,
            text: review.text.clone(),
            likely: likely(index, review, locale),
        },
    };
    let moved_from = match (&now, review.and_then(|review| review.place.as_ref())) {
        (Some(now), Some(place)) if !vouched && place.to_lowercase() != now.place().to_lowercase() => {
            Some(place.clone())
        }
        _ => None,
    };
    Some(Finding { rule: rule.id.clone(), ground: name, locale: locale.clone(), now, moved_from, state })
}

/// The section of the same document that is most like a text that is gone from where it was.
fn likely(index: &Index, review: &Review, locale: &Locale) -> Option<String> {
    let (text, place) = (review.text.as_ref()?, review.place.as_ref()?);
    // The last line is the block itself, without what leads into it.
    let last = text.lines().last().unwrap_or(text);
    let alike = places_like(index, place, locale).into_iter().map(|(place, parts)| {
        let ratio = |part: &String| {
            let ratio = |text: &str| TextDiff::from_words(text, part).ratio();
            ratio(text).max(ratio(last))
        };
        (parts.iter().map(ratio).fold(0.0_f32, f32::max), place)
    });
    let best = alike.max_by(|(a, _), (b, _)| a.total_cmp(b))?;
    (best.0 >= ALIKE).then_some(best.1)
}
