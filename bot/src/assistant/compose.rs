//! Putting an answer into words: the verdict first, then the steps, the quote, and the source.
//!
//! Everything said comes from the locale; what is put together here are parts, which channels lay out.

use lotse_knowledge::{
    FactName, FactValue, Facts, Locale, TopicName, Translation, Verdict,
    rulebook::{Branch, RuleId},
};

use super::{
    answer::{Choice, Citation, Part},
    cite::Source,
};
use crate::locales::Voice;

/// A verdict's name; none of a statement.
pub fn verdict_name(voice: &Voice<'_>, verdict: Verdict) -> Option<String> {
    let id = match verdict {
        Verdict::Yes => "verdict-yes",
        Verdict::No => "verdict-no",
        Verdict::Conditional => "verdict-conditional",
        Verdict::Statement => return None,
    };
    Some(voice.say(id))
}

/// The verdict and the rule's text, with its steps; of several branches each with its own.
pub fn verdict(
    voice: &Voice<'_>,
    verdict: Verdict,
    branches: &[Branch],
    narrowing: Option<&FactName>,
) -> Vec<Part> {
    let mut parts: Vec<Part> = verdict_name(voice, verdict).map(Part::Verdict).into_iter().collect();
    if let ([branch], _) | ([branch, ..], None) = (branches, narrowing) {
        parts.extend(rule(voice, &branch.rule, ""));
        return parts;
    }
    for branch in branches {
        let label = narrowing.map(|fact| any_of(voice, fact, &branch.values)).unwrap_or_default();
        parts.extend(rule(voice, &branch.rule, &voice.say_with("branch", &[("label", &label)])));
    }
    parts
}

/// A rule's sentence, after what leads up to it, and its steps.
fn rule(voice: &Voice<'_>, rule: &RuleId, lead: &str) -> Vec<Part> {
    let mut parts = vec![Part::Text(format!("{lead} {}", sentence(voice, rule)).trim().to_owned())];
    let steps = steps(voice, rule);
    if !steps.is_empty() {
        parts.push(Part::Steps(steps));
    }
    parts
}

/// One of several verdicts in a single answer: what it is about, the verdict, the rule's text with its steps.
pub fn case(voice: &Voice<'_>, label: &str, verdict: Verdict, branch: Option<&Branch>) -> Vec<Part> {
    let said = verdict_name(voice, verdict).map(|said| format!("**{said}**")).unwrap_or_default();
    let lead = format!("{} {said}", voice.say_with("branch", &[("label", label)]));
    match branch {
        Some(branch) => rule(voice, &branch.rule, lead.trim_end()),
        None => vec![Part::Text(lead.trim_end().to_owned())],
    }
}

/// A rule's sentence; nothing of one that no locale has a text for, since its name says nothing to an asker.
pub fn sentence(voice: &Voice<'_>, rule: &RuleId) -> String {
    voice.try_say(rule.as_str()).unwrap_or_default()
}

/// A rule's steps.
pub fn steps(voice: &Voice<'_>, rule: &RuleId) -> Vec<String> {
    (1..).map_while(|n| voice.attribute(rule.as_str(), &format!("step-{n}"))).collect()
}

/// A topic's name.
pub fn topic(voice: &Voice<'_>, topic: &TopicName) -> String {
    voice.try_say(&format!("topic-{topic}")).unwrap_or_else(|| topic.to_string())
}

/// What was taken for granted.
pub fn presumed(voice: &Voice<'_>, presumed: &Facts) -> String {
    voice.say_with("presumed", &[("facts", &facts(voice, presumed))])
}

/// The question for a fact, with its choices.
pub fn question(voice: &Voice<'_>, fact: &FactName, choices: &[Choice]) -> Part {
    let ask = voice.attribute(&format!("fact-{fact}"), "ask").unwrap_or_else(|| fact.to_string());
    Part::Question { ask, choices: choices.iter().map(|choice| choice.label.clone()).collect() }
}

/// The values of a fact that are offered, with their names.
pub fn choices(voice: &Voice<'_>, fact: &FactName, values: &[FactValue]) -> Vec<Choice> {
    values
        .iter()
        .map(|value| Choice { value: value.clone(), label: value_name(voice, fact, value) })
        .collect()
}

/// Facts in words, `name: value` each.
pub fn facts(voice: &Voice<'_>, facts: &Facts) -> String {
    let said: Vec<String> = facts
        .iter()
        .map(|(fact, values)| {
            let name = voice.say(&format!("fact-{fact}"));
            let values: Vec<FactValue> = values.iter().cloned().collect();
            voice.say_with("fact-value", &[("fact", &name), ("value", &any_of(voice, fact, &values))])
        })
        .collect();
    if said.is_empty() { voice.say("why-none") } else { said.join("; ") }
}

/// Where a source stands: title and heading, language, kind of translation and date, and its address.
pub fn source(voice: &Voice<'_>, id: &str, source: &Source, remarks: Vec<String>) -> Part {
    let citation = source.citation();
    let mut name = citation.name();
    if let Some(row) = &source.row {
        name = format!("{name} › {}", voice.say_with("row", &[("name", row)]));
    }
    let line = voice.say_with(id, &[("source", &name), ("details", &details(voice, &citation))]);
    Part::Source { line, url: citation.url, remarks }
}

/// A citation's language, kind of translation and date.
pub fn details(voice: &Voice<'_>, citation: &Citation) -> String {
    let translation = match citation.translation {
        Translation::Machine => Some(voice.say("translation-machine")),
        Translation::Human => Some(voice.say("translation-human")),
        Translation::Original => None,
    };
    let details = [Some(citation.locale.to_string()), translation, citation.updated.clone()];
    details.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Remarks on a source: that it is in another language, or that a newer sibling exists.
pub fn remarks(
    voice: &Voice<'_>,
    source: &Source,
    asked: &Locale,
    newer: Option<&(Locale, String)>,
) -> Vec<String> {
    let shown = &source.passage.document.locale;
    let mut remarks: Vec<String> = suspected(voice, source).into_iter().collect();
    if remarks.is_empty() && !shown.same_language(asked) {
        let values = [("wanted", language(voice, asked)), ("shown", language(voice, shown))];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        remarks.push(voice.say_with("no-translation", &values));
    }
    if let Some((locale, date)) = newer {
        remarks.push(voice.say_with("newer-sibling", &[("locale", &locale.to_string()), ("date", date)]));
    }
    remarks
}

/// That a source is shown in place of a translation that is suspected.
pub fn suspected(voice: &Voice<'_>, source: &Source) -> Option<String> {
    let wanted = language(voice, source.instead_of.as_ref()?);
    let shown = language(voice, &source.passage.document.locale);
    Some(voice.say_with("translation-suspected", &[("wanted", &wanted), ("shown", &shown)]))
}

/// That what a rule rests on has changed since it was reviewed, where it has.
pub fn ground_moved(voice: &Voice<'_>, reviewed: Option<&str>, id: &str) -> String {
    reviewed.map(|date| voice.say_with(id, &[("date", date)])).unwrap_or_default()
}

/// A language's name.
pub fn language(voice: &Voice<'_>, locale: &Locale) -> String {
    let id = if locale.is_traditional_chinese() { "zh-hant" } else { locale.language() };
    voice.try_say(&format!("language-{id}")).unwrap_or_else(|| locale.to_string())
}

/// Values of a fact in words, one of which holds.
pub fn any_of(voice: &Voice<'_>, fact: &FactName, values: &[FactValue]) -> String {
    values.iter().map(|value| value_name(voice, fact, value)).collect::<Vec<_>>().join(" / ")
}

fn value_name(voice: &Voice<'_>, fact: &FactName, value: &FactValue) -> String {
    voice.try_say(&format!("fact-{fact}-{value}")).unwrap_or_else(|| value.to_string())
}
