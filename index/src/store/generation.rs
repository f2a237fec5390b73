//! Generations of an index in its folder: which is current, making the next, clearing away the rest.

use std::{
    collections::BTreeMap,
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use lotse_knowledge::Locale;
use serde::{Deserialize, Serialize};

use super::{
    catalogue::{Catalogue, Listed},
    encoded::Encoding,
    frame::{self, damaged},
    lessons::Lessons,
};
use crate::IndexError;

const CURRENT: &str = "current";
const LOCK: &str = "lock";
const MANIFEST: &str = "manifest";
const CATALOGUE: &str = "catalogue";
const DOCUMENTS: &str = "documents";
const PREFIX: &str = "generation-";

/// What a generation consists of.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// When the files were looked at.
    pub scanned: SystemTime,
    /// The locales it has an index for, each with its folder's name.
    pub locales: BTreeMap<Locale, String>,
    /// The translations that were learned.
    pub lessons: Lessons,
    /// The sentence vectors that were made; none where no encoder was given.
    pub encoding: Option<Encoding>,
    /// Every other file, by path inside the generation, with its length.
    lengths: BTreeMap<String, u64>,
}

/// A finished generation.
#[derive(Debug)]
pub(super) struct Generation {
    pub folder: PathBuf,
    pub manifest: Manifest,
}

impl Generation {
    /// The current generation of an index folder.
    pub fn current(dir: &Path) -> Result<Generation, IndexError> {
        Generation::named(dir, &current(dir)?)
    }

    /// A generation, its files all there in their length.
    pub fn named(dir: &Path, name: &str) -> Result<Generation, IndexError> {
        let folder = dir.join(name);
        let manifest: Manifest = frame::read(&folder.join(MANIFEST))?;
        for (name, length) in &manifest.lengths {
            let path = folder.join(name);
            let found = fs::metadata(&path).map_err(|error| damaged(&path, error.to_string()))?.len();
            if found != *length {
                return Err(damaged(&path, format!("it has {found} bytes of {length}")));
            }
        }
        Ok(Generation { folder, manifest })
    }

    pub fn catalogue(&self) -> Result<Catalogue, IndexError> {
        frame::read(&self.folder.join(CATALOGUE))
    }

    pub fn documents(&self) -> Result<Vec<Listed>, IndexError> {
        frame::read(&self.folder.join(DOCUMENTS))
    }

    /// Where a locale's tantivy index is.
    pub fn locale(&self, locale: &Locale) -> Option<PathBuf> {
        self.manifest.locales.get(locale).map(|name| self.folder.join(name))
    }
}

/// The name of an index folder's current generation.
pub(crate) fn current(dir: &Path) -> Result<String, IndexError> {
    let pointer = dir.join(CURRENT);
    let name = match fs::read_to_string(&pointer) {
        Ok(name) => name,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(IndexError::Missing(dir.to_owned()));
        }
        Err(error) if error.kind() == io::ErrorKind::InvalidData => String::new(),
        Err(error) => return Err(IndexError::io(pointer)(error)),
    };
    match name.strip_suffix('\n').filter(|name| number(name).is_some()) {
        Some(name) => Ok(name.to_owned()),
        None => Err(damaged(&pointer, "it does not name a generation")),
    }
}

/// The next generation while it is being made. Dropped before it is published, it leaves nothing behind.
#[derive(Debug)]
pub(super) struct Draft {
    dir: PathBuf,
    name: String,
    published: bool,
    /// Held while the draft lives; the system lets go of it should the process die.
    _lock: File,
}

impl Draft {
    /// Starts the next generation. Only one process at a time can.
    pub fn start(dir: &Path) -> Result<Draft, IndexError> {
        fs::create_dir_all(dir).map_err(IndexError::io(dir))?;
        let lock = File::create(dir.join(LOCK)).map_err(IndexError::io(dir.join(LOCK)))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(IndexError::Busy(dir.to_owned())),
            // A file system without locks: better an unprotected build than none.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(IndexError::io(dir.join(LOCK))(error)),
        }
        let last = generations(dir)?.into_iter().map(|(number, _)| number).max().unwrap_or(0);
        let name = format!("{PREFIX}{:06}", last + 1);
        let folder = dir.join(&name);
        fs::create_dir(&folder).map_err(IndexError::io(folder))?;
        Ok(Draft { dir: dir.to_owned(), name, published: false, _lock: lock })
    }

    pub fn folder(&self) -> PathBuf {
        self.dir.join(&self.name)
    }

    /// The folder for a locale's tantivy index, holding what the previous generation had for it.
    pub fn locale(&self, locale: &Locale, previous: Option<&Generation>) -> Result<PathBuf, IndexError> {
        let folder = self.folder().join(locale.to_string());
        fs::create_dir(&folder).map_err(IndexError::io(&folder))?;
        if let Some(from) = previous.and_then(|generation| generation.locale(locale)) {
            share(&from, &folder)?;
        }
        Ok(folder)
    }

    /// Takes one of the previous generation's files over as it is.
    pub fn take_over(&self, previous: &Generation, name: &str) -> Result<(), IndexError> {
        let (from, to) = (previous.folder.join(name), self.folder().join(name));
        fs::hard_link(&from, &to).or_else(|_| fs::copy(&from, &to).map(drop)).map_err(IndexError::io(&to))
    }

    /// Makes this the current generation and clears away the others.
    pub fn publish(
        mut self,
        scanned: SystemTime,
        catalogue: &Catalogue,
        documents: &[Listed],
        lessons: Lessons,
        encoding: Option<Encoding>,
    ) -> Result<(), IndexError> {
        let folder = self.folder();
        frame::write(&folder.join(CATALOGUE), catalogue)?;
        frame::write(&folder.join(DOCUMENTS), &documents)?;
        let locales = subfolders(&folder)?
            .into_iter()
            .filter_map(|name| Some((name.parse().ok()?, name)))
            .collect::<BTreeMap<Locale, String>>();
        let mut lengths = lengths(&folder, "")?;
        for name in locales.values() {
            lengths.extend(self::lengths(&folder.join(name), name)?);
        }
        frame::write(&folder.join(MANIFEST), &Manifest { scanned, locales, lessons, encoding, lengths })?;
        sync_folder(&folder)?;
        self.point_here()?;
        self.published = true;
        clear(&self.dir, &self.name);
        Ok(())
    }

    /// Replaces `current` in one step.
    fn point_here(&self) -> Result<(), IndexError> {
        let pointer = self.dir.join(CURRENT);
        let mut file = tempfile::NamedTempFile::new_in(&self.dir).map_err(IndexError::io(&self.dir))?;
        io::Write::write_all(&mut file, format!("{}\n", self.name).as_bytes())
            .and_then(|()| file.as_file().sync_all())
            .map_err(IndexError::io(&pointer))?;
        file.persist(&pointer).map_err(|error| IndexError::io(&pointer)(error.error))?;
        sync_folder(&self.dir)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.published {
            // What cannot be removed now is removed after the next build.
            let _ = fs::remove_dir_all(self.folder());
        }
    }
}

/// Links a folder's files into another, or copies them where the file system cannot link.
fn share(from: &Path, to: &Path) -> Result<(), IndexError> {
    for entry in fs::read_dir(from).map_err(IndexError::io(from))? {
        let source = entry.map_err(IndexError::io(from))?.path();
        let Some(name) = source.file_name() else { continue };
        if name.as_encoded_bytes().ends_with(b".lock") {
            continue;
        }
        let target = to.join(name);
        // tantivy writes a segment's files once and replaces the others by renaming: sharing is safe.
        fs::hard_link(&source, &target)
            .or_else(|_| fs::copy(&source, &target).map(drop))
            .map_err(IndexError::io(&target))?;
    }
    Ok(())
}

fn lengths(folder: &Path, prefix: &str) -> Result<BTreeMap<String, u64>, IndexError> {
    let mut lengths = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(IndexError::io(folder))? {
        let entry = entry.map_err(IndexError::io(folder))?;
        let data = entry.metadata().map_err(IndexError::io(entry.path()))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if data.is_file() && !name.ends_with(".lock") {
            let name = if prefix.is_empty() { name } else { format!("{prefix}/{name}") };
            lengths.insert(name, data.len());
        }
    }
    Ok(lengths)
}

fn subfolders(folder: &Path) -> Result<Vec<String>, IndexError> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(IndexError::io(folder))? {
        let entry = entry.map_err(IndexError::io(folder))?;
        if entry.path().is_dir() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    Ok(names)
}

fn generations(dir: &Path) -> Result<Vec<(u64, String)>, IndexError> {
    Ok(subfolders(dir)?.into_iter().filter_map(|name| Some((number(&name)?, name))).collect())
}

fn number(name: &str) -> Option<u64> {
    name.strip_prefix(PREFIX)?.parse().ok()
}

/// Removes every generation but one. Whoever has an older one open keeps reading it on systems that allow removing open
/// files; elsewhere it stays until a later build.
fn clear(dir: &Path, keep: &str) {
    for (_, name) in generations(dir).unwrap_or_default() {
        if name != keep {
            let _ = fs::remove_dir_all(dir.join(name));
        }
    }
}

/// Makes the disk keep a folder's entries, where the system can.
fn sync_folder(folder: &Path) -> Result<(), IndexError> {
    if cfg!(unix) {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(IndexError::io(folder))?;
    }
    Ok(())
}
