//! Everything there is on this Discord, and how it changes. One lock holds all of it, so events leave in the order of
//! what happened.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Instant,
};

use serde_json::{Value, json};

use super::{
    commands::Command,
    faults::Faults,
    gateway::{Audience, Closed, Session},
    ids::{ApplicationId, ChannelId, GuildId, MessageId, RoleId, Snowflakes, UserId, now},
    interactions::Interactions,
    limits::Limits,
    log::{Request, Sent, Violation},
    messages::Message,
    openapi::Spec,
    permissions::{Holder, Overwrite, Permissions},
    setup::{ChannelKind, Setup},
};

/// What a test can look at: messages, commands, threads, what the bot asked for and how it was connected.
pub struct World {
    pub(crate) setup: Setup,
    pub(crate) spec: Option<&'static Spec>,
    pub(crate) gateway_url: String,
    pub(crate) snowflakes: Snowflakes,
    pub(crate) application: ApplicationId,
    pub(crate) bot: UserId,
    pub(crate) token: String,
    pub(crate) users: BTreeMap<UserId, User>,
    pub(crate) guilds: BTreeMap<GuildId, Guild>,
    pub(crate) channels: BTreeMap<ChannelId, Channel>,
    pub(crate) messages: BTreeMap<MessageId, Message>,
    pub(crate) commands: Vec<Command>,
    pub(crate) interactions: Interactions,
    pub(crate) sessions: Vec<Session>,
    pub(crate) rejected: Vec<Closed>,
    pub(crate) requests: Vec<Request>,
    pub(crate) sent: Vec<Sent>,
    pub(crate) violations: Vec<Violation>,
    pub(crate) typing: Vec<(ChannelId, Instant)>,
    pub(crate) faults: Faults,
    pub(crate) limits: Limits,
}

pub(crate) struct User {
    pub id: UserId,
    pub name: String,
    pub locale: String,
    pub bot: bool,
    /// Whether they take no direct messages from the bot.
    pub closed: bool,
}

pub(crate) struct Guild {
    pub id: GuildId,
    pub name: String,
    pub locale: String,
    pub owner: UserId,
    pub roles: Vec<Role>,
    pub members: BTreeMap<UserId, Member>,
    pub joined_at: String,
}

pub(crate) struct Role {
    pub id: RoleId,
    pub name: String,
    pub permissions: Permissions,
    pub managed: bool,
}

pub(crate) struct Member {
    pub roles: Vec<RoleId>,
    pub joined_at: String,
}

pub(crate) struct Channel {
    pub id: ChannelId,
    pub kind: ChannelKind,
    pub name: String,
    pub guild: Option<GuildId>,
    pub parent: Option<ChannelId>,
    /// The user at the other end of direct messages.
    pub recipient: Option<UserId>,
    pub position: usize,
    pub topic: Option<String>,
    pub overwrites: Vec<Overwrite>,
    pub last_message: Option<MessageId>,
    pub thread: Option<ThreadState>,
}

pub(crate) struct ThreadState {
    pub owner: UserId,
    pub archived: bool,
    pub locked: bool,
    pub auto_archive_minutes: u64,
    pub created: String,
    pub archive_changed: String,
    pub members: BTreeSet<UserId>,
    pub messages: u64,
}

/// A thread as tests see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Thread {
    /// Its channel.
    pub id: ChannelId,
    /// Its name.
    pub name: String,
    /// The channel it hangs under.
    pub parent: ChannelId,
    /// Who opened it.
    pub owner: UserId,
    /// Whether only those who are added see it.
    pub private: bool,
    /// Whether it is archived.
    pub archived: bool,
    /// Whether it is locked.
    pub locked: bool,
    /// Who is in it.
    pub members: Vec<UserId>,
}

impl World {
    pub(crate) fn new(setup: Setup, spec: Option<&'static Spec>, gateway_url: String) -> Self {
        let mut snowflakes = Snowflakes::default();
        let application = ApplicationId(snowflakes.next());
        let bot = UserId(application.0);
        let mut world = Self {
            spec,
            gateway_url,
            application,
            bot,
            token: format!("ZmFrZQ.{application}.bm90LWEtcmVhbC10b2tlbg"),
            users: BTreeMap::new(),
            guilds: BTreeMap::new(),
            channels: BTreeMap::new(),
            messages: BTreeMap::new(),
            commands: Vec::new(),
            interactions: Interactions::default(),
            sessions: Vec::new(),
            rejected: Vec::new(),
            requests: Vec::new(),
            sent: Vec::new(),
            violations: Vec::new(),
            typing: Vec::new(),
            faults: Faults::default(),
            limits: Limits::new(&setup),
            snowflakes,
            setup: setup.clone(),
        };
        world.add_user(bot, "lotse", "en-US", true);
        for user in &setup.users {
            let id = UserId(world.snowflakes.next());
            world.add_user(id, &user.name, &user.locale, user.bot);
        }
        for guild in &setup.guilds {
            world.add_guild(guild);
        }
        world
    }

    fn add_user(&mut self, id: UserId, name: &str, locale: &str, bot: bool) {
        let user = User { id, name: name.to_owned(), locale: locale.to_owned(), bot, closed: false };
        self.users.insert(id, user);
    }

    fn add_guild(&mut self, setup: &super::setup::GuildSetup) -> GuildId {
        let id = GuildId(self.snowflakes.next());
        let owner = UserId(self.snowflakes.next());
        self.add_user(owner, &format!("owner-of-{}", setup.name), &setup.locale, false);
        let role = |id: RoleId, name: &str, permissions, managed| Role {
            id,
            name: name.to_owned(),
            permissions,
            managed,
        };
        let bot_role = RoleId(self.snowflakes.next());
        let mut roles = vec![
            role(RoleId(id.0), "@everyone", setup.everyone, false),
            role(bot_role, "lotse", setup.bot_permissions, true),
        ];
        let members = self.users.keys().map(|&user| {
            (
                user,
                Member {
                    roles: if user == self.bot { vec![bot_role] } else { Vec::new() },
                    joined_at: now(),
                },
            )
        });
        let mut members: BTreeMap<UserId, Member> = members.collect();
        for asked in &setup.roles {
            let id = RoleId(self.snowflakes.next());
            roles.push(role(id, &asked.name, asked.permissions, false));
            for name in &asked.members {
                let user = self.users.values().find(|user| user.name == *name);
                let user =
                    user.unwrap_or_else(|| panic!("there is no user {name} for the role {}", asked.name));
                members.get_mut(&user.id).expect("all are members").roles.push(id);
            }
        }
        for (position, channel) in setup.channels.iter().enumerate() {
            let denied = Overwrite { holder: Holder::Member(self.bot), allow: 0, deny: channel.bot_denied };
            let channel = Channel {
                position,
                overwrites: if channel.bot_denied == 0 { Vec::new() } else { vec![denied] },
                ..Channel::new(ChannelId(self.snowflakes.next()), channel.kind, &channel.name, Some(id))
            };
            self.channels.insert(channel.id, channel);
        }
        let (name, locale) = (setup.name.clone(), setup.locale.clone());
        self.guilds.insert(id, Guild { id, name, locale, owner, roles, members, joined_at: now() });
        id
    }

    /// Takes the bot into a guild.
    pub(crate) fn invite(&mut self, setup: &super::setup::GuildSetup) -> GuildId {
        let id = self.add_guild(setup);
        let data = self.guild_create_json(id);
        self.emit("GUILD_CREATE", Audience::of_guild(id), data);
        id
    }

    /// Removes the bot from a guild: the guild and its channels are no longer there for it.
    pub(crate) fn remove_from(&mut self, id: GuildId) {
        self.guilds.remove(&id);
        self.channels.retain(|_, channel| channel.guild != Some(id));
        self.emit("GUILD_DELETE", Audience::of_guild(id), json!({ "id": id }));
    }

    /// The direct messages between the bot and a user, opened where they are not yet.
    pub(crate) fn open_direct(&mut self, user: UserId) -> ChannelId {
        let open = self.channels.values().find(|channel| channel.recipient == Some(user));
        if let Some(channel) = open {
            return channel.id;
        }
        let id = ChannelId(self.snowflakes.next());
        let channel = Channel { recipient: Some(user), ..Channel::new(id, ChannelKind::Direct, "", None) };
        self.channels.insert(id, channel);
        id
    }

    /// Tells the bot that something about a channel changed.
    pub(crate) fn announce(&mut self, event: &str, channel: ChannelId) {
        let data = self.channel_json(&self.channels[&channel]);
        self.emit(event, Audience::guilds(self.channels[&channel].guild, channel), data);
    }

    /// The messages of a channel that everyone there sees, oldest first.
    pub fn messages(&self, channel: ChannelId) -> Vec<Message> {
        let here = |message: &&Message| message.channel() == channel && message.is_there();
        self.messages.values().filter(here).filter(|message| !message.is_ephemeral()).cloned().collect()
    }

    /// A message, deleted and ephemeral ones included.
    pub fn message(&self, id: MessageId) -> Option<&Message> {
        self.messages.get(&id)
    }

    /// The registered commands, those of guilds included.
    pub fn commands(&self) -> &[Command] {
        &self.commands
    }

    /// The threads under a channel, oldest first.
    pub fn threads(&self, parent: ChannelId) -> Vec<Thread> {
        self.channels
            .values()
            .filter(|channel| channel.parent == Some(parent))
            .filter_map(Channel::as_thread)
            .collect()
    }

    /// What the bot asked for, oldest first.
    pub fn requests(&self) -> &[Request] {
        &self.requests
    }

    /// The events the bot was sent, oldest first.
    pub fn sent(&self) -> &[Sent] {
        &self.sent
    }

    /// How the bot was connected, oldest session first.
    pub fn sessions(&self) -> &[Session] {
        &self.sessions
    }

    /// The connections that ended before they had a session: with a wrong token, or with intents that are not allowed.
    pub fn rejected(&self) -> &[Closed] {
        &self.rejected
    }

    /// When the bot showed in a channel that it is typing.
    pub fn typing(&self, channel: ChannelId) -> Vec<Instant> {
        self.typing.iter().filter(|(place, _)| *place == channel).map(|(_, at)| *at).collect()
    }

    /// The user with this name.
    pub fn user_named(&self, name: &str) -> Option<UserId> {
        self.users.values().find(|user| user.name == name).map(|user| user.id)
    }

    /// The guild with this name.
    pub fn guild_named(&self, name: &str) -> Option<GuildId> {
        self.guilds.values().find(|guild| guild.name == name).map(|guild| guild.id)
    }

    /// The role with this name, in any guild.
    pub fn role_named(&self, name: &str) -> Option<RoleId> {
        self.guilds.values().flat_map(|guild| &guild.roles).find(|role| role.name == name).map(|role| role.id)
    }

    /// The channel with this name, the oldest of several.
    pub fn channel_named(&self, name: &str) -> Option<ChannelId> {
        self.channels.values().find(|channel| channel.name == name).map(|channel| channel.id)
    }

    /// Whether there is such a channel.
    pub fn has(&self, channel: ChannelId) -> bool {
        self.channels.contains_key(&channel)
    }

    /// Whether the bot is connected and ready.
    pub fn is_connected(&self) -> bool {
        self.sessions.iter().any(Session::is_connected)
    }

    /// Notes what Discord would not, or what is wrong with the fake itself.
    pub(crate) fn violation(&mut self, place: &str, problem: super::errors::Problem) {
        self.violations.push(Violation { place: place.to_owned(), problem });
    }
}

impl Channel {
    pub(crate) fn new(id: ChannelId, kind: ChannelKind, name: &str, guild: Option<GuildId>) -> Self {
        Self {
            id,
            kind,
            name: name.to_owned(),
            guild,
            parent: None,
            recipient: None,
            position: 0,
            topic: None,
            overwrites: Vec::new(),
            last_message: None,
            thread: None,
        }
    }

    pub(crate) fn as_thread(&self) -> Option<Thread> {
        let state = self.thread.as_ref()?;
        Some(Thread {
            id: self.id,
            name: self.name.clone(),
            parent: self.parent?,
            owner: state.owner,
            private: self.kind == ChannelKind::PrivateThread,
            archived: state.archived,
            locked: state.locked,
            members: state.members.iter().copied().collect(),
        })
    }
}

/// An object that has everything Discord leaves empty, with `own` fields over it.
pub(crate) fn over(mut base: Value, own: Value) -> Value {
    if let (Some(base), Value::Object(own)) = (base.as_object_mut(), own) {
        base.extend(own);
    }
    base
}
