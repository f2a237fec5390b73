//! What goes wrong on request, and limits that are exceeded without being asked to.

use std::time::{Duration, Instant};

use lotse_fakes::discord::{ApiError, Fault, Rate, Setup};
use serde_json::{Value, json};

use super::support::{attempt, call, start};

const MESSAGES: &str = "POST /channels/{channel_id}/messages";

#[tokio::test]
async fn a_request_fails_as_it_is_asked_to_and_the_next_one_works() {
    let discord = start(Setup { message_rate: Rate::UNLIMITED, ..Setup::default() }).await;
    let operation = format!("POST /channels/{}/messages", discord.channel("support"));
    let body = json!({ "content": "x", "allowed_mentions": { "parse": [] } });
    let wait = Duration::from_millis(700);
    for (fault, status, header, value, code) in [
        (Fault::RouteLimit(wait), 429, "x-ratelimit-scope", "user", json!(0)),
        (Fault::GlobalLimit(wait), 429, "x-ratelimit-global", "true", json!(0)),
        (Fault::CloudflareLimit(wait), 429, "content-type", "text/html; charset=UTF-8", Value::Null),
        (Fault::Server(503), 503, "content-type", "text/html; charset=UTF-8", Value::Null),
        (
            Fault::Refuse(ApiError::unknown_interaction()),
            404,
            "content-type",
            "application/json",
            json!(10062),
        ),
        (
            Fault::Refuse(ApiError::missing_permissions()),
            403,
            "content-type",
            "application/json",
            json!(50013),
        ),
    ] {
        discord.fail_next(MESSAGES, fault.clone());
        let answer = call(&discord, &operation, body.clone()).await;
        let found = answer.headers.get(header).map(|value| value.to_str().expect("text"));
        assert_eq!((answer.status, found), (status, Some(value)), "{fault:?}");
        assert_eq!(answer.body.get("code").unwrap_or(&Value::Null), &code, "{fault:?}");
        if status == 429 {
            assert_eq!(answer.headers["retry-after"], "1", "{fault:?}");
            assert!(answer.headers.contains_key("via") == answer.body.is_object(), "{fault:?}");
        }
        assert_eq!(call(&discord, &operation, body.clone()).await.status, 200, "{fault:?}");
    }
    assert_eq!(discord.messages(discord.channel("support")).len(), 6, "what failed was not done");
    discord.finish().await;
}

#[tokio::test]
async fn an_answer_comes_late_or_not_at_all() {
    let discord = start(Setup::default()).await;
    let operation = format!("POST /channels/{}/messages", discord.channel("support"));
    let body = json!({ "content": "x", "allowed_mentions": { "parse": [] } });
    let began = Instant::now();
    discord.fail_next(MESSAGES, Fault::Delay(Duration::from_millis(100)));
    assert_eq!(call(&discord, &operation, body.clone()).await.status, 200);
    assert!(began.elapsed() >= Duration::from_millis(100));
    for (fault, done) in [(Fault::DropConnection, 1), (Fault::LoseAnswer, 2)] {
        discord.fail_next(MESSAGES, fault.clone());
        assert!(attempt(&discord, &operation, body.clone()).await.is_err(), "{fault:?}");
        assert_eq!(discord.messages(discord.channel("support")).len(), done, "{fault:?}");
        assert_eq!(discord.requests().last().expect("it was logged").status, None, "{fault:?}");
    }
    discord.finish().await;
}

#[tokio::test]
async fn a_channel_takes_so_many_messages_and_says_how_many_more() {
    let window = Duration::from_millis(300);
    let discord = start(Setup { message_rate: Rate::new(2, window), ..Setup::default() }).await;
    let operation = |channel: &str| format!("POST /channels/{}/messages", discord.channel(channel));
    let body = json!({ "content": "x", "allowed_mentions": { "parse": [] } });
    for (channel, status, remaining) in
        [("support", 200, "1"), ("support", 200, "0"), ("support", 429, "0"), ("random", 200, "1")]
    {
        let answer = call(&discord, &operation(channel), body.clone()).await;
        assert_eq!(
            (answer.status, &answer.headers["x-ratelimit-remaining"]),
            (status, &remaining.parse().expect("text"))
        );
        if status == 429 {
            let wait = answer.body["retry_after"].as_f64().expect("a number");
            assert!(wait > 0.0 && wait <= window.as_secs_f64(), "{wait}");
        }
    }
    tokio::time::sleep(window).await;
    assert_eq!(call(&discord, &operation("support"), body).await.status, 200);
    discord.finish().await;
}

#[tokio::test]
async fn all_requests_together_have_a_limit() {
    let global_rate = Rate::new(2, Duration::from_secs(5));
    let discord = start(Setup { global_rate, ..Setup::default() }).await;
    for (operation, status) in
        [("GET /users/@me", 200), ("GET /gateway/bot", 200), ("GET /applications/@me", 429)]
    {
        let answer = call(&discord, operation, Value::Null).await;
        assert_eq!(answer.status, status, "{operation}");
        assert_eq!(answer.body["global"] == true, status == 429, "{operation}");
    }
    discord.finish().await;
}

#[tokio::test]
#[should_panic(expected = "there is no route POST /channel/{channel_id}/messages")]
async fn a_fault_for_a_route_that_does_not_exist_is_a_mistake() {
    start(Setup::default()).await.fail_next("POST /channel/{channel_id}/messages", Fault::DropConnection);
}
