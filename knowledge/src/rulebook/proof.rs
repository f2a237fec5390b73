//! How many questions deciding takes, and that no order of questions would take fewer.
//!
//! Two figures that are worked out independently of each other and of the tables that deciding looks up: the fewest
//! questions by searching every order over partial assignments of facts, and the questions that deciding in fact asks,
//! by going through all its answers.

use std::collections::HashMap;

use super::{Decision, Rulebook, Stretch, Topic};
use crate::{Date, FactName, Facts};

/// The expected number of questions until a verdict, nothing being known, all combinations of facts equally likely.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Questions {
    /// Combinations that are possible.
    pub combinations: usize,
    /// Questions that deciding asks in all combinations together.
    pub asked: u64,
    /// Questions that the best order asks in all combinations together.
    pub fewest: u64,
}

impl Questions {
    /// Questions that deciding asks on average.
    pub fn asked_on_average(&self) -> f64 {
        average(self.asked, self.combinations)
    }

    /// Questions that the best order asks on average.
    pub fn fewest_on_average(&self) -> f64 {
        average(self.fewest, self.combinations)
    }
}

impl Rulebook {
    /// Counts the questions of a topic in one of its stretches of days; with what the topic presumes, or with nothing
    /// presumed.
    pub fn questions(&self, topic: &Topic, stretch: &Stretch, presuming: bool) -> Questions {
        let mut topic = topic.clone();
        if !presuming {
            topic.presumes = Facts::new();
        }
        let rows: Vec<usize> = (0..stretch.rows.len())
            .filter(|row| {
                let named = topic.facts.iter().zip(&stretch.rows[*row].values);
                named.into_iter().all(|(name, value)| {
                    topic.presumes.get(name).is_none_or(|presumed| presumed.contains(value))
                })
            })
            .collect();
        let mut search = Search { stretch, known: HashMap::new() };
        let fewest = search.fewest(&rows, &mut vec![None; topic.facts.len()]);
        let day = stretch.from.or(stretch.until).unwrap_or_else(Date::today);
        let asked = self.asked(&topic, stretch, day, &Facts::new(), &rows);
        Questions { combinations: rows.len(), asked, fewest }
    }

    /// The questions that deciding asks in all of `rows` together once `facts` are known.
    fn asked(&self, topic: &Topic, stretch: &Stretch, day: Date, facts: &Facts, rows: &[usize]) -> u64 {
        let decision = self.decide_in(topic, facts, &Facts::new(), day).map(|deciding| deciding.decision);
        let Some(Decision::Ask { fact, .. }) = decision else { return 0 };
        let Some(at) = topic.facts.iter().position(|known: &FactName| *known == fact) else { return 0 };
        let further = by_value(stretch, rows, at).into_iter().map(|rows| {
            let mut facts = facts.clone();
            facts.set(fact.clone(), [stretch.rows[rows[0]].values[at].clone()]);
            self.asked(topic, stretch, day, &facts, &rows)
        });
        further.sum::<u64>() + rows.len() as u64
    }
}

/// Searches every order of questions.
struct Search<'a> {
    stretch: &'a Stretch,
    /// The fewest questions by partial assignment: for each fact, the row that its value is taken from, the first that has
    /// it.
    known: HashMap<Vec<Option<usize>>, u64>,
}

impl Search<'_> {
    /// The fewest questions in all of `rows` together, which are those that a partial assignment leaves.
    fn fewest(&mut self, rows: &[usize], assigned: &mut Vec<Option<usize>>) -> u64 {
        let verdict = |row: &usize| self.stretch.rows[*row].verdict;
        if rows.iter().all(|row| verdict(row) == verdict(&rows[0])) {
            return 0;
        }
        if let Some(known) = self.known.get(assigned) {
            return *known;
        }
        let mut fewest = u64::MAX;
        for at in 0..assigned.len() {
            let parts = by_value(self.stretch, rows, at);
            if parts.len() < 2 {
                continue;
            }
            let mut questions = rows.len() as u64;
            for part in parts {
                let value = &self.stretch.rows[part[0]].values[at];
                assigned[at] = self.stretch.rows.iter().position(|row| row.values[at] == *value);
                questions += self.fewest(&part, assigned);
            }
            assigned[at] = None;
            fewest = fewest.min(questions);
        }
        self.known.insert(assigned.clone(), fewest);
        fewest
    }
}

/// The rows apart by their value of a fact.
fn by_value(stretch: &Stretch, rows: &[usize], at: usize) -> Vec<Vec<usize>> {
    let value = |row: usize| &stretch.rows[row].values[at];
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for &row in rows {
        match parts.iter_mut().find(|part| value(part[0]) == value(row)) {
            Some(part) => part.push(row),
            None => parts.push(vec![row]),
        }
    }
    parts
}

fn average(sum: u64, count: usize) -> f64 {
    if count == 0 { 0.0 } else { sum as f64 / count as f64 }
}
