//! Walks a folder: which files may hold documents, which tree each belongs to, and by what path it goes there.

use std::{
    collections::HashSet,
    ffi::OsStr,
    path::{Path, PathBuf},
    time::SystemTime,
};

use walkdir::{DirEntry, WalkDir};

use super::{File, PACK, Problem};
use crate::{DocumentPath, Locale};

/// A file that may hold documents.
pub(super) struct Found {
    pub file: PathBuf,
    /// The root of the tree it belongs to.
    pub tree: PathBuf,
    pub size: u64,
    pub modified: Option<SystemTime>,
}

/// Folders deeper than this are not documentation.
const MAX_DEPTH: usize = 64;

/// Walks one source. Links are followed, each linked folder once.
pub(super) fn walk(root: &Path, problems: &mut Vec<Problem>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut linked = HashSet::new();
    let walker = WalkDir::new(root).follow_links(true).max_depth(MAX_DEPTH).sort_by_file_name().into_iter();
    let outer = outer_tree(root);
    let entries = walker.filter_entry(|entry| {
        let first_visit = !entry.path_is_symlink()
            || !entry.file_type().is_dir()
            || entry.path().canonicalize().is_ok_and(|target| linked.insert(target));
        entry.depth() == 0 || (first_visit && !is_skipped_folder(entry))
    });
    for entry in entries {
        match entry {
            Ok(entry) => {
                let name = entry.file_name().to_string_lossy();
                if !is_document_name(&name) {
                    continue;
                }
                if !entry.file_type().is_file() {
                    let message =
                        "not a file, though it is named like a document: rename or remove it".to_owned();
                    problems.push(Problem { path: entry.path().to_owned(), line: None, message });
                } else if !is_skipped_file(&name) {
                    let metadata = entry.metadata().ok();
                    found.push(Found {
                        tree: tree_of(entry.path(), root, outer.as_deref()),
                        file: entry.path().to_owned(),
                        size: metadata.as_ref().map_or(0, std::fs::Metadata::len),
                        modified: metadata.and_then(|metadata| metadata.modified().ok()),
                    });
                }
            }
            Err(error) => {
                let path = error.path().unwrap_or(root).to_owned();
                let message = match error.loop_ancestor() {
                    Some(ancestor) => format!("a link back to {}: not followed", ancestor.display()),
                    None => match error.io_error() {
                        Some(error) => format!("cannot be read: {error}"),
                        None => "cannot be read".to_owned(),
                    },
                };
                problems.push(Problem { path, line: None, message });
            }
        }
    }
    found
}

/// Whether an embedded file may hold documents, by its name.
pub(super) fn is_document(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    is_document_name(name) && !is_skipped_file(name)
}

/// The packs of translations that a path names: itself, or those at the top of a folder, by name. What cannot be walked is
/// said by [`walk`].
pub(super) fn packs(root: &Path) -> Vec<File> {
    let entries =
        WalkDir::new(root).follow_links(true).max_depth(1).sort_by_file_name().into_iter().flatten();
    let packs = entries.filter(|entry| entry.file_type().is_file() && is_pack(entry.path()));
    packs
        .map(|entry| {
            let metadata = entry.metadata().ok();
            File {
                size: metadata.as_ref().map_or(0, std::fs::Metadata::len),
                modified: metadata.and_then(|metadata| metadata.modified().ok()),
                ..pack(entry.into_path())
            }
        })
        .collect()
}

/// The packs among files compiled into the program, by name.
pub(super) fn embedded_packs(files: &[(String, &'static [u8])]) -> Vec<File> {
    let packs = files.iter().filter(|(name, _)| is_pack(name.as_ref()));
    let mut packs: Vec<File> = packs
        .map(|(name, bytes)| File { size: bytes.len() as u64, embedded: Some(bytes), ..pack(name.into()) })
        .collect();
    packs.sort_by(|a, b| a.path.cmp(&b.path));
    packs
}

fn pack(path: PathBuf) -> File {
    let document = DocumentPath::new(path.file_name().unwrap_or_default().to_string_lossy());
    File { source: 0, path, size: 0, modified: None, document, tree: 0, embedded: None }
}

fn is_pack(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == PACK)
}

/// A file's path inside its tree, with forward slashes.
pub(super) fn relative(file: &Path, tree: &Path) -> String {
    let canonical = || file.canonicalize().ok();
    let relative = match file.strip_prefix(tree) {
        Ok(relative) => Some(relative.to_owned()),
        // The tree was found above the source's root, which may have been named in another way.
        Err(_) => canonical().and_then(|file| file.strip_prefix(tree).map(Path::to_owned).ok()),
    };
    let relative = relative.filter(|relative| !relative.as_os_str().is_empty());
    let relative = relative.unwrap_or_else(|| PathBuf::from(file.file_name().unwrap_or_default()));
    relative.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The locale that a folder is named by: `sv-SE`, `sv`, or a translated repository's `name.sv-se`.
pub(super) fn locale_of_folder(name: &OsStr) -> Option<Locale> {
    let name = name.to_str()?;
    let suffix = name.rsplit_once('.').map_or(name, |(_, suffix)| suffix);
    if !suffix.contains('-') {
        // A language alone is a folder's whole name and two letters: three would make locales of folders such as `api`.
        return (name.len() == 2).then(|| name.parse().ok()).flatten();
    }
    let locale: Locale = suffix.parse().ok()?;
    // Any four letters could be a script, as in `my-docs`.
    let script =
        locale.id().script.is_none_or(|script| matches!(script.as_str(), "Hans" | "Hant" | "Cyrl" | "Latn"));
    (script && (2..=3).contains(&locale.language().len()) && suffix.split('-').all(|part| part.len() <= 4))
        .then_some(locale)
}

/// The root of the tree that a file inside `root` belongs to: the outermost folder named by a locale or holding publish
/// configuration, else `root` itself.
fn tree_of(file: &Path, root: &Path, outer: Option<&Path>) -> PathBuf {
    if let Some(outer) = outer {
        return outer.to_owned();
    }
    let folder = file.parent().unwrap_or(root);
    let mut folders: Vec<&Path> =
        folder.ancestors().take_while(|ancestor| ancestor.starts_with(root)).collect();
    folders.reverse();
    let is_tree = |folder: &&&Path| folder.file_name().is_some_and(|name| locale_of_folder(name).is_some());
    match folders.iter().find(is_tree) {
        Some(tree) => tree.to_path_buf(),
        None => folders.first().unwrap_or(&folder).to_path_buf(),
    }
}

/// The tree that the whole of `root` is a part of: when somebody names a folder inside of a locale's tree.
fn outer_tree(root: &Path) -> Option<PathBuf> {
    let root = root.canonicalize().ok()?;
    let has_region = |locale: &Locale| locale.region().is_some();
    let is_tree =
        |folder: &&Path| folder.file_name().and_then(locale_of_folder).as_ref().is_some_and(has_region);
    root.ancestors().find(is_tree).map(Path::to_owned)
}

fn is_document_name(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    matches!(extension.as_deref(), Some("md" | "markdown" | "txt" | "yml" | "yaml"))
}

/// Hidden folders, and folders that Learn's builds leave out of what they publish.
fn is_skipped_folder(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy().to_lowercase();
    entry.file_type().is_dir()
        && (name.starts_with(['.', '_'])
            || matches!(name.as_str(), "breadcrumb" | "breadcrumbs" | "includes" | "obj" | "node_modules"))
}

/// Tables of contents, index pages, licences and what repositories tell about themselves.
fn is_skipped_file(name: &str) -> bool {
    let name = name.to_lowercase();
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    name.starts_with('.')
        || matches!(
            stem,
            "license"
                | "licence"
                | "license-code"
                | "license-docs"
                | "license-mit"
                | "license-apache"
                | "toc"
                | "index"
                | "breadcrumb"
                | "readme"
                | "contributing"
                | "code_of_conduct"
                | "thirdpartynotices"
                | "third-party-notices"
                | "changelog"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_locales_name_a_tree() {
        for (name, expected) in [
            ("sv-se", Some("sv-SE")),
            ("PT-BR", Some("pt-BR")),
            ("zh-hant-tw", Some("zh-Hant-TW")),
            ("zh-hans", Some("zh-Hans")),
            ("es-419", Some("es-419")),
            ("fil-ph", Some("fil-PH")),
            ("en", Some("en")),
            ("club.sv-se", Some("sv-SE")),
            ("Archive", None),
            ("China", None),
            ("api", None),
            ("my-docs", None),
            ("partner-center", None),
            ("node.js", None),
            ("v1.0", None),
            ("", None),
        ] {
            let found = locale_of_folder(OsStr::new(name)).map(|locale| locale.to_string());
            assert_eq!(found.as_deref(), expected, "{name}");
        }
    }
}
