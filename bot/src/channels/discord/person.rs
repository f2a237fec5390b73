//! Asking a person: the question, what is known and the nearest sections go to where the operator's helpers are.

use serde_json::{Value, json};
use serenity::all::{ChannelId, ComponentInteraction, Context, MessageFlags};

use super::{
    Bot, Trouble, card, named,
    text::{cut, escaped},
    trouble::{code, explained, steadily},
};
use crate::{
    assistant,
    store::{Record, ago},
};

const FIELD: usize = 1024;

/// What stands for a question that is not there any more.
const NO_QUESTION: &str = "–";

impl Bot {
    /// Passes a question on; gives the notice for whoever asked.
    pub(super) async fn ask_a_person(
        &self,
        ctx: &Context,
        component: &ComponentInteraction,
        record: &Record,
    ) -> Result<&'static str, Trouble> {
        // What was asked in private is not told where everybody reads it.
        let private = component.message.flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL));
        let Some(channel) =
            self.helpers(component).filter(|_| !private || self.settings.helper_channel.is_some())
        else {
            return Ok("person-none");
        };
        let since = ago(i64::from(self.settings.helper_minutes) * 60);
        let asker = self.asker(component.user.id);
        if !self.dialogue.store().hand_over(&asker, since).await? {
            return Ok("person-wait");
        }
        let body = self.request(component, record, self.question(ctx, component).await);
        let mark = format!("p{}", component.id);
        let mut target = channel;
        // Without a channel of their own, helpers are called into a thread at the answer.
        if self.settings.helper_channel.is_none() {
            let name = body["embeds"][0]["fields"][0]["value"].as_str().unwrap_or_default();
            let thread = json!({ "name": cut(name, 100), "auto_archive_duration": 4320 });
            let made = steadily(|| {
                ctx.http.create_thread_from_message(component.channel_id, component.message.id, &thread, None)
            });
            match made.await {
                Ok(thread) => target = thread.id,
                Err(error) => tracing::warn!(
                    "no thread can be opened, so the person is asked for in the channel: {}",
                    explained(&error)
                ),
            }
        }
        if record.place.as_deref() == Some(named(target).as_str()) {
            // From here on people talk to each other in this thread.
            self.dialogue.store().leave(&named(target)).await?;
        }
        if let Err(error) = self.post(ctx, target, None, &mark, body).await {
            // The next try need not wait.
            self.dialogue.store().hand_over_failed(&asker).await?;
            return Err(error.into());
        }
        Ok("person-called")
    }

    /// The channel that helpers are asked in; none where there is none for this conversation.
    fn helpers(&self, component: &ComponentInteraction) -> Option<ChannelId> {
        let here = component.guild_id.is_some() && self.settings.helper_role.is_some();
        self.settings.helper_channel.or(here.then_some(component.channel_id))
    }

    /// What helpers read. The one role that is set is the only one that is ever pinged.
    fn request(&self, component: &ComponentInteraction, record: &Record, question: String) -> Value {
        let snapshot = self.dialogue.assistant();
        let voice = snapshot.locales().voice(&record.kept.locale);
        let user = format!("<@{}>", component.user.id);
        let mut content = voice.say_with("person-request", &[("user", &user)]);
        let mut mentions = card::no_mentions();
        if let Some(role) = self.settings.helper_role {
            content = format!("<@&{role}> {content}");
            mentions["roles"] = json!([role.to_string()]);
        }
        let nearest: Vec<String> = record
            .kept
            .citations
            .iter()
            .map(|citation| super::text::link(&citation.name(), citation.url.as_deref()))
            .scan(0, |used, line| {
                *used += super::text::length(&line) + 3;
                (*used <= FIELD).then(|| format!("- {line}"))
            })
            .collect();
        let place = component.guild_id.map_or_else(|| "@me".to_owned(), |guild| guild.to_string());
        let address =
            format!("https://discord.com/channels/{place}/{}/{}", component.channel_id, component.message.id);
        let mut fields = vec![
            json!({ "name": voice.say("person-question"), "value": cut(&question, FIELD) }),
            json!({
                "name": voice.say("person-facts"),
                "value": cut(&escaped(&assistant::facts(&voice, &record.kept.facts)), FIELD),
            }),
        ];
        if !nearest.is_empty() {
            fields.push(json!({ "name": voice.say("person-sections"), "value": nearest.join("\n") }));
        }
        let embed = json!({ "url": address, "title": voice.say("button-person"), "fields": fields });
        json!({ "content": content, "embeds": [embed], "allowed_mentions": mentions })
    }

    /// The question as it was asked: it is not kept, so it is read from where it stands.
    async fn question(&self, ctx: &Context, component: &ComponentInteraction) -> String {
        let question = self.asked(ctx, component).await;
        if question.trim().is_empty() { NO_QUESTION.to_owned() } else { question }
    }

    async fn asked(&self, ctx: &Context, component: &ComponentInteraction) -> String {
        if !component.message.content.is_empty() {
            return component.message.content.clone();
        }
        let reference = component.message.message_reference.as_ref();
        // An answer in a thread belongs to the message that the thread is named by.
        let asked = match reference.and_then(|reference| Some((reference.channel_id, reference.message_id?)))
        {
            Some((channel, message)) => ctx.http.get_message(channel, message).await,
            None => match component.channel.as_ref().and_then(|channel| channel.parent_id) {
                Some(parent) => ctx.http.get_message(parent, component.channel_id.get().into()).await,
                None => return String::new(),
            },
        };
        match asked {
            Ok(asked) => escaped(&super::text::question(&asked.content)),
            Err(error) => {
                if code(&error) != Some(10_008) {
                    tracing::warn!("a question cannot be read again: {}", explained(&error));
                }
                String::new()
            }
        }
    }
}
