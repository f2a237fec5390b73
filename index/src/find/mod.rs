//! Ranking sections for a question.

mod confidence;
mod merge;
mod score;
mod terms;

use lotse_knowledge::{Cloud, Locale, SectionRef};

use crate::{Index, index::LocaleIndex};
use merge::Candidate;
use score::{Scores, Weights};
use terms::QueryTerm;

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
    /// Probability, 0 to 1, that the documents answer the question and the first hits are where.
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
    /// What the score is made of, by name.
    pub signals: Vec<(&'static str, f32)>,
}

pub(crate) fn find(index: &Index, query: &Query<'_>) -> Findings {
    let weights = Weights::get();
    let languages = languages(index, query);
    let ranked = merge::rank(index, query, &languages, weights);
    let confidence = confidence::confidence(&languages, &ranked);
    let hits =
        ranked.into_iter().take(query.limit).filter_map(|candidate| hit(&languages, candidate)).collect();
    Findings { hits, confidence }
}

/// One language's index with what the question's words give there.
struct Language<'i> {
    index: &'i LocaleIndex,
    /// Whether it is the question's own language.
    own: bool,
    terms: Vec<QueryTerm>,
    scores: Scores,
}

/// The question's language in all its locales, the asker's first; then the others, as far as they have documents that it
/// lacks.
fn languages<'i>(index: &'i Index, query: &Query<'_>) -> Vec<Language<'i>> {
    let mut own: Vec<&LocaleIndex> =
        index.locales.iter().filter(|index| index.locale.same_language(query.locale)).collect();
    own.sort_by_key(|index| index.locale != *query.locale);
    let others: Vec<&LocaleIndex> = query
        .fallback
        .iter()
        .filter_map(|locale| index.locale(locale))
        .filter(|other| !own.iter().any(|own| own.locale == other.locale))
        .filter(|other| other.keys().any(|key| own.iter().all(|own| own.document(key).is_none())))
        .collect();
    let own_count = own.len();
    own.into_iter()
        .chain(others)
        .enumerate()
        .map(|(at, index)| {
            let terms = terms::query_terms(index, query.text);
            let scores = score::score(index, &terms, Weights::get());
            Language { index, own: at < own_count, terms, scores }
        })
        .collect()
}

fn hit(languages: &[Language<'_>], candidate: Candidate) -> Option<Hit> {
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
        score: candidate.score,
        signals: candidate.signals,
    })
}
