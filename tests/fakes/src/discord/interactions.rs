//! Interactions: what Discord remembers of each, and what it tells the bot.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{
    gateway::{Audience, Intents},
    ids::{ChannelId, GuildId, InteractionId, MessageId, UserId},
    state::World,
};

/// How long an interaction's token is good for.
const LIFETIME: Duration = Duration::from_secs(15 * 60);

/// What a user did, with Discord's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    Form = 5,
}

/// The initial response to an interaction.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// What it is.
    pub kind: ResponseKind,
    /// How long it took from the event to the request.
    pub delay: Duration,
    /// Its data as it was sent.
    pub data: Value,
}

/// What an initial response can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseKind {
    /// A message.
    Message,
    /// A message later: until then the bot is seen thinking.
    Deferred,
    /// A change of the message later.
    DeferredUpdate,
    /// A change of the message the component is in.
    Update,
    /// Suggestions for an option.
    Choices,
    /// A form to fill in, which Discord calls a modal.
    Form,
}

pub(crate) struct State {
    pub id: InteractionId,
    pub token: String,
    pub kind: Kind,
    pub user: UserId,
    pub channel: ChannelId,
    pub guild: Option<GuildId>,
    pub at: Instant,
    /// The command's name.
    pub command: Option<String>,
    /// The message a command was used on.
    pub target: Option<MessageId>,
    /// The message that a component was in.
    pub source: Option<MessageId>,
    /// The interaction that led to the form.
    pub cause: Option<InteractionId>,
    /// Whether the bot was connected and could know of it.
    pub delivered: bool,
    pub response: Option<Response>,
    pub original: Option<MessageId>,
    pub followups: Vec<MessageId>,
    pub expired: bool,
}

impl State {
    pub fn is_over(&self, now: Instant) -> bool {
        self.expired || now.duration_since(self.at) > LIFETIME
    }
}

/// All interactions so far.
#[derive(Default)]
pub(crate) struct Interactions {
    all: Vec<State>,
}

impl Interactions {
    pub fn get(&self, id: InteractionId) -> Option<&State> {
        self.all.iter().find(|state| state.id == id)
    }

    pub fn of(&self, id: InteractionId) -> &State {
        self.get(id).expect("the interaction is known")
    }

    pub fn of_mut(&mut self, id: InteractionId) -> &mut State {
        self.all.iter_mut().find(|state| state.id == id).expect("the interaction is known")
    }

    pub fn with_token(&self, token: &str) -> Option<&State> {
        self.all.iter().find(|state| state.token == token)
    }

    /// Those the bot knew of and left without a response until it was too late.
    pub fn unanswered(&self, patience: Duration) -> impl Iterator<Item = &State> {
        self.all
            .iter()
            .filter(move |state| state.delivered && state.response.is_none() && state.at.elapsed() > patience)
    }
}

/// What a user does, for the bot to be told.
pub(crate) struct Act {
    pub kind: Kind,
    pub user: UserId,
    pub channel: ChannelId,
    pub data: Value,
    pub command: Option<String>,
    pub target: Option<MessageId>,
    pub source: Option<MessageId>,
    pub cause: Option<InteractionId>,
}

impl World {
    /// Tells the bot what a user did.
    pub(crate) fn interact(&mut self, act: Act) -> InteractionId {
        let id = InteractionId(self.snowflakes.next());
        // About as long as real ones: they end up in addresses.
        let token = format!("aW50ZXJhY3Rpb246{id}{}", format!("{:016x}", id.0.rotate_left(29)).repeat(10));
        let guild = self.channels[&act.channel].guild;
        let mut data = json!({
            "id": id, "application_id": self.application, "type": act.kind as u64, "version": 1, "token": token,
            "data": act.data, "channel_id": act.channel, "channel": self.interaction_channel_json(act.user, act.channel),
            "locale": self.users[&act.user].locale, "entitlements": [], "entitlement_sku_ids": [],
            "app_permissions": self.permissions(self.bot, act.channel).to_string(),
            "authorizing_integration_owners": owners(guild), "context": if guild.is_some() { 0 } else { 1 },
            "attachment_size_limit": 10_485_760,
        });
        match guild {
            Some(id) => {
                let locale = self.guilds[&id].locale.clone();
                data["guild_id"] = json!(id);
                data["guild_locale"] = json!(locale);
                data["guild"] = json!({ "id": id, "locale": locale, "features": ["COMMUNITY"] });
                data["member"] = self.member_json(id, act.user);
                data["member"]["permissions"] = json!(self.permissions(act.user, act.channel).to_string());
            }
            None => data["user"] = self.user_json(act.user),
        }
        if let Some(source) = act.source {
            data["message"] = self.messages[&source].json.clone();
        }
        let state = State {
            id,
            token,
            kind: act.kind,
            user: act.user,
            channel: act.channel,
            guild,
            at: Instant::now(),
            command: act.command,
            target: act.target,
            source: act.source,
            cause: act.cause,
            delivered: self.is_connected(),
            response: None,
            original: None,
            followups: Vec::new(),
            expired: false,
        };
        self.interactions.all.push(state);
        // The bot hears of it even where it does not see the channel.
        self.emit("INTERACTION_CREATE", Audience { guild, channel: None, intents: Intents::NONE }, data);
        id
    }

    /// What a message says about the interaction it belongs to.
    pub(crate) fn metadata(&self, state: &State) -> Value {
        let mut json = json!({
            "id": state.id, "type": state.kind as u64, "user": self.user_json(state.user),
            "authorizing_integration_owners": owners(state.guild),
        });
        if let Some(original) = state.original {
            json["original_response_message_id"] = json!(original);
        }
        if let Some(target) = state.target {
            json["target_message_id"] = json!(target);
        }
        if let Some(source) = state.source.filter(|_| state.kind == Kind::Component) {
            json["interacted_message_id"] = json!(source);
        }
        if let Some(cause) = state.cause {
            json["triggering_interaction_metadata"] = self.metadata(self.interactions.of(cause));
        }
        json
    }
}

/// For whom the application is installed: in a guild that guild, in direct messages nobody.
fn owners(guild: Option<GuildId>) -> Value {
    json!({ "0": guild.map_or("0".to_owned(), |guild| guild.to_string()) })
}
