//! What can be said to the fake, a line each.

use std::{collections::HashMap, time::Duration};

use lotse_fakes::discord::{
    ApiError, ChannelId, FakeDiscord, Fault, Interaction, Message, MessageId, UserId, Utterance,
};
use serde_json::{Value, json};

/// How long answers of the bot are waited for.
const PATIENCE: Duration = Duration::from_secs(10);

const HELP: &[&str] = &[
    "say USER PLACE TEXT            write a message; a place is a channel's name, 'dm', or a number",
    "reply USER MESSAGE TEXT        write a reply",
    "edit MESSAGE TEXT              change a user's message",
    "delete MESSAGE                 delete a message",
    "react USER MESSAGE EMOJI       react to a message",
    "command USER PLACE NAME JSON   use a slash command with these options",
    "complete USER PLACE NAME OPTION TEXT   type into an option",
    "press USER MESSAGE BUTTON      press a button, by its label or custom id",
    "select USER MESSAGE LIST VALUE choose from a list",
    "submit INTERACTION JSON        fill in the form that an interaction was answered with",
    "answer INTERACTION             wait for the message that answers an interaction",
    "replied MESSAGE                wait for the bot's reply to a message",
    "messages PLACE, message ID, threads PLACE, commands, requests, sessions, violations",
    "locale USER LOCALE             set the language of a user's Discord",
    "reconnect, invalidate, break   ask to reconnect, invalidate the sessions, break the connections",
    "close CODE                     close the connections",
    "fail METHOD ROUTE FAULT        limit, global, cloudflare, 500, 10062, 50013 or drop, once",
    "connected                      wait until the bot is connected",
    "quit",
];

/// Reads lines and does what they say.
pub struct Console<'a> {
    discord: &'a FakeDiscord,
    interactions: HashMap<String, Interaction>,
}

type Result<T> = std::result::Result<T, String>;

impl<'a> Console<'a> {
    pub fn new(discord: &'a FakeDiscord) -> Self {
        Self { discord, interactions: HashMap::new() }
    }

    /// Does what a line says: the answer, or none where it was the last line.
    pub async fn take(&mut self, line: &str) -> Result<Option<Value>> {
        let mut words = Words { rest: line.trim() };
        let discord = self.discord;
        let answer = match words.next().unwrap_or("help") {
            "help" => json!(HELP),
            "quit" => return Ok(None),
            "say" => {
                let user = self.user(words.want("a user")?)?;
                let place = self.place(user, words.want("a place")?)?;
                json!({ "message": discord.say(user, place, self.text(words.rest)) })
            }
            "reply" => {
                let user = self.user(words.want("a user")?)?;
                let message = self.message(words.want("a message")?)?;
                let text = Utterance::new(self.text(words.rest)).replying_to(message.id());
                json!({ "message": discord.say(user, message.channel(), text) })
            }
            "edit" => {
                discord.edit(self.message(words.want("a message")?)?.id(), words.rest);
                json!({})
            }
            "delete" => {
                discord.delete(self.message(words.want("a message")?)?.id());
                json!({})
            }
            "react" => {
                let user = self.user(words.want("a user")?)?;
                discord.react(user, self.message(words.want("a message")?)?.id(), words.want("an emoji")?);
                json!({})
            }
            "command" => {
                let user = self.user(words.want("a user")?)?;
                let place = self.place(user, words.want("a place")?)?;
                let name = words.want("a command")?.replace('/', " ");
                self.began(discord.command(user, place, &name, words.json()?))
            }
            "complete" => {
                let user = self.user(words.want("a user")?)?;
                let place = self.place(user, words.want("a place")?)?;
                let name = words.want("a command")?.replace('/', " ");
                let option = words.want("an option")?;
                let choices = discord.complete(user, place, &name, (option, words.rest), json!({})).await;
                choices.iter().map(|choice| json!({ "name": choice.name, "value": choice.value })).collect()
            }
            "press" => {
                let user = self.user(words.want("a user")?)?;
                let message = self.message(words.want("a message")?)?;
                self.began(discord.press(user, message.id(), words.rest))
            }
            "select" => {
                let user = self.user(words.want("a user")?)?;
                let message = self.message(words.want("a message")?)?;
                let list = words.want("a list")?;
                self.began(discord.select(user, message.id(), list, &[words.rest]))
            }
            "submit" => {
                let form = self.interaction(words.want("an interaction")?)?.clone();
                form.response(PATIENCE).await;
                self.began(discord.submit(&form, words.json()?))
            }
            "answer" => {
                let interaction = self.interaction(words.want("an interaction")?)?;
                let message = interaction.message(PATIENCE).await;
                let response = interaction.response(PATIENCE).await;
                json!({
                    "kind": format!("{:?}", response.kind), "delay_ms": response.delay.as_millis() as u64,
                    "message": shown(&message), "followups": interaction.followups().iter().map(shown).collect::<Vec<_>>(),
                })
            }
            "replied" => {
                let message = self.message(words.want("a message")?)?;
                shown(&discord.reply_to(message.id(), PATIENCE).await)
            }
            "messages" => {
                let place = self.place(discord.bot(), words.want("a place")?)?;
                discord.messages(place).iter().map(shown).collect()
            }
            "message" => shown(&self.message(words.want("a message")?)?),
            "threads" => {
                let place = self.place(discord.bot(), words.want("a place")?)?;
                let threads = discord.threads(place);
                threads.iter().map(|thread| json!({ "id": thread.id, "name": thread.name })).collect()
            }
            "commands" => discord.commands().into_iter().map(|command| command.json).collect(),
            "requests" => discord.requests().iter().map(|request| json!(request.to_string())).collect(),
            "sessions" => {
                let sessions = discord.sessions();
                let session = |each: &lotse_fakes::discord::Session| {
                    let closed: Vec<Option<u16>> = each.closed.iter().map(|closed| closed.code).collect();
                    json!({ "connected": each.is_connected(), "resumed": each.resumed.len(), "closed": closed })
                };
                sessions.iter().map(session).collect()
            }
            "violations" => {
                discord.violations().iter().map(|violation| json!(violation.to_string())).collect()
            }
            "locale" => {
                discord.set_locale(self.user(words.want("a user")?)?, words.want("a locale")?);
                json!({})
            }
            "reconnect" => {
                discord.ask_to_reconnect();
                json!({})
            }
            "invalidate" => {
                discord.invalidate_sessions(false);
                json!({})
            }
            "break" => {
                discord.break_gateway();
                json!({})
            }
            "close" => {
                discord.close_gateway(
                    words.want("a code")?.parse().map_err(|_| "a code is a number".to_owned())?,
                );
                json!({})
            }
            "fail" => {
                let operation = format!("{} {}", words.want("a method")?, words.want("a route")?);
                discord.fail_next(&operation, fault(words.want("a fault")?)?);
                json!({})
            }
            "connected" => {
                discord.connected(PATIENCE).await;
                json!({})
            }
            other => return Err(format!("{other} means nothing; try help")),
        };
        Ok(Some(answer))
    }

    fn began(&mut self, interaction: Interaction) -> Value {
        let id = interaction.id().to_string();
        self.interactions.insert(id.clone(), interaction);
        json!({ "interaction": id })
    }

    fn user(&self, name: &str) -> Result<UserId> {
        self.discord.look(|world| world.user_named(name)).ok_or_else(|| format!("there is no user {name}"))
    }

    /// A channel by its name or number; `dm` is where the user and the bot are alone.
    fn place(&self, user: UserId, name: &str) -> Result<ChannelId> {
        if name == "dm" {
            return Ok(self.discord.direct(user));
        }
        let named = self.discord.look(|world| world.channel_named(name));
        let named = named
            .or_else(|| ChannelId::of(&json!(name)).filter(|id| self.discord.look(|world| world.has(*id))));
        named.ok_or_else(|| format!("there is no channel {name}"))
    }

    fn message(&self, id: &str) -> Result<Message> {
        let found = MessageId::of(&json!(id)).and_then(|id| self.discord.message(id));
        found.ok_or_else(|| format!("there is no message {id}"))
    }

    fn interaction(&self, id: &str) -> Result<&Interaction> {
        self.interactions.get(id).ok_or_else(|| format!("there is no interaction {id}"))
    }

    /// What is written, with `@bot` for the bot.
    fn text(&self, text: &str) -> String {
        text.replace("@bot", &self.discord.mention())
    }
}

/// The words of a line, one after the other.
struct Words<'a> {
    rest: &'a str,
}

impl<'a> Words<'a> {
    fn next(&mut self) -> Option<&'a str> {
        let (word, rest) = self.rest.split_once(' ').unwrap_or((self.rest, ""));
        self.rest = rest.trim_start();
        (!word.is_empty()).then_some(word)
    }

    fn want(&mut self, what: &str) -> Result<&'a str> {
        self.next().ok_or_else(|| format!("{what} is missing"))
    }

    /// The rest of the line; an empty object where there is none.
    fn json(&self) -> Result<Value> {
        match self.rest {
            "" => Ok(json!({})),
            text => serde_json::from_str(text).map_err(|error| format!("not JSON: {error}")),
        }
    }
}

fn shown(message: &Message) -> Value {
    json!({
        "id": message.id(), "channel": message.channel(), "text": message.text(), "ephemeral": message.is_ephemeral(),
        "replies_to": message.replies_to(), "edits": message.before.len(), "json": message.json,
    })
}

fn fault(name: &str) -> Result<Fault> {
    let wait = Duration::from_millis(700);
    Ok(match name {
        "limit" => Fault::RouteLimit(wait),
        "global" => Fault::GlobalLimit(wait),
        "cloudflare" => Fault::CloudflareLimit(wait),
        "10062" => Fault::Refuse(ApiError::unknown_interaction()),
        "50013" => Fault::Refuse(ApiError::missing_permissions()),
        "drop" => Fault::DropConnection,
        status => Fault::Server(status.parse().map_err(|_| format!("{status} is no fault"))?),
    })
}
