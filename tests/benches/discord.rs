//! From the event of a message to the request with the reply, through a Discord of the tests' own: the bot's side only.
//!
//! Asks every turn of the transcripts once, over the documents in `LOTSE_CORPUS` where it is set, else over the handbook.

#[allow(dead_code)]
#[path = "../tests/discord/running.rs"]
mod running;

use std::{path::PathBuf, sync::OnceLock, time::Duration};

use lotse::{assistant::Assistant, transcript::Transcript};
use lotse_fakes::discord::{Rate, Setup};

const POST: &str = "POST /channels/{channel_id}/messages";

fn main() {
    tokio::runtime::Runtime::new().expect("a runtime").block_on(measure());
}

async fn measure() {
    let setup = Setup { message_rate: Rate::UNLIMITED, global_rate: Rate::UNLIMITED, ..Setup::default() };
    let bot = running::over(assistant, setup, |_, _| {}).await;
    bot.connected().await;
    let ben = bot.discord.user("ben");
    let direct = bot.discord.direct(ben);
    let mut asked = Vec::new();
    for text in questions() {
        let question = bot.discord.say(ben, direct, text.as_str());
        bot.discord.reply_to(question, running::SOON).await;
        asked.push(question);
    }
    let mut pauses: Vec<Duration> = asked
        .iter()
        .filter_map(|question| {
            let id = question.to_string();
            bot.discord.pause(|sent| sent.event == "MESSAGE_CREATE" && sent.data["id"] == id.as_str(), POST)
        })
        .collect();
    pauses.sort_unstable();
    let at = |share: f64| pauses[((pauses.len() - 1) as f64 * share) as usize];
    println!(
        "{} messages over {} sections, from event to reply: median {:.1?}, 99 of 100 within {:.1?}, slowest {:.1?}",
        pauses.len(),
        bot.dialogue.assistant().index().sections(),
        at(0.5),
        at(0.99),
        at(1.0)
    );
    bot.finish().await;
}

fn assistant() -> Assistant {
    static INDEX: OnceLock<PathBuf> = OnceLock::new();
    let corpus = || std::env::var_os("LOTSE_CORPUS").map(|folder| PathBuf::from(folder).join("corpus"));
    running::assistant_over(INDEX.get_or_init(|| running::index(&Vec::from_iter(corpus()))))
}

/// What is asked in the transcripts of all languages.
fn questions() -> Vec<String> {
    let inside = |folder: PathBuf| {
        let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        paths.sort();
        paths
    };
    let folders = inside(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("transcripts"));
    let turns = folders.into_iter().flat_map(inside).flat_map(|file| {
        let text = std::fs::read_to_string(file).expect("a file");
        Transcript::parse(&text).expect("a transcript").turns
    });
    turns.map(|turn| turn.user.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}
