//! Reads documents from folders: the one module that touches the file system.
//!
//! [`Corpus::scan`] lists the files of all sources without opening them; [`Corpus::read`] opens and parses one. What
//! cannot be read is a [`Problem`] and never stops the rest.
//!
//! A source is a locale's tree, a folder of such trees, or loose files. A document's path starts inside its locale's tree,
//! so that `sv-se/club/seats.md` and `fr-fr/club/seats.md` are known as one article; its locale is what its front matter
//! says (`ms.contentlocale`), else what the tree's folder is named by.
//!
//! ```
//! use lotse_knowledge::corpus::{Corpus, Settings, Source};
//!
//! let text = "# <a name=\"seats\"></a>Platser\n\nAlla **sitter**, se [baren](bar.md).\n";
//! let files = vec![("sv-se/club/seats.md".to_owned(), text.as_bytes())];
//! let settings = Settings {
//!     base_url: "https://learn.example/".to_owned(),
//!     docsets: [("club".to_owned(), "club".to_owned())].into(),
//!     ..Settings::default()
//! };
//!
//! let corpus = Corpus::scan(&[Source::Embedded(files)], &settings);
//! let reading = corpus.read(&corpus.files()[0]);
//! let document = &reading.documents[0];
//!
//! assert_eq!(document.path.as_str(), "club/seats.md");
//! assert_eq!(document.locale.to_string(), "sv-SE");
//! assert_eq!(document.url.as_deref(), Some("https://learn.example/sv-se/club/seats"));
//! assert_eq!(document.sections[0].anchor.as_str(), "seats");
//! assert_eq!(document.sections[0].text(), "Alla sitter, se baren.");
//! assert!(reading.problems.is_empty());
//! ```

mod publish;
mod scan;

use std::{
    borrow::Cow,
    collections::BTreeMap,
    fmt, fs,
    io::Read,
    path::{Path, PathBuf},
    time::SystemTime,
};

use crate::{
    Document, DocumentPath, Locale,
    address::Addresses,
    reader::{self, Origin},
};

/// Where documents come from. Of two documents with the same path and locale the later source's wins.
#[derive(Clone, Debug)]
pub enum Source {
    /// A folder: one locale's tree, a folder of such trees, or loose files; a pack of translations by its own name.
    Folder(PathBuf),
    /// Files compiled into the program: (path starting with the locale's folder, text).
    Embedded(Vec<(String, &'static [u8])>),
}

/// What the name of a pack of word translations ends with.
pub const PACK: &str = "pack";

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
    /// Position of its source in the list given; later sources win.
    pub source: usize,
    /// The file's full path on disk, or its name among the embedded files: unique in the corpus.
    pub path: PathBuf,
    /// Size in bytes.
    pub size: u64,
    /// Last modification; none for embedded files.
    pub modified: Option<SystemTime>,
    /// The path its documents have inside their locale's tree.
    pub document: DocumentPath,
    /// Position among the corpus' trees.
    tree: usize,
    embedded: Option<&'static [u8]>,
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
    lessons: Vec<File>,
    packs: Vec<File>,
    trees: Vec<Tree>,
    problems: Vec<Problem>,
}

/// What the documents of one tree share.
#[derive(Clone, Debug, Default)]
struct Tree {
    locale: Option<Locale>,
    addresses: Addresses,
}

/// Larger files are not read: Learn's largest articles have a hundredth of this.
const MAX_SIZE: u64 = 16 << 20;

impl Corpus {
    /// Lists the files of all sources, sorted by source and path.
    pub fn scan(sources: &[Source], settings: &Settings) -> Corpus {
        let mut corpus = Corpus::default();
        corpus.files = corpus.scan_all(sources, settings);
        corpus
    }

    /// The corpus with sources beside it that word translations are learned from, and nothing else: their documents are
    /// never found or cited. Packs of translations in them, which a folder holds at its top, are [`Corpus::packs`].
    pub fn learning_from(mut self, sources: &[Source], settings: &Settings) -> Corpus {
        let lessons = self.scan_all(sources, settings);
        self.lessons.extend(lessons);
        for (number, source) in sources.iter().enumerate() {
            let packs = match source {
                Source::Folder(root) => scan::packs(root),
                Source::Embedded(files) => scan::embedded_packs(files),
            };
            self.packs.extend(packs.into_iter().map(|pack| File { source: number, ..pack }));
        }
        self
    }

    /// The corpus with all its documents only to be learned from.
    pub fn for_learning(mut self) -> Corpus {
        self.lessons.extend(std::mem::take(&mut self.files));
        self
    }

    /// The files whose documents are found and cited.
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// The files whose documents only teach translations.
    pub fn lessons(&self) -> &[File] {
        &self.lessons
    }

    /// The packs of word translations; what is in them is for whoever made them to read.
    pub fn packs(&self) -> &[File] {
        &self.packs
    }

    /// What was wrong with the folders themselves.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Opens and parses one file. Pure but for the reading itself; safe to call from many threads.
    pub fn read(&self, file: &File) -> Reading {
        match file.bytes() {
            Ok(bytes) => self.parse(file, &bytes),
            Err(problem) => Reading { problems: vec![problem], ..Reading::default() },
        }
    }

    /// Parses a file's bytes, for whoever has opened it already. Pure, and panics on nothing.
    pub fn parse(&self, file: &File, bytes: &[u8]) -> Reading {
        let unknown = Tree::default();
        let tree = self.trees.get(file.tree).unwrap_or(&unknown);
        let origin = Origin {
            file: &file.path,
            path: &file.document,
            locale: tree.locale.as_ref(),
            addresses: &tree.addresses,
        };
        reader::read(bytes, &origin)
    }

    fn scan_all(&mut self, sources: &[Source], settings: &Settings) -> Vec<File> {
        let mut files = Vec::new();
        for (number, source) in sources.iter().enumerate() {
            files.extend(match source {
                Source::Folder(root) => self.scan_folder(number, root, settings),
                Source::Embedded(files) => self.scan_embedded(number, files, settings),
            });
        }
        files
    }

    fn scan_folder(&mut self, source: usize, root: &Path, settings: &Settings) -> Vec<File> {
        let mut files = Vec::new();
        let mut found = scan::walk(root, &mut self.problems);
        found.sort_by(|a, b| a.file.cmp(&b.file));
        let mut trees: BTreeMap<PathBuf, usize> = BTreeMap::new();
        for scan::Found { file, tree, size, modified } in found {
            let number = *trees.entry(tree.clone()).or_insert_with(|| {
                let configured = publish::docsets(&tree, &mut self.problems);
                let locale = tree.file_name().and_then(scan::locale_of_folder);
                self.trees.push(Tree { locale, addresses: settings.addresses(&configured) });
                self.trees.len() - 1
            });
            let relative = scan::relative(&file, &tree);
            let document = settings.document(&relative);
            files.push(File { source, path: file, size, modified, document, tree: number, embedded: None });
        }
        files
    }

    fn scan_embedded(
        &mut self,
        source: usize,
        embedded: &[(String, &'static [u8])],
        settings: &Settings,
    ) -> Vec<File> {
        let mut files = Vec::new();
        let mut embedded: Vec<_> = embedded.iter().collect();
        embedded.sort_by_key(|(name, _)| name);
        let mut trees: BTreeMap<&str, usize> = BTreeMap::new();
        for (name, bytes) in embedded {
            if !scan::is_document(name) {
                continue;
            }
            let (folder, relative) = match name.split_once('/') {
                Some((folder, rest)) if scan::locale_of_folder(folder.as_ref()).is_some() => (folder, rest),
                _ => ("", name.as_str()),
            };
            let tree = *trees.entry(folder).or_insert_with(|| {
                let locale = scan::locale_of_folder(folder.as_ref());
                self.trees.push(Tree { locale, addresses: settings.addresses(&BTreeMap::new()) });
                self.trees.len() - 1
            });
            files.push(File {
                source,
                path: PathBuf::from(name),
                size: bytes.len() as u64,
                modified: None,
                document: settings.document(relative),
                tree,
                embedded: Some(bytes),
            });
        }
        files
    }
}

impl File {
    /// The file's bytes.
    ///
    /// # Errors
    ///
    /// It cannot be read, or is larger than anything Lotse reads.
    pub fn bytes(&self) -> Result<Cow<'static, [u8]>, Problem> {
        match self.embedded {
            Some(bytes) => Ok(Cow::Borrowed(bytes)),
            None => read_limited(&self.path).map(Cow::Owned).map_err(|message| Problem {
                path: self.path.clone(),
                line: None,
                message,
            }),
        }
    }
}

impl Settings {
    fn addresses(&self, configured: &BTreeMap<String, String>) -> Addresses {
        let docsets = self.docsets.iter().chain(configured);
        Addresses::new(&self.base_url, docsets.map(|(folder, path)| (folder.as_str(), path.as_str())))
    }

    fn document(&self, relative: &str) -> DocumentPath {
        let name = relative.rsplit('/').next().unwrap_or(relative);
        self.files.get(name).cloned().unwrap_or_else(|| DocumentPath::new(relative))
    }
}

/// A file's bytes, unless there are too many: the size in the listing may be old.
fn read_limited(path: &Path) -> Result<Vec<u8>, String> {
    let cannot = |error: std::io::Error| format!("cannot be read: {error}");
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(cannot)?;
    file.take(MAX_SIZE + 1).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() as u64 > MAX_SIZE {
        return Err(format!("larger than {} MB: split it or move it away", MAX_SIZE >> 20));
    }
    Ok(bytes)
}
