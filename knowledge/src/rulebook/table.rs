//! A topic's decision table: every combination of its facts, with the rule that holds, built and checked once.

use std::collections::BTreeMap;

use super::{Implication, Rule, RuleId, Verdict};
use crate::{
    Facts,
    fact::{FactName, FactValue},
};

/// One combination of a topic's facts and the rule that holds for it.
#[derive(Clone, Debug)]
pub struct Row {
    /// A value for each of the topic's facts, in the topic's order.
    pub values: Vec<FactValue>,
    /// The rule that holds.
    pub rule: RuleId,
    /// Its verdict; none where the documents are silent.
    pub verdict: Option<Verdict>,
}

/// What is wrong with a table.
pub(super) enum Flaw {
    /// No rule holds for this combination.
    Gap(Vec<FactValue>),
    /// Two rules hold for this combination.
    Overlap(Vec<FactValue>, RuleId, RuleId),
    /// The rule holds for no combination that can occur.
    Unreachable(RuleId),
}

/// Builds the table of a topic whose facts are `facts`, from the rules that belong to it.
pub(super) fn build(
    facts: &[FactName],
    values: &BTreeMap<FactName, Vec<FactValue>>,
    implications: &[Implication],
    rules: &[&Rule],
) -> Result<Vec<Row>, Vec<Flaw>> {
    let mut flaws = Vec::new();
    let mut table = Vec::new();
    let mut reached = vec![false; rules.len()];
    for combination in combinations(facts, values) {
        if contradicts(facts, &combination, implications) {
            continue;
        }
        let mut holding =
            rules.iter().enumerate().filter(|(_, rule)| matches(facts, &combination, &rule.when));
        let Some((first, rule)) = holding.next() else {
            flaws.push(Flaw::Gap(combination));
            continue;
        };
        reached[first] = true;
        if let Some((other, second)) = holding.next() {
            reached[other] = true;
            flaws.push(Flaw::Overlap(combination, rule.id.clone(), second.id.clone()));
            continue;
        }
        table.push(Row { values: combination, rule: rule.id.clone(), verdict: rule.verdict });
    }
    let unreachable = rules.iter().zip(&reached).filter(|(_, reached)| !**reached);
    flaws.extend(unreachable.map(|(rule, _)| Flaw::Unreachable(rule.id.clone())));
    if flaws.is_empty() { Ok(table) } else { Err(flaws) }
}

fn combinations(facts: &[FactName], values: &BTreeMap<FactName, Vec<FactValue>>) -> Vec<Vec<FactValue>> {
    facts.iter().fold(vec![Vec::new()], |all, fact| {
        let values = values.get(fact).map_or(&[][..], Vec::as_slice);
        all.iter()
            .flat_map(|begun| {
                values.iter().map(|value| [begun.as_slice(), std::slice::from_ref(value)].concat())
            })
            .collect()
    })
}

fn contradicts(facts: &[FactName], combination: &[FactValue], implications: &[Implication]) -> bool {
    implications.iter().any(|implication| {
        let names_all = implication.when.iter().all(|(name, _)| facts.contains(name));
        names_all
            && matches(facts, combination, &implication.when)
            && !matches(facts, combination, &implication.then)
    })
}

/// Whether a combination agrees with a condition; facts that either does not name agree.
fn matches(facts: &[FactName], combination: &[FactValue], when: &Facts) -> bool {
    facts
        .iter()
        .zip(combination)
        .all(|(fact, value)| when.get(fact).is_none_or(|values| values.contains(value)))
}
