//! What an index knows of the files it was built from, to tell what changed.

use std::{
    path::{Path, PathBuf},
    time::SystemTime,
};

use lotse_knowledge::{
    Document, DocumentPath, Locale, Translation,
    corpus::{File, Problem, Reading},
};
use serde::{Deserialize, Serialize};

use super::document_key;
use crate::DocumentHead;

/// Every file of the corpus, as it was when it was last read, in the corpus' order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Catalogue {
    /// What is indexed.
    pub files: Vec<FileEntry>,
    /// What is only learned from.
    pub lessons: Vec<FileEntry>,
    /// Packs of translations; they have no documents.
    pub packs: Vec<FileEntry>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct FileEntry {
    /// Its path in the platform's encoding.
    pub path: Vec<u8>,
    pub source: usize,
    /// The path that its documents were given inside their locale's tree.
    pub article: DocumentPath,
    pub size: u64,
    pub modified: Option<SystemTime>,
    pub hash: [u8; 32],
    pub problems: Vec<FileProblem>,
    pub documents: Vec<DocumentEntry>,
}

/// A document that a file holds, whether or not another one of the same path and locale is used instead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct DocumentEntry {
    pub path: DocumentPath,
    pub locale: Locale,
    pub derived: bool,
    pub translation: Translation,
    pub sections: u32,
    /// Whether this is the one that the index holds.
    pub indexed: bool,
}

/// A [`Problem`] as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct FileProblem {
    path: String,
    line: Option<u32>,
    message: String,
}

/// A document in the index.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Listed {
    pub head: DocumentHead,
    pub sections: u32,
}

/// Tells documents apart: locale and key of the path.
pub(crate) type DocumentId = (Locale, u64);

impl FileEntry {
    pub fn new(file: &File, reading: &Reading) -> Self {
        FileEntry {
            path: path_bytes(&file.path).to_vec(),
            source: file.source,
            article: file.document.clone(),
            size: file.size,
            modified: file.modified,
            hash: reading.hash,
            problems: reading.problems.iter().map(FileProblem::from).collect(),
            documents: reading.documents.iter().map(DocumentEntry::from).collect(),
        }
    }

    /// Whether size and time say that the file is as it was.
    ///
    /// A file changed within the clock's coarseness of the last build may have the time that build saw: `settled` is
    /// the time before which that cannot be.
    /// Embedded files have no time, and never look like anything.
    pub fn looks_like(&self, file: &File, settled: SystemTime) -> bool {
        self.size == file.size
            && self.article == file.document
            && self.modified == file.modified
            && file.modified.is_some_and(|modified| modified < settled)
    }
}

impl DocumentEntry {
    pub fn id(&self) -> DocumentId {
        (self.locale.clone(), document_key(&self.path))
    }
}

impl From<&Document> for DocumentEntry {
    fn from(document: &Document) -> Self {
        DocumentEntry {
            path: document.path.clone(),
            locale: document.locale.clone(),
            derived: document.derived,
            translation: document.translation,
            sections: u32::try_from(document.sections.len()).unwrap_or(u32::MAX),
            indexed: false,
        }
    }
}

impl From<&Problem> for FileProblem {
    fn from(problem: &Problem) -> Self {
        FileProblem {
            path: problem.path.to_string_lossy().into_owned(),
            line: problem.line,
            message: problem.message.clone(),
        }
    }
}

impl From<&FileProblem> for Problem {
    fn from(problem: &FileProblem) -> Self {
        Problem { path: PathBuf::from(&problem.path), line: problem.line, message: problem.message.clone() }
    }
}

/// A path's bytes in the platform's encoding: unlike text they differ whenever the paths do.
pub(crate) fn path_bytes(path: &Path) -> &[u8] {
    path.as_os_str().as_encoded_bytes()
}
