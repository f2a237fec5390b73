//! Buttons and lists under answers.

use std::time::Duration;

use lotse_knowledge::Locale;
use serde_json::{Value, json};
use serenity::all::{ComponentInteraction, ComponentInteractionDataKind, Context};

use super::{Bot, Trouble, action::Action, card, commands, message_name, named, text, trouble::steadily};
use crate::{
    dialogue::{Question, Refusal},
    store::{Asker, Record},
};

/// Discord waits three seconds for the first answer to an interaction; what takes longer than this is announced first.
pub(super) const AT_ONCE: Duration = Duration::from_millis(1800);

/// Discord's kinds of answers to interactions ("Interaction Callback Type").
pub(super) mod callback {
    pub const MESSAGE: u8 = 4;
    pub const MESSAGE_LATER: u8 = 5;
    pub const UPDATE_LATER: u8 = 6;
    pub const UPDATE: u8 = 7;
    pub const CHOICES: u8 = 8;
}

/// What using a component comes to.
enum Outcome {
    /// The message changes; what was kept for that is taken back where it cannot.
    Update(Value, Undo),
    /// Whoever used it is told something.
    Tell(Value),
}

/// What was kept for a message that changes.
enum Undo {
    /// The answer had been this before.
    Choice(Box<Record>),
    /// The answer was not there before, under this name.
    New(String),
}

impl Bot {
    pub(super) async fn on_component(
        &self,
        ctx: &Context,
        component: &ComponentInteraction,
    ) -> Result<(), Trouble> {
        let action = Action::parse(&component.data.custom_id);
        // Choosing changes the message; everything else tells something.
        let updates = matches!(action, Some(Action::Choose { .. } | Action::Show { .. }));
        let work = self.outcome(ctx, component, action);
        tokio::pin!(work);
        let (later, outcome) = match tokio::time::timeout(AT_ONCE, &mut work).await {
            Ok(outcome) => (false, outcome),
            Err(_) => {
                let kind = if updates { callback::UPDATE_LATER } else { callback::MESSAGE_LATER };
                let body = json!({ "type": kind, "data": { "flags": card::EPHEMERAL } });
                self.call_back(ctx, component.id, &component.token, &body).await?;
                (true, work.await)
            }
        };
        let outcome = match outcome {
            Ok(outcome) => outcome,
            Err(trouble) => {
                let said = self.sorry(component.user.id, &component.locale, &trouble).await;
                self.tell(ctx, component, later, updates, card::notice(&said)).await?;
                return Err(trouble);
            }
        };
        match outcome {
            Outcome::Update(body, undo) => {
                if let Err(error) = self.update(ctx, component, later, &body).await {
                    // The next click finds what the message shows.
                    match undo {
                        Undo::Choice(before) => self.dialogue.store().put_back(&before).await?,
                        Undo::New(id) => self.dialogue.store().drop_answer(&id).await?,
                    }
                    return Err(error.into());
                }
            }
            Outcome::Tell(body) => self.tell(ctx, component, later, updates, body).await?,
        }
        Ok(())
    }

    /// Changes the message that a component is in; as any other message where the interaction does not last.
    async fn update(
        &self,
        ctx: &Context,
        component: &ComponentInteraction,
        later: bool,
        body: &Value,
    ) -> serenity::Result<()> {
        let changed = if later {
            let edit = || ctx.http.edit_original_interaction_response(&component.token, body, Vec::new());
            steadily(edit).await.map(|_| ())
        } else {
            let body = json!({ "type": callback::UPDATE, "data": body });
            self.call_back(ctx, component.id, &component.token, &body).await
        };
        let message = &component.message;
        match changed {
            Err(_) => steadily(|| ctx.http.edit_message(message.channel_id, message.id, body, Vec::new()))
                .await
                .map(|_| ()),
            changed => changed,
        }
    }

    /// Tells only the one who used a component something.
    async fn tell(
        &self,
        ctx: &Context,
        component: &ComponentInteraction,
        later: bool,
        updates: bool,
        body: Value,
    ) -> Result<(), Trouble> {
        let token = &component.token;
        match (later, updates) {
            (false, _) => {
                let body = json!({ "type": callback::MESSAGE, "data": body });
                self.call_back(ctx, component.id, token, &body).await?;
            }
            (true, true) => {
                steadily(|| ctx.http.create_followup_message(token, &body, Vec::new())).await?;
            }
            (true, false) => {
                let mut body = body;
                body.as_object_mut().and_then(|body| body.remove("flags"));
                steadily(|| ctx.http.edit_original_interaction_response(token, &body, Vec::new())).await?;
            }
        }
        Ok(())
    }

    async fn outcome(
        &self,
        ctx: &Context,
        component: &ComponentInteraction,
        action: Option<Action<'_>>,
    ) -> Result<Outcome, Trouble> {
        let asker = self.asker(component.user.id);
        let program = commands::locale(&component.locale);
        let Some(action) = action else {
            return self.tells(&asker, program.as_ref(), "notice-expired").await;
        };
        match action {
            Action::Choose { id, turn, choice } => {
                let chosen = choice.or_else(|| match &component.data.kind {
                    ComponentInteractionDataKind::StringSelect { values } => values.first()?.parse().ok(),
                    _ => None,
                });
                let Some(choice) = chosen else {
                    return self.tells(&asker, program.as_ref(), "notice-expired").await;
                };
                match self.dialogue.choose(id, turn, choice, &asker).await? {
                    Ok((record, reply)) => {
                        let mut body = self.body(id, record.turn, &reply);
                        // The question of a command stands in the message.
                        if !component.message.content.is_empty() {
                            body["content"] = component.message.content.clone().into();
                        }
                        Ok(Outcome::Update(body, Undo::Choice(Box::new(record))))
                    }
                    Err(Refusal::NotYours) => self.tells(&asker, program.as_ref(), "notice-not-yours").await,
                    Err(Refusal::AlreadyChosen) => {
                        self.tells(&asker, program.as_ref(), "notice-already-chosen").await
                    }
                    Err(Refusal::Expired) => self.tells(&asker, program.as_ref(), "notice-expired").await,
                }
            }
            Action::Show { id } => self.show(ctx, component, id).await,
            Action::Why { id } | Action::More { id } | Action::Judge { id, .. } | Action::Person { id } => {
                let Some(record) = self.dialogue.record(id).await? else {
                    return self.tells(&asker, program.as_ref(), "notice-expired").await;
                };
                let assistant = self.dialogue.assistant();
                match action {
                    Action::Why { .. } => Ok(Outcome::Tell(self.why(&record))),
                    Action::More { .. } => {
                        let more = card::more(&record.kept, &assistant.locales().voice(&record.kept.locale));
                        match more {
                            Some(body) => Ok(Outcome::Tell(body)),
                            None => self.tells(&asker, program.as_ref(), "notice-no-more").await,
                        }
                    }
                    Action::Judge { helpful, .. } => {
                        self.dialogue.store().judge(id, &asker, helpful, None, &record.kept).await?;
                        self.tells(&asker, program.as_ref(), "notice-thanks").await
                    }
                    _ => {
                        let id = self.ask_a_person(ctx, component, &record).await?;
                        self.tells(&asker, program.as_ref(), id).await
                    }
                }
            }
        }
    }

    async fn tells(&self, asker: &Asker, program: Option<&Locale>, id: &str) -> Result<Outcome, Trouble> {
        Ok(Outcome::Tell(card::notice(&self.say(asker, program, id).await?)))
    }

    /// Why an answer is what it is.
    pub(super) fn why(&self, record: &Record) -> Value {
        let assistant = self.dialogue.assistant();
        let voice = assistant.locales().voice(&record.kept.locale);
        card::note(&voice.say("button-why"), &text::escaped(&record.kept.why))
    }

    /// The answer to a message that one was offered to, in the offer's place.
    async fn show(
        &self,
        ctx: &Context,
        component: &ComponentInteraction,
        id: &str,
    ) -> Result<Outcome, Trouble> {
        let asker = self.asker(component.user.id);
        let program = commands::locale(&component.locale);
        let gone = "notice-expired";
        let Ok(message) = id.parse() else { return self.tells(&asker, program.as_ref(), gone).await };
        let asked = steadily(|| ctx.http.get_message(component.channel_id, message)).await;
        let Ok(asked) = asked else { return self.tells(&asker, program.as_ref(), gone).await };
        let question = Question {
            id: named(asked.id),
            asker: self.asker(asked.author.id),
            place: None,
            replying_to: None,
            text: text::question(&asked.content),
            locale: program.clone(),
        };
        let reply = self.dialogue.ask(&question).await?;
        if !self.dialogue.keep(&question, &reply).await? {
            return self.tells(&asker, program.as_ref(), "notice-already-chosen").await;
        }
        let message = message_name(component.channel_id, component.message.id);
        self.dialogue.store().sent(&question.id, &message).await?;
        Ok(Outcome::Update(self.body(&question.id, 0, &reply), Undo::New(question.id)))
    }
}
