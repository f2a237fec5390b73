//! Deciding: every way the unknown facts could turn out is looked at before anything is said.

use std::collections::BTreeSet;

use super::{Row, RuleId, Rulebook, TopicName, Verdict};
use crate::{
    Facts,
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
    /// Decides a topic by what is known, and what is likely where nothing is known; `None` where the rulebook has no such
    /// topic.
    pub fn decide(&self, topic: &TopicName, known: &Facts, likely: &Facts) -> Option<Deciding> {
        let topic = self.topics.get(topic)?;
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
        let open: Vec<&Row> = topic.table.iter().filter(|row| agrees(&topic.facts, row, &facts)).collect();
        let possible: Vec<&Row> =
            open.iter().copied().filter(|row| agrees(&topic.facts, row, &presumed)).collect();
        presumed = mattering(&topic.facts, &presumed, &open, &possible);
        // Only values that contradict each other leave no row; what contradicts itself is not decided.
        let first = possible.first()?;
        let decision = if possible.iter().any(|row| row.verdict != first.verdict) {
            let at = cheapest_question(&possible, &|row| row.verdict)?;
            // An answer may well overturn what was presumed, so all values that it leaves possible are offered.
            Decision::Ask {
                fact: topic.facts[at].clone(),
                choices: self.choices(&topic.facts[at], at, &open),
            }
        } else if let Some(verdict) = first.verdict {
            let narrowing = cheapest_question(&possible, &|row| row.rule.clone());
            Decision::Verdict {
                verdict,
                branches: branches(&possible, narrowing),
                narrowing: narrowing.map(|at| topic.facts[at].clone()),
            }
        } else {
            Decision::Silent(first.rule.clone())
        };
        Some(Deciding { facts, presumed, decision })
    }

    /// The values of a fact that occur in `rows`, in the order of declaration.
    fn choices(&self, fact: &FactName, at: usize, rows: &[&Row]) -> Vec<FactValue> {
        let occurring: BTreeSet<&FactValue> = rows.iter().map(|row| &row.values[at]).collect();
        self.facts[fact].iter().filter(|value| occurring.contains(value)).cloned().collect()
    }
}

/// The presumptions without which another rule might hold; the others are not worth mentioning.
fn mattering(facts: &[FactName], presumed: &Facts, open: &[&Row], possible: &[&Row]) -> Facts {
    let rules: BTreeSet<&RuleId> = possible.iter().map(|row| &row.rule).collect();
    let mut mattering = Facts::new();
    for (name, values) in presumed.iter() {
        let mut others = presumed.clone();
        others.remove(name);
        if open.iter().any(|row| agrees(facts, row, &others) && !rules.contains(&row.rule)) {
            mattering.set(name.clone(), values.iter().cloned());
        }
    }
    mattering
}

/// Whether a row has none but the values that are possible.
fn agrees(facts: &[FactName], row: &Row, with: &Facts) -> bool {
    facts.iter().zip(&row.values).all(|(name, value)| with.get(name).is_none_or(|all| all.contains(value)))
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

/// The position of the fact to ask for first, so that the expected number of questions until `outcome` is settled is
/// least, every remaining combination's values being equally likely; `None` where it is settled already.
fn cheapest_question<T: PartialEq>(rows: &[&Row], outcome: &impl Fn(&Row) -> T) -> Option<usize> {
    questions(rows, outcome).map(|(at, _)| at)
}

fn questions<T: PartialEq>(rows: &[&Row], outcome: &impl Fn(&Row) -> T) -> Option<(usize, f64)> {
    let first = rows.first()?;
    let settled = outcome(first);
    if rows.iter().all(|row| outcome(row) == settled) {
        return None;
    }
    let mut best: Option<(usize, f64)> = None;
    for at in 0..first.values.len() {
        let values: BTreeSet<&FactValue> = rows.iter().map(|row| &row.values[at]).collect();
        if values.len() < 2 {
            continue;
        }
        let expected = values
            .iter()
            .map(|value| {
                let rest: Vec<&Row> = rows.iter().filter(|row| &row.values[at] == *value).copied().collect();
                questions(&rest, outcome).map_or(0.0, |(_, expected)| expected)
            })
            .sum::<f64>()
            / values.len() as f64
            + 1.0;
        if best.is_none_or(|(_, least)| expected < least - 1e-9) {
            best = Some((at, expected));
        }
    }
    best
}
