//! What transcripts say in the terminal they say in Discord: the same outcomes, verdicts, rules, sections and languages.

use std::path::{Path, PathBuf};

use lotse::{assistant::Conversation, store::Kept, transcript::Transcript};
use lotse_fakes::discord::{Rate, Setup, UserSetup};

use crate::running::{Running, SOON, assistant, with, with_users};

#[tokio::test(flavor = "multi_thread")]
async fn transcripts_come_out_as_in_the_terminal() {
    let folders = locales();
    let users = folders.iter().map(|folder| UserSetup::new(&name(folder), "en-US")).collect();
    let setup = Setup { message_rate: Rate::UNLIMITED, global_rate: Rate::UNLIMITED, ..with_users(users) };
    let bot = with(setup, |_, _| {}).await;
    let compared = folders.iter().map(|folder| compare(&bot, folder));
    let mut turns = 0;
    let mut different = Vec::new();
    for (count, found) in futures_util::future::join_all(compared).await {
        turns += count;
        different.extend(found);
    }
    assert!(turns > 2000, "only {turns} turns compared");
    assert!(different.is_empty(), "{} differ:\n{}", different.len(), different.join("\n"));
    bot.finish().await;
}

/// Replays a locale's transcripts with one user, and gives the number of turns and those that differ.
async fn compare(bot: &Running, folder: &Path) -> (usize, Vec<String>) {
    let terminal = assistant();
    let user = bot.discord.user(&name(folder));
    let direct = bot.discord.direct(user);
    let asker = bot.dialogue.store().asker("discord", &user.to_string());
    let (mut turns, mut different) = (0, Vec::new());
    for file in files(folder) {
        let transcript =
            Transcript::parse(&std::fs::read_to_string(&file).expect("a file")).expect("a transcript");
        let store = bot.dialogue.store();
        store.forget(&asker).await.expect("a database");
        store.choose_language(&asker, transcript.locale.as_ref()).await.expect("a database");
        let hint = transcript.locale.clone().unwrap_or_else(|| "en".parse().expect("a locale"));
        let mut conversation = Conversation::default();
        for turn in &transcript.turns {
            // A line break is a space where people write in chats.
            let text = turn.user.split_whitespace().collect::<Vec<_>>().join(" ");
            let (answer, next) = terminal.ask(&text, &conversation, Some(&hint));
            conversation = next;
            let asked = bot.discord.say(user, direct, text.as_str());
            bot.discord.reply_to(asked, SOON * 6).await;
            let record =
                store.answer(&format!("discord:{asked}")).await.expect("a database").expect("an answer");
            turns += 1;
            let (expected, found) = (shown(&Kept::from(&answer)), shown(&record.kept));
            if expected != found {
                different.push(format!("{}: {text}\n  {expected}\n  {found}", file.display()));
            }
        }
    }
    (turns, different)
}

fn shown(kept: &Kept) -> String {
    let sections: Vec<String> =
        kept.citations.iter().map(|citation| format!("{}#{}", citation.document, citation.section)).collect();
    format!("{:?} {:?} {:?} {} {}", kept.outcome, kept.verdict, kept.rule, kept.locale, sections.join(" "))
}

fn locales() -> Vec<PathBuf> {
    inside(&Path::new(env!("CARGO_MANIFEST_DIR")).join("transcripts"))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    inside(folder).into_iter().filter(|file| file.extension().is_some_and(|end| end == "chat")).collect()
}

fn inside(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<PathBuf> = entries.collect();
    paths.sort();
    paths
}

fn name(folder: &Path) -> String {
    folder.file_name().expect("a name").to_string_lossy().to_lowercase()
}
