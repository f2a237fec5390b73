//! Slash commands.

use std::{future::Future, time::UNIX_EPOCH};

use lotse_knowledge::{FactName, FactValue, Facts, Locale, TopicName};
use serde_json::{Value, json};
use serenity::all::{CommandInteraction, Context, InteractionId, ResolvedOption, ResolvedValue, UserId};

use super::{
    Bot, Trouble, card, commands,
    components::{AT_ONCE, callback},
    message_name, named, suggest, text,
    trouble::steadily,
};
use crate::{
    dialogue::{DialogueError, Question, Reply},
    store::{Asker, Record},
};

/// What a command comes to: the message, and the answer it holds where it holds one.
struct Done {
    body: Value,
    /// The answer's name in the store.
    answer: Option<String>,
}

impl Done {
    fn say(text: &str) -> Done {
        Done { body: card::notice(text), answer: None }
    }
}

impl Bot {
    pub(super) async fn on_command(
        &self,
        ctx: &Context,
        command: &CommandInteraction,
    ) -> Result<(), Trouble> {
        let options = command.data.options();
        let chosen = |wanted: &str| {
            options.iter().find_map(|option| match (&option.value, option.name == wanted) {
                (ResolvedValue::Boolean(value), true) => Some(*value),
                _ => None,
            })
        };
        let shown = matches!(command.data.name.as_str(), "ask" | "check" | "cite");
        let private = chosen("private").unwrap_or(!shown);
        let asker = self.asker(command.user.id);
        let work = async {
            let program = commands::locale(&command.locale);
            let locale = self.dialogue.language(&asker, program.as_ref()).await?;
            match command.data.name.as_str() {
                "ask" => self.ask(command, &options, &asker, locale).await,
                "check" => self.check(command, &options, &asker, locale).await,
                "cite" => self.cite(&options, locale).await,
                "why" => self.why_latest(command, &asker, &locale).await,
                "language" => self.choose_language(&options, &asker, program).await,
                "feedback" => self.feedback(command, &options, &asker, &locale).await,
                "forget" => {
                    self.dialogue.store().forget(&asker).await?;
                    Ok(Done::say(&self.in_language(&locale, "notice-forgotten")))
                }
                "help" => Ok(self.help(&locale)),
                "lotse" => self.operate(ctx, command, &options, &locale).await,
                _ => Ok(Done::say(&self.in_language(&locale, "notice-expired"))),
            }
        };
        let done = self.respond(ctx, command, private, work).await?;
        let Some(answer) = done else { return Ok(()) };
        // A reply to this message goes on from it.
        let message = steadily(|| ctx.http.get_original_interaction_response(&command.token)).await?;
        self.dialogue.store().sent(&answer, &message_name(command.channel_id, message.id)).await?;
        Ok(())
    }

    /// Answers an interaction: at once where the work is done in time, else later, having said so in time.
    async fn respond(
        &self,
        ctx: &Context,
        command: &CommandInteraction,
        private: bool,
        work: impl Future<Output = Result<Done, Trouble>>,
    ) -> Result<Option<String>, Trouble> {
        tokio::pin!(work);
        let flags = if private { card::EPHEMERAL } else { 0 };
        let (later, done) = match tokio::time::timeout(AT_ONCE, &mut work).await {
            Ok(done) => (false, done),
            Err(_) => {
                let body = json!({ "type": callback::MESSAGE_LATER, "data": { "flags": flags } });
                self.call_back(ctx, command.id, &command.token, &body).await?;
                (true, work.await)
            }
        };
        let (done, trouble) = match done {
            Ok(done) => (done, None),
            Err(trouble) => {
                (Done::say(&self.sorry(command.user.id, &command.locale, &trouble).await), Some(trouble))
            }
        };
        let mut body = done.body;
        if later {
            if let Some(body) = body.as_object_mut() {
                body.remove("flags");
            }
            steadily(|| ctx.http.edit_original_interaction_response(&command.token, &body, Vec::new()))
                .await?;
        } else {
            // A notice is private whatever the answer would have been.
            if private {
                body["flags"] = flags.into();
            }
            let body = json!({ "type": callback::MESSAGE, "data": body });
            self.call_back(ctx, command.id, &command.token, &body).await?;
        }
        match trouble {
            Some(trouble) => Err(trouble),
            None => Ok(done.answer),
        }
    }

    /// The first answer to an interaction.
    pub(super) async fn call_back(
        &self,
        ctx: &Context,
        id: InteractionId,
        token: &str,
        body: &Value,
    ) -> serenity::Result<()> {
        steadily(|| ctx.http.create_interaction_response(id, token, body, Vec::new())).await
    }

    /// What is said to somebody whom something kept from being answered.
    pub(super) async fn sorry(&self, user: UserId, program: &str, trouble: &Trouble) -> String {
        let id = match trouble {
            Trouble::Dialogue(DialogueError::Busy) => "notice-busy",
            _ => "notice-error",
        };
        // Where what is kept cannot be reached, neither can the language that was chosen.
        let program = commands::locale(program);
        let locale = self.dialogue.language(&self.asker(user), program.as_ref()).await;
        let locale = locale.ok().or(program).unwrap_or_else(|| self.dialogue.default_locale().clone());
        self.in_language(&locale, id)
    }

    fn in_language(&self, locale: &Locale, id: &str) -> String {
        self.dialogue.assistant().locales().voice(locale).say(id)
    }

    async fn ask(
        &self,
        command: &CommandInteraction,
        options: &[ResolvedOption<'_>],
        asker: &Asker,
        locale: Locale,
    ) -> Result<Done, Trouble> {
        let asked = text_of(options, "question").unwrap_or_default();
        let question = question(command, asker, text::question(asked), locale);
        let reply = self.dialogue.ask(&question).await?;
        let mut body = self.kept(&question, &reply).await?;
        // Discord shows others that a command was used but not what was asked.
        body["content"] = format!("> {}", text::cut(&text::escaped(&question.text), 1900)).into();
        Ok(Done { body, answer: Some(question.id) })
    }

    async fn check(
        &self,
        command: &CommandInteraction,
        options: &[ResolvedOption<'_>],
        asker: &Asker,
        locale: Locale,
    ) -> Result<Done, Trouble> {
        let assistant = self.dialogue.assistant();
        let typed = text_of(options, "topic").unwrap_or_default();
        let topics = assistant.rulebook().topics();
        let named_so = |topic: &&TopicName| {
            topic.as_str() == typed || suggest::topic_name(&assistant, topic, &locale) == typed
        };
        let Some(topic) = topics.keys().find(named_so).cloned() else {
            return Ok(Done::say(&self.in_language(&locale, "notice-unknown-topic")));
        };
        let of_topic = &topics[&topic].facts;
        let mut facts = Facts::new();
        let mut unused = Facts::new();
        for option in options {
            let ResolvedValue::String(value) = option.value else { continue };
            let (fact, value) = (FactName::from(option.name), FactValue::from(value));
            let known = assistant.rulebook().facts().get(&fact).is_some_and(|values| values.contains(&value));
            if known {
                let into = if of_topic.contains(&fact) { &mut facts } else { &mut unused };
                into.set(fact, [value]);
            }
        }
        let reply = self.dialogue.check(topic.clone(), facts, locale.clone()).await?;
        let question = question(command, asker, topic.to_string(), locale.clone());
        let mut body = self.kept(&question, &reply).await?;
        let voice = assistant.locales().voice(&locale);
        let mut content = format!("> {}", text::escaped(&suggest::topic_name(&assistant, &topic, &locale)));
        if !unused.is_empty() {
            let names = crate::assistant::facts(&voice, &unused);
            let said = voice.say_with("notice-unused-facts", &[("facts", &names)]);
            content = format!("{content}\n-# {}", text::escaped(&said));
        }
        body["content"] = text::cut(&content, 2000).into();
        Ok(Done { body, answer: Some(question.id) })
    }

    /// Keeps an answer to a command; gives the message that it becomes.
    async fn kept(&self, question: &Question, reply: &Reply) -> Result<Value, Trouble> {
        self.dialogue.keep(question, reply).await?;
        if let Some(place) = &question.place {
            self.dialogue.store().placed(&question.id, place).await?;
        }
        Ok(self.body(&question.id, 0, reply))
    }

    async fn cite(&self, options: &[ResolvedOption<'_>], locale: Locale) -> Result<Done, Trouble> {
        let wanted = text_of(options, "section").unwrap_or_default().to_owned();
        let not_found = self.in_language(&locale, "notice-not-found");
        let body = self.dialogue.work(move |assistant| {
            let voice = assistant.locales().voice(&locale);
            let chosen = suggest::section_of(assistant, &wanted, &locale);
            let (passage, citation) =
                chosen.and_then(|section| assistant.section(&section, &locale)).or_else(|| {
                    let found = assistant.cite(&wanted, &locale, 1).into_iter().next()?;
                    let passage = assistant.index().passage(&found.section_ref(), &found.locale)?;
                    Some((passage, found))
                })?;
            Some(card::passage(&passage, &citation, &voice))
        });
        match body.await? {
            Some(body) => Ok(Done { body, answer: None }),
            None => Ok(Done::say(&not_found)),
        }
    }

    /// The latest answer to somebody in the channel that a command is used in.
    async fn latest(&self, command: &CommandInteraction, asker: &Asker) -> Result<Option<Record>, Trouble> {
        let channel = named(format_args!("{}/", command.channel_id));
        Ok(self.dialogue.store().latest_to(asker, &channel).await?)
    }

    async fn why_latest(
        &self,
        command: &CommandInteraction,
        asker: &Asker,
        locale: &Locale,
    ) -> Result<Done, Trouble> {
        Ok(match self.latest(command, asker).await? {
            Some(record) => Done { body: self.why(&record), answer: None },
            None => Done::say(&self.in_language(locale, "why-nothing")),
        })
    }

    async fn choose_language(
        &self,
        options: &[ResolvedOption<'_>],
        asker: &Asker,
        program: Option<Locale>,
    ) -> Result<Done, Trouble> {
        let chosen: Option<Locale> = text_of(options, "language").and_then(|chosen| chosen.parse().ok());
        let chosen = chosen.filter(|locale| self.dialogue.assistant().locales().speaks(locale));
        self.dialogue.store().choose_language(asker, chosen.as_ref()).await?;
        let assistant = self.dialogue.assistant();
        Ok(Done::say(&match &chosen {
            Some(locale) => {
                let voice = assistant.locales().voice(locale);
                let name = crate::assistant::language(&voice, locale);
                voice.say_with("notice-language", &[("language", &name)])
            }
            None => {
                let locale = self.dialogue.language(asker, program.as_ref()).await?;
                self.in_language(&locale, "notice-language-automatic")
            }
        }))
    }

    async fn feedback(
        &self,
        command: &CommandInteraction,
        options: &[ResolvedOption<'_>],
        asker: &Asker,
        locale: &Locale,
    ) -> Result<Done, Trouble> {
        let Some(record) = self.latest(command, asker).await? else {
            return Ok(Done::say(&self.in_language(locale, "why-nothing")));
        };
        let helpful = options
            .iter()
            .any(|option| option.name == "helpful" && matches!(option.value, ResolvedValue::Boolean(true)));
        let comment = text_of(options, "comment");
        self.dialogue.store().judge(&record.id, asker, helpful, comment, &record.kept).await?;
        Ok(Done::say(&self.in_language(locale, "notice-thanks")))
    }

    fn help(&self, locale: &Locale) -> Done {
        let assistant = self.dialogue.assistant();
        let voice = assistant.locales().voice(locale);
        let mut lines = vec![voice.say("help"), String::new(), format!("**{}**", voice.say("help-commands"))];
        for name in ["ask", "check", "cite", "why", "language", "feedback", "forget", "help"] {
            let message = format!("command-{name}");
            let description = voice.attribute(&message, "description").unwrap_or_default();
            lines.push(format!("`/{}` {description}", voice.say(&message)));
        }
        lines.extend([String::new(), voice.say("help-privacy")]);
        Done { body: card::note("Lotse", &lines.join("\n")), answer: None }
    }

    async fn operate(
        &self,
        ctx: &Context,
        command: &CommandInteraction,
        options: &[ResolvedOption<'_>],
        locale: &Locale,
    ) -> Result<Done, Trouble> {
        let manages = command
            .member
            .as_ref()
            .and_then(|member| member.permissions)
            .is_some_and(|permissions| permissions.manage_guild());
        if !manages && !self.settings.admins.contains(&command.user.id) {
            return Ok(Done::say(&self.in_language(locale, "notice-not-allowed")));
        }
        match options.first().map(|option| option.name) {
            Some("reload") => Ok(Done::say(&match self.dialogue.reload().await {
                Ok(()) => {
                    self.register(ctx).await;
                    self.in_language(locale, "notice-reloaded")
                }
                Err(error) => {
                    tracing::error!("cannot reload: {error:#}");
                    let assistant = self.dialogue.assistant();
                    let reason = text::escaped(&format!("{error:#}"));
                    assistant.locales().voice(locale).say_with("notice-reload-failed", &[("reason", &reason)])
                }
            })),
            _ => self.status(locale).await,
        }
    }

    async fn status(&self, locale: &Locale) -> Result<Done, Trouble> {
        let answers = self.dialogue.store().answers().await?;
        let (helpful, not_helpful) = self.dialogue.store().judgements().await?;
        let assistant = self.dialogue.assistant();
        let voice = assistant.locales().voice(locale);
        let rulebook = assistant.rulebook();
        let started = self.dialogue.started().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let numbers = [
            ("status-version", vec![("version", env!("CARGO_PKG_VERSION").to_owned())]),
            (
                "status-documents",
                vec![
                    ("sections", assistant.index().sections().to_string()),
                    ("locales", assistant.index().locales().len().to_string()),
                ],
            ),
            (
                "status-rules",
                vec![
                    ("rules", rulebook.rules().len().to_string()),
                    ("topics", rulebook.topics().len().to_string()),
                ],
            ),
            ("status-running", vec![("since", format!("<t:{started}:R>"))]),
            ("status-answers", vec![("answers", answers.to_string())]),
        ];
        let mut lines: Vec<String> = numbers
            .iter()
            .map(|(id, values)| {
                let values: Vec<(&str, &str)> =
                    values.iter().map(|(name, value)| (*name, value.as_str())).collect();
                voice.say_with(id, &values)
            })
            .collect();
        let judged = [("button-helpful", helpful), ("button-not-helpful", not_helpful)];
        lines.push(judged.map(|(id, count)| format!("{}: {count}", voice.say(id))).join(" · "));
        Ok(Done { body: card::note("Lotse", &lines.join("\n")), answer: None })
    }
}

/// What a command asks. In a direct conversation, messages go on from its answer.
fn question(command: &CommandInteraction, asker: &Asker, text: String, locale: Locale) -> Question {
    Question {
        id: named(command.id),
        asker: asker.clone(),
        place: command.guild_id.is_none().then(|| named(command.channel_id)),
        replying_to: None,
        text,
        locale: Some(locale),
    }
}

fn text_of<'o>(options: &'o [ResolvedOption<'_>], name: &str) -> Option<&'o str> {
    options.iter().find_map(|option| match option.value {
        ResolvedValue::String(text) if option.name == name => Some(text),
        _ => None,
    })
}
