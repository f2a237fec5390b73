//! The rulebook: topics, the rules that decide them, and the sections the rules rest on.
//!
//! It is read from TOML ([`Rulebook::parse`]), checked whole while loading, and never changes after that: on every day,
//! every combination of facts that a topic can meet has exactly one rule or is declared silent. [`Rulebook::decide`] then
//! looks at every way the unknown facts could turn out.

mod across;
mod condition;
mod decide;
mod error;
mod file;
mod proof;
mod read;
mod strategy;
mod table;

use std::{collections::BTreeMap, fmt, sync::Arc};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    Date, DocumentPath, Facts, SectionAnchor,
    fact::{FactName, FactValue, name},
};

pub use condition::Condition;
pub use decide::{Branch, Deciding, Decision};
pub use error::{Place, RulebookError, RulebookErrors};
pub use file::{FileKind, RuleFile};
pub use proof::Questions;
pub use read::Checked;
pub use table::{Row, Stretch};

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
    undocumented: Vec<Sign>,
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
    when: Condition,
    then: Facts,
}

/// A fact that is likely where a concept is named or another fact is known, and nothing else is said of it.
#[derive(Clone, Debug)]
struct Suggestion {
    concept: Option<String>,
    when: Condition,
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
    /// Questions about it, in English.
    pub examples: Vec<Example>,
    /// The topic is recognised where all signs of one of these clauses are found in a question.
    pub recognise: Vec<Vec<Sign>>,
    /// …and none of these.
    pub unless: Vec<Sign>,
    /// Where it is declared.
    pub place: Place,
    stretches: Vec<Stretch>,
}

/// A question about a topic, as an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The question, in English.
    pub text: String,
    /// Where it is written.
    pub place: Place,
}

impl Topic {
    /// The stretches of days in which the same rules count, from the earliest on, each with its table. A topic that
    /// [`Rulebook::check`] found wrong has none.
    pub fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }

    /// The stretch in which a day is.
    pub fn stretch(&self, day: Date) -> Option<&Stretch> {
        let after = self.stretches.partition_point(|stretch| stretch.from.is_none_or(|from| from <= day));
        self.stretches.get(after.checked_sub(1)?)
    }

    /// Every combination of facts that the topic can meet, each with the rule that holds on a day.
    pub fn table(&self, day: Date) -> &[Row] {
        self.stretch(day).map_or(&[], |stretch| &stretch.rows)
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
    /// The facts under which it holds; facts not named do not matter.
    pub when: Condition,
    /// The rules that it is an exception to: where both hold, this one counts.
    pub overrides: Vec<RuleId>,
    /// The first day on which it counts; none where it has always counted.
    pub valid_from: Option<Date>,
    /// The last day on which it counts; none where it does not end.
    pub valid_until: Option<Date>,
    /// What it says; none where the documents are silent.
    pub verdict: Option<Verdict>,
    /// How many steps its text has in every locale.
    pub steps: usize,
    /// The sections it rests on, the weightiest first.
    pub because: Vec<Ground>,
    /// A remark of the rule's owner; not shown to askers.
    pub remark: Option<String>,
    /// Where it is declared.
    pub place: Place,
    topic_place: Place,
    override_places: Vec<Place>,
}

impl Rule {
    /// Whether it counts on a day.
    pub fn counts_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_until.is_none_or(|until| day <= until)
    }
}

/// What a rule says to the literal possibility asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
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
    /// Where it is named.
    pub place: Place,
}

impl Ground {
    /// Whether both name the same block of the same section.
    pub fn same(&self, other: &Ground) -> bool {
        (&self.section, self.block) == (&other.section, other.block)
    }
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

impl BlockSelector {
    /// The block's kind, as the rulebook's files write it.
    pub fn kind(self) -> &'static str {
        match self {
            BlockSelector::Paragraph(_) => "paragraph",
            BlockSelector::Item(_) => "item",
            BlockSelector::Row(_) => "row",
            BlockSelector::Alert(_) => "alert",
        }
    }

    /// The block's place among its kind, from 1.
    pub fn number(self) -> usize {
        match self {
            BlockSelector::Paragraph(n)
            | BlockSelector::Item(n)
            | BlockSelector::Row(n)
            | BlockSelector::Alert(n) => n,
        }
    }
}

/// As the rulebook's files write it: `row 2`.
impl fmt::Display for BlockSelector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind(), self.number())
    }
}

/// The paths and anchors that a section has had, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionNames {
    /// Paths of its article.
    pub documents: Vec<DocumentPath>,
    /// Anchors of the section in it.
    pub anchors: Vec<SectionAnchor>,
    /// Where it is named.
    pub place: Place,
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
                || suggestion.when.certain(facts) != Some(true)
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

    /// Signs of a question that the documents never answer.
    pub fn undocumented(&self) -> &[Sign] {
        &self.undocumented
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
            .chain(&self.undocumented)
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

    /// What is known once everything that follows from `facts` is added to it. What is known narrows what follows; where it
    /// contradicts it, what follows counts.
    pub fn implied(&self, facts: &Facts) -> Facts {
        let mut all = facts.clone();
        // One may follow from another; so many times is enough, however they stand.
        for _ in 0..=self.implications.len() {
            let before = all.clone();
            for implication in &self.implications {
                if implication.when.certain(&all) != Some(true) {
                    continue;
                }
                for (name, values) in implication.then.iter() {
                    let known = all.get(name).filter(|known| !known.is_disjoint(values));
                    let left: Vec<FactValue> = match known {
                        Some(known) => known.intersection(values).cloned().collect(),
                        None => values.iter().cloned().collect(),
                    };
                    all.set(name.clone(), left);
                }
            }
            if all == before {
                break;
            }
        }
        all
    }
}
