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
    /// The topics of which one was asked for in the last turn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub which: Option<Which>,
}

impl Conversation {
    /// What a conversation has come to with an answer in a language, about a topic, if any, and facts.
    pub fn after(answer: &Answer, language: &Locale, topic: Option<TopicName>, facts: Facts) -> Conversation {
        let asked = Asked::of(answer);
        Conversation { language: Some(language.clone()), topic, facts, asked, which: None }
    }
}

/// Topics of which a question left open which is meant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Which {
    /// The topics offered, in their order.
    pub topics: Vec<TopicName>,
    /// What the question made likely where nothing is known of it.
    pub likely: Facts,
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
