//! Channels: looking at them, changing them, opening direct messages, showing that the bot is typing.

use serde_json::Value;

use super::{Answer, Call};
use crate::discord::{
    errors::ApiError,
    ids::{UserId, now},
    permissions::{MANAGE_CHANNELS, MANAGE_THREADS},
    state::World,
};

pub(super) fn open_direct(world: &mut World, call: &Call) -> Answer {
    let user = UserId::of(&call.body()["recipient_id"]).filter(|user| world.users.contains_key(user));
    let user = user.filter(|user| *user != world.bot).ok_or_else(ApiError::unknown_user)?;
    let channel = world.open_direct(user);
    Ok((200, world.channel_json(&world.channels[&channel])))
}

pub(super) fn channel(world: &mut World, call: &Call) -> Answer {
    let channel = call.channel(world)?;
    Ok((200, world.thread_json(&world.channels[&channel])))
}

pub(super) fn change(world: &mut World, call: &Call) -> Answer {
    let id = call.channel(world)?;
    let bot = world.bot;
    let channel = &world.channels[&id];
    let own = channel.thread.as_ref().is_some_and(|thread| thread.owner == bot);
    let needed = if channel.thread.is_some() { MANAGE_THREADS } else { MANAGE_CHANNELS };
    // Whoever opened a thread may rename and archive it; locking it takes the permission.
    let locks = call.body()["locked"].is_boolean();
    if (!own || locks) && !world.may(bot, id, needed) {
        return Err(ApiError::missing_permissions());
    }
    let body = call.body();
    let channel = world.channels.get_mut(&id).expect("it was looked up");
    if let Some(name) = body["name"].as_str() {
        channel.name = name.to_owned();
    }
    if let Some(thread) = &mut channel.thread {
        if let Some(archived) = body["archived"].as_bool() {
            thread.archived = archived;
            thread.archive_changed = now();
        }
        if let Some(locked) = body["locked"].as_bool() {
            thread.locked = locked;
        }
        if let Some(minutes) = body["auto_archive_duration"].as_u64() {
            thread.auto_archive_minutes = minutes;
        }
    } else if let Some(topic) = body.get("topic") {
        channel.topic = topic.as_str().map(str::to_owned);
    }
    let event = if channel.thread.is_some() { "THREAD_UPDATE" } else { "CHANNEL_UPDATE" };
    world.announce(event, id);
    Ok((200, world.thread_json(&world.channels[&id])))
}

pub(super) fn typing(world: &mut World, call: &Call) -> Answer {
    let channel = call.channel(world)?;
    super::messages::may_write(world, channel)?;
    world.typing.push((channel, call.at));
    Ok((204, Value::Null))
}
