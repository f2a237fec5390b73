//! Slash commands: how they are registered, and what each does.

use lotse::channels::discord::commands;
use lotse_fakes::discord::{ChannelId, Setup, permissions};
use serde_json::{Value, json};

use crate::running::{Running, SOON, assistant, running, with};

async fn used(bot: &Running, user: &str, channel: ChannelId, command: &str, options: Value) -> String {
    let user = bot.discord.user(user);
    bot.discord.command(user, channel, command, options).message(SOON).await.text()
}

#[test]
fn the_texts_of_all_languages_are_within_discords_limits() {
    let assistant = assistant();
    let (commands, problems) = commands::all(assistant.locales(), assistant.rulebook());
    assert!(problems.is_empty(), "{problems:?}");
    let ask = commands.iter().find(|command| command["name"] == "ask").expect("a command");
    for (locale, name) in [("de", "fragen"), ("sv-SE", "fråga"), ("ja", "質問"), ("pt-BR", "perguntar")] {
        assert_eq!(ask["name_localizations"][locale], name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_are_registered_in_every_language_and_only_when_they_differ() {
    let mut bot = running().await;
    let operation = "PUT /applications/{application_id}/commands";
    let registered = |bot: &Running| {
        bot.discord.requests().iter().filter(|request| request.operation() == operation).count()
    };
    assert_eq!(registered(&bot), 1);
    let names: Vec<String> = bot.discord.commands().iter().map(|command| command.name().to_owned()).collect();
    assert_eq!(names, ["ask", "check", "cite", "why", "language", "feedback", "forget", "help", "lotse"]);
    bot.restart().await;
    bot.ask("ben", "support", "Can I take over an EA Azure subscription?").await;
    assert_eq!(registered(&bot), 1, "they were as they should be");
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ask_shows_the_question_and_goes_on_by_reply() {
    let bot = running().await;
    let discord = &bot.discord;
    let (ben, support) = (discord.user("ben"), discord.channel("support"));
    let ask =
        discord.command(ben, support, "ask", json!({ "question": "Can I take over an EA subscription?" }));
    let message = ask.message(SOON).await;
    assert_eq!(message.content(), "> Can I take over an EA subscription?");
    bot.discord
        .until(SOON, |world| {
            world.requests().iter().any(|request| {
                request.method == "GET" && request.path.ends_with("@original") && request.status == Some(200)
            })
        })
        .await;
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    let said = discord.say(
        ben,
        support,
        lotse_fakes::discord::Utterance::new("It is Azure").replying_to(message.id()),
    );
    let reply = discord.reply_to(said, SOON).await;
    assert_eq!(reply.embeds()[0]["title"], "Yes, under certain conditions.", "{}", reply.text());
    let private = discord.command(
        ben,
        support,
        "ask",
        json!({ "question": "Can a customer have two partners?", "private": true }),
    );
    assert!(private.message(SOON).await.is_ephemeral());
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn check_suggests_topics_and_decides() {
    let bot = running().await;
    let discord = &bot.discord;
    let (ana, support) = (discord.user("ana"), discord.channel("support"));
    let all = discord.complete(ana, support, "check", ("topic", ""), json!({})).await;
    assert_eq!(all.len(), 25);
    let found = discord.complete(ana, support, "check", ("topic", "überneh"), json!({})).await;
    let topic =
        found.iter().find(|choice| choice.value == "take-over").expect("a topic, in the user's language");
    let text = used(&bot, "ana", support, "check", json!({ "topic": topic.value, "channel": "ea", "service": "usage-based", "feature": "multi-partner" })).await;
    assert!(text.contains("Ja, unter bestimmten Bedingungen."), "{text}");
    assert!(text.contains("Davon hängt die Antwort nicht ab"), "{text}");
    // What is missing is asked for.
    let open = discord.command(ana, support, "check", json!({ "topic": "take-over" })).message(SOON).await;
    let button = open
        .components()
        .into_iter()
        .find(|component| component["custom_id"].as_str().is_some_and(|id| id.starts_with("choose/")));
    assert!(button.is_some(), "{}", open.text());
    assert!(used(&bot, "ana", support, "check", json!({ "topic": "no topic" })).await.contains("Thema"));
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn cite_finds_sections_by_title_and_by_words() {
    let bot = running().await;
    let discord = &bot.discord;
    let (ben, support) = (discord.user("ben"), discord.channel("support"));
    let found = discord.complete(ben, support, "cite", ("section", "partner"), json!({})).await;
    assert!(!found.is_empty() && found.len() <= 25);
    let text = used(&bot, "ben", support, "cite", json!({ "section": found[0].value })).await;
    assert!(text.contains(found[0].name.split(" › ").next().unwrap_or_default()), "{text}");
    let text =
        used(&bot, "ben", support, "cite", json!({ "section": "removing delegated admin privileges" })).await;
    assert!(text.len() > 50, "{text}");
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_chosen_language_comes_before_the_programs() {
    let bot = running().await;
    let support = bot.discord.channel("support");
    assert!(used(&bot, "ben", support, "why", json!({})).await.contains("Ask me something first"));
    used(&bot, "ben", support, "language", json!({ "language": "fr" })).await;
    assert!(!used(&bot, "ben", support, "why", json!({})).await.contains("Ask me something first"));
    used(&bot, "ben", support, "language", json!({ "language": "automatic" })).await;
    assert!(used(&bot, "ben", support, "why", json!({})).await.contains("Ask me something first"));
    bot.ask("ben", "support", "Can I take over an EA Azure subscription?").await;
    let question = bot.discord.messages(support).len();
    assert!(question > 0);
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn why_feedback_help_and_forget_speak_to_one_person() {
    let bot = running().await;
    let support = bot.discord.channel("support");
    bot.ask("ben", "support", "Can I take over an EA Azure subscription?").await;
    bot.discord.until(SOON, |world| world.requests().len() > 2).await;
    let mut why = String::new();
    for _ in 0..50 {
        why = used(&bot, "ben", support, "why", json!({})).await;
        if why.contains("Rule") {
            break;
        }
    }
    assert!(why.contains("take\\-over") || why.contains("take-over"), "{why}");
    assert!(
        used(&bot, "ben", support, "feedback", json!({ "helpful": false, "comment": "too long" }))
            .await
            .contains("Thank you")
    );
    assert!(used(&bot, "ben", support, "help", json!({})).await.contains("/check"));
    used(&bot, "ben", support, "forget", json!({})).await;
    assert_eq!(bot.dialogue.store().answers().await.expect("a count"), 0);
    assert!(
        used(&bot, "ben", support, "feedback", json!({ "helpful": true }))
            .await
            .contains("Ask me something first")
    );
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_those_who_run_the_server_can_reload() {
    let mut setup = Setup::default();
    setup.guilds[0].roles[0].permissions |= permissions::MANAGE_GUILD;
    let bot = with(setup, |_, _| {}).await;
    let support = bot.discord.channel("support");
    let status = used(&bot, "ben", support, "lotse status", json!({})).await;
    assert!(status.contains("Rulebook") && status.contains("Not helpful: 0"), "{status}");
    let before = bot.dialogue.assistant();
    assert!(used(&bot, "ben", support, "lotse reload", json!({})).await.contains("anew"));
    assert!(!std::sync::Arc::ptr_eq(&before, &bot.dialogue.assistant()));
    bot.finish().await;
}
