//! `lotse check`: the quick check, a topic and its facts.

use std::collections::BTreeSet;

use anyhow::bail;
use lotse_knowledge::{Date, FactValue, Facts, Locale, Rulebook, TopicName};

use super::{Ended, output, today::Today};
use crate::{assistant::Outcome, channels::console, config::Config};

/// Check a case: a topic and what is known of it
///
/// `lotse rules list` shows the topics, their facts and values. Facts left out are unknown: the answer then says what
/// holds whatever they are, or asks for the one that settles most. Exit code 1 where the rulebook is silent, 2 where facts contradict
/// each other.
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
        if let Some(wanted) = self.locale.as_ref().filter(|wanted| !assistant.locales().speaks(wanted)) {
            let spoken: Vec<String> = assistant.locales().available().map(ToString::to_string).collect();
            bail!("`{wanted}` is not spoken; the languages are {}", spoken.join(", "));
        }
        possible(assistant.rulebook(), &topic, &facts, assistant.today())?;
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

/// What is given has to be a case that there can be: deciding would overrule what contradicts the rulebook, in silence.
fn possible(rulebook: &Rulebook, topic: &TopicName, facts: &Facts, day: Date) -> anyhow::Result<()> {
    let implied = rulebook.implied(facts);
    for (fact, given) in facts.iter() {
        let Some(follows) = implied.get(fact).filter(|follows| follows.is_disjoint(given)) else { continue };
        let others: Vec<String> = facts
            .iter()
            .filter(|(other, _)| *other != fact)
            .map(|(other, values)| format!("{other}={}", any_of(values)))
            .collect();
        bail!(
            "`{fact}={}` contradicts {}, from which {fact}={} follows: take one of them out",
            any_of(given),
            others.join(" "),
            any_of(follows)
        );
    }
    if rulebook.decide(topic, facts, &Facts::new(), day).is_none() {
        let given: Vec<String> =
            facts.iter().map(|(fact, values)| format!("{fact}={}", any_of(values))).collect();
        bail!("no rule of `{topic}` can meet {}: take one of them out", given.join(" "));
    }
    Ok(())
}

fn any_of(values: &BTreeSet<FactValue>) -> String {
    values.iter().map(FactValue::as_str).collect::<Vec<_>>().join(",")
}
