use lotse_knowledge::corpus::{Corpus, Settings, Source};

use super::*;
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

fn scores<'i>(index: &'i LocaleIndex, question: &str, limits: Limits) -> Scores<'i> {
    Scores { limits, ..Scores::new(index, &query_terms(index, question)) }
}

/// Scores from the highest, in thousandths.
fn highest(scores: &Scores<'_>, count: usize) -> Vec<i32> {
    let found = scores.found().sections.iter();
    let mut highest: Vec<i32> = found.map(|(_, score)| (score * 1000.0).round() as i32).collect();
    highest.sort_by(|a, b| b.cmp(a));
    highest.truncate(count);
    highest
}

#[test]
fn sections_that_cannot_be_among_the_best_are_left_out_and_no_others() {
    let index = &index().locales[0];
    for question in QUESTIONS {
        let all = scores(index, question, LIMITS);
        let best = scores(index, question, Limits { most_postings: 0, least_postings: u32::MAX, kept: 7 });
        assert_eq!(highest(&best, 7), highest(&all, 7), "{question}");
        assert!(best.best().len() == 7 && all.best().len() > 7, "{question}");
    }
}

#[test]
fn usual_words_add_to_what_the_rarest_bring_in() {
    let index = &index().locales[0];
    for question in QUESTIONS {
        let all = scores(index, question, LIMITS);
        let rarest = scores(index, question, Limits { most_postings: 0, least_postings: 1, kept: 1000 });
        assert!(!rarest.best().is_empty());
        for (section, text) in &rarest.found().sections {
            assert!((text - all.text(*section)).abs() < 1e-4, "{question}: section {section}");
        }
    }
}

#[test]
fn a_section_has_the_same_score_whether_or_not_it_was_brought_in() {
    let index = &index().locales[0];
    for question in QUESTIONS {
        let (all, none) = (scores(index, question, LIMITS), scores(index, question, LIMITS));
        let sections = all.best();
        for (section, [found, asked]) in
            sections.iter().zip(all.of(&sections).iter().zip(none.of(&sections)).map(|(a, b)| [*a, b]))
        {
            assert!(
                (found[0] - asked[0]).abs() < 1e-4 && (found[1] - asked[1]).abs() < 1e-4,
                "section {section}"
            );
        }
    }
}
