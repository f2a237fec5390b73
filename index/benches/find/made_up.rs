//! A small tree of documents, made up: for when there is no real one.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Writes the tree.
pub fn documents(folder: &Path) -> PathBuf {
    let words = ["harbour", "berth", "ferry", "pilot", "tide", "buoy", "fee", "crane", "anchor", "light"];
    for locale in ["en", "sv", "de"] {
        fs::create_dir_all(folder.join(locale)).expect("a folder");
        for number in 0..60usize {
            let word = |at: usize| words[(number * 7 + at * at + at) % words.len()];
            let sections: String = (0..8)
                .map(|at| {
                    format!(
                        "## The {} of {}\n\nA {} needs a {} at {}.\n\n",
                        word(at),
                        word(at + 1),
                        word(at + 2),
                        word(at + 3),
                        number + at
                    )
                })
                .collect();
            fs::write(
                folder.join(locale).join(format!("{number}.md")),
                format!("# {}\n\n{sections}", word(0)),
            )
            .expect("a file");
        }
    }
    folder.to_owned()
}
