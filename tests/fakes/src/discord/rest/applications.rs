//! The application itself: where its gateway is, who its bot is, and its commands.

use serde_json::{Value, json};

use super::{Answer, Call};
use crate::discord::{
    commands::Command,
    errors::ApiError,
    ids::{CommandId, GuildId},
    state::{World, over},
};

pub(super) fn gateway(world: &mut World, _: &Call) -> Answer {
    Ok((200, json!({ "url": world.gateway_url })))
}

pub(super) fn gateway_bot(world: &mut World, _: &Call) -> Answer {
    let limit = json!({ "total": 1000, "remaining": 999, "reset_after": 14_400_000, "max_concurrency": 1 });
    Ok((200, json!({ "url": world.gateway_url, "shards": world.setup.shards, "session_start_limit": limit })))
}

pub(super) fn me(world: &mut World, _: &Call) -> Answer {
    Ok((200, world.application_json()))
}

pub(super) fn own_user(world: &mut World, _: &Call) -> Answer {
    Ok((200, world.own_user_json()))
}

pub(super) fn user(world: &mut World, call: &Call) -> Answer {
    Ok((200, world.user_json(call.user(world)?)))
}

/// Whose commands the path is about: a guild's, or those for everywhere.
fn scope(world: &World, call: &Call) -> Result<Option<GuildId>, ApiError> {
    if call.text("application_id") != world.application.to_string() {
        return Err(ApiError::not_yours());
    }
    match call.route.template.contains("/guilds/") {
        true => call.guild(world).map(Some),
        false => Ok(None),
    }
}

pub(super) fn commands(world: &mut World, call: &Call) -> Answer {
    let guild = scope(world, call)?;
    let commands = world.commands.iter().filter(|command| command.guild == guild);
    let shown = |command: &Command| match call.asks_for("with_localizations") {
        true => command.json.clone(),
        false => command.without_localizations(),
    };
    Ok((200, commands.map(shown).collect()))
}

pub(super) fn replace_commands(world: &mut World, call: &Call) -> Answer {
    let guild = scope(world, call)?;
    let (old, others) =
        std::mem::take(&mut world.commands).into_iter().partition(|command| command.guild == guild);
    world.commands = others;
    let old: Vec<Command> = old;
    let mut answer = Vec::new();
    for sent in call.body().as_array().into_iter().flatten() {
        // A command of the same name keeps its number.
        let known = old.iter().find(|command| is_same(command, sent)).map(|command| command.id);
        answer.push(register(world, guild, known, sent));
    }
    Ok((200, json!(answer)))
}

pub(super) fn add_command(world: &mut World, call: &Call) -> Answer {
    let guild = scope(world, call)?;
    let at =
        world.commands.iter().position(|command| command.guild == guild && is_same(command, call.body()));
    let known = at.map(|at| world.commands.remove(at).id);
    let status = if known.is_some() { 200 } else { 201 };
    Ok((status, register(world, guild, known, call.body())))
}

pub(super) fn command(world: &mut World, call: &Call) -> Answer {
    let at = find(world, call)?;
    Ok((200, world.commands[at].json.clone()))
}

pub(super) fn change_command(world: &mut World, call: &Call) -> Answer {
    let at = find(world, call)?;
    let old = world.commands.remove(at);
    let merged = over(old.json, call.body().clone());
    Ok((200, register(world, old.guild, Some(old.id), &merged)))
}

pub(super) fn delete_command(world: &mut World, call: &Call) -> Answer {
    let at = find(world, call)?;
    world.commands.remove(at);
    Ok((204, Value::Null))
}

fn find(world: &World, call: &Call) -> Result<usize, ApiError> {
    let guild = scope(world, call)?;
    let wanted = call.command();
    let at = world.commands.iter().position(|command| command.guild == guild && command.id == wanted);
    at.ok_or_else(ApiError::unknown_command)
}

fn is_same(command: &Command, sent: &Value) -> bool {
    sent["name"] == command.name() && sent["type"].as_u64().unwrap_or(1) == command.kind()
}

/// Takes a command over as Discord shows it afterwards.
fn register(world: &mut World, guild: Option<GuildId>, known: Option<CommandId>, sent: &Value) -> Value {
    let id = known.unwrap_or_else(|| CommandId(world.snowflakes.next()));
    let value = |key: &str, default: Value| match &sent[key] {
        Value::Null => default,
        value => value.clone(),
    };
    let permissions = match &sent["default_member_permissions"] {
        Value::Number(number) => json!(number.to_string()),
        value => value.clone(),
    };
    let mut json = json!({
        "id": id, "application_id": world.application, "version": world.snowflakes.next().to_string(),
        "type": value("type", json!(1)), "name": sent["name"], "description": value("description", json!("")),
        "name_localizations": sent["name_localizations"], "description_localizations": sent["description_localizations"],
        "default_member_permissions": permissions, "nsfw": value("nsfw", json!(false)),
        "contexts": sent["contexts"], "integration_types": value("integration_types", json!([0])),
    });
    match guild {
        Some(guild) => json["guild_id"] = json!(guild),
        None => json["dm_permission"] = value("dm_permission", json!(true)),
    }
    if let Some(options) = sent["options"].as_array().filter(|options| !options.is_empty()) {
        json["options"] = options.iter().map(option).collect();
    }
    world.commands.push(Command { id, guild, json: json.clone() });
    json
}

/// An option as Discord shows it: without what says nothing.
fn option(sent: &Value) -> Value {
    let fields = sent.as_object().into_iter().flatten();
    let says = |key: &str, value: &Value| match value {
        Value::Null => key.ends_with("_localizations"),
        Value::Bool(false) => key != "required" && key != "autocomplete",
        Value::Array(items) => !items.is_empty(),
        _ => true,
    };
    let kept = fields.filter(|(key, value)| says(key, value));
    let mut shown: serde_json::Map<String, Value> =
        kept.map(|(key, value)| (key.clone(), value.clone())).collect();
    if let Some(Value::Array(below)) = shown.get_mut("options") {
        below.iter_mut().for_each(|below| *below = option(below));
    }
    Value::Object(shown)
}
