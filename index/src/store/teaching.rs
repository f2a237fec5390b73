//! What is learned from without being indexed: which of it changed, and packs made of it.

use std::{collections::HashMap, time::SystemTime};

use lotse_knowledge::{
    Locale,
    corpus::{Corpus, File, Problem, Reading},
};
use rayon::prelude::*;

use super::{
    LearnedLocale, Phase, Progress,
    catalogue::{Catalogue, FileEntry, path_bytes},
    lessons::{self, Changes, Material},
};
use crate::{
    IndexError,
    translate::pack::{self, Pack},
};

/// The lesson files and packs as they are now.
pub(super) struct Teaching {
    pub lessons: Vec<FileEntry>,
    pub packs: Vec<FileEntry>,
    /// Documents that came, went or changed, by locale.
    pub changes: Changes,
    /// Lesson files opened.
    pub read: usize,
}

impl Teaching {
    /// Looks at all of it, and reads lessons that do not look as they did.
    pub fn look(corpus: &Corpus, before: &Catalogue, settled: SystemTime) -> Teaching {
        let known = |entries: &'_ [FileEntry]| -> HashMap<Vec<u8>, FileEntry> {
            entries.iter().map(|entry| (entry.path.clone(), entry.clone())).collect()
        };
        let (lessons, packs) = (known(&before.lessons), known(&before.packs));
        let kept = |known: &HashMap<Vec<u8>, FileEntry>, file: &File| {
            let entry = known.get(path_bytes(&file.path)).filter(|entry| entry.looks_like(file, settled))?;
            Some(FileEntry { source: file.source, ..entry.clone() })
        };
        let entries: Vec<(FileEntry, bool)> = corpus
            .lessons()
            .par_iter()
            .map(|file| match kept(&lessons, file) {
                Some(entry) => (entry, false),
                None => (FileEntry::new(file, &corpus.read(file)), true),
            })
            .collect();
        let packs = corpus.packs().iter().map(|file| kept(&packs, file).unwrap_or_else(|| pack_entry(file)));
        let mut teaching = Teaching {
            packs: packs.collect(),
            changes: Changes::new(),
            read: entries.iter().filter(|(_, read)| *read).count(),
            lessons: entries.into_iter().map(|(entry, _)| entry).collect(),
        };
        teaching.compare(lessons);
        teaching
    }

    /// Counts what changed.
    fn compare(&mut self, mut known: HashMap<Vec<u8>, FileEntry>) {
        let mut count = |entry: &FileEntry| {
            for document in &entry.documents {
                *self.changes.entry(document.locale.clone()).or_default() += 1;
            }
        };
        for entry in &self.lessons {
            match known.remove(&entry.path) {
                Some(before) if before.hash == entry.hash => {}
                _ => count(entry),
            }
        }
        known.values().for_each(count);
    }
}

/// Whether lessons and packs are as they were, by size and time; embedded ones, which have no time, by content.
pub(super) fn is_current(catalogue: &Catalogue, corpus: &Corpus, settled: SystemTime) -> bool {
    same(&catalogue.lessons, corpus.lessons(), settled) && same(&catalogue.packs, corpus.packs(), settled)
}

/// Whether files are as they were.
pub(super) fn same(entries: &[FileEntry], files: &[File], settled: SystemTime) -> bool {
    entries.len() == files.len()
        && entries.iter().zip(files).all(|(entry, file)| {
            let unchanged = || file.bytes().is_ok_and(|bytes| entry.hash == *blake3::hash(&bytes).as_bytes());
            entry.path == path_bytes(&file.path)
                && entry.source == file.source
                && (entry.looks_like(file, settled) || file.modified.is_none() && unchanged())
        })
}

/// What `export` made.
#[derive(Clone, Debug, Default)]
pub struct Export {
    /// Each locale's pack.
    pub packs: Vec<(Locale, Vec<u8>)>,
    /// What was learned.
    pub learned: Vec<LearnedLocale>,
    /// What could not be read as meant.
    pub problems: Vec<Problem>,
}

/// Learns from all documents of a corpus, indexing none, and makes a pack of each language's words. Packs that the corpus
/// has are left out of it.
///
/// # Errors
///
/// The search engine's; reading documents has none.
pub fn export(corpus: Corpus, progress: &(dyn Fn(Progress) + Sync)) -> Result<Export, IndexError> {
    let corpus = corpus.for_learning();
    let total = corpus.lessons().len();
    progress(Progress { phase: Phase::Reading, done: 0, total });
    let teaching = Teaching::look(&corpus, &Catalogue::default(), SystemTime::now());
    progress(Progress { phase: Phase::Reading, done: total, total });
    let problems = corpus.problems().iter().cloned();
    let of_files = teaching.lessons.iter().flat_map(|entry| &entry.problems).map(Problem::from);
    let problems = problems.chain(of_files).collect();
    let material = Material { corpus: &corpus, listed: &[], lessons: &teaching.lessons, packs: &[] };
    let Some(pivot) = material.pivot() else { return Ok(Export { problems, ..Export::default() }) };
    let locales: Vec<Locale> = material.locales(&pivot, &[]).into_iter().collect();
    let done = |done| progress(Progress { phase: Phase::Learning, done, total: locales.len() });
    let taught = lessons::learn(&pivot, &locales, &material, |_| Ok(None), done)?;
    let mut export = Export { problems, ..Export::default() };
    for (said, lexicon) in taught.into_iter().filter(|(said, _)| said.blocks > 0) {
        let pack = Pack { locale: said.locale.clone(), pivot: pivot.clone(), lexicon };
        export.packs.push((said.locale.clone(), pack::encode(&pack)));
        export.learned.push(said);
    }
    Ok(export)
}

fn pack_entry(file: &File) -> FileEntry {
    // One that cannot be read has no hash; whoever decodes it says so.
    let hash = file.bytes().map(|bytes| blake3::hash(&bytes).into()).unwrap_or_default();
    FileEntry::new(file, &Reading { hash, ..Reading::default() })
}
