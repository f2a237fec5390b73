//! What follows the initial response to an interaction: more messages, and changes to them.

use serde_json::Value;

use super::{Answer, Call, interactions::post};
use crate::discord::{
    errors::ApiError,
    ids::{InteractionId, MessageId},
    interactions::ResponseKind,
    state::World,
};

/// The interaction whose token is in the path.
fn interaction(world: &World, call: &Call) -> Result<InteractionId, ApiError> {
    if call.text("webhook_id") != world.application.to_string() {
        return Err(ApiError::unknown_webhook());
    }
    let state = world
        .interactions
        .with_token(call.text("webhook_token"))
        .ok_or_else(ApiError::invalid_webhook_token)?;
    if state.is_over(call.at) {
        return Err(ApiError::invalid_webhook_token());
    }
    match &state.response {
        Some(response) if response.kind != ResponseKind::Choices => Ok(state.id),
        _ => Err(ApiError::unknown_webhook()),
    }
}

pub(super) fn follow_up(world: &mut World, call: &Call) -> Answer {
    let id = interaction(world, call)?;
    let original = world.interactions.of(id).original;
    // The first followup of a deferred response takes the place of "is thinking…", and stays as visible as that.
    if let Some(loading) = original.filter(|message| world.messages[message].is_loading()) {
        world.edit(loading, call.body());
        return Ok((200, world.messages[&loading].json.clone()));
    }
    let message = post(world, id, call, call.body(), 0);
    world.interactions.of_mut(id).followups.push(message);
    Ok((200, world.messages[&message].json.clone()))
}

fn original_of(world: &World, call: &Call) -> Result<MessageId, ApiError> {
    let id = interaction(world, call)?;
    let original = world.interactions.of(id).original.filter(|message| world.messages[message].is_there());
    original.ok_or_else(ApiError::unknown_message)
}

pub(super) fn original(world: &mut World, call: &Call) -> Answer {
    let original = original_of(world, call)?;
    Ok((200, world.messages[&original].json.clone()))
}

pub(super) fn edit_original(world: &mut World, call: &Call) -> Answer {
    let original = original_of(world, call)?;
    world.edit(original, call.body());
    Ok((200, world.messages[&original].json.clone()))
}

pub(super) fn delete_original(world: &mut World, call: &Call) -> Answer {
    let original = original_of(world, call)?;
    world.delete(original);
    Ok((204, Value::Null))
}

/// The message of the path, which has to belong to the interaction.
fn own_message(world: &World, call: &Call) -> Result<MessageId, ApiError> {
    let id = interaction(world, call)?;
    let wanted = call.text("message_id").parse().map(MessageId).unwrap_or(MessageId(0));
    let state = world.interactions.of(id);
    let own = state.original == Some(wanted) || state.followups.contains(&wanted);
    match own && world.messages[&wanted].is_there() {
        true => Ok(wanted),
        false => Err(ApiError::unknown_message()),
    }
}

pub(super) fn message(world: &mut World, call: &Call) -> Answer {
    let message = own_message(world, call)?;
    Ok((200, world.messages[&message].json.clone()))
}

pub(super) fn edit_message(world: &mut World, call: &Call) -> Answer {
    let message = own_message(world, call)?;
    world.edit(message, call.body());
    Ok((200, world.messages[&message].json.clone()))
}

pub(super) fn delete_message(world: &mut World, call: &Call) -> Answer {
    let message = own_message(world, call)?;
    world.delete(message);
    Ok((204, Value::Null))
}
