//! Reading the rulebook: from its files to a checked whole, or to all that is wrong with it.

use std::{collections::BTreeSet, ops::Range};

use toml::{de::DeTable, value::Datetime};

use super::{
    BlockSelector, Condition, Example, Ground, Implication, Place, Rule, Rulebook, RulebookError,
    RulebookErrors, SectionNames, Sign, Suggestion, Topic, TopicName,
    error::{readable, suggestion},
    file::{
        CONNECTIVES, Clause, FactValues, FactsFile, FileKind, OneOrMore, Placed, RawCondition, RawDay,
        RawGround, RawRule, RawTopic, RuleFile, RulesFile, SectionsFile,
    },
    table,
};
use crate::{
    Date, DocumentPath, Facts, SectionAnchor,
    fact::{FactName, FactValue},
};

/// A rulebook as far as it could be read, with all that is wrong with it.
#[derive(Clone, Debug)]
pub struct Checked {
    /// What could be read. A topic in which something is wrong has no table and decides nothing.
    pub rulebook: Rulebook,
    /// What is wrong, file by file.
    pub errors: Vec<RulebookError>,
    /// Whether every file could be read; where not, topics and rules are missing.
    pub whole: bool,
}

impl Rulebook {
    /// Reads and checks the whole rulebook.
    ///
    /// # Errors
    ///
    /// Everything that is wrong, each with file, line and column: what is not TOML or names an unknown fact, value, topic,
    /// rule or section, and every combination of facts that on some day has no rule or two.
    pub fn parse(files: &[RuleFile]) -> Result<Rulebook, RulebookErrors> {
        let checked = Rulebook::check(files);
        if checked.errors.is_empty() { Ok(checked.rulebook) } else { Err(RulebookErrors(checked.errors)) }
    }

    /// Reads what can be read of a rulebook, and says what is wrong with it.
    pub fn check(files: &[RuleFile]) -> Checked {
        let mut reader =
            Reader { book: Rulebook::default(), errors: Vec::new(), broken: BTreeSet::new(), whole: true };
        // Facts and sections first: the others refer to them.
        for kind in [FileKind::Facts, FileKind::Sections, FileKind::Rules] {
            for file in files.iter().filter(|file| file.kind() == kind) {
                match kind {
                    FileKind::Facts => reader.facts(file),
                    FileKind::Sections => reader.sections(file),
                    FileKind::Rules => reader.rules(file),
                }
            }
        }
        reader.topics_of_rules();
        reader.overrides();
        if reader.whole {
            reader.tables();
        }
        reader.errors.sort();
        Checked { rulebook: reader.book, errors: reader.errors, whole: reader.whole }
    }
}

pub(super) struct Reader {
    pub(super) book: Rulebook,
    pub(super) errors: Vec<RulebookError>,
    /// Topics in whose rules something is wrong: their tables would only repeat it.
    pub(super) broken: BTreeSet<TopicName>,
    pub(super) whole: bool,
}

impl Reader {
    fn facts(&mut self, file: &RuleFile) {
        let Some(raw) = self.toml::<FactsFile>(file) else { return };
        for (name, values) in raw.fact {
            if CONNECTIVES.contains(&name.as_str()) {
                let message = format!("no fact can be called `{}`: conditions use the word", name.as_str());
                self.error(file, &name, message);
            }
            if values.is_empty() || values.len() > table::MOST_VALUES {
                let message = format!(
                    "fact `{}` has {} values: name 1 to {}",
                    name.as_str(),
                    values.len(),
                    table::MOST_VALUES
                );
                self.error(file, &name, message);
            }
            let mut known: Vec<FactValue> = Vec::new();
            for value in &values {
                if known.iter().any(|known| known.as_str() == value.as_str()) {
                    let message =
                        format!("fact `{}` has the value `{}` twice", name.as_str(), value.as_str());
                    self.error(file, value, message);
                } else {
                    known.push(value.as_str().into());
                }
            }
            known.truncate(table::MOST_VALUES);
            self.book.facts.insert(name.as_str().into(), known);
        }
        for fact in raw.undeniable.iter().chain(&raw.opposites).chain(&raw.several) {
            self.known_fact(file, fact);
        }
        self.book.opposites = raw.opposites.iter().map(|fact| fact.as_str().into()).collect();
        self.book.delicate = self.values(file, &raw.delicate);
        for clause in &raw.undecided {
            let signs = clause.iter().filter_map(|sign| self.sign(file, sign)).collect();
            self.book.undecided.push(signs);
        }
        for suggestion in raw.suggests {
            let when = self.condition(file, &suggestion.when);
            let then = self.values(file, &suggestion.then);
            self.book.suggestions.push(Suggestion { concept: suggestion.concept, when, then });
        }
        self.book.undeniable = raw.undeniable.iter().map(|fact| fact.as_str().into()).collect();
        self.book.several = raw.several.iter().map(|fact| fact.as_str().into()).collect();
        self.book.undocumented = raw.undocumented.iter().filter_map(|sign| self.sign(file, sign)).collect();
        self.book.asks_why = raw.asks_why.iter().filter_map(|sign| self.sign(file, sign)).collect();
        self.book.not_known = raw.not_known.iter().filter_map(|sign| self.sign(file, sign)).collect();
        self.book.out_of_scope = raw.out_of_scope.iter().filter_map(|sign| self.sign(file, sign)).collect();
        for implication in raw.implies {
            let when = self.condition(file, &implication.when);
            let then = self.values(file, &implication.then);
            self.book.implications.push(Implication { when, then });
        }
    }

    fn sections(&mut self, file: &RuleFile) {
        let Some(SectionsFile(raw)) = self.toml::<SectionsFile>(file) else { return };
        for (name, section) in raw {
            if section.documents.is_empty() || section.anchors.is_empty() {
                let message = format!("section `{}` needs a document and an anchor", name.as_str());
                self.error(file, &name, message);
            }
            let names = SectionNames {
                documents: section.documents.iter().map(DocumentPath::new).collect(),
                anchors: section.anchors.iter().map(SectionAnchor::new).collect(),
                place: place(file, &name.span()),
            };
            if let Some(other) = self.book.sections.get(name.as_str()) {
                let message = stands_already("section", name.as_str(), &other.place);
                self.error(file, &name, message);
            }
            self.book.sections.insert(name.as_str().to_owned(), names);
        }
    }

    fn rules(&mut self, file: &RuleFile) {
        let Some(raw) = self.toml::<RulesFile>(file) else { return };
        for (name, topic) in raw.topic {
            self.topic(file, &name, topic);
        }
        for rule in raw.rule {
            if rule.verdict.is_none() {
                let message = "a rule needs a `verdict` (yes, no, conditional, statement); for silence write [[silent]]";
                self.error(file, &rule.id, message.to_owned());
            }
            self.rule(file, rule);
        }
        for mut rule in raw.silent {
            if rule.verdict.take().is_some() {
                self.error(file, &rule.id, "[[silent]] takes no `verdict`; write [[rule]]".to_owned());
            }
            self.rule(file, rule);
        }
    }

    fn topic(&mut self, file: &RuleFile, name: &Placed<String>, raw: RawTopic) {
        let before = self.errors.len();
        let facts: Vec<FactName> = raw.facts.iter().map(|fact| fact.as_str().into()).collect();
        for (at, fact) in raw.facts.iter().enumerate() {
            self.known_fact(file, fact);
            if facts[..at].iter().any(|known| known.as_str() == fact.as_str()) {
                self.error(file, fact, format!("fact `{}` is named twice", fact.as_str()));
            }
        }
        let signs = |reader: &mut Self, raw: &[Placed<String>]| -> Vec<Sign> {
            raw.iter().filter_map(|sign| reader.sign(file, sign)).collect()
        };
        let topic = Topic {
            name: name.as_str().into(),
            facts,
            presumes: self.values(file, &raw.presumes),
            examples: raw
                .examples
                .iter()
                .map(|text| Example { text: text.as_str().to_owned(), place: place(file, &text.span()) })
                .collect(),
            recognise: raw.recognise.iter().map(|clause| signs(self, clause)).collect(),
            unless: signs(self, &raw.unless),
            place: place(file, &name.span()),
            stretches: Vec::new(),
        };
        if let Some(other) = self.book.topics.get(&topic.name) {
            let message = stands_already("topic", name.as_str(), &other.place);
            self.error(file, name, message);
        }
        if self.errors.len() > before {
            self.broken.insert(topic.name.clone());
        }
        self.book.topics.entry(topic.name.clone()).or_insert(topic);
    }

    fn rule(&mut self, file: &RuleFile, raw: RawRule) {
        let before = self.errors.len();
        let rule = Rule {
            id: raw.id.as_str().into(),
            topic: raw.topic.as_str().into(),
            when: self.condition(file, &raw.when),
            overrides: raw.overrides.iter().flat_map(|ids| &ids.0).map(|id| id.as_str().into()).collect(),
            valid_from: raw.valid_from.as_ref().and_then(|day| self.day(file, day)),
            valid_until: raw.valid_until.as_ref().and_then(|day| self.day(file, day)),
            verdict: raw.verdict,
            steps: raw.steps,
            because: raw.because.iter().filter_map(|ground| self.ground(file, ground)).collect(),
            remark: raw.remark,
            place: place(file, &raw.id.span()),
            topic_place: place(file, &raw.topic.span()),
            override_places: places(file, raw.overrides.as_ref()),
        };
        if raw.because.is_empty() {
            let message = format!("rule `{}` rests on nothing: name a section in `because`", rule.id);
            self.error(file, &raw.id, message);
        }
        if let (Some(from), Some(until), Some(at)) = (rule.valid_from, rule.valid_until, &raw.valid_until)
            && until < from
        {
            let message = format!("rule `{}` ends on {until}, before it begins on {from}", rule.id);
            self.error(file, at, message);
        }
        if let Some(other) = self.book.rules.get(&rule.id) {
            let message = stands_already("rule", raw.id.as_str(), &other.place);
            self.error(file, &raw.id, message);
        }
        if self.errors.len() > before {
            self.broken.insert(rule.topic.clone());
        }
        self.book.rules.entry(rule.id.clone()).or_insert(rule);
    }

    fn day(&mut self, file: &RuleFile, raw: &Placed<RawDay>) -> Option<Date> {
        match raw.get().0 {
            Datetime { date: Some(date), time: None, offset: None } => {
                Some(Date { year: date.year, month: date.month, day: date.day })
            }
            other => {
                let message = format!("`{other}` is no day: write it without a time, as in 2026-01-31");
                self.error(file, raw, message);
                None
            }
        }
    }

    fn ground(&mut self, file: &RuleFile, raw: &RawGround) -> Option<Ground> {
        let name = raw.section.as_str();
        if !self.book.sections.contains_key(name) {
            if self.whole || !self.book.sections.is_empty() {
                let known: Vec<&str> = self.book.sections.keys().map(String::as_str).collect();
                let message = format!("unknown section `{name}`{}", suggestion(name, &known));
                self.error(file, &raw.section, message);
            }
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
            self.error(file, &raw.section, message);
        }
        if block.is_some_and(|block| block.number() == 0) {
            self.error(
                file,
                &raw.section,
                "blocks are counted from 1: there is none with number 0".to_owned(),
            );
        }
        Some(Ground { section: name.to_owned(), block, place: place(file, &raw.section.span()) })
    }

    fn condition(&mut self, file: &RuleFile, raw: &RawCondition) -> Condition {
        let each = |reader: &mut Self, parts: &[RawCondition]| -> Vec<Condition> {
            parts.iter().map(|part| reader.condition(file, part)).collect()
        };
        let mut parts: Vec<Condition> = raw
            .0
            .iter()
            .map(|clause| match clause {
                Clause::Fact(name, values) => {
                    Condition::Is(name.as_str().into(), self.fact_values(file, name, values))
                }
                Clause::All(parts) => Condition::All(each(self, parts)),
                Clause::Any(key, parts) => {
                    if parts.is_empty() {
                        let message = "an `any` without conditions never holds: name one, or take it out";
                        self.error(file, key, message.to_owned());
                    }
                    Condition::Any(each(self, parts))
                }
                Clause::Not(part) => Condition::Not(Box::new(self.condition(file, part))),
            })
            .collect();
        if parts.len() == 1 { parts.remove(0) } else { Condition::All(parts) }
    }

    fn values(&mut self, file: &RuleFile, raw: &FactValues) -> Facts {
        let mut facts = Facts::new();
        for (name, values) in raw {
            facts.set(name.as_str().into(), self.fact_values(file, name, values));
        }
        facts
    }

    fn fact_values(
        &mut self,
        file: &RuleFile,
        name: &Placed<String>,
        values: &OneOrMore,
    ) -> BTreeSet<FactValue> {
        if values.0.is_empty() {
            self.error(file, name, format!("`{}` has no value here: name one", name.as_str()));
        }
        if self.known_fact(file, name) {
            values.0.iter().for_each(|value| self.known_value(file, name.as_str(), value));
        }
        values.0.iter().map(|value| value.as_str().into()).collect()
    }

    /// A sign of a clause: `a|b`, `!a`, a fact, `fact=value` or a concept.
    fn sign(&mut self, file: &RuleFile, raw: &Placed<String>) -> Option<Sign> {
        let text = raw.as_str();
        if let Some(denied) = text.strip_prefix('!') {
            let sign = self.sign(file, &Placed::new(raw.span(), denied.to_owned()))?;
            return Some(Sign::Not(Box::new(sign)));
        }
        if text.contains('|') {
            let parts = text.split('|').map(|part| Placed::new(raw.span(), part.to_owned()));
            return Some(Sign::Any(parts.filter_map(|part| self.sign(file, &part)).collect()));
        }
        if let Some((name, value)) = text.split_once('=') {
            if self.known_fact(file, &Placed::new(raw.span(), name.to_owned())) {
                self.known_value(file, name, &Placed::new(raw.span(), value.to_owned()));
            }
            return Some(Sign::Value(name.into(), value.into()));
        }
        let name = FactName::from(text);
        Some(if self.book.facts.contains_key(&name) {
            Sign::Fact(name)
        } else {
            Sign::Concept(text.to_owned())
        })
    }

    fn known_fact(&mut self, file: &RuleFile, name: &Placed<String>) -> bool {
        let known = self.book.facts.contains_key(&FactName::from(name.as_str()));
        // Where the facts could not be read, none is known, and that was said.
        if !known && (self.whole || !self.book.facts.is_empty()) {
            let names: Vec<&str> = self.book.facts.keys().map(FactName::as_str).collect();
            let message = format!("unknown fact `{}`{}", name.as_str(), suggestion(name.as_str(), &names));
            self.error(file, name, message);
        }
        known
    }

    fn known_value(&mut self, file: &RuleFile, name: &str, value: &Placed<String>) {
        let values = &self.book.facts[&FactName::from(name)];
        if !values.iter().any(|known| known.as_str() == value.as_str()) {
            let names: Vec<&str> = values.iter().map(FactValue::as_str).collect();
            let message = format!(
                "unknown value `{}` for fact `{name}`{}",
                value.as_str(),
                suggestion(value.as_str(), &names)
            );
            self.error(file, value, message);
        }
    }

    fn toml<T: serde::de::DeserializeOwned>(&mut self, file: &RuleFile) -> Option<T> {
        let error = match toml::from_str(&file.text) {
            Ok(value) => return Some(value),
            Err(error) => error,
        };
        self.whole = false;
        // Of what is not TOML at all, all can be said at once.
        let (_, mut errors) = DeTable::parse_recoverable(&file.text);
        if errors.is_empty() {
            errors.push(error);
        }
        self.errors.extend(errors.iter().map(|error| RulebookError {
            place: place(file, &error.span().unwrap_or(0..0)),
            message: readable(error.message()),
        }));
        None
    }

    fn error<T>(&mut self, file: &RuleFile, at: &Placed<T>, message: String) {
        self.errors.push(RulebookError { place: place(file, &at.span()), message });
    }
}

fn place(file: &RuleFile, span: &Range<usize>) -> Place {
    Place::new(&file.name, &file.text, span)
}

fn places(file: &RuleFile, words: Option<&OneOrMore>) -> Vec<Place> {
    words.into_iter().flat_map(|words| &words.0).map(|word| place(file, &word.span())).collect()
}

fn stands_already(kind: &str, name: &str, other: &Place) -> String {
    format!("{kind} `{name}` stands in {other} already: give it another name")
}
