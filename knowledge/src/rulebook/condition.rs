//! Conditions: under which facts a rule holds.

use std::{collections::BTreeSet, fmt};

use crate::{
    Facts,
    fact::{FactName, FactValue},
};

/// What has to be so of the facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// A fact has one of these values.
    Is(FactName, BTreeSet<FactValue>),
    /// All of these hold; nothing has to hold where there is none.
    All(Vec<Condition>),
    /// One of these holds, or more.
    Any(Vec<Condition>),
    /// This does not hold.
    Not(Box<Condition>),
}

impl Condition {
    /// Whether it holds for a case in which each fact that the condition names has the value that `value` gives.
    pub fn holds<'v>(&self, value: &impl Fn(&FactName) -> Option<&'v FactValue>) -> bool {
        match self {
            Condition::Is(fact, values) => value(fact).is_some_and(|value| values.contains(value)),
            Condition::All(parts) => parts.iter().all(|part| part.holds(value)),
            Condition::Any(parts) => parts.iter().any(|part| part.holds(value)),
            Condition::Not(part) => !part.holds(value),
        }
    }

    /// Whether it holds whatever the facts turn out to be, never holds (`Some(false)`), or that is open.
    pub fn certain(&self, known: &Facts) -> Option<bool> {
        match self {
            Condition::Is(fact, values) => {
                let known = known.get(fact)?;
                if known.is_subset(values) {
                    Some(true)
                } else if known.is_disjoint(values) {
                    Some(false)
                } else {
                    None
                }
            }
            Condition::All(parts) => all(parts.iter().map(|part| part.certain(known))),
            Condition::Any(parts) => {
                all(parts.iter().map(|part| part.certain(known).map(|holds| !holds))).map(|none| !none)
            }
            Condition::Not(part) => part.certain(known).map(|holds| !holds),
        }
    }

    /// The facts it names, each once.
    pub fn facts(&self) -> BTreeSet<&FactName> {
        match self {
            Condition::Is(fact, _) => BTreeSet::from([fact]),
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().flat_map(Condition::facts).collect()
            }
            Condition::Not(part) => part.facts(),
        }
    }
}

fn all(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut all = Some(true);
    for part in parts {
        match part {
            Some(false) => return Some(false),
            None => all = None,
            Some(true) => {}
        }
    }
    all
}

/// As people read it: `channel = ea or open, not (cloud = 21vianet)`.
impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let join = |f: &mut fmt::Formatter<'_>, parts: &[Condition], between: &str| {
            parts.iter().enumerate().try_for_each(|(at, part)| {
                f.write_str(if at == 0 { "" } else { between })?;
                match part {
                    Condition::All(inner) | Condition::Any(inner) if inner.len() > 1 => write!(f, "({part})"),
                    _ => part.fmt(f),
                }
            })
        };
        match self {
            Condition::Is(fact, values) => {
                let values: Vec<&str> = values.iter().map(FactValue::as_str).collect();
                write!(f, "{fact} = {}", values.join(" or "))
            }
            Condition::All(parts) if parts.is_empty() => f.write_str("always"),
            Condition::All(parts) => join(f, parts, ", "),
            Condition::Any(parts) => join(f, parts, "; or "),
            Condition::Not(part) => write!(f, "not ({part})"),
        }
    }
}
