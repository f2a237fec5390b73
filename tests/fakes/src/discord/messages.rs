//! Messages as tests read them: what they are now, and what they were before.

use std::time::Instant;

use serde_json::Value;

use super::{
    components,
    ids::{ChannelId, MessageId, UserId},
};

/// The flag of a message that hides its embeds of links.
pub const SUPPRESS_EMBEDS: u64 = 1 << 2;
/// The flag of a message that a thread grew from.
pub const HAS_THREAD: u64 = 1 << 5;
/// The flag of a message that only one user sees.
pub const EPHEMERAL: u64 = 1 << 6;
/// The flag of a message that says "is thinking…".
pub const LOADING: u64 = 1 << 7;
/// The flag of a message without notification.
pub const SUPPRESS_NOTIFICATIONS: u64 = 1 << 12;
/// The flag of a message made of components alone.
pub const COMPONENTS_V2: u64 = 1 << 15;

/// A message as it is now, with what it was before.
#[derive(Clone, Debug)]
pub struct Message {
    /// The message as Discord shows it.
    pub json: Value,
    /// When it came to be.
    pub at: Instant,
    /// When it was last edited.
    pub edited: Option<Instant>,
    /// What it was before each edit, oldest first.
    pub before: Vec<Value>,
    /// The only user who sees it; none for a message that the channel sees.
    pub only_for: Option<UserId>,
    /// Whether it was deleted.
    pub deleted: bool,
}

impl Message {
    /// Its identifier.
    pub fn id(&self) -> MessageId {
        MessageId::of(&self.json["id"]).expect("every message has one")
    }

    /// Where it is.
    pub fn channel(&self) -> ChannelId {
        ChannelId::of(&self.json["channel_id"]).expect("every message has one")
    }

    /// Who wrote it; for a webhook's message the webhook.
    pub fn author(&self) -> UserId {
        UserId::of(&self.json["author"]["id"]).expect("every message has one")
    }

    /// Its text.
    pub fn content(&self) -> &str {
        self.json["content"].as_str().unwrap_or_default()
    }

    /// Its embeds.
    pub fn embeds(&self) -> &[Value] {
        self.json["embeds"].as_array().map_or(&[], Vec::as_slice)
    }

    /// Its buttons, lists and other components that stand for themselves, in order, out of their rows and containers.
    pub fn components(&self) -> Vec<&Value> {
        components::leaves(&self.json["components"])
    }

    /// All text a user reads in it, a line for each piece: content, embeds with their fields, text displays, and the
    /// labels of buttons.
    pub fn text(&self) -> String {
        let mut lines = vec![self.content()];
        for embed in self.embeds() {
            let fields = embed["fields"].as_array().into_iter().flatten();
            let parts = [&embed["author"]["name"], &embed["title"], &embed["description"]].into_iter();
            let parts = parts.chain(fields.flat_map(|field| [&field["name"], &field["value"]]));
            lines.extend(parts.chain([&embed["footer"]["text"]]).filter_map(Value::as_str));
        }
        for component in self.components() {
            lines.extend(
                ["content", "label", "placeholder"].iter().filter_map(|part| component[*part].as_str()),
            );
        }
        lines.retain(|line| !line.is_empty());
        lines.join("\n")
    }

    /// The message it replies to.
    pub fn replies_to(&self) -> Option<MessageId> {
        MessageId::of(&self.json["message_reference"]["message_id"])
    }

    /// Whom it notifies.
    pub fn mentions(&self) -> Vec<UserId> {
        let users = self.json["mentions"].as_array().into_iter().flatten();
        users.filter_map(|user| UserId::of(&user["id"])).collect()
    }

    /// Whether it notifies everyone.
    pub fn mentions_everyone(&self) -> bool {
        self.json["mention_everyone"] == true
    }

    /// Its flags.
    pub fn flags(&self) -> u64 {
        self.json["flags"].as_u64().unwrap_or_default()
    }

    /// Whether only one user sees it.
    pub fn is_ephemeral(&self) -> bool {
        self.only_for.is_some()
    }

    /// Whether it says that the bot is thinking.
    pub fn is_loading(&self) -> bool {
        self.flags() & LOADING != 0
    }

    /// Whether it was not deleted.
    pub fn is_there(&self) -> bool {
        !self.deleted
    }

    /// The reactions: the emoji, how many, and whether the bot is among them.
    pub fn reactions(&self) -> Vec<(String, u64, bool)> {
        let reactions = self.json["reactions"].as_array().into_iter().flatten();
        let reaction = |each: &Value| {
            let name = each["emoji"]["name"].as_str().unwrap_or_default();
            (name.to_owned(), each["count"].as_u64().unwrap_or_default(), each["me"] == true)
        };
        reactions.map(reaction).collect()
    }
}
