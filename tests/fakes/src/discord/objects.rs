//! How users, members, guilds and channels look in JSON.

use serde_json::{Value, json};

use super::{
    ids::{ChannelId, GuildId, UserId, now},
    permissions::{Holder, VIEW_CHANNEL},
    setup::ChannelKind,
    state::{Channel, Guild, Role, User, World, over},
};

impl World {
    pub(crate) fn user_json(&self, id: UserId) -> Value {
        user(&self.users[&id])
    }

    /// The bot's own user, as it sees itself.
    pub(crate) fn own_user_json(&self) -> Value {
        over(
            self.user_json(self.bot),
            json!({ "verified": true, "mfa_enabled": false, "locale": "en-US", "email": null }),
        )
    }

    pub(crate) fn application_json(&self) -> Value {
        json!({
            "id": self.application, "name": "Lotse", "icon": null, "description": "", "type": null,
            "bot": self.user_json(self.bot), "bot_public": true, "bot_require_code_grant": false,
            "verify_key": "00".repeat(32), "flags": self.application_flags(),
            "flags_new": self.application_flags().to_string(), "redirect_uris": [],
            "interactions_endpoint_url": null, "role_connections_verification_url": null,
            "owner": self.user_json(self.owner()), "approximate_guild_count": self.guilds.len(),
            "approximate_user_install_count": 0, "approximate_user_authorization_count": 0,
            "explicit_content_filter": 0, "team": null, "eligible_oauth2_scopes": [],
            "integration_types_config": { "0": {} },
        })
    }

    /// Someone to own the application.
    fn owner(&self) -> UserId {
        self.guilds.values().next().map_or(self.bot, |guild| guild.owner)
    }

    /// The privileged intents as flags of an application in fewer than a hundred guilds.
    pub(crate) fn application_flags(&self) -> u64 {
        use super::gateway::Intents;
        let on = |intent: Intents, flag: u64| {
            if self.setup.privileged_intents.contains(intent) { 1 << flag } else { 0 }
        };
        on(Intents::GUILD_PRESENCES, 13) | on(Intents::GUILD_MEMBERS, 15) | on(Intents::MESSAGE_CONTENT, 19)
    }

    /// A member with the user in it.
    pub(crate) fn member_json(&self, guild: GuildId, user: UserId) -> Value {
        over(self.partial_member_json(guild, user), json!({ "user": self.user_json(user) }))
    }

    /// A member as messages have it, where the user is beside it.
    pub(crate) fn partial_member_json(&self, guild: GuildId, user: UserId) -> Value {
        let member = &self.guilds[&guild].members[&user];
        json!({
            "avatar": null, "banner": null, "communication_disabled_until": null, "flags": 0,
            "joined_at": member.joined_at, "nick": null, "pending": false, "premium_since": null,
            "roles": member.roles, "mute": false, "deaf": false,
        })
    }

    pub(crate) fn guild_json(&self, guild: &Guild) -> Value {
        json!({
            "id": guild.id, "name": guild.name, "icon": null, "description": null, "home_header": null,
            "splash": null, "discovery_splash": null, "features": ["COMMUNITY"], "banner": null,
            "owner_id": guild.owner, "application_id": null, "region": "deprecated", "afk_channel_id": null,
            "afk_timeout": 300, "system_channel_id": null, "system_channel_flags": 0, "widget_enabled": false,
            "widget_channel_id": null, "verification_level": 1,
            "roles": guild.roles.iter().enumerate().map(|(at, each)| role(each, at)).collect::<Vec<_>>(),
            "default_message_notifications": 1, "mfa_level": 0, "explicit_content_filter": 2,
            "max_presences": null, "max_members": 500_000, "max_stage_video_channel_users": 50,
            "max_video_channel_users": 25, "vanity_url_code": null, "premium_tier": 0,
            "premium_subscription_count": 0, "preferred_locale": guild.locale, "rules_channel_id": null,
            "safety_alerts_channel_id": null, "public_updates_channel_id": null,
            "premium_progress_bar_enabled": false, "nsfw": false, "nsfw_level": 0, "emojis": [], "stickers": [],
            "incidents_data": null,
        })
    }

    /// The guild as the bot learns of it after connecting.
    pub(crate) fn guild_create_json(&self, id: GuildId) -> Value {
        let guild = &self.guilds[&id];
        let seen =
            |channel: &&Channel| channel.guild == Some(id) && self.may(self.bot, channel.id, VIEW_CHANNEL);
        let (threads, channels): (Vec<&Channel>, Vec<&Channel>) =
            self.channels.values().filter(seen).partition(|channel| channel.thread.is_some());
        let open =
            threads.into_iter().filter(|each| each.thread.as_ref().is_some_and(|thread| !thread.archived));
        // Without the intent for presences, Discord sends the members of voice channels and the bot, not all.
        over(
            self.guild_json(guild),
            json!({
                "joined_at": guild.joined_at, "large": false, "unavailable": false,
                "member_count": guild.members.len(), "voice_states": [], "presences": [], "stage_instances": [],
                "guild_scheduled_events": [], "soundboard_sounds": [], "version": 1,
                "members": [self.member_json(id, self.bot)],
                "channels": channels.iter().map(|each| self.channel_json(each)).collect::<Vec<_>>(),
                "threads": open.map(|each| self.channel_json(each)).collect::<Vec<_>>(),
            }),
        )
    }

    pub(crate) fn roles_json(&self, guild: GuildId) -> Value {
        self.guilds[&guild].roles.iter().enumerate().map(|(at, each)| role(each, at)).collect()
    }

    pub(crate) fn channel_json(&self, channel: &Channel) -> Value {
        let base = json!({
            "id": channel.id, "type": channel.kind as u64, "last_message_id": channel.last_message, "flags": 0,
        });
        if let Some(recipient) = channel.recipient {
            return over(base, json!({ "recipients": [self.user_json(recipient)] }));
        }
        let guild = over(
            base,
            json!({
                "guild_id": channel.guild, "name": channel.name, "parent_id": channel.parent,
                "rate_limit_per_user": 0, "last_pin_timestamp": null,
            }),
        );
        let Some(thread) = &channel.thread else {
            let overwrites = channel.overwrites.iter().map(|overwrite| {
                let (id, kind) = match overwrite.holder {
                    Holder::Role(role) => (role.0, 0),
                    Holder::Member(user) => (user.0, 1),
                };
                json!({
                    "id": id.to_string(), "type": kind,
                    "allow": overwrite.allow.to_string(), "deny": overwrite.deny.to_string(),
                })
            });
            let own = json!({
                "topic": channel.topic, "position": channel.position, "nsfw": false,
                "permission_overwrites": overwrites.collect::<Vec<_>>(),
            });
            let forum = json!({
                "available_tags": [], "default_reaction_emoji": null, "default_sort_order": null,
                "default_forum_layout": 0,
            });
            let own = over(guild, own);
            return if channel.kind == ChannelKind::Forum { over(own, forum) } else { own };
        };
        over(
            guild,
            json!({
                "owner_id": thread.owner, "message_count": thread.messages, "total_message_sent": thread.messages,
                "member_count": thread.members.len(),
                "thread_metadata": {
                    "archived": thread.archived, "locked": thread.locked, "create_timestamp": thread.created,
                    "archive_timestamp": thread.archive_changed, "auto_archive_duration": thread.auto_archive_minutes,
                    "invitable": true,
                },
            }),
        )
    }

    /// A thread with the bot's membership in it, as the bot gets it when it is in the thread.
    pub(crate) fn thread_json(&self, channel: &Channel) -> Value {
        let mut json = self.channel_json(channel);
        if channel.thread.as_ref().is_some_and(|thread| thread.members.contains(&self.bot)) {
            json["member"] = thread_member(channel.id, self.bot);
        }
        json
    }

    /// A channel as interactions have it: with what the user may do there.
    pub(crate) fn interaction_channel_json(&self, user: UserId, channel: ChannelId) -> Value {
        let channel = &self.channels[&channel];
        let mut json = self.channel_json(channel);
        if channel.guild.is_some() {
            json["permissions"] = json!(self.permissions(user, channel.id).to_string());
        }
        json
    }
}

pub(crate) fn thread_member(thread: ChannelId, user: UserId) -> Value {
    json!({ "id": thread, "user_id": user, "join_timestamp": now(), "flags": 0 })
}

fn user(user: &User) -> Value {
    let mut json = json!({
        "id": user.id, "username": user.name, "avatar": null,
        "discriminator": if user.bot { "0001" } else { "0" }, "public_flags": 0, "flags": 0, "global_name": null,
        "primary_guild": null, "banner": null, "accent_color": null, "avatar_decoration_data": null,
        "collectibles": null,
    });
    if user.bot {
        json["bot"] = json!(true);
    }
    json
}

fn role(role: &Role, position: usize) -> Value {
    json!({
        "id": role.id, "name": role.name, "permissions": role.permissions.to_string(), "position": position,
        "color": 0, "colors": { "primary_color": 0, "secondary_color": null, "tertiary_color": null },
        "hoist": false, "managed": role.managed, "mentionable": false, "icon": null, "unicode_emoji": null,
        "flags": 0,
    })
}
