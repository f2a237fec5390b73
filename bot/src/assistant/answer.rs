//! An answer: the same value for every channel, which only puts it into its own shape.

use lotse_knowledge::{
    DocumentPath, FactName, FactValue, Facts, Locale, SectionAnchor, SectionRef, TopicName, Verdict,
    rulebook::RuleId,
};
use serde::{Deserialize, Serialize, Serializer};

use super::topics::Ranked;

/// What came of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It is answered, by a rule or by passages.
    Answer,
    /// A fact is needed first, or which topic is meant.
    Clarify,
    /// The documents do not say.
    Abstain,
}

/// The answer to a question.
#[derive(Clone, Debug, Serialize)]
pub struct Answer {
    /// The locale answered in.
    pub locale: Locale,
    /// What came of the question.
    pub outcome: Outcome,
    /// The rule's verdict; `null` where none was given or the rule is a statement.
    #[serde(serialize_with = "verdict_or_null")]
    pub verdict: Option<Verdict>,
    /// The topic it was taken for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<TopicName>,
    /// The rule that decided, the first where several lead to one verdict.
    pub rule: Option<RuleId>,
    /// All rules that led to the verdict, or the one that declares silence.
    #[serde(skip)]
    pub rules: Vec<RuleId>,
    /// When the rule was last reviewed, `YYYY-MM-DD`, where what it rests on has changed since.
    #[serde(rename = "changed_since_review", skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<String>,
    /// The settled facts.
    #[serde(serialize_with = "settled")]
    pub facts: Facts,
    /// What was taken for granted.
    #[serde(serialize_with = "settled")]
    pub presumed: Facts,
    /// The fact asked for.
    pub missing: Vec<FactName>,
    /// The values of the fact asked for; where none is missing, the topics of which one is meant.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// The cases of a question about several, each with its own verdict.
    #[serde(rename = "parts", skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<CaseAnswer>,
    /// What is said, part by part; in JSON the whole of it as Markdown, under `text`.
    #[serde(rename = "text", serialize_with = "as_markdown")]
    pub parts: Vec<Part>,
    /// The sections it rests on, best first, at most five.
    pub citations: Vec<Citation>,
    /// Why it is the answer, as Markdown, in the same language.
    #[serde(skip)]
    pub why: String,
    /// How the first sections were ranked, for whoever tunes ranking.
    #[serde(skip)]
    pub ranking: Vec<lotse_index::Hit>,
    /// How likely it is, 0 to 1, that the first section of the ranking is right.
    #[serde(skip)]
    pub confidence: f32,
    /// The topics that were recognised, the likeliest first.
    #[serde(skip)]
    pub topics: Vec<Ranked>,
    /// What the confidence is worked out from.
    #[serde(skip)]
    pub evidence: Option<lotse_index::Evidence>,
}

/// What holds for one of several cases that a question is about.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CaseAnswer {
    /// The settled facts of the case.
    #[serde(serialize_with = "settled")]
    pub facts: Facts,
    /// What came of it.
    pub outcome: Outcome,
    /// The rule's verdict; `null` where none was given or the rule is a statement.
    #[serde(serialize_with = "verdict_or_null")]
    pub verdict: Option<Verdict>,
    /// The rule that decided, the first where several lead to one verdict.
    pub rule: Option<RuleId>,
    /// The sections it rests on.
    pub citations: Vec<Citation>,
}

/// A part of what an answer says, for channels that lay it out themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The verdict in a word or a few.
    Verdict(String),
    /// A paragraph. `**` makes bold; nothing else in it is markup.
    Text(String),
    /// What to do, in order. As [`Part::Text`].
    Steps(Vec<String>),
    /// What a section says, plain text in one line or several.
    Quote(String),
    /// Where a quote stands, or a section beside it.
    Source {
        /// Its title, heading, language, kind of translation and date. Plain text.
        line: String,
        /// Its public address.
        url: Option<String>,
        /// What has to be known about it, a sentence or more. Plain text.
        remarks: Vec<String>,
    },
    /// The question for a fact, and the names of the values to choose from. Plain text.
    Question {
        /// The question.
        ask: String,
        /// The values, in the order of the answer's choices.
        choices: Vec<String>,
    },
}

impl Answer {
    /// The whole answer as Markdown.
    pub fn text(&self) -> String {
        markdown(&self.parts)
    }

    /// How many of its citations it names itself; those after them are further sections.
    pub fn named(&self) -> usize {
        let sources = self.parts.iter().filter(|part| matches!(part, Part::Source { .. })).count();
        sources.min(self.citations.len())
    }

    /// Adds a paragraph, where there is one.
    pub(super) fn say(&mut self, text: String) {
        if !text.is_empty() {
            self.parts.push(Part::Text(text));
        }
    }
}

fn markdown(parts: &[Part]) -> String {
    let mut text = String::new();
    let mut before: Option<&Part> = None;
    for part in parts {
        text.push_str(match (before, part) {
            (None, _) => "",
            (Some(Part::Verdict(_)), Part::Text(_)) | (Some(Part::Text(_)), Part::Question { .. }) => " ",
            (Some(Part::Source { .. }), Part::Source { .. }) => "\n",
            _ => "\n\n",
        });
        text.push_str(&match part {
            Part::Verdict(verdict) => format!("**{verdict}**"),
            Part::Text(said) => said.clone(),
            Part::Steps(steps) => numbered(steps),
            Part::Quote(quote) => {
                let lines = quote.lines().map(|line| format!("> {line}").trim_end().to_owned());
                lines.collect::<Vec<_>>().join("\n")
            }
            Part::Source { line, url, remarks } => {
                let url = url.as_ref().map(|url| format!("<{url}>"));
                let remarks = Some(remarks.join(" ")).filter(|remarks| !remarks.is_empty());
                [Some(line.clone()), url, remarks].into_iter().flatten().collect::<Vec<_>>().join("\n")
            }
            Part::Question { ask, choices } => format!("{ask}\n\n{}", numbered(choices)),
        });
        before = Some(part);
    }
    text
}

fn numbered(items: &[String]) -> String {
    items.iter().enumerate().map(|(at, item)| format!("{}. {item}", at + 1)).collect::<Vec<_>>().join("\n")
}

/// A value offered to settle a fact, or a topic offered as what was meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// The value, or the topic's name; `other` for none of the topics.
    pub value: FactValue,
    /// Its name in the answer's language.
    pub label: String,
}

/// A section that an answer rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Citation {
    /// The document's path inside its locale's tree.
    pub document: DocumentPath,
    /// The section's anchor.
    pub section: SectionAnchor,
    /// Tells sections with the same anchor in one document apart; left out of JSON where 0.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub occurrence: u32,
    /// The language in which it is cited.
    pub locale: Locale,
    /// The document's title.
    pub title: String,
    /// The section's heading.
    pub heading: String,
    /// The public address, where one is known.
    pub url: Option<String>,
    /// When the text was last known to be current, `YYYY-MM-DD`.
    pub updated: Option<String>,
    /// `machine`, `human` or `original`.
    pub translation: lotse_knowledge::Translation,
    /// The sentences quoted.
    pub quote: String,
}

impl Citation {
    /// The section, whatever the language.
    pub fn section_ref(&self) -> SectionRef {
        SectionRef {
            document: self.document.clone(),
            anchor: self.section.clone(),
            occurrence: self.occurrence,
        }
    }

    /// Title and heading; the title alone where they are the same.
    pub fn name(&self) -> String {
        if self.heading.is_empty() || self.heading == self.title {
            self.title.clone()
        } else {
            format!("{} › {}", self.title, self.heading)
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_zero(occurrence: &u32) -> bool {
    *occurrence == 0
}

fn verdict_or_null<S: Serializer>(verdict: &Option<Verdict>, serializer: S) -> Result<S::Ok, S::Error> {
    verdict.filter(|verdict| *verdict != Verdict::Statement).serialize(serializer)
}

fn settled<S: Serializer>(facts: &Facts, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(facts.settled())
}

fn as_markdown<S: Serializer>(parts: &[Part], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&markdown(parts))
}
