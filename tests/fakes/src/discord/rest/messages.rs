//! Messages that the bot writes, reads, edits, deletes and reacts to.

use serde_json::{Value, json};

use super::{Answer, Call};
use crate::discord::{
    errors::{ApiError, Problem},
    gateway::Intents,
    ids::{ChannelId, MessageId},
    messages::Message,
    permissions::{
        ADD_REACTIONS, ATTACH_FILES, MANAGE_MESSAGES, READ_MESSAGE_HISTORY, SEND_MESSAGES,
        SEND_MESSAGES_IN_THREADS,
    },
    posting::{Author, Draft},
    setup::ChannelKind,
    state::World,
};

pub(super) fn create(world: &mut World, call: &Call) -> Answer {
    let channel = call.channel(world)?;
    may_write(world, channel)?;
    if !call.files().is_empty() && !world.may(world.bot, channel, ATTACH_FILES) {
        return Err(ApiError::missing_permissions());
    }
    let body = call.body();
    if let Some(known) = same_nonce(world, channel, body) {
        return Ok((200, known));
    }
    let own = match reply(world, channel, &body["message_reference"])? {
        None => json!({}),
        Some(original) => {
            let mut reference = json!({ "type": 0, "channel_id": channel, "message_id": original });
            if let Some(guild) = world.channels[&channel].guild {
                reference["guild_id"] = json!(guild);
            }
            json!({ "type": 19, "message_reference": reference })
        }
    };
    let draft =
        Draft { channel, author: Author::User(world.bot), body, files: call.files(), own, interaction: None };
    let id = world.post(draft);
    Ok((200, shown(world, id)))
}

/// The message that was already made with this nonce, where the client asks for one only.
fn same_nonce(world: &World, channel: ChannelId, body: &Value) -> Option<Value> {
    let nonce = body.get("nonce").filter(|nonce| body["enforce_nonce"] == true && !nonce.is_null())?;
    let mut messages = world.messages.values().filter(|message| message.channel() == channel);
    messages.find(|message| message.json.get("nonce") == Some(nonce)).map(|message| message.json.clone())
}

/// The message that is replied to; none where it is gone and the client does not mind.
fn reply(world: &World, channel: ChannelId, reference: &Value) -> Result<Option<MessageId>, ApiError> {
    let Some(id) = MessageId::of(&reference["message_id"]) else { return Ok(None) };
    let there = world
        .messages
        .get(&id)
        .is_some_and(|message| message.is_there() && message.channel() == channel && !message.is_ephemeral());
    if there
        && world.channels[&channel].guild.is_some()
        && !world.may(world.bot, channel, READ_MESSAGE_HISTORY)
    {
        let message = "Cannot reply without permission to read message history";
        return Err(ApiError::new(400, 160002, message));
    }
    match (there, &reference["fail_if_not_exists"]) {
        (true, _) => Ok(Some(id)),
        (false, Value::Bool(false)) => Ok(None),
        (false, _) => Err(ApiError::form(&[Problem::refused(
            "/message_reference",
            reference,
            "REPLIES_UNKNOWN_MESSAGE",
            "Unknown message",
        )])),
    }
}

/// Whether the bot may write in a channel now. A thread that was only archived opens again by itself.
pub(super) fn may_write(world: &mut World, id: ChannelId) -> Result<(), ApiError> {
    let channel = &world.channels[&id];
    if channel.recipient.is_some_and(|user| world.users[&user].closed || world.users[&user].bot) {
        return Err(ApiError::closed_to_messages());
    }
    let needed = if channel.thread.is_some() { SEND_MESSAGES_IN_THREADS } else { SEND_MESSAGES };
    if channel.kind == ChannelKind::Forum {
        return Err(ApiError::new(400, 50008, "Cannot send messages in a non-text channel"));
    }
    if !world.may(world.bot, id, needed) {
        return Err(ApiError::missing_permissions());
    }
    let channel = world.channels.get_mut(&id).expect("it was there");
    if let Some(thread) = channel.thread.as_mut().filter(|thread| thread.archived) {
        if thread.locked {
            return Err(ApiError::archived_thread());
        }
        thread.archived = false;
        world.announce("THREAD_UPDATE", id);
    }
    Ok(())
}

pub(super) fn message(world: &mut World, call: &Call) -> Answer {
    let id = call.message(world)?;
    if !world.may(world.bot, world.messages[&id].channel(), READ_MESSAGE_HISTORY) {
        return Err(ApiError::missing_permissions());
    }
    Ok((200, shown(world, id)))
}

pub(super) fn list(world: &mut World, call: &Call) -> Answer {
    let channel = call.channel(world)?;
    // Without it there is nothing to read, which is not an error.
    if !world.may(world.bot, channel, READ_MESSAGE_HISTORY) {
        return Ok((200, json!([])));
    }
    let number = |name: &str| call.query(name).and_then(|value| value.parse::<u64>().ok());
    let limit = number("limit").unwrap_or(50) as usize;
    let all: Vec<MessageId> = world.messages(channel).iter().map(Message::id).collect();
    let ids: Vec<MessageId> = if let Some(after) = number("after") {
        all.into_iter().filter(|id| id.0 > after).take(limit).collect()
    } else if let Some(around) = number("around") {
        let middle = all.iter().position(|id| id.0 >= around).unwrap_or(all.len());
        all.into_iter().skip(middle.saturating_sub(limit / 2)).take(limit).collect()
    } else {
        let before: Vec<MessageId> =
            all.into_iter().filter(|id| number("before").is_none_or(|before| id.0 < before)).collect();
        let first = before.len().saturating_sub(limit);
        before[first..].to_vec()
    };
    Ok((200, ids.into_iter().rev().map(|id| shown(world, id)).collect()))
}

/// A message as the REST API shows it to the bot: with the message it replies to, and empty where the bot may not read.
pub(super) fn shown(world: &World, id: MessageId) -> Value {
    let message = &world.messages[&id];
    let mut json = message.json.clone();
    if let Some(original) = message.replies_to().filter(|_| json["type"] == 19) {
        let original = world.messages.get(&original).filter(|original| original.is_there());
        json["referenced_message"] = original.map_or(Value::Null, |original| original.json.clone());
    }
    match world.setup.privileged_intents.contains(Intents::MESSAGE_CONTENT) {
        true => json,
        false => world.without_content(json),
    }
}

pub(super) fn edit(world: &mut World, call: &Call) -> Answer {
    let id = call.message(world)?;
    let own = world.messages[&id].author() == world.bot;
    // Only hiding embeds is allowed on what others wrote.
    let only_flags = call.body().as_object().is_some_and(|fields| fields.keys().all(|key| key == "flags"));
    let moderates = only_flags && world.may(world.bot, world.messages[&id].channel(), MANAGE_MESSAGES);
    if !own && !moderates {
        return Err(ApiError::not_your_message());
    }
    world.edit(id, call.body());
    Ok((200, shown(world, id)))
}

pub(super) fn delete(world: &mut World, call: &Call) -> Answer {
    let id = call.message(world)?;
    let message = &world.messages[&id];
    if message.author() != world.bot && !world.may(world.bot, message.channel(), MANAGE_MESSAGES) {
        return Err(ApiError::missing_permissions());
    }
    world.delete(id);
    Ok((204, Value::Null))
}

pub(super) fn react(world: &mut World, call: &Call) -> Answer {
    let id = call.message(world)?;
    if !world.may(world.bot, world.messages[&id].channel(), ADD_REACTIONS | READ_MESSAGE_HISTORY) {
        return Err(ApiError::missing_permissions());
    }
    let emoji = call.text("emoji_name");
    if emoji.is_ascii() {
        return Err(ApiError::new(400, 10014, "Unknown Emoji"));
    }
    let (bot, there) = (world.bot, |(name, _, me): (String, u64, bool)| me && name == emoji);
    if !world.messages[&id].reactions().into_iter().any(there) {
        world.react(bot, id, emoji, true);
    }
    Ok((204, Value::Null))
}

pub(super) fn take_back(world: &mut World, call: &Call) -> Answer {
    let id = call.message(world)?;
    let (bot, emoji) = (world.bot, call.text("emoji_name"));
    let there = |(name, _, me): (String, u64, bool)| me && name == emoji;
    if !world.messages[&id].reactions().into_iter().any(there) {
        return Err(ApiError::new(404, 10014, "Unknown Emoji"));
    }
    world.react(bot, id, emoji, false);
    Ok((204, Value::Null))
}
