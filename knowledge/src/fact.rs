//! Facts: what a question says about the asker's case, each a name with the values still possible.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::Arc,
};

use serde::{Deserialize, Serialize};

/// The name of a fact, as the rulebook declares it: `channel`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FactName(Arc<str>);

/// One value of a fact, as the rulebook declares it: `license-based`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FactValue(Arc<str>);

macro_rules! name {
    ($type:ident) => {
        impl $type {
            /// The name as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $type {
            fn from(text: &str) -> Self {
                $type(text.into())
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}
pub(crate) use name;

name!(FactName);
name!(FactValue);

/// What is known of a case: for each fact that was spoken of, the values it may have.
///
/// A fact that is not in here is unknown. A fact with several values is known to be one of them ("EA or Open").
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Facts(BTreeMap<FactName, BTreeSet<FactValue>>);

impl Facts {
    /// Nothing known.
    pub fn new() -> Self {
        Facts::default()
    }

    /// Says that a fact has one of `values`, in place of what was known of it.
    pub fn set(&mut self, name: FactName, values: impl IntoIterator<Item = FactValue>) {
        let values: BTreeSet<_> = values.into_iter().collect();
        if values.is_empty() {
            self.0.remove(&name);
        } else {
            self.0.insert(name, values);
        }
    }

    /// The values a fact may have; none where nothing is known of it.
    pub fn get(&self, name: &FactName) -> Option<&BTreeSet<FactValue>> {
        self.0.get(name)
    }

    /// The value of a fact, where it is settled.
    pub fn value(&self, name: &FactName) -> Option<&FactValue> {
        self.0.get(name).filter(|values| values.len() == 1).and_then(|values| values.first())
    }

    /// Whether a fact is known to have this one value.
    pub fn is(&self, name: &FactName, value: &FactValue) -> bool {
        self.value(name) == Some(value)
    }

    /// Takes over what `newer` says, which replaces what was known of the same facts.
    pub fn update(&mut self, newer: &Facts) {
        for (name, values) in &newer.0 {
            self.0.insert(name.clone(), values.clone());
        }
    }

    /// Forgets a fact.
    pub fn remove(&mut self, name: &FactName) {
        self.0.remove(name);
    }

    /// The facts spoken of, by name, with the values they may have.
    pub fn iter(&self) -> impl Iterator<Item = (&FactName, &BTreeSet<FactValue>)> {
        self.0.iter()
    }

    /// The settled facts, by name.
    pub fn settled(&self) -> impl Iterator<Item = (&FactName, &FactValue)> {
        self.0.keys().filter_map(|name| Some((name, self.value(name)?)))
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> FromIterator<(&'a str, &'a str)> for Facts {
    fn from_iter<I: IntoIterator<Item = (&'a str, &'a str)>>(pairs: I) -> Self {
        let mut facts = Facts::new();
        for (name, value) in pairs {
            facts.0.entry(name.into()).or_default().insert(value.into());
        }
        facts
    }
}
