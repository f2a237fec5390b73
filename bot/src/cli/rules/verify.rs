//! `lotse rules verify`: whether the rulebook holds, its texts, words and citations included.

use std::{collections::BTreeMap, io::Write};

use lotse_index::Index;
use lotse_knowledge::{
    Date, Locale, Rulebook,
    rulebook::{BlockSelector, Ground, Questions, Stretch, Topic},
};

use super::explain::days;
use crate::{
    assistant::{cite, misread},
    audit::{Excerpts, GroundName, Reviews},
    channels::discord::commands,
    cli::{Ended, open, output, today::Today},
    config::Config,
};

/// Check rules, texts, terms and citations; exit code 1 where something does not hold
///
/// Every combination of facts is gone through on every day: none may have no rule, or two. The table at the end has for
/// each topic how many questions deciding asks on average until the verdict stands, all combinations of facts equally
/// likely, and the fewest with which any order of questions would do; with what the topic presumes taken for granted, and
/// without.
#[derive(Debug, clap::Args)]
pub struct Verify {
    #[command(flatten)]
    today: Today,
}

/// What was found.
#[derive(Default)]
struct Findings {
    /// What does not hold.
    flaws: Vec<String>,
    /// What is worth knowing, but does not make the exit code 1.
    remarks: Vec<String>,
}

impl Verify {
    /// Runs the command.
    pub fn run(&self, config: &Config) -> anyhow::Result<Ended> {
        let checked = Rulebook::check(&open::rules(config)?);
        let book = &checked.rulebook;
        let flaws = checked.errors.iter().map(ToString::to_string).collect();
        let mut findings = Findings { flaws, remarks: Vec::new() };
        let mut languages = 0;
        if checked.whole {
            let (locales, problems) = open::locales(config, book)?;
            languages = locales.available().count();
            findings.flaws.extend(problems.iter().map(ToString::to_string));
            let (_, problems) = commands::all(&locales, book);
            findings.flaws.extend(problems.iter().map(ToString::to_string));
            for (topic, example, taken_for) in misread(book, &locales) {
                let taken_for = taken_for.map_or("no topic".to_owned(), |topic| format!("`{topic}`"));
                let place = &example.place;
                findings.flaws.push(format!(
                    "{place}: this example of topic `{topic}` is taken for {taken_for}: mend it, or the clauses"
                ));
            }
            citations(book, &open::index(config)?, &open::builtin_reviews()?, &mut findings);
        } else {
            let remark = "texts, terms and citations are not checked before every file can be read";
            findings.remarks.push(remark.to_owned());
        }
        let asked = questions(book, &mut findings);
        let day = self.today.day();
        for rule in book.rules().values().filter(|rule| !rule.counts_on(day)) {
            findings.remarks.push(format!("{}: rule `{}` does not count on {day}", rule.place, rule.id));
        }
        output::write(|out| report(out, book, &findings, &asked, languages, day))?;
        Ok(if findings.flaws.is_empty() { Ended::Done } else { Ended::No })
    }
}

/// Every section that is named and every block that a rule rests on has to be in the documents.
fn citations(book: &Rulebook, index: &Index, builtin: &Reviews, findings: &mut Findings) {
    for (name, section) in book.sections() {
        let resolves = section.documents.iter().any(|document| {
            section.anchors.iter().any(|anchor| !index.locales_of(document, anchor).is_empty())
        });
        if !resolves {
            findings.flaws.push(format!(
                "{}: the section `{name}` is in no document: mend its path or anchor",
                section.place
            ));
        }
    }
    let mut excerpts = Excerpts::new(book, index);
    for (rule, ground) in book.rules().values().flat_map(|rule| rule.because.iter().map(move |it| (rule, it)))
    {
        let Some(block) = ground.block else { continue };
        let locales = cite::locales(index, ground, &book.sections()[&ground.section]);
        let name = GroundName::from(ground);
        let reviewed = |locale: &Locale| {
            excerpts.get(ground, locale).is_some_and(|excerpt| builtin.vouches(&rule.id, &name, &excerpt))
        };
        siblings(ground, block, &locales, reviewed, findings);
        let locales = locales.into_iter().map(|(locale, blocks)| (locale, block.number() <= blocks));
        block_of(ground, block, locales.collect(), findings);
    }
}

/// Where a section has more or fewer blocks of the kind than in English, as older articles do, the number may be another
/// block's. What was reviewed as it is, is the right one.
fn siblings(
    ground: &Ground,
    block: BlockSelector,
    locales: &[(Locale, usize)],
    mut reviewed: impl FnMut(&Locale) -> bool,
    findings: &mut Findings,
) {
    let Some((_, english)) = locales.iter().find(|(locale, _)| locale.language() == "en") else { return };
    let mut unlike: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (locale, blocks) in locales {
        if blocks != english && block.number() <= *blocks && !reviewed(locale) {
            unlike.entry(*blocks).or_default().push(locale.to_string());
        }
    }
    for (blocks, locales) in unlike {
        let plural = if blocks == 1 { "" } else { "s" };
        findings.remarks.push(format!(
            "{}: the section `{}` has {blocks} {}{plural} in {} and {english} in English: {block} may be another",
            ground.place,
            ground.section,
            block.kind(),
            locales.join(", ")
        ));
    }
}

fn block_of(ground: &Ground, block: BlockSelector, locales: Vec<(Locale, bool)>, findings: &mut Findings) {
    let (with, without): (Vec<_>, Vec<_>) = locales.into_iter().partition(|(_, has)| *has);
    if without.is_empty() {
        return;
    }
    let names: Vec<String> = without.iter().map(|(locale, _)| locale.to_string()).collect();
    let lacking = format!("{}: the section `{}` has no {block}", ground.place, ground.section);
    if with.is_empty() {
        findings.flaws.push(format!("{lacking}: mend the number"));
    } else if without.iter().any(|(locale, _)| locale.language() == "en") {
        findings.flaws.push(format!("{lacking} in {}: mend the number", names.join(", ")));
    } else {
        // Translations are of different ages.
        findings
            .remarks
            .push(format!("{lacking} in {}, where the whole section is quoted", names.join(", ")));
    }
}

/// The questions of a topic in a stretch of days, with what it presumes and without.
struct Asked<'a> {
    topic: &'a Topic,
    stretch: &'a Stretch,
    presuming: Questions,
    bare: Questions,
}

fn questions<'a>(book: &'a Rulebook, findings: &mut Findings) -> Vec<Asked<'a>> {
    let stretches = book
        .topics()
        .values()
        .flat_map(|topic| topic.stretches().iter().map(move |stretch| (topic, stretch)));
    let asked: Vec<Asked<'a>> = stretches
        .map(|(topic, stretch)| Asked {
            topic,
            stretch,
            presuming: book.questions(topic, stretch, true),
            bare: book.questions(topic, stretch, false),
        })
        .collect();
    for Asked { topic, presuming, bare, .. } in &asked {
        for questions in [presuming, bare].into_iter().filter(|questions| questions.asked != questions.fewest)
        {
            findings.flaws.push(format!(
                "{}: topic `{}` asks {:.3} questions where {:.3} would do: this is a mistake in Lotse, report it",
                topic.place,
                topic.name,
                questions.asked_on_average(),
                questions.fewest_on_average()
            ));
        }
    }
    asked
}

fn report(
    out: &mut dyn Write,
    book: &Rulebook,
    findings: &Findings,
    asked: &[Asked<'_>],
    languages: usize,
    day: Date,
) -> anyhow::Result<()> {
    for flaw in &findings.flaws {
        writeln!(out, "{flaw}")?;
    }
    for remark in &findings.remarks {
        writeln!(out, "remark: {remark}")?;
    }
    if !asked.is_empty() {
        let width = asked.iter().map(|asked| asked.topic.name.as_str().len()).max().unwrap_or_default();
        writeln!(
            out,
            "\n{:width$}                       questions on average        with what is presumed",
            ""
        )?;
        writeln!(
            out,
            "{:width$}  combinations     asked  fewest possible     asked  fewest possible",
            "topic"
        )?;
        for Asked { topic, stretch, presuming, bare } in asked {
            let when =
                if topic.stretches().len() > 1 { format!("  {}", days(stretch)) } else { String::new() };
            writeln!(
                out,
                "{:width$}  {:12}  {:8.3}  {:15.3}  {:8.3}  {:15.3}{when}",
                topic.name.as_str(),
                bare.combinations,
                bare.asked_on_average(),
                bare.fewest_on_average(),
                presuming.asked_on_average(),
                presuming.fewest_on_average(),
            )?;
        }
        writeln!(out)?;
    }
    let sound: Vec<&Topic> = book.topics().values().filter(|topic| !topic.stretches().is_empty()).collect();
    let combinations: usize = sound.iter().map(|topic| topic.table(day).len()).sum();
    let topics = match book.topics().len() {
        all if all == sound.len() => format!("{all} topics"),
        all => format!("{} of {all} topics are sound", sound.len()),
    };
    let flaws = match findings.flaws.len() {
        0 => "no flaws".to_owned(),
        1 => "1 flaw".to_owned(),
        many => format!("{many} flaws"),
    };
    writeln!(
        out,
        "{topics}, {} rules, {combinations} combinations of facts on {day}, each with one verdict; {languages} languages; {flaws}",
        book.rules().len(),
    )?;
    Ok(())
}
