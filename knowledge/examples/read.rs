//! Reads folders and prints what they hold: `cargo run -p lotse-knowledge --example read -- DIR…`.
//!
//! With `--dump`, every section and block is printed too.

use std::{env, path::PathBuf, time::Instant};

use lotse_knowledge::corpus::{Corpus, Settings, Source};

fn main() {
    let (flags, folders): (Vec<_>, Vec<_>) =
        env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let dump = flags.iter().any(|flag| flag == "--dump");
    let sources: Vec<Source> =
        folders.into_iter().map(|folder| Source::Folder(PathBuf::from(folder))).collect();
    let settings = Settings {
        base_url: "https://learn.microsoft.com/".to_owned(),
        docsets: [("partner-center".to_owned(), "partner-center".to_owned())].into(),
        ..Settings::default()
    };

    let start = Instant::now();
    let corpus = Corpus::scan(&sources, &settings);
    let scanned = start.elapsed();
    let readings: Vec<_> = corpus.files().iter().map(|file| corpus.read(file)).collect();
    let read = start.elapsed() - scanned;

    for problem in corpus.problems().iter().chain(readings.iter().flat_map(|reading| &reading.problems)) {
        println!("{problem}");
    }
    let documents: Vec<_> = readings.iter().flat_map(|reading| &reading.documents).collect();
    for document in documents.iter().filter(|_| dump) {
        println!("=== {} {} {:?}", document.path, document.locale, document.title);
        println!("  {:?} {:?} {:?} {:?}", document.updated(), document.url, document.clouds, document.roles);
        for section in &document.sections {
            let (anchor, occurrence) = (&section.anchor, section.occurrence);
            println!("--- {} {} [{anchor}/{occurrence}] {}", section.line, section.level, section.heading);
            for block in &section.blocks {
                let locale = block.locale.as_ref().map(ToString::to_string).unwrap_or_default();
                println!("  {} {:?} {locale} {:?}", block.line, block.kind, block.text);
                for link in &block.links {
                    println!("      {:?} {} {:?} {:?}", link.text, link.target, link.document, link.url);
                }
            }
        }
    }
    let sections: usize = documents.iter().map(|document| document.sections.len()).sum();
    println!(
        "{} files, {} documents, {sections} sections; scanned in {scanned:.0?}, read in {read:.0?}",
        corpus.files().len(),
        documents.len(),
    );
}
