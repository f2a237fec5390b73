//! What of the state of the grounds matters when a question is answered.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use lotse_index::Index;
use lotse_knowledge::{
    Date, Locale, Translation,
    rulebook::{Ground, Rule, RuleId, Rulebook},
};
use serde::{Deserialize, Serialize};

use super::{Excerpts, Finding, GroundName, Reviews, State, drift, translations};
use crate::locales::Locales;

/// What becomes of a rule whose ground has moved since somebody reviewed it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", try_from = "String")]
pub enum MovedGround {
    /// It is said, and a `yes` becomes `conditional`.
    #[default]
    Lower,
    /// It is said, and there is no verdict: only what the documents say now.
    Suspend,
    /// Nothing.
    Ignore,
}

impl TryFrom<String> for MovedGround {
    type Error = String;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        match name.as_str() {
            "lower" => Ok(MovedGround::Lower),
            "suspend" => Ok(MovedGround::Suspend),
            "ignore" => Ok(MovedGround::Ignore),
            _ => Err(format!("`moved_ground` is `{name}`: write lower, suspend or ignore")),
        }
    }
}

/// Which rules' grounds have moved, and which translations are better not shown. Worked out once for an index.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    moved: BTreeMap<RuleId, Moved>,
    /// For a translation that is suspected, the language to show instead.
    better: HashMap<(GroundName, Locale), Locale>,
}

#[derive(Clone, Debug)]
struct Moved {
    /// The oldest review that no longer holds.
    reviewed: Date,
    /// Whether it concerns every language; else only those in `locales`.
    everywhere: bool,
    locales: BTreeSet<Locale>,
}

impl Standing {
    /// Works it out. `own` are the operator's reviews; for `builtin` see [`findings`](super::findings).
    pub fn new(
        rulebook: &Rulebook,
        index: &Index,
        locales: &Locales,
        own: &Reviews,
        builtin: &Reviews,
    ) -> Standing {
        let mut excerpts = Excerpts::new(rulebook, index);
        let suspects = translations::suspects_among(&mut excerpts, rulebook, locales, own, builtin);
        let better = suspects.iter().filter(|suspect| suspect.misleads()).map(|suspect| {
            let locale = suspect.excerpt.document.locale.clone();
            ((suspect.ground.clone(), locale), suspect.better.document.locale.clone())
        });
        Standing { moved: moved(&mut excerpts, rulebook, index, own, builtin), better: better.collect() }
    }

    /// Whether a rule's ground has moved, for an answer that shows it in these languages: when it was last reviewed.
    pub fn moved<'l>(&self, rule: &RuleId, shown: impl IntoIterator<Item = &'l Locale>) -> Option<Date> {
        let moved = self.moved.get(rule)?;
        let concerned = moved.everywhere || shown.into_iter().any(|locale| moved.locales.contains(locale));
        concerned.then_some(moved.reviewed)
    }

    /// The language in which to show a ground in place of `locale`, whose translation is suspected.
    pub fn better(&self, ground: &Ground, locale: &Locale) -> Option<&Locale> {
        // Most have none, and names are made of text.
        if self.better.is_empty() { None } else { self.better.get(&(ground.into(), locale.clone())) }
    }
}

fn moved<'a>(
    excerpts: &mut Excerpts<'a>,
    rulebook: &'a Rulebook,
    index: &Index,
    own: &Reviews,
    builtin: &Reviews,
) -> BTreeMap<RuleId, Moved> {
    let mut moved = BTreeMap::new();
    for rule in rulebook.rules().values() {
        for ground in &rule.because {
            let Some(reviewed) = own.of(&rule.id, &GroundName::from(ground)) else { continue };
            let found = reviewed
                .keys()
                .filter_map(|locale| drift::finding(excerpts, index, rule, ground, locale, own, builtin));
            note(&mut moved, rule, &found.collect::<Vec<_>>());
        }
    }
    moved
}

/// Notes what has moved of one ground. A translation that changed while its reviewed original did not was only translated
/// anew: that concerns those who read it. Any other change concerns everybody. English is the original where it is there,
/// since not every translation says that it is one.
fn note(moved: &mut BTreeMap<RuleId, Moved>, rule: &Rule, findings: &[Finding]) {
    let is_english = |finding: &Finding| finding.now.is_some() && finding.locale.language() == "en";
    let in_english = findings.iter().any(is_english);
    let is_original = |finding: &Finding| {
        let declared =
            finding.now.as_ref().is_some_and(|now| now.document.translation == Translation::Original);
        if in_english { is_english(finding) } else { declared }
    };
    let kept = findings.iter().any(|finding| is_original(finding) && !finding.has_moved());
    for finding in findings.iter().filter(|finding| finding.has_moved()) {
        let (State::Changed { on, .. } | State::Vanished { on, .. }) = finding.state else { continue };
        let entry = moved.entry(rule.id.clone()).or_insert_with(|| Moved {
            reviewed: on,
            everywhere: false,
            locales: BTreeSet::new(),
        });
        entry.reviewed = entry.reviewed.min(on);
        entry.everywhere |= is_original(finding) || !kept;
        entry.locales.insert(finding.locale.clone());
    }
}
