//! Blocks that say the same in two languages: those at the same place of the same section.

use std::collections::BTreeMap;

use lotse_knowledge::{Block, BlockKind};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::{index::LocaleIndex, words::Analyzer};

/// Longer blocks align too loosely to teach anything, and cost the square of their length. In different terms.
const LONGEST: usize = 120;

/// The terms of one block in two languages, as numbers, each once.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Parallel {
    pub source: Vec<u32>,
    pub target: Vec<u32>,
}

/// All texts of one language as term numbers.
pub(super) struct Side {
    /// The terms, by number.
    pub terms: Vec<String>,
    /// Title and description of each document, by key.
    documents: BTreeMap<u64, [Vec<u32>; 2]>,
    /// Heading and blocks of each section, by key.
    sections: BTreeMap<u64, (Vec<u32>, Vec<Vec<u32>>)>,
}

impl Side {
    /// Reads a language's sections.
    pub fn read(index: &LocaleIndex) -> Side {
        let mut terms = Terms { analyzer: &index.analyzer, numbers: FxHashMap::default(), terms: Vec::new() };
        let documents = index
            .documents
            .iter()
            .map(|head| {
                (index.document_key(head), [&head.title, &head.description].map(|text| terms.of(text)))
            })
            .collect();
        let mut sections = BTreeMap::new();
        for number in 0..index.end() {
            if index.is_deleted(number) {
                continue;
            }
            let Some(section) = index.content(number) else { continue };
            let heading = terms.of(&section.heading);
            let blocks = section.blocks.iter().filter(|block| is_text(block));
            let blocks = blocks.map(|block| match block.locale {
                // A paragraph that was left in another language.
                Some(_) => Vec::new(),
                None => terms.of(&block.text),
            });
            sections.insert(index.key(number), (heading, blocks.collect()));
        }
        Side { terms: terms.terms, documents, sections }
    }
}

/// The parallel blocks of two languages, each once, in an order that depends on nothing but them.
pub(super) fn blocks(source: &Side, target: &Side) -> Vec<Parallel> {
    let mut found = Found::default();
    for (key, texts) in &source.documents {
        let Some(others) = target.documents.get(key) else { continue };
        texts.iter().zip(others).for_each(|(one, other)| found.add(one, other));
    }
    for (key, (heading, blocks)) in &source.sections {
        let Some((other_heading, others)) = target.sections.get(key) else { continue };
        found.add(heading, other_heading);
        if blocks.len() == others.len() {
            blocks.iter().zip(others).for_each(|(one, other)| found.add(one, other));
        }
    }
    found.blocks
}

/// Whether a block is expected in every language. Images are left out of some.
fn is_text(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Image | BlockKind::Code)
}

/// What was found so far: sentences that every document repeats teach no more than others.
#[derive(Default)]
struct Found {
    blocks: Vec<Parallel>,
    seen: FxHashSet<Parallel>,
}

impl Found {
    fn add(&mut self, source: &[u32], target: &[u32]) {
        let lengths = 1..=LONGEST;
        if lengths.contains(&source.len()) && lengths.contains(&target.len()) {
            let block = Parallel { source: source.to_vec(), target: target.to_vec() };
            if self.seen.insert(block.clone()) {
                self.blocks.push(block);
            }
        }
    }
}

/// Numbers terms in the order in which they are met.
struct Terms<'a> {
    analyzer: &'a Analyzer,
    numbers: FxHashMap<String, u32>,
    terms: Vec<String>,
}

impl Terms<'_> {
    /// The terms of a text, each once.
    fn of(&mut self, text: &str) -> Vec<u32> {
        let mut of_text = Vec::new();
        self.analyzer.words(text, |word| {
            let next = self.terms.len() as u32;
            let number = *self.numbers.entry(word.term).or_insert_with_key(|term| {
                self.terms.push(term.clone());
                next
            });
            of_text.push(number);
        });
        of_text.sort_unstable();
        of_text.dedup();
        of_text
    }
}
