//! What is compiled into the program: the rulebook, the handbook and word translations, so that a fresh clone answers.

use include_dir::{Dir, include_dir};

use crate::{corpus::Source, rulebook::RuleFile};

static RULES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules");
static HANDBOOK: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/handbook");
static PACK: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/pack");

/// The rulebook's files.
pub fn rules() -> Vec<RuleFile> {
    let files = RULES.files().filter(|file| file.path().extension().is_some_and(|end| end == "toml"));
    files
        .filter_map(|file| {
            Some(RuleFile { name: file.path().to_str()?.to_owned(), text: file.contents_utf8()?.to_owned() })
        })
        .collect()
}

/// The reviews of the rules against the starter documents, as TOML.
pub fn reviews() -> &'static str {
    include_str!("../reviews.toml")
}

/// The starter documents, a folder a locale.
pub fn handbook() -> Source {
    let mut files = Vec::new();
    collect(&HANDBOOK, &mut files);
    Source::Embedded(files)
}

/// Word translations learned from the documentation, a file a locale, for [`Corpus::learning_from`](crate::corpus::Corpus::learning_from).
pub fn pack() -> Source {
    let mut files = Vec::new();
    collect(&PACK, &mut files);
    Source::Embedded(files)
}

fn collect(dir: &Dir<'static>, into: &mut Vec<(String, &'static [u8])>) {
    for file in dir.files() {
        if let Some(path) = file.path().to_str() {
            into.push((path.replace('\\', "/"), file.contents()));
        }
    }
    dir.dirs().for_each(|dir| collect(dir, into));
}
