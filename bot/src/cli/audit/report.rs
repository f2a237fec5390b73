//! What an audit found, for people and for programs.

use std::{collections::BTreeSet, io::Write};

use lotse_knowledge::rulebook::RuleId;
use serde_json::json;

use crate::{
    audit::{Change, Finding, State, Suspect, word_diff},
    cli::output,
};

/// How many words are shown before and after a change.
const CONTEXT: usize = 6;

/// Findings that are the same for several rules or languages, told once.
struct Group<'f> {
    rules: Vec<&'f RuleId>,
    locales: Vec<String>,
    finding: &'f Finding,
}

/// Findings by ground, each change word by word.
pub fn findings(out: &mut dyn Write, findings: &[&Finding]) -> anyhow::Result<()> {
    for group in groups(findings) {
        let Group { rules, locales, finding } = &group;
        let rules: Vec<&str> = rules.iter().map(|rule| rule.as_str()).collect();
        writeln!(out, "{} ({}), {}: {}", finding.ground, rules.join(", "), locales.join(" "), told(finding))?;
        if let (Some(from), Some(now)) = (&finding.moved_from, &finding.now) {
            writeln!(out, "  it was {from} and is {}", now.place())?;
        }
        match (&finding.state, &finding.now) {
            (State::Changed { text: Some(text), .. }, Some(now)) => {
                write_diff(out, text, &now.text())?;
            }
            (State::Vanished { likely: Some(place), .. }, _) => {
                writeln!(out, "  {place} looks like it: enter its name in sections.toml, or mend the rule")?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// How much has changed.
pub fn summary(out: &mut dyn Write, findings: &[Finding]) -> anyhow::Result<()> {
    let rules = |of: &dyn Fn(&Finding) -> bool| -> BTreeSet<&RuleId> {
        findings.iter().filter(|finding| of(finding)).map(|finding| &finding.rule).collect()
    };
    let unreviewed = rules(&|finding| finding.state == State::Unreviewed);
    let all = rules(&|_| true).len();
    writeln!(
        out,
        "{} of {all} rules rest on what has changed or is gone, {} on what is somewhere else; {} have ground that nobody has reviewed yet",
        rules(&Finding::has_moved).len(),
        rules(&|finding| !finding.has_moved() && finding.moved_from.is_some()).len(),
        unreviewed.len(),
    )?;
    if !unreviewed.is_empty() && unreviewed.len() < all {
        let names: Vec<&str> = unreviewed.iter().map(|rule| rule.as_str()).collect();
        writeln!(out, "not reviewed yet: {}", names.join(", "))?;
    }
    Ok(())
}

/// Findings as JSON.
pub fn json(out: &mut dyn Write, findings: &[&Finding]) -> anyhow::Result<()> {
    let rows: Vec<_> = findings
        .iter()
        .map(|finding| {
            let (on, before, likely) = match &finding.state {
                State::Changed { on, text } => (Some(on), text.as_ref(), None),
                State::Vanished { on, text, likely } => (Some(on), text.as_ref(), likely.as_ref()),
                State::Unreviewed | State::Reviewed => (None, None, None),
            };
            json!({
                "rule": finding.rule,
                "ground": finding.ground.to_string(),
                "locale": finding.locale,
                "state": state(finding),
                "place": finding.now.as_ref().map(|now| now.place()),
                "moved_from": finding.moved_from,
                "reviewed_on": on.map(ToString::to_string),
                "reviewed_text": before,
                "text": finding.now.as_ref().filter(|_| finding.has_moved()).map(|now| now.text()),
                "likely": likely,
            })
        })
        .collect();
    serde_json::to_writer_pretty(&mut *out, &rows)?;
    writeln!(out)?;
    Ok(())
}

/// Suspected translations, each with the version that it differs from.
pub fn suspects(out: &mut dyn Write, suspects: &[Suspect]) -> anyhow::Result<()> {
    for suspect in suspects {
        let rules: Vec<&str> = suspect.rules.iter().map(|rule| rule.as_str()).collect();
        let (found, better) = (&suspect.excerpt, &suspect.better);
        writeln!(out, "{} ({}), {}", suspect.ground, rules.join(", "), found.document.locale)?;
        let mut shown = None;
        for reason in &suspect.reasons {
            writeln!(out, "  {}", reason.what)?;
            // Several things may differ in one place, which is shown after the first.
            if shown.replace((&reason.found, &reason.better)) != Some((&reason.found, &reason.better)) {
                for (version, text) in [(found, &reason.found), (better, &reason.better)] {
                    writeln!(out, "    {}: {}", version.document.locale, text.replace('\n', " "))?;
                }
            }
        }
    }
    let misleading = suspects.iter().filter(|suspect| suspect.misleads()).count();
    writeln!(
        out,
        "{} translations suspected; answers quote another language in place of {misleading} of them",
        suspects.len()
    )?;
    Ok(())
}

/// Suspected translations as JSON.
pub fn suspects_json(out: &mut dyn Write, suspects: &[Suspect]) -> anyhow::Result<()> {
    let rows: Vec<_> = suspects
        .iter()
        .map(|suspect| {
            json!({
                "ground": suspect.ground.to_string(),
                "rules": suspect.rules,
                "locale": suspect.excerpt.document.locale,
                "place": suspect.excerpt.place(),
                "better_locale": suspect.better.document.locale,
                "misleads": suspect.misleads(),
                "reasons": suspect
                    .reasons
                    .iter()
                    .map(|reason| json!({
                        "what": reason.what.to_string(), "text": reason.found, "better_text": reason.better,
                    }))
                    .collect::<Vec<_>>(),
            })
        })
        .collect();
    serde_json::to_writer_pretty(&mut *out, &rows)?;
    writeln!(out)?;
    Ok(())
}

/// Findings of one ground that say the same: of several rules, and, where there is nothing to show, of several languages.
fn groups<'f>(findings: &[&'f Finding]) -> Vec<Group<'f>> {
    let mut groups: Vec<Group<'f>> = Vec::new();
    for finding in findings {
        let same = |group: &&mut Group<'_>| {
            let known = group.finding;
            known.ground == finding.ground
                && known.locale == finding.locale
                && known.state == finding.state
                && known.moved_from == finding.moved_from
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.rules.push(&finding.rule),
            None => groups.push(Group {
                rules: vec![&finding.rule],
                locales: vec![finding.locale.to_string()],
                finding,
            }),
        }
    }
    let mut joined: Vec<Group<'f>> = Vec::new();
    for group in groups {
        let quiet = |group: &Group<'_>| !group.finding.is_news();
        let same = |known: &&mut Group<'_>| {
            quiet(known)
                && quiet(&group)
                && known.finding.ground == group.finding.ground
                && known.finding.state == group.finding.state
                && known.rules == group.rules
        };
        match joined.iter_mut().find(same) {
            Some(known) => known.locales.extend(group.locales),
            None => joined.push(group),
        }
    }
    joined.sort_by(|a, b| a.finding.ground.cmp(&b.finding.ground));
    joined
}

fn told(finding: &Finding) -> String {
    match &finding.state {
        State::Unreviewed => "not reviewed yet".to_owned(),
        State::Reviewed => "as it was reviewed".to_owned(),
        State::Changed { on, .. } => format!("changed since {on}"),
        State::Vanished { on, .. } => format!("gone since {on}"),
    }
}

fn state(finding: &Finding) -> &'static str {
    match finding.state {
        State::Unreviewed => "unreviewed",
        State::Reviewed if finding.moved_from.is_some() => "renamed",
        State::Reviewed => "reviewed",
        State::Changed { .. } => "changed",
        State::Vanished { .. } => "vanished",
    }
}

/// The lines in which something changed, as `git diff --word-diff` shows them.
fn write_diff(out: &mut dyn Write, before: &str, now: &str) -> anyhow::Result<()> {
    let (removed, added, plain) =
        if output::look().colour { ("\x1b[31m", "\x1b[32m", "\x1b[0m") } else { ("", "", "") };
    write!(out, "  ")?;
    for change in word_diff(before, now, CONTEXT) {
        let told = match change {
            Change::Same(text) => text,
            Change::Removed(text) => format!("{removed}[-{text}-]{plain}"),
            Change::Added(text) => format!("{added}{{+{text}+}}{plain}"),
        };
        write!(out, "{}", told.replace('\n', "\n  "))?;
    }
    writeln!(out)?;
    Ok(())
}
