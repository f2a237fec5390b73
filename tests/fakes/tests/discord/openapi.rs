//! The API's description: what it catches, what it lets pass, and that it knows the routes that are played.

use lotse_fakes::discord::{
    Setup,
    openapi::{Reading, Spec},
    routes,
};
use serde_json::{Value, json};

use super::support::{call, start};

const MESSAGES: &str = "/channels/{channel_id}/messages";
const COMMANDS: &str = "/applications/{application_id}/commands";

/// The places that are complained about.
fn places(reading: Reading, method: &str, template: &str, body: &Value) -> Option<Vec<String>> {
    let problems = Spec::get()?.body(reading, method, template, body);
    Some(problems.into_iter().map(|problem| problem.pointer).collect())
}

#[test]
fn a_body_is_held_against_the_description() {
    let option = |option: Value| json!([{ "name": "ask", "description": "Ask", "options": [option] }]);
    let embed = |title: usize| json!({ "embeds": [{ "title": "x".repeat(title) }] });
    let callback = "/interactions/{interaction_id}/{interaction_token}/callback";
    let rows = |button: Value| json!({ "components": [{ "type": 1, "components": [button] }] });
    for (method, template, body, wanted) in [
        ("POST", MESSAGES, json!({ "content": "Hello" }), vec![]),
        ("POST", MESSAGES, json!({ "content": 1 }), vec!["/content"]),
        ("POST", MESSAGES, embed(256), vec![]),
        ("POST", MESSAGES, embed(257), vec!["/embeds/0/title"]),
        ("POST", MESSAGES, rows(json!({ "type": 2, "style": 1, "label": "x", "custom_id": "x" })), vec![]),
        (
            "POST",
            MESSAGES,
            rows(json!({ "type": 2, "label": "x", "custom_id": "x" })),
            vec!["/components/0/components/0"],
        ),
        (
            "POST",
            MESSAGES,
            rows(json!({ "type": 2, "style": 1, "label": "x", "custom_id": "x".repeat(101) })),
            vec!["/components/0/components/0/custom_id"],
        ),
        ("PUT", COMMANDS, json!([{ "name": "ask", "description": "Ask" }]), vec![]),
        ("PUT", COMMANDS, json!([{ "name": "x".repeat(33), "description": "Ask" }]), vec!["/0/name"]),
        (
            "PUT",
            COMMANDS,
            option(json!({ "type": 3, "name": "what", "description": "" })),
            vec!["/0/options/0/description"],
        ),
        ("PUT", COMMANDS, option(json!({ "type": 3, "name": "what" })), vec!["/0/options/0"]),
        (
            "POST",
            callback,
            json!({ "type": 4, "data": { "content": "x".repeat(2001) } }),
            vec!["/data/content"],
        ),
        (
            "POST",
            callback,
            json!({ "type": 9, "data": { "custom_id": "x", "components": [] } }),
            vec!["/data", "/data/components"],
        ),
        (
            "POST",
            "/channels/{channel_id}/threads",
            json!({ "name": "x".repeat(101), "type": 11 }),
            vec!["/name"],
        ),
    ] {
        let Some(mut found) = places(Reading::Lenient, method, template, &body) else { return };
        found.sort();
        assert_eq!(found, wanted, "{method} {template} {body}");
    }
}

#[test]
fn what_discord_takes_in_spite_of_its_description_is_taken() {
    for (template, method, body) in [
        (
            COMMANDS,
            "PUT",
            json!([{ "name": "ask", "description": "Ask", "default_member_permissions": "2048" }]),
        ),
        (MESSAGES, "POST", json!({ "content": "x", "nonce": "123" })),
        (MESSAGES, "POST", json!({ "content": "x", "message_reference": { "message_id": 123 } })),
        (MESSAGES, "POST", json!({ "content": "x", "attachments": [{ "id": 0, "filename": "a.txt" }] })),
    ] {
        let Some(found) = places(Reading::Strict, method, template, &body) else { return };
        assert!(found.is_empty(), "{body}: {found:?}");
    }
    let Some(spec) = Spec::get() else { return };
    let fractions = json!([{ "name": "ask", "description": "Ask", "default_member_permissions": "many" }]);
    assert!(
        !spec.body(Reading::Lenient, "PUT", COMMANDS, &fractions).is_empty(),
        "not any string is a number"
    );
}

#[test]
fn fields_that_nobody_knows_are_found_but_for_those_every_client_sends() {
    let noise = json!({
        "type": 3, "name": "what", "description": "What", "required": true, "channel_types": [], "choices": [],
        "options": [], "min_value": null, "max_value": null, "min_length": null, "max_length": null,
        "autocomplete": false,
    });
    for (method, template, body, wanted) in [
        (
            "PUT",
            COMMANDS,
            json!([{ "name": "ask", "description": "Ask", "nsfw": false, "options": [noise] }]),
            vec![],
        ),
        ("PUT", COMMANDS, json!([{ "name": "ask", "description": "Ask", "colour": 1 }]), vec!["/0"]),
        ("POST", MESSAGES, json!({ "content": "x", "alowed_mentions": {} }), vec![""]),
        ("POST", MESSAGES, json!({ "embeds": [{ "titel": "x" }] }), vec!["/embeds/0"]),
    ] {
        let Some(found) = places(Reading::Strict, method, template, &body) else { return };
        assert_eq!(found, wanted, "{body}");
        assert_eq!(places(Reading::Lenient, method, template, &body), Some(vec![]), "{body}");
    }
}

#[test]
fn a_query_and_the_values_in_a_path_are_checked() {
    let Some(spec) = Spec::get() else { return };
    for (path, query, wanted) in [
        (("channel_id", "123"), ("limit", "50"), vec![]),
        (("channel_id", "123"), ("limit", "101"), vec!["/limit"]),
        (("channel_id", "123"), ("limit", "many"), vec!["/limit"]),
        (("channel_id", "123"), ("lmit", "50"), vec!["/lmit"]),
        (("channel_id", "support"), ("limit", "50"), vec!["/channel_id"]),
    ] {
        let pair = |(name, value): (&str, &str)| [(name.to_owned(), value.to_owned())];
        let found = spec.parameters("GET", MESSAGES, &pair(path), &pair(query));
        let found: Vec<&str> = found.iter().map(|problem| problem.pointer.as_str()).collect();
        assert_eq!(found, wanted, "{path:?} {query:?}");
    }
}

#[test]
fn an_answer_of_the_fake_is_held_against_the_description_to_the_letter() {
    let Some(spec) = Spec::get() else { return };
    for (method, template, status, body, right) in [
        ("GET", "/gateway", 200, json!({ "url": "ws://127.0.0.1:1" }), true),
        ("GET", "/gateway", 200, json!({}), false),
        ("GET", "/gateway", 204, Value::Null, false),
        ("GET", MESSAGES, 200, json!([{ "id": 1 }]), false),
        ("POST", "/channels/{channel_id}/typing", 204, Value::Null, true),
        ("POST", MESSAGES, 404, json!({ "code": 10003, "message": "Unknown Channel" }), true),
        ("POST", MESSAGES, 404, json!({ "message": "Unknown Channel" }), false),
        (
            "POST",
            MESSAGES,
            429,
            json!({ "code": 0, "message": "x", "retry_after": 0.7, "global": false }),
            true,
        ),
        ("POST", MESSAGES, 429, json!({ "code": 0, "message": "x" }), false),
    ] {
        let problems = spec.answer(method, template, status, &body);
        assert_eq!(problems.is_empty(), right, "{method} {template} {status} {body}: {problems:?}");
    }
}

#[test]
fn every_route_that_is_played_is_in_the_description() {
    let Some(spec) = Spec::get() else { return };
    for (method, template) in routes() {
        assert!(spec.has(method, template), "{method} {template}");
    }
    let known: Vec<(String, &str)> = spec.routes().collect();
    assert!(known.contains(&("POST".to_owned(), MESSAGES)), "{known:?}");
}

#[tokio::test]
async fn the_route_with_more_words_of_its_own_wins() {
    let discord = start(Setup::default()).await;
    let application = discord.application_id();
    for (operation, route) in [
        ("GET /users/@me".to_owned(), "/users/@me"),
        (format!("GET /users/{}", discord.bot()), "/users/{user_id}"),
        ("GET /applications/@me".to_owned(), "/applications/@me"),
        (format!("GET /applications/{application}/commands"), "/applications/{application_id}/commands"),
        (format!("GET /channels/{}/messages", discord.channel("support")), MESSAGES),
        ("GET /nowhere".to_owned(), ""),
        ("POST /users/@me".to_owned(), ""),
    ] {
        call(&discord, &operation, Value::Null).await;
        assert_eq!(discord.requests().last().expect("it was logged").route, route, "{operation}");
    }
    let violations = discord.violations();
    assert_eq!(violations.len(), 2, "{violations:?}");
    assert!(
        violations.iter().all(|violation| violation.to_string().contains("no such route")),
        "{violations:?}"
    );
}
