//! Deciding: every way the unknown facts could turn out is looked at before anything is said.

use std::collections::BTreeSet;

use super::{
    Row, RuleId, Rulebook, Topic, TopicName, Verdict,
    strategy::{Mask, Strategy, Until},
};
use crate::{
    Date, Facts,
    fact::{FactName, FactValue},
};

/// What came of deciding, and what was taken into account.
#[derive(Clone, Debug, PartialEq)]
pub struct Deciding {
    /// What is known of the topic's facts, with what follows from it.
    pub facts: Facts,
    /// What was taken for granted.
    pub presumed: Facts,
    /// What came of it.
    pub decision: Decision,
}

/// What came of deciding.
#[derive(Clone, Debug, PartialEq)]
pub enum Decision {
    /// Every way the unknown facts could turn out leads to this verdict.
    Verdict {
        /// The verdict.
        verdict: Verdict,
        /// The rules that lead to it, more than one where the steps differ by a fact that is unknown.
        branches: Vec<Branch>,
        /// The fact that would tell the branches apart, where there is more than one.
        narrowing: Option<FactName>,
    },
    /// The verdict hangs on facts that are unknown.
    Ask {
        /// The fact to ask for: the one with which the fewest questions are to be expected.
        fact: FactName,
        /// The values it can still have.
        choices: Vec<FactValue>,
    },
    /// The documents do not decide this.
    Silent(RuleId),
}

/// One of the rules that lead to a verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Branch {
    /// The rule.
    pub rule: RuleId,
    /// The values of the narrowing fact that lead to it; empty where it is the only branch.
    pub values: Vec<FactValue>,
}

impl Rulebook {
    /// Decides a topic by what is known, and what is likely where nothing is known, with the rules that count on `day`;
    /// `None` where the rulebook has no such topic.
    pub fn decide(&self, topic: &TopicName, known: &Facts, likely: &Facts, day: Date) -> Option<Deciding> {
        self.decide_in(self.topics.get(topic)?, known, likely, day)
    }

    pub(super) fn decide_in(
        &self,
        topic: &Topic,
        known: &Facts,
        likely: &Facts,
        day: Date,
    ) -> Option<Deciding> {
        let stretch = topic.stretch(day)?;
        let strategy = &stretch.strategy;
        let all = self.implied(known);
        let mut facts = Facts::new();
        let mut presumed = Facts::new();
        for name in &topic.facts {
            if let Some(values) = all.get(name) {
                facts.set(name.clone(), values.iter().cloned());
            } else if let Some(values) = likely.get(name).or_else(|| topic.presumes.get(name)) {
                presumed.set(name.clone(), values.iter().cloned());
            }
        }
        let known = self.masks(topic, &facts);
        let masks: Vec<Mask> = known.iter().zip(self.masks(topic, &presumed)).map(|(a, b)| a & b).collect();
        let (open, possible) = (strategy.rows(&known), strategy.rows(&masks));
        if !presumed.is_empty() {
            presumed = mattering(topic, strategy, presumed, (&known, &masks), &open, &possible);
        }
        // Only values that contradict each other leave no row; what contradicts itself is not decided.
        let first = &stretch.rows[*possible.first()?];
        let settled = |until| same(possible.iter().map(|row| strategy.outcome(*row, until)));
        let decision = if !settled(Until::Verdict) {
            let at = strategy.ask(&masks, Until::Verdict)?;
            // An answer may well overturn what was presumed, so all values that it leaves possible are offered.
            Decision::Ask { fact: topic.facts[at].clone(), choices: self.choices(topic, strategy, at, &open) }
        } else if let Some(verdict) = first.verdict {
            let at = (!settled(Until::Rule)).then(|| strategy.ask(&masks, Until::Rule)).flatten();
            let rows: Vec<&Row> = possible.iter().map(|row| &stretch.rows[*row]).collect();
            Decision::Verdict {
                verdict,
                branches: branches(&rows, at),
                narrowing: at.map(|at| topic.facts[at].clone()),
            }
        } else {
            Decision::Silent(first.rule.clone())
        };
        Some(Deciding { facts, presumed, decision })
    }

    /// For each of the topic's facts, the values it may have by `facts`.
    fn masks(&self, topic: &Topic, facts: &Facts) -> Vec<Mask> {
        let mask = |name: &FactName| {
            let possible = facts.get(name);
            let values = self.facts[name].iter().enumerate();
            values
                .filter(|(_, value)| possible.is_none_or(|possible| possible.contains(value)))
                .fold(0, |mask, (at, _)| mask | 1 << at)
        };
        topic.facts.iter().map(mask).collect()
    }

    /// The values of a fact that occur in `rows`, in the order of declaration.
    fn choices(&self, topic: &Topic, strategy: &Strategy, at: usize, rows: &[usize]) -> Vec<FactValue> {
        let occurring = rows.iter().fold(0, |mask: Mask, row| mask | 1 << strategy.value(*row, at));
        let values = self.facts[&topic.facts[at]].iter().enumerate();
        values.filter(|(at, _)| occurring >> at & 1 == 1).map(|(_, value)| value.clone()).collect()
    }
}

/// The presumptions without which another rule might hold; the others are not worth mentioning. `masks` are the values
/// by what is known, and by that and what is presumed.
fn mattering(
    topic: &Topic,
    strategy: &Strategy,
    presumed: Facts,
    (known, all): (&[Mask], &[Mask]),
    open: &[usize],
    possible: &[usize],
) -> Facts {
    let rules: BTreeSet<u32> = possible.iter().map(|row| strategy.outcome(*row, Until::Rule)).collect();
    let mut mattering = presumed;
    for (at, name) in topic.facts.iter().enumerate() {
        let agrees = |row: usize| {
            (0..all.len()).all(|fact| {
                let mask = if fact == at { known[fact] } else { all[fact] };
                mask >> strategy.value(row, fact) & 1 == 1
            })
        };
        let other_rule = |row: &usize| !rules.contains(&strategy.outcome(*row, Until::Rule));
        if mattering.get(name).is_some() && !open.iter().any(|row| other_rule(row) && agrees(*row)) {
            mattering.remove(name);
        }
    }
    mattering
}

fn same<T: PartialEq>(mut items: impl Iterator<Item = T>) -> bool {
    let first = items.next();
    items.all(|item| Some(item) == first)
}

fn branches(rows: &[&Row], narrowing: Option<usize>) -> Vec<Branch> {
    let mut branches: Vec<Branch> = Vec::new();
    for row in rows {
        let value = narrowing.map(|at| row.values[at].clone());
        match branches.iter_mut().find(|branch| branch.rule == row.rule) {
            Some(branch) => {
                branch.values.extend(value.filter(|value| !branch.values.contains(value)));
            }
            None => branches.push(Branch { rule: row.rule.clone(), values: value.into_iter().collect() }),
        }
    }
    branches
}
