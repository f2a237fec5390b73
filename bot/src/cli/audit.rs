//! `lotse audit`: whether the documents still say what the rules were reviewed against, and whether translations say the
//! same as each other.

mod report;

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use anyhow::bail;
use lotse_index::Index;
use lotse_knowledge::{
    Date, DocumentPath, Rulebook,
    rulebook::{Rule, RuleId},
};

use super::{Ended, open, output};
use crate::{
    audit::{self, Excerpts, Finding, GroundName, Review, Reviews, Suspect},
    config::Config,
    locales::Locales,
};

/// List rules whose ground has changed since somebody reviewed it
///
/// A rule rests on blocks of sections. `--accept` notes, for every language, that somebody has compared them with the rule;
/// from then on a change is shown word by word, and answers by the rule say so until it is accepted again (setting
/// `moved_ground`). What nobody has reviewed has not changed. Exit code 1 where anything has changed or is gone, with
/// `--translations` where a translation is suspected.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lotse --corpus docs audit --accept-all          # everything as it is now is reviewed
  lotse --corpus docs audit                       # what has changed since
  lotse --corpus docs audit --document partner-center/multipartner.md
  lotse --corpus docs audit --accept resell-to-partner
  lotse --corpus docs audit --translations        # translations that do not say what the others say")]
pub struct Audit {
    /// Every rule that rests on this document, whatever has become of it
    #[arg(long, value_name = "PATH")]
    document: Option<String>,
    /// Translations that do not say what their siblings say; with `--accept`, note that those of the rule are right
    #[arg(long, conflicts_with_all = ["document", "accept_all"])]
    translations: bool,
    /// Note that this rule was compared with what it rests on now; may be given several times
    #[arg(long, value_name = "RULE", conflicts_with = "document")]
    accept: Vec<String>,
    /// Note it for all rules
    #[arg(long, conflicts_with_all = ["document", "accept"])]
    accept_all: bool,
    /// Write fingerprints of everything as it is now, and no text, to a file that can be published
    #[arg(long, value_name = "FILE", conflicts_with_all = ["document", "translations", "accept", "accept_all", "json"])]
    export: Option<PathBuf>,
    /// Print as JSON
    #[arg(long, conflicts_with_all = ["accept", "accept_all"])]
    json: bool,
}

/// What is audited.
struct Subject {
    rulebook: Rulebook,
    locales: Locales,
    index: Index,
    own: Reviews,
    builtin: Reviews,
}

impl Audit {
    /// Runs the command.
    pub fn run(&self, config: &Config) -> anyhow::Result<Ended> {
        let rulebook = open::rulebook(config)?;
        let (locales, _) = open::locales(config, &rulebook)?;
        let index = open::index(config)?;
        let file = open::reviews_file(config);
        let (own, builtin) = (Reviews::read(&file)?, open::builtin_reviews()?);
        let subject = Subject { rulebook, locales, index, own, builtin };
        if let Some(export) = &self.export {
            return subject.export(export);
        }
        if self.accept_all || !self.accept.is_empty() {
            return self.record(&subject, &file);
        }
        if self.translations {
            return self.translations(&subject);
        }
        let findings = audit::findings(&subject.rulebook, &subject.index, &subject.own, &subject.builtin);
        match &self.document {
            Some(document) => self.document(&subject, &DocumentPath::new(document), findings),
            None => self.changes(&findings),
        }
    }

    fn changes(&self, findings: &[Finding]) -> anyhow::Result<Ended> {
        let news: Vec<&Finding> = findings.iter().filter(|finding| finding.is_news()).collect();
        output::write(|out| {
            if self.json {
                let unreviewed = findings.iter().filter(|finding| finding.state == audit::State::Unreviewed);
                return report::json(out, &news.iter().copied().chain(unreviewed).collect::<Vec<_>>());
            }
            report::findings(out, &news)?;
            report::summary(out, findings)
        })?;
        Ok(if news.is_empty() { Ended::Done } else { Ended::No })
    }

    fn document(
        &self,
        subject: &Subject,
        document: &DocumentPath,
        findings: Vec<Finding>,
    ) -> anyhow::Result<Ended> {
        subject.known(document)?;
        let rests_on = |finding: &&Finding| subject.documents(finding).contains(document);
        let findings: Vec<&Finding> = findings.iter().filter(rests_on).collect();
        output::write(|out| {
            if self.json {
                return report::json(out, &findings);
            }
            report::findings(out, &findings)?;
            let rules: BTreeSet<&RuleId> = findings.iter().map(|finding| &finding.rule).collect();
            writeln!(out, "{} rules rest on {document}", rules.len())?;
            Ok(())
        })?;
        Ok(if findings.iter().any(|finding| finding.is_news()) { Ended::No } else { Ended::Done })
    }

    fn translations(&self, subject: &Subject) -> anyhow::Result<Ended> {
        let suspects = subject.suspects();
        output::write(|out| {
            if self.json {
                return report::suspects_json(out, &suspects);
            }
            report::suspects(out, &suspects)
        })?;
        Ok(if suspects.is_empty() { Ended::Done } else { Ended::No })
    }

    fn record(&self, subject: &Subject, file: &Path) -> anyhow::Result<Ended> {
        let rules = subject.rules(&self.accept)?;
        let suspects = if self.translations { subject.suspects() } else { Vec::new() };
        // What this run does not see, such as languages that are not indexed now, stays as it was reviewed.
        let mut reviews = subject.own.clone();
        let mut texts = 0;
        for rule in &rules {
            if !self.translations {
                reviews.forget(&rule.id, |locale| subject.index.locales().contains(locale));
            }
            for (name, review, locale) in subject.reviewed_now(rule, Date::today()) {
                let right = suspects.iter().any(|suspect| {
                    suspect.rules.contains(&rule.id)
                        && suspect.ground == name
                        && suspect.excerpt.document.locale == locale
                });
                // Whoever accepts a translation has not compared what has changed.
                if self.translations && !right {
                    continue;
                }
                let translation_checked = review.translation_checked || right;
                reviews.insert(rule.id.clone(), name, locale, Review { translation_checked, ..review });
                texts += 1;
            }
        }
        reviews.write(file)?;
        output::write(|out| {
            writeln!(out, "{} rules reviewed, {texts} texts: {}", rules.len(), file.display())?;
            Ok(())
        })
    }
}

impl Subject {
    /// The rules of these names; all without names.
    fn rules(&self, names: &[String]) -> anyhow::Result<Vec<&Rule>> {
        if names.is_empty() {
            return Ok(self.rulebook.rules().values().collect());
        }
        let mut rules = Vec::new();
        for name in names {
            match self.rulebook.rules().get(&RuleId::from(name.as_str())) {
                Some(rule) => rules.push(rule),
                None => bail!("there is no rule `{name}`: `lotse rules list` lists them"),
            }
        }
        Ok(rules)
    }

    /// What a rule rests on as it is now, in every language; what has not changed keeps its day. What the program vouches
    /// for needs no review of the operator's.
    fn reviewed_now(&self, rule: &Rule, day: Date) -> Vec<(GroundName, Review, lotse_knowledge::Locale)> {
        let mut excerpts = Excerpts::new(&self.rulebook, &self.index);
        let mut reviews = Vec::new();
        for ground in &self.rulebook.rules()[&rule.id].because {
            let name = GroundName::from(ground);
            for locale in excerpts.locales(ground) {
                let Some(excerpt) = excerpts.get(ground, &locale) else { continue };
                if self.builtin.vouches(&rule.id, &name, &excerpt) {
                    continue;
                }
                let now = Review::of(&excerpt, day);
                let before = self.own.get(&rule.id, &name, &locale).filter(|before| before.is_same(&now));
                let review = before.map_or(now.clone(), |before| Review {
                    on: before.on,
                    translation_checked: before.translation_checked,
                    ..now
                });
                reviews.push((name.clone(), review, locale));
            }
        }
        reviews
    }

    /// A document that is neither indexed nor named by the rules is a slip: "no rule rests on it" would look all clear.
    fn known(&self, document: &DocumentPath) -> anyhow::Result<()> {
        let indexed = self.index.documents().map(|(path, _)| path);
        let places = self.own.iter().filter_map(|(.., review)| review.place.as_ref());
        let reviewed = places.filter_map(|place| place.split_once('#'));
        let named = self.rulebook.sections().values().flat_map(|section| &section.documents);
        let known: BTreeSet<DocumentPath> = indexed
            .chain(named)
            .cloned()
            .chain(reviewed.map(|(document, _)| DocumentPath::new(document)))
            .collect();
        if known.contains(document) {
            return Ok(());
        }
        let folded = document.folded();
        let near =
            known.iter().map(|known| (strsim::damerau_levenshtein(&folded, &known.folded()), known)).min();
        let near = near.map(|(_, known)| format!(": did you mean `{known}`?")).unwrap_or_default();
        bail!("there is no document `{document}`{near}")
    }

    fn suspects(&self) -> Vec<Suspect> {
        audit::suspects(&self.rulebook, &self.index, &self.locales, &self.own, &self.builtin)
    }

    /// The documents that a finding's ground is or was in, by any of its names.
    fn documents(&self, finding: &Finding) -> Vec<DocumentPath> {
        let rule = &self.rulebook.rules()[&finding.rule];
        let ground = rule.because.iter().find(|ground| GroundName::from(*ground) == finding.ground);
        let names = ground.map(|ground| self.rulebook.sections()[&ground.section].documents.clone());
        let was = finding.moved_from.as_ref().and_then(|place| place.split_once('#'));
        names.into_iter().flatten().chain(was.map(|(document, _)| DocumentPath::new(document))).collect()
    }

    /// Writes fingerprints alone; those that the file has already keep their day.
    fn export(mut self, file: &Path) -> anyhow::Result<Ended> {
        (self.own, self.builtin) = (Reviews::read(file)?, Reviews::default());
        let mut reviews = Reviews::default();
        for rule in self.rulebook.rules().values() {
            for (name, review, locale) in self.reviewed_now(rule, Date::today()) {
                reviews.insert(rule.id.clone(), name, locale, review.without_text());
            }
        }
        reviews.write(file)?;
        output::write(|out| {
            writeln!(out, "{} fingerprints: {}", reviews.iter().count(), file.display())?;
            Ok(())
        })
    }
}
