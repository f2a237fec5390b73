//! How a message comes to be from what was sent, and how it is changed, deleted and reacted to.

use std::time::Instant;

use serde_json::{Value, json};

use super::{
    components,
    gateway::{Audience, Intents},
    ids::{ChannelId, GuildId, InteractionId, MessageId, UserId, now},
    log::File,
    messages::{COMPONENTS_V2, EPHEMERAL, LOADING, Message, SUPPRESS_EMBEDS},
    permissions::{EMBED_LINKS, MENTION_EVERYONE},
    state::{World, over},
};

/// A message about to be.
pub(crate) struct Draft<'a> {
    pub channel: ChannelId,
    pub author: Author,
    /// What was sent: `content`, `embeds`, `components`, `flags`, `allowed_mentions`.
    pub body: &'a Value,
    pub files: &'a [File],
    /// Fields that the body does not have: `message_reference`, `interaction_metadata`, `type`.
    pub own: Value,
    pub interaction: Option<InteractionId>,
}

#[derive(Clone)]
pub(crate) enum Author {
    User(UserId),
    /// A webhook by its number and the name it writes under.
    Webhook(u64, String),
}

impl World {
    /// Puts a message into its channel and tells the bot, unless only a user sees it.
    pub(crate) fn post(&mut self, draft: Draft<'_>) -> MessageId {
        let id = MessageId(self.snowflakes.next());
        self.post_as(id, draft)
    }

    pub(crate) fn post_as(&mut self, id: MessageId, draft: Draft<'_>) -> MessageId {
        let flags = draft.body["flags"].as_u64().unwrap_or_default();
        let user = draft.interaction.map(|interaction| self.interactions.of(interaction).user);
        let only_for = user.filter(|_| flags & EPHEMERAL != 0);
        let mut json = json!({
            "id": id, "channel_id": draft.channel, "type": 0, "content": "", "mentions": [], "mention_roles": [],
            "mention_everyone": false, "attachments": self.attachments(&draft, id), "embeds": [], "components": [],
            "timestamp": now(), "edited_timestamp": null, "flags": flags, "pinned": false,
            "tts": draft.body["tts"] == true,
        });
        let author = match &draft.author {
            Author::User(user) => *user,
            Author::Webhook(id, name) => {
                json["webhook_id"] = json!(id.to_string());
                json["author"] = json!({
                    "id": id.to_string(), "username": name, "avatar": null, "discriminator": "0000",
                    "public_flags": 0, "flags": 0, "bot": true, "global_name": null, "primary_guild": null,
                });
                UserId(*id)
            }
        };
        if json.get("author").is_none() {
            json["author"] = self.user_json(author);
        }
        if author == self.bot && draft.interaction.is_some() {
            json["application_id"] = json!(self.application);
            json["webhook_id"] = json!(self.application);
        }
        if let Some(nonce) = draft.body.get("nonce").filter(|nonce| !nonce.is_null()) {
            json["nonce"] = nonce.clone();
        }
        let mut json = over(json, draft.own);
        let shows_embeds = self.may(author, draft.channel, EMBED_LINKS)
            || draft.interaction.is_some()
            || matches!(draft.author, Author::Webhook(..));
        write(&mut json, draft.body, shows_embeds);
        self.find_mentions(&mut json, author, draft.body.get("allowed_mentions"));
        let message =
            Message { json, at: Instant::now(), edited: None, before: Vec::new(), only_for, deleted: false };
        self.messages.insert(id, message);
        if only_for.is_none() {
            let channel = self.channels.get_mut(&draft.channel).expect("the channel was looked up");
            channel.last_message = Some(id);
            if let Some(thread) = &mut channel.thread {
                thread.messages += 1;
                thread.members.insert(author);
            }
            self.tell("MESSAGE_CREATE", id);
        }
        id
    }

    /// Changes what `body` names, and leaves the rest.
    pub(crate) fn edit(&mut self, id: MessageId, body: &Value) {
        let message = &self.messages[&id];
        let (author, loading) = (message.author(), message.is_loading());
        let mut json = message.json.clone();
        write(&mut json, body, true);
        if let Some(flags) = body["flags"].as_u64() {
            let changeable = SUPPRESS_EMBEDS | COMPONENTS_V2;
            json["flags"] =
                json!(json["flags"].as_u64().unwrap_or_default() & !changeable | flags & changeable);
        }
        if let Some(kept) = body["attachments"].as_array() {
            let kept: Vec<&Value> = kept.iter().map(|each| &each["id"]).collect();
            let attachments = json["attachments"].as_array_mut().into_iter();
            attachments.for_each(|all| all.retain(|each| kept.contains(&&each["id"])));
        }
        self.find_mentions(&mut json, author, body.get("allowed_mentions"));
        if loading {
            json["flags"] = json!(json["flags"].as_u64().unwrap_or_default() & !LOADING);
        }
        json["edited_timestamp"] = json!(now());
        let message = self.messages.get_mut(&id).expect("it was there");
        message.edited = Some(Instant::now());
        message.before.push(std::mem::replace(&mut message.json, json));
        self.tell("MESSAGE_UPDATE", id);
    }

    /// Deletes a message.
    pub(crate) fn delete(&mut self, id: MessageId) {
        let message = self.messages.get_mut(&id).expect("it was looked up");
        message.deleted = true;
        let (channel, ephemeral) = (message.channel(), message.is_ephemeral());
        if !ephemeral {
            let guild = self.channels[&channel].guild;
            let mut data = json!({ "id": id, "channel_id": channel });
            if let Some(guild) = guild {
                data["guild_id"] = json!(guild);
            }
            self.emit("MESSAGE_DELETE", self.readers(channel, false), data);
        }
    }

    /// Adds a reaction or takes it back.
    pub(crate) fn react(&mut self, user: UserId, id: MessageId, emoji: &str, add: bool) {
        let bot = self.bot;
        let message = self.messages.get_mut(&id).expect("it was looked up");
        let channel = message.channel();
        let all = message
            .json
            .as_object_mut()
            .expect("a message is an object")
            .entry("reactions")
            .or_insert(json!([]));
        let all = all.as_array_mut().expect("reactions are a list");
        let at = all.iter().position(|each| each["emoji"]["name"] == emoji);
        match (at, add) {
            (None, true) => all.push(json!({
                "emoji": { "id": null, "name": emoji }, "count": 1, "count_details": { "burst": 0, "normal": 1 },
                "burst_colors": [], "me_burst": false, "me": user == bot,
            })),
            (None, false) => return,
            (Some(at), add) => {
                let count = all[at]["count"].as_u64().unwrap_or_default();
                let count = if add { count + 1 } else { count.saturating_sub(1) };
                all[at]["count"] = json!(count);
                all[at]["count_details"]["normal"] = json!(count);
                if user == bot {
                    all[at]["me"] = json!(add);
                }
                if count == 0 {
                    all.remove(at);
                }
            }
        }
        let guild = self.channels[&channel].guild;
        let mut data = json!({
            "user_id": user, "channel_id": channel, "message_id": id, "emoji": { "id": null, "name": emoji },
            "burst": false, "type": 0,
        });
        if let Some(guild) = guild {
            data["guild_id"] = json!(guild);
            if add && self.guilds[&guild].members.contains_key(&user) {
                data["member"] = self.member_json(guild, user);
            }
        }
        let event = if add { "MESSAGE_REACTION_ADD" } else { "MESSAGE_REACTION_REMOVE" };
        self.emit(event, self.readers(channel, true), data);
    }

    /// Tells the bot of a message, as much of it as the bot may read.
    pub(crate) fn tell(&mut self, event: &str, id: MessageId) {
        let message = &self.messages[&id];
        if message.is_ephemeral() {
            return;
        }
        let channel = message.channel();
        let mut data = message.json.clone();
        if let Some(guild) = self.channels[&channel].guild {
            data["guild_id"] = json!(guild);
            let author = message.author();
            if self.guilds[&guild].members.contains_key(&author) {
                data["member"] = self.partial_member_json(guild, author);
            }
        }
        if let Some(reply) = message.replies_to().filter(|_| data["type"] == 19) {
            let original = self.messages.get(&reply).filter(|original| original.is_there());
            data["referenced_message"] = original.map_or(Value::Null, |original| original.json.clone());
        }
        self.emit(event, self.readers(channel, false), data);
    }

    /// Who hears of what is written in a channel.
    fn readers(&self, channel: ChannelId, reactions: bool) -> Audience {
        let guild: Option<GuildId> = self.channels[&channel].guild;
        let intents = match (guild.is_some(), reactions) {
            (true, false) => Intents::GUILD_MESSAGES,
            (true, true) => Intents::GUILD_MESSAGE_REACTIONS,
            (false, false) => Intents::DIRECT_MESSAGES,
            (false, true) => Intents::DIRECT_MESSAGE_REACTIONS,
        };
        Audience { guild, channel: Some(channel), intents }
    }

    fn attachments(&mut self, draft: &Draft<'_>, message: MessageId) -> Value {
        let files = draft.files.iter().map(|file| {
            let id = self.snowflakes.next();
            let url = format!("https://cdn.discordapp.com/attachments/{}/{message}/{}", draft.channel, file.name);
            json!({ "id": id.to_string(), "filename": file.name, "size": file.size, "url": url, "proxy_url": url })
        });
        files.collect()
    }

    /// Whom a message notifies: what its text names, as far as the author allows it and may.
    fn find_mentions(&self, json: &mut Value, author: UserId, allowed: Option<&Value>) {
        let text = [json["content"].as_str().unwrap_or_default()].into_iter().chain(
            components::leaves(&json["components"]).into_iter().filter_map(|leaf| leaf["content"].as_str()),
        );
        let text = text.collect::<Vec<_>>().join("\n");
        let allowed = allowed.filter(|allowed| !allowed.is_null());
        let allows = |kind: &str, id: u64| {
            allowed.is_none_or(|allowed| {
                let has = |list: &str, wanted: Value| {
                    allowed[list].as_array().is_some_and(|all| all.contains(&wanted))
                };
                has("parse", json!(kind)) || has(kind, json!(id.to_string())) || has(kind, json!(id))
            })
        };
        let mut users: Vec<UserId> = Vec::new();
        for id in named(&text, &["<@", "<@!"]).map(UserId) {
            if self.users.contains_key(&id) && allows("users", id.0) && !users.contains(&id) {
                users.push(id);
            }
        }
        let replied = MessageId::of(&json["message_reference"]["message_id"]).filter(|_| json["type"] == 19);
        let pings = allowed.is_none_or(|allowed| allowed["replied_user"] == true);
        if let Some(original) = replied.and_then(|id| self.messages.get(&id)).filter(|_| pings) {
            let whom = original.author();
            if self.users.contains_key(&whom) && !users.contains(&whom) {
                users.push(whom);
            }
        }
        let channel = ChannelId::of(&json["channel_id"]).expect("every message has one");
        let may = self.may(author, channel, MENTION_EVERYONE);
        let everyone = (text.contains("@everyone") || text.contains("@here")) && may && allows("everyone", 0);
        let roles: Vec<String> = named(&text, &["<@&"])
            .filter(|role| allows("roles", *role))
            .map(|role| role.to_string())
            .collect();
        json["mentions"] = users.iter().map(|user| self.user_json(*user)).collect();
        json["mention_roles"] = json!(roles);
        json["mention_everyone"] = json!(everyone);
    }
}

/// Takes over what was sent, in the form in which it is shown.
fn write(json: &mut Value, body: &Value, shows_embeds: bool) {
    if let Some(content) = body.get("content") {
        json["content"] = json!(content.as_str().unwrap_or_default().trim());
    }
    if let Some(embeds) = body.get("embeds").filter(|_| shows_embeds) {
        json["embeds"] = embeds.as_array().into_iter().flatten().map(components::embed).collect();
    }
    if let Some(sent) = body.get("components") {
        json["components"] = components::shown(sent);
    }
}

/// The numbers in a text between one of `opens` and `>`.
fn named<'a>(text: &'a str, opens: &'a [&str]) -> impl Iterator<Item = u64> + 'a {
    opens.iter().flat_map(move |open| {
        let after = text.match_indices(open).map(move |(at, _)| &text[at + open.len()..]);
        after.filter_map(|rest| rest.split_once('>')?.0.parse().ok())
    })
}
