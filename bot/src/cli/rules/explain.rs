//! `lotse rules explain`: the decision table of a topic.

use std::io::Write;

use anyhow::bail;
use lotse_knowledge::{
    FactName, FactValue, TopicName,
    rulebook::{Stretch, Topic},
};

use super::html;
use crate::{
    cli::{Ended, open, output, today::Today},
    config::Config,
};

/// The decision table of a topic, as Markdown or as a page
///
/// Where rules count on some days only, there is a table for every stretch of days in which the same rules count;
/// with `--today` only the one of that day.
#[derive(Debug, clap::Args)]
pub struct Explain {
    /// The topic
    topic: String,
    /// Print one self-contained HTML page, with the rules, their texts, and what they rest on, in the default locale
    #[arg(long)]
    html: bool,
    #[command(flatten)]
    today: Today,
}

impl Explain {
    /// Runs the command.
    pub fn run(&self, config: &Config) -> anyhow::Result<Ended> {
        let book = open::rulebook(config)?;
        let Some(topic) = book.topics().get(&TopicName::from(self.topic.as_str())) else {
            let known: Vec<&str> = book.topics().keys().map(TopicName::as_str).collect();
            bail!("there is no topic `{}`; the topics are {}", self.topic, known.join(", "));
        };
        let stretches: Vec<&Stretch> = match self.today.given() {
            Some(day) => topic.stretch(day).into_iter().collect(),
            None => topic.stretches().iter().collect(),
        };
        if !self.html {
            return output::write(|out| markdown(out, topic, &stretches));
        }
        let (locales, _) = open::locales(config, &book)?;
        let (index, language) = (open::index(config)?, &config.default_locale);
        let voice = locales.voice(language);
        let sources = html::Sources { book: &book, index: &index, language, voice: &voice };
        output::write(|out| html::page(out, &sources, topic, &stretches))
    }
}

fn markdown(out: &mut dyn Write, topic: &Topic, stretches: &[&Stretch]) -> anyhow::Result<()> {
    for (at, stretch) in stretches.iter().enumerate() {
        if topic.stretches().len() > 1 {
            let gap = if at == 0 { "" } else { "\n" };
            writeln!(out, "{gap}## {}\n", days(stretch))?;
        }
        let facts: Vec<&str> = topic.facts.iter().map(FactName::as_str).chain(["verdict", "rule"]).collect();
        writeln!(out, "| {} |", facts.join(" | "))?;
        writeln!(out, "|{}", "---|".repeat(facts.len()))?;
        for row in &stretch.rows {
            let verdict = row.verdict.map_or("silent".to_owned(), |verdict| verdict.to_string());
            let values =
                row.values.iter().map(FactValue::as_str).chain([verdict.as_str(), row.rule.as_str()]);
            writeln!(out, "| {} |", values.collect::<Vec<_>>().join(" | "))?;
        }
    }
    Ok(())
}

/// A stretch of days in words.
pub fn days(stretch: &Stretch) -> String {
    match (stretch.from, stretch.until) {
        (None, None) => "On every day".to_owned(),
        (None, Some(until)) => format!("Until {until}"),
        (Some(from), None) => format!("From {from}"),
        (Some(from), Some(until)) => format!("From {from} until {until}"),
    }
}
