//! `lotse replay`: transcripts asked again, and what came out otherwise.

use std::{
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::Context;
use quick_junit::{NonSuccessKind, NonSuccessReruns, Report, TestCase, TestCaseStatus, TestSuite};
use similar::TextDiff;

use super::{Ended, output, today::Today};
use crate::{
    config::Config,
    transcript::{Difference, Transcript},
};

/// Ask the turns of transcripts again and show what comes out otherwise than expected
///
/// A transcript is a Bot Framework `.chat` file with lines such as
///
///   user: Can I take over Azure that was bought under an EA?
///   <!-- lotse: outcome=answer verdict=conditional language=en -->
///
/// Expectations: outcome, verdict (or none), rule, missing, section (document#anchor), language. A `bot:` turn is
/// compared word by word. Exit code 1 where something differs.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Replay {
    /// Transcripts
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Write what comes out into the transcripts as what is expected from now on
    #[arg(long)]
    bless: bool,
    /// Also write the result as JUnit XML
    #[arg(long, value_name = "FILE")]
    junit: Option<PathBuf>,
    /// Print the differences as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    today: Today,
}

impl Replay {
    /// Runs the command.
    pub fn run(&self, config: &Config) -> anyhow::Result<Ended> {
        let transcripts = read(&self.files)?;
        let assistant = self.today.assistant(config)?;
        let mut suite = TestSuite::new("transcripts");
        let mut all: Vec<(String, Difference)> = Vec::new();
        let mut blessed = 0;
        for (file, text, transcript) in &transcripts {
            if self.bless {
                let now = transcript.bless(&assistant);
                if now != *text {
                    std::fs::write(file, now).with_context(|| format!("cannot write {}", file.display()))?;
                    blessed += 1;
                }
                continue;
            }
            let started = Instant::now();
            let differences = transcript.replay(&assistant);
            let name = file.display().to_string();
            let mut case = TestCase::new(name.clone(), status(&differences));
            case.set_time(started.elapsed());
            suite.add_test_case(case);
            all.extend(differences.into_iter().map(|difference| (name.clone(), difference)));
        }
        if let Some(file) = &self.junit {
            let mut report = Report::new("lotse replay");
            report.add_test_suite(suite);
            std::fs::write(file, report.to_string()?)
                .with_context(|| format!("cannot write {}", file.display()))?;
        }
        let turns: usize = transcripts.iter().map(|(.., transcript)| transcript.turns.len()).sum();
        output::write(|out| {
            if self.json {
                let rows: Vec<_> = all
                    .iter()
                    .map(|(file, difference)| {
                        serde_json::json!({
                            "file": file, "line": difference.line, "user": difference.user, "what": difference.what,
                            "expected": difference.expected, "found": difference.found,
                        })
                    })
                    .collect();
                serde_json::to_writer_pretty(&mut *out, &rows)?;
                writeln!(out)?;
                return Ok(());
            }
            for (file, difference) in &all {
                writeln!(out, "{file}:{}: {}\n{}", difference.line, difference.user, told(difference))?;
            }
            if self.bless {
                writeln!(out, "{} transcripts, {blessed} rewritten", transcripts.len())?;
            } else {
                writeln!(out, "{} transcripts, {turns} turns, {} differences", transcripts.len(), all.len())?;
            }
            Ok(())
        })?;
        Ok(if all.is_empty() { Ended::Done } else { Ended::No })
    }
}

/// Reads transcripts: each with its file and its text.
pub fn read(files: &[PathBuf]) -> anyhow::Result<Vec<(&Path, String, Transcript)>> {
    let mut transcripts = Vec::new();
    for file in files {
        let text =
            std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        let transcript = Transcript::parse(&text).with_context(|| file.display().to_string())?;
        transcripts.push((file.as_path(), text, transcript));
    }
    Ok(transcripts)
}

fn status(differences: &[Difference]) -> TestCaseStatus {
    if differences.is_empty() {
        return TestCaseStatus::success();
    }
    let told: Vec<String> = differences
        .iter()
        .map(|difference| format!("line {}: {}\n{}", difference.line, difference.user, told(difference)))
        .collect();
    TestCaseStatus::NonSuccess {
        kind: NonSuccessKind::Failure,
        message: Some(format!("{} differences", differences.len()).into()),
        ty: None,
        description: Some(told.join("\n").into()),
        reruns: NonSuccessReruns::default(),
    }
}

/// A difference for people: one line for an expectation, a diff of lines for a text.
fn told(difference: &Difference) -> String {
    if difference.what != "text" {
        return format!(
            "  {}: expected {}, found {}",
            difference.what, difference.expected, difference.found
        );
    }
    let diff = TextDiff::from_lines(&difference.expected, &difference.found);
    diff.unified_diff().header("expected", "found").to_string()
}
