//! Messages: what they may be made of, how much of it, and that they say whom they notify.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::length;
use crate::discord::{components::leaves, errors::Problem, messages::COMPONENTS_V2};

/// The longest content a bot may write. The API's description has the number for subscribers.
const MAX_CONTENT: usize = 2000;
/// The most characters in all embeds of a message.
const MAX_EMBEDS: usize = 6000;
/// The most components in a message, those in others included, and the most text in them.
const MAX_COMPONENTS: usize = 40;
const MAX_COMPONENT_TEXT: usize = 4000;

/// What is done with the message.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Act {
    New { files: usize },
    Edit,
}

/// A message as it is sent.
pub(super) fn check(body: &Value, at: &str, act: Act, problems: &mut Vec<Problem>) {
    if length(&body["content"]) > MAX_CONTENT {
        let message = format!("Must be {MAX_CONTENT} or fewer in length.");
        problems.push(Problem::refused(
            format!("{at}/content"),
            &body["content"],
            "BASE_TYPE_MAX_LENGTH",
            message,
        ));
    }
    let components = body["components"].as_array().map_or(&[][..], Vec::as_slice);
    let v2 = body["flags"].as_u64().unwrap_or_default() & COMPONENTS_V2 != 0;
    if let Act::New { files } = act {
        if body.get("allowed_mentions").is_none_or(Value::is_null) {
            let message = "without it, whatever the text names is notified";
            problems.push(Problem::noted(format!("{at}/allowed_mentions"), &Value::Null, message));
        }
        let some = |key: &str| body[key].as_array().is_some_and(|items| !items.is_empty());
        let blank = body["content"].as_str().unwrap_or_default().trim().is_empty();
        let something =
            some("embeds") || some("components") || some("sticker_ids") || body["poll"].is_object();
        if blank && !something && files == 0 {
            problems.push(Problem::refused(at, body, "EMPTY_MESSAGE", "Cannot send an empty message"));
        }
    }
    mentions(&body["allowed_mentions"], at, problems);
    embeds(&body["embeds"], at, problems);
    if v2 {
        for key in ["content", "embeds", "poll", "sticker_ids"] {
            let given = match &body[key] {
                Value::Array(items) => !items.is_empty(),
                Value::String(text) => !text.is_empty(),
                value => !value.is_null(),
            };
            if given {
                let code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2";
                let message =
                    format!("The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
                problems.push(Problem::refused(format!("{at}/{key}"), &body[key], code, message));
            }
        }
    } else {
        if components.len() > 5 {
            let message = "Must be 5 or fewer in length.";
            problems.push(Problem::refused(
                format!("{at}/components"),
                &json!(components.len()),
                LENGTH,
                message,
            ));
        }
        // An edit may leave the flag out that the message has.
        let newer =
            components.iter().enumerate().filter(|(_, component)| act != Act::Edit && component["type"] != 1);
        for (index, component) in newer {
            let message = "This component needs MessageFlags.IS_COMPONENTS_V2";
            problems.push(Problem::refused(
                format!("{at}/components/{index}/type"),
                &component["type"],
                "UNION_TYPE_CHOICES",
                message,
            ));
        }
    }
    whole(&body["components"], at, problems);
    for (index, component) in components.iter().enumerate() {
        each(component, &format!("{at}/components/{index}"), problems);
    }
}

const LENGTH: &str = "BASE_TYPE_BAD_LENGTH";

/// What holds for all components of a message together.
fn whole(components: &Value, at: &str, problems: &mut Vec<Problem>) {
    let all = count(components);
    if all > MAX_COMPONENTS {
        let message = format!("{all} components, of {MAX_COMPONENTS}");
        problems.push(Problem::refused(format!("{at}/components"), &json!(all), LENGTH, message));
    }
    let leaves = leaves(components);
    let text: usize =
        leaves.iter().filter(|leaf| leaf["type"] == 10).map(|leaf| length(&leaf["content"])).sum();
    if text > MAX_COMPONENT_TEXT {
        let message = format!("{text} characters of text in components, of {MAX_COMPONENT_TEXT}");
        problems.push(Problem::refused(
            format!("{at}/components"),
            &json!(text),
            "COMPONENT_MAX_TOTAL_LENGTH",
            message,
        ));
    }
    let mut known = HashSet::new();
    for id in leaves.iter().filter_map(|leaf| leaf["custom_id"].as_str()) {
        if !known.insert(id) {
            let code = "COMPONENT_CUSTOM_ID_DUPLICATED";
            let message = "Component custom id cannot be duplicated";
            problems.push(Problem::refused(format!("{at}/components"), &json!(id), code, message));
        }
    }
}

fn count(components: &Value) -> usize {
    let all = components.as_array().into_iter().flatten();
    all.map(|each| 1 + count(&each["components"]) + usize::from(each["accessory"].is_object())).sum()
}

/// A component and those in it.
fn each(component: &Value, at: &str, problems: &mut Vec<Problem>) {
    match component["type"].as_u64() {
        Some(1) => row(component, at, problems),
        Some(2) => button(component, at, problems),
        Some(3) => list(component, at, problems),
        _ => {}
    }
    for (index, below) in component["components"].as_array().into_iter().flatten().enumerate() {
        each(below, &format!("{at}/components/{index}"), problems);
    }
    if component["accessory"].is_object() {
        each(&component["accessory"], &format!("{at}/accessory"), problems);
    }
}

fn row(row: &Value, at: &str, problems: &mut Vec<Problem>) {
    let all = row["components"].as_array().map_or(&[][..], Vec::as_slice);
    let buttons = all.iter().filter(|each| each["type"] == 2).count();
    let lists = all.len() - buttons;
    if buttons > 5 || lists > 1 || (buttons > 0 && lists > 0) {
        let message = "A row holds up to five buttons or one list";
        problems.push(Problem::refused(at, &json!(all.len()), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message));
    }
}

fn button(button: &Value, at: &str, problems: &mut Vec<Problem>) {
    let has = |key: &str| button.get(key).is_some_and(|value| !value.is_null());
    let style = button["style"].as_u64().unwrap_or_default();
    let wanted = match style {
        5 => "url",
        6 => "sku_id",
        _ => "custom_id",
    };
    for key in ["custom_id", "url", "sku_id"] {
        if has(key) != (key == wanted) {
            let code = if key == wanted {
                "BASE_TYPE_REQUIRED"
            } else {
                "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE"
            };
            let message = format!("A button of style {style} has a {wanted} and nothing else of the kind");
            problems.push(Problem::refused(format!("{at}/{key}"), &button[key], code, message));
        }
    }
    if style != 6 && length(&button["label"]) == 0 && !has("emoji") {
        let message = "A button needs a label or an emoji";
        problems.push(Problem::refused(at, button, "BUTTON_COMPONENT_INVALID_EMOJI", message));
    }
}

/// A list to choose from.
pub(super) fn list(list: &Value, at: &str, problems: &mut Vec<Problem>) {
    let options = list["options"].as_array().map_or(&[][..], Vec::as_slice);
    let mut known = HashSet::new();
    for (index, option) in options.iter().enumerate() {
        if !known.insert(option["value"].as_str()) {
            let message = "The specified option value is already used";
            let at = format!("{at}/options/{index}/value");
            problems.push(Problem::refused(
                at,
                &option["value"],
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                message,
            ));
        }
    }
    let least = list["min_values"].as_u64().unwrap_or(1);
    let most = list["max_values"].as_u64().unwrap_or(1);
    if least > most || most > options.len() as u64 {
        let message = "The numbers of values do not fit each other or the options";
        problems.push(Problem::refused(
            format!("{at}/max_values"),
            &list["max_values"],
            "SELECT_COMPONENT_VALUES",
            message,
        ));
    }
}

fn embeds(embeds: &Value, at: &str, problems: &mut Vec<Problem>) {
    let mut all = 0;
    for (index, embed) in embeds.as_array().into_iter().flatten().enumerate() {
        let at = format!("{at}/embeds/{index}");
        let fields = embed["fields"].as_array().map_or(&[][..], Vec::as_slice);
        let parts =
            [&embed["title"], &embed["description"], &embed["footer"]["text"], &embed["author"]["name"]];
        let of_fields = fields.iter().flat_map(|field| [&field["name"], &field["value"]]);
        let text: usize = parts.into_iter().chain(of_fields).map(length).sum();
        all += text;
        if text == 0 && embed["image"].is_null() && embed["thumbnail"].is_null() {
            problems.push(Problem::refused(
                &at,
                embed,
                "BASE_TYPE_REQUIRED",
                "An embed needs something to show",
            ));
        }
        for (index, field) in fields.iter().enumerate() {
            for key in ["name", "value"].into_iter().filter(|key| length(&field[*key]) == 0) {
                let message = "This field is required";
                let at = format!("{at}/fields/{index}/{key}");
                problems.push(Problem::refused(at, &field[key], "BASE_TYPE_REQUIRED", message));
            }
        }
    }
    if all > MAX_EMBEDS {
        let message = format!("Embed size exceeds maximum size of {MAX_EMBEDS}");
        problems.push(Problem::refused(
            format!("{at}/embeds"),
            &json!(all),
            "MAX_EMBED_SIZE_EXCEEDED",
            message,
        ));
    }
}

fn mentions(allowed: &Value, at: &str, problems: &mut Vec<Problem>) {
    for kind in ["users", "roles"] {
        let parsed = allowed["parse"].as_array().is_some_and(|parse| parse.contains(&json!(kind)));
        if parsed && allowed[kind].as_array().is_some_and(|named| !named.is_empty()) {
            let code = "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE";
            let message = format!("parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive.");
            problems.push(Problem::refused(format!("{at}/allowed_mentions"), allowed, code, message));
        }
    }
}
