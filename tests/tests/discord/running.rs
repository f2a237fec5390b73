//! A bot that runs against a fake Discord.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
    time::Duration,
};

use lotse::{
    assistant::{Assistant, Settings as Answering},
    channels::discord::{self, DiscordError, Settings},
    config::{Config, Overrides},
    dialogue::{self, Dialogue},
    locales::{self, Locales},
    store::Store,
};
use lotse_fakes::discord::{FakeDiscord, Message, MessageId, Setup, UserSetup};
use lotse_index::Index;
use lotse_knowledge::{
    Rulebook, builtin,
    corpus::{Corpus, Source},
};
use tempfile::TempDir;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// Long enough for a busy machine; nothing waits for it that works.
pub const SOON: Duration = Duration::from_secs(20);

/// A bot and its Discord.
pub struct Running {
    pub discord: FakeDiscord,
    pub dialogue: Arc<Dialogue>,
    open: fn() -> Assistant,
    settings: Settings,
    folder: TempDir,
    stop: CancellationToken,
    bot: JoinHandle<Result<(), DiscordError>>,
}

/// A bot with the default settings in a default Discord.
pub async fn running() -> Running {
    with(Setup::default(), |_, _| {}).await
}

/// A bot that is connected, its settings changed for what is there.
pub async fn with(setup: Setup, change: impl FnOnce(&FakeDiscord, &mut Settings)) -> Running {
    let running = unconnected(setup, change).await;
    running.connected().await;
    running
}

/// A Discord with these users.
pub fn with_users(users: Vec<UserSetup>) -> Setup {
    let mut setup = Setup { users, ..Setup::default() };
    setup.guilds[0].roles.clear();
    setup
}

/// A bot that has been started.
pub async fn unconnected(setup: Setup, change: impl FnOnce(&FakeDiscord, &mut Settings)) -> Running {
    over(assistant, setup, change).await
}

/// A bot that has been started and answers from an assistant of its own.
pub async fn over(
    open: fn() -> Assistant,
    setup: Setup,
    change: impl FnOnce(&FakeDiscord, &mut Settings),
) -> Running {
    let discord = FakeDiscord::start(setup).await;
    let mut settings = Config::read(None, &Overrides::default()).expect("the default settings hold").discord;
    change(&discord, &mut settings);
    let folder = tempfile::tempdir().expect("a folder");
    let dialogue = dialogue(open, folder.path()).await;
    let stop = CancellationToken::new();
    let bot = start(&discord, &dialogue, &settings, &stop);
    Running { discord, dialogue, open, settings, folder, stop, bot }
}

impl Running {
    /// Waits until the bot is connected and its commands are registered.
    pub async fn connected(&self) {
        self.discord.connected(SOON).await;
        self.discord.until(SOON, |world| !world.commands().is_empty()).await;
    }

    /// Says something to the bot by mentioning it, and waits for the reply.
    pub async fn ask(&self, user: &str, channel: &str, text: &str) -> (MessageId, Message) {
        let text = format!("{} {text}", self.discord.mention());
        let question = self.discord.say(self.discord.user(user), self.discord.channel(channel), text);
        (question, self.discord.reply_to(question, SOON).await)
    }

    /// Stops the bot as SIGTERM does, and waits for it.
    pub async fn stop(&mut self) {
        self.stop.cancel();
        let ended = tokio::time::timeout(SOON, &mut self.bot).await.expect("the bot stops");
        ended.expect("the bot does not panic").expect("the bot stops without an error");
    }

    /// Starts the bot anew, as another process would, on what the one before has kept.
    pub async fn restart(&mut self) {
        self.stop().await;
        let before = self.discord.sessions().len();
        self.dialogue = dialogue(self.open, self.folder.path()).await;
        self.stop = CancellationToken::new();
        self.bot = start(&self.discord, &self.dialogue, &self.settings, &self.stop);
        self.discord.until(SOON, |world| world.sessions().len() > before && world.is_connected()).await;
    }

    /// Waits for the bot to give up, and says why.
    pub async fn fails(mut self) -> (String, FakeDiscord) {
        let ended = tokio::time::timeout(SOON, &mut self.bot).await.expect("the bot gives up");
        let error = ended.expect("the bot does not panic").expect_err("an error");
        (error.to_string(), self.discord)
    }

    /// Ends the test: the bot stops, and Discord has nothing to complain of.
    pub async fn finish(mut self) {
        self.stop().await;
        self.discord.finish().await;
    }
}

fn start(
    discord: &FakeDiscord,
    dialogue: &Arc<Dialogue>,
    settings: &Settings,
    stop: &CancellationToken,
) -> JoinHandle<Result<(), DiscordError>> {
    let (dialogue, settings, stop) = (Arc::clone(dialogue), settings.clone(), stop.clone());
    let (token, client) = (discord.token().to_owned(), client(discord));
    tokio::spawn(async move { discord::run(dialogue, settings, &token, Some(client), stop).await })
}

/// The HTTP client that finds the fake at Discord's own name, over TLS.
pub fn client(discord: &FakeDiscord) -> reqwest::Client {
    let authority = reqwest::Certificate::from_pem(discord.ca_pem().as_bytes()).expect("a certificate");
    reqwest::Client::builder()
        .no_proxy()
        .resolve("discord.com", discord.rest_addr())
        .tls_certs_merge([authority])
        .build()
        .expect("a client")
}

async fn dialogue(open: fn() -> Assistant, folder: &Path) -> Arc<Dialogue> {
    let store = Store::open(&folder.join("lotse.db")).await.expect("a database");
    let settings = dialogue::Settings {
        default_locale: "en".parse().expect("a locale"),
        conversation: Duration::from_secs(3600),
        keep: Duration::from_secs(86_400),
    };
    Arc::new(Dialogue::new(Box::new(move || Ok(open())), store, settings).expect("an assistant"))
}

/// An assistant over the handbook, whose index is built once.
pub fn assistant() -> Assistant {
    static INDEX: OnceLock<PathBuf> = OnceLock::new();
    assistant_over(INDEX.get_or_init(|| index(&[])))
}

/// An index of the handbook and folders of documents, in a folder that stays.
pub fn index(folders: &[PathBuf]) -> PathBuf {
    let config = Config::read(None, &Overrides::default()).expect("the default settings hold");
    let settings = config.corpus_settings();
    let folders = folders.iter().cloned().map(Source::Folder);
    let sources: Vec<Source> = std::iter::once(builtin::handbook()).chain(folders).collect();
    let corpus = Corpus::scan(&sources, &settings).learning_from(&[builtin::pack()], &settings);
    let folder = tempfile::tempdir().expect("a folder").keep();
    lotse_index::build(&folder, &corpus, &|_| {}).expect("an index");
    folder
}

/// An assistant over an index.
pub fn assistant_over(index: &Path) -> Assistant {
    let rulebook = Rulebook::parse(&builtin::rules()).unwrap_or_else(|errors| panic!("{errors}"));
    let (locales, _) = Locales::load(&locales::builtin(), &rulebook);
    Assistant::new(rulebook, locales, Index::open(index).expect("an index"), Answering::default())
}
