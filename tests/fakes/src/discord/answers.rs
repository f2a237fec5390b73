//! Waiting for what the bot answers to an interaction.

use std::time::Duration;

use serde_json::Value;

use super::{
    Shared,
    ids::{InteractionId, MessageId},
    interactions::{Response, ResponseKind},
    messages::Message,
};

/// Something a user did, and what came of it.
#[derive(Clone)]
pub struct Interaction {
    shared: Shared,
    id: InteractionId,
}

/// A suggestion for an option.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What the user reads.
    pub name: String,
    /// What the bot gets if they choose it.
    pub value: Value,
}

impl Interaction {
    pub(crate) fn new(shared: Shared, id: InteractionId) -> Self {
        Self { shared, id }
    }

    /// Its identifier.
    pub fn id(&self) -> InteractionId {
        self.id
    }

    /// The initial response.
    ///
    /// # Panics
    ///
    /// Where there is none in time, with what happened instead.
    pub async fn response(&self, timeout: Duration) -> Response {
        self.shared
            .wait("an initial response", timeout, |world| world.interactions.of(self.id).response.clone())
            .await
    }

    /// The message that the user sees as the response, once it is there: a deferred one when it has been written. For a
    /// component that changes its message, that message.
    ///
    /// # Panics
    ///
    /// Where there is none in time.
    pub async fn message(&self, timeout: Duration) -> Message {
        self.shared
            .wait("a message in response", timeout, |world| {
                let state = world.interactions.of(self.id);
                let message = world.messages.get(&state.original?)?;
                let later =
                    state.response.as_ref().is_some_and(|each| each.kind == ResponseKind::DeferredUpdate);
                let waits = message.is_loading() || (later && message.edited.is_none_or(|at| at < state.at));
                (message.is_there() && !waits).then(|| message.clone())
            })
            .await
    }

    /// The number of the response's message; none where there is none.
    pub fn original(&self) -> Option<MessageId> {
        self.shared.with(|world| world.interactions.of(self.id).original)
    }

    /// The messages that followed the initial response.
    pub fn followups(&self) -> Vec<Message> {
        self.shared.with(|world| {
            let followups = &world.interactions.of(self.id).followups;
            followups.iter().map(|id| world.messages[id].clone()).collect()
        })
    }

    /// Waits until so many messages have followed.
    ///
    /// # Panics
    ///
    /// Where there are fewer in time.
    pub async fn wait_for_followups(&self, count: usize, timeout: Duration) -> Vec<Message> {
        let there = |world: &mut super::World| {
            (world.interactions.of(self.id).followups.len() >= count).then_some(())
        };
        self.shared.wait("followups", timeout, there).await;
        self.followups()
    }

    /// The suggestions that were the response.
    ///
    /// # Panics
    ///
    /// Where there are none in the three seconds Discord waits, or the response is something else.
    pub async fn choices(&self) -> Vec<Choice> {
        let response = self.response(Duration::from_secs(3)).await;
        assert_eq!(response.kind, ResponseKind::Choices, "{:?}", response.data);
        let choices = response.data["choices"].as_array().into_iter().flatten();
        let choice = |choice: &Value| Choice {
            name: choice["name"].as_str().unwrap_or_default().to_owned(),
            value: choice["value"].clone(),
        };
        choices.map(choice).collect()
    }
}
