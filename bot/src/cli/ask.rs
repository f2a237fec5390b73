//! `lotse ask`: one question, or many as JSON lines.

use std::{
    io::{self, BufRead, Write},
    time::Instant,
};

use anyhow::bail;
use lotse_index::Evidence;
use lotse_knowledge::Locale;
use serde::{Deserialize, Serialize};

use super::{Ended, output, today::Today};
use crate::{
    assistant::{Answer, Assistant, Conversation, Outcome, Ranked, confidence},
    channels::console,
    config::Config,
};

/// Ask one question, or many as JSON lines
///
/// Exit code 1 where Lotse does not know. With `--jsonl` every line of stdin is a question such as
/// {"id": "1", "question": "…", "locale": "fr-FR", "conversation": "a"}
/// and gives one line with its answer, in the same order; `locale` and `conversation` may be left out, and the rows of
/// a conversation follow each other. A row that cannot be read gives {"id": …, "error": "line 3, …"}, and exit code 1 at
/// the end.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Ask {
    /// The question
    #[arg(required_unless_present = "jsonl")]
    question: Vec<String>,
    /// Your language, where the question does not show it
    #[arg(long)]
    locale: Option<Locale>,
    /// Print the answer as JSON
    #[arg(long)]
    json: bool,
    /// Also say why this is the answer
    #[arg(long)]
    why: bool,
    /// Also show the topics recognised, and how the sections were ranked
    #[arg(long)]
    explain: bool,
    /// Answer questions from stdin, one JSON object a line
    #[arg(long, conflicts_with_all = ["question", "locale", "json", "why", "explain"])]
    jsonl: bool,
    #[command(flatten)]
    today: Today,
}

impl Ask {
    /// Runs the command.
    pub fn run(&self, config: &Config) -> anyhow::Result<Ended> {
        if self.jsonl {
            return jsonl(&self.today.assistant(config)?, config);
        }
        let question = self.question.join(" ");
        if question.trim().is_empty() {
            bail!("there is no question: write one in quotes after `ask`");
        }
        let assistant = self.today.assistant(config)?;
        let hint = self.locale.as_ref().or(Some(&config.default_locale));
        let started = Instant::now();
        let (answer, _) = assistant.ask(&question, &Conversation::default(), hint);
        let elapsed_us = micros(started);
        output::write(|out| {
            if self.json {
                serde_json::to_writer_pretty(&mut *out, &Row { id: None, answer: &answer, elapsed_us })?;
                writeln!(out)?;
                return Ok(());
            }
            let look = output::look();
            write!(out, "{}", console::render(&answer.text(), look))?;
            if self.why {
                write!(out, "\n{}", console::render(&answer.why, look))?;
            }
            if self.explain {
                explain(out, &answer)?;
            }
            Ok(())
        })?;
        Ok(if answer.outcome == Outcome::Abstain { Ended::No } else { Ended::Done })
    }
}

#[derive(Deserialize)]
struct Question {
    #[serde(default)]
    id: Option<serde_json::Value>,
    question: String,
    /// A hint only: what is no locale is none.
    #[serde(default)]
    locale: Option<serde_json::Value>,
    #[serde(default)]
    conversation: Option<serde_json::Value>,
}

#[derive(Serialize)]
struct Row<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a serde_json::Value>,
    #[serde(flatten)]
    answer: &'a Answer,
    elapsed_us: u64,
}

fn jsonl(assistant: &Assistant, config: &Config) -> anyhow::Result<Ended> {
    let mut out = io::stdout().lock();
    let mut input = io::stdin().lock();
    // Rows of one conversation follow each other: only the last one needs to be kept.
    let mut conversation: (Option<serde_json::Value>, Conversation) = Default::default();
    let mut line = Vec::new();
    let mut ended = Ended::Done;
    for number in 1.. {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        let started = Instant::now();
        if line.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_slice::<Question>(&line) {
            Ok(row) => {
                if row.conversation.is_none() || row.conversation != conversation.0 {
                    conversation = (row.conversation, Conversation::default());
                }
                let hint: Option<Locale> = row.locale.and_then(|locale| locale.as_str()?.parse().ok());
                let hint = hint.as_ref().or(Some(&config.default_locale));
                let (answer, next) = assistant.ask(&row.question, &conversation.1, hint);
                conversation.1 = next;
                let row = Row { id: row.id.as_ref(), answer: &answer, elapsed_us: micros(started) };
                serde_json::to_writer(&mut out, &row)?;
            }
            Err(error) => {
                let id = serde_json::from_slice::<serde_json::Value>(&line)
                    .ok()
                    .and_then(|row| row.get("id").cloned());
                let row = serde_json::json!({ "id": id, "error": unreadable(&error, number) });
                serde_json::to_writer(&mut out, &row)?;
                ended = Ended::No;
            }
        }
        out.write_all(b"\n")?;
        out.flush()?;
    }
    Ok(ended)
}

/// What is wrong with a row, by its line in the input; the reader has seen one line only.
fn unreadable(error: &serde_json::Error, line: usize) -> String {
    let message = error.to_string();
    let what = message.rsplit_once(" at line ").map_or(message.as_str(), |(what, _)| what);
    format!("line {line}, column {}: {what}", error.column())
}

/// The topics recognised and how sure the first is; the confidence in the sections, and their ranking as a table: section,
/// score, and what each is made of.
fn explain(out: &mut dyn Write, answer: &Answer) -> anyhow::Result<()> {
    writeln!(out)?;
    if !answer.topics.is_empty() {
        writeln!(out, "{:8.3}  confidence in the topic", confidence(&answer.topics))?;
    }
    for Ranked { topic, weight, closeness } in &answer.topics {
        writeln!(
            out,
            "          topic {topic}: clause {weight:.2}  closeness to its examples {closeness:.3}"
        )?;
    }
    if let Some(Evidence { matched, unknown_names, lead }) = answer.evidence {
        writeln!(
            out,
            "{:8.3}  confidence: matched {matched:.3}  unknown_names {unknown_names:.3}  lead {lead:.3}",
            answer.confidence
        )?;
    }
    for hit in &answer.ranking {
        writeln!(out, "{:8.3}  {}#{} ({})", hit.score, hit.section.document, hit.section.anchor, hit.locale)?;
        let signals: Vec<String> =
            hit.signals.iter().map(|(name, value)| format!("{name} {value:.3}")).collect();
        writeln!(out, "          {}", signals.join("  "))?;
    }
    Ok(())
}

fn micros(started: Instant) -> u64 {
    u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX)
}
