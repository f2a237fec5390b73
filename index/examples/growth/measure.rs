//! What is measured, each in a process of its own, and handed back as JSON.

use std::{
    fs,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use lotse_index::{Index, Query};
use lotse_knowledge::{
    Locale,
    corpus::{Corpus, Settings, Source},
};
use serde::{Deserialize, Serialize};

use crate::Fallible;

/// Questions asked before the measured ones.
const WARMING: usize = 100;

#[derive(Serialize, Deserialize)]
pub struct Built {
    pub documents: usize,
    pub sections: usize,
    pub seconds: f64,
    /// The most memory that was resident.
    pub peak_mb: u64,
    pub index_mb: u64,
}

#[derive(Serialize, Deserialize)]
pub struct Asked {
    /// Memory that is resident after all questions, mapped files counted as far as they were read.
    pub resident_mb: u64,
    /// Of it, what is no mapped file.
    pub own_mb: u64,
    pub median_ms: f64,
    pub p99_ms: f64,
    /// How many times as many questions two threads answer in the same time as one.
    pub two_threads: f64,
}

/// Builds an index.
pub fn build(documents: &Path, index: &Path) -> Fallible<()> {
    let corpus = Corpus::scan(&[Source::Folder(documents.to_owned())], &Settings::default());
    let report = lotse_index::build(index, &corpus, &|_| {})?;
    let built = Built {
        documents: report.documents,
        sections: report.sections,
        seconds: report.elapsed.as_secs_f64(),
        peak_mb: memory_mb("VmHWM"),
        index_mb: size(index)? >> 20,
    };
    Ok(serde_json::to_writer(std::io::stdout(), &built)?)
}

/// Opens an index and asks it everything.
pub fn ask(index: &Path, questions: &Path) -> Fallible<()> {
    let index = Index::open(index)?;
    let questions = fs::read_to_string(questions)?;
    let questions = questions.lines().filter_map(|line| line.split_once('\t'));
    let questions: Vec<(Locale, &str)> = questions
        .map(|(locale, text)| Ok((locale.parse()?, text)))
        .collect::<Result<_, lotse_knowledge::InvalidLocale>>()?;
    for question in questions.iter().take(WARMING) {
        answer(&index, question);
    }
    let mut times: Vec<Duration> = questions.iter().map(|question| answer(&index, question)).collect();
    times.sort_unstable();
    let within = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
    let (one, two) = (throughput(&index, &questions, 1), throughput(&index, &questions, 2));
    let asked = Asked {
        resident_mb: memory_mb("VmRSS"),
        own_mb: memory_mb("RssAnon"),
        median_ms: within(0.5),
        p99_ms: within(0.99),
        two_threads: two / one,
    };
    Ok(serde_json::to_writer(std::io::stdout(), &asked)?)
}

fn answer(index: &Index, (locale, text): &(Locale, &str)) -> Duration {
    let started = Instant::now();
    let query = Query { text, locale, fallback: index.locales(), clouds: &[], limit: 5 };
    std::hint::black_box(index.find(&query));
    started.elapsed()
}

/// Questions a second, each thread asking all of them.
fn throughput(index: &Index, questions: &[(Locale, &str)], threads: usize) -> f64 {
    let started = Instant::now();
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                for question in questions {
                    answer(index, question);
                }
            });
        }
    });
    (threads * questions.len()) as f64 / started.elapsed().as_secs_f64()
}

/// One of the figures that Linux keeps of a process; 0 elsewhere.
fn memory_mb(name: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) >> 10
}

fn size(folder: &Path) -> std::io::Result<u64> {
    let mut all = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let data = entry.metadata()?;
        all += if data.is_dir() { size(&entry.path())? } else { data.len() };
    }
    Ok(all)
}
