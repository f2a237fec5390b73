//! The rulebook: topics, the rules that decide them, and the sections the rules rest on.
//!
//! It is read from TOML ([`Rulebook::parse`]), checked whole while loading, and never changes after that: every
//! combination of facts that a topic can meet has exactly one rule or is declared silent. [`Rulebook::decide`] then
//! looks at every way the unknown facts could turn out.

mod decide;
mod file;
mod table;

use std::{collections::BTreeMap, fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::{
    DocumentPath, Facts, SectionAnchor,
    fact::{FactName, FactValue, name},
};

pub use decide::{Branch, Deciding, Decision};
pub use file::{RuleFile, RulebookError, RulebookErrors};
pub use table::Row;

/// The name of a topic: `take-over`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TopicName(Arc<str>);

/// The name of a rule, under which the locales keep its text: `move-license`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RuleId(Arc<str>);

name!(TopicName);
name!(RuleId);

/// All topics and rules, checked.
#[derive(Clone, Debug, Default)]
pub struct Rulebook {
    facts: BTreeMap<FactName, Vec<FactValue>>,
    out_of_scope: Vec<Sign>,
    asks_why: Vec<Sign>,
    not_known: Vec<Sign>,
    several: Vec<FactName>,
    undeniable: Vec<FactName>,
    undecided: Vec<Vec<Sign>>,
    delicate: Facts,
    opposites: Vec<FactName>,
    suggestions: Vec<Suggestion>,
    implications: Vec<Implication>,
    topics: BTreeMap<TopicName, Topic>,
    rules: BTreeMap<RuleId, Rule>,
    sections: BTreeMap<String, SectionNames>,
}

/// A fact that follows from another.
#[derive(Clone, Debug)]
struct Implication {
    when: Facts,
    then: Facts,
}

/// A fact that is likely where a concept is named or another fact is known, and nothing else is said of it.
#[derive(Clone, Debug)]
struct Suggestion {
    concept: Option<String>,
    when: Facts,
    then: Facts,
}

/// A kind of question, the facts that decide it, and how it is recognised.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Its name.
    pub name: TopicName,
    /// The facts that decide it, the one to ask for first leading where all else is equal.
    pub facts: Vec<FactName>,
    /// Values taken for granted while the asker does not say otherwise.
    pub presumes: Facts,
    /// The topic is recognised where all signs of one of these clauses are found in a question.
    pub recognise: Vec<Vec<Sign>>,
    /// …and none of these.
    pub unless: Vec<Sign>,
    table: Vec<Row>,
}

impl Topic {
    /// Every combination of facts that the topic can meet, each with the rule that holds.
    pub fn table(&self) -> &[Row] {
        &self.table
    }
}

/// Something to be found in a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A concept, by the name under which the locales list its words.
    Concept(String),
    /// A fact with any value.
    Fact(FactName),
    /// A fact with this value.
    Value(FactName, FactValue),
    /// One of several (`a|b`).
    Any(Vec<Sign>),
    /// Absence (`!a`).
    Not(Box<Sign>),
}

/// What is decided for some combinations of a topic's facts.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name.
    pub id: RuleId,
    /// The topic it belongs to.
    pub topic: TopicName,
    /// The facts under which it holds: each fact one of the values given; facts not named do not matter.
    pub when: Facts,
    /// What it says; none where the documents are silent.
    pub verdict: Option<Verdict>,
    /// How many steps its text has in every locale.
    pub steps: usize,
    /// The sections it rests on, the weightiest first.
    pub because: Vec<Ground>,
    /// A remark of the rule's owner; not shown to askers.
    pub remark: Option<String>,
}

/// What a rule says to the literal possibility asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It is possible.
    Yes,
    /// It is not possible.
    No,
    /// It is possible under conditions, which the rule's text and steps name.
    Conditional,
    /// The topic does not ask for yes or no: the rule states how it is.
    Statement,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Verdict::Yes => "yes",
            Verdict::No => "no",
            Verdict::Conditional => "conditional",
            Verdict::Statement => "statement",
        })
    }
}

/// A place that a rule rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// The section, by the rulebook's own name for it.
    pub section: String,
    /// Which block of the section; none for the section as a whole.
    pub block: Option<BlockSelector>,
}

/// A block of a section by its kind and place among its kind, from 1. Heading rows of tables are not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockSelector {
    /// The n-th paragraph.
    Paragraph(usize),
    /// The n-th list item.
    Item(usize),
    /// The n-th table row.
    Row(usize),
    /// The n-th paragraph of alert boxes.
    Alert(usize),
}

/// The paths and anchors that a section has had, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionNames {
    /// Paths of its article.
    pub documents: Vec<DocumentPath>,
    /// Anchors of the section in it.
    pub anchors: Vec<SectionAnchor>,
}

impl Rulebook {
    /// The facts and their values, as declared.
    pub fn facts(&self) -> &BTreeMap<FactName, Vec<FactValue>> {
        &self.facts
    }

    /// Whether a value of this fact is not meant where the text denies it; a deed is meant all the same.
    pub fn is_deniable(&self, fact: &FactName) -> bool {
        !self.undeniable.contains(fact)
    }

    /// The other values of a fact of which denying one means the others ("has not ended"); none for other facts.
    pub fn opposite(&self, fact: &FactName, denied: &[FactValue]) -> Vec<FactValue> {
        let values = self.facts.get(fact).filter(|_| self.opposites.contains(fact)).into_iter().flatten();
        values.filter(|value| !denied.contains(value)).cloned().collect()
    }

    /// Whether this value changes a verdict for the better, so that any denial near it counts.
    pub fn is_delicate(&self, fact: &FactName, value: &FactValue) -> bool {
        self.delicate.get(fact).is_some_and(|values| values.contains(value))
    }

    /// Clauses of signs that show a question on which a rule's verdict would say the opposite, or nothing.
    pub fn undecided(&self) -> &[Vec<Sign>] {
        &self.undecided
    }

    /// What the concepts named and the facts known make likely, of facts of which nothing is known.
    pub fn likely(&self, facts: &Facts, mut named: impl FnMut(&str) -> bool) -> Facts {
        let mut likely = Facts::new();
        for suggestion in &self.suggestions {
            if suggestion.concept.as_deref().is_some_and(|concept| !named(concept))
                || !holds(&suggestion.when, facts)
            {
                continue;
            }
            for (name, values) in suggestion.then.iter() {
                if facts.get(name).is_none() && likely.get(name).is_none() {
                    likely.set(name.clone(), values.iter().cloned());
                }
            }
        }
        likely
    }

    /// Signs of a question that is none for the documents.
    pub fn out_of_scope(&self) -> &[Sign] {
        &self.out_of_scope
    }

    /// Signs that an asker wants to know why a fact is asked for.
    pub fn asks_why(&self) -> &[Sign] {
        &self.asks_why
    }

    /// Signs that an asker does not know a fact that is asked for.
    pub fn not_known(&self) -> &[Sign] {
        &self.not_known
    }

    /// Whether a question that names two values of this fact is about two cases.
    pub fn may_be_several(&self, fact: &FactName) -> bool {
        self.several.contains(fact)
    }

    /// All topics by name.
    pub fn topics(&self) -> &BTreeMap<TopicName, Topic> {
        &self.topics
    }

    /// All rules by name, those that declare silence included.
    pub fn rules(&self) -> &BTreeMap<RuleId, Rule> {
        &self.rules
    }

    /// The sections that rules rest on, by the rulebook's names.
    pub fn sections(&self) -> &BTreeMap<String, SectionNames> {
        &self.sections
    }

    /// The names of all concepts by which topics are recognised, sorted.
    pub fn concepts(&self) -> Vec<&str> {
        fn collect<'a>(sign: &'a Sign, into: &mut Vec<&'a str>) {
            match sign {
                Sign::Concept(name) => into.push(name),
                Sign::Any(signs) => signs.iter().for_each(|sign| collect(sign, into)),
                Sign::Not(sign) => collect(sign, into),
                Sign::Fact(_) | Sign::Value(..) => {}
            }
        }
        let mut names = Vec::new();
        self.out_of_scope
            .iter()
            .chain(&self.asks_why)
            .chain(&self.not_known)
            .chain(self.undecided.iter().flatten())
            .for_each(|sign| collect(sign, &mut names));
        names.extend(self.suggestions.iter().filter_map(|suggestion| suggestion.concept.as_deref()));
        for topic in self.topics.values() {
            topic.recognise.iter().flatten().chain(&topic.unless).for_each(|sign| collect(sign, &mut names));
        }
        names.sort_unstable();
        names.dedup();
        names
    }

    /// What is known once everything that follows from `facts` is added to it.
    pub fn implied(&self, facts: &Facts) -> Facts {
        let mut all = facts.clone();
        for implication in &self.implications {
            if holds(&implication.when, &all) {
                all.update(&implication.then);
            }
        }
        all
    }
}

/// Whether every fact of a condition is known to have none but values it names.
fn holds(when: &Facts, facts: &Facts) -> bool {
    when.iter().all(|(name, values)| facts.get(name).is_some_and(|known| known.is_subset(values)))
}
