//! How well an assistant answers an operator's own questions, whose right sections are known.
//!
//! [`Gold::parse`] reads the questions, [`judge`] asks each and compares what came with what is right, and [`Figures`],
//! [`Calibration`] and [`threshold_table`] count over any of the [`Judged`]. All of it is pure but for the asking.

mod calibration;
mod figures;
mod gold;

use std::time::{Duration, Instant};

use lotse_index::{Evidence, fit_confidence};
use lotse_knowledge::{DocumentPath, Locale, SectionAnchor};

pub use calibration::{Bin, Calibration};
pub use figures::{Figures, MEASURES, Threshold, percentile, threshold_table};
pub use gold::{Gold, GoldError, RightSection};

use crate::assistant::{Assistant, Conversation, Outcome};

/// How far down the ranking is looked at.
pub const RANKING: usize = 10;

/// What all questions without an answer count in [`fit`] beside all that have one: three to ten.
const UNANSWERABLE: f64 = 0.3;

/// A section's name, as far as gold questions tell sections apart.
pub type Found = (DocumentPath, SectionAnchor);

/// What came of one question.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The language to count it under: the row's, else the one answered in.
    pub language: Locale,
    /// Whether the documents answer it.
    pub answerable: bool,
    /// What the assistant made of it.
    pub outcome: Outcome,
    /// Whether passages answer it, or would, and not a rule: only then does the confidence decide.
    pub by_passages: bool,
    /// How likely the index took it that its first section is right.
    pub confidence: f32,
    /// What it took that from.
    pub evidence: Option<Evidence>,
    /// Whether the first section of the ranking is right: what the confidence is a probability of.
    pub first_found_right: bool,
    /// The place, from 0, of the first right section and of the first right document.
    pub section: Option<usize>,
    /// See `section`.
    pub document: Option<usize>,
    /// What was cited, best first, then the rest of the ranking.
    pub came: Vec<Found>,
    /// From having the question to having the answer.
    pub elapsed: Duration,
}

/// Asks one question in a conversation of its own, and compares. `assistant` should rank [`RANKING`] sections.
pub fn judge(assistant: &Assistant, gold: &Gold, default_locale: &Locale) -> Judged {
    let hint = gold.locale.as_ref().unwrap_or(default_locale);
    let started = Instant::now();
    let (answer, _) = assistant.ask(&gold.question, &Conversation::default(), Some(hint));
    let elapsed = started.elapsed();
    let ranking: Vec<Found> =
        answer.ranking.iter().map(|hit| (hit.section.document.clone(), hit.section.anchor.clone())).collect();
    let first_found_right = ranking.first().is_some_and(|found| gold.is_right(found));
    let mut came: Vec<Found> =
        answer.citations.iter().map(|cited| (cited.document.clone(), cited.section.clone())).collect();
    for found in ranking {
        if !came.contains(&found) {
            came.push(found);
        }
    }
    came.truncate(RANKING);
    let language = gold.language.as_ref().or(gold.locale.as_ref()).unwrap_or(&answer.locale).clone();
    Judged {
        language,
        answerable: gold.is_answerable(),
        outcome: answer.outcome,
        by_passages: answer.topic.is_none(),
        confidence: answer.confidence,
        evidence: answer.evidence,
        first_found_right,
        section: came.iter().position(|found| gold.is_right(found)),
        document: came.iter().position(|(document, _)| gold.is_right_document(document)),
        came,
        elapsed,
    }
}

/// The weights under which the confidence would fit these questions best, by name.
pub fn fit(judged: &[Judged]) -> Vec<(&'static str, f64)> {
    let answerable = judged.iter().filter(|judged| judged.answerable).count();
    let unanswerable = (judged.len() - answerable).max(1);
    let weight = |judged: &Judged| match judged.answerable {
        true => 1.0,
        false => UNANSWERABLE * answerable as f64 / unanswerable as f64,
    };
    let found: Vec<_> = judged
        .iter()
        .filter_map(|judged| Some((judged.evidence?, judged.first_found_right, weight(judged))))
        .collect();
    Evidence::SIGNS.into_iter().zip(fit_confidence(&found)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A question with its confidence, the place of its right section, whether it is answerable, and the outcome.
    fn judged(confidence: f32, section: Option<usize>, answerable: bool, by_passages: bool) -> Judged {
        let outcome = if !by_passages || confidence >= 0.5 { Outcome::Answer } else { Outcome::Abstain };
        Judged {
            language: "en".parse().expect("a locale"),
            answerable,
            outcome,
            by_passages,
            confidence,
            evidence: None,
            first_found_right: section == Some(0),
            section,
            document: section,
            came: vec![(DocumentPath::new("a.md"), SectionAnchor::new("a"))],
            elapsed: Duration::ZERO,
        }
    }

    fn some() -> Vec<Judged> {
        vec![
            judged(0.95, Some(0), true, true),
            judged(0.75, Some(2), true, true),
            judged(0.25, Some(0), true, true),
            judged(0.05, Some(9), true, false),
            judged(0.65, None, false, true),
            judged(0.15, None, false, true),
        ]
    }

    #[test]
    fn every_figure_is_a_share_of_the_questions_it_is_about() {
        let figures = Figures::of(&some());
        assert_eq!((figures.answerable, figures.unanswerable), (4, 2));
        for (measure, share) in [
            ("section@1", 0.5),
            ("section@3", 0.75),
            ("section@10", 1.0),
            ("answered", 0.75),
            ("precision", 1.0 / 3.0),
            ("abstained", 0.5),
        ] {
            assert_eq!(figures.get(measure), Some(share), "{measure}");
        }
        let none = Figures::of(&some()[..4]);
        assert_eq!((none.unanswerable, none.abstained), (0, None));
    }

    #[test]
    fn a_threshold_changes_what_passages_answer_and_not_what_rules_do() {
        let table = threshold_table(&some(), [0.1, 0.5, 0.7, 1.0]);
        let shares: Vec<_> = table.iter().map(|row| (row.answered, row.precision, row.abstained)).collect();
        let third = Some(1.0 / 3.0);
        assert_eq!(shares[0], (Some(1.0), Some(0.5), Some(0.0)));
        assert_eq!(shares[1], (Some(0.75), third, Some(0.5)));
        assert_eq!(shares[2], (Some(0.75), third, Some(1.0)));
        assert_eq!(shares[3], (Some(0.25), Some(0.0), Some(1.0)));
    }

    #[test]
    fn calibration_compares_confidence_with_what_was_right() {
        let questions =
            [0.9, 0.9, 0.9, 0.9, 1.0, 0.2].map(|sure| judged(sure, (sure < 1.0).then_some(0), true, true));
        let Calibration { bins, expected_calibration_error, brier_score } = Calibration::of(&questions);
        assert_eq!((bins.len(), bins[9].questions, bins[2].questions), (10, 5, 1));
        assert_eq!(bins[9].right, Some(0.8));
        let near = |value: Option<f64>, wanted: f64| value.is_some_and(|value| (value - wanted).abs() < 1e-6);
        assert!(near(bins[9].confidence, 0.92), "{bins:?}");
        // (4.6 - 4 of five, 1 - 0.2 of one) over six; (4 * 0.01 + 1 + 0.64) over six.
        assert!(near(expected_calibration_error, 1.4 / 6.0), "{expected_calibration_error:?}");
        assert!(near(brier_score, 1.68 / 6.0), "{brier_score:?}");
        assert_eq!(Calibration::of([]).brier_score, None);
    }

    #[test]
    fn percentiles_are_values_that_occur() {
        assert_eq!(percentile([3, 1, 2], 0.5), Some(2));
        assert_eq!(percentile(1..=100, 0.99), Some(100));
        assert_eq!(percentile([0u32; 0], 0.5), None);
    }
}
