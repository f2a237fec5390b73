//! The one initial response to an interaction.

use std::time::Duration;

use serde_json::{Value, json};

use super::{Answer, Call};
use crate::discord::{
    errors::{ApiError, Problem},
    ids::{InteractionId, MessageId},
    interactions::{Kind, Response, ResponseKind},
    messages::{EPHEMERAL, LOADING},
    posting::{Author, Draft},
    state::{World, over},
};

/// How long Discord waits for the first response.
pub(crate) const PATIENCE: Duration = Duration::from_secs(3);

pub(super) fn respond(world: &mut World, call: &Call) -> Answer {
    let id = call.interaction();
    let Some(state) =
        world.interactions.get(id).filter(|state| state.token == call.text("interaction_token"))
    else {
        return Err(ApiError::unknown_interaction());
    };
    let delay = call.at.duration_since(state.at);
    if state.response.is_some() {
        return Err(ApiError::already_acknowledged());
    }
    if delay > PATIENCE || state.expired {
        let late = Problem::noted(
            "",
            &json!(delay.as_millis() as u64),
            "milliseconds to the first response, of 3000",
        );
        world.violation(&format!("the answer to interaction {id}"), late);
        return Err(ApiError::unknown_interaction());
    }
    let kind = kind_of(call.body(), state.kind, state.source.is_some())?;
    let response = Response { kind, delay, data: call.body()["data"].clone() };
    let (source, asked) = (state.source, state.kind);
    let message = match kind {
        ResponseKind::Message => Some(post(world, id, call, &call.body()["data"], 0)),
        ResponseKind::Deferred => {
            let flags = call.body()["data"]["flags"].as_u64().unwrap_or_default() & EPHEMERAL;
            Some(post(world, id, call, &json!({ "flags": flags }), LOADING))
        }
        ResponseKind::Update => {
            let source = source.expect("only what came from a message may change it");
            world.edit(source, &call.body()["data"]);
            Some(source)
        }
        ResponseKind::DeferredUpdate => source,
        ResponseKind::Choices | ResponseKind::Form => None,
    };
    let state = world.interactions.of_mut(id);
    (state.response, state.original) = (Some(response), message);
    if !call.asks_for("with_response") {
        return Ok((204, Value::Null));
    }
    let mut answer = json!({ "interaction": { "id": id, "type": asked as u64 } });
    if let Some(message) = message {
        let message = &world.messages[&message];
        answer["interaction"] = over(
            answer["interaction"].take(),
            json!({
                "response_message_id": message.id(), "response_message_loading": message.is_loading(),
                "response_message_ephemeral": message.is_ephemeral(),
            }),
        );
        if matches!(kind, ResponseKind::Message | ResponseKind::Update) {
            answer["resource"] = json!({ "type": call.body()["type"], "message": message.json });
        }
    }
    Ok((200, answer))
}

/// What the response is, where the interaction can be answered so.
fn kind_of(body: &Value, asked: Kind, has_source: bool) -> Result<ResponseKind, ApiError> {
    let kind = match (body["type"].as_u64(), asked) {
        (Some(8), Kind::Autocomplete) => Some(ResponseKind::Choices),
        (_, Kind::Autocomplete) => None,
        (Some(4), _) => Some(ResponseKind::Message),
        (Some(5), _) => Some(ResponseKind::Deferred),
        (Some(6), Kind::Component | Kind::Form) if has_source => Some(ResponseKind::DeferredUpdate),
        (Some(7), Kind::Component | Kind::Form) if has_source => Some(ResponseKind::Update),
        (Some(9), Kind::Command | Kind::Component) => Some(ResponseKind::Form),
        _ => None,
    };
    kind.ok_or_else(|| {
        let message = "This kind of response does not fit this kind of interaction";
        ApiError::form(&[Problem::refused(
            "/type",
            &body["type"],
            "INTERACTION_CALLBACK_TYPE_INVALID",
            message,
        )])
    })
}

/// Posts a message of the bot that belongs to an interaction: as the response or a followup.
pub(super) fn post(world: &mut World, id: InteractionId, call: &Call, body: &Value, flags: u64) -> MessageId {
    let state = world.interactions.of(id);
    let channel = state.channel;
    let mut own = json!({ "interaction_metadata": world.metadata(state) });
    // What comes after something is shown as a reply to it, unless it is the answer to a slash command.
    let after = state.original.or(state.source);
    match (after, state.kind) {
        (Some(after), _) => {
            own["type"] = json!(19);
            own["message_reference"] = json!({ "type": 0, "channel_id": channel, "message_id": after });
        }
        (None, Kind::Command) => {
            own["type"] = json!(if state.target.is_some() { 23 } else { 20 });
            let command = state.command.clone().unwrap_or_default();
            let user = world.user_json(state.user);
            own["interaction"] = json!({ "id": id, "type": 2, "name": command, "user": user });
        }
        (None, _) => {}
    }
    if let (Some(guild), Some(_)) = (state.guild, own.get("message_reference")) {
        own["message_reference"]["guild_id"] = json!(guild);
    }
    if flags != 0 {
        own["flags"] = json!(flags | body["flags"].as_u64().unwrap_or_default());
    }
    let author = Author::User(world.bot);
    world.post(Draft { channel, author, body, files: call.files(), own, interaction: Some(id) })
}
