//! What Discord asks for beyond its API's description: refused with its own errors, and noted.

use std::collections::BTreeMap;

use lotse_fakes::discord::{COMPONENTS_V2, Rate, Setup};
use serde_json::{Value, json};

use super::support::{call, start};

/// Sends each body, and compares the error at the place with the wanted one: none where Discord takes it.
async fn refused(operation: &str, cases: Vec<(Value, &str, &str)>) {
    let discord =
        start(Setup { message_rate: Rate::UNLIMITED, global_rate: Rate::UNLIMITED, ..Setup::default() })
            .await;
    let operation = operation
        .replace("CHANNEL", &discord.channel("support").to_string())
        .replace("APPLICATION", &discord.application_id().to_string());
    for (body, place, wanted) in cases {
        let answer = call(&discord, &operation, body.clone()).await;
        let shown = format!("{body} -> {} {}", answer.status, answer.body);
        if wanted.is_empty() {
            assert!(answer.status < 300, "{shown}");
            continue;
        }
        assert_eq!((answer.status, &answer.body["code"]), (400, &json!(50035)), "{shown}");
        let complaints = answer.body["errors"].pointer(place).map(|place| &place["_errors"]);
        let complaints =
            complaints.and_then(Value::as_array).unwrap_or_else(|| panic!("nothing at {place}: {shown}"));
        assert!(complaints.iter().any(|complaint| complaint["code"] == wanted), "{wanted}: {shown}");
        let noted = discord.violations().pop().expect("it was noted").to_string();
        assert!(noted.starts_with(&operation) && noted.contains(place), "{noted}");
    }
    discord.finish().await;
}

fn message(own: Value) -> Value {
    let mut message = json!({ "content": "x", "allowed_mentions": { "parse": [] } });
    message.as_object_mut().expect("an object").extend(own.as_object().expect("an object").clone());
    message
}

fn rows(rows: &[Value]) -> Value {
    message(
        json!({ "components": rows.iter().map(|row| json!({ "type": 1, "components": row })).collect::<Vec<_>>() }),
    )
}

fn button(id: &str) -> Value {
    json!({ "type": 2, "style": 1, "label": "x", "custom_id": id })
}

fn list(id: &str, values: &[&str]) -> Value {
    let options: Vec<Value> = values.iter().map(|value| json!({ "label": value, "value": value })).collect();
    json!({ "type": 3, "custom_id": id, "options": options })
}

#[tokio::test]
async fn a_message_is_made_of_what_discord_shows() {
    let buttons =
        |count: usize| Value::from((0..count).map(|at| button(&format!("{at}"))).collect::<Vec<_>>());
    let text = |length: usize| json!({ "type": 10, "content": "x".repeat(length) });
    let embed = |length: usize| json!({ "description": "x".repeat(length) });
    let v2 = |components: Value| json!({ "flags": COMPONENTS_V2, "components": components, "allowed_mentions": { "parse": [] } });
    refused("POST /channels/CHANNEL/messages", vec![
        (message(json!({})), "", ""),
        (message(json!({ "content": "x".repeat(2000) })), "", ""),
        (message(json!({ "content": "x".repeat(2001) })), "/content", "BASE_TYPE_MAX_LENGTH"),
        (message(json!({ "content": " " })), "", "EMPTY_MESSAGE"),
        (rows(&[buttons(5)]), "", ""),
        (rows(&[json!([list("a", &["1", "2"])])]), "", ""),
        (rows(&[json!([list("a", &["1"]), button("b")])]), "/components/0", "COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
        (rows(&[json!([list("a", &["1"]), list("b", &["1"])])]), "/components/0", "COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
        (rows(&[json!([list("a", &["1", "1"])])]), "/components/0/components/0/options/1/value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"),
        (rows(&[json!([button("a")]), json!([button("a")])]), "/components", "COMPONENT_CUSTOM_ID_DUPLICATED"),
        (
            rows(&[json!([{ "type": 2, "style": 5, "label": "x", "custom_id": "a" }])]),
            "/components/0/components/0/url",
            "BASE_TYPE_REQUIRED",
        ),
        (
            rows(&[json!([{ "type": 2, "style": 1, "label": "x", "custom_id": "a", "url": "https://example.com" }])]),
            "/components/0/components/0/url",
            "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
        ),
        (
            rows(&[json!([{ "type": 2, "style": 1, "custom_id": "a" }])]),
            "/components/0/components/0",
            "BUTTON_COMPONENT_INVALID_EMOJI",
        ),
        (rows(&(0..6).map(|at| json!([button(&format!("{at}"))])).collect::<Vec<_>>()), "/components", "BASE_TYPE_BAD_LENGTH"),
        (message(json!({ "embeds": [embed(3000), embed(3000)] })), "", ""),
        (message(json!({ "embeds": [embed(3000), embed(3001)] })), "/embeds", "MAX_EMBED_SIZE_EXCEEDED"),
        (message(json!({ "embeds": [{ "fields": [{ "name": "", "value": "x" }] }] })), "/embeds/0/fields/0/name", "BASE_TYPE_REQUIRED"),
        (v2(json!([text(4000)])), "", ""),
        (v2(json!([text(4000), text(1)])), "/components", "COMPONENT_MAX_TOTAL_LENGTH"),
        (message(json!({ "components": [text(1)] })), "/components/0/type", "UNION_TYPE_CHOICES"),
        (
            message(json!({ "flags": COMPONENTS_V2, "components": [text(1)] })),
            "/content",
            "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
        ),
        (
            message(json!({ "allowed_mentions": { "parse": ["users"], "users": ["1"] } })),
            "/allowed_mentions",
            "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
        ),
    ])
    .await;
}

#[tokio::test]
async fn a_command_is_named_described_and_translated_as_discord_wants_it() {
    let ask = |own: Value| {
        let mut command = json!({ "name": "ask", "description": "Ask" });
        command.as_object_mut().expect("an object").extend(own.as_object().expect("an object").clone());
        json!([command])
    };
    let option = |name: &str, own: Value| {
        let mut option = json!({ "type": 3, "name": name, "description": "x" });
        option.as_object_mut().expect("an object").extend(own.as_object().expect("an object").clone());
        option
    };
    let choices = |length: usize| -> Value {
        (0..25).map(|at| json!({ "name": format!("{at}"), "value": format!("{at:0length$}") })).collect()
    };
    let names = |name: &str| ask(json!({ "name_localizations": { "de": name } }));
    refused("PUT /applications/APPLICATION/commands", vec![
        (ask(json!({})), "", ""),
        (names("frage-stellen"), "", ""),
        (names("質問"), "", ""),
        (names("Frage"), "/0/name_localizations/de", "APPLICATION_COMMAND_INVALID_NAME"),
        (names("frage stellen"), "/0/name_localizations/de", "APPLICATION_COMMAND_INVALID_NAME"),
        (names("frage!"), "/0/name_localizations/de", "APPLICATION_COMMAND_INVALID_NAME"),
        (ask(json!({ "name_localizations": { "en": "ask" } })), "/0/name_localizations/en", "BASE_TYPE_CHOICES"),
        (ask(json!({ "description_localizations": { "pt-PT": "x" } })), "/0/description_localizations/pt-PT", "BASE_TYPE_CHOICES"),
        (ask(json!({ "description": "" })), "/0/description", "BASE_TYPE_REQUIRED"),
        (
            ask(json!({ "options": [option("a", json!({})), option("b", json!({ "required": true }))] })),
            "/0/options/1",
            "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        ),
        (
            ask(json!({ "options": [option("a", json!({})), option("a", json!({}))] })),
            "/0/options/1/name",
            "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
        ),
        (
            ask(json!({ "options": [option("a", json!({ "autocomplete": true, "choices": choices(1) }))] })),
            "/0/options/0",
            "APPLICATION_COMMAND_OPTIONS_CHOICES_AND_AUTOCOMPLETE",
        ),
        (ask(json!({ "options": [option("a", json!({ "choices": choices(300) }))] })), "", ""),
        (
            ask(json!({ "options": [option("a", json!({ "choices": choices(330) }))] })),
            "/0",
            "APPLICATION_COMMAND_TOO_LARGE",
        ),
        (
            json!([{ "name": "ask", "description": "x" }, { "name": "ask", "description": "y" }]),
            "/1/name",
            "APPLICATION_COMMANDS_DUPLICATE_NAME",
        ),
    ])
    .await;
}

#[tokio::test]
async fn of_each_text_of_a_command_only_the_longest_translation_counts() {
    let translated: BTreeMap<&str, String> = ["de", "fr", "it", "ja", "ko", "pl", "ru", "tr"]
        .into_iter()
        .map(|locale| (locale, "x".repeat(100)))
        .collect();
    let options: Vec<Value> = (0..25)
        .map(|at| json!({ "type": 3, "name": format!("o{at}"), "description": "x", "description_localizations": translated }))
        .collect();
    let command = json!([{ "name": "ask", "description": "Ask", "options": options }]);
    refused("PUT /applications/APPLICATION/commands", vec![(command, "", "")]).await;
}

#[tokio::test]
async fn a_thread_has_a_name() {
    let thread = |name: String| json!({ "name": name, "type": 11 });
    refused(
        "POST /channels/CHANNEL/threads",
        vec![(thread("x".repeat(100)), "", ""), (thread(" ".to_owned()), "/name", "BASE_TYPE_REQUIRED")],
    )
    .await;
}

#[tokio::test]
async fn a_message_that_does_not_say_whom_it_notifies_is_taken_and_noted() {
    let discord = start(Setup::default()).await;
    let operation = format!("POST /channels/{}/messages", discord.channel("support"));
    assert_eq!(call(&discord, &operation, json!({ "content": "x" })).await.status, 200);
    let noted = discord.violations();
    assert_eq!(
        noted.iter().map(|each| each.problem.pointer.as_str()).collect::<Vec<_>>(),
        ["/allowed_mentions"]
    );
    discord.finish().await;
}

#[tokio::test]
#[should_panic(expected = "/allowed_mentions")]
async fn a_test_that_does_not_look_at_violations_fails() {
    let discord = start(Setup::default()).await;
    call(
        &discord,
        &format!("POST /channels/{}/messages", discord.channel("support")),
        json!({ "content": "x" }),
    )
    .await;
    discord.finish().await;
}
