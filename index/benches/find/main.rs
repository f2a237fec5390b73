//! How long opening and finding take, beside what tantivy does by itself ([`plain`]): over the documents in
//! `LOTSE_CORPUS`, else over a small made-up tree.
//!
//! `LOTSE_CORPUS=/path/to/documents cargo bench -p lotse-index`

mod made_up;
mod plain;

use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{
        OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
};

use divan::{Bencher, black_box, counter::ItemsCount};
use lotse_index::{Index, Query, build};
use lotse_knowledge::{
    Locale,
    corpus::{Corpus, Settings, Source},
};
use plain::Plain;
use tempfile::TempDir;

fn main() {
    divan::main();
}

/// An index on disk with questions for it.
struct Bench {
    folder: TempDir,
    index: Index,
    questions: Vec<(Locale, String)>,
    /// Plain indexes of each language's sections, and of all.
    plain: HashMap<Locale, Plain>,
    plain_of_all: Plain,
}

/// How many, half of them headings, half of them long: a document's neighbouring headings run together.
const QUESTIONS: usize = 1000;

/// Headings in a long question.
const LONG: usize = 3;

fn bench() -> &'static Bench {
    static BENCH: OnceLock<Bench> = OnceLock::new();
    BENCH.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let documents = match std::env::var_os("LOTSE_CORPUS") {
            Some(corpus) => PathBuf::from(corpus),
            None => made_up::documents(&folder.path().join("documents")),
        };
        let corpus = Corpus::scan(&[Source::Folder(documents)], &Settings::default());
        let report = build(&folder.path().join("index"), &corpus, &|_| {}).expect("an index");
        eprintln!("{} sections built in {:?}", report.sections, report.elapsed);
        let index = Index::open(&folder.path().join("index")).expect("an index");
        let questions = questions(&index);
        let plain = index
            .locales()
            .iter()
            .map(|locale| (locale.clone(), Plain::build(&index, std::slice::from_ref(locale))));
        let plain = plain.collect();
        let plain_of_all = Plain::build(&index, index.locales());
        Bench { folder, index, questions, plain, plain_of_all }
    })
}

/// Questions out of the documents' own headings.
fn questions(index: &Index) -> Vec<(Locale, String)> {
    let (mut short, mut long) = (Vec::new(), Vec::new());
    for (document, locale) in index.documents() {
        let outline = index.outline(document, locale).unwrap_or_default();
        let headings = outline.into_iter().filter(|(_, _, level)| *level > 0).map(|(_, heading, _)| heading);
        let headings: Vec<String> = headings.collect();
        long.extend(headings.chunks_exact(LONG).map(|run| (locale.clone(), run.join(" "))));
        short.extend(headings.into_iter().map(|heading| (locale.clone(), heading)));
    }
    let some = |all: Vec<(Locale, String)>| {
        let step = (all.len() * 2 / QUESTIONS).max(1);
        all.into_iter().step_by(step)
    };
    some(short).zip(some(long)).flat_map(|(short, long)| [short, long]).collect()
}

#[divan::bench]
fn open(bencher: Bencher) {
    let folder = bench().folder.path().join("index");
    bencher.bench(|| Index::open(&folder).expect("an index"));
}

/// One question after the other; the time is one question's.
#[divan::bench(sample_count = 1000, sample_size = 1)]
fn find_in_the_questions_language(bencher: Bencher) {
    each(bencher, |Bench { index, .. }, locale, text| {
        black_box(index.find(&Query { text, locale, fallback: &[], clouds: &[], limit: 5 }));
    });
}

/// With two threads, each thread's time: it stays what it is with one where they are in nobody's way.
#[divan::bench(sample_count = 1000, sample_size = 1, threads = [1, 2])]
fn find_in_all_languages(bencher: Bencher) {
    each(bencher, |Bench { index, .. }, locale, text| {
        black_box(index.find(&Query { text, locale, fallback: index.locales(), clouds: &[], limit: 5 }));
    });
}

#[divan::bench(sample_count = 1000, sample_size = 1)]
fn plain_in_the_questions_language(bencher: Bencher) {
    each(bencher, |Bench { plain, .. }, locale, text| {
        black_box(plain[locale].find(locale, text));
    });
}

#[divan::bench(sample_count = 1000, sample_size = 1)]
fn plain_in_all_languages(bencher: Bencher) {
    each(bencher, |Bench { plain_of_all, .. }, locale, text| {
        black_box(plain_of_all.find(locale, text));
    });
}

/// Asks every question in turn.
fn each(bencher: Bencher, ask: impl Fn(&Bench, &Locale, &str) + Sync) {
    let bench = bench();
    let next = AtomicUsize::new(0);
    bencher
        .counter(ItemsCount::new(1usize))
        .with_inputs(|| &bench.questions[next.fetch_add(1, Ordering::Relaxed) % bench.questions.len()])
        .bench_values(|(locale, text)| ask(bench, locale, text));
}
