//! A question's words as terms of one language's index.

use std::collections::HashMap;

use tantivy::Term;

use crate::{
    index::LocaleIndex,
    words::{FORM_SEPARATOR, Word, WordKind},
};

/// Terms that one surface leads to, at most.
const MOST_FORMS: usize = 4;

/// One word of a question.
#[derive(Clone, Debug)]
pub(crate) struct QueryTerm {
    pub kind: WordKind,
    /// The terms it is listed under; a section has the word if it has any of them.
    pub forms: Vec<String>,
    /// Sections that have it, about.
    pub frequency: u32,
    /// How much it tells: inverse document frequency among the locale's sections.
    pub weight: f32,
}

/// The terms of a question, each once.
pub(crate) fn query_terms(index: &LocaleIndex, text: &str) -> Vec<QueryTerm> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut terms: Vec<QueryTerm> = Vec::new();
    index.analyzer.words(text, |word| {
        if seen.contains_key(&word.term) {
            return;
        }
        seen.insert(word.term.clone(), terms.len());
        terms.push(query_term(index, word));
    });
    terms
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
    let frequency = forms.iter().map(|form| frequency(index, form)).max().unwrap_or(0);
    QueryTerm { kind: word.kind, weight: rarity(index.sections, frequency), forms, frequency }
}

/// How much a word tells that `having` of `all` texts have: Robertson and Spärck Jones' weight as BM25 uses it.
pub(crate) fn rarity(all: usize, having: u32) -> f32 {
    let (all, having) = (all as f32, having as f32);
    (1.0 + (all - having).max(0.0).mul_add(1.0, 0.5) / (having + 0.5)).ln()
}

/// Terms under which the corpus lists words that are written, case and diacritics aside, like this one.
fn terms_of_surface(index: &LocaleIndex, surface: &str) -> Vec<String> {
    let mut terms = Vec::new();
    let from = format!("{surface}{FORM_SEPARATOR}");
    for segment in &index.segments {
        let range = segment.forms.terms().range().ge(&from).into_stream();
        let Ok(mut stream) = range else { continue };
        while terms.len() < MOST_FORMS && stream.advance() && stream.key().starts_with(from.as_bytes()) {
            terms.push(String::from_utf8_lossy(&stream.key()[from.len()..]).into_owned());
        }
    }
    terms
}

/// In how many sections' texts a term occurs: the largest count of body, heading and path.
fn frequency(index: &LocaleIndex, term: &str) -> u32 {
    let fields = [index.fields.body, index.fields.heading];
    let counts = fields.iter().enumerate().map(|(text, &field)| {
        let term = Term::from_field_text(field, term);
        index.segments.iter().map(|segment| segment.postings[text].doc_freq(&term).unwrap_or(0)).sum::<u32>()
    });
    counts.max().unwrap_or(0)
}
