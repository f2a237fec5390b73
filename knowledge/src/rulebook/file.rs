//! The rulebook's TOML files: what may stand in them, and errors that name file, line and what to do.

use std::{collections::BTreeMap, fmt, ops::Range};

use serde::Deserialize;
use toml::Spanned;

use super::{
    BlockSelector, Ground, Implication, Rule, RuleId, Rulebook, SectionNames, Sign, Suggestion, Topic,
    TopicName, Verdict,
    table::{self, Flaw},
};
use crate::{
    DocumentPath, Facts, SectionAnchor,
    fact::{FactName, FactValue},
};

/// A file of the rulebook.
#[derive(Clone, Debug)]
pub struct RuleFile {
    /// Its name, for messages. `facts.toml` declares facts, `sections.toml` names sections; all others hold topics and
    /// rules.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// One thing that is wrong with the rulebook, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {message}")]
pub struct RulebookError {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and what to do.
    pub message: String,
}

/// Everything that is wrong with the rulebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulebookErrors(pub Vec<RulebookError>);

impl std::error::Error for RulebookErrors {}

impl fmt::Display for RulebookErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FactsFile {
    #[serde(default)]
    out_of_scope: Vec<Spanned<String>>,
    #[serde(default)]
    asks_why: Vec<Spanned<String>>,
    #[serde(default)]
    not_known: Vec<Spanned<String>>,
    #[serde(default)]
    several: Vec<Spanned<String>>,
    #[serde(default)]
    undeniable: Vec<Spanned<String>>,
    #[serde(default)]
    undecided: Vec<Vec<Spanned<String>>>,
    #[serde(default)]
    opposites: Vec<Spanned<String>>,
    #[serde(default)]
    delicate: Conditions,
    fact: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    implies: Vec<RawImplication>,
    #[serde(default)]
    suggests: Vec<RawSuggestion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSuggestion {
    concept: Option<String>,
    #[serde(default)]
    when: Conditions,
    then: Conditions,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawImplication {
    when: Conditions,
    then: Conditions,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSection {
    documents: Vec<String>,
    anchors: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TopicsFile {
    #[serde(default)]
    topic: BTreeMap<Spanned<String>, RawTopic>,
    #[serde(default)]
    rule: Vec<RawRule>,
    #[serde(default)]
    silent: Vec<RawRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTopic {
    facts: Vec<Spanned<String>>,
    #[serde(default)]
    presumes: Conditions,
    recognise: Vec<Vec<Spanned<String>>>,
    #[serde(default)]
    unless: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    id: Spanned<String>,
    topic: Spanned<String>,
    #[serde(default)]
    when: Conditions,
    verdict: Option<Verdict>,
    #[serde(default)]
    steps: usize,
    #[serde(default)]
    because: Vec<RawGround>,
    remark: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawGround {
    section: Spanned<String>,
    paragraph: Option<usize>,
    item: Option<usize>,
    row: Option<usize>,
    alert: Option<usize>,
}

type Conditions = BTreeMap<Spanned<String>, OneOrMore>;

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl Rulebook {
    /// Reads and checks the whole rulebook.
    ///
    /// # Errors
    ///
    /// Everything that is wrong, each with file and line: what is not TOML or names an unknown fact, value, topic or
    /// section, and every combination of facts without a rule or with two.
    pub fn parse(files: &[RuleFile]) -> Result<Rulebook, RulebookErrors> {
        let mut reader = Reader::default();
        // Facts and sections first: the others refer to them.
        files.iter().filter(|file| file.name.ends_with("facts.toml")).for_each(|file| reader.facts(file));
        files
            .iter()
            .filter(|file| file.name.ends_with("sections.toml"))
            .for_each(|file| reader.sections(file));
        let rest =
            |file: &&RuleFile| !file.name.ends_with("facts.toml") && !file.name.ends_with("sections.toml");
        files.iter().filter(rest).for_each(|file| reader.topics(file));
        if reader.errors.is_empty() {
            reader.tables();
        }
        if reader.errors.is_empty() { Ok(reader.book) } else { Err(RulebookErrors(reader.errors)) }
    }
}

#[derive(Default)]
struct Reader {
    book: Rulebook,
    errors: Vec<RulebookError>,
    /// Where each topic and rule stands, for what is found out later.
    places: BTreeMap<String, (String, usize)>,
}

impl Reader {
    fn facts(&mut self, file: &RuleFile) {
        let Some(raw) = self.toml::<FactsFile>(file) else { return };
        for (name, values) in raw.fact {
            let values = values.iter().map(|value| FactValue::from(value.as_str())).collect();
            self.book.facts.insert(name.as_str().into(), values);
        }
        for fact in raw.undeniable.iter().chain(&raw.opposites).chain(&raw.several) {
            self.known_fact(file, fact);
        }
        self.book.opposites = raw.opposites.iter().map(|fact| fact.get_ref().as_str().into()).collect();
        self.book.delicate = self.conditions(file, &raw.delicate);
        for clause in &raw.undecided {
            let signs = clause.iter().filter_map(|sign| self.sign(file, sign)).collect();
            self.book.undecided.push(signs);
        }
        for suggestion in raw.suggests {
            let when = self.conditions(file, &suggestion.when);
            let then = self.conditions(file, &suggestion.then);
            self.book.suggestions.push(Suggestion { concept: suggestion.concept, when, then });
        }
        self.book.undeniable = raw.undeniable.iter().map(|fact| fact.get_ref().as_str().into()).collect();
        self.book.several = raw.several.iter().map(|fact| fact.get_ref().as_str().into()).collect();
        self.book.asks_why = raw.asks_why.iter().filter_map(|sign| self.sign(file, sign)).collect();
        self.book.not_known = raw.not_known.iter().filter_map(|sign| self.sign(file, sign)).collect();
        self.book.out_of_scope = raw.out_of_scope.iter().filter_map(|sign| self.sign(file, sign)).collect();
        for implication in raw.implies {
            let when = self.conditions(file, &implication.when);
            let then = self.conditions(file, &implication.then);
            self.book.implications.push(Implication { when, then });
        }
    }

    fn sections(&mut self, file: &RuleFile) {
        let Some(raw) = self.toml::<BTreeMap<String, RawSection>>(file) else { return };
        for (name, section) in raw {
            let names = SectionNames {
                documents: section.documents.iter().map(DocumentPath::new).collect(),
                anchors: section.anchors.iter().map(SectionAnchor::new).collect(),
            };
            self.book.sections.insert(name, names);
        }
    }

    fn topics(&mut self, file: &RuleFile) {
        let Some(raw) = self.toml::<TopicsFile>(file) else { return };
        for (name, topic) in raw.topic {
            self.topic(file, &name, topic);
        }
        for rule in raw.rule {
            if rule.verdict.is_none() {
                let message = "a rule needs a `verdict` (yes, no, conditional, statement); for silence write [[silent]]";
                self.error(file, rule.id.span(), message.to_owned());
            }
            self.rule(file, rule);
        }
        for mut rule in raw.silent {
            if rule.verdict.take().is_some() {
                self.error(file, rule.id.span(), "[[silent]] takes no `verdict`; write [[rule]]".to_owned());
            }
            self.rule(file, rule);
        }
    }

    fn topic(&mut self, file: &RuleFile, name: &Spanned<String>, raw: RawTopic) {
        let facts: Vec<FactName> = raw.facts.iter().map(|fact| fact.get_ref().as_str().into()).collect();
        for fact in &raw.facts {
            self.known_fact(file, fact);
        }
        let signs = |reader: &mut Self, raw: &[Spanned<String>]| -> Vec<Sign> {
            raw.iter().filter_map(|sign| reader.sign(file, sign)).collect()
        };
        let topic = Topic {
            name: name.get_ref().as_str().into(),
            facts,
            presumes: self.conditions(file, &raw.presumes),
            recognise: raw.recognise.iter().map(|clause| signs(self, clause)).collect(),
            unless: signs(self, &raw.unless),
            table: Vec::new(),
        };
        self.place(file, "topic", name);
        self.book.topics.insert(topic.name.clone(), topic);
    }

    fn rule(&mut self, file: &RuleFile, raw: RawRule) {
        let rule = Rule {
            id: raw.id.get_ref().as_str().into(),
            topic: raw.topic.get_ref().as_str().into(),
            when: self.conditions(file, &raw.when),
            verdict: raw.verdict,
            steps: raw.steps,
            because: raw.because.iter().filter_map(|ground| self.ground(file, ground)).collect(),
            remark: raw.remark,
        };
        if rule.because.is_empty() {
            self.error(
                file,
                raw.id.span(),
                format!("rule `{}` rests on nothing: name a section in `because`", rule.id),
            );
        }
        self.place(file, "rule", &raw.id);
        self.place(file, &format!("topic of {}", rule.id), &raw.topic);
        self.book.rules.insert(rule.id.clone(), rule);
    }

    fn ground(&mut self, file: &RuleFile, raw: &RawGround) -> Option<Ground> {
        let name = raw.section.get_ref();
        if !self.book.sections.contains_key(name) {
            let known: Vec<&str> = self.book.sections.keys().map(String::as_str).collect();
            let message = format!("unknown section `{name}`{}", suggestion(name, &known));
            self.error(file, raw.section.span(), message);
            return None;
        }
        let blocks = [
            raw.paragraph.map(BlockSelector::Paragraph),
            raw.item.map(BlockSelector::Item),
            raw.row.map(BlockSelector::Row),
            raw.alert.map(BlockSelector::Alert),
        ];
        let mut blocks = blocks.into_iter().flatten();
        let block = blocks.next();
        if blocks.next().is_some() {
            let message = "name one of `paragraph`, `item`, `row` and `alert`, not several".to_owned();
            self.error(file, raw.section.span(), message);
        }
        Some(Ground { section: name.clone(), block })
    }

    fn conditions(&mut self, file: &RuleFile, raw: &Conditions) -> Facts {
        let mut facts = Facts::new();
        for (name, values) in raw {
            let values = match values {
                OneOrMore::One(value) => std::slice::from_ref(value),
                OneOrMore::More(values) => values,
            };
            if self.known_fact(file, name) {
                values.iter().for_each(|value| self.known_value(file, name, value));
            }
            facts.set(name.get_ref().as_str().into(), values.iter().map(|value| value.as_str().into()));
        }
        facts
    }

    /// A sign of a clause: `a|b`, `!a`, a fact, `fact=value` or a concept.
    fn sign(&mut self, file: &RuleFile, raw: &Spanned<String>) -> Option<Sign> {
        let text = raw.get_ref();
        if let Some(denied) = text.strip_prefix('!') {
            let sign = self.sign(file, &Spanned::new(raw.span(), denied.to_owned()))?;
            return Some(Sign::Not(Box::new(sign)));
        }
        if text.contains('|') {
            let parts = text.split('|').map(|part| Spanned::new(raw.span(), part.to_owned()));
            return Some(Sign::Any(parts.filter_map(|part| self.sign(file, &part)).collect()));
        }
        if let Some((name, value)) = text.split_once('=') {
            let spanned = Spanned::new(raw.span(), name.to_owned());
            if self.known_fact(file, &spanned) {
                self.known_value(file, &spanned, value);
            }
            return Some(Sign::Value(name.into(), value.into()));
        }
        let name = FactName::from(text.as_str());
        Some(if self.book.facts.contains_key(&name) { Sign::Fact(name) } else { Sign::Concept(text.clone()) })
    }

    /// Builds and checks the tables, once all rules are there.
    fn tables(&mut self) {
        let unknown: Vec<RuleId> = self
            .book
            .rules
            .values()
            .filter(|rule| !self.book.topics.contains_key(&rule.topic))
            .map(|rule| rule.id.clone())
            .collect();
        for id in unknown {
            let topic = self.book.rules[&id].topic.clone();
            let known: Vec<&str> = self.book.topics.keys().map(TopicName::as_str).collect();
            let message = format!("unknown topic `{topic}`{}", suggestion(topic.as_str(), &known));
            self.error_at(&format!("topic of {id}"), topic.as_str(), message);
        }
        self.foreign_facts();
        let mut built = Vec::new();
        let mut flawed = Vec::new();
        for topic in self.book.topics.values() {
            let rules: Vec<&Rule> =
                self.book.rules.values().filter(|rule| rule.topic == topic.name).collect();
            match table::build(&topic.facts, &self.book.facts, &self.book.implications, &rules) {
                Ok(table) => built.push((topic.name.clone(), table)),
                Err(flaws) => flawed.push((topic.name.clone(), topic.facts.clone(), flaws)),
            }
        }
        for (name, table) in built {
            if let Some(topic) = self.book.topics.get_mut(&name) {
                topic.table = table;
            }
        }
        for (topic, facts, flaws) in flawed {
            let say = |values: &[FactValue]| {
                let pairs: Vec<String> =
                    facts.iter().zip(values).map(|(name, value)| format!("{name}={value}")).collect();
                pairs.join(" ")
            };
            for flaw in flaws {
                match flaw {
                    Flaw::Gap(values) => self.error_at(
                        "topic",
                        topic.as_str(),
                        format!("topic `{topic}` has no rule for {}: add a [[rule]] or a [[silent]]", say(&values)),
                    ),
                    Flaw::Overlap(values, one, other) => self.error_at(
                        "rule",
                        other.as_str(),
                        format!("rules `{one}` and `{other}` both hold for {}: narrow one of them", say(&values)),
                    ),
                    Flaw::Unreachable(rule) => self.error_at(
                        "rule",
                        rule.as_str(),
                        format!("rule `{rule}` never holds: no combination of facts that can occur meets its `when`"),
                    ),
                }
            }
        }
    }

    /// A condition on a fact that the topic does not turn on would go unnoticed.
    fn foreign_facts(&mut self) {
        let mut foreign = Vec::new();
        for rule in self.book.rules.values() {
            let Some(topic) = self.book.topics.get(&rule.topic) else { continue };
            let facts = rule.when.iter().map(|(fact, _)| fact).filter(|fact| !topic.facts.contains(fact));
            foreign.extend(facts.map(|fact| {
                (
                    rule.id.clone(),
                    format!("topic `{}` has no fact `{fact}`: add it to the topic's `facts`", topic.name),
                )
            }));
        }
        for (rule, message) in foreign {
            self.error_at("rule", rule.as_str(), message);
        }
    }

    fn known_fact(&mut self, file: &RuleFile, name: &Spanned<String>) -> bool {
        let known = self.book.facts.contains_key(&FactName::from(name.get_ref().as_str()));
        if !known {
            let names: Vec<&str> = self.book.facts.keys().map(FactName::as_str).collect();
            let message = format!("unknown fact `{}`{}", name.get_ref(), suggestion(name.get_ref(), &names));
            self.error(file, name.span(), message);
        }
        known
    }

    fn known_value(&mut self, file: &RuleFile, name: &Spanned<String>, value: &str) {
        let values = &self.book.facts[&FactName::from(name.get_ref().as_str())];
        if !values.iter().any(|known| known.as_str() == value) {
            let names: Vec<&str> = values.iter().map(FactValue::as_str).collect();
            let message =
                format!("unknown value `{value}` for fact `{}`{}", name.get_ref(), suggestion(value, &names));
            self.error(file, name.span(), message);
        }
    }

    fn place(&mut self, file: &RuleFile, kind: &str, name: &Spanned<String>) {
        let line = line_of(&file.text, &name.span());
        let place = (file.name.clone(), line);
        if let Some((other, at)) = self.places.insert(format!("{kind} {}", name.get_ref()), place)
            && !kind.starts_with("topic of")
        {
            let message =
                format!("{kind} `{}` stands in {other}:{at} already: give it another name", name.get_ref());
            self.error(file, name.span(), message);
        }
    }

    fn toml<T: serde::de::DeserializeOwned>(&mut self, file: &RuleFile) -> Option<T> {
        match toml::from_str(&file.text) {
            Ok(value) => Some(value),
            Err(error) => {
                self.error(file, error.span().unwrap_or(0..0), error.message().to_owned());
                None
            }
        }
    }

    fn error(&mut self, file: &RuleFile, span: Range<usize>, message: String) {
        let line = line_of(&file.text, &span);
        self.errors.push(RulebookError { file: file.name.clone(), line, message });
    }

    fn error_at(&mut self, kind: &str, name: &str, message: String) {
        let (file, line) = self.places.get(&format!("{kind} {name}")).cloned().unwrap_or_default();
        self.errors.push(RulebookError { file, line, message });
    }
}

fn line_of(text: &str, span: &Range<usize>) -> usize {
    text.as_bytes().iter().take(span.start).filter(|byte| **byte == b'\n').count() + 1
}

/// ": did you mean `…`?" where something alike is known, else the list of what is.
fn suggestion(wrong: &str, known: &[&str]) -> String {
    let near = known.iter().map(|name| (strsim::damerau_levenshtein(wrong, name), name)).min();
    match near {
        Some((distance, name)) if distance <= 2.max(wrong.chars().count() / 3) => {
            format!(": did you mean `{name}`?")
        }
        _ => format!(": known are {}", known.join(", ")),
    }
}
