//! Commands, buttons, lists and forms: what the bot is told, and how it may answer.

use lotse_fakes::discord::{ApiError, EPHEMERAL, FakeDiscord, Interaction, LOADING, ResponseKind, Setup};
use serde_json::{Value, json};

use super::support::{Answer, Gateway, INTENTS, SOON, call, start};

/// A Discord with commands, and a bot connected to it.
async fn with_commands() -> (FakeDiscord, Gateway) {
    let discord = start(Setup::default()).await;
    let mut gateway = Gateway::identify(&discord, INTENTS).await;
    gateway.event("GUILD_CREATE").await;
    let question = json!({ "type": 3, "name": "question", "description": "What?", "required": true });
    let topic = json!({ "type": 3, "name": "topic", "description": "About?", "autocomplete": true });
    let whom = json!({ "type": 6, "name": "whom", "description": "Whom?" });
    let deep = json!({ "type": 1, "name": "deep", "description": "Deeper", "options": [question] });
    let commands = json!([
        { "name": "ask", "description": "Ask", "options": [question, topic, whom] },
        { "name": "more", "description": "More", "options": [deep] },
        { "name": "Explain", "type": 3 },
    ]);
    let path = format!("PUT /applications/{}/commands", discord.application_id());
    assert_eq!(call(&discord, &path, commands).await.status, 200);
    (discord, gateway)
}

/// Answers an interaction as its event tells how to.
async fn respond(discord: &FakeDiscord, event: &Value, body: Value) -> Answer {
    let (id, token) = (&event["id"].as_str().expect("a number"), event["token"].as_str().expect("a token"));
    call(discord, &format!("POST /interactions/{id}/{token}/callback?with_response=true"), body).await
}

fn webhook(discord: &FakeDiscord, event: &Value, method: &str, rest: &str) -> String {
    let token = event["token"].as_str().expect("a token");
    format!("{method} /webhooks/{}/{token}{rest}", discord.application_id())
}

fn ask(discord: &FakeDiscord) -> Interaction {
    discord.command(discord.user("ana"), discord.channel("support"), "ask", json!({ "question": "why" }))
}

fn text(content: &str) -> Value {
    json!({ "content": content, "allowed_mentions": { "parse": [] } })
}

#[tokio::test]
async fn the_bot_is_told_who_asked_what_where_and_in_which_language() {
    let (discord, mut gateway) = with_commands().await;
    let (ana, ben) = (discord.user("ana"), discord.user("ben"));
    let places = [(discord.channel("support"), "member"), (discord.direct(ana), "user")];
    for (place, who) in places {
        let asked = discord.command(ana, place, "ask", json!({ "question": "why", "whom": ben }));
        let event = gateway.event("INTERACTION_CREATE").await;
        let user = if who == "member" { &event["member"]["user"] } else { &event["user"] };
        assert_eq!((&user["username"], &event["locale"]), (&json!("ana"), &json!("de")));
        assert_eq!(event["channel"]["id"], json!(place));
        assert_eq!(event["guild_locale"].as_str(), (who == "member").then_some("en-US"));
        assert_eq!(event["data"]["options"][0]["value"], "why");
        assert_eq!(event["data"]["resolved"]["users"][ben.to_string()]["username"], "ben");
        respond(&discord, &event, json!({ "type": 4, "data": text("x") })).await;
        assert_eq!(asked.message(SOON).await.content(), "x");
    }
    discord.command(ana, places[0].0, "more deep", json!({ "question": "why" }));
    let event = gateway.event("INTERACTION_CREATE").await;
    assert_eq!(event["data"]["options"][0]["options"][0]["value"], "why");
    respond(&discord, &event, json!({ "type": 4, "data": text("x") })).await;
    let said = discord.say(ben, places[0].0, "what?");
    discord.command_on(ana, said, "Explain");
    let event = gateway.event("INTERACTION_CREATE").await;
    assert_eq!(event["data"]["resolved"]["messages"][said.to_string()]["content"], "what?");
    respond(&discord, &event, json!({ "type": 4, "data": text("x") })).await;
    discord.finish().await;
}

#[tokio::test]
async fn an_interaction_takes_one_response_of_a_kind_that_fits_it() {
    let (discord, mut gateway) = with_commands().await;
    let asked = ask(&discord);
    let event = gateway.event("INTERACTION_CREATE").await;
    for (body, status, code) in [
        (json!({ "type": 8, "data": { "choices": [] } }), 400, 50035),
        (json!({ "type": 7, "data": {} }), 400, 50035),
        (
            json!({ "type": 4, "data": { "flags": EPHEMERAL, "content": "x", "allowed_mentions": { "parse": [] } } }),
            200,
            0,
        ),
        (json!({ "type": 4, "data": text("x") }), 400, 40060),
    ] {
        let answer = respond(&discord, &event, body.clone()).await;
        assert_eq!(
            (answer.status, answer.body["code"].as_u64().unwrap_or_default()),
            (status, code),
            "{body}"
        );
    }
    let response = asked.response(SOON).await;
    assert_eq!(response.kind, ResponseKind::Message);
    assert!(response.delay < SOON);
    let message = asked.message(SOON).await;
    assert!(message.is_ephemeral() && discord.messages(discord.channel("support")).is_empty());
    let mut unknown = event.clone();
    unknown["id"] = json!("1");
    assert_eq!(respond(&discord, &unknown, json!({ "type": 5 })).await.body["code"], 10062);
    discord.finish().await;
}

#[tokio::test]
async fn a_deferred_response_is_filled_in_later_and_messages_follow_it() {
    let (discord, mut gateway) = with_commands().await;
    let asked = ask(&discord);
    let event = gateway.event("INTERACTION_CREATE").await;
    let early = call(&discord, &webhook(&discord, &event, "POST", ""), text("early")).await;
    assert_eq!((early.status, &early.body["code"]), (404, &json!(10015)), "before any response");
    assert_eq!(respond(&discord, &event, json!({ "type": 5 })).await.status, 200);
    let thinking = gateway.event("MESSAGE_CREATE").await;
    assert_eq!(thinking["flags"], LOADING);
    let original = webhook(&discord, &event, "PATCH", "/messages/@original");
    assert_eq!(call(&discord, &original, text("first")).await.status, 200);
    assert_eq!(gateway.event("MESSAGE_UPDATE").await["content"], "first");
    assert_eq!(asked.message(SOON).await.content(), "first");
    let second = call(&discord, &webhook(&discord, &event, "POST", "?wait=true"), text("second")).await;
    let id = second.body["id"].as_str().expect("a message").to_owned();
    let path = format!("/messages/{id}");
    assert_eq!(
        call(&discord, &webhook(&discord, &event, "PATCH", &path), text("2nd")).await.body["content"],
        "2nd"
    );
    assert_eq!(asked.wait_for_followups(1, SOON).await[0].content(), "2nd");
    assert_eq!(call(&discord, &webhook(&discord, &event, "DELETE", &path), Value::Null).await.status, 204);
    discord.expire(&asked);
    let late = call(&discord, &original, text("late")).await;
    assert_eq!((late.status, &late.body["code"]), (401, &json!(50027)));
    discord.finish().await;
}

#[tokio::test]
async fn the_first_followup_of_a_deferred_response_takes_its_place() {
    let (discord, mut gateway) = with_commands().await;
    let asked = ask(&discord);
    let event = gateway.event("INTERACTION_CREATE").await;
    respond(&discord, &event, json!({ "type": 5, "data": { "flags": EPHEMERAL } })).await;
    call(&discord, &webhook(&discord, &event, "POST", ""), text("first")).await;
    let message = asked.message(SOON).await;
    assert_eq!((message.content(), message.is_ephemeral()), ("first", true), "as visible as it was deferred");
    assert!(asked.followups().is_empty());
    discord.finish().await;
}

#[tokio::test]
async fn buttons_lists_and_forms_come_back_to_the_bot() {
    let (discord, mut gateway) = with_commands().await;
    let ana = discord.user("ana");
    let asked = ask(&discord);
    let event = gateway.event("INTERACTION_CREATE").await;
    let mut message = text("which?");
    message["components"] = json!([
        { "type": 1, "components": [{ "type": 2, "style": 1, "label": "Form", "custom_id": "form" }] },
        { "type": 1, "components": [{
            "type": 3, "custom_id": "list", "options": [{ "label": "One", "value": "1" }],
        }] },
    ]);
    respond(&discord, &event, json!({ "type": 4, "data": message })).await;
    let message = asked.message(SOON).await.id();

    let chosen = discord.select(ana, message, "list", &["1"]);
    let event = gateway.event("INTERACTION_CREATE").await;
    assert_eq!((&event["data"]["values"], &event["message"]["id"]), (&json!(["1"]), &json!(message)));
    respond(&discord, &event, json!({ "type": 6 })).await;
    let original = webhook(&discord, &event, "PATCH", "/messages/@original");
    call(&discord, &original, json!({ "content": "one" })).await;
    assert_eq!(chosen.message(SOON).await.content(), "one");

    let pressed = discord.press(ana, message, "Form");
    let event = gateway.event("INTERACTION_CREATE").await;
    let input = json!({ "type": 4, "custom_id": "why", "style": 1 });
    let label = json!({ "type": 18, "label": "Why?", "component": input });
    let form = json!({ "custom_id": "f", "title": "Form", "components": [label] });
    respond(&discord, &event, json!({ "type": 9, "data": form })).await;
    assert_eq!(pressed.response(SOON).await.kind, ResponseKind::Form);
    let sent = discord.submit(&pressed, json!({ "why": "because" }));
    let event = gateway.event("INTERACTION_CREATE").await;
    assert_eq!((&event["type"], &event["data"]["custom_id"]), (&json!(5), &json!("f")));
    assert_eq!(event["data"]["components"][0]["component"]["value"], "because");
    respond(&discord, &event, json!({ "type": 7, "data": { "content": "done", "components": [] } })).await;
    let changed = sent.message(SOON).await;
    assert_eq!((changed.id(), changed.content(), changed.components().len()), (message, "done", 0));
    discord.finish().await;
}

#[tokio::test]
async fn suggestions_are_what_a_user_sees_while_typing() {
    let (discord, mut gateway) = with_commands().await;
    let (ana, support) = (discord.user("ana"), discord.channel("support"));
    let answer = async {
        let event = gateway.event("INTERACTION_CREATE").await;
        let typed =
            event["data"]["options"].as_array().into_iter().flatten().find(|each| each["focused"] == true);
        assert_eq!(typed.expect("an option has the focus")["value"], "par");
        let choices = json!([{ "name": "Partners", "value": "partners" }]);
        respond(&discord, &event, json!({ "type": 8, "data": { "choices": choices } })).await
    };
    let (choices, _) =
        tokio::join!(discord.complete(ana, support, "ask", ("topic", "par"), json!({})), answer);
    assert_eq!((choices[0].name.as_str(), &choices[0].value), ("Partners", &json!("partners")));
    discord.finish().await;
}

#[tokio::test]
#[should_panic(expected = "waited 50ms for an initial response in vain")]
async fn a_test_that_waits_in_vain_is_told_what_happened() {
    let (discord, _gateway) = with_commands().await;
    ask(&discord).response(std::time::Duration::from_millis(50)).await;
}

#[tokio::test]
async fn a_response_after_three_seconds_is_too_late() {
    let (discord, mut gateway) = with_commands().await;
    ask(&discord);
    let event = gateway.event("INTERACTION_CREATE").await;
    tokio::time::sleep(std::time::Duration::from_millis(3050)).await;
    let answer = respond(&discord, &event, json!({ "type": 5 })).await;
    assert_eq!((answer.status, &answer.body), (404, &ApiError::unknown_interaction().body()));
    let noted: Vec<String> = discord.violations().iter().map(ToString::to_string).collect();
    assert_eq!(noted.len(), 2, "late, and never answered: {noted:?}");
    discord.finish().await;
}
