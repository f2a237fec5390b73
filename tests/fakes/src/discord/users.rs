//! What people do: write, edit, delete, react, use commands, press buttons, fill in forms.

use serde_json::{Map, Value, json};

use super::{
    FakeDiscord,
    answers::{Choice, Interaction},
    components,
    ids::{ChannelId, GuildId, InteractionId, MessageId, UserId},
    interactions::{Act, Kind},
    log::File,
    permissions::{Permissions, VIEW_CHANNEL},
    posting::{Author, Draft},
    setup::ChannelKind,
    state::{World, over},
};

/// What a user writes.
#[derive(Clone, Debug, Default)]
pub struct Utterance {
    text: String,
    replying_to: Option<MessageId>,
    silently: bool,
    files: Vec<File>,
}

impl Utterance {
    /// A plain text. `FakeDiscord::mention` names the bot in it.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The same as a reply, which notifies whoever wrote the message.
    pub fn replying_to(self, message: MessageId) -> Self {
        Self { replying_to: Some(message), ..self }
    }

    /// The same without notifying whoever wrote the message that it replies to.
    pub fn silently(self) -> Self {
        Self { silently: true, ..self }
    }

    /// The same with a file.
    pub fn with_file(mut self, name: &str, size: usize) -> Self {
        self.files.push(File { field: String::new(), name: name.to_owned(), size });
        self
    }
}

impl<T: Into<String>> From<T> for Utterance {
    fn from(text: T) -> Self {
        Self::new(text)
    }
}

impl FakeDiscord {
    /// Text that mentions the bot.
    pub fn mention(&self) -> String {
        format!("<@{}>", self.bot())
    }

    /// A user writes a message.
    pub fn say(&self, user: UserId, channel: ChannelId, what: impl Into<Utterance>) -> MessageId {
        let what = what.into();
        self.with(|world| {
            assert!(
                world.may(user, channel, VIEW_CHANNEL),
                "{} does not see that channel",
                world.users[&user].name
            );
            world.say(channel, Author::User(user), &what)
        })
    }

    /// A webhook writes a message under a name of its own.
    pub fn say_as_webhook(&self, name: &str, channel: ChannelId, what: impl Into<Utterance>) -> MessageId {
        let what = what.into();
        self.with(|world| {
            let id = world.snowflakes.next();
            world.say(channel, Author::Webhook(id, name.to_owned()), &what)
        })
    }

    /// A user changes a message of theirs.
    pub fn edit(&self, message: MessageId, text: &str) {
        self.with(|world| world.edit(message, &json!({ "content": text })));
    }

    /// A message is deleted, by its author or a moderator.
    pub fn delete(&self, message: MessageId) {
        self.with(|world| world.delete(message));
    }

    /// A user reacts to a message.
    pub fn react(&self, user: UserId, message: MessageId, emoji: &str) {
        self.with(|world| world.react(user, message, emoji, true));
    }

    /// A user opens a thread on a message.
    pub fn open_thread(&self, user: UserId, message: MessageId, name: &str) -> ChannelId {
        self.with(|world| {
            let parent = world.messages[&message].channel();
            let body = json!({ "name": name });
            world.open_thread(ChannelId(message.0), ChannelKind::PublicThread, parent, user, &body)
        })
    }

    /// A user writes a post in a forum: the thread and its first message have the same number.
    pub fn open_post(
        &self,
        user: UserId,
        forum: ChannelId,
        name: &str,
        what: impl Into<Utterance>,
    ) -> ChannelId {
        let what = what.into();
        self.with(|world| {
            let id = ChannelId(world.snowflakes.next());
            world.open_thread(id, ChannelKind::PublicThread, forum, user, &json!({ "name": name }));
            let body = json!({ "content": what.text });
            let author = Author::User(user);
            let draft = Draft {
                channel: id,
                author,
                body: &body,
                files: &what.files,
                own: json!({}),
                interaction: None,
            };
            world.post_as(MessageId(id.0), draft);
            id
        })
    }

    /// A moderator archives a thread, or locks it as well.
    pub fn archive(&self, thread: ChannelId, locked: bool) {
        self.with(|world| {
            let state = world.channels.get_mut(&thread).and_then(|channel| channel.thread.as_mut());
            let state = state.expect("it is a thread");
            (state.archived, state.locked) = (true, locked);
            world.announce("THREAD_UPDATE", thread);
        });
    }

    /// An administrator sets what the bot may not do in a channel.
    pub fn deny(&self, channel: ChannelId, permissions: Permissions) {
        self.with(|world| {
            use super::permissions::{Holder, Overwrite};
            let holder = Holder::Member(world.bot);
            let channel = world.channels.get_mut(&channel).expect("the channel is there");
            channel.overwrites = vec![Overwrite { holder, allow: 0, deny: permissions }];
            let id = channel.id;
            world.announce("CHANNEL_UPDATE", id);
        });
    }

    /// The bot is taken into another guild.
    pub fn invite(&self, guild: &super::GuildSetup) -> GuildId {
        self.with(|world| world.invite(guild))
    }

    /// The bot is removed from a guild.
    pub fn remove_from(&self, guild: GuildId) {
        self.with(|world| world.remove_from(guild));
    }

    /// A user lets nobody write to them directly.
    pub fn close_direct_messages(&self, user: UserId) {
        self.with(|world| world.users.get_mut(&user).expect("the user is there").closed = true);
    }

    /// A user sets the language of their Discord.
    pub fn set_locale(&self, user: UserId, locale: &str) {
        self.with(|world| world.users.get_mut(&user).expect("the user is there").locale = locale.to_owned());
    }

    /// A user uses a slash command. Words after the name are sub-commands; `options` is an object of values.
    ///
    /// # Panics
    ///
    /// Where a user could not do that: the command is not registered or not offered there, or the options are not as it
    /// wants them.
    pub fn command(&self, user: UserId, place: ChannelId, name: &str, options: Value) -> Interaction {
        let id = self.with(|world| {
            let data = world.command_data(user, place, name, &options, None);
            world.interact(Act {
                command: Some(name.to_owned()),
                ..Act::new(Kind::Command, user, place, data)
            })
        });
        self.interaction(id)
    }

    /// A user uses a command on a message, from its menu.
    pub fn command_on(&self, user: UserId, message: MessageId, name: &str) -> Interaction {
        let id = self.with(|world| {
            let place = world.messages[&message].channel();
            let command = world.offered(user, place, name, 3);
            let resolved = json!({ "messages": { message.to_string(): world.messages[&message].json } });
            let data = over(command.used(), json!({ "target_id": message, "resolved": resolved }));
            let act = Act::new(Kind::Command, user, place, data);
            world.interact(Act { command: Some(name.to_owned()), target: Some(message), ..act })
        });
        self.interaction(id)
    }

    /// A user types into an option and waits for suggestions: `typed` is the option and what is in it so far, `others`
    /// what the other options are.
    pub async fn complete(
        &self,
        user: UserId,
        place: ChannelId,
        name: &str,
        typed: (&str, &str),
        others: Value,
    ) -> Vec<Choice> {
        let id = self.with(|world| {
            let mut options = others;
            options[typed.0] = json!(typed.1);
            let data = world.command_data(user, place, name, &options, Some(typed.0));
            world.interact(Act {
                command: Some(name.to_owned()),
                ..Act::new(Kind::Autocomplete, user, place, data)
            })
        });
        self.interaction(id).choices().await
    }

    /// A user presses a button, found by its label or its custom id.
    ///
    /// # Panics
    ///
    /// Where the user sees no such button, or cannot press it.
    pub fn press(&self, user: UserId, message: MessageId, button: &str) -> Interaction {
        let is_it =
            |each: &Value| each["type"] == 2 && (each["label"] == button || each["custom_id"] == button);
        self.touch(user, message, button, is_it, |component| {
            json!({ "component_type": 2, "custom_id": component["custom_id"], "id": component["id"] })
        })
    }

    /// A user chooses from a list, found by its custom id or its placeholder.
    ///
    /// # Panics
    ///
    /// Where the user sees no such list, or it does not have the values.
    pub fn select(&self, user: UserId, message: MessageId, list: &str, values: &[&str]) -> Interaction {
        let is_it =
            |each: &Value| each["type"] == 3 && (each["placeholder"] == list || each["custom_id"] == list);
        self.touch(user, message, list, is_it, |component| {
            for value in values {
                let options = component["options"].as_array().into_iter().flatten();
                assert!(options.into_iter().any(|option| option["value"] == *value), "{list} does not offer {value}");
            }
            json!({ "component_type": 3, "custom_id": component["custom_id"], "id": component["id"], "values": values })
        })
    }

    fn touch(
        &self,
        user: UserId,
        message: MessageId,
        what: &str,
        is_it: impl Fn(&Value) -> bool,
        data: impl Fn(&Value) -> Value,
    ) -> Interaction {
        let id = self.with(|world| {
            let there = world.messages.get(&message).filter(|message| message.is_there());
            let there = there.filter(|message| message.only_for.is_none_or(|only| only == user));
            let there =
                there.unwrap_or_else(|| panic!("{} does not see message {message}", world.users[&user].name));
            let leaves = there.components();
            let component = leaves.iter().find(|each| is_it(each));
            let component = component.unwrap_or_else(|| panic!("there is no {what} in {}", there.json));
            assert_ne!(component["disabled"], true, "{what} cannot be used: it is disabled");
            assert!(component["custom_id"].is_string(), "{what} leads out of Discord");
            let act = Act::new(Kind::Component, user, there.channel(), data(component));
            world.interact(Act { source: Some(message), ..act })
        });
        self.interaction(id)
    }

    /// A user fills in the form that an interaction was answered with, and sends it. `values` is an object of values by
    /// custom id; inputs that are not named keep what is in them.
    ///
    /// # Panics
    ///
    /// Where the interaction was not answered with a form, or the values do not fit it.
    pub fn submit(&self, form: &Interaction, values: Value) -> Interaction {
        let id = self.with(|world| {
            let state = world.interactions.of(form.id());
            let shown = state.response.as_ref().map(|response| &response.data);
            let shown =
                shown.filter(|shown| shown.get("title").is_some()).expect("the answer is a form").clone();
            let known: Vec<String> = components::leaves(&shown["components"])
                .iter()
                .filter_map(|leaf| Some(leaf["custom_id"].as_str()?.to_owned()))
                .collect();
            for name in values.as_object().into_iter().flat_map(Map::keys) {
                assert!(known.contains(name), "the form has no {name}, only {known:?}");
            }
            let filled = filled(&components::shown(&shown["components"]), &values);
            let data = json!({ "custom_id": shown["custom_id"], "components": filled });
            let act = Act::new(Kind::Form, state.user, state.channel, data);
            let (source, cause) = (state.source, Some(state.id));
            world.interact(Act { source, cause, ..act })
        });
        self.interaction(id)
    }

    /// An interaction's token becomes invalid, as it does after fifteen minutes.
    pub fn expire(&self, interaction: &Interaction) {
        self.with(|world| world.interactions.of_mut(interaction.id()).expired = true);
    }

    fn interaction(&self, id: InteractionId) -> Interaction {
        Interaction::new(self.shared(), id)
    }
}

/// What is sent of a form: the inputs with their values.
fn filled(parts: &Value, values: &Value) -> Value {
    let input = |input: &Value| {
        let name = input["custom_id"].as_str().unwrap_or_default();
        let value = values.get(name).or(input.get("value")).cloned().unwrap_or(json!(""));
        if input["required"] != false {
            assert_ne!(value, "", "{name} has to be filled in");
        }
        let base = json!({ "type": input["type"], "id": input["id"], "custom_id": name });
        let text = input["type"] == 4;
        over(base, if text { json!({ "value": value }) } else { json!({ "values": value }) })
    };
    let part = |part: &Value| match part.get("component") {
        Some(inner) => json!({ "type": part["type"], "id": part["id"], "component": input(inner) }),
        None if part["type"] == 10 => json!({ "type": 10, "id": part["id"] }),
        None => {
            let inputs = part["components"].as_array().into_iter().flatten();
            json!({ "type": part["type"], "id": part["id"], "components": inputs.map(input).collect::<Vec<_>>() })
        }
    };
    parts.as_array().into_iter().flatten().map(part).collect()
}

impl Act {
    fn new(kind: Kind, user: UserId, channel: ChannelId, data: Value) -> Self {
        Self { kind, user, channel, data, command: None, target: None, source: None, cause: None }
    }
}

impl World {
    fn say(&mut self, channel: ChannelId, author: Author, what: &Utterance) -> MessageId {
        let mut body = json!({ "content": what.text });
        let mut own = json!({});
        if let Some(original) = what.replying_to {
            assert!(self.messages.contains_key(&original), "there is no message {original} to reply to");
            own = json!({
                "type": 19, "message_reference": { "type": 0, "channel_id": channel, "message_id": original },
            });
            if let Some(guild) = self.channels[&channel].guild {
                own["message_reference"]["guild_id"] = json!(guild);
            }
            if what.silently {
                body["allowed_mentions"] =
                    json!({ "parse": ["users", "roles", "everyone"], "replied_user": false });
            }
        }
        self.post(Draft { channel, author, body: &body, files: &what.files, own, interaction: None })
    }
}
