//! What a button or list does, as the custom id that Discord hands back when somebody uses it.
//!
//! It names the answer, and what the answer had come to is kept, so that a button works after a restart and with another
//! replica. What comes back may be anything: it is read like any other input.

use std::fmt;

/// An action of a component.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action<'a> {
    /// Settles the fact asked for; the choice comes with the list, or is a button's own.
    Choose {
        /// The answer.
        id: &'a str,
        /// Which of the answer's questions this is.
        turn: i64,
        /// The choice, from 0.
        choice: Option<usize>,
    },
    /// Says why the answer is what it is.
    Why {
        /// The answer.
        id: &'a str,
    },
    /// Shows further sections.
    More {
        /// The answer.
        id: &'a str,
    },
    /// Keeps whether the answer helped.
    Judge {
        /// The answer.
        id: &'a str,
        /// Whether it did.
        helpful: bool,
    },
    /// Asks for a person.
    Person {
        /// The answer.
        id: &'a str,
    },
    /// Answers a message that an answer was offered to.
    Show {
        /// The message.
        id: &'a str,
    },
}

impl fmt::Display for Action<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Action::Choose { id, turn, choice: Some(choice) } => write!(f, "choose/{id}/{turn}/{choice}"),
            Action::Choose { id, turn, choice: None } => write!(f, "choose/{id}/{turn}"),
            Action::Why { id } => write!(f, "why/{id}"),
            Action::More { id } => write!(f, "more/{id}"),
            Action::Judge { id, helpful: true } => write!(f, "helpful/{id}"),
            Action::Judge { id, helpful: false } => write!(f, "not-helpful/{id}"),
            Action::Person { id } => write!(f, "person/{id}"),
            Action::Show { id } => write!(f, "show/{id}"),
        }
    }
}

impl<'a> Action<'a> {
    /// Reads a custom id; none where it is not one of ours.
    pub fn parse(text: &'a str) -> Option<Action<'a>> {
        let parts: Vec<&str> = text.split('/').collect();
        Some(match parts[..] {
            ["choose", id, turn] => Action::Choose { id, turn: turn.parse().ok()?, choice: None },
            ["choose", id, turn, choice] => {
                Action::Choose { id, turn: turn.parse().ok()?, choice: Some(choice.parse().ok()?) }
            }
            ["why", id] => Action::Why { id },
            ["more", id] => Action::More { id },
            ["helpful", id] => Action::Judge { id, helpful: true },
            ["not-helpful", id] => Action::Judge { id, helpful: false },
            ["person", id] => Action::Person { id },
            ["show", id] => Action::Show { id },
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_and_nothing_else_is() {
        let id = "123456789012345678";
        for action in [
            Action::Choose { id, turn: 3, choice: Some(1) },
            Action::Choose { id, turn: 0, choice: None },
            Action::Why { id },
            Action::More { id },
            Action::Judge { id, helpful: true },
            Action::Judge { id, helpful: false },
            Action::Person { id },
            Action::Show { id },
        ] {
            let text = action.to_string();
            assert!(text.len() <= 100);
            assert_eq!(Action::parse(&text), Some(action));
        }
        for text in ["", "why", "choose/1/x", "choose/1/0/-1", "choose/1/0/1/2", "other/1"] {
            assert_eq!(Action::parse(text), None, "{text}");
        }
    }
}
