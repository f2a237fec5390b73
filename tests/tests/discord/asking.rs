//! Messages: who is answered, where, in which language; and what becomes of an answer when its question changes.

use lotse::channels::discord::Unsure;
use lotse_fakes::discord::{Setup, UserSetup, Utterance};

use crate::running::{SOON, running, with, with_users};

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_answered_in_its_own_language() {
    let bot = running().await;
    for (question, verdict, part) in [
        ("Can I take over an EA Azure subscription?", "Yes, under certain conditions.", "Partner Center"),
        (
            "Kan jag ta över en Azure-prenumeration som kunden köpt via EA?",
            "Ja, på vissa villkor.",
            "Partnercenter",
        ),
        (
            "Kann ich ein Azure-Abonnement aus einem EA übernehmen?",
            "Ja, unter bestimmten Bedingungen.",
            "Partner Center",
        ),
        (
            "¿Puedo asumir una suscripción de Azure que el cliente compró por EA?",
            "Sí, con ciertas condiciones.",
            "Centro de partners",
        ),
    ] {
        let (_, reply) = bot.ask("ben", "support", question).await;
        assert_eq!(reply.embeds()[0]["title"], verdict, "{question}: {}", reply.text());
        assert!(reply.text().contains(part), "{question}: {}", reply.text());
        assert!(reply.mentions().is_empty() && !reply.mentions_everyone());
    }
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bot_answers_those_who_ask_it_and_nobody_else() {
    let bot = running().await;
    let discord = &bot.discord;
    let (ben, support) = (discord.user("ben"), discord.channel("support"));
    let question = "Can I take over an EA Azure subscription?";
    let mentioned = format!("{} {question}", discord.mention());
    // Nobody asked: a passing remark, another bot, a webhook.
    discord.say(ben, support, question);
    discord.say(discord.user("helper"), support, mentioned.as_str());
    discord.say_as_webhook("news", support, mentioned.as_str());
    // Somebody did: directly, by mention, by reply.
    let direct = discord.direct(ben);
    discord.say(ben, direct, question);
    let answer = discord
        .wait_for(SOON, |world| world.messages(direct).into_iter().find(|m| m.author() == discord.bot()))
        .await;
    assert_eq!(answer.embeds()[0]["title"], "Yes, under certain conditions.");
    let (_, first) = bot.ask("ben", "support", question).await;
    let followed =
        discord.say(ben, support, Utterance::new("And if it is licence-based?").replying_to(first.id()));
    let second = discord.reply_to(followed, SOON).await;
    assert_eq!(second.embeds()[0]["title"], "Yes, under certain conditions.", "{}", second.text());
    let own = discord.messages(support).into_iter().filter(|message| message.author() == discord.bot());
    assert_eq!(own.count(), 2);
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edited_question_edits_its_answer_and_a_deleted_one_removes_it() {
    let bot = running().await;
    let (question, reply) = bot.ask("ben", "support", "Can I take over an EA Azure subscription?").await;
    let text = format!("{} Can a customer have two partners?", bot.discord.mention());
    bot.discord.edit(question, &text);
    let (id, before) = (reply.id(), reply.text());
    bot.discord.until(SOON, |world| world.message(id).is_some_and(|message| message.text() != before)).await;
    bot.discord.delete(question);
    bot.discord.until(SOON, |world| world.message(id).is_some_and(|message| !message.is_there())).await;
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn threads_hold_an_answer_and_what_follows_where_the_operator_wants_them() {
    let bot = with(Setup::default(), |_, settings| settings.threads = true).await;
    let discord = &bot.discord;
    let (ben, support) = (discord.user("ben"), discord.channel("support"));
    discord.say(
        ben,
        support,
        format!("{} Can I take over a subscription bought through EA?", discord.mention()),
    );
    let thread = discord.wait_for(SOON, |world| world.threads(support).first().map(|thread| thread.id)).await;
    let first = discord
        .wait_for(SOON, |world| world.messages(thread).into_iter().find(|m| m.author() == discord.bot()))
        .await;
    assert!(!first.components().is_empty());
    // In the thread nobody has to mention the bot.
    let said = discord.say(ben, thread, "It is Azure");
    let reply = discord.reply_to(said, SOON).await;
    assert_eq!(reply.embeds()[0]["title"], "Yes, under certain conditions.", "{}", reply.text());
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_support_channels_only_what_is_sure_is_said_unasked() {
    let bot = with(Setup::default(), |discord, settings| {
        settings.support_channels = vec![discord.channel("support").0.into()];
        settings.unsure = Unsure::Offer;
    })
    .await;
    let discord = &bot.discord;
    let (ana, ben, support) = (discord.user("ana"), discord.user("ben"), discord.channel("support"));
    let sure = discord.say(ben, support, "Can I take over an EA Azure subscription?");
    assert_eq!(discord.reply_to(sure, SOON).await.embeds()[0]["title"], "Yes, under certain conditions.");
    // What people say to each other is theirs, chat needs no answer, and what is unclear is offered.
    let talk = discord.say(
        ana,
        support,
        Utterance::new("Can I take over an EA Azure subscription?").replying_to(sure),
    );
    let chat = discord.say(ben, support, "good morning everybody");
    let unclear = discord.say(ben, support, "does anybody know where the portal has moved to?");
    let offer = discord.reply_to(unclear, SOON).await;
    assert!(offer.embeds().is_empty());
    let shown = discord.press(ben, offer.id(), "Show").message(SOON).await;
    assert_eq!(shown.id(), offer.id());
    assert!(!shown.embeds().is_empty(), "{}", shown.text());
    for message in [talk, chat] {
        assert!(!discord.messages(support).iter().any(|reply| reply.replies_to() == Some(message)));
    }
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_people_write_becomes_markup_or_pings() {
    let bot = running().await;
    let discord = &bot.discord;
    let hostile = "@everyone <@&1> **Can** I [take over](https://example.org) an `EA` Azure subscription? {$facts} \" OR title:* \u{202e}";
    let (_, reply) = bot.ask("ben", "support", hostile).await;
    assert!(!reply.mentions_everyone() && reply.mentions().is_empty());
    let ask = discord.command(
        discord.user("ben"),
        discord.channel("support"),
        "ask",
        serde_json::json!({ "question": hostile }),
    );
    let message = ask.message(SOON).await;
    assert!(message.content().starts_with("> \\@everyone"), "{}", message.content());
    assert!(message.content().contains("https\\://example.org"), "{}", message.content());
    let long = "word ".repeat(380);
    let (_, reply) = bot.ask("ben", "support", &long).await;
    assert!(!reply.embeds().is_empty());
    bot.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_questions_at_once_are_all_answered_once() {
    let users: Vec<UserSetup> = (0..200).map(|n| UserSetup::new(&format!("user{n}"), "en-US")).collect();
    let setup = Setup {
        message_rate: lotse_fakes::discord::Rate::UNLIMITED,
        global_rate: lotse_fakes::discord::Rate::UNLIMITED,
        ..with_users(users)
    };
    let bot = with(setup, |_, _| {}).await;
    let discord = &bot.discord;
    let asked: Vec<_> = (0..200)
        .map(|n| {
            let user = discord.user(&format!("user{n}"));
            (user, discord.say(user, discord.direct(user), "Can I take over an EA Azure subscription?"))
        })
        .collect();
    for (user, question) in asked {
        discord.reply_to(question, SOON * 3).await;
        let replies =
            discord.messages(discord.direct(user)).into_iter().filter(|m| m.author() == discord.bot());
        assert_eq!(replies.count(), 1);
    }
    bot.finish().await;
}
