//! Permission bits and how roles and a channel's overwrites add up to what a member may do there.

use super::{
    ids::{ChannelId, RoleId, UserId},
    state::{Guild, World},
};

/// Permission bits, as in Discord's table of permissions.
pub type Permissions = u64;

/// Add reactions to messages.
pub const ADD_REACTIONS: Permissions = 1 << 6;
/// Everything, overwrites notwithstanding.
pub const ADMINISTRATOR: Permissions = 1 << 3;
/// See a channel.
pub const VIEW_CHANNEL: Permissions = 1 << 10;
/// Write in a channel; in a forum, open posts.
pub const SEND_MESSAGES: Permissions = 1 << 11;
/// Delete other people's messages.
pub const MANAGE_MESSAGES: Permissions = 1 << 13;
/// Have embeds shown: without it Discord drops them in silence.
pub const EMBED_LINKS: Permissions = 1 << 14;
/// Send files.
pub const ATTACH_FILES: Permissions = 1 << 15;
/// Read what was written before, and reply to it.
pub const READ_MESSAGE_HISTORY: Permissions = 1 << 16;
/// Address everyone, and roles that are not mentionable.
pub const MENTION_EVERYONE: Permissions = 1 << 17;
/// Change channels.
pub const MANAGE_CHANNELS: Permissions = 1 << 4;
/// Change the guild.
pub const MANAGE_GUILD: Permissions = 1 << 5;
/// Use slash commands.
pub const USE_APPLICATION_COMMANDS: Permissions = 1 << 31;
/// Change, archive and lock threads.
pub const MANAGE_THREADS: Permissions = 1 << 34;
/// Open threads that everyone sees.
pub const CREATE_PUBLIC_THREADS: Permissions = 1 << 35;
/// Open threads for those who are added.
pub const CREATE_PRIVATE_THREADS: Permissions = 1 << 36;
/// Write in threads.
pub const SEND_MESSAGES_IN_THREADS: Permissions = 1 << 38;

/// What members may do in a new guild, and what the bot is given by default.
pub const USUAL: Permissions = ADD_REACTIONS
    | VIEW_CHANNEL
    | SEND_MESSAGES
    | EMBED_LINKS
    | ATTACH_FILES
    | READ_MESSAGE_HISTORY
    | USE_APPLICATION_COMMANDS
    | CREATE_PUBLIC_THREADS
    | CREATE_PRIVATE_THREADS
    | SEND_MESSAGES_IN_THREADS;

/// What holds between two people who write to each other directly.
const DIRECT: Permissions =
    ADD_REACTIONS | VIEW_CHANNEL | SEND_MESSAGES | EMBED_LINKS | ATTACH_FILES | READ_MESSAGE_HISTORY;

/// Whom an overwrite of a channel is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Holder {
    Role(RoleId),
    Member(UserId),
}

/// What a channel allows and denies to a role or a member.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Overwrite {
    pub holder: Holder,
    pub allow: Permissions,
    pub deny: Permissions,
}

impl World {
    /// What `user` may do in `channel`: the roles' permissions, then the overwrites of everyone, of the roles, of the
    /// member. A thread has those of its parent.
    pub fn permissions(&self, user: UserId, channel: ChannelId) -> Permissions {
        let Some(channel) = self.channels.get(&channel) else { return 0 };
        let Some(guild) = channel.guild else {
            return if channel.recipient == Some(user) || user == self.bot { DIRECT } else { 0 };
        };
        let place = channel.parent.filter(|_| channel.thread.is_some()).and_then(|id| self.channels.get(&id));
        let overwrites = &place.unwrap_or(channel).overwrites;
        let guild = &self.guilds[&guild];
        let mut permissions = self.permissions_in(guild, user);
        if permissions & ADMINISTRATOR != 0 {
            return permissions;
        }
        let Some(member) = guild.members.get(&user) else { return 0 };
        let everyone = RoleId(guild.id.0);
        let held = |role: RoleId| role == everyone || member.roles.contains(&role);
        let about = |wanted: &dyn Fn(Holder) -> bool| {
            let matching = overwrites.iter().filter(|overwrite| wanted(overwrite.holder));
            matching.fold((0, 0), |(allow, deny), overwrite| (allow | overwrite.allow, deny | overwrite.deny))
        };
        for (allow, deny) in [
            about(&|holder| holder == Holder::Role(everyone)),
            about(&|holder| matches!(holder, Holder::Role(role) if role != everyone && held(role))),
            about(&|holder| holder == Holder::Member(user)),
        ] {
            permissions = permissions & !deny | allow;
        }
        if permissions & VIEW_CHANNEL == 0 { 0 } else { permissions }
    }

    /// What `user` may do in a guild before channels allow or deny anything: the roles' permissions.
    pub(crate) fn permissions_in(&self, guild: &Guild, user: UserId) -> Permissions {
        let all = Permissions::MAX >> 10;
        if guild.owner == user {
            return all;
        }
        let Some(member) = guild.members.get(&user) else { return 0 };
        let held = |role: RoleId| role == RoleId(guild.id.0) || member.roles.contains(&role);
        let permissions =
            guild.roles.iter().filter(|role| held(role.id)).fold(0, |all, role| all | role.permissions);
        if permissions & ADMINISTRATOR != 0 { all } else { permissions }
    }

    /// Whether the user has all of `wanted` in the channel.
    pub(crate) fn may(&self, user: UserId, channel: ChannelId, wanted: Permissions) -> bool {
        self.permissions(user, channel) & wanted == wanted
    }
}
