//! `lotse index`: builds the index or brings it up to date.

use lotse_index::LearnedLocale;

use super::{Ended, open, output};
use crate::config::Config;

/// Build the index, or bring it up to date with the documents
///
/// `ask` and the others do this by themselves where the index is missing or out of date. Broken files are listed with
/// the line and the reason; the rest is indexed.
#[derive(Debug, clap::Args)]
pub struct Index {
    /// Print what was done as JSON
    #[arg(long)]
    json: bool,
}

impl Index {
    /// Runs the command.
    pub fn run(&self, config: &Config) -> anyhow::Result<Ended> {
        let corpus = open::corpus(config)?;
        let folder = open::index_folder(config);
        let report = open::build(&folder, &corpus)?;
        output::write(|out| {
            if self.json {
                let problems: Vec<String> = report.problems.iter().map(ToString::to_string).collect();
                let value = serde_json::json!({
                    "index": folder, "files": report.files, "read": report.read, "unchanged": report.unchanged,
                    "removed": report.removed, "documents": report.documents, "sections": report.sections,
                    "lessons": report.lessons, "learned": learned_json(&report.learned),
                    "learning_ms": report.learning.as_millis() as u64, "rebuilt": report.rebuilt, "problems": problems,
                    "elapsed_ms": report.elapsed.as_millis() as u64,
                });
                serde_json::to_writer_pretty(&mut *out, &value)?;
                writeln!(out)?;
                return Ok(());
            }
            if let Some(reason) = &report.rebuilt {
                writeln!(out, "Everything was read again: {reason}.")?;
            }
            for problem in &report.problems {
                writeln!(out, "{problem}")?;
            }
            for learned in &report.learned {
                writeln!(out, "{}", learned_line(learned))?;
            }
            if !report.learned.is_empty() {
                let seconds = report.learning.as_secs_f32();
                writeln!(
                    out,
                    "Word translations learned in {seconds:.1} s, from {} files beside the documents",
                    report.lessons
                )?;
            }
            writeln!(
                out,
                "{} sections of {} documents from {} files ({} read, {} unchanged, {} gone, {} problems) in {:.1} s, in {}",
                report.sections,
                report.documents,
                report.files,
                report.read,
                report.unchanged,
                report.removed,
                report.problems.len(),
                report.elapsed.as_secs_f32(),
                folder.display()
            )?;
            Ok(())
        })
    }
}

/// What was learned, as JSON.
pub fn learned_json(learned: &[LearnedLocale]) -> Vec<serde_json::Value> {
    let learned = learned.iter().map(|LearnedLocale { locale, terms, blocks, elapsed }| {
        let elapsed_ms = elapsed.as_millis() as u64;
        serde_json::json!({ "locale": locale, "terms": terms, "blocks": blocks, "elapsed_ms": elapsed_ms })
    });
    learned.collect()
}

/// What was learned of one locale, as a line.
pub fn learned_line(LearnedLocale { locale, terms, blocks, elapsed }: &LearnedLocale) -> String {
    format!("{locale}: {terms} terms known, {blocks} parallel blocks, {:.1} s", elapsed.as_secs_f32())
}
