//! How long opening and finding take: over the documents in `LOTSE_CORPUS`, else over a small made-up tree.
//!
//! `LOTSE_CORPUS=/path/to/documents cargo bench -p lotse-index`

use std::{fs, path::PathBuf, sync::OnceLock};

use divan::{Bencher, counter::ItemsCount};
use lotse_index::{Index, Query, build};
use lotse_knowledge::{
    Locale,
    corpus::{Corpus, Settings, Source},
};
use tempfile::TempDir;

fn main() {
    divan::main();
}

/// An index on disk with questions for it: every so many sections' headings.
struct Bench {
    folder: TempDir,
    index: Index,
    questions: Vec<(Locale, String)>,
}

const QUESTIONS: usize = 500;

fn bench() -> &'static Bench {
    static BENCH: OnceLock<Bench> = OnceLock::new();
    BENCH.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let documents = match std::env::var_os("LOTSE_CORPUS") {
            Some(corpus) => PathBuf::from(corpus),
            None => made_up(&folder.path().join("documents")),
        };
        let corpus = Corpus::scan(&[Source::Folder(documents)], &Settings::default());
        let report = build(&folder.path().join("index"), &corpus, &|_| {}).expect("an index");
        eprintln!("{} sections built in {:?}", report.sections, report.elapsed);
        let index = Index::open(&folder.path().join("index")).expect("an index");
        let mut questions: Vec<(Locale, String)> = Vec::new();
        for (document, locale) in index.documents() {
            for (_, heading, level) in index.outline(document, locale).unwrap_or_default() {
                if level > 0 {
                    questions.push((locale.clone(), heading));
                }
            }
        }
        let step = (questions.len() / QUESTIONS).max(1);
        let questions = questions.into_iter().step_by(step).collect();
        Bench { folder, index, questions }
    })
}

fn made_up(folder: &std::path::Path) -> PathBuf {
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

#[divan::bench]
fn open(bencher: Bencher) {
    let folder = bench().folder.path().join("index");
    bencher.bench(|| Index::open(&folder).expect("an index"));
}

/// One question after the other; the time is one question's.
#[divan::bench(sample_count = 500, sample_size = 1)]
fn find_in_the_questions_language(bencher: Bencher) {
    find(bencher, false);
}

#[divan::bench(sample_count = 500, sample_size = 1)]
fn find_in_all_languages(bencher: Bencher) {
    find(bencher, true);
}

fn find(bencher: Bencher, everywhere: bool) {
    let Bench { index, questions, .. } = bench();
    let mut next = questions.iter().cycle();
    bencher
        .counter(ItemsCount::new(1usize))
        .with_inputs(|| {
            let (locale, text) = next.next().expect("a question");
            let others = if everywhere { index.locales() } else { &[] };
            Query { text, locale, fallback: others, clouds: &[], limit: 5 }
        })
        .bench_local_values(|query| index.find(&query));
}
