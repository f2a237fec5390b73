//! What a bot wants to hear of, as bits.

use std::ops::{BitAnd, BitOr, Not};

/// A set of intents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Intents(u64);

impl Intents {
    /// None.
    pub const NONE: Self = Self(0);
    /// Guilds, their channels, roles and threads.
    pub const GUILDS: Self = Self(1);
    /// Members coming, going and changing. Privileged.
    pub const GUILD_MEMBERS: Self = Self(1 << 1);
    /// Who is online. Privileged.
    pub const GUILD_PRESENCES: Self = Self(1 << 8);
    /// Messages in guilds.
    pub const GUILD_MESSAGES: Self = Self(1 << 9);
    /// Reactions in guilds.
    pub const GUILD_MESSAGE_REACTIONS: Self = Self(1 << 10);
    /// Messages to the bot itself.
    pub const DIRECT_MESSAGES: Self = Self(1 << 12);
    /// Reactions in direct messages.
    pub const DIRECT_MESSAGE_REACTIONS: Self = Self(1 << 13);
    /// What is written in messages that do not address the bot. Privileged.
    pub const MESSAGE_CONTENT: Self = Self(1 << 15);
    /// Those that are only sent where they are switched on for the application.
    pub const PRIVILEGED: Self =
        Self(Self::GUILD_MEMBERS.0 | Self::GUILD_PRESENCES.0 | Self::MESSAGE_CONTENT.0);

    /// Every bit that means something: 0 to 16, 20, 21, 24 and 25.
    const KNOWN: u64 = 0x1_ffff | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25;

    /// The set with these bits; none where a bit means nothing.
    pub fn from_bits(bits: u64) -> Option<Self> {
        (bits & !Self::KNOWN == 0).then_some(Self(bits))
    }

    /// Whether all of `others` are in it.
    pub fn contains(self, others: Self) -> bool {
        self & others == others
    }

    /// Whether one of `others` is in it.
    pub fn intersects(self, others: Self) -> bool {
        self & others != Self::NONE
    }
}

impl BitOr for Intents {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitAnd for Intents {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl Not for Intents {
    type Output = Self;

    fn not(self) -> Self {
        Self(!self.0)
    }
}
