//! Answering over a network: what the channels that people write in have in common.
//!
//! A [`Dialogue`] holds the current snapshot and what is kept between messages. A channel turns its events into a
//! [`Question`] and shows the [`Reply`]; where a conversation stood, who may choose, and what is too old is decided here.

use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

use arc_swap::ArcSwap;
use lotse_knowledge::{Facts, Locale, TopicName};
use tokio::sync::Semaphore;

use crate::{
    assistant::{Answer, Assistant, Conversation},
    store::{Asker, Kept, Record, Store, StoreError, ago},
};

/// How long a question waits for its turn before it is turned away.
const PATIENCE: Duration = Duration::from_secs(20);

/// Makes an assistant from what the settings name.
pub type Opener = Box<dyn Fn() -> anyhow::Result<Assistant> + Send + Sync>;

/// What can be set about conversations.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The language of askers who do not show theirs.
    pub default_locale: Locale,
    /// A conversation goes on from an answer for so long.
    pub conversation: Duration,
    /// An answer is kept for so long, for its buttons.
    pub keep: Duration,
}

/// Answers the questions of all network channels.
pub struct Dialogue {
    assistant: ArcSwap<Assistant>,
    open: Opener,
    store: Store,
    settings: Settings,
    /// Answering is work for processors: more at once than there are would only wait for each other.
    turns: Semaphore,
    /// One reload after the other.
    reloading: tokio::sync::Mutex<()>,
    started: SystemTime,
}

/// A question from a channel.
#[derive(Clone, Debug)]
pub struct Question {
    /// The event that asks, unique over all channels.
    pub id: String,
    /// Who asks.
    pub asker: Asker,
    /// A place where a message goes on from the answer before without saying so.
    pub place: Option<String>,
    /// The message that is replied to.
    pub replying_to: Option<String>,
    /// What is asked.
    pub text: String,
    /// The language of the asker's program.
    pub locale: Option<Locale>,
}

/// An answer with the conversation around it.
#[derive(Clone, Debug)]
pub struct Reply {
    /// What is said.
    pub answer: Answer,
    /// The conversation that the question came into.
    pub before: Conversation,
    /// The conversation that the answer leaves.
    pub after: Conversation,
}

/// Why a choice is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Somebody else's question.
    NotYours,
    /// It was chosen already.
    AlreadyChosen,
    /// The question is too old, or was forgotten.
    Expired,
}

/// No answer can be given.
#[derive(Debug, thiserror::Error)]
pub enum DialogueError {
    /// Too many questions at once.
    #[error("too many questions at once")]
    Busy,
    /// What is kept cannot be reached.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Answering broke off.
    #[error("answering broke off: {0}")]
    Broken(#[from] tokio::task::JoinError),
}

impl Dialogue {
    /// Opens the assistant and answers from it until it is reloaded.
    ///
    /// # Errors
    ///
    /// The assistant cannot be opened.
    pub fn new(open: Opener, store: Store, settings: Settings) -> anyhow::Result<Dialogue> {
        let processors = std::thread::available_parallelism().map_or(2, usize::from);
        Ok(Dialogue {
            assistant: ArcSwap::from_pointee(open()?),
            open,
            store,
            settings,
            turns: Semaphore::new(processors),
            reloading: tokio::sync::Mutex::new(()),
            started: SystemTime::now(),
        })
    }

    /// The snapshot that questions are answered from now.
    pub fn assistant(&self) -> Arc<Assistant> {
        self.assistant.load_full()
    }

    /// What is kept between messages.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The language of askers who do not show theirs.
    pub fn default_locale(&self) -> &Locale {
        &self.settings.default_locale
    }

    /// When it began.
    pub fn started(&self) -> SystemTime {
        self.started
    }

    /// Reads documents, rules and locales anew and answers from them. What cannot be read leaves everything as it is.
    pub async fn reload(self: &Arc<Self>) -> anyhow::Result<()> {
        let _alone = self.reloading.lock().await;
        let this = Arc::clone(self);
        let opened = tokio::task::spawn_blocking(move || (this.open)()).await??;
        self.assistant.store(Arc::new(opened));
        Ok(())
    }

    /// Answers a question. Nothing of it is kept until [`Dialogue::keep`].
    pub async fn ask(&self, question: &Question) -> Result<Reply, DialogueError> {
        let before = self.conversation(question).await?;
        let hint = self.language(&question.asker, question.locale.as_ref()).await?;
        self.think(question.text.clone(), before, hint).await
    }

    /// Decides a topic by facts alone.
    pub async fn check(
        &self,
        topic: TopicName,
        facts: Facts,
        locale: Locale,
    ) -> Result<Reply, DialogueError> {
        let answer = self.work(move |assistant| assistant.check(&topic, &facts, &locale)).await?;
        let after = Conversation::after(&answer, &answer.locale, answer.topic.clone(), answer.facts.clone());
        Ok(Reply { answer, before: Conversation::default(), after })
    }

    /// Keeps an answer for what comes after it; `false` where the same event was answered before, here or elsewhere.
    pub async fn keep(&self, question: &Question, reply: &Reply) -> Result<bool, DialogueError> {
        let Question { id, asker, text, .. } = question;
        let Reply { answer, before, after } = reply;
        let record = Record::new(id, asker, text, before.clone(), after.clone(), Kept::from(answer));
        Ok(self.store.claim(&record).await?)
    }

    /// Goes on from an answer with one of its choices, by number from 0.
    pub async fn choose(
        &self,
        id: &str,
        turn: i64,
        choice: usize,
        asker: &Asker,
    ) -> Result<Result<(Record, Reply), Refusal>, DialogueError> {
        let Some(record) = self.record(id).await? else { return Ok(Err(Refusal::Expired)) };
        if record.asker != *asker {
            return Ok(Err(Refusal::NotYours));
        }
        if record.turn != turn {
            return Ok(Err(Refusal::AlreadyChosen));
        }
        let said = (choice + 1).to_string();
        let reply = self.think(said, record.after.clone(), record.kept.locale.clone()).await?;
        Ok(if self.store.advance(&record, None, &reply.after, &Kept::from(&reply.answer)).await? {
            Ok((Record { turn: turn + 1, ..record }, reply))
        } else {
            Err(Refusal::AlreadyChosen)
        })
    }

    /// Answers a question anew whose text was changed; none where it was never answered or asks the same as before.
    pub async fn edit(&self, id: &str, text: &str) -> Result<Option<(Record, Reply)>, DialogueError> {
        // A choice or another change may come between.
        for _ in 0..3 {
            let Some(record) = self.record(id).await?.filter(|record| !record.asks(text)) else {
                return Ok(None);
            };
            let hint = self.language(&record.asker, Some(&record.kept.locale)).await?;
            let reply = self.think(text.to_owned(), record.before.clone(), hint).await?;
            if self.store.advance(&record, Some(text), &reply.after, &Kept::from(&reply.answer)).await? {
                return Ok(Some((Record { turn: record.turn + 1, ..record }, reply)));
            }
        }
        Ok(None)
    }

    /// An answer that is still kept.
    pub async fn record(&self, id: &str) -> Result<Option<Record>, DialogueError> {
        let oldest = ago(seconds(self.settings.keep));
        Ok(self.store.answer(id).await?.filter(|record| !record.is_before(oldest)))
    }

    /// The language to use with somebody who has not written yet: as they chose, else their program's.
    pub async fn language(&self, asker: &Asker, program: Option<&Locale>) -> Result<Locale, DialogueError> {
        let chosen = self.store.language(asker).await?;
        Ok(chosen.or_else(|| program.cloned()).unwrap_or_else(|| self.settings.default_locale.clone()))
    }

    /// Forgets what is too old.
    pub async fn prune(&self) -> Result<(), DialogueError> {
        Ok(self.store.prune(ago(seconds(self.settings.keep))).await?)
    }

    /// Works with the current snapshot, on a thread that may be kept busy.
    pub async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Assistant) -> T + Send + 'static,
    ) -> Result<T, DialogueError> {
        let turn = tokio::time::timeout(PATIENCE, self.turns.acquire()).await;
        let _turn = turn.map_err(|_| DialogueError::Busy)?;
        let assistant = self.assistant();
        Ok(tokio::task::spawn_blocking(move || work(&assistant)).await?)
    }

    async fn think(&self, text: String, before: Conversation, hint: Locale) -> Result<Reply, DialogueError> {
        self.work(move |assistant| {
            let (answer, after) = assistant.ask(&text, &before, Some(&hint));
            Reply { answer, before, after }
        })
        .await
    }

    /// The conversation that a question goes on with: from the answer replied to, else from the last in the same place.
    async fn conversation(&self, question: &Question) -> Result<Conversation, DialogueError> {
        let since = ago(seconds(self.settings.conversation));
        if let Some(message) = &question.replying_to {
            let answer = self.store.answer_in(message).await?.filter(|record| !record.is_before(since));
            if let Some(record) = answer {
                return Ok(record.after);
            }
        }
        let Some(place) = &question.place else { return Ok(Conversation::default()) };
        let latest = self.store.latest_in(place, since).await?;
        Ok(latest.map(|record| record.after).unwrap_or_default())
    }
}

fn seconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_secs()).unwrap_or(i64::MAX)
}
