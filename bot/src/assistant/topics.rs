//! Which topic of the rulebook a question is about, and how sure that is.
//!
//! A topic is recognised where a clause of it is met, never by closeness alone: a verdict on another topic's question would
//! be wrong. Of several topics that are recognised, the one with the most demanding clause is likeliest. How close the
//! question is to the examples that the rulebook gives of a topic tells apart what clauses do not; since questions are
//! compared by the concepts and facts that they name, examples in English serve every language.

use std::collections::{BTreeMap, BTreeSet};

use lotse_knowledge::{
    Facts, Rulebook, TopicName,
    rulebook::{Example, Sign, Topic},
};

use super::{conversation::Conversation, understand};
use crate::locales::Locales;

/// What an example that is the same weighs against clauses.
const CLOSENESS: f32 = 2.0;

/// How sure a lead makes, by its weight: a lead of one concept makes 0.88.
const SURENESS: f32 = 2.0;

/// A question is near to an example from this closeness on…
const NEAR: f32 = 0.7;

/// …and near to others that are by no more than this less close.
const BESIDE: f32 = 0.1;

/// A choice among more topics would be no help.
const MOST_NEAR: usize = 3;

/// A topic that a question may be about.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// The topic.
    pub topic: TopicName,
    /// What the most demanding of its clauses weighs that is met; 0 where none is.
    pub weight: f32,
    /// How close the question is to the nearest example of the topic, from 0 to 1.
    pub closeness: f32,
}

impl Ranked {
    /// Whether a clause of it is met.
    pub fn is_recognised(&self) -> bool {
        self.weight > 0.0
    }

    fn score(&self) -> f32 {
        self.weight + CLOSENESS * self.closeness
    }
}

/// The probability that the first of ranked topics is meant rather than the second.
pub fn confidence(ranked: &[Ranked]) -> f32 {
    let [first, second, ..] = ranked else { return 1.0 };
    1.0 / (1.0 + (-SURENESS * (first.score() - second.score())).exp())
}

/// The examples of all topics, by what they name.
#[derive(Clone, Debug, Default)]
pub struct Examples {
    topics: BTreeMap<TopicName, Vec<BTreeSet<String>>>,
    /// How much it tells that a question names something: the more, the fewer topics' examples do.
    tells: BTreeMap<String, f32>,
}

impl Examples {
    /// The examples of a rulebook; `read` finds the concepts and facts in a text.
    pub fn new(rulebook: &Rulebook, read: impl Fn(&str) -> (BTreeSet<String>, Facts)) -> Examples {
        let topics: BTreeMap<TopicName, Vec<BTreeSet<String>>> = rulebook
            .topics()
            .values()
            .map(|topic| {
                let named = |text: &str| {
                    let (concepts, facts) = read(text);
                    named(&concepts, &facts)
                };
                (topic.name.clone(), topic.examples.iter().map(|example| named(&example.text)).collect())
            })
            .collect();
        let mut naming: BTreeMap<String, f32> = BTreeMap::new();
        for examples in topics.values() {
            let all: BTreeSet<&String> = examples.iter().flatten().collect();
            all.into_iter().for_each(|name| *naming.entry(name.clone()).or_default() += 1.0);
        }
        let count = topics.len() as f32;
        let tells = naming.into_iter().map(|(name, topics)| (name, (1.0 + count / topics).ln())).collect();
        Examples { topics, tells }
    }

    /// How close what a question names is to the nearest example of a topic: the cosine of both, from 0 to 1.
    fn closeness(&self, topic: &TopicName, question: &BTreeSet<String>) -> f32 {
        let length =
            |names: &BTreeSet<String>| names.iter().map(|name| self.tells(name).powi(2)).sum::<f32>().sqrt();
        let cosine = |example: &BTreeSet<String>| {
            let shared: f32 = example.intersection(question).map(|name| self.tells(name).powi(2)).sum();
            shared / (length(example) * length(question)).max(f32::EPSILON)
        };
        self.topics.get(topic).into_iter().flatten().map(cosine).fold(0.0, f32::max)
    }

    /// What no example names tells as much as what those of one topic name.
    fn tells(&self, name: &str) -> f32 {
        self.tells.get(name).copied().unwrap_or_else(|| (1.0 + self.topics.len() as f32).ln())
    }
}

/// The examples of a rulebook that are not taken for their topic, each with what they are taken for.
pub fn misread<'r>(
    rulebook: &'r Rulebook,
    locales: &Locales,
) -> Vec<(&'r TopicName, &'r Example, Option<TopicName>)> {
    let english = locales.english();
    let examples = Examples::new(rulebook, |text| understand::named(text, english, locales, rulebook));
    let conversation = Conversation::default();
    let taken_for = |text: &str| {
        understand::understand(text, &conversation, Some(english), locales, rulebook, &examples).topic
    };
    let all = rulebook.topics().values();
    all.flat_map(|topic| topic.examples.iter().map(move |example| (&topic.name, example)))
        .map(|(topic, example)| (topic, example, taken_for(&example.text)))
        .filter(|(topic, _, taken_for)| taken_for.as_ref() != Some(*topic))
        .collect()
}

/// What a question names: its concepts, and its facts with and without their values.
fn named(concepts: &BTreeSet<String>, facts: &Facts) -> BTreeSet<String> {
    let values = facts.iter().flat_map(|(fact, values)| {
        let with = values.iter().map(move |value| format!("{fact}={value}"));
        with.chain([fact.to_string()])
    });
    concepts.iter().cloned().chain(values).collect()
}

/// The topics of which a clause is met, the likeliest first; beside only one the topic whose examples are nearest.
pub fn rank(
    rulebook: &Rulebook,
    examples: &Examples,
    concepts: &BTreeSet<String>,
    facts: &Facts,
) -> Vec<Ranked> {
    let question = named(concepts, facts);
    let weigh = |topic: &Topic| -> Ranked {
        let met = |clause: &&Vec<Sign>| clause.iter().all(|sign| present(sign, concepts, facts));
        let weights = topic.recognise.iter().filter(met).map(|clause| clause.iter().map(weight).sum::<f32>());
        let weight = weights.fold(0.0, f32::max);
        Ranked { topic: topic.name.clone(), weight, closeness: examples.closeness(&topic.name, &question) }
    };
    let possible = possible(rulebook, concepts, facts);
    let mut ranked: Vec<Ranked> = possible.map(weigh).collect();
    ranked.sort_by(|a, b| b.score().total_cmp(&a.score()).then_with(|| a.topic.cmp(&b.topic)));
    // A topic that is recognised goes before any that is only near.
    ranked.sort_by_key(|ranked| !ranked.is_recognised());
    let met = ranked.iter().filter(|ranked| ranked.is_recognised()).count();
    ranked.truncate(if met == 0 { 0 } else { met.max(2) });
    ranked
}

/// The topics that nothing in a question rules out.
fn possible<'r>(
    rulebook: &'r Rulebook,
    concepts: &BTreeSet<String>,
    facts: &Facts,
) -> impl Iterator<Item = &'r Topic> {
    let ruled_out = |topic: &&Topic| topic.unless.iter().any(|sign| present(sign, concepts, facts));
    rulebook.topics().values().filter(move |topic| !ruled_out(topic))
}

/// The topics to whose examples a question is close, the nearest first, but for those that it rules out.
pub fn near<'r>(
    rulebook: &'r Rulebook,
    examples: &Examples,
    concepts: &BTreeSet<String>,
    facts: &Facts,
) -> Vec<TopicName> {
    let question = named(concepts, facts);
    let closeness = |topic: &'r Topic| (examples.closeness(&topic.name, &question), &topic.name);
    let mut near: Vec<(f32, &TopicName)> = possible(rulebook, concepts, facts).map(closeness).collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    let nearest = near.first().map_or(0.0, |(closeness, _)| *closeness);
    let near = near.into_iter().filter(|(closeness, _)| *closeness >= NEAR.max(nearest - BESIDE));
    near.take(MOST_NEAR).map(|(_, topic)| topic.clone()).collect()
}

/// Whether a sign is found in what a question names.
pub fn present(sign: &Sign, concepts: &BTreeSet<String>, facts: &Facts) -> bool {
    match sign {
        Sign::Concept(name) => concepts.contains(name),
        Sign::Fact(name) => facts.get(name).is_some(),
        Sign::Value(name, value) => facts.get(name).is_some_and(|values| values.contains(value)),
        Sign::Any(signs) => signs.iter().any(|sign| present(sign, concepts, facts)),
        Sign::Not(sign) => !present(sign, concepts, facts),
    }
}

/// How much a sign tells about the topic: a value more than a fact, absence little.
fn weight(sign: &Sign) -> f32 {
    match sign {
        Sign::Value(..) => 1.25,
        Sign::Concept(_) | Sign::Fact(_) | Sign::Any(_) => 1.0,
        Sign::Not(_) => 0.1,
    }
}
