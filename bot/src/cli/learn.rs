//! `lotse learn`: makes a pack of what documents teach.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use lotse_knowledge::corpus::PACK;

use super::{Ended, index, open, output};
use crate::config::Config;

/// Make a pack of word translations, for where the documents themselves cannot go
///
/// Learns from all documents that `--corpus` and `--learn` name, without indexing them, and writes what a word of each
/// language is in the one that most of them were written in. Use a pack by `--learn FILE`, or `--learn DIR` for a folder of
/// packs. One made by a program that takes words apart in another way is refused: make it anew.
#[derive(Debug, clap::Args)]
pub struct Learn {
    /// The pack to write: a `.pack` file for all languages, else a folder for a file each
    #[arg(long, value_name = "FILE_OR_DIR")]
    export: PathBuf,
    /// Print what was learned as JSON
    #[arg(long)]
    json: bool,
}

impl Learn {
    /// Runs the command.
    pub fn run(&self, config: &Config) -> anyhow::Result<Ended> {
        let corpus = open::own_documents(config)?;
        if corpus.files().is_empty() {
            bail!("there are no documents to learn from: name folders with `--corpus` or `--learn`");
        }
        let export = open::with_bar(|progress| lotse_index::export(corpus, progress))?;
        open::report_problems(&export.problems);
        if export.packs.is_empty() {
            bail!("the documents teach nothing: name the same articles in two languages, or bilingual ones");
        }
        let write = |path: &Path, bytes: &[u8]| {
            fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
        };
        if self.export.extension().is_some_and(|end| end == PACK) {
            let all: Vec<u8> = export.packs.iter().flat_map(|(_, bytes)| bytes).copied().collect();
            write(&self.export, &all)?;
        } else {
            fs::create_dir_all(&self.export)
                .with_context(|| format!("cannot make the folder {}", self.export.display()))?;
            for (locale, bytes) in &export.packs {
                write(&self.export.join(format!("{locale}.{PACK}")), bytes)?;
            }
        }
        let bytes: usize = export.packs.iter().map(|(_, bytes)| bytes.len()).sum();
        output::write(|out| {
            if self.json {
                let value = serde_json::json!({
                    "export": self.export, "bytes": bytes, "learned": index::learned_json(&export.learned),
                });
                serde_json::to_writer_pretty(&mut *out, &value)?;
                writeln!(out)?;
                return Ok(());
            }
            for learned in &export.learned {
                writeln!(out, "{}", index::learned_line(learned))?;
            }
            writeln!(out, "{bytes} bytes, in {}", self.export.display())?;
            Ok(())
        })
    }
}
