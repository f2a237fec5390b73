//! What goes wrong at Discord's API: it is waited out, tried again, or said.

use std::time::Duration;

use lotse::{
    channels::discord::check,
    config::{Config, Overrides},
};
use lotse_fakes::discord::{
    ApiError, ChannelSetup, FakeDiscord, Fault, Intents, ResponseKind, Setup, permissions,
};
use serde_json::json;

use crate::running::{SOON, assistant, client, running, with};

const POST: &str = "POST /channels/{channel_id}/messages";
const CALLBACK: &str = "POST /interactions/{interaction_id}/{interaction_token}/callback";

#[tokio::test(flavor = "multi_thread")]
async fn limits_are_waited_out_and_errors_of_the_server_tried_again_without_a_second_answer() {
    let bot = running().await;
    for fault in [
        Fault::RouteLimit(Duration::from_millis(300)),
        Fault::GlobalLimit(Duration::from_millis(300)),
        Fault::Server(502),
        Fault::LoseAnswer,
    ] {
        bot.discord.fail_next(POST, fault.clone());
        let (question, _) = bot.ask("ben", "support", "Can I take over an EA Azure subscription?").await;
        tokio::time::sleep(Duration::from_millis(600)).await;
        let support = bot.discord.channel("support");
        let replies = bot.discord.messages(support).into_iter().filter(|m| m.replies_to() == Some(question));
        assert_eq!(replies.count(), 1, "{fault:?}");
    }
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interaction_that_is_gone_harms_nothing_else() {
    let bot = running().await;
    let (ben, support) = (bot.discord.user("ben"), bot.discord.channel("support"));
    bot.discord.fail_next(CALLBACK, Fault::Refuse(ApiError::unknown_interaction()));
    bot.discord.command(ben, support, "help", json!({}));
    bot.discord.until(SOON, |world| world.requests().iter().any(|request| request.status == Some(404))).await;
    let (_, reply) = bot.ask("ben", "support", "Can I take over an EA Azure subscription?").await;
    assert!(!reply.embeds().is_empty());
    let unanswered = bot.discord.violations();
    assert!(unanswered.len() <= 1, "{unanswered:?}");
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_channel_where_the_bot_may_not_write_is_left_alone() {
    let mut setup = Setup::default();
    setup.guilds[0].channels.push(ChannelSetup::text("quiet").denying(permissions::SEND_MESSAGES));
    let bot = with(setup, |_, _| {}).await;
    let quiet = bot.discord.channel("quiet");
    bot.discord.say(
        bot.discord.user("ben"),
        quiet,
        format!("{} Can I take over an EA Azure subscription?", bot.discord.mention()),
    );
    bot.discord.until(SOON, |world| world.requests().iter().any(|request| request.status == Some(403))).await;
    let (_, reply) = bot.ask("ben", "support", "Can I take over an EA Azure subscription?").await;
    assert!(!reply.embeds().is_empty());
    let refused = bot.discord.requests().into_iter().filter(|request| request.status == Some(403)).count();
    assert_eq!(refused, 1, "what is not allowed is not tried again");
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_takes_long_is_announced_in_time_and_delivered() {
    let bot = running().await;
    let (ben, support) = (bot.discord.user("ben"), bot.discord.channel("support"));
    // Every processor is busy for longer than Discord waits.
    let busy: Vec<_> = (0..64)
        .map(|_| {
            let dialogue = std::sync::Arc::clone(&bot.dialogue);
            tokio::spawn(
                async move { dialogue.work(|_| std::thread::sleep(Duration::from_millis(200))).await },
            )
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(100)).await;
    let ask = bot.discord.command(
        ben,
        support,
        "ask",
        json!({ "question": "Can I take over an EA Azure subscription?" }),
    );
    let response = ask.response(SOON).await;
    let message = ask.message(SOON).await;
    assert_eq!(message.embeds()[0]["title"], "Yes, under certain conditions.");
    if std::thread::available_parallelism().map_or(1, usize::from) <= 4 {
        assert_eq!(response.kind, ResponseKind::Deferred);
    }
    for work in busy {
        work.await.expect("it ends").expect("it is done");
    }
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_check_tells_what_is_missing_and_the_invitation_asks_for_what_is_needed() {
    let mut setup = Setup { privileged_intents: Intents::NONE, ..Setup::default() };
    setup.guilds[0].channels.push(ChannelSetup::text("quiet").denying(permissions::SEND_MESSAGES));
    let discord = FakeDiscord::start(setup).await;
    let mut settings = Config::read(None, &Overrides::default()).expect("the default settings hold").discord;
    settings.support_channels = vec![discord.channel("quiet").0.into(), discord.channel("support").0.into()];
    let http = || Some(client(&discord));
    let found = check::check(discord.token(), &settings, &assistant(), http()).await.expect("findings");
    let missing: Vec<&str> = found
        .iter()
        .filter(|finding| finding.missing.is_some())
        .map(|finding| finding.what.as_str())
        .collect();
    let quiet = format!("`support_channels` {} (#quiet)", discord.channel("quiet"));
    assert_eq!(missing, ["the Message Content intent", "the slash commands", quiet.as_str()]);
    let invitation = check::invite(discord.token(), &settings, http()).await.expect("an address");
    assert!(invitation.contains(&format!("client_id={}&", discord.application_id())), "{invitation}");
    let wrong = check::invite("wrong", &settings, http()).await.expect_err("an error");
    assert!(wrong.to_string().contains("LOTSE_DISCORD_TOKEN"), "{wrong}");
    discord.finish().await;
}
