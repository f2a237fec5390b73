//! How near sections are to a question in meaning.
//!
//! An encoder that reads every language is given the question as typed; one for English is given it in English, said
//! word by word with the likeliest translations. What counts is by how much the cosine with a section's vector is above
//! the mean over the sections searched, times a fixed weight. The best is not set to 1, as a convex combination of scores
//! normalised per question (Bruch, Gai and Ingber 2023) would: a question that the encoder makes little of, such as one
//! put badly into English, then says little.

use rustc_hash::FxHashSet;

use super::{Language, Query, merge::Candidate, score::WEIGHTS, terms::QueryTerm};
use crate::{
    Index,
    index::{DELETED, LocaleIndex},
    semantic::{Direction, Meanings, Semantic, Surfaces},
    translate::Translations,
    words::WordKind,
};

/// Sections that are candidates for being nearest, whether or not they have a word of the question.
const NEAREST: usize = 64;

/// Of a locale with more vectors, only so many, spread evenly, say how near sections are on the whole; the nearest are
/// then found among those that words found.
const MOST_COMPARED: usize = 1 << 16;

/// And so many of these, best first, are compared.
const MOST_FOUND: usize = 256;

/// A translation less likely than this is a guess, and the word as typed says as much.
const LEAST: f32 = 0.1;

/// How near the sections of the languages searched are to a question.
pub(super) struct Nearness<'i> {
    question: Direction,
    /// Of the cosines with the sections searched.
    mean: f32,
    /// By position of the locale.
    compared: Vec<Option<Compared<'i>>>,
}

/// One locale's vectors beside the question's.
struct Compared<'i> {
    index: &'i LocaleIndex,
    meanings: &'i Meanings,
    /// By section; empty where there are too many.
    cosines: Vec<f32>,
    /// The nearest sections.
    nearest: Vec<u32>,
}

impl<'i> Nearness<'i> {
    /// None without an encoder, and where nothing of the question can be given to it.
    pub fn new(index: &'i Index, query: &Query<'_>, languages: &[Language<'i>]) -> Option<Nearness<'i>> {
        let semantic = index.semantic.as_ref()?;
        let text = if semantic.encoder.is_multilingual() {
            query.text.to_owned()
        } else {
            in_pivot(semantic, query, languages)?
        };
        let vector = semantic.encoder.question(&text);
        let vector = vector.inspect_err(|error| tracing::error!(%error, "a question is not encoded")).ok()?;
        let question = Direction::new(&vector);
        let mut compared: Vec<Option<Compared<'i>>> = index.locales.iter().map(|_| None).collect();
        let (mut sum, mut count) = (0.0, 0);
        for at in languages.iter().flat_map(searched) {
            let Some(meanings) = semantic.locales[at].as_ref().filter(|_| compared[at].is_none()) else {
                continue;
            };
            let mut of_locale =
                Compared { index: &index.locales[at], meanings, cosines: Vec::new(), nearest: Vec::new() };
            of_locale.compare(&question, |cosine| {
                sum += cosine;
                count += 1;
            });
            compared[at] = Some(of_locale);
        }
        (count > 0).then(|| Nearness { question, mean: sum / count as f32, compared })
    }

    /// Adds to candidates of a language how near they are, and the nearest sections as candidates.
    pub fn add(&self, language: &Language<'_>, candidates: &mut Vec<Candidate>) {
        let Some((compared, counterparts)) = self.compared_for(language) else { return };
        if compared.cosines.is_empty() && candidates.len() > MOST_FOUND {
            candidates.select_nth_unstable_by(MOST_FOUND, |a, b| b.score().total_cmp(&a.score()));
            candidates.truncate(MOST_FOUND);
        }
        let known: FxHashSet<u32> = candidates.iter().map(|candidate| candidate.section).collect();
        let own = |&section: &u32| match counterparts {
            None => Some(section),
            Some(_) => language.index.section(compared.index.key(section)),
        };
        let nearest = compared.nearest.iter().filter_map(own).filter(|section| !known.contains(section));
        candidates.extend(nearest.map(|section| Candidate::new(language, section)));
        let weight = WEIGHTS.semantic * if language.own { 1.0 } else { WEIGHTS.other_language };
        for candidate in candidates {
            let section = counterparts.map_or(candidate.section, |of| of[candidate.section as usize]);
            let cosine = compared.cosine(section, &self.question).unwrap_or(self.mean);
            candidate.semantic = weight * (cosine - self.mean).max(0.0);
        }
    }

    /// The vectors that a language's sections are compared by: their own, else those of the pivot's sections, which are
    /// listed by section then.
    fn compared_for<'l>(&self, language: &Language<'l>) -> Option<(&Compared<'i>, Option<&'l [u32]>)> {
        if let Some(own) = &self.compared[language.at] {
            return Some((own, None));
        }
        let bridge = language.index.bridge.as_ref()?;
        Some((self.compared[bridge.pivot].as_ref()?, Some(&bridge.sections)))
    }
}

/// The locales whose vectors may matter to a language: its own, and the pivot's.
fn searched(language: &Language<'_>) -> impl Iterator<Item = usize> {
    let pivot = language.index.bridge.as_ref().map(|bridge| bridge.pivot);
    [Some(language.at), pivot].into_iter().flatten()
}

impl Compared<'_> {
    /// Compares with all vectors, or with as many as are worth the time; `each` is called for every cosine.
    fn compare(&mut self, question: &Direction, mut each: impl FnMut(f32)) {
        let Meanings { vectors, sections } = self.meanings;
        let step = vectors.rows().div_ceil(MOST_COMPARED).max(1);
        if step > 1 {
            return (0..vectors.rows()).step_by(step).for_each(|row| each(vectors.cosine(row, question)));
        }
        self.cosines = vec![f32::NEG_INFINITY; self.index.end() as usize];
        for (row, &section) in sections.iter().enumerate().filter(|(_, section)| **section != DELETED) {
            let cosine = vectors.cosine(row, question);
            each(cosine);
            let best = &mut self.cosines[section as usize];
            *best = best.max(cosine);
        }
        let mut nearest: Vec<u32> =
            (0..self.index.end()).filter(|&at| self.cosines[at as usize].is_finite()).collect();
        let order = |a: &u32, b: &u32| {
            let cosine = |section: &u32| self.cosines[*section as usize];
            cosine(b).total_cmp(&cosine(a)).then_with(|| a.cmp(b))
        };
        if nearest.len() > NEAREST {
            nearest.select_nth_unstable_by(NEAREST, order);
            nearest.truncate(NEAREST);
        }
        self.nearest = nearest;
    }

    /// The cosine of a section's nearest vector; none where it has none.
    fn cosine(&self, section: u32, question: &Direction) -> Option<f32> {
        if section == DELETED {
            return None;
        }
        if let Some(cosine) = self.cosines.get(section as usize) {
            return Some(*cosine).filter(|cosine| cosine.is_finite());
        }
        let vectors = &self.meanings.vectors;
        vectors.of(self.index.key(section)).map(|row| vectors.cosine(row, question)).max_by(f32::total_cmp)
    }
}

/// The question in the pivot's language: as typed where that is its own, else word by word.
fn in_pivot(semantic: &Semantic, query: &Query<'_>, languages: &[Language<'_>]) -> Option<String> {
    let encoded = |at: usize| semantic.locales[at].is_some();
    let mut own = languages.iter().filter(|language| language.own);
    if own.clone().any(|language| encoded(language.at)) {
        return Some(query.text.to_owned());
    }
    let (language, bridge) = own.find_map(|language| {
        Some((language, language.index.bridge.as_ref().filter(|bridge| encoded(bridge.pivot))?))
    })?;
    let words = word_by_word(&language.terms, &bridge.translations, &semantic.surfaces);
    (!words.is_empty()).then(|| words.join(" "))
}

/// The likeliest word of the pivot for each term, in order, each once.
fn word_by_word<'t>(terms: &'t [QueryTerm], table: &'t Translations, surfaces: &'t Surfaces) -> Vec<&'t str> {
    let mut words: Vec<&str> = Vec::new();
    // Parts stand before the word that they are parts of, and are said where that has no translation of its own.
    let mut parts: Vec<&str> = Vec::new();
    let mut say = |said: &[&'t str]| {
        for word in said {
            if !words.contains(word) {
                words.push(word);
            }
        }
    };
    for term in terms {
        let translation = likeliest(term, table).map(|target| surfaces.of(target));
        match (term.kind, translation) {
            (WordKind::Derived, translation) => {
                parts.extend(translation);
                continue;
            }
            (_, Some(word)) => say(&[word]),
            (_, None) if !parts.is_empty() => say(&parts),
            // Names are the same in most languages; another script says nothing to an encoder for English.
            (_, None) if term.surface.is_ascii() => say(&[&term.surface]),
            (_, None) => {}
        }
        parts.clear();
    }
    say(&parts);
    words
}

/// The likeliest translation of a term.
fn likeliest<'t>(term: &QueryTerm, table: &'t Translations) -> Option<&'t str> {
    let ways = term.forms.iter().filter_map(|form| {
        let (target, probability) = table.of(&form.term).next()?;
        Some((target, form.share * probability))
    });
    ways.max_by(|a, b| a.1.total_cmp(&b.1))
        .filter(|(_, probability)| *probability >= LEAST)
        .map(|(target, _)| target)
}
