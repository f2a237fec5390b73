//! Ranking sections for a question.
//!
//! Each language is searched on its own ([`score`]) with the question's words as that language writes them ([`terms`]);
//! [`merge`] makes one ranking of it, in which a section stands once, and [`confidence`] says how far to trust it.

mod confidence;
mod kept;
mod lists;
mod merge;
mod score;
pub(crate) mod terms;
mod translated;
mod typing;

use lotse_knowledge::{Cloud, Locale, SectionRef};

use crate::{Index, index::LocaleIndex};
use merge::Candidate;
use score::Scores;
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
    /// How likely it is, from 0 to 1, that the documents answer the question: 0.5 is where answering and abstaining are
    /// wrong equally often when half of all questions have an answer.
    pub confidence: f32,
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
    let ranked = merge::rank(query, &languages);
    let confidence = confidence::confidence(&languages, ranked.first());
    let hits = ranked.iter().filter_map(|candidate| hit(&languages, candidate)).take(query.limit).collect();
    Findings { hits, confidence }
}

/// Asks a few questions of a language's own, so that the first real one does not wait for the disk.
pub(crate) fn warm(index: &LocaleIndex) {
    for document in index.documents.iter().step_by(index.documents.len() / WARMING + 1) {
        let terms = terms::query_terms(index, &document.title);
        for section in Scores::new(index, &terms).best().into_iter().take(WARMING) {
            index.content(section);
        }
    }
}

/// One language's index with what the question's words give there.
struct Language<'i> {
    index: &'i LocaleIndex,
    /// Its position among the locales.
    at: usize,
    /// Whether it is the question's own language.
    own: bool,
    terms: Vec<QueryTerm>,
    scores: Scores<'i>,
    translated: Option<Translated<'i>>,
}

/// What the question put into the pivot language gives the pivot's sections.
struct Translated<'i> {
    /// The pivot.
    index: &'i LocaleIndex,
    /// Its position among the locales.
    pivot: usize,
    scores: Scores<'i>,
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
    let locales = &index.locales;
    let mut languages: Vec<Language<'_>> = Vec::new();
    for (rank, &at) in chosen.iter().enumerate() {
        let index = &locales[at];
        let mut terms = terms::query_terms(index, query.text);
        if rank < own {
            terms.iter_mut().for_each(|term| term.correct(index));
        }
        let scores = Scores::new(index, &terms);
        let bridge = index.bridge.as_ref().filter(|_| rank < own);
        let translated = bridge.map(|bridge| {
            let index = &locales[bridge.pivot];
            let mut into = Scores::new(index, &translated::translated(&terms, &bridge.translations, index));
            into.weight = scores.weight;
            Translated { index, pivot: bridge.pivot, scores: into }
        });
        languages.push(Language { index, at, own: rank < own, terms, scores, translated });
    }
    languages
}

fn hit(languages: &[Language<'_>], candidate: &Candidate) -> Option<Hit> {
    let index = languages[candidate.language].index;
    let content = index.content(candidate.section)?;
    let document = &index.documents[index.document_of(candidate.section) as usize];
    Some(Hit {
        section: SectionRef {
            document: document.path.clone(),
            anchor: content.anchor,
            occurrence: content.occurrence,
        },
        locale: index.locale.clone(),
        score: candidate.score(),
        signals: vec![
            ("text", candidate.text),
            ("translated", candidate.translated),
            ("document", candidate.document),
            ("cloud", candidate.cloud),
        ],
    })
}
