//! What was said before in a conversation: a value, not a service; whoever keeps it hands it in and takes the next.

use lotse_knowledge::{FactName, FactValue, Facts, Locale, TopicName};
use serde::{Deserialize, Serialize};

use super::{Answer, Outcome};

/// What a conversation has come to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    /// The language of the last turn.
    pub language: Option<Locale>,
    /// What it is about.
    pub topic: Option<TopicName>,
    /// The facts said so far.
    pub facts: Facts,
    /// The fact that was asked for in the last turn.
    pub asked: Option<Asked>,
}

/// A fact that was asked for, with the choices offered, in their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The fact.
    pub fact: FactName,
    /// Whether the verdict hung on it; else only the steps did.
    pub needed: bool,
    /// The values offered.
    pub choices: Vec<FactValue>,
}

impl Asked {
    /// What an answer asks for.
    pub fn of(answer: &Answer) -> Option<Asked> {
        Some(Asked {
            fact: answer.missing.first()?.clone(),
            needed: answer.outcome == Outcome::Clarify,
            choices: answer.choices.iter().map(|choice| choice.value.clone()).collect(),
        })
    }
}
