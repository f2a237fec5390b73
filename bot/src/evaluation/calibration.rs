//! Whether a confidence is the probability that it says it is.
//!
//! Reliability diagram, expected calibration error and Brier score as in Guo et al. 2017, "On Calibration of Modern Neural
//! Networks": of the questions with a confidence about 0.7, seven in ten should have a right first section.

use serde::Serialize;

use super::Judged;

const BINS: usize = 10;

/// How far confidences and what was right agree.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Calibration {
    /// Ten bins of equal width, from 0 to 1.
    pub bins: Vec<Bin>,
    /// Expected calibration error: how far confidence and share right lie apart, on average over the questions.
    pub expected_calibration_error: Option<f64>,
    /// Brier score: the mean square of what lies between a confidence and 1 where it was right, 0 where it was not.
    pub brier_score: Option<f64>,
}

/// Questions with nearly the same confidence.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Bin {
    /// The confidences in it are at least this.
    pub from: f64,
    /// How many questions.
    pub questions: usize,
    /// Their mean confidence.
    pub confidence: Option<f64>,
    /// The share of them whose first section is right.
    pub right: Option<f64>,
}

impl Calibration {
    /// The calibration over some questions; one without an answer counts as not right.
    pub fn of<'a>(judged: impl IntoIterator<Item = &'a Judged>) -> Calibration {
        // Questions, sum of confidences, number right.
        let mut sums = [(0usize, 0.0f64, 0usize); BINS];
        let mut squares = 0.0;
        for judged in judged {
            let bin = ((judged.confidence * BINS as f32) as usize).min(BINS - 1);
            let confidence = f64::from(judged.confidence);
            let (questions, confidences, right) = &mut sums[bin];
            *questions += 1;
            *confidences += confidence;
            *right += usize::from(judged.first_found_right);
            squares += (confidence - f64::from(u8::from(judged.first_found_right))).powi(2);
        }
        let all: usize = sums.iter().map(|(questions, ..)| questions).sum();
        let mean = |sum: f64, of: usize| (of > 0).then(|| sum / of as f64);
        let apart = sums.iter().map(|(_, confidences, right)| (confidences - *right as f64).abs()).sum();
        let bin = |(at, &(questions, confidences, right)): (usize, &(usize, f64, usize))| Bin {
            from: at as f64 / BINS as f64,
            questions,
            confidence: mean(confidences, questions),
            right: mean(right as f64, questions),
        };
        Calibration {
            bins: sums.iter().enumerate().map(bin).collect(),
            expected_calibration_error: mean(apart, all),
            brier_score: mean(squares, all),
        }
    }
}
