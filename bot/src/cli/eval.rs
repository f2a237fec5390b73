//! `lotse eval`: an operator's own questions, asked and compared with what is right.

use std::{collections::BTreeMap, io::Write, path::PathBuf, str::FromStr};

use anyhow::Context;
use serde::{Serialize, Serializer};
use tracing::warn;

use super::{Ended, open, output, today::Today};
use crate::{
    assistant::Outcome,
    config::Config,
    evaluation::{
        Calibration, Figures, Found, Gold, Judged, MEASURES, RANKING, RightSection, Threshold, fit, judge,
        percentile, threshold_table,
    },
};

/// Places of a failure's ranking that are shown, and within which a right section is no failure.
const SHOWN: usize = 3;

/// Ask your own questions and count how many are answered right
///
/// Each line of GOLD is a question with the section that answers it:
///
///   {"id": "1", "question": "…", "gold": ["partner-center/multichannel.md", "next-steps"]}
///
/// A section is named by its document's path and its anchor, as `lotse show DOCUMENT` lists them;
/// `*` is any section of the document. Documents compare without case, with or without `.md` or
/// `.yml`. "also" lists further right ones: [[document, section], …]. A row without "gold" is a
/// question that the documents do not answer. "lang" is the language to count it under; "locale"
/// is, too, and stands for what the chat client says, as in `ask --jsonl`.
///
/// Every row is read before the first is asked: bad ones are listed with their lines, and nothing
/// is asked then (exit code 2).
///
/// section@3: a right section is among the first three, of the questions that have one; document@3
/// likewise. answered: of the same. precision (`right` in the tables): of those answered, the
/// first section is right. abstained: of the questions without an answer. The confidence is the
/// probability that the first section found is right. Exit code 1 where a figure is below what
/// `--at-least` wants.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Eval {
    /// Questions as JSON lines; several files are counted together
    #[arg(required = true, value_name = "GOLD")]
    files: Vec<PathBuf>,
    /// Also list the questions that went wrong, with what came instead
    #[arg(long)]
    failures: bool,
    /// End with exit code 1 where a figure over all questions is below this, such as section@3=0.7; may be given
    /// several times
    #[arg(long, value_name = "FIGURE=SHARE")]
    at_least: Vec<Floor>,
    /// Also fit the weights of the confidence to these questions, for whoever changed the ranking
    #[arg(long)]
    fit: bool,
    /// Print everything as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    today: Today,
}

/// What a figure must reach.
#[derive(Clone, Debug, PartialEq)]
struct Floor {
    measure: &'static str,
    share: f64,
}

impl FromStr for Floor {
    type Err = String;

    fn from_str(text: &str) -> Result<Floor, String> {
        let (name, share) = text.split_once('=').ok_or("write FIGURE=SHARE, such as section@3=0.7")?;
        let measure = MEASURES.into_iter().find(|measure| *measure == name);
        let measure =
            measure.ok_or_else(|| format!("there is no figure `{name}`: {}", MEASURES.join(", ")))?;
        let share = share.parse().ok().filter(|share| (0.0..=1.0).contains(share));
        Ok(Floor { measure, share: share.ok_or("a share is a number from 0 to 1")? })
    }
}

/// Everything that was measured.
#[derive(Serialize)]
struct Report<'a> {
    questions: usize,
    all: Figures,
    languages: BTreeMap<String, Figures>,
    calibration: Calibration,
    answer_from: f32,
    thresholds: Vec<Threshold>,
    elapsed_us_p50: Option<u128>,
    elapsed_us_p99: Option<u128>,
    #[serde(skip_serializing_if = "Option::is_none")]
    failures: Option<Vec<Failure<'a>>>,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_map")]
    fit: Vec<(&'static str, f64)>,
    unknown_sections: Vec<String>,
    missed: Vec<Missed>,
}

/// A question whose right section is not among the first, or that should not have been answered.
#[derive(Serialize)]
struct Failure<'a> {
    id: Option<&'a str>,
    question: &'a str,
    right: Vec<String>,
    outcome: Outcome,
    confidence: f32,
    came: Vec<String>,
}

/// A figure below what was wanted; none where there was no question to measure it on.
#[derive(Serialize)]
struct Missed {
    figure: &'static str,
    at_least: f64,
    found: Option<f64>,
}

impl Eval {
    /// Runs the command.
    pub fn run(&self, config: &Config) -> anyhow::Result<Ended> {
        let gold = self.read()?;
        let assistant = self.today.assistant(config)?.with_ranking(RANKING);
        let unknown_sections = unknown_sections(&gold, |right| right.exists(assistant.index()));
        for section in &unknown_sections {
            warn!("{section} is in no document: nothing can be found there");
        }
        let bar = open::counting_bar(gold.len(), "asking");
        let judged: Vec<Judged> =
            bar.wrap_iter(gold.iter()).map(|gold| judge(&assistant, gold, &config.default_locale)).collect();
        bar.finish_and_clear();
        let all = Figures::of(&judged);
        let mut languages: BTreeMap<String, Vec<&Judged>> = BTreeMap::new();
        for judged in &judged {
            languages.entry(judged.language.to_string()).or_default().push(judged);
        }
        let micros = || judged.iter().map(|judged| judged.elapsed.as_micros());
        let report = Report {
            questions: judged.len(),
            missed: self.missed(&all),
            all,
            languages: languages
                .into_iter()
                .map(|(language, judged)| (language, Figures::of(judged)))
                .collect(),
            calibration: Calibration::of(&judged),
            answer_from: config.answer_from,
            thresholds: threshold_table(&judged, (1..10).map(|tenth| tenth as f32 / 10.0)),
            elapsed_us_p50: percentile(micros(), 0.5),
            elapsed_us_p99: percentile(micros(), 0.99),
            failures: self.failures.then(|| failures(&gold, &judged)),
            fit: if self.fit { fit(&judged) } else { Vec::new() },
            unknown_sections,
        };
        output::write(|out| {
            if self.json {
                serde_json::to_writer_pretty(&mut *out, &report)?;
                writeln!(out)?;
                return Ok(());
            }
            report.tell(out)
        })?;
        Ok(if report.missed.is_empty() { Ended::Done } else { Ended::No })
    }

    fn read(&self) -> anyhow::Result<Vec<Gold>> {
        let mut gold = Vec::new();
        for file in &self.files {
            let text =
                std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
            let rows = Gold::parse(&text).with_context(|| {
                format!("{} has rows that are no questions (`lotse help eval`)", file.display())
            })?;
            gold.extend(rows);
        }
        Ok(gold)
    }

    fn missed(&self, all: &Figures) -> Vec<Missed> {
        let missed = |floor: &Floor| {
            let found = all.get(floor.measure);
            let reached = found.is_some_and(|found| found >= floor.share);
            (!reached).then_some(Missed { figure: floor.measure, at_least: floor.share, found })
        };
        self.at_least.iter().filter_map(missed).collect()
    }
}

/// Right sections that no document has, each once.
fn unknown_sections(gold: &[Gold], exists: impl Fn(&RightSection) -> bool) -> Vec<String> {
    let unknown = gold.iter().flat_map(|gold| &gold.right).filter(|right| !exists(right));
    let mut names: Vec<String> = unknown.map(ToString::to_string).collect();
    names.sort();
    names.dedup();
    names
}

fn failures<'a>(gold: &'a [Gold], judged: &[Judged]) -> Vec<Failure<'a>> {
    let failed = |judged: &Judged| match judged.answerable {
        true => judged.section.is_none_or(|place| place >= SHOWN),
        false => judged.outcome == Outcome::Answer,
    };
    let name = |(document, anchor): &Found| format!("{document}#{anchor}");
    gold.iter()
        .zip(judged)
        .filter(|(_, judged)| failed(judged))
        .map(|(gold, judged)| Failure {
            id: gold.id.as_deref(),
            question: &gold.question,
            right: gold.right.iter().map(ToString::to_string).collect(),
            outcome: judged.outcome,
            confidence: judged.confidence,
            came: judged.came.iter().take(SHOWN).map(name).collect(),
        })
        .collect()
}

impl Report<'_> {
    fn tell(&self, out: &mut dyn Write) -> anyhow::Result<()> {
        self.tell_figures(out)?;
        self.tell_calibration(out)?;
        self.tell_thresholds(out)?;
        let millis = |micros: Option<u128>| {
            micros.map_or(String::new(), |micros| format!("{:.1}", micros as f64 / 1000.0))
        };
        writeln!(
            out,
            "\nA question takes {} ms (median), {} ms (99 of 100 at most).",
            millis(self.elapsed_us_p50),
            millis(self.elapsed_us_p99)
        )?;
        for failure in self.failures.iter().flatten() {
            failure.tell(out)?;
        }
        if !self.fit.is_empty() {
            let weights: Vec<String> =
                self.fit.iter().map(|(name, weight)| format!("{name} {weight:.2}")).collect();
            writeln!(out, "\nBest weights of the confidence: {}", weights.join(", "))?;
        }
        for missed in &self.missed {
            let found = missed.found.map_or("not measured".to_owned(), |found| format!("{found:.3}"));
            writeln!(out, "\n{} is {found}, at least {} is wanted.", missed.figure, missed.at_least)?;
        }
        Ok(())
    }

    fn tell_figures(&self, out: &mut dyn Write) -> anyhow::Result<()> {
        writeln!(
            out,
            "{} questions, {} of them without an answer in the documents\n",
            self.questions, self.all.unanswerable
        )?;
        writeln!(out, "            section at        document at        with an answer          without")?;
        writeln!(
            out,
            "             1     3    10     1     3    10    rows answered right    rows abstained"
        )?;
        let all = ("all".to_owned(), &self.all);
        let languages = self.languages.iter().map(|(language, figures)| (language.clone(), figures));
        for (name, figures) in std::iter::once(all).chain(languages) {
            let Figures { answerable, unanswerable, .. } = figures;
            let recall: Vec<String> = MEASURES[..6].iter().map(|name| cell(figures.get(name))).collect();
            writeln!(
                out,
                "{name:10}{} {answerable:7} {:>8} {} {unanswerable:7} {:>9}",
                recall.join(" "),
                cell(figures.answered),
                cell(figures.precision),
                cell(figures.abstained)
            )?;
        }
        Ok(())
    }

    fn tell_calibration(&self, out: &mut dyn Write) -> anyhow::Result<()> {
        writeln!(out, "\nconfidence  questions   mean  first section right")?;
        for bin in &self.calibration.bins {
            writeln!(
                out,
                "{:.1} to {:.1} {:11}  {}  {}",
                bin.from,
                bin.from + 0.1,
                bin.questions,
                cell(bin.confidence),
                cell(bin.right)
            )?;
        }
        writeln!(
            out,
            "expected calibration error {}, Brier score {}",
            cell(self.calibration.expected_calibration_error).trim(),
            cell(self.calibration.brier_score).trim()
        )?;
        Ok(())
    }

    fn tell_thresholds(&self, out: &mut dyn Write) -> anyhow::Result<()> {
        writeln!(out, "\nanswer_from  answered  right  abstained  (now {})", self.answer_from)?;
        for threshold in &self.thresholds {
            writeln!(
                out,
                "{:11.1}  {:>8}  {}  {:>9}",
                threshold.answer_from,
                cell(threshold.answered),
                cell(threshold.precision),
                cell(threshold.abstained)
            )?;
        }
        Ok(())
    }
}

impl Failure<'_> {
    fn tell(&self, out: &mut dyn Write) -> anyhow::Result<()> {
        let id = self.id.unwrap_or("-");
        writeln!(out, "\n{id}: {}", self.question)?;
        let right = if self.right.is_empty() { "nothing".to_owned() } else { self.right.join(", ") };
        writeln!(out, "  right  {right}")?;
        for (place, came) in (1..).zip(&self.came) {
            writeln!(out, "  {place}      {came}")?;
        }
        Ok(())
    }
}

fn as_map<S: Serializer>(weights: &[(&'static str, f64)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(weights.iter().copied())
}

/// A share in five columns.
fn cell(share: Option<f64>) -> String {
    share.map_or("    –".to_owned(), |share| format!("{share:5.2}"))
}
