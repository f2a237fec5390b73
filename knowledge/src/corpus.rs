//! Reads documents from folders: the one module that touches the file system.
//!
//! [`Corpus::scan`] lists the files of all sources without opening them; [`Corpus::read`] opens and parses one. What
//! cannot be read is a [`Problem`] and never stops the rest.

use std::{collections::BTreeMap, fmt, path::PathBuf, time::SystemTime};

use crate::{Document, DocumentPath};

/// Where documents come from. Of two documents with the same path and locale the later source's wins.
#[derive(Clone, Debug)]
pub enum Source {
    /// A folder: one locale's tree, a folder of such trees, or loose files.
    Folder(PathBuf),
    /// Files compiled into the program: (path starting with the locale's folder, text).
    Embedded(Vec<(String, &'static [u8])>),
}

/// How files become documents with public addresses.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Base of public addresses, with a closing slash; locale, docset path and page follow it.
    pub base_url: String,
    /// Folder of a tree to the path its pages are published under, both without slashes at the ends. Publish
    /// configuration found in the tree (`.openpublishing.publish.config.json`, `docfx.json`) comes first.
    pub docsets: BTreeMap<String, String>,
    /// File name to article path, for sources whose files are not named by their article.
    pub files: BTreeMap<String, DocumentPath>,
}

/// One file that may hold documents; not yet opened.
#[derive(Clone, Debug)]
pub struct File {
    /// Position of its source in the list given to [`Corpus::scan`]; later sources win.
    pub source: usize,
    /// The file's full path on disk, or its name among the embedded files: unique in the corpus.
    pub path: PathBuf,
    /// Size in bytes.
    pub size: u64,
    /// Last modification; none for embedded files.
    pub modified: Option<SystemTime>,
}

/// Something in a file that could not be read as meant, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub path: PathBuf,
    /// The line in it, from 1, where one can be named.
    pub line: Option<u32>,
    /// What is wrong, and what to do.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.path.display(), self.message),
            None => write!(f, "{}: {}", self.path.display(), self.message),
        }
    }
}

/// What one file held.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// BLAKE3 hash of the file's bytes.
    pub hash: [u8; 32],
    /// Its documents: none for tables of contents and the like, two for a bilingual file.
    pub documents: Vec<Document>,
    /// What could not be read as meant.
    pub problems: Vec<Problem>,
}

/// All files of all sources.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    files: Vec<File>,
    problems: Vec<Problem>,
}

impl Corpus {
    /// Lists the files of all sources, sorted by source and path.
    pub fn scan(_sources: &[Source], _settings: &Settings) -> Corpus {
        Corpus::default()
    }

    /// The files found.
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// What was wrong with the folders themselves.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Opens and parses one file. Pure but for the reading itself; safe to call from many threads.
    pub fn read(&self, _file: &File) -> Reading {
        Reading::default()
    }
}
