//! `lotse rules`: what the rulebook says and whether it holds.

mod coverage;
mod explain;
mod html;
mod verify;

use lotse_knowledge::{
    Rulebook,
    rulebook::{FileKind, Topic},
};

use super::{Ended, open, output};
use crate::config::Config;

/// List, explain and verify the rulebook, and what of it transcripts exercise
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
    Explain(explain::Explain),
    Verify(verify::Verify),
    Coverage(coverage::Coverage),
    /// The JSON Schema of the rulebook's files, for editors
    ///
    /// Editors that know taplo's schema comment complete keys and mark mistakes while you write, where a
    /// rule file begins with, for example, `#:schema rules.schema.json`.
    Schema {
        /// Of which files
        #[arg(long, value_enum, default_value_t = Kind::Rules)]
        kind: Kind,
    },
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Kind {
    /// Topics and rules: every file but the two others
    Rules,
    /// `facts.toml`
    Facts,
    /// `sections.toml`
    Sections,
}

impl Rules {
    /// Runs the command.
    pub fn run(&self, config: &Config) -> anyhow::Result<Ended> {
        match &self.command {
            Command::List { json } => list(&open::rulebook(config)?, *json),
            Command::Explain(command) => command.run(config),
            Command::Verify(command) => command.run(config),
            Command::Coverage(command) => command.run(config),
            Command::Schema { kind } => schema(*kind),
        }
    }
}

fn schema(kind: Kind) -> anyhow::Result<Ended> {
    let kind = match kind {
        Kind::Rules => FileKind::Rules,
        Kind::Facts => FileKind::Facts,
        Kind::Sections => FileKind::Sections,
    };
    output::write(|out| {
        serde_json::to_writer_pretty(&mut *out, &kind.schema())?;
        Ok(writeln!(out)?)
    })
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
