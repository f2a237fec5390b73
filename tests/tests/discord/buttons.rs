//! Buttons: choices that lead on, also after a restart, and the tools under an answer.

use lotse_fakes::discord::{Message, Setup};
use serde_json::Value;

use crate::running::{SOON, running, with};

/// The labels of a message's buttons, and the options of its lists.
fn labels(message: &Message) -> Vec<String> {
    let labels = |component: &&Value| match component["options"].as_array() {
        Some(options) => {
            options.iter().filter_map(|option| option["label"].as_str().map(str::to_owned)).collect()
        }
        None => component["label"].as_str().map(str::to_owned).into_iter().collect::<Vec<_>>(),
    };
    message.components().iter().flat_map(labels).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_choice_leads_on_after_a_restart_and_only_for_whoever_asked() {
    let mut bot = running().await;
    let (_, asked) = bot.ask("ben", "support", "Can I take over a subscription?").await;
    let choices = labels(&asked);
    assert!(choices.len() > 3, "{choices:?}");
    let (ana, ben) = (bot.discord.user("ana"), bot.discord.user("ben"));
    let refused = bot.discord.press(ana, asked.id(), "usage-based (Azure)").message(SOON).await;
    assert!(refused.is_ephemeral() && refused.content().starts_with("Nur"), "{}", refused.content());
    bot.restart().await;
    let (message, press) = (asked.id(), "usage-based (Azure)");
    let first = bot.discord.press(ben, message, press);
    let second = bot.discord.press(ben, message, press);
    let next = first.message(SOON).await;
    assert_eq!(next.id(), asked.id(), "the question turns into what follows it");
    let late = second.message(SOON).await;
    let (told, led_on) = if late.is_ephemeral() { (late, next) } else { (next, late) };
    assert!(told.is_ephemeral() && told.content().contains("already"), "{}", told.content());
    // Two turns on, there is a verdict.
    let list = led_on
        .components()
        .iter()
        .find(|component| component["type"] == 3)
        .map(|list| list["custom_id"].clone());
    let done = match list {
        Some(list) => bot.discord.select(ben, message, list.as_str().expect("an id"), &["3"]),
        None => bot.discord.press(ben, message, &labels(&led_on)[0]),
    };
    let verdict = done.message(SOON).await;
    assert!(verdict.embeds()[0]["title"].is_string(), "{}", verdict.text());
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn why_more_and_feedback_are_told_to_one_person() {
    let bot = running().await;
    let ben = bot.discord.user("ben");
    let (_, reply) = bot.ask("ben", "support", "Can I take over an EA Azure subscription?").await;
    for (button, part) in
        [("Why?", "Rule:"), ("More sections", "›"), ("Helpful", "Thank you"), ("Not helpful", "Thank you")]
    {
        let told = bot.discord.press(ben, reply.id(), button).message(SOON).await;
        assert!(told.is_ephemeral() && told.text().contains(part), "{button}: {}", told.text());
    }
    assert_eq!(bot.dialogue.store().judgements().await.expect("feedback"), (0, 1), "the last word counts");
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_button_of_a_forgotten_answer_says_so() {
    let bot = running().await;
    let ben = bot.discord.user("ben");
    let (_, reply) = bot.ask("ben", "support", "Can I take over a subscription?").await;
    let support = bot.discord.channel("support");
    let forgot = bot.discord.command(ben, support, "forget", serde_json::json!({})).message(SOON).await;
    assert!(forgot.is_ephemeral());
    for button in [labels(&reply)[0].as_str(), "Why?"] {
        let told = bot.discord.press(ben, reply.id(), button).message(SOON).await;
        assert!(told.is_ephemeral() && told.content().contains("too old"), "{button}: {}", told.content());
    }
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_is_asked_once_with_everything_that_helps() {
    let bot = with(Setup::default(), |discord, settings| {
        let role = discord.look(|world| world.role_named("advisors")).expect("a role");
        settings.helper_role = Some(role.0.into());
        settings.helper_channel = Some(discord.channel("random").0.into());
    })
    .await;
    let discord = &bot.discord;
    let (ben, random) = (discord.user("ben"), discord.channel("random"));
    let (_, reply) = bot.ask("ben", "support", "Can I take over an EA *Azure* subscription?").await;
    let told = discord.press(ben, reply.id(), "Ask a person").message(SOON).await;
    assert!(told.is_ephemeral() && told.content().contains("passed"), "{}", told.content());
    let request = discord.messages(random).pop().expect("a request");
    assert!(request.text().contains("take over an EA \\*Azure\\* subscription"), "{}", request.text());
    let sent = discord
        .requests()
        .into_iter()
        .rfind(|request| request.body["content"].as_str().is_some_and(|text| text.starts_with("<@&")));
    let mentions = &sent.expect("a request").body["allowed_mentions"];
    assert_eq!(mentions["parse"], serde_json::json!([]));
    assert_eq!(mentions["roles"].as_array().map(Vec::len), Some(1));
    let again = discord.press(ben, reply.id(), "Ask a person").message(SOON).await;
    assert!(again.content().contains("a short while ago"), "{}", again.content());
    assert_eq!(discord.messages(random).len(), 1);
    bot.finish().await;
}
