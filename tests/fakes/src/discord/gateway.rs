//! The gateway: sessions, which outlive connections, and the events each of them is sent.

mod connection;
mod intents;

use std::time::Instant;

use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;

pub(crate) use connection::serve;
pub use intents::Intents;

use super::{
    errors::Problem,
    ids::{ChannelId, GuildId, UserId},
    log::Sent,
    permissions::VIEW_CHANNEL,
    state::World,
};

/// A session of the bot: from IDENTIFY on, over all connections that resume it.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its name, by which it is resumed.
    pub id: String,
    /// When the bot identified.
    pub identified: Instant,
    /// What the bot wants to hear of.
    pub intents: Intents,
    /// Which shard it is, of how many.
    pub shard: (u64, u64),
    /// When it was resumed.
    pub resumed: Vec<Instant>,
    /// How its connections ended.
    pub closed: Vec<Closed>,
    /// The last presence the bot showed.
    pub presence: Value,
    /// How many heartbeats came.
    pub heartbeats: u64,
    pub(crate) valid: bool,
    pub(crate) sequence: u64,
    pub(crate) backlog: Vec<(u64, Value)>,
    pub(crate) connection: Option<UnboundedSender<Out>>,
}

/// The end of a connection.
#[derive(Clone, Debug, PartialEq)]
pub struct Closed {
    /// When.
    pub at: Instant,
    /// The close code; none where the connection just broke.
    pub code: Option<u16>,
    /// Whether the bot ended it.
    pub by_bot: bool,
}

/// What goes out on a connection.
#[derive(Clone, Debug)]
pub(crate) enum Out {
    Payload(Value),
    Close(u16, &'static str),
    /// End the connection without a word.
    Break,
}

/// Who hears of an event: those who want one of the intents, serve the guild's shard and see the channel.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Audience {
    pub guild: Option<GuildId>,
    pub channel: Option<ChannelId>,
    pub intents: Intents,
}

impl Audience {
    /// Those who hear of guilds and their channels.
    pub fn guilds(guild: Option<GuildId>, channel: ChannelId) -> Self {
        let intents = if guild.is_some() { Intents::GUILDS } else { Intents::NONE };
        Self { guild, channel: Some(channel), intents }
    }

    /// Those who hear of a guild as a whole.
    pub fn of_guild(guild: GuildId) -> Self {
        Self { guild: Some(guild), channel: None, intents: Intents::GUILDS }
    }
}

impl Session {
    /// Whether a connection serves it.
    pub fn is_connected(&self) -> bool {
        self.connection.is_some()
    }

    fn hears(&self, audience: &Audience) -> bool {
        let wanted = audience.intents == Intents::NONE || self.intents.intersects(audience.intents);
        // Direct messages go to the first shard.
        let shard = audience.guild.map_or(0, |guild| (guild.0 >> 22) % self.shard.1);
        self.valid && wanted && shard == self.shard.0
    }

    pub(crate) fn push(&mut self, event: &str, data: Value) {
        self.sequence += 1;
        let payload = json!({ "op": 0, "t": event, "s": self.sequence, "d": data });
        self.backlog.push((self.sequence, payload.clone()));
        self.send(Out::Payload(payload));
    }

    pub(crate) fn send(&mut self, out: Out) {
        // A connection that just ended is noticed by its own task.
        if let Some(connection) = &self.connection {
            let _ = connection.send(out);
        }
    }
}

impl World {
    /// Sends an event to every session that is to hear of it.
    pub(crate) fn emit(&mut self, event: &str, audience: Audience, data: Value) {
        if event == "MESSAGE_CREATE" {
            for problem in self.spec.map(|spec| spec.named("MessageResponse", &data)).unwrap_or_default() {
                self.violation("the fake's own MESSAGE_CREATE", problem);
            }
        }
        let sees = audience.guild.is_none()
            || audience.channel.is_none_or(|id| self.may(self.bot, id, VIEW_CHANNEL));
        if !sees {
            return;
        }
        let mut sessions = std::mem::take(&mut self.sessions);
        for session in sessions.iter_mut().filter(|session| session.hears(&audience)) {
            let data = if event.starts_with("MESSAGE_") && !session.intents.contains(Intents::MESSAGE_CONTENT)
            {
                self.without_content(data.clone())
            } else {
                data.clone()
            };
            let held_back = !session.is_connected();
            self.sent.push(Sent {
                at: Instant::now(),
                event: event.to_owned(),
                data: data.clone(),
                held_back,
            });
            session.push(event, data);
        }
        self.sessions = sessions;
    }

    /// A message as a bot gets it that may not read what others write: nothing of what was written, unless it is the
    /// bot's own, a direct message, or mentions the bot.
    pub(crate) fn without_content(&self, mut message: Value) -> Value {
        let own = UserId::of(&message["author"]["id"]) == Some(self.bot);
        let channel = ChannelId::of(&message["channel_id"]).and_then(|id| self.channels.get(&id));
        let direct = channel.is_some_and(|channel| channel.guild.is_none());
        let mentioned = message["mentions"].as_array().into_iter().flatten();
        let mentioned = mentioned.into_iter().any(|user| UserId::of(&user["id"]) == Some(self.bot));
        if own || direct || mentioned || message.get("content").is_none() {
            return message;
        }
        message["content"] = json!("");
        for part in ["embeds", "components", "attachments"] {
            message[part] = json!([]);
        }
        if message["referenced_message"].is_object() {
            message["referenced_message"] = self.without_content(message["referenced_message"].take());
        }
        message
    }

    /// What READY says to a new session.
    pub(crate) fn ready(&self, session: &Session) -> Value {
        let mine = self.guilds.keys().filter(|guild| (guild.0 >> 22) % session.shard.1 == session.shard.0);
        json!({
            "v": 10, "user": self.own_user_json(), "user_settings": {}, "session_type": "normal",
            "session_id": session.id, "resume_gateway_url": self.gateway_url, "relationships": [],
            "private_channels": [], "presences": [], "guild_join_requests": [],
            "guilds": mine.map(|id| json!({ "id": id, "unavailable": true })).collect::<Vec<_>>(),
            "geo_ordered_rtc_regions": [], "auth": {}, "shard": [session.shard.0, session.shard.1],
            "application": { "id": self.application, "flags": self.application_flags() }, "_trace": [],
        })
    }

    /// Takes an IDENTIFY: a new session, or the code to close with.
    pub(crate) fn identify(
        &mut self,
        asked: &Value,
        connection: &UnboundedSender<Out>,
    ) -> Result<usize, (u16, &'static str)> {
        if !self.knows(&asked["token"]) {
            return Err((4004, "Authentication failed."));
        }
        let shard = match asked.get("shard").filter(|shard| !shard.is_null()) {
            None => Some((0, 1)),
            Some(shard) => shard[0].as_u64().zip(shard[1].as_u64()).filter(|(id, count)| id < count),
        };
        let shard = shard.ok_or((4010, "Invalid shard."))?;
        let intents =
            asked["intents"].as_u64().and_then(Intents::from_bits).ok_or((4013, "Invalid intent(s)."))?;
        let barred = intents & Intents::PRIVILEGED & !self.setup.privileged_intents;
        if barred != Intents::NONE {
            return Err((4014, "Disallowed intent(s)."));
        }
        for part in ["os", "browser", "device"].iter().filter(|part| !asked["properties"][**part].is_string())
        {
            let pointer = format!("/properties/{part}");
            self.violation("IDENTIFY", Problem::noted(pointer, &asked["properties"], "this is required"));
        }
        let mut session = Session {
            id: format!("{:032x}", self.snowflakes.next()),
            identified: Instant::now(),
            intents,
            shard,
            resumed: Vec::new(),
            closed: Vec::new(),
            presence: asked["presence"].clone(),
            heartbeats: 0,
            valid: true,
            sequence: 0,
            backlog: Vec::new(),
            connection: Some(connection.clone()),
        };
        session.push("READY", self.ready(&session));
        let mine: Vec<GuildId> =
            self.guilds.keys().copied().filter(|guild| (guild.0 >> 22) % shard.1 == shard.0).collect();
        for guild in mine.into_iter().filter(|_| intents.contains(Intents::GUILDS)) {
            session.push("GUILD_CREATE", self.guild_create_json(guild));
        }
        self.sessions.push(session);
        Ok(self.sessions.len() - 1)
    }

    /// Takes a RESUME: the session, with what it missed sent after it; none where it is over.
    pub(crate) fn resume(
        &mut self,
        asked: &Value,
        connection: &UnboundedSender<Out>,
    ) -> Result<Option<usize>, (u16, &'static str)> {
        if !self.knows(&asked["token"]) {
            return Err((4004, "Authentication failed."));
        }
        let at = self.sessions.iter().position(|session| session.valid && asked["session_id"] == session.id);
        let Some(at) = at else { return Ok(None) };
        let session = &mut self.sessions[at];
        let Some(sequence) = asked["seq"].as_u64().filter(|sequence| *sequence <= session.sequence) else {
            session.valid = false;
            return Err((4007, "Invalid seq."));
        };
        // The session moves: the connection it had, if it still has one, is let go.
        session.send(Out::Break);
        session.connection = Some(connection.clone());
        session.resumed.push(Instant::now());
        let missed: Vec<Value> = session
            .backlog
            .iter()
            .filter(|(at, _)| *at > sequence)
            .map(|(_, payload)| payload.clone())
            .collect();
        missed.into_iter().for_each(|payload| session.send(Out::Payload(payload)));
        session.push("RESUMED", json!({ "_trace": [] }));
        Ok(Some(at))
    }

    /// Whether it is the bot's token; libraries send it here with or without `Bot `.
    fn knows(&self, token: &Value) -> bool {
        token.as_str().is_some_and(|token| token.strip_prefix("Bot ").unwrap_or(token) == self.token)
    }
}
