//! Buttons: choices that lead on, also after a restart, and the tools under an answer.

use lotse_fakes::discord::{Fault, Message, Setup, World};

use crate::running::{SOON, running, with};

/// The custom id of a message's first component of a kind: 2 a button, 3 a list.
fn custom_id(message: &Message, kind: u8) -> String {
    let components = message.components();
    let found = components.iter().find(|component| component["type"] == kind);
    found.and_then(|component| component["custom_id"].as_str()).expect("a component").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_choice_leads_on_after_a_restart_and_only_for_whoever_asked() {
    let mut bot = running().await;
    let (_, asked) = bot.ask("ben", "support", "Can I take over a subscription?").await;
    let (ana, ben) = (bot.discord.user("ana"), bot.discord.user("ben"));
    let list = custom_id(&asked, 3);
    let refused = bot.discord.select(ana, asked.id(), &list, &["3"]).message(SOON).await;
    assert!(
        refused.is_ephemeral() && refused.content().starts_with("Hier kann nur"),
        "{}",
        refused.content()
    );
    bot.restart().await;
    let first = bot.discord.select(ben, asked.id(), &list, &["3"]);
    let second = bot.discord.select(ben, asked.id(), &list, &["3"]);
    let (one, other) = (first.message(SOON).await, second.message(SOON).await);
    let (told, next) = if one.is_ephemeral() { (one, other) } else { (other, one) };
    assert!(told.is_ephemeral() && told.content().contains("already"), "{}", told.content());
    assert_eq!(next.id(), asked.id(), "the question turns into what follows it");
    let verdict = bot.discord.press(ben, next.id(), "usage-based (Azure)").message(SOON).await;
    assert_eq!(verdict.embeds()[0]["title"], "Yes, under certain conditions.", "{}", verdict.text());
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_choice_that_cannot_be_shown_can_be_made_again() {
    let bot = running().await;
    let ben = bot.discord.user("ben");
    let (_, asked) = bot.ask("ben", "support", "Can I take over a subscription bought through EA?").await;
    let edit = "PATCH /channels/{channel_id}/messages/{message_id}";
    bot.discord.fail(
        "POST /interactions/{interaction_id}/{interaction_token}/callback",
        4,
        Fault::Server(502),
    );
    bot.discord.fail(edit, 4, Fault::Server(502));
    bot.discord.press(ben, asked.id(), "usage-based (Azure)");
    let failed =
        |world: &World| world.requests().iter().filter(|request| request.operation() == edit).count();
    bot.discord.until(SOON, |world| failed(world) == 4).await;
    assert!(!bot.discord.violations().is_empty(), "Discord waited in vain for an answer");
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    let verdict = bot.discord.press(ben, asked.id(), "usage-based (Azure)").message(SOON).await;
    assert_eq!(verdict.embeds()[0]["title"], "Yes, under certain conditions.", "{}", verdict.text());
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
    let choice = bot.discord.select(ben, reply.id(), &custom_id(&reply, 3), &["0"]);
    for touch in [choice, bot.discord.press(ben, reply.id(), "Why?")] {
        let told = touch.message(SOON).await;
        assert!(told.is_ephemeral() && told.content().contains("too old"), "{}", told.content());
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
