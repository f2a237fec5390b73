//! Documents written again with words changed.
//!
//! How many different words a collection has grows with about the square root of its size (Heaps' law): copy *n* has a
//! share of √(n+1) − √n of its words replaced by ones that no copy had before. Which words, and by what, follows from the
//! word and the copy alone, so that a word is the same in all documents of a copy. Links, code and front matter stay.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use lotse_knowledge::{
    Locale,
    corpus::{Corpus, Settings, Source},
};

use crate::Fallible;

/// Shorter words are mostly those of the grammar and stay. In characters.
const SHORTEST: usize = 5;

/// Headings asked for, and headings of neighbouring sections run together.
const QUESTIONS: usize = 500;
const LONG: usize = 3;

/// The documents to be copied.
pub struct Originals {
    files: Vec<Original>,
}

struct Original {
    locale: Locale,
    /// Inside its locale's tree.
    path: PathBuf,
    text: String,
    headings: Vec<String>,
    sections: usize,
}

impl Originals {
    /// Reads all documents that stand alone in their file.
    pub fn read(folder: &Path) -> Originals {
        let corpus = Corpus::scan(&[Source::Folder(folder.to_owned())], &Settings::default());
        let read = |file: &lotse_knowledge::corpus::File| {
            let reading = corpus.read(file);
            let [document] = &reading.documents[..] else { return None };
            let headings = document.sections.iter().filter(|section| section.level > 0);
            Some(Original {
                locale: document.locale.clone(),
                path: document.path.as_str().into(),
                text: fs::read_to_string(&file.path).ok()?,
                headings: headings.map(|section| section.heading.clone()).collect(),
                sections: document.sections.len(),
            })
        };
        Originals { files: corpus.files().iter().filter_map(read).collect() }
    }

    /// Questions, a line each: locale, tab, text. Half of them are headings, half neighbouring headings run together.
    pub fn questions(&self) -> String {
        let line = |locale: &Locale, text: String| format!("{locale}\t{}\n", text.replace(['\t', '\n'], " "));
        let (mut short, mut long) = (Vec::new(), Vec::new());
        for Original { locale, headings, .. } in &self.files {
            short.extend(headings.iter().map(|heading| line(locale, heading.clone())));
            long.extend(headings.chunks_exact(LONG).map(|run| line(locale, run.join(" "))));
        }
        let some = |all: Vec<String>| {
            let step = (all.len() / QUESTIONS).max(1);
            all.into_iter().step_by(step)
        };
        some(short).chain(some(long)).collect()
    }

    /// Writes one copy of all documents; how many sections they have.
    pub fn write(&self, copy: u32, folder: &Path) -> Fallible<usize> {
        for Original { locale, path, text, .. } in &self.files {
            let file = folder.join(locale.to_string().to_lowercase()).join(format!("copy-{copy}")).join(path);
            if let Some(parent) = file.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::write(&file, changed(text, copy))?;
        }
        Ok(self.files.iter().map(|file| file.sections).sum())
    }
}

/// A text with a copy's share of words replaced.
fn changed(text: &str, copy: u32) -> String {
    let (front, body) = match text.strip_prefix("---").and_then(|rest| rest.find("\n---")) {
        Some(end) => text.split_at(end + "---".len() + "\n---".len()),
        None => ("", text),
    };
    let mut changed = front.to_owned();
    let mut word = String::new();
    // What closes the link target, tag or code that is being copied.
    let mut closing: Option<char> = None;
    let mut last = '\n';
    for character in body.chars() {
        if closing.is_none() && character.is_alphabetic() {
            word.push(character);
        } else {
            push_word(&mut changed, &mut word, copy);
            changed.push(character);
            closing = match (closing, character) {
                (Some(end), _) if end == character || character == '\n' => None,
                (None, '(') if last == ']' => Some(')'),
                (None, '<') => Some('>'),
                (None, '`') => Some('`'),
                _ => closing,
            };
        }
        last = character;
    }
    push_word(&mut changed, &mut word, copy);
    changed
}

/// Ends a word: as it is, or with something in the middle that makes it another one and leaves its ending.
fn push_word(text: &mut String, word: &mut String, copy: u32) {
    let length = word.chars().count();
    if is_replaced(word, copy) && length >= SHORTEST {
        let middle = word.char_indices().nth(length / 2).map_or(0, |(at, _)| at);
        let (head, tail) = word.split_at(middle);
        text.push_str(head);
        text.push_str(&syllables(copy));
        text.push_str(tail);
    } else {
        text.push_str(word);
    }
    word.clear();
}

fn is_replaced(word: &str, copy: u32) -> bool {
    let mut hasher = DefaultHasher::new();
    (word.to_lowercase(), copy).hash(&mut hasher);
    let share = f64::from(copy + 1).sqrt() - f64::from(copy).sqrt();
    copy > 0 && (hasher.finish() as f64) < share * u64::MAX as f64
}

/// A copy's number as letters.
fn syllables(copy: u32) -> String {
    let mut number = copy;
    let mut syllables = String::new();
    while number > 0 {
        syllables.push(['k', 'l', 'm', 'n', 'p', 'r', 's', 't'][(number % 8) as usize]);
        syllables.push(['a', 'e', 'i', 'o'][(number / 8 % 4) as usize]);
        number /= 32;
    }
    syllables
}
