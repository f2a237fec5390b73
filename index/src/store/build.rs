//! Bringing an index up to date: reading what changed, deciding which document stands where several claim a place.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::Path,
    time::{Duration, Instant, SystemTime},
};

use lotse_knowledge::{
    Document, Locale,
    corpus::{Corpus, File, Problem, Reading},
};
use rayon::prelude::*;
use tantivy::Index;

use super::{
    Phase, Progress, Report,
    catalogue::{Catalogue, DocumentId, FileEntry, Listed, path_bytes},
    document_key,
    encoded::Encoders,
    finished::FinishedDirectory,
    generation::{Draft, Generation},
    lessons::{self, Changes, Learned, Lessons, Material},
    teaching::{self, Teaching},
    writers::{Place, Writers, directory},
};
use crate::{
    DocumentHead, IndexError,
    semantic::{Encoded, Encoder},
};

/// Files read before what they hold is handed on: enough for all cores, little enough to hold.
const BATCH: usize = 256;

/// Coarsest clock of a usual file system (FAT).
const CLOCK: Duration = Duration::from_secs(2);

/// Whether the index in `dir` reflects the corpus, by the files' sizes and times; embedded files, which have no time,
/// are read.
pub fn is_current(dir: &Path, corpus: &Corpus) -> bool {
    is_current_with(dir, corpus, None)
}

/// [`is_current`], with vectors of the encoder too where one is given.
pub fn is_current_with(dir: &Path, corpus: &Corpus, encoder: Option<&Encoder>) -> bool {
    let Ok(generation) = Generation::current(dir) else { return false };
    let Ok(catalogue) = generation.catalogue() else { return false };
    let settled = generation.manifest.scanned - CLOCK;
    is_encoded(&generation, encoder)
        && teaching::same(&catalogue.files, corpus.files(), settled)
        && teaching::is_current(&catalogue, corpus, settled)
}

/// Brings the index in `dir` up to date with the corpus: files that changed are read, the rest is kept.
///
/// Until it returns, and whenever it fails or is killed, the previous index stays in use. One that is damaged or of
/// another format is built anew, and the report says why.
pub fn build(
    dir: &Path,
    corpus: &Corpus,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Report, IndexError> {
    build_with(dir, corpus, None, progress)
}

/// [`build`], with vectors of the encoder too where one is given: sections are encoded whose text it has not encoded
/// yet.
pub fn build_with(
    dir: &Path,
    corpus: &Corpus,
    encoder: Option<&Encoder>,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Report, IndexError> {
    let started = Instant::now();
    let scanned = SystemTime::now();
    let draft = Draft::start(dir)?;
    let (previous, rebuilt) = match sound(dir) {
        Ok(previous) => (Some(previous), None),
        Err(IndexError::Missing(_)) => (None, None),
        Err(error) => (None, Some(error.to_string())),
    };
    let (generation, catalogue, listed) = match previous {
        Some((generation, catalogue, listed)) => (Some(generation), catalogue, listed),
        None => Default::default(),
    };
    let settled = generation.as_ref().map_or(scanned, |generation| generation.manifest.scanned - CLOCK);
    let place = Place::Folder { draft: &draft, previous: generation.as_ref() };
    let mut update = Update::new(corpus, &catalogue, listed, settled, Writers::new(place));
    update.run(progress)?;
    let Update { entries, documents, writers, changes, mut report, .. } = update;
    let touched = writers.finish(|done, total| progress(Progress { phase: Phase::Writing, done, total }))?;
    let Teaching { lessons, packs, changes: taught, read } = Teaching::look(corpus, &catalogue, settled);
    report.taught_by(&lessons);
    report.read += read;
    let current = Catalogue { files: entries, lessons, packs };
    // Where files were read for nothing, the new time of looking at them saves reading them again.
    let encoded = generation.as_ref().is_some_and(|generation| is_encoded(generation, encoder));
    if !encoded || current != catalogue || report.read > 0 || !touched.is_empty() {
        let listed: Vec<Listed> = documents.into_values().collect();
        for locale in generation.iter().flat_map(|generation| generation.manifest.locales.keys()) {
            if !touched.contains_key(locale) {
                draft.locale(locale, generation.as_ref())?;
            }
        }
        let before = generation.as_ref().map(|generation| generation.manifest.lessons.clone());
        let learning = Instant::now();
        let material = Material { corpus, listed: &listed, lessons: &current.lessons, packs: &current.packs };
        let packs = material.packs()?;
        let changes = lessons::added(changes, taught);
        let (lessons, stale) = Lessons::plan(&before.unwrap_or_default(), &material, &packs, &changes);
        let kept = match &generation {
            Some(generation) => lessons.keep(&stale, generation, &draft)?,
            None => Learned::default(),
        };
        let index = |locale: &Locale| match touched.get(locale) {
            Some(index) => Ok(Some(index.clone())),
            None => {
                let folder = draft.folder().join(locale.to_string());
                Ok(Some(Index::open(FinishedDirectory(directory(&folder)?))?))
            }
        };
        let done = |done| progress(Progress { phase: Phase::Learning, done, total: stale.len() });
        done(0);
        let tables = lessons::tables((&lessons, &stale), &kept, &material, &packs, index, done)?;
        lessons::write(&draft, &tables)?;
        report.learned = tables.into_iter().map(|(said, _)| said).collect();
        report.learning = learning.elapsed();
        let pivot = lessons.pivot.as_ref();
        let encoding = encoder.map(|encoder| {
            let encoders = Encoders { encoder, pivot, listed: &listed, index, progress };
            encoders.write(&draft, generation.as_ref(), |locale| touched.contains_key(locale))
        });
        let (encoding, encoded) = encoding.transpose()?.unzip();
        report.encoded = encoded.unwrap_or(0);
        progress(Progress { phase: Phase::Committing, done: 0, total: 1 });
        draft.publish(scanned, &current, &listed, lessons, encoding)?;
    }
    progress(Progress { phase: Phase::Committing, done: 1, total: 1 });
    report.rebuilt = rebuilt;
    report.elapsed = started.elapsed();
    Ok(report)
}

/// Whether a generation has the encoder's vectors; it may have others where none is given.
fn is_encoded(generation: &Generation, encoder: Option<&Encoder>) -> bool {
    let encoding = generation.manifest.encoding.as_ref();
    encoder.is_none_or(|encoder| encoding.is_some_and(|encoding| encoding.encoder == encoder.id()))
}

/// What makes an index: each locale's, and the documents listed.
pub(crate) struct Contents {
    pub indexes: BTreeMap<Locale, Index>,
    pub listed: Vec<Listed>,
    pub learned: Learned,
    /// What there is for the encoder that was given.
    pub encoded: Option<Encoded>,
}

/// Builds in memory.
pub(crate) fn in_memory(
    corpus: &Corpus,
    encoder: Option<&Encoder>,
) -> Result<(Contents, Report), IndexError> {
    let started = Instant::now();
    let catalogue = Catalogue::default();
    let writers = Writers::new(Place::Memory);
    let mut update = Update::new(corpus, &catalogue, Vec::new(), SystemTime::now(), writers);
    update.run(&|_| {})?;
    let indexes = update.writers.finish(|_, _| {})?;
    let listed: Vec<Listed> = update.documents.into_values().collect();
    let learning = Instant::now();
    let teaching = Teaching::look(corpus, &catalogue, SystemTime::now());
    update.report.taught_by(&teaching.lessons);
    let material = Material { corpus, listed: &listed, lessons: &teaching.lessons, packs: &teaching.packs };
    let packs = material.packs()?;
    let (lessons, stale) = Lessons::plan(&Lessons::default(), &material, &packs, &Changes::new());
    let index = |locale: &Locale| Ok(indexes.get(locale).cloned());
    let tables = lessons::tables((&lessons, &stale), &Learned::default(), &material, &packs, index, |_| {})?;
    update.report.learned = tables.iter().map(|(said, _)| said.clone()).collect();
    let learned = lessons::in_memory(lessons.pivot, tables);
    update.report.learning = learning.elapsed();
    let encoding = encoder.map(|encoder| {
        let pivot = learned.pivot.as_ref();
        Encoders { encoder, pivot, listed: &listed, index, progress: &|_| {} }.in_memory()
    });
    let (encoded, sections) = encoding.transpose()?.unzip();
    update.report.encoded = sections.unwrap_or(0);
    update.report.elapsed = started.elapsed();
    Ok((Contents { indexes, listed, learned, encoded }, update.report))
}

/// What a finished build left.
pub(crate) fn opened(
    dir: &Path,
    generation: &str,
    encoder: Option<&Encoder>,
) -> Result<Contents, IndexError> {
    let generation = Generation::named(dir, generation)?;
    let indexes = generation
        .manifest
        .locales
        .keys()
        .filter_map(|locale| Some((locale, generation.locale(locale)?)))
        .map(|(locale, folder)| Ok((locale.clone(), Index::open(FinishedDirectory(directory(&folder)?))?)))
        .collect::<Result<_, IndexError>>()?;
    let learned = generation.manifest.lessons.open(&generation.folder)?;
    let encoding = generation.manifest.encoding.as_ref();
    let encoding =
        encoding.filter(|encoding| encoder.is_some_and(|encoder| encoder.id() == encoding.encoder));
    let encoded = encoding.map(|encoding| encoding.open(&generation.folder)).transpose()?;
    Ok(Contents { indexes, listed: generation.documents()?, learned, encoded })
}

/// The current generation with every byte verified.
fn sound(dir: &Path) -> Result<(Generation, Catalogue, Vec<Listed>), IndexError> {
    let generation = Generation::current(dir)?;
    let catalogue = generation.catalogue()?;
    let listed = generation.documents()?;
    generation.manifest.lessons.open(&generation.folder)?;
    if let Some(encoding) = &generation.manifest.encoding {
        encoding.open(&generation.folder)?;
    }
    for locale in generation.manifest.locales.keys() {
        let Some(folder) = generation.locale(locale) else { continue };
        let index = Index::open(FinishedDirectory(directory(&folder)?))?;
        if let Some(file) = index.validate_checksum()?.into_iter().next() {
            let path = folder.join(file);
            return Err(IndexError::Damaged { path, reason: "its checksum does not fit its content".into() });
        }
    }
    Ok((generation, catalogue, listed))
}

impl Report {
    /// Enters what there is to learn from, and what was wrong with it.
    fn taught_by(&mut self, lessons: &[FileEntry]) {
        self.lessons = lessons.len();
        self.problems.extend(lessons.iter().flat_map(|entry| &entry.problems).map(Problem::from));
    }
}

/// Which of several documents with the same path and locale stands: real ones before derived ones, then the later
/// source's, then the later file's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    real: bool,
    source: usize,
    file: usize,
}

/// One run over the corpus.
struct Update<'a> {
    corpus: &'a Corpus,
    /// What each file was, by path.
    known: HashMap<&'a [u8], &'a FileEntry>,
    settled: SystemTime,
    writers: Writers<'a>,
    /// The best claim to each document's place among files looked at so far.
    claims: HashMap<DocumentId, Rank>,
    /// The file (by position; none: gone or changed since) whose document the index holds.
    holders: HashMap<DocumentId, Option<usize>>,
    entries: Vec<FileEntry>,
    documents: BTreeMap<DocumentId, Listed>,
    changes: Changes,
    report: Report,
}

impl<'a> Update<'a> {
    fn new(
        corpus: &'a Corpus,
        catalogue: &'a Catalogue,
        listed: Vec<Listed>,
        settled: SystemTime,
        writers: Writers<'a>,
    ) -> Self {
        let documents = listed
            .into_iter()
            .map(|listed| ((listed.head.locale.clone(), document_key(&listed.head.path)), listed))
            .collect::<BTreeMap<DocumentId, Listed>>();
        Update {
            corpus,
            known: catalogue.files.iter().map(|entry| (entry.path.as_slice(), entry)).collect(),
            settled,
            writers,
            claims: HashMap::new(),
            holders: documents.keys().map(|id| (id.clone(), None)).collect(),
            entries: Vec::new(),
            documents,
            changes: Changes::new(),
            report: Report::default(),
        }
    }

    fn run(&mut self, progress: &(dyn Fn(Progress) + Sync)) -> Result<(), IndexError> {
        let files = self.corpus.files();
        let mut entries: Vec<Option<FileEntry>> = files.iter().map(|file| self.kept(file)).collect();
        let to_read: Vec<usize> = (0..files.len()).filter(|&file| entries[file].is_none()).collect();
        for (file, entry) in entries.iter().enumerate() {
            if let Some(entry) = entry {
                self.keep(file, entry);
            }
        }
        let unchanged = files.len() - to_read.len();
        self.report = Report { files: files.len(), read: to_read.len(), unchanged, ..Report::default() };
        self.read(&to_read, progress, |update, file, reading| {
            let entry = FileEntry::new(&files[file], &reading);
            let known = update.known.get(entry.path.as_slice());
            if known.is_some_and(|known| known.hash == entry.hash) {
                update.report.unchanged += 1;
                update.keep(file, &entry);
            }
            entries[file] = Some(entry);
            reading.documents.iter().try_for_each(|document| update.offer(file, document))
        })?;
        self.settle()?;
        self.entries = entries.into_iter().flatten().collect();
        self.finish();
        Ok(())
    }

    /// What is known of a file that looks as it did.
    fn kept(&self, file: &File) -> Option<FileEntry> {
        let entry = self.known.get(path_bytes(&file.path))?;
        let kept = FileEntry { source: file.source, ..(*entry).clone() };
        entry.looks_like(file, self.settled).then_some(kept)
    }

    /// Takes over an unchanged file's documents, and that the index holds those of them that it held.
    fn keep(&mut self, file: usize, entry: &FileEntry) {
        let before = self.known.get(entry.path.as_slice()).map(|known| &known.documents);
        for (i, document) in entry.documents.iter().enumerate() {
            let id = document.id();
            self.claim(&id, Rank { real: !document.derived, source: self.corpus.files()[file].source, file });
            let indexed = before.and_then(|before| before.get(i)).is_some_and(|before| before.indexed);
            if indexed && self.holders.get(&id) == Some(&None) {
                self.holders.insert(id, Some(file));
            }
        }
    }

    /// Enters a claim; whether it is the best so far.
    fn claim(&mut self, id: &DocumentId, rank: Rank) -> bool {
        let best = self.claims.entry(id.clone()).or_insert(rank);
        *best = (*best).max(rank);
        *best == rank
    }

    /// Indexes a document just read if its claim is the best and it is not what the index holds already.
    fn offer(&mut self, file: usize, document: &Document) -> Result<(), IndexError> {
        let id = (document.locale.clone(), document_key(&document.path));
        let source = self.corpus.files()[file].source;
        let best = self.claim(&id, Rank { real: !document.derived, source, file });
        let held = self.holders.get(&id);
        if !best || held == Some(&Some(file)) {
            return Ok(());
        }
        if held.is_some() {
            self.writers.delete(&id.0, id.1)?;
        }
        self.writers.add(document)?;
        *self.changes.entry(id.0.clone()).or_default() += 1;
        let sections = u32::try_from(document.sections.len()).unwrap_or(u32::MAX);
        self.documents.insert(id.clone(), Listed { head: DocumentHead::from(document), sections });
        self.holders.insert(id, Some(file));
        Ok(())
    }

    /// Deletes what no file claims any more, and reads files whose document stands again.
    fn settle(&mut self) -> Result<(), IndexError> {
        let gone: Vec<DocumentId> =
            self.holders.keys().filter(|id| !self.claims.contains_key(*id)).cloned().collect();
        for id in gone {
            self.writers.delete(&id.0, id.1)?;
            *self.changes.entry(id.0.clone()).or_default() += 1;
            self.documents.remove(&id);
            self.holders.remove(&id);
        }
        let stands_again: BTreeSet<usize> = self
            .claims
            .iter()
            .filter(|(id, rank)| self.holders.get(*id) != Some(&Some(rank.file)))
            .map(|(_, rank)| rank.file)
            .collect();
        self.report.read += stands_again.len();
        let stands_again: Vec<usize> = stands_again.into_iter().collect();
        self.read(&stands_again, &|_| {}, |update, file, reading| {
            reading.documents.iter().try_for_each(|document| update.offer(file, document))
        })
    }

    /// Reads files on all cores, handing each one's content over in order.
    fn read(
        &mut self,
        files: &[usize],
        progress: &(dyn Fn(Progress) + Sync),
        mut each: impl FnMut(&mut Self, usize, Reading) -> Result<(), IndexError>,
    ) -> Result<(), IndexError> {
        let corpus = self.corpus;
        let mut done = 0;
        for batch in files.chunks(BATCH) {
            progress(Progress { phase: Phase::Reading, done, total: files.len() });
            let readings: Vec<Reading> =
                batch.par_iter().map(|&file| corpus.read(&corpus.files()[file])).collect();
            for (&file, reading) in batch.iter().zip(readings) {
                each(self, file, reading)?;
            }
            done += batch.len();
        }
        progress(Progress { phase: Phase::Reading, done, total: files.len() });
        Ok(())
    }

    fn finish(&mut self) {
        for (file, entry) in self.entries.iter_mut().enumerate() {
            for document in &mut entry.documents {
                document.indexed = self.holders.get(&document.id()) == Some(&Some(file));
            }
        }
        let present: BTreeSet<&[u8]> =
            self.corpus.files().iter().map(|file| path_bytes(&file.path)).collect();
        self.report.removed = self.known.keys().filter(|path| !present.contains(**path)).count();
        self.report.documents = self.documents.len();
        self.report.sections = self.documents.values().map(|listed| listed.sections as usize).sum();
        self.report.problems = self.corpus.problems().to_vec();
        let problems = self.entries.iter().flat_map(|entry| &entry.problems).map(Problem::from);
        self.report.problems.extend(problems);
    }
}
