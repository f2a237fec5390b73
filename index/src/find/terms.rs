//! A question's words as terms of one language's index.

use std::collections::HashSet;

use super::typing::corrected;
use crate::{
    index::{Listing, LocaleIndex},
    words::{FORM_SEPARATOR, Word, WordKind},
};

/// Terms that one surface leads to, at most.
const MOST_FORMS: usize = 4;

/// Shorter words are not taken apart, and shorter parts not looked for. In characters.
const SHORTEST_COMPOUND: usize = 8;
const SHORTEST_PART: usize = 4;

/// A part of a compound is a word that at least this many sections have.
const COMMON_PART: u32 = 3;

/// What an occurrence of a corrected word counts: the word may be another one that the corpus lacks.
const CORRECTED: f32 = 0.6;

/// What may stand between the parts of a compound in Germanic languages.
const LINKS: [&str; 5] = ["", "s", "es", "n", "en"];

/// One word of a question.
#[derive(Clone, Debug)]
pub(crate) struct QueryTerm {
    pub kind: WordKind,
    /// The word as typed, folded.
    pub surface: String,
    /// The terms it is listed under; a section has the word if it has any of them.
    pub forms: Vec<Form>,
    /// Sections that have it, about; where none has, of those that the language was learned from.
    pub frequency: u32,
    /// How much it tells: inverse document frequency among the locale's sections.
    pub weight: f32,
}

impl QueryTerm {
    /// Adds what was probably meant, where nobody has written the word as typed. An unknown name is no typing error.
    pub fn correct(&mut self, index: &LocaleIndex) {
        if self.frequency > 0 || self.kind != WordKind::Plain {
            return;
        }
        if let Some(term) = corrected(index, &self.forms[0].term) {
            let form = Form::new(index, term, CORRECTED);
            self.frequency = form.usage(index);
            self.weight = rarity(index.sections, form.listing.sections());
            self.forms.push(form);
        }
    }
}

/// One of the terms that a word of a question is listed under.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub term: String,
    /// What one occurrence counts: 1 for the word itself, less for a translation that may not be meant.
    pub share: f32,
    /// Where it is listed.
    pub listing: Listing,
}

impl Form {
    /// A term as the index lists it.
    pub fn new(index: &LocaleIndex, term: String, share: f32) -> Self {
        Form { listing: index.listing(&term), term, share }
    }

    /// In how many sections it occurs: of those that its translations were learned from where no section here has it.
    fn usage(&self, index: &LocaleIndex) -> u32 {
        match self.listing.sections() {
            0 => index.translations().map_or(0, |table| table.usage(&self.term)),
            sections => sections,
        }
    }
}

/// The terms of a question, each once.
pub(crate) fn query_terms(index: &LocaleIndex, text: &str) -> Vec<QueryTerm> {
    let mut seen = HashSet::new();
    let mut terms: Vec<QueryTerm> = Vec::new();
    index.analyzer.words(text, |word| {
        if !seen.insert(word.term.clone()) {
            return;
        }
        let term = query_term(index, word);
        for part in compound_parts(index, &term).into_iter().flatten() {
            if seen.insert(part.term.clone()) {
                terms.push(query_term(index, part));
            }
        }
        terms.push(term);
    });
    terms
}

/// How much a word tells that `having` of `all` texts have: Robertson and Spärck Jones' weight as BM25 uses it.
pub(crate) fn rarity(all: usize, having: u32) -> f32 {
    let (all, having) = (all as f32, having as f32);
    (1.0 + ((all - having).max(0.0) + 0.5) / (having + 0.5)).ln()
}

fn query_term(index: &LocaleIndex, word: Word) -> QueryTerm {
    let mut forms = vec![word.term];
    if word.kind != WordKind::Pair {
        for term in terms_of_surface(index, &word.surface) {
            if !forms.contains(&term) {
                forms.push(term);
            }
        }
    }
    let forms: Vec<Form> = forms.into_iter().map(|term| Form::new(index, term, 1.0)).collect();
    let sections = forms.iter().map(|form| form.listing.sections()).max().unwrap_or(0);
    let frequency = forms.iter().map(|form| form.usage(index)).max().unwrap_or(0);
    let weight = rarity(index.sections, sections);
    QueryTerm { kind: word.kind, surface: word.surface, forms, frequency, weight }
}

/// Terms under which the corpus, and what the language was learned from, list words that are written, case and diacritics
/// aside, like this one.
fn terms_of_surface(index: &LocaleIndex, surface: &str) -> Vec<String> {
    let mut terms = Vec::new();
    let from = format!("{surface}{FORM_SEPARATOR}");
    for segment in &index.segments {
        let Ok(mut stream) = segment.forms.terms().range().ge(&from).into_stream() else { continue };
        while terms.len() < MOST_FORMS && stream.advance() && stream.key().starts_with(from.as_bytes()) {
            terms.push(String::from_utf8_lossy(&stream.key()[from.len()..]).into_owned());
        }
    }
    if let Some(table) = index.translations() {
        terms.extend(table.terms_of_surface(surface).take(MOST_FORMS).map(str::to_owned));
    }
    terms
}

/// The two words of the corpus, both more usual than it, that a long word is put together from.
fn compound_parts(index: &LocaleIndex, compound: &QueryTerm) -> Option<[Word; 2]> {
    let surface = &compound.surface;
    let is_word = matches!(compound.kind, WordKind::Plain | WordKind::Name);
    if !is_word || surface.chars().count() < SHORTEST_COMPOUND {
        return None;
    }
    let borders = surface.char_indices().map(|(at, _)| at).skip(SHORTEST_PART);
    let splits = borders.filter_map(|at| {
        let (head, tail) = surface.split_at(at);
        let (tail, tail_count) = usual_word(index, tail, compound.frequency)?;
        let heads =
            LINKS.iter().filter_map(|link| usual_word(index, head.strip_suffix(link)?, compound.frequency));
        let (head, head_count) = heads.max_by_key(|(_, count)| *count)?;
        Some((head_count.min(tail_count), [head, tail]))
    });
    splits.max_by_key(|(count, _)| *count).map(|(_, parts)| parts)
}

/// A word of the corpus with the number of sections that have it.
fn usual_word(index: &LocaleIndex, surface: &str, above: u32) -> Option<(Word, u32)> {
    if surface.chars().count() < SHORTEST_PART {
        return None;
    }
    let terms = terms_of_surface(index, surface).into_iter().chain([surface.to_owned()]);
    let counted = terms.map(|term| (index.usage(&term), term));
    let (count, term) = counted.filter(|(count, _)| *count >= COMMON_PART.max(above)).max()?;
    let surface = surface.to_owned();
    Some((Word { term, surface, kind: WordKind::Derived, start: 0, end: 0 }, count))
}
