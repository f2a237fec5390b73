//! Discord: messages, slash commands and buttons, through serenity.
//!
//! A [`Bot`] takes events and turns them into questions to the [`Dialogue`]; `card` turns answers into messages. Nothing
//! is remembered here: what a button leads on from is in the store, so another process may take the next event.

pub mod action;
pub mod card;
pub mod check;
pub mod commands;
mod components;
mod messages;
mod person;
mod settings;
mod slash;
mod suggest;
pub mod text;
mod trouble;

use std::{sync::Arc, time::Duration};

use lotse_knowledge::Locale;
use serde_json::Value;
use serenity::{
    all::{
        ChannelId, ClientBuilder, Context, EventHandler, GatewayIntents, GuildId, Http, HttpBuilder,
        Interaction, Message, MessageId, MessageUpdateEvent, RatelimitInfo, Ready, ResumedEvent, UserId,
    },
    async_trait,
    cache::Settings as CacheSettings,
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tracing::{debug, error, info, warn};

pub use settings::{Settings, Unsure};
pub use trouble::DiscordError;

use crate::{
    dialogue::{Dialogue, DialogueError},
    store::Asker,
};

/// No commands.
const NO_COMMANDS: [Value; 0] = [];

/// How long answers in the making may take when the bot stops.
const LAST_WORDS: Duration = Duration::from_secs(10);

/// How long closing the connections may take.
const GOODBYE: Duration = Duration::from_secs(3);

/// Takes Discord's events.
pub struct Bot {
    dialogue: Arc<Dialogue>,
    settings: Settings,
    /// What is being answered.
    tasks: TaskTracker,
}

/// Something to be told to the operator, since nothing can be told to the asker.
#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error("{}", trouble::explained(.0))]
    Discord(#[from] serenity::Error),
    #[error(transparent)]
    Dialogue(#[from] DialogueError),
    #[error(transparent)]
    Store(#[from] crate::store::StoreError),
}

/// Runs the bot until `stop`; then answers what it has begun to, and says goodbye to the gateway. `client` replaces the
/// HTTP client, so that tests can lead it to a peer of their own.
///
/// # Errors
///
/// Discord refuses the token or the intents, or cannot be reached at all.
pub async fn run(
    dialogue: Arc<Dialogue>,
    settings: Settings,
    token: &str,
    client: Option<reqwest::Client>,
    stop: CancellationToken,
) -> Result<(), DiscordError> {
    let tasks = TaskTracker::new();
    let shards = settings.shards;
    let intents = intents(&settings);
    let bot = Bot { dialogue, settings, tasks: tasks.clone() };
    let mut cache = CacheSettings::default();
    cache.max_messages = 0;
    let connecting =
        ClientBuilder::new_with_http(http(token, client), intents).cache_settings(cache).event_handler(bot);
    let mut client = tokio::select! {
        client = connecting => client?,
        () = stop.cancelled() => return Ok(()),
    };
    let manager = Arc::clone(&client.shard_manager);
    let running = async {
        if shards == 0 { client.start_autosharded().await } else { client.start_shards(shards).await }
    };
    let stopped = async {
        stop.cancelled().await;
        tasks.close();
        if tokio::time::timeout(LAST_WORDS, tasks.wait()).await.is_err() {
            warn!("{} answers were not finished in {LAST_WORDS:?}", tasks.len());
        }
        // Without a connection there is nobody to say goodbye to.
        let _ = tokio::time::timeout(GOODBYE, manager.shutdown_all()).await;
    };
    tokio::select! {
        // Shards that are closed on purpose are no error.
        outcome = running => if stop.is_cancelled() { Ok(()) } else { Ok(outcome?) },
        () = stopped => Ok(()),
    }
}

/// Discord's API, for one token.
pub(crate) fn http(token: &str, client: Option<reqwest::Client>) -> Http {
    let builder = HttpBuilder::new(token);
    match client {
        Some(client) => builder.client(client).build(),
        None => builder.build(),
    }
}

fn intents(settings: &Settings) -> GatewayIntents {
    let intents = GatewayIntents::GUILDS | GatewayIntents::GUILD_MESSAGES | GatewayIntents::DIRECT_MESSAGES;
    if settings.message_content { intents | GatewayIntents::MESSAGE_CONTENT } else { intents }
}

#[async_trait]
impl EventHandler for Bot {
    async fn ready(&self, ctx: Context, ready: Ready) {
        info!("connected to Discord as {} in {} servers", ready.user.name, ready.guilds.len());
        if ready.shard.is_none_or(|shard| shard.id.0 == 0) {
            self.register(&ctx).await;
        }
    }

    async fn resume(&self, _: Context, _: ResumedEvent) {
        info!("resumed the connection to Discord");
    }

    async fn ratelimit(&self, info: RatelimitInfo) {
        warn!("Discord asks to wait {:.1?} before the next {:?} {}", info.timeout, info.method, info.path);
    }

    async fn message(&self, ctx: Context, message: Message) {
        let _task = self.tasks.token();
        if !self.tasks.is_closed() {
            report(self.on_message(&ctx, &message).await);
        }
    }

    async fn message_update(
        &self,
        ctx: Context,
        _: Option<Message>,
        _: Option<Message>,
        event: MessageUpdateEvent,
    ) {
        let _task = self.tasks.token();
        if !self.tasks.is_closed() {
            report(self.on_edit(&ctx, event).await);
        }
    }

    async fn message_delete(&self, ctx: Context, _: ChannelId, message: MessageId, _: Option<GuildId>) {
        let _task = self.tasks.token();
        report(self.on_delete(&ctx, message).await);
    }

    async fn message_delete_bulk(
        &self,
        ctx: Context,
        _: ChannelId,
        messages: Vec<MessageId>,
        _: Option<GuildId>,
    ) {
        let _task = self.tasks.token();
        for message in messages {
            report(self.on_delete(&ctx, message).await);
        }
    }

    async fn interaction_create(&self, ctx: Context, interaction: Interaction) {
        let _task = self.tasks.token();
        match interaction {
            Interaction::Command(command) => report(self.on_command(&ctx, &command).await),
            Interaction::Autocomplete(command) => report(self.on_autocomplete(&ctx, &command).await),
            Interaction::Component(component) => report(self.on_component(&ctx, &component).await),
            _ => debug!("an interaction of a kind that is not used"),
        }
    }
}

fn report(outcome: Result<(), Trouble>) {
    if let Err(trouble) = outcome {
        error!("{trouble}");
    }
}

impl Bot {
    /// Tells Discord the commands, where it has others.
    async fn register(&self, ctx: &Context) {
        let assistant = self.dialogue.assistant();
        let (wanted, problems) = commands::wanted(assistant.locales(), assistant.rulebook(), &self.settings);
        problems.iter().for_each(|problem| warn!("{problem}"));
        match self.registered(ctx, &wanted).await {
            Ok(true) => info!("the slash commands are registered"),
            Ok(false) => debug!("the slash commands are as they were"),
            Err(error) => error!("the slash commands cannot be registered: {}", trouble::explained(&error)),
        }
    }

    async fn registered(&self, ctx: &Context, wanted: &[Value]) -> serenity::Result<bool> {
        let http = &ctx.http;
        let known = match self.settings.commands_in {
            Some(guild) => trouble::steadily(|| http.get_guild_commands_with_localizations(guild)).await?,
            None => trouble::steadily(|| http.get_global_commands_with_localizations()).await?,
        };
        let known: Vec<Value> = known.iter().map(serde_json::to_value).collect::<Result<_, _>>()?;
        if commands::are_registered(wanted, &known) {
            return Ok(false);
        }
        match self.settings.commands_in {
            Some(guild) => {
                // Commands for everywhere would stand beside them.
                trouble::steadily(|| http.create_global_commands(&NO_COMMANDS)).await?;
                trouble::steadily(|| http.create_guild_commands(guild, &wanted)).await?
            }
            None => trouble::steadily(|| http.create_global_commands(&wanted)).await?,
        };
        Ok(true)
    }

    fn asker(&self, user: UserId) -> Asker {
        self.dialogue.store().asker("discord", &user.to_string())
    }

    /// What a card needs beside the answer.
    fn handle<'a>(&self, id: &'a str, turn: i64) -> card::Handle<'a> {
        card::Handle { id, turn, person: self.settings.has_helpers() }
    }

    /// A message in the language of somebody.
    async fn say(&self, asker: &Asker, program: Option<&Locale>, id: &str) -> Result<String, DialogueError> {
        let locale = self.dialogue.language(asker, program).await?;
        Ok(self.dialogue.assistant().locales().voice(&locale).say(id))
    }
}

/// The name of an event, message or place in the store.
fn named(id: impl std::fmt::Display) -> String {
    format!("discord:{id}")
}

/// The name of a message in the store.
fn message_name(channel: ChannelId, message: MessageId) -> String {
    named(format_args!("{channel}/{message}"))
}

/// The channel and message of such a name.
fn message_of(name: &str) -> Option<(ChannelId, MessageId)> {
    let (channel, message) = name.strip_prefix("discord:")?.split_once('/')?;
    Some((channel.parse().ok()?, message.parse().ok()?))
}
