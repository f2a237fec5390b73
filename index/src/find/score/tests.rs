use lotse_knowledge::corpus::{Corpus, Settings, Source};

use super::{
    best::{Limits, best},
    *,
};
use crate::{Index, find::terms::query_terms};

/// Some hundred sections in which words are rare and usual, together and apart.
fn index() -> Index {
    let words = ["quay", "berth", "ferry", "pilot", "tide", "buoy", "fee", "crane", "anchor", "light"];
    let section = |at: usize| {
        let says = |(word, name): (usize, &&'static str)| {
            (at.wrapping_mul(2_654_435_761) >> word).is_multiple_of(word + 2).then_some(*name)
        };
        let body: Vec<&str> = words.iter().enumerate().filter_map(says).collect();
        format!("## {} {at}\n\n{}\n\n", words[at % words.len()], body.join(" and "))
    };
    let files = (0..40).map(|file| {
        let text: String = (file * 12..file * 12 + 12).map(section).collect();
        let text: &'static [u8] = Vec::leak(format!("# Port\n\n{text}").into_bytes());
        (format!("en/{file}.md"), text)
    });
    let corpus = Corpus::scan(&[Source::Embedded(files.collect())], &Settings::default());
    Index::in_memory(&corpus).expect("an index").0
}

const QUESTIONS: [&str; 4] =
    ["light", "quay fee", "anchor light buoy", "which ferry pilot pays a crane fee at the quay 17"];

/// Scores from the highest, in thousandths.
fn highest<'s>(scores: impl Iterator<Item = &'s f32>, count: usize) -> Vec<i32> {
    let mut highest: Vec<i32> = scores.map(|score| (score * 1000.0).round() as i32).collect();
    highest.sort_by(|a, b| b.cmp(a));
    highest.truncate(count);
    highest
}

#[test]
fn sections_that_cannot_be_among_the_best_are_left_out_and_no_others() {
    let index = &index().locales[0];
    for question in QUESTIONS {
        let terms = query_terms(index, question);
        let all = Scores::new(index, &terms);
        let limits = Limits { most_postings: 0, least_postings: u32::MAX, kept: 7 };
        let best = best(index, &terms, limits);
        let of_all: Vec<f32> = all.touched().iter().map(|section| all.text(*section)).collect();
        assert_eq!(highest(best.iter().map(|(_, score)| score), 7), highest(of_all.iter(), 7), "{question}");
        assert!(best.len() == 7 && of_all.len() > 7, "{question}");
    }
}

#[test]
fn usual_words_add_to_what_the_rarest_bring_in() {
    let index = &index().locales[0];
    for question in QUESTIONS {
        let terms = query_terms(index, question);
        let all = Scores::new(index, &terms);
        let rarest = best(index, &terms, Limits { most_postings: 0, least_postings: 1, kept: 1000 });
        assert!(!rarest.is_empty());
        for (section, text) in rarest {
            assert!((text - all.text(section)).abs() < 1e-4, "{question}: section {section}");
        }
    }
}

#[test]
fn a_section_has_the_same_score_whether_all_are_scored_or_some() {
    let index = &index().locales[0];
    for question in QUESTIONS {
        let terms = query_terms(index, question);
        let all = Scores::new(index, &terms);
        let mut sections: Vec<u32> = all.touched().iter().copied().step_by(3).collect();
        sections.sort_unstable();
        let some = Scores::of_some(index, &terms, &sections);
        assert_eq!(some.touched().len(), sections.len());
        for section in sections {
            assert!((all.text(section) - some.text(section)).abs() < 1e-4, "{question}: section {section}");
            let document = index.document_of(section);
            assert!(some.document(document) > 0.0, "{question}: document {document}");
        }
    }
}
