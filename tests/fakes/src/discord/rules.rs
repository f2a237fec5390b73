//! What Discord asks for beyond its API's description.
//!
//! Each function takes a request that the description has nothing against, and adds what is wrong with it. Most of it
//! Discord refuses; some of it Discord takes, and only a test should mind.

mod commands;
mod forms;
mod messages;

use serde_json::{Value, json};

use super::{errors::Problem, rest::Call, state::World};

/// Application commands: one, or a list of all.
pub(crate) fn commands(_: &World, call: &Call, problems: &mut Vec<Problem>) {
    match call.body() {
        Value::Array(all) => {
            for (at, command) in all.iter().enumerate() {
                commands::check(command, &format!("/{at}"), problems);
            }
            commands::check_all(all, problems);
        }
        command => commands::check(command, "", problems),
    }
}

/// The initial response to an interaction.
pub(crate) fn callback(_: &World, call: &Call, problems: &mut Vec<Problem>) {
    let data = &call.body()["data"];
    match call.body()["type"].as_u64() {
        Some(4) => messages::check(data, "/data", messages::Act::New { files: call.files().len() }, problems),
        Some(7) => messages::check(data, "/data", messages::Act::Edit, problems),
        Some(8) => forms::choices(&data["choices"], "/data/choices", problems),
        Some(9) => forms::check(data, "/data", problems),
        _ => {}
    }
}

/// A message that comes to be.
pub(crate) fn new_message(_: &World, call: &Call, problems: &mut Vec<Problem>) {
    messages::check(call.body(), "", messages::Act::New { files: call.files().len() }, problems);
}

/// A message that is changed.
pub(crate) fn edit(_: &World, call: &Call, problems: &mut Vec<Problem>) {
    messages::check(call.body(), "", messages::Act::Edit, problems);
}

/// The first response that is changed; one that was deferred comes to be with that.
pub(crate) fn edit_of_original(world: &World, call: &Call, problems: &mut Vec<Problem>) {
    let state = world.interactions.with_token(call.text("webhook_token"));
    let original = state.and_then(|state| state.original).and_then(|id| world.messages.get(&id));
    match original.is_some_and(|message| message.is_loading()) {
        true => new_message(world, call, problems),
        false => edit(world, call, problems),
    }
}

/// A thread; as a forum's post it has a message.
pub(crate) fn thread(world: &World, call: &Call, problems: &mut Vec<Problem>) {
    let name = &call.body()["name"];
    if name.as_str().is_some_and(|name| name.trim().is_empty()) {
        problems.push(Problem::refused("/name", name, "BASE_TYPE_REQUIRED", "This field is required"));
    }
    let forum = call.channel(world).is_ok_and(|id| world.channels[&id].kind == super::ChannelKind::Forum);
    match (forum && call.route.template == "/channels/{channel_id}/threads", call.body().get("message")) {
        (true, Some(message)) => {
            messages::check(message, "/message", messages::Act::New { files: call.files().len() }, problems);
        }
        (true, None) => {
            problems.push(Problem::refused(
                "/message",
                &json!(null),
                "BASE_TYPE_REQUIRED",
                "This field is required",
            ));
        }
        (false, _) => {}
    }
}

/// How long a text is as Discord counts: in code points.
fn length(text: &Value) -> usize {
    text.as_str().map_or(0, |text| text.chars().count())
}
