//! What the end-to-end tests share: an assistant over given documents, and where real documents are found.

use std::path::{Path, PathBuf};

use lotse::{
    assistant::{Assistant, Settings},
    config::{Config, Overrides},
    locales::{self, Locales},
};
use lotse_index::Index;
use lotse_knowledge::{
    Rulebook, builtin,
    corpus::{Corpus, Source},
};

/// The folder of real documents that `LOTSE_CORPUS` names; none where it is not set, which is a failure under `CI=true`.
///
/// # Panics
///
/// Under `CI=true` without the folder.
pub fn corpus() -> Option<PathBuf> {
    let folder = std::env::var_os("LOTSE_CORPUS").map(PathBuf::from).filter(|folder| folder.is_dir());
    if folder.is_none() {
        assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "LOTSE_CORPUS names no folder of documents");
        eprintln!("LOTSE_CORPUS is not set: the tests on real documents are left out");
    }
    folder
}

/// An assistant with the built-in rulebook, locales and handbook, and the documents in `folders`, indexed in memory.
///
/// # Panics
///
/// Where anything built in does not hold.
pub fn assistant(folders: &[&Path]) -> Assistant {
    let config = Config::read(None, &Overrides::default()).expect("the default settings hold");
    let rulebook = Rulebook::parse(&builtin::rules()).unwrap_or_else(|errors| panic!("{errors}"));
    let (locales, _) = Locales::load(&locales::builtin(), &rulebook);
    let folders = folders.iter().map(|folder| Source::Folder(folder.to_path_buf()));
    let sources: Vec<Source> = std::iter::once(builtin::handbook()).chain(folders).collect();
    let settings = config.corpus_settings();
    let corpus = Corpus::scan(&sources, &settings).learning_from(&[builtin::pack()], &settings);
    let (index, _) = Index::in_memory(&corpus).expect("an index in memory");
    Assistant::new(rulebook, locales, index, Settings::default())
}
