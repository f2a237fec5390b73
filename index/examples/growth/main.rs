//! How building and asking grow with the documents: time, memory, size.
//!
//! `cargo run --release -p lotse-index --example growth -- DIR [--sections 100000,300000,1000000] [--svg FILE]`
//!
//! The documents of `DIR` are written again and again, with words changed ([`copies`]), until there are so many sections.
//! Building and asking are each measured in a process of its own (on Linux, for memory). Documents and index are kept in
//! the temporary folder meanwhile.

mod copies;
mod measure;
mod plot;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use measure::{Asked, Built};

type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

/// One size with what was measured.
struct Row {
    sections: usize,
    built: Built,
    asked: Asked,
}

fn main() -> Fallible<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["build", documents, index] => measure::build(documents.as_ref(), index.as_ref()),
        ["ask", index, questions] => measure::ask(index.as_ref(), questions.as_ref()),
        [documents, ref options @ ..] if !documents.starts_with('-') => grow(documents.as_ref(), options),
        _ => Err("name a folder of documents".into()),
    }
}

fn grow(documents: &Path, options: &[&str]) -> Fallible<()> {
    let mut sizes = vec![100_000, 300_000, 1_000_000];
    let mut svg: Option<PathBuf> = None;
    for option in options.chunks(2) {
        match option {
            ["--sections", list] => sizes = list.split(',').map(str::parse).collect::<Result<_, _>>()?,
            ["--svg", file] => svg = Some(file.into()),
            _ => return Err(format!("unknown option {}", option[0]).into()),
        }
    }
    let folder = tempfile::tempdir()?;
    let originals = copies::Originals::read(documents);
    let questions = folder.path().join("questions");
    fs::write(&questions, originals.questions())?;
    println!(
        "| sections | documents | build | peak memory | index | asking: resident | of it own | median | 99 % within | two threads |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    let mut rows = Vec::new();
    let mut copy = 0;
    let mut sections = 0;
    for size in sizes {
        while sections < size {
            sections += originals.write(copy, &folder.path().join("documents"))?;
            copy += 1;
        }
        let index = folder.path().join("index");
        let built: Built =
            run(&["build".as_ref(), folder.path().join("documents").as_ref(), index.as_ref()])?;
        let asked: Asked = run(&["ask".as_ref(), index.as_ref(), questions.as_ref()])?;
        fs::remove_dir_all(&index)?;
        let row = Row { sections: built.sections, built, asked };
        println!("{row}");
        rows.push(row);
    }
    if let Some(file) = svg {
        fs::write(&file, plot::svg(&rows))?;
    }
    Ok(())
}

/// Measures in a process of its own.
fn run<T: serde::de::DeserializeOwned>(arguments: &[&Path]) -> Fallible<T> {
    let output = Command::new(std::env::current_exe()?).args(arguments).output()?;
    if !output.status.success() {
        return Err(format!("measuring failed: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

impl std::fmt::Display for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Row { sections, built, asked } = self;
        write!(
            f,
            "| {sections} | {} | {:.0} s | {} MB | {} MB | {} MB | {} MB | {:.2} ms | {:.2} ms | × {:.2} |",
            built.documents,
            built.seconds,
            built.peak_mb,
            built.index_mb,
            asked.resident_mb,
            asked.own_mb,
            asked.median_ms,
            asked.p99_ms,
            asked.two_threads,
        )
    }
}
