//! A topic's decision table: every combination of its facts with the rule that holds, built and checked once, for every
//! stretch of days in which the same rules count.

use std::collections::{BTreeMap, BTreeSet};

use super::{Implication, Rule, RuleId, RulebookError, Topic, Verdict, strategy::Strategy};
use crate::{
    Date, Facts,
    fact::{FactName, FactValue},
};

/// How many values a fact can have: a set of them is kept as bits.
pub(super) const MOST_VALUES: usize = 128;

/// How many states of knowledge (each fact unknown or one of its values) a topic can have. Each has its next question
/// worked out when the rulebook loads.
const MOST_STATES: usize = 1_000_000;

/// A stretch of days in which the same rules of a topic count, with its table.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// Its first day; none for the first stretch, which has always been.
    pub from: Option<Date>,
    /// Its last day; none for the last stretch, which does not end.
    pub until: Option<Date>,
    /// Every combination of facts that can occur, with the rule that holds.
    pub rows: Vec<Row>,
    pub(super) strategy: Strategy,
}

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

impl Stretch {
    /// A case in which a rule decides: a value for each fact; none where it never does in this stretch.
    pub fn case(&self, topic: &Topic, rule: &RuleId) -> Option<Facts> {
        let row = self.rows.iter().find(|row| row.rule == *rule)?;
        Some(topic.facts.iter().map(FactName::as_str).zip(row.values.iter().map(FactValue::as_str)).collect())
    }
}

/// Builds the tables of a topic from the rules that belong to it, a stretch of days after the other.
pub(super) fn build(
    topic: &Topic,
    values: &BTreeMap<FactName, Vec<FactValue>>,
    implications: &[Implication],
    rules: &[&Rule],
) -> Result<Vec<Stretch>, Vec<RulebookError>> {
    let values: Vec<&[FactValue]> = topic.facts.iter().map(|fact| values[fact].as_slice()).collect();
    if values.iter().any(|values| values.is_empty()) {
        // A fact without values was reported where it is declared.
        return Err(Vec::new());
    }
    let states = values.iter().try_fold(1, |states: usize, values| states.checked_mul(values.len() + 1));
    if states.is_none_or(|states| states > MOST_STATES) {
        let message = format!("topic `{}` turns on too many facts at once: split it into topics", topic.name);
        return Err(vec![RulebookError { place: topic.place.clone(), message }]);
    }
    let cases: Vec<Case> = combinations(&values)
        .into_iter()
        .filter_map(|combination| {
            let value = |fact: &FactName| {
                let at = topic.facts.iter().position(|known| known == fact)?;
                Some(&values[at][combination[at]])
            };
            let contradicts = implications.iter().any(|implication| {
                implication.when.facts().into_iter().all(|fact| topic.facts.contains(fact))
                    && implication.when.holds(&value)
                    && !agrees(&implication.then, &value)
            });
            let holding = rules.iter().enumerate().filter(|(_, rule)| rule.when.holds(&value));
            let holding = holding.map(|(at, _)| at).collect();
            (!contradicts).then_some(Case { rules: holding, values: combination })
        })
        .collect();
    let mut check =
        Check { topic, values: &values, rules, cases: &cases, errors: Vec::new(), found: BTreeSet::new() };
    let mut stretches = Vec::new();
    for (from, until) in days(rules) {
        let deciding = check.stretch(from, until);
        let rows: Vec<Row> = cases
            .iter()
            .zip(&deciding)
            .filter_map(|(case, rule)| {
                let rule = rules[(*rule)?];
                let named = case.values.iter().zip(&values).map(|(at, values)| values[*at].clone());
                Some(Row { values: named.collect(), rule: rule.id.clone(), verdict: rule.verdict })
            })
            .collect();
        if rows.len() == cases.len() {
            let strategy = Strategy::new(
                &values.iter().map(|values| values.len()).collect::<Vec<_>>(),
                cases.iter().map(|case| case.values.as_slice()),
                &rows,
            );
            stretches.push(Stretch { from, until, rows, strategy });
        }
    }
    check.useless();
    if check.errors.is_empty() { Ok(stretches) } else { Err(check.errors) }
}

/// A combination that can occur, each value by its place among the fact's values, and the rules whose conditions it meets.
struct Case {
    values: Vec<usize>,
    rules: Vec<usize>,
}

/// What is known of the rules of a topic while its stretches are gone through.
struct Check<'a> {
    topic: &'a Topic,
    values: &'a [&'a [FactValue]],
    rules: &'a [&'a Rule],
    cases: &'a [Case],
    errors: Vec<RulebookError>,
    found: BTreeSet<Finding>,
}

/// Something that was the case in some stretch, rules by their places.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Finding {
    /// A case has no rule.
    Gap(usize),
    /// Two rules hold at once, and neither overrides the other.
    Overlap(usize, usize),
    /// A rule's condition was met.
    Met(usize),
    /// A rule decided.
    Decided(usize),
    /// A rule overrode another.
    Overrode(usize, usize),
}

impl Check<'_> {
    /// The rule that decides each case in a stretch of days.
    fn stretch(&mut self, from: Option<Date>, until: Option<Date>) -> Vec<Option<usize>> {
        let mut gaps = Vec::new();
        let mut overlaps: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        let mut deciding = Vec::new();
        for (at, case) in self.cases.iter().enumerate() {
            let holding: Vec<usize> =
                case.rules.iter().copied().filter(|rule| counts(self.rules[*rule], from)).collect();
            let overrides =
                |one: usize, other: usize| self.rules[one].overrides.contains(&self.rules[other].id);
            let left: Vec<usize> = holding
                .iter()
                .copied()
                .filter(|rule| !holding.iter().any(|other| overrides(*other, *rule)))
                .collect();
            for &one in &holding {
                self.found.insert(Finding::Met(one));
                let overridden = holding.iter().filter(|other| overrides(one, **other));
                self.found.extend(overridden.map(|other| Finding::Overrode(one, *other)));
            }
            self.found.extend(left.iter().map(|rule| Finding::Decided(*rule)));
            deciding.push(match left[..] {
                [rule] => Some(rule),
                [] => {
                    if self.found.insert(Finding::Gap(at)) {
                        gaps.push(&case.values);
                    }
                    None
                }
                [one, other, ..] => {
                    overlaps.entry((one, other)).or_default().push(at);
                    None
                }
            });
        }
        let when = match (from, until) {
            (None, None) => String::new(),
            (None, Some(until)) => format!(" before {}", until.next()),
            (Some(from), _) => format!(" on {from}"),
        };
        for combination in merged(&gaps) {
            let message = format!(
                "topic `{}` has no rule for {}{when}: add a [[rule]] or a [[silent]]",
                self.topic.name,
                self.say(&combination)
            );
            self.errors.push(RulebookError { place: self.topic.place.clone(), message });
        }
        for ((one, other), cases) in overlaps {
            if self.found.insert(Finding::Overlap(one, other)) {
                self.overlap(one, other, &cases, &when);
            }
        }
        deciding
    }

    fn overlap(&mut self, one: usize, other: usize, cases: &[usize], when: &str) {
        let place = |rule: usize| &self.rules[rule].place;
        let (one, other) = if place(other) < place(one) { (other, one) } else { (one, other) };
        let met = |rule: usize| self.cases.iter().filter(|case| case.rules.contains(&rule)).count();
        // The exception is the one that holds for less; the later one, where both hold for as much.
        let (exception, general) = if met(one) < met(other) { (one, other) } else { (other, one) };
        let [exception, general] = [exception, general].map(|rule| &self.rules[rule].id);
        let combination: Vec<BTreeSet<usize>> =
            self.cases[cases[0]].values.iter().map(|value| BTreeSet::from([*value])).collect();
        let more = match cases.len() - 1 {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let (earlier, place) = (place(one), place(other).clone());
        let [one, other] = [one, other].map(|rule| &self.rules[rule].id);
        let message = format!(
            "rules `{one}` ({earlier}) and `{other}` both hold for {}{more}{when}: narrow one of them, or write `overrides = \"{general}\"` in `{exception}`",
            self.say(&combination)
        );
        self.errors.push(RulebookError { place, message });
    }

    /// Rules that never hold or never decide, and overrides of what is never met at once.
    fn useless(&mut self) {
        for (at, rule) in self.rules.iter().enumerate() {
            let id = &rule.id;
            if !self.found.contains(&Finding::Met(at)) {
                let message = format!(
                    "rule `{id}` never holds: no combination of facts that can occur meets its `when`"
                );
                self.errors.push(RulebookError { place: rule.place.clone(), message });
                continue;
            }
            if !self.found.contains(&Finding::Decided(at)) {
                let overriding = self.rules.iter().enumerate();
                let overriding: Vec<String> = overriding
                    .filter(|(other, _)| self.found.contains(&Finding::Overrode(*other, at)))
                    .map(|(_, rule)| format!("`{}`", rule.id))
                    .collect();
                let message = format!(
                    "rule `{id}` never decides: wherever it holds, it is overridden by {}; take it out",
                    overriding.join(", ")
                );
                self.errors.push(RulebookError { place: rule.place.clone(), message });
            }
            for (overridden, place) in rule.overrides.iter().zip(&rule.override_places) {
                let met = self.rules.iter().position(|other| other.id == *overridden);
                if met.is_some_and(|other| !self.found.contains(&Finding::Overrode(at, other))) {
                    let message = format!(
                        "rule `{id}` overrides `{overridden}`, but they never hold at once: take the `overrides` out"
                    );
                    self.errors.push(RulebookError { place: place.clone(), message });
                }
            }
        }
    }

    /// `channel=ea|open cloud=global`; facts that can be anything are left out.
    fn say(&self, combination: &[BTreeSet<usize>]) -> String {
        let facts = self.topic.facts.iter().zip(self.values).zip(combination);
        let said: Vec<String> = facts
            .filter(|((_, values), some)| some.len() < values.len() || values.len() == 1)
            .map(|((fact, values), some)| {
                let some: Vec<&str> = some.iter().map(|at| values[*at].as_str()).collect();
                format!("{fact}={}", some.join("|"))
            })
            .collect();
        if said.is_empty() { "any combination of facts".to_owned() } else { said.join(" ") }
    }
}

/// The stretches of days in which the same rules count: first and last day of each.
fn days(rules: &[&Rule]) -> Vec<(Option<Date>, Option<Date>)> {
    let begin = rules.iter().filter_map(|rule| rule.valid_from);
    let end = rules.iter().filter_map(|rule| rule.valid_until).map(Date::next);
    let firsts: BTreeSet<Date> = begin.chain(end).collect();
    let from = std::iter::once(None).chain(firsts.iter().copied().map(Some));
    let until = firsts.iter().map(|first| Some(first.previous())).chain([None]);
    from.zip(until).collect()
}

/// Whether a rule counts in the stretch that begins on `from`.
fn counts(rule: &Rule, from: Option<Date>) -> bool {
    match from {
        Some(from) => rule.counts_on(from),
        None => rule.valid_from.is_none(),
    }
}

fn combinations(values: &[&[FactValue]]) -> Vec<Vec<usize>> {
    values.iter().fold(vec![Vec::new()], |all, values| {
        let each = |begun: &Vec<usize>| {
            (0..values.len()).map(|value| [begun.as_slice(), &[value]].concat()).collect::<Vec<_>>()
        };
        all.iter().flat_map(each).collect()
    })
}

/// Whether a combination agrees with what follows from it; facts that the topic does not turn on agree.
fn agrees<'v>(then: &Facts, value: &impl Fn(&FactName) -> Option<&'v FactValue>) -> bool {
    then.iter().all(|(fact, values)| value(fact).is_none_or(|value| values.contains(value)))
}

/// Combinations that differ in one fact put into one, so that a missing rule is one line and not a hundred.
fn merged(combinations: &[&Vec<usize>]) -> Vec<Vec<BTreeSet<usize>>> {
    let single =
        |combination: &&Vec<usize>| combination.iter().map(|value| BTreeSet::from([*value])).collect();
    let mut all: Vec<Vec<BTreeSet<usize>>> = combinations.iter().map(single).collect();
    for at in 0..all.first().map_or(0, Vec::len) {
        let mut by_others: BTreeMap<Vec<BTreeSet<usize>>, BTreeSet<usize>> = BTreeMap::new();
        for mut combination in all {
            let values = std::mem::take(&mut combination[at]);
            by_others.entry(combination).or_default().extend(values);
        }
        let whole = by_others.into_iter().map(|(mut combination, values)| {
            combination[at] = values;
            combination
        });
        all = whole.collect();
    }
    all
}
