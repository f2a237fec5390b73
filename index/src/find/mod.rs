//! Ranking sections for a question.
//!
//! Each language is searched on its own ([`score`]) with the question's words as that language writes them ([`terms`]);
//! [`semantic`] adds how near sections are in meaning where there is an encoder, [`merge`] makes one ranking of it, in
//! which a section stands once, and [`confidence`] says how far to trust it.

mod confidence;
mod copies;
mod fit;
mod kept;
mod lists;
mod merge;
mod score;
mod semantic;
mod tally;
pub(crate) mod terms;
mod translated;
mod typing;

use lotse_knowledge::{Cloud, Locale, Section, SectionRef};

use crate::{
    Index,
    index::{DELETED, LocaleIndex},
};
pub use confidence::{Evidence, fit_confidence};
use merge::Candidate;
use score::Scores;
use semantic::Nearness;
use terms::QueryTerm;

/// Titles asked for to warm up, and sections read for each.
const WARMING: usize = 8;

/// What to find.
#[derive(Clone, Copy, Debug)]
pub struct Query<'a> {
    /// The question as typed.
    pub text: &'a str,
    /// The language of the text.
    pub locale: &'a Locale,
    /// Other languages to search, in order of preference.
    pub fallback: &'a [Locale],
    /// The asker's clouds; empty where unknown, which is taken for the global one.
    pub clouds: &'a [Cloud],
    /// How many hits are wanted at most.
    pub limit: usize,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// Sections, best first, each at most once over all languages.
    pub hits: Vec<Hit>,
    /// How likely it is, from 0 to 1, that the first hit is the section that answers the question.
    pub confidence: f32,
    /// What the confidence is worked out from; none where nothing was found.
    pub evidence: Option<Evidence>,
}

/// One section found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The section.
    pub section: SectionRef,
    /// The language in which to show it: the asker's where the section exists in it.
    pub locale: Locale,
    /// How well it fits; comparable within one [`Findings`].
    pub score: f32,
    /// What the score is the sum of, by name.
    pub signals: Vec<(&'static str, f32)>,
}

pub(crate) fn find(index: &Index, query: &Query<'_>) -> Findings {
    let languages = languages(index, query);
    let nearness = Nearness::new(index, query, &languages);
    let ranked = merge::rank(query, &languages, nearness.as_ref());
    let evidence = Evidence::gather(&languages, &ranked);
    let confidence = evidence.map_or(0.0, |evidence| evidence.confidence());
    let hits = copies::distinct(&languages, nearness.is_some(), &ranked, query.limit);
    Findings { hits, confidence, evidence }
}

/// Asks a few questions of a language's own, so that the first real one does not wait for the disk.
pub(crate) fn warm(index: &LocaleIndex) {
    for document in index.documents.iter().step_by(index.documents.len() / WARMING + 1) {
        let terms = terms::query_terms(index, &document.title);
        for section in Scores::new(index, &terms).touched().iter().copied().take(WARMING) {
            index.content(section);
        }
    }
}

/// One language's index with what the question's words give there.
struct Language<'i> {
    index: &'i LocaleIndex,
    /// Its position among the locales.
    at: usize,
    /// Its position among the languages searched.
    rank: usize,
    /// Whether it is the question's own language.
    own: bool,
    terms: Vec<QueryTerm>,
    scores: Scores,
    translated: Option<Translated<'i>>,
    /// Its sections that the asker's locale lacks, where these are few: no others are looked at.
    lacking: Option<&'i [u32]>,
}

/// What the question put into the pivot language gives the pivot's sections.
struct Translated<'i> {
    /// The pivot.
    index: &'i LocaleIndex,
    /// Its position among the locales.
    pivot: usize,
    scores: Scores,
}

/// The question's language in all its locales, the asker's first; then the others, as far as they have documents that
/// those before lack.
fn languages<'i>(index: &'i Index, query: &Query<'_>) -> Vec<Language<'i>> {
    let mut chosen: Vec<usize> =
        (0..index.locales.len()).filter(|&at| index.locales[at].locale.same_language(query.locale)).collect();
    chosen.sort_by_key(|&at| index.locales[at].locale != *query.locale);
    let own = chosen.len();
    for other in query.fallback.iter().filter_map(|locale| index.position(locale)) {
        let adds = |holders: &Vec<usize>| {
            holders.contains(&other) && !chosen.iter().any(|earlier| holders.contains(earlier))
        };
        if index.holders.iter().any(adds) {
            chosen.push(other);
        }
    }
    let mut languages: Vec<Language<'_>> = Vec::new();
    for (rank, &at) in chosen.iter().enumerate() {
        let language = if rank < own {
            own_language(index, at, rank, query.text)
        } else {
            other_language(index, at, rank, chosen[..own].first().copied(), &languages, query.text)
        };
        languages.push(language);
    }
    languages
}

fn own_language<'i>(all: &'i Index, at: usize, rank: usize, text: &str) -> Language<'i> {
    let index = &all.locales[at];
    let mut terms = terms::query_terms(index, text);
    terms.iter_mut().for_each(|term| term.correct(index));
    let mut scores = Scores::new(index, &terms);
    let translated = index.bridge.as_ref().map(|bridge| {
        let pivot = &all.locales[bridge.pivot];
        let into = translated::translated(&terms, &bridge.translations, pivot);
        let mut by_pivot = Scores::new(pivot, &into);
        by_pivot.weight = scores.weight;
        // What one of the two found has a score of the other.
        let in_use = |section: &u32| *section != DELETED;
        let counterparts = scores.touched().iter().map(|&at| bridge.sections[at as usize]).filter(in_use);
        by_pivot.ask(pivot, &into, counterparts);
        let counterparts = by_pivot.touched().iter().map(|&at| bridge.back[at as usize]).filter(in_use);
        scores.ask(index, &terms, counterparts);
        Translated { index: pivot, pivot: bridge.pivot, scores: by_pivot }
    });
    Language { index, at, rank, own: true, terms, scores, translated, lacking: None }
}

fn other_language<'i>(
    all: &'i Index,
    at: usize,
    rank: usize,
    own: Option<usize>,
    before: &[Language<'i>],
    text: &str,
) -> Language<'i> {
    let index = &all.locales[at];
    let terms = terms::query_terms(index, text);
    let lacking = own.and_then(|own| all.lacking.get(&(own, at))).map(Vec::as_slice);
    let is_pivot = before.iter().any(|own| own.translated.as_ref().is_some_and(|to| to.pivot == at));
    let scores = match lacking {
        // The pivot's sections are found by what the question means there.
        _ if is_pivot => Scores::of_none(index, &terms),
        Some(sections) => Scores::of_some(index, &terms, sections),
        None => Scores::new(index, &terms),
    };
    Language { index, at, rank, own: false, terms, scores, translated: None, lacking }
}

fn hit(languages: &[Language<'_>], semantic: bool, candidate: &Candidate, content: Section) -> Hit {
    let index = languages[candidate.language].index;
    let document = &index.documents[index.document_of(candidate.section) as usize];
    let mut signals = vec![
        ("text", candidate.text),
        ("translated", candidate.translated),
        ("document", candidate.document),
        ("cloud", candidate.cloud),
        ("position", candidate.position),
        ("length", candidate.length),
    ];
    if semantic {
        signals.insert(3, ("semantic", candidate.semantic));
    }
    Hit {
        section: SectionRef {
            document: document.path.clone(),
            anchor: content.anchor,
            occurrence: content.occurrence,
        },
        locale: index.locale.clone(),
        score: candidate.score(),
        signals,
    }
}
