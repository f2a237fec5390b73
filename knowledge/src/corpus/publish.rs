//! Publish configuration in a tree: under which path each folder's pages are published.

use std::{collections::BTreeMap, fs, path::Path};

use serde::Deserialize;

use super::Problem;

/// Folder to published path, from `.openpublishing.publish.config.json` and each docset's `docfx.json`, which knows better.
pub(super) fn docsets(tree: &Path, problems: &mut Vec<Problem>) -> BTreeMap<String, String> {
    let mut docsets = BTreeMap::new();
    let config: Option<Config> = read(&tree.join(".openpublishing.publish.config.json"), problems);
    for docset in config.map(|config| config.docsets_to_publish).unwrap_or_default() {
        let (Some(folder), Some(path)) = (docset.build_source_folder, docset.build_output_subfolder) else {
            continue;
        };
        docsets.insert(folder.trim_matches(['/', '.']).to_owned(), path);
    }
    let folders = fs::read_dir(tree).into_iter().flatten().flatten();
    let names = folders
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| entry.file_name().into_string().ok());
    for folder in std::iter::once(String::new()).chain(names) {
        let docfx: Option<Docfx> = read(&tree.join(&folder).join("docfx.json"), problems);
        if let Some(path) = docfx.and_then(|docfx| docfx.build?.dest).filter(|path| !path.contains('.')) {
            docsets.retain(|known, _| !known.eq_ignore_ascii_case(&folder));
            docsets.insert(folder, path);
        }
    }
    docsets
}

fn read<T: for<'de> Deserialize<'de>>(path: &Path, problems: &mut Vec<Problem>) -> Option<T> {
    let bytes = fs::read(path).ok()?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    serde_json::from_slice(bytes)
        .map_err(|error| {
            let line = u32::try_from(error.line()).ok();
            let message = format!("not valid publish configuration: {error}");
            problems.push(Problem { path: path.to_owned(), line, message });
        })
        .ok()
}

#[derive(Deserialize)]
struct Config {
    #[serde(default)]
    docsets_to_publish: Vec<Docset>,
}

#[derive(Deserialize)]
struct Docset {
    build_source_folder: Option<String>,
    build_output_subfolder: Option<String>,
}

#[derive(Deserialize)]
struct Docfx {
    build: Option<Build>,
}

#[derive(Deserialize)]
struct Build {
    dest: Option<String>,
}
