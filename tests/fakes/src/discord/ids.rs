//! Snowflakes, a type for each kind of thing, and Discord's clock, which they carry.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Serialize, Serializer};
use serde_json::Value;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// The first second of 2015, from which snowflakes count milliseconds.
const EPOCH: Duration = Duration::from_secs(1_420_070_400);

macro_rules! ids {
    ($($(#[$about:meta])* $name:ident,)*) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u64);

        impl $name {
            /// Reads the identifier that JSON holds as a string or, from clients that do so, as a number.
            pub fn of(value: &Value) -> Option<Self> {
                value.as_u64().or_else(|| value.as_str()?.parse().ok()).map(Self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// The bot's application, which slash commands and followups belong to.
    ApplicationId,
    /// A user, the bot and other bots included.
    UserId,
    /// A guild, which users call a server.
    GuildId,
    /// A role of a guild; the one with the guild's own number is everyone's.
    RoleId,
    /// A channel, direct messages and threads included.
    ChannelId,
    /// A message; a thread that grew from a message has the same number.
    MessageId,
    /// One use of a command, a button, a list or a form.
    InteractionId,
    /// A registered application command.
    CommandId,
}

/// Hands out identifiers that grow with time, no two alike.
#[derive(Debug, Default)]
pub(crate) struct Snowflakes {
    last: u64,
}

impl Snowflakes {
    pub fn next(&mut self) -> u64 {
        let now = SystemTime::now().duration_since(UNIX_EPOCH + EPOCH).unwrap_or_default();
        self.last = (self.last + 1).max((now.as_millis() as u64) << 22);
        self.last
    }
}

/// This moment as Discord writes it.
pub(crate) fn now() -> String {
    OffsetDateTime::now_utc().format(&Rfc3339).expect("a year of four digits")
}
