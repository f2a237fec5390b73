//! What can go wrong with an index, and what to do about it.

use std::{io, path::PathBuf};

/// An index could not be built or opened.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The folder holds no index.
    #[error("{} holds no index: run `lotse index`", .0.display())]
    Missing(PathBuf),
    /// The index was written by another version of this program.
    #[error("the index in {} is of format {found}, this program writes {expected}: run `lotse index`", .folder.display())]
    Format {
        /// The index folder.
        folder: PathBuf,
        /// The format found.
        found: u32,
        /// The format this program reads and writes.
        expected: u32,
    },
    /// A file of the index is not as it was written.
    #[error("the index is damaged at {}: {reason}; run `lotse index` to build it again", .path.display())]
    Damaged {
        /// The damaged file or folder.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A pack of translations cannot be used.
    #[error("the pack {} cannot be used: {reason}; make it anew with `lotse learn --export`", .path.display())]
    Pack {
        /// The pack.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// Another process is building in the same folder.
    #[error("another process is building the index in {}: wait for it to end", .0.display())]
    Busy(PathBuf),
    /// A file or folder could not be read or written.
    #[error("{}: {source}", .path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The search engine reported an error.
    #[error("search engine: {0}")]
    Engine(#[from] tantivy::TantivyError),
}

impl IndexError {
    /// Attaches a path to an error of the system.
    pub(crate) fn io(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> IndexError {
        let path = path.into();
        move |source| IndexError::Io { path, source }
    }
}
