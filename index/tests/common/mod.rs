//! A small documentation tree, made up, on disk.

#![allow(dead_code)]

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use lotse_index::{Hit, Index, Query, Report, build};
use lotse_knowledge::{
    Locale,
    corpus::{Corpus, Settings, Source},
};
use tempfile::TempDir;

/// A folder with documents and one for the index.
pub struct Workshop {
    folder: TempDir,
}

impl Workshop {
    pub fn new() -> Self {
        Workshop { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// One with a few articles in three languages.
    pub fn furnished() -> Self {
        let workshop = Workshop::new();
        for (file, title, sections) in [
            (
                "en/harbour/berths.md",
                "Berths",
                &[
                    (
                        "Reserve a berth",
                        "reserve",
                        "Ask the harbour office for a free berth. A berth is held for two days.",
                    ),
                    ("Leave a berth", "leave", "Report your departure by radio an hour before you cast off."),
                ][..],
            ),
            (
                "en/harbour/fees.md",
                "Fees",
                &[
                    (
                        "Daily fees",
                        "daily",
                        "The fee depends on the ship's length and is paid in Harbour Pay 365.",
                    ),
                    ("Refunds", "refunds", "A refund is possible until noon of the first day."),
                ],
            ),
            (
                "en/harbour/ice.md",
                "Winter",
                &[("Ice breakers", "ice", "Ice breakers sail on request from January on.")],
            ),
            (
                "sv/harbour/berths.md",
                "Kajplatser",
                &[
                    (
                        "Boka en kajplats",
                        "reserve",
                        "Fråga hamnkontoret efter en ledig kajplats. Platsen hålls i två dagar.",
                    ),
                    ("Lämna en kajplats", "leave", "Anmäl avfärden via radio en timme i förväg."),
                ],
            ),
            (
                "sv/harbour/fees.md",
                "Avgifter",
                &[
                    (
                        "Dagsavgifter",
                        "daily",
                        "Avgiften beror på fartygets längd och betalas i Harbour Pay 365.",
                    ),
                    ("Återbetalningar", "refunds", "Återbetalning är möjlig till klockan tolv första dagen."),
                ],
            ),
            (
                "de/harbour/fees.md",
                "Gebühren",
                &[
                    ("Tagesgebühren", "daily", "Die Hafengebühr hängt von der Länge des Schiffes ab."),
                    (
                        "Erstattungen",
                        "refunds",
                        "Eine Erstattung der Gebühr ist bis Mittag des ersten Tages möglich.",
                    ),
                ],
            ),
        ] {
            workshop.article(file, title, sections);
        }
        workshop
    }

    /// Writes an article with sections of (heading, anchor, text).
    pub fn article(&self, file: &str, title: &str, sections: &[(&str, &str, &str)]) {
        let mut text = format!("---\ntitle: {title}\nms.date: 02/03/2021\n---\n");
        for (heading, anchor, body) in sections {
            text += &format!("\n## <a name=\"{anchor}\"></a>{heading}\n\n{body}\n");
        }
        self.file(file, &text);
    }

    /// Writes a file, as old as if nobody had touched it for a while.
    pub fn file(&self, file: &str, text: &str) {
        let path = self.documents().join(file);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(&path, text).expect("a file");
        self.age(file, 60);
    }

    /// Sets a file's time to so many seconds ago.
    pub fn age(&self, file: &str, seconds: u64) {
        let file = fs::File::options().append(true).open(self.documents().join(file)).expect("the file");
        file.set_modified(SystemTime::now() - Duration::from_secs(seconds)).expect("a time");
    }

    pub fn remove(&self, file: &str) {
        fs::remove_file(self.documents().join(file)).expect("the file");
    }

    pub fn documents(&self) -> PathBuf {
        self.folder.path().join("documents")
    }

    pub fn index_folder(&self) -> PathBuf {
        self.folder.path().join("index")
    }

    pub fn corpus(&self) -> Corpus {
        scan(&[&self.documents()])
    }

    pub fn build(&self) -> Report {
        build(&self.index_folder(), &self.corpus(), &|_| {}).expect("a build")
    }

    pub fn open(&self) -> Index {
        Index::open(&self.index_folder()).expect("an index")
    }
}

pub fn scan(folders: &[&Path]) -> Corpus {
    let sources: Vec<Source> = folders.iter().map(|folder| Source::Folder(folder.to_path_buf())).collect();
    Corpus::scan(&sources, &Settings::default())
}

pub fn locale(text: &str) -> Locale {
    text.parse().expect("a locale")
}

/// The hits for a question, all other languages allowed.
pub fn hits(index: &Index, language: &str, question: &str) -> Vec<Hit> {
    let language = locale(language);
    let fallback: Vec<Locale> =
        index.locales().iter().filter(|other| !other.same_language(&language)).cloned().collect();
    let query = Query { text: question, locale: &language, fallback: &fallback, clouds: &[], limit: 10 };
    index.find(&query).hits
}

/// The first hit as `path#anchor locale`.
pub fn first(index: &Index, language: &str, question: &str) -> String {
    hits(index, language, question).first().map_or("nothing".into(), |hit| {
        format!("{}#{} {}", hit.section.document, hit.section.anchor, hit.locale)
    })
}
