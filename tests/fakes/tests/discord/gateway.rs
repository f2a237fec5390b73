//! The gateway: who gets in, what is sent, and how connections end and go on.

use std::{io::Read, time::Duration};

use flate2::read::ZlibDecoder;
use lotse_fakes::discord::{Intents, Setup, Utterance, permissions::VIEW_CHANNEL};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

use super::support::{Gateway, INTENTS, SOON, call, identify, start};

#[tokio::test]
async fn a_bot_is_told_of_itself_of_its_guilds_and_of_what_is_written() {
    let discord = start(Setup::default()).await;
    let mut gateway = Gateway::identify(&discord, INTENTS).await;
    let ready = gateway.event("READY").await;
    assert_eq!(ready["user"]["id"], discord.bot().to_string());
    let guild = gateway.event("GUILD_CREATE").await;
    assert_eq!(guild["id"], ready["guilds"][0]["id"]);
    let said = discord.say(discord.user("ana"), discord.channel("support"), "Hello");
    let message = gateway.event("MESSAGE_CREATE").await;
    assert_eq!((&message["id"], &message["content"]), (&json!(said), &json!("Hello")));
    let path = format!("POST /channels/{}/messages", discord.channel("support"));
    let body = json!({
        "content": "Hi", "message_reference": { "message_id": said }, "allowed_mentions": { "parse": [] },
    });
    assert_eq!(call(&discord, &path, body).await.status, 200);
    assert_eq!(discord.reply_to(said, SOON).await.content(), "Hi");
    assert_eq!(gateway.event("MESSAGE_CREATE").await["content"], "Hi");
    let pause = discord.pause(|sent| sent.data["id"] == json!(said), "POST /channels/{channel_id}/messages");
    assert!(pause.is_some_and(|pause| pause < SOON), "{pause:?}");
    discord.finish().await;
}

#[tokio::test]
async fn who_does_not_identify_properly_is_turned_away() {
    let discord = start(Setup { privileged_intents: Intents::NONE, ..Setup::default() }).await;
    let with = |key: &str, value: Value| {
        let mut data = identify(&discord, 1);
        data[key] = value;
        data
    };
    for (op, data, code) in [
        (2, with("token", json!("Bot wrong")), 4004),
        (2, with("intents", json!(1_u64 << 40)), 4013),
        (2, with("intents", json!(1 << 15)), 4014),
        (2, with("shard", json!([1, 1])), 4010),
        (3, json!({}), 4003),
        (99, json!({}), 4001),
        (2, with("properties", json!({ "os": "x".repeat(5000) })), 4002),
    ] {
        let mut gateway = Gateway::open(&discord).await;
        gateway.send(op, data.clone()).await;
        assert_eq!(gateway.close_code().await, Some(code), "{op} {data}");
    }
    let bare = with("token", json!(discord.token()));
    let mut gateway = Gateway::open(&discord).await;
    gateway.send(2, bare.clone()).await;
    gateway.event("READY").await;
    gateway.send(2, bare).await;
    assert_eq!(gateway.close_code().await, Some(4005));
    discord.until(SOON, |world| world.rejected().len() == 7).await;
    discord.finish().await;
}

#[tokio::test]
async fn without_the_intent_the_bot_reads_only_what_is_meant_for_it() {
    let discord = start(Setup::default()).await;
    let mut gateway = Gateway::identify(&discord, INTENTS & !(1 << 15)).await;
    let (ana, support) = (discord.user("ana"), discord.channel("support"));
    gateway.event("GUILD_CREATE").await;
    let own = json!({ "content": "own", "allowed_mentions": { "parse": [] } });
    call(&discord, &format!("POST /channels/{support}/messages"), own).await;
    let own = discord.messages(support)[0].id();
    discord.say(ana, support, Utterance::new("file").with_file("a.txt", 3));
    discord.say(ana, support, discord.mention());
    discord.say(ana, discord.direct(ana), "direct");
    discord.say(ana, support, Utterance::new("reply").replying_to(own));
    discord.say(ana, support, Utterance::new("silent").replying_to(own).silently());
    let mention = discord.mention();
    for (content, files) in [("own", 0), ("", 0), (mention.as_str(), 0), ("direct", 0), ("reply", 0), ("", 0)]
    {
        let message = gateway.event("MESSAGE_CREATE").await;
        let found = (message["content"].as_str(), message["attachments"].as_array().map(Vec::len));
        assert_eq!(found, (Some(content), Some(files)));
    }
    discord.finish().await;
}

#[tokio::test]
async fn only_what_was_asked_for_and_can_be_seen_is_sent() {
    let discord = start(Setup::default()).await;
    let (ana, support) = (discord.user("ana"), discord.channel("support"));
    let mut messages = Gateway::identify(&discord, 1 << 9).await;
    messages.event("READY").await;
    discord.deny(discord.channel("random"), VIEW_CHANNEL);
    discord.say(ana, discord.channel("random"), "hidden");
    discord.say(ana, discord.direct(ana), "direct");
    let said = discord.say(ana, support, "seen");
    discord.react(ana, said, "👍");
    discord.edit(said, "edited");
    discord.delete(said);
    for event in ["MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE"] {
        let payload = messages.next().await;
        assert_eq!((&payload["t"], &payload["d"]["id"]), (&json!(event), &json!(said)));
    }
    discord.finish().await;
}

#[tokio::test]
async fn a_session_that_is_resumed_misses_nothing() {
    let discord = start(Setup::default()).await;
    let (ana, support) = (discord.user("ana"), discord.channel("support"));
    let mut gateway = Gateway::identify(&discord, INTENTS).await;
    let session = gateway.event("READY").await["session_id"].clone();
    gateway.event("GUILD_CREATE").await;
    discord.ask_to_reconnect();
    assert_eq!(gateway.next().await["op"], 7);
    let sequence = gateway.sequence.clone();
    drop(gateway);
    discord.until(SOON, |world| !world.is_connected()).await;
    discord.say(ana, support, "missed");
    let resume =
        |sequence: &Value| json!({ "token": discord.token(), "session_id": session, "seq": sequence });
    let mut gateway = Gateway::open(&discord).await;
    gateway.send(6, resume(&sequence)).await;
    let missed = gateway.next().await;
    assert_eq!((&missed["t"], &missed["d"]["content"]), (&json!("MESSAGE_CREATE"), &json!("missed")));
    assert_eq!(gateway.next().await["t"], "RESUMED");
    discord.say(ana, support, "after");
    assert_eq!(gateway.event("MESSAGE_CREATE").await["content"], "after");
    assert_eq!(discord.sessions().iter().map(|each| each.resumed.len()).collect::<Vec<_>>(), [1]);
    discord.invalidate_sessions(false);
    let invalid = gateway.next().await;
    assert_eq!((&invalid["op"], &invalid["d"]), (&json!(9), &json!(false)));
    let mut gateway = Gateway::open(&discord).await;
    gateway.send(6, resume(&sequence)).await;
    assert_eq!(gateway.next().await["op"], 9, "what is invalid stays so");
    discord.finish().await;
}

#[tokio::test]
async fn connections_end_as_they_are_asked_to() {
    let discord = start(Setup::default()).await;
    for code in [Some(4000), Some(1001), None] {
        let mut gateway = Gateway::identify(&discord, 1).await;
        gateway.event("READY").await;
        match code {
            Some(code) => discord.close_gateway(code),
            None => discord.break_gateway(),
        }
        assert_eq!(gateway.close_code().await, code);
    }
    discord.refuse_next_identify(4014);
    let mut gateway = Gateway::identify(&discord, 1).await;
    assert_eq!(gateway.close_code().await, Some(4014));
    let ends: Vec<Option<u16>> = discord.sessions().iter().map(|each| each.closed[0].code).collect();
    assert_eq!(ends, [Some(4000), Some(1001), None]);
    discord.finish().await;
}

#[tokio::test]
async fn heartbeats_are_acknowledged_unless_they_are_not_and_missed_ones_end_the_connection() {
    let discord = start(Setup { heartbeat_interval: Duration::from_millis(100), ..Setup::default() }).await;
    let mut gateway = Gateway::identify(&discord, 1).await;
    gateway.event("GUILD_CREATE").await;
    gateway.send(1, json!(2)).await;
    assert_eq!(gateway.next().await["op"], 11);
    discord.ask_for_heartbeat();
    assert_eq!(gateway.next().await["op"], 1);
    discord.ignore_heartbeats(true);
    gateway.send(1, json!(2)).await;
    assert_eq!(gateway.close_code().await, Some(4009));
    assert_eq!(discord.sessions()[0].heartbeats, 2);
    discord.finish().await;
}

#[tokio::test]
async fn payloads_are_compressed_where_both_sides_want_it() {
    for (zlib, compress, binary) in [(true, true, true), (true, false, false), (false, true, false)] {
        let discord = start(Setup { zlib, ..Setup::default() }).await;
        let mut gateway = Gateway::open(&discord).await;
        let mut data = identify(&discord, 1);
        data["compress"] = json!(compress);
        gateway.send(2, data).await;
        let text = match gateway.receive().await {
            Some(Message::Text(text)) if !binary => text.to_string(),
            Some(Message::Binary(bytes)) if binary => {
                let mut text = String::new();
                ZlibDecoder::new(&bytes[..]).read_to_string(&mut text).expect("zlib");
                text
            }
            other => panic!("{other:?}"),
        };
        assert!(text.contains("\"READY\""), "{text}");
        discord.finish().await;
    }
}
