//! `lotse rules coverage`: which rules transcripts exercise.

use std::{collections::BTreeMap, path::PathBuf};

use lotse_knowledge::rulebook::{Rule, RuleId};

use crate::{
    cli::{Ended, output, replay, today::Today},
    config::Config,
};

/// Which rules and silences transcripts exercise, how often each, and which they do not
///
/// Every turn is asked again. A rule is exercised by each answer that it leads to, alone or with others of the same
/// verdict. Rules that do not count on the day are left out of what is to be exercised.
#[derive(Debug, clap::Args)]
pub struct Coverage {
    /// Transcripts
    #[arg(required = true, value_name = "TRANSCRIPT")]
    files: Vec<PathBuf>,
    /// End with exit code 1 where a rule is not exercised
    #[arg(long)]
    all: bool,
    /// Print the counts as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    today: Today,
}

impl Coverage {
    /// Runs the command.
    pub fn run(&self, config: &Config) -> anyhow::Result<Ended> {
        let transcripts = replay::read(&self.files)?;
        let assistant = self.today.assistant(config)?;
        let mut turns = 0;
        let mut exercised: BTreeMap<RuleId, usize> = BTreeMap::new();
        for (.., transcript) in &transcripts {
            for answer in transcript.answers(&assistant) {
                turns += 1;
                for rule in answer.rules {
                    *exercised.entry(rule).or_default() += 1;
                }
            }
        }
        let day = assistant.today();
        let counting: Vec<(&Rule, usize)> = assistant
            .rulebook()
            .rules()
            .values()
            .filter(|rule| rule.counts_on(day))
            .map(|rule| (rule, exercised.get(&rule.id).copied().unwrap_or_default()))
            .collect();
        let missing = counting.iter().filter(|(_, times)| *times == 0).count();
        output::write(|out| {
            if self.json {
                let rows: Vec<_> = counting
                    .iter()
                    .map(|(rule, times)| {
                        serde_json::json!({
                            "rule": rule.id, "topic": rule.topic, "verdict": rule.verdict, "times": times,
                        })
                    })
                    .collect();
                serde_json::to_writer_pretty(&mut *out, &rows)?;
                return Ok(writeln!(out)?);
            }
            for (rule, times) in &counting {
                let verdict = rule.verdict.map_or("silent".to_owned(), |verdict| verdict.to_string());
                let times = if *times == 0 { "never".to_owned() } else { times.to_string() };
                writeln!(out, "{times:>6}  {} ({}: {verdict})", rule.id, rule.topic)?;
            }
            writeln!(
                out,
                "{} transcripts, {turns} turns: {} of {} rules and silences exercised, {missing} not",
                transcripts.len(),
                counting.len() - missing,
                counting.len()
            )?;
            Ok(())
        })?;
        Ok(if self.all && missing > 0 { Ended::No } else { Ended::Done })
    }
}
