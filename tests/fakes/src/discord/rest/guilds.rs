//! Guilds, their channels, roles and members.

use serde_json::json;

use super::{Answer, Call};
use crate::discord::{errors::ApiError, permissions::VIEW_CHANNEL, state::World};

pub(super) fn guild(world: &mut World, call: &Call) -> Answer {
    let id = call.guild(world)?;
    let mut guild = world.guild_json(&world.guilds[&id]);
    if call.asks_for("with_counts") {
        guild["approximate_member_count"] = json!(world.guilds[&id].members.len());
        guild["approximate_presence_count"] = json!(world.guilds[&id].members.len());
    }
    Ok((200, guild))
}

pub(super) fn own(world: &mut World, _: &Call) -> Answer {
    let guilds = world.guilds.values().map(|guild| {
        let full = world.guild_json(guild);
        json!({
            "id": guild.id,
            "name": guild.name,
            "icon": full["icon"],
            "banner": full["banner"],
            "owner": guild.owner == world.bot,
            "permissions": world.permissions_in(guild, world.bot).to_string(),
            "features": full["features"],
        })
    });
    Ok((200, guilds.collect()))
}

pub(super) fn channels(world: &mut World, call: &Call) -> Answer {
    let id = call.guild(world)?;
    let channels =
        world.channels.values().filter(|channel| channel.guild == Some(id) && channel.thread.is_none());
    let seen = channels.filter(|channel| world.may(world.bot, channel.id, VIEW_CHANNEL));
    Ok((200, seen.map(|channel| world.channel_json(channel)).collect()))
}

pub(super) fn roles(world: &mut World, call: &Call) -> Answer {
    Ok((200, world.roles_json(call.guild(world)?)))
}

pub(super) fn member(world: &mut World, call: &Call) -> Answer {
    let (guild, user) = (call.guild(world)?, call.user(world)?);
    match world.guilds[&guild].members.contains_key(&user) {
        true => Ok((200, world.member_json(guild, user))),
        false => Err(ApiError::unknown_member()),
    }
}

pub(super) fn own_member(world: &mut World, call: &Call) -> Answer {
    Ok((200, world.member_json(call.guild(world)?, world.bot)))
}
