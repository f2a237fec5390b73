//! The gateway: reconnecting, resuming, and what cannot heal.

use std::time::Duration;

use lotse_fakes::discord::{Fault, Intents, Setup, World};

use crate::running::{SOON, running, unconnected, with};

const QUESTION: &str = "Can I take over an EA Azure subscription?";

/// How often the bot has connected, anew or to resume.
fn connections(world: &World) -> usize {
    world.sessions().iter().map(|session| 1 + session.resumed.len()).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_connection_heals_whatever_ends_it() {
    let bot = with(
        Setup { zlib: true, heartbeat_interval: Duration::from_millis(500), ..Setup::default() },
        |_, _| {},
    )
    .await;
    let upheavals: [(&str, &dyn Fn()); 5] = [
        ("op 7", &|| bot.discord.ask_to_reconnect()),
        ("op 9, resumable", &|| bot.discord.invalidate_sessions(true)),
        ("op 9, not resumable", &|| bot.discord.invalidate_sessions(false)),
        ("a broken connection", &|| bot.discord.break_gateway()),
        ("close code 4000", &|| bot.discord.close_gateway(4000)),
    ];
    for (what, upheave) in upheavals {
        let before = bot.discord.look(connections);
        upheave();
        bot.discord.until(SOON * 2, |world| connections(world) > before && world.is_connected()).await;
        let (_, reply) = bot.ask("ben", "support", QUESTION).await;
        assert!(!reply.embeds().is_empty(), "{what}");
    }
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn heartbeats_that_are_not_answered_end_the_connection_and_it_is_resumed() {
    let bot =
        with(Setup { heartbeat_interval: Duration::from_millis(300), ..Setup::default() }, |_, _| {}).await;
    bot.discord.ignore_heartbeats(true);
    bot.discord.until(SOON, |world| !world.is_connected()).await;
    bot.discord.ignore_heartbeats(false);
    bot.discord.connected(SOON).await;
    let (_, reply) = bot.ask("ben", "support", QUESTION).await;
    assert!(!reply.embeds().is_empty());
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_heal_stops_with_what_to_do() {
    for (setup, code, part) in [
        (Setup::default(), Some(4004), "Reset Token"),
        (Setup::default(), Some(4013), "newer Lotse"),
        (Setup { privileged_intents: Intents::NONE, ..Setup::default() }, None, "Message Content intent"),
    ] {
        let bot = unconnected(setup, |discord, _| {
            if let Some(code) = code {
                discord.refuse_next_identify(code);
            }
        })
        .await;
        let (error, discord) = bot.fails().await;
        assert!(error.contains(part), "{code:?}: {error}");
        discord.finish().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_message_content_intent_those_who_mention_the_bot_are_answered() {
    let setup = Setup { privileged_intents: Intents::NONE, ..Setup::default() };
    let bot = with(setup, |_, settings| settings.message_content = false).await;
    let (_, reply) = bot.ask("ben", "support", QUESTION).await;
    assert_eq!(reply.embeds()[0]["title"], "Yes, under certain conditions.");
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_finishes_what_was_begun() {
    let mut bot = running().await;
    let ben = bot.discord.user("ben");
    let direct = bot.discord.direct(ben);
    // Discord takes its time with the answer while the bot is told to stop.
    bot.discord.fail_next("POST /channels/{channel_id}/messages", Fault::Delay(Duration::from_secs(2)));
    let asked = bot.discord.say(ben, direct, QUESTION);
    let dialogue = std::sync::Arc::clone(&bot.dialogue);
    while dialogue.store().answers().await.expect("a count") < 1 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    bot.stop().await;
    assert!(bot.discord.messages(direct).iter().any(|message| message.replies_to() == Some(asked)));
    assert!(bot.discord.sessions().iter().all(|session| !session.is_connected()));
    bot.discord.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_cannot_connect_stops_all_the_same() {
    let mut bot = unconnected(Setup::default(), |discord, _| discord.refuse_connections(true)).await;
    bot.discord
        .until(SOON, |world| world.requests().iter().any(|request| request.path.ends_with("/bot")))
        .await;
    bot.stop().await;
    bot.discord.finish().await;
}
