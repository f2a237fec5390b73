//! Blocks that say the same in two languages: those at the same place of the same section.

use std::collections::{BTreeMap, BTreeSet};

use lotse_knowledge::{Block, BlockKind, Document, Section};
use rustc_hash::{FxHashMap, FxHashSet};

use super::Texts;
use crate::{
    store::{document_key, section_key},
    words::{Analyzer, WordKind},
};

/// Longer blocks align too loosely to teach anything, and cost the square of their length. In different terms.
const LONGEST: usize = 120;

/// Pairs of terms that the blocks of one locale may make, about: memory (some 25 bytes each) and time of learning follow from
/// it. The Partner Center documentation, 3,900 sections, makes 5 to 10 million.
const MOST_PAIRS: usize = 12_000_000;

/// Where a text was found. A text pairs with one from the same place rather than another version of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shelf {
    /// In the index.
    Indexed,
    /// Among what is only learned from.
    Lesson,
    /// There, in a file that holds both languages.
    Bilingual,
}

const SHELVES: [Shelf; 3] = [Shelf::Indexed, Shelf::Lesson, Shelf::Bilingual];

/// The terms of one block in two languages, as numbers, each once.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Parallel {
    pub source: Vec<u32>,
    pub target: Vec<u32>,
}

/// Texts of one language as term numbers.
pub(super) struct Side {
    /// The terms, by number.
    pub terms: Vec<String>,
    /// Sections that have each term.
    pub usage: Vec<u32>,
    /// Surfaces with terms that the analyzer does not give for them.
    pub forms: Vec<(String, u32)>,
    /// Documents by key, a map a shelf.
    shelves: [BTreeMap<u64, Numbered>; 3],
}

/// One document as term numbers.
#[derive(Default)]
struct Numbered {
    /// Title and description.
    head: [Vec<u32>; 2],
    /// Heading and blocks of each section, by key.
    sections: BTreeMap<u64, (Vec<u32>, Vec<Vec<u32>>)>,
}

impl Side {
    /// Reads those of a language's documents whose keys are wanted.
    pub fn read(texts: &Texts<'_>, wanted: &BTreeSet<u64>) -> Side {
        let mut reader = Reader {
            analyzer: &texts.analyzer,
            numbers: FxHashMap::default(),
            forms: FxHashSet::default(),
            side: Side {
                terms: Vec::new(),
                usage: Vec::new(),
                forms: Vec::new(),
                shelves: Default::default(),
            },
        };
        if let Some(index) = texts.index {
            for &key in wanted {
                let Some(position) = index.document(key) else { continue };
                let head = &index.documents[position as usize];
                let mut document = reader.head(&head.title, &head.description);
                for number in index.sections_of(key) {
                    let Some(section) = index.content(number) else { continue };
                    document.sections.insert(index.key(number), reader.section(&section));
                }
                reader.shelve(Shelf::Indexed, key, document);
            }
        }
        texts.each_lesson(wanted, |document, bilingual| {
            let shelf = if bilingual { Shelf::Bilingual } else { Shelf::Lesson };
            reader.lesson(shelf, &document);
        });
        reader.finish()
    }

    fn documents(&self, shelf: Shelf) -> &BTreeMap<u64, Numbered> {
        &self.shelves[shelf as usize]
    }
}

/// The parallel blocks of two languages, each once, in an order that depends on nothing but them. Where they are more than
/// can be learned from, the documents taken are those with the lowest keys, which are spread over all.
pub(super) fn blocks(source: &Side, target: &Side) -> Vec<Parallel> {
    let mut found = Found::default();
    let keys: BTreeSet<u64> =
        SHELVES.iter().flat_map(|&shelf| source.documents(shelf).keys()).copied().collect();
    for key in keys {
        for shelf in SHELVES {
            let Some(own) = source.documents(shelf).get(&key) else { continue };
            let mut near_first = [shelf].into_iter().chain(SHELVES);
            let Some(other) = near_first.find_map(|shelf| target.documents(shelf).get(&key)) else {
                continue;
            };
            found.document(own, other);
        }
        if found.pairs > MOST_PAIRS {
            break;
        }
    }
    found.blocks
}

/// Whether a block is expected in every language. Images are left out of some.
fn is_text(block: &&Block) -> bool {
    !matches!(block.kind, BlockKind::Image | BlockKind::Code)
}

/// What was found so far: sentences that every document repeats teach no more than others.
#[derive(Default)]
struct Found {
    blocks: Vec<Parallel>,
    seen: FxHashSet<Parallel>,
    pairs: usize,
}

impl Found {
    fn document(&mut self, one: &Numbered, other: &Numbered) {
        one.head.iter().zip(&other.head).for_each(|(one, other)| self.add(one, other));
        for (key, (heading, blocks)) in &one.sections {
            let Some((other_heading, others)) = other.sections.get(key) else { continue };
            self.add(heading, other_heading);
            if blocks.len() == others.len() {
                blocks.iter().zip(others).for_each(|(one, other)| self.add(one, other));
            }
        }
    }

    fn add(&mut self, source: &[u32], target: &[u32]) {
        let lengths = 1..=LONGEST;
        if lengths.contains(&source.len()) && lengths.contains(&target.len()) {
            let block = Parallel { source: source.to_vec(), target: target.to_vec() };
            if self.seen.insert(block.clone()) {
                self.pairs += source.len() * target.len();
                self.blocks.push(block);
            }
        }
    }
}

/// Numbers terms in the order in which they are met.
struct Reader<'a> {
    analyzer: &'a Analyzer,
    numbers: FxHashMap<String, u32>,
    /// Surfaces with a term other than themselves.
    forms: FxHashSet<(u32, String)>,
    side: Side,
}

impl Reader<'_> {
    fn lesson(&mut self, shelf: Shelf, document: &Document) {
        let mut numbered = self.head(&document.title, &document.description);
        for section in &document.sections {
            let key = section_key(&document.path, &section.anchor, section.occurrence);
            let read = self.section(section);
            numbered.sections.insert(key, read);
        }
        self.shelve(shelf, document_key(&document.path), numbered);
    }

    fn shelve(&mut self, shelf: Shelf, key: u64, document: Numbered) {
        self.side.shelves[shelf as usize].insert(key, document);
    }

    fn head(&mut self, title: &str, description: &str) -> Numbered {
        Numbered { head: [self.terms(title), self.terms(description)], sections: BTreeMap::new() }
    }

    fn section(&mut self, section: &Section) -> (Vec<u32>, Vec<Vec<u32>>) {
        let heading = self.terms(&section.heading);
        let blocks = section.blocks.iter().filter(is_text).map(|block| match block.locale {
            // A paragraph that was left in another language.
            Some(_) => Vec::new(),
            None => self.terms(&block.text),
        });
        let blocks: Vec<Vec<u32>> = blocks.collect();
        let mut all: Vec<u32> = heading.iter().chain(blocks.iter().flatten()).copied().collect();
        all.sort_unstable();
        all.dedup();
        all.into_iter().for_each(|term| self.side.usage[term as usize] += 1);
        (heading, blocks)
    }

    /// The terms of a text, each once.
    fn terms(&mut self, text: &str) -> Vec<u32> {
        let Reader { analyzer, numbers, forms, side } = self;
        let mut of_text = Vec::new();
        analyzer.words(text, |word| {
            let formed = word.kind != WordKind::Pair && word.surface != word.term;
            let next = side.terms.len() as u32;
            let number = *numbers.entry(word.term).or_insert_with_key(|term| {
                side.terms.push(term.clone());
                side.usage.push(0);
                next
            });
            if formed {
                forms.insert((number, word.surface));
            }
            of_text.push(number);
        });
        of_text.sort_unstable();
        of_text.dedup();
        of_text
    }

    fn finish(self) -> Side {
        let Reader { analyzer, forms, mut side, .. } = self;
        let forms = forms.into_iter().filter(|(term, surface)| {
            let mut words = Vec::new();
            analyzer.words(surface, |word| words.push(word.term));
            words != [side.terms[*term as usize].as_str()]
        });
        side.forms = forms.map(|(term, surface)| (surface, term)).collect();
        side.forms.sort_unstable();
        side
    }
}
