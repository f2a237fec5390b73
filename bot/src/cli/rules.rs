//! `lotse rules`: what the rulebook says and whether it holds.

use anyhow::bail;
use lotse_knowledge::{Rulebook, TopicName, rulebook::Topic};

use super::{Ended, open, output};
use crate::config::Config;

/// List, explain or verify the rulebook
#[derive(Debug, clap::Args)]
pub struct Rules {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// The topics with their facts, the values of each, and the rules
    List {
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// The decision table of a topic, as Markdown
    Explain {
        /// The topic
        topic: String,
    },
    /// Check rules, texts, terms and citations; exit code 1 where something does not hold
    Verify,
}

impl Rules {
    /// Runs the command.
    pub fn run(&self, config: &Config) -> anyhow::Result<Ended> {
        match &self.command {
            Command::List { json } => list(&open::rulebook(config)?, *json),
            Command::Explain { topic } => explain(&open::rulebook(config)?, topic),
            Command::Verify => verify(config),
        }
    }
}

fn list(book: &Rulebook, json: bool) -> anyhow::Result<Ended> {
    let rules_of = |topic: &Topic| {
        let rules = book.rules().values().filter(|rule| rule.topic == topic.name);
        rules.map(|rule| (rule.id.clone(), rule.verdict)).collect::<Vec<_>>()
    };
    output::write(|out| {
        if json {
            let topics: Vec<_> = book
                .topics()
                .values()
                .map(|topic| {
                    let rules: Vec<_> =
                        rules_of(topic).iter().map(|(id, verdict)| serde_json::json!({ "rule": id, "verdict": verdict })).collect();
                    serde_json::json!({ "topic": topic.name, "facts": topic.facts, "presumes": topic.presumes, "rules": rules })
                })
                .collect();
            serde_json::to_writer_pretty(
                &mut *out,
                &serde_json::json!({ "facts": book.facts(), "topics": topics }),
            )?;
            writeln!(out)?;
            return Ok(());
        }
        for topic in book.topics().values() {
            writeln!(out, "{}", topic.name)?;
            for fact in &topic.facts {
                let values: Vec<&str> = book.facts()[fact].iter().map(|value| value.as_str()).collect();
                let presumed = topic
                    .presumes
                    .value(fact)
                    .map(|value| format!(" (presumed: {value})"))
                    .unwrap_or_default();
                writeln!(out, "  {fact} = {}{presumed}", values.join(" | "))?;
            }
            for (id, verdict) in rules_of(topic) {
                writeln!(
                    out,
                    "  - {id}: {}",
                    verdict.map_or("silent".to_owned(), |verdict| verdict.to_string())
                )?;
            }
        }
        Ok(())
    })
}

fn explain(book: &Rulebook, topic: &str) -> anyhow::Result<Ended> {
    let Some(topic) = book.topics().get(&TopicName::from(topic)) else {
        let known: Vec<&str> = book.topics().keys().map(TopicName::as_str).collect();
        bail!("there is no topic `{topic}`; the topics are {}", known.join(", "));
    };
    output::write(|out| {
        let facts: Vec<&str> = topic.facts.iter().map(|fact| fact.as_str()).collect();
        writeln!(out, "| {} | verdict | rule |", facts.join(" | "))?;
        writeln!(out, "|{}", "---|".repeat(facts.len() + 2))?;
        for row in topic.table() {
            let values: Vec<&str> = row.values.iter().map(|value| value.as_str()).collect();
            let verdict = row.verdict.map_or("silent".to_owned(), |verdict| verdict.to_string());
            writeln!(out, "| {} | {verdict} | {} |", values.join(" | "), row.rule)?;
        }
        Ok(())
    })
}

fn verify(config: &Config) -> anyhow::Result<Ended> {
    let book = open::rulebook(config)?;
    let (locales, problems) = open::locales(config, &book)?;
    let index = open::index(config)?;
    let mut flaws: Vec<String> = problems.iter().map(ToString::to_string).collect();
    for (name, section) in book.sections() {
        let resolves = section.documents.iter().any(|document| {
            section.anchors.iter().any(|anchor| !index.locales_of(document, anchor).is_empty())
        });
        if !resolves {
            flaws.push(format!(
                "the section `{name}` is in no document: mend its path or anchor in sections.toml"
            ));
        }
    }
    let combinations: usize = book.topics().values().map(|topic| topic.table().len()).sum();
    output::write(|out| {
        for flaw in &flaws {
            writeln!(out, "{flaw}")?;
        }
        writeln!(
            out,
            "{} topics, {} rules, {combinations} combinations of facts, each with one verdict; {} languages; {} flaws",
            book.topics().len(),
            book.rules().len(),
            locales.available().count(),
            flaws.len()
        )?;
        Ok(())
    })?;
    Ok(if flaws.is_empty() { Ended::Done } else { Ended::No })
}
