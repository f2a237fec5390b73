//! The world a test starts with, and how Discord is to behave in it.

use std::time::Duration;

use super::{
    gateway::Intents,
    permissions::{MENTION_EVERYONE, Permissions, USUAL},
};

/// What there is at the start: `Setup::default()` is one guild with a support channel and two users.
#[derive(Clone, Debug)]
pub struct Setup {
    /// How often the bot is asked for a heartbeat. Discord's is 41.25 s.
    pub heartbeat_interval: Duration,
    /// Whether payloads are compressed where the bot asks for it.
    pub zlib: bool,
    /// The privileged intents switched on for the application.
    pub privileged_intents: Intents,
    /// Whether requests with fields unknown to the API's description are violations.
    pub strict: bool,
    /// How many messages a channel takes. Discord's is 5 in 5 s.
    pub message_rate: Rate,
    /// How many requests the bot may send in all. Discord's is 50 a second.
    pub global_rate: Rate,
    /// How many shards `GET /gateway/bot` recommends.
    pub shards: u64,
    /// Serve the REST API without TLS, for clients that cannot be given a certificate authority.
    pub plain_http: bool,
    /// The port of the REST API; 0 for a free one.
    pub rest_port: u16,
    /// The port of the gateway; 0 for a free one.
    pub gateway_port: u16,
    /// The guilds the bot is in.
    pub guilds: Vec<GuildSetup>,
    /// The users, who are members of every guild.
    pub users: Vec<UserSetup>,
}

/// So many requests in so much time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// How many requests.
    pub requests: u32,
    /// In which time.
    pub per: Duration,
}

impl Rate {
    /// So many requests in so much time.
    pub const fn new(requests: u32, per: Duration) -> Self {
        Self { requests, per }
    }

    /// More than any test sends.
    pub const UNLIMITED: Self = Self::new(u32::MAX, Duration::from_secs(1));
}

/// A guild.
#[derive(Clone, Debug)]
pub struct GuildSetup {
    /// The name, by which tests find it.
    pub name: String,
    /// The guild's preferred locale.
    pub locale: String,
    /// What the bot's own role allows.
    pub bot_permissions: Permissions,
    /// What everyone's role allows.
    pub everyone: Permissions,
    /// Further roles.
    pub roles: Vec<RoleSetup>,
    /// The channels.
    pub channels: Vec<ChannelSetup>,
}

/// A role of a guild.
#[derive(Clone, Debug)]
pub struct RoleSetup {
    /// The name.
    pub name: String,
    /// What it allows beyond everyone's role.
    pub permissions: Permissions,
    /// The names of the users who have it.
    pub members: Vec<String>,
}

/// A channel of a guild.
#[derive(Clone, Debug)]
pub struct ChannelSetup {
    /// The name, by which tests find it.
    pub name: String,
    /// The kind.
    pub kind: ChannelKind,
    /// What the bot may not do here.
    pub bot_denied: Permissions,
}

impl ChannelSetup {
    /// A text channel where nothing is denied.
    pub fn text(name: &str) -> Self {
        Self { name: name.to_owned(), kind: ChannelKind::Text, bot_denied: 0 }
    }

    /// The same, of another kind.
    pub fn of_kind(self, kind: ChannelKind) -> Self {
        Self { kind, ..self }
    }

    /// The same, with these permissions denied to the bot.
    pub fn denying(self, bot_denied: Permissions) -> Self {
        Self { bot_denied, ..self }
    }
}

/// The kinds of channels that are played, with Discord's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChannelKind {
    /// A text channel.
    Text = 0,
    /// Messages between two users.
    Direct = 1,
    /// A channel others can follow.
    Announcement = 5,
    /// A thread of an announcement channel.
    AnnouncementThread = 10,
    /// A thread that everyone in the channel sees.
    PublicThread = 11,
    /// A thread for those who are added to it.
    PrivateThread = 12,
    /// A forum, whose posts are threads.
    Forum = 15,
}

/// A user.
#[derive(Clone, Debug)]
pub struct UserSetup {
    /// The user name, by which tests find them.
    pub name: String,
    /// The language of their Discord.
    pub locale: String,
    /// Whether it is another bot.
    pub bot: bool,
}

impl UserSetup {
    /// A person whose Discord speaks `locale`.
    pub fn new(name: &str, locale: &str) -> Self {
        Self { name: name.to_owned(), locale: locale.to_owned(), bot: false }
    }
}

impl Default for GuildSetup {
    fn default() -> Self {
        Self {
            name: "partners".to_owned(),
            locale: "en-US".to_owned(),
            bot_permissions: USUAL,
            everyone: USUAL,
            roles: vec![RoleSetup {
                name: "advisors".to_owned(),
                permissions: MENTION_EVERYONE,
                members: vec!["ben".to_owned()],
            }],
            channels: vec![
                ChannelSetup::text("support"),
                ChannelSetup::text("random"),
                ChannelSetup::text("posts").of_kind(ChannelKind::Forum),
            ],
        }
    }
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            heartbeat_interval: Duration::from_secs(2),
            zlib: false,
            privileged_intents: Intents::MESSAGE_CONTENT,
            strict: true,
            message_rate: Rate::new(5, Duration::from_secs(5)),
            global_rate: Rate::new(50, Duration::from_secs(1)),
            shards: 1,
            plain_http: false,
            rest_port: 0,
            gateway_port: 0,
            guilds: vec![GuildSetup::default()],
            users: vec![
                UserSetup::new("ana", "de"),
                UserSetup::new("ben", "en-US"),
                UserSetup { bot: true, ..UserSetup::new("helper", "en-US") },
            ],
        }
    }
}
