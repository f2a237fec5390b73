//! The index on disk: built incrementally, swapped in whole.
//!
//! A folder holds *generations*: complete indexes, of which the file `current` names one. A build makes the next
//! generation beside it, sharing unchanged files by hard links, and names it in `current` as its last step. Whatever
//! stops a build before that leaves the old generation in use.

mod build;
mod catalogue;
mod finished;
mod frame;
mod generation;
mod lessons;
mod schema;
mod teaching;
mod writers;

use std::time::Duration;

use lotse_knowledge::{Locale, corpus::Problem};

pub(crate) use build::{Contents, in_memory, opened};
pub use build::{build, is_current};
pub(crate) use catalogue::Listed;
pub(crate) use generation::current;
pub(crate) use lessons::Learned;
pub(crate) use schema::{Fields, document_key, schema, section_key, tokenizers};
pub use teaching::{Export, export};

/// What a build is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Reading and parsing files.
    Reading,
    /// Writing what was read, a step a locale.
    Writing,
    /// Learning translations, a step a locale.
    Learning,
    /// Making the new index the current one.
    Committing,
}

/// How far a build has come, for a progress bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What it is doing.
    pub phase: Phase,
    /// Steps of this phase done.
    pub done: usize,
    /// Steps of this phase in all.
    pub total: usize,
}

/// What was learned of one locale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LearnedLocale {
    /// The locale.
    pub locale: Locale,
    /// Its terms that are known now.
    pub terms: usize,
    /// Blocks that say the same in it and in the pivot, which they were learned from.
    pub blocks: usize,
    /// How long it took; several are learned at the same time.
    pub elapsed: Duration,
}

/// What a build did.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Files in the corpus.
    pub files: usize,
    /// Files opened and parsed.
    pub read: usize,
    /// Files whose content is as before.
    pub unchanged: usize,
    /// Files that are no longer in the corpus.
    pub removed: usize,
    /// Documents in the index.
    pub documents: usize,
    /// Sections in the index.
    pub sections: usize,
    /// What could not be read as meant, over all files, unchanged ones included.
    pub problems: Vec<Problem>,
    /// Files that are only learned from.
    pub lessons: usize,
    /// Locales whose translations were learned, anew or for the first time; the pivot, whose own are made of the others',
    /// is the last.
    pub learned: Vec<LearnedLocale>,
    /// How long learning took.
    pub learning: Duration,
    /// Why everything was read again, where it was though an index was there.
    pub rebuilt: Option<String>,
    /// How long it took.
    pub elapsed: Duration,
}
