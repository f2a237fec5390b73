//! Messages: which of them ask, where the answer goes, and what becomes of it when the question is changed or deleted.

use std::time::Duration;

use serde_json::{Value, json};
use serenity::all::{
    Channel, ChannelId, ChannelType, Context, Message, MessageId, MessageType, MessageUpdateEvent,
};
use tracing::warn;

use super::{
    Bot, Trouble, Unsure,
    action::Action,
    card, commands, message_name, message_of, named, text,
    trouble::{code, explained, steadily},
};
use crate::{
    assistant::Outcome,
    dialogue::{Question, Reply},
};

/// A thread's name has at most so many characters.
const THREAD_NAME: usize = 100;

/// Minutes after which a thread that nobody writes in is put away: three days.
const PUT_AWAY: u32 = 4320;

/// How long an answer may be on its way to Discord, in moments: rate limits hold it back.
const ON_ITS_WAY: u32 = 100;
const A_MOMENT: Duration = Duration::from_millis(100);

/// How a message came to be for the bot.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Addressed {
    /// It is meant for the bot.
    Directly,
    /// It stands in a support channel.
    InPassing,
}

impl Bot {
    pub(super) async fn on_message(&self, ctx: &Context, message: &Message) -> Result<(), Trouble> {
        let Some((addressed, place)) = self.addressed(ctx, message).await? else { return Ok(()) };
        let asker = self.asker(message.author.id);
        let locale = self.guild_locale(ctx, message);
        let text = text::question(&message.content);
        if text.is_empty() {
            if addressed == Addressed::Directly {
                let help = self.say(&asker, locale.as_ref(), "help").await?;
                let nonce = message.id.to_string();
                self.post(ctx, message.channel_id, Some(message.id), &nonce, json!({ "content": help }))
                    .await?;
            }
            return Ok(());
        }
        let replied = message.referenced_message.as_ref();
        let question = Question {
            id: named(message.id),
            asker,
            place: place.map(named),
            replying_to: replied.map(|replied| message_name(replied.channel_id, replied.id)),
            text,
            locale,
        };
        let reply = match self.dialogue.ask(&question).await {
            Ok(reply) => reply,
            Err(error) => {
                let trouble = Trouble::from(error);
                if addressed == Addressed::Directly {
                    let program = question.locale.as_ref().map(ToString::to_string).unwrap_or_default();
                    let body = json!({ "content": self.sorry(message.author.id, &program, &trouble).await });
                    let mark = message.id.to_string();
                    self.post(ctx, message.channel_id, Some(message.id), &mark, body).await?;
                }
                return Err(trouble);
            }
        };
        if addressed == Addressed::InPassing && !self.is_sure(&reply) {
            let asks = question.text.contains(['?', '？', '¿']);
            if self.settings.unsure == Unsure::Offer && asks {
                self.offer(ctx, message, &reply).await?;
            }
            return Ok(());
        }
        if !self.dialogue.keep(&question, &reply).await? {
            return Ok(());
        }
        let body = self.body(&question.id, 0, &reply);
        let (channel, replied) = self.place(ctx, message, &question.text, place.is_some()).await;
        let store = self.dialogue.store();
        if place.is_some() || replied.is_none() {
            // What is said there next goes on from here, however soon.
            store.placed(&question.id, &named(channel)).await?;
        }
        let mark = message.id.to_string();
        let mut sent = self.post(ctx, channel, replied, &mark, body.clone()).await;
        if sent.is_err() && replied.is_none() {
            // The thread is there, but nothing can be said in it.
            sent = self.post(ctx, message.channel_id, Some(message.id), &mark, body).await;
        }
        let sent = match sent {
            Ok(sent) => sent,
            Err(error) => {
                store.drop_answer(&question.id).await?;
                return Err(error.into());
            }
        };
        let channel = sent.channel_id;
        store.sent(&question.id, &message_name(channel, sent.id)).await?;
        Ok(())
    }

    /// An edited question edits its answer.
    pub(super) async fn on_edit(&self, ctx: &Context, event: MessageUpdateEvent) -> Result<(), Trouble> {
        // Discord also sends this when it adds a preview to a message.
        let (Some(content), Some(_)) = (event.content, event.edited_timestamp) else { return Ok(()) };
        let text = text::question(&content);
        let id = named(event.id);
        if text.is_empty() {
            return Ok(());
        }
        let Some((channel, message)) = self.answer_to(&id).await? else { return Ok(()) };
        let Some((record, reply)) = self.dialogue.edit(&id, &text).await? else { return Ok(()) };
        if self.dialogue.record(&id).await?.is_none_or(|latest| latest.turn != record.turn) {
            // A later change shows itself.
            return Ok(());
        }
        let body = self.body(&id, record.turn, &reply);
        steadily(|| ctx.http.edit_message(channel, message, &body, Vec::new())).await?;
        Ok(())
    }

    /// A deleted question takes its answer with it.
    pub(super) async fn on_delete(&self, ctx: &Context, message: MessageId) -> Result<(), Trouble> {
        let id = named(message);
        let answer = self.answer_to(&id).await?;
        self.dialogue.store().drop_answer(&id).await?;
        if let Some((channel, message)) = answer {
            let deleted = steadily(|| ctx.http.delete_message(channel, message, None)).await;
            // Somebody may have deleted it first.
            if let Err(error) = deleted
                && !matches!(code(&error), Some(10_003 | 10_008))
            {
                return Err(error.into());
            }
        }
        Ok(())
    }

    /// The message with the answer to an event, which may be on its way while its question changes; none where there is
    /// none.
    async fn answer_to(&self, id: &str) -> Result<Option<(ChannelId, MessageId)>, Trouble> {
        for _ in 0..ON_ITS_WAY {
            match self.dialogue.record(id).await? {
                Some(record) if record.message.is_none() => tokio::time::sleep(A_MOMENT).await,
                record => return Ok(record.and_then(|record| message_of(&record.message?))),
            }
        }
        Ok(None)
    }

    /// Whether a message is for the bot, and the place whose conversation it goes on with.
    async fn addressed(
        &self,
        ctx: &Context,
        message: &Message,
    ) -> Result<Option<(Addressed, Option<ChannelId>)>, Trouble> {
        let written = matches!(message.kind, MessageType::Regular | MessageType::InlineReply);
        if message.author.bot || message.webhook_id.is_some() || !written {
            return Ok(None);
        }
        let channel = message.channel_id;
        if message.guild_id.is_none() {
            return Ok(Some((Addressed::Directly, Some(channel))));
        }
        let me = ctx.cache.current_user().id;
        let to_me = |message: &Message| message.author.id == me;
        let replied = message.referenced_message.as_deref();
        let mentioned = message.mentions.iter().any(|user| user.id == me)
            || replied.is_some_and(to_me)
            || self.mentions_own_role(ctx, message);
        let own_thread = self.dialogue.store().latest_in(&named(channel), 0).await?.is_some();
        let place = own_thread.then_some(channel);
        if mentioned {
            return Ok(Some((Addressed::Directly, place)));
        }
        // What people say to each other is theirs.
        if !message.mentions.is_empty() || replied.is_some() {
            return Ok(None);
        }
        if own_thread {
            return Ok(Some((Addressed::Directly, place)));
        }
        let supported = |channel: &ChannelId| self.settings.support_channels.contains(channel);
        let parent = message.guild_id.and_then(|guild| {
            let guild = ctx.cache.guild(guild)?;
            guild.threads.iter().find(|thread| thread.id == channel)?.parent_id
        });
        let in_passing = supported(&channel) || parent.as_ref().is_some_and(supported);
        Ok(in_passing.then_some((Addressed::InPassing, None)))
    }

    /// Whether a message mentions the role that Discord made for the bot: it has the bot's name.
    fn mentions_own_role(&self, ctx: &Context, message: &Message) -> bool {
        let me = ctx.cache.current_user().id;
        let guild = message.guild_id.and_then(|guild| ctx.cache.guild(guild));
        guild.is_some_and(|guild| {
            let own = |role| guild.roles.get(role).is_some_and(|role| role.tags.bot_id == Some(me));
            message.mention_roles.iter().any(own)
        })
    }

    /// Whether an answer is good enough for somebody who did not ask the bot.
    fn is_sure(&self, reply: &Reply) -> bool {
        let answer = &reply.answer;
        match answer.outcome {
            Outcome::Abstain => false,
            Outcome::Clarify => answer.topic.is_some(),
            Outcome::Answer => {
                answer.topic.is_some() || answer.confidence >= self.settings.support_answer_from
            }
        }
    }

    /// The message that an answer becomes.
    pub(super) fn body(&self, id: &str, turn: i64, reply: &Reply) -> Value {
        let assistant = self.dialogue.assistant();
        let voice = assistant.locales().voice(&reply.answer.locale);
        card::answer(&reply.answer, &reply.after, &voice, self.handle(id, turn))
    }

    /// The channel that an answer goes to, and the message it replies to; a thread of its own where the operator wants it.
    async fn place(
        &self,
        ctx: &Context,
        message: &Message,
        question: &str,
        goes_on: bool,
    ) -> (ChannelId, Option<MessageId>) {
        let here = (message.channel_id, Some(message.id));
        if !self.settings.threads
            || goes_on
            || message.guild_id.is_none()
            || message.message_reference.is_some()
        {
            return here;
        }
        // Threads have no threads, and other kinds of channels have none to be opened from a message.
        let kind = steadily(|| ctx.http.get_channel(message.channel_id)).await;
        let may_have = |channel: &Channel| match channel {
            Channel::Guild(channel) => matches!(channel.kind, ChannelType::Text | ChannelType::News),
            _ => false,
        };
        if !kind.as_ref().is_ok_and(may_have) {
            return here;
        }
        let thread = json!({ "name": text::cut(question, THREAD_NAME), "auto_archive_duration": PUT_AWAY });
        let made =
            steadily(|| ctx.http.create_thread_from_message(message.channel_id, message.id, &thread, None));
        match made.await {
            Ok(thread) => (thread.id, None),
            // It was made when the answer to an earlier try was lost.
            Err(error) if code(&error) == Some(160_004) => (message.id.get().into(), None),
            Err(error) => {
                warn!("no thread can be opened, so the answer is a reply: {}", explained(&error));
                here
            }
        }
    }

    async fn offer(&self, ctx: &Context, message: &Message, reply: &Reply) -> Result<(), Trouble> {
        let assistant = self.dialogue.assistant();
        let voice = assistant.locales().voice(&reply.answer.locale);
        let id = message.id.to_string();
        let button = card::button(&Action::Show { id: &id }, &voice.say("button-show"), 2);
        let body = json!({ "content": format!("-# {}", voice.say("offer")), "components": [card::row(vec![button])] });
        self.post(ctx, message.channel_id, Some(message.id), &id, body).await?;
        Ok(())
    }

    /// Sends a message, once: what is tried again after an error carries the same mark.
    pub(super) async fn post(
        &self,
        ctx: &Context,
        channel: ChannelId,
        replied: Option<MessageId>,
        mark: &str,
        mut body: Value,
    ) -> serenity::Result<Message> {
        if body.get("allowed_mentions").is_none() {
            body["allowed_mentions"] = card::no_mentions();
        }
        if let Some(replied) = replied {
            body["message_reference"] =
                json!({ "message_id": replied.to_string(), "fail_if_not_exists": false });
        }
        body["nonce"] = mark.into();
        body["enforce_nonce"] = true.into();
        steadily(|| ctx.http.send_message(channel, Vec::new(), &body)).await
    }

    /// The language of the server that a message stands in.
    fn guild_locale(&self, ctx: &Context, message: &Message) -> Option<lotse_knowledge::Locale> {
        let guild = ctx.cache.guild(message.guild_id?)?;
        commands::locale(&guild.preferred_locale)
    }
}
