//! Counting over judged questions: what is found, what is answered, and what another threshold would change.

use serde::Serialize;

use super::Judged;
use crate::assistant::Outcome;

/// Shares of questions, 0 to 1; none where there is no question that they are measured on.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Figures {
    /// Questions that the documents answer.
    pub answerable: usize,
    /// Questions that they do not answer.
    pub unanswerable: usize,
    /// Of the answerable: a right section comes first.
    #[serde(rename = "section@1")]
    pub section_1: Option<f64>,
    /// Of the answerable: a right section is among the first three.
    #[serde(rename = "section@3")]
    pub section_3: Option<f64>,
    /// Of the answerable: a right section is among the first ten.
    #[serde(rename = "section@10")]
    pub section_10: Option<f64>,
    /// Of the answerable: a section of a right document comes first.
    #[serde(rename = "document@1")]
    pub document_1: Option<f64>,
    /// Of the answerable: a section of a right document is among the first three.
    #[serde(rename = "document@3")]
    pub document_3: Option<f64>,
    /// Of the answerable: a section of a right document is among the first ten.
    #[serde(rename = "document@10")]
    pub document_10: Option<f64>,
    /// Of the answerable: answered.
    pub answered: Option<f64>,
    /// Of the answerable that are answered: a right section comes first.
    pub precision: Option<f64>,
    /// Of the unanswerable: the assistant says that it does not know.
    pub abstained: Option<f64>,
}

/// The figures' names, as in JSON.
pub const MEASURES: [&str; 9] = [
    "section@1",
    "section@3",
    "section@10",
    "document@1",
    "document@3",
    "document@10",
    "answered",
    "precision",
    "abstained",
];

impl Figures {
    /// The figures of some questions.
    pub fn of<'a>(judged: impl IntoIterator<Item = &'a Judged>) -> Figures {
        let (answerable, unanswerable): (Vec<&Judged>, Vec<&Judged>) =
            judged.into_iter().partition(|judged| judged.answerable);
        let within = |place: fn(&Judged) -> Option<usize>, first: usize| {
            share(&answerable, |judged| place(judged).is_some_and(|place| place < first))
        };
        let (section, document) = (|judged: &Judged| judged.section, |judged: &Judged| judged.document);
        let (answered, precision, abstained) = answering(&answerable, &unanswerable, |judged| judged.outcome);
        Figures {
            answerable: answerable.len(),
            unanswerable: unanswerable.len(),
            section_1: within(section, 1),
            section_3: within(section, 3),
            section_10: within(section, 10),
            document_1: within(document, 1),
            document_3: within(document, 3),
            document_10: within(document, 10),
            answered,
            precision,
            abstained,
        }
    }

    /// The figure of a name of [`MEASURES`].
    pub fn get(&self, measure: &str) -> Option<f64> {
        match measure {
            "section@1" => self.section_1,
            "section@3" => self.section_3,
            "section@10" => self.section_10,
            "document@1" => self.document_1,
            "document@3" => self.document_3,
            "document@10" => self.document_10,
            "answered" => self.answered,
            "precision" => self.precision,
            "abstained" => self.abstained,
            _ => None,
        }
    }
}

/// What `answer_from` would do at one value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Threshold {
    /// The value.
    pub answer_from: f32,
    /// See [`Figures::answered`].
    pub answered: Option<f64>,
    /// See [`Figures::precision`].
    pub precision: Option<f64>,
    /// See [`Figures::abstained`].
    pub abstained: Option<f64>,
}

/// What other values of `answer_from` would do, from the same answers: what a rule decides stays decided.
pub fn threshold_table(judged: &[Judged], values: impl IntoIterator<Item = f32>) -> Vec<Threshold> {
    let (answerable, unanswerable): (Vec<&Judged>, Vec<&Judged>) =
        judged.iter().partition(|judged| judged.answerable);
    let at = |answer_from| {
        let outcome = |judged: &Judged| match judged.by_passages {
            false => judged.outcome,
            true if judged.confidence >= answer_from && !judged.came.is_empty() => Outcome::Answer,
            true => Outcome::Abstain,
        };
        let (answered, precision, abstained) = answering(&answerable, &unanswerable, outcome);
        Threshold { answer_from, answered, precision, abstained }
    };
    values.into_iter().map(at).collect()
}

/// The value below which a share `p` of the values lie; none of none.
pub fn percentile<T: Ord + Copy>(values: impl IntoIterator<Item = T>, p: f64) -> Option<T> {
    let mut values: Vec<T> = values.into_iter().collect();
    values.sort_unstable();
    values.get(((p * values.len() as f64) as usize).min(values.len().saturating_sub(1))).copied()
}

/// Shares answered, right when answered, and abstained.
fn answering(
    answerable: &[&Judged],
    unanswerable: &[&Judged],
    outcome: impl Fn(&Judged) -> Outcome,
) -> (Option<f64>, Option<f64>, Option<f64>) {
    let answered: Vec<&Judged> =
        answerable.iter().copied().filter(|judged| outcome(judged) == Outcome::Answer).collect();
    (
        share(answerable, |judged| outcome(judged) == Outcome::Answer),
        share(&answered, |judged| judged.section == Some(0)),
        share(unanswerable, |judged| outcome(judged) == Outcome::Abstain),
    )
}

fn share(judged: &[&Judged], holds: impl Fn(&Judged) -> bool) -> Option<f64> {
    let holding = judged.iter().filter(|judged| holds(judged)).count();
    (!judged.is_empty()).then(|| holding as f64 / judged.len() as f64)
}
