//! `lotse check`: the quick check, a topic and its facts.

use anyhow::bail;
use lotse_knowledge::{Facts, Locale, Rulebook, TopicName};

use super::{Ended, output, today::Today};
use crate::{assistant::Outcome, channels::console, config::Config};

/// Check a case: a topic and what is known of it
///
/// `lotse rules list` shows the topics, their facts and values. Facts left out are unknown: the answer then says what
/// holds whatever they are, or asks for the one that settles most. Exit code 1 where the rulebook is silent.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  lotse check take-over channel=ea service=usage-based --locale sv")]
pub struct Check {
    /// The topic
    topic: String,
    /// What is known, `fact=value` each; several values separated by commas
    facts: Vec<String>,
    /// The language to answer in
    #[arg(long)]
    locale: Option<Locale>,
    /// Print the answer as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    today: Today,
}

impl Check {
    /// Runs the command.
    pub fn run(&self, config: &Config) -> anyhow::Result<Ended> {
        let assistant = self.today.assistant(config)?;
        let (topic, facts) = self.case(assistant.rulebook())?;
        let locale = self.locale.as_ref().unwrap_or(&config.default_locale);
        let answer = assistant.check(&topic, &facts, locale);
        output::write(|out| {
            if self.json {
                serde_json::to_writer_pretty(&mut *out, &answer)?;
                writeln!(out)?;
            } else {
                write!(out, "{}", console::render(&answer.text(), output::look()))?;
            }
            Ok(())
        })?;
        Ok(if answer.outcome == Outcome::Abstain { Ended::No } else { Ended::Done })
    }

    fn case(&self, rulebook: &Rulebook) -> anyhow::Result<(TopicName, Facts)> {
        let name = TopicName::from(self.topic.as_str());
        let Some(topic) = rulebook.topics().get(&name) else {
            let known: Vec<&str> = rulebook.topics().keys().map(TopicName::as_str).collect();
            bail!("there is no topic `{name}`; the topics are {}", known.join(", "));
        };
        let mut facts = Facts::new();
        for given in &self.facts {
            let Some((fact, values)) = given.split_once('=') else {
                bail!("`{given}` is no fact: write fact=value, for example channel=ea");
            };
            let fact = fact.into();
            let Some(known) = rulebook.facts().get(&fact).filter(|_| topic.facts.contains(&fact)) else {
                let facts: Vec<&str> = topic.facts.iter().map(|fact| fact.as_str()).collect();
                bail!("the topic `{name}` does not turn on `{fact}`; its facts are {}", facts.join(", "));
            };
            let values: Vec<_> = values.split(',').map(lotse_knowledge::FactValue::from).collect();
            if let Some(wrong) = values.iter().find(|value| !known.contains(value)) {
                let known: Vec<&str> = known.iter().map(|value| value.as_str()).collect();
                bail!("`{fact}` cannot be `{wrong}`; its values are {}", known.join(", "));
            }
            facts.set(fact, values);
        }
        Ok((name, facts))
    }
}
