//! The rulebook's TOML files: what may stand in them. The types read the files, and their schema is made from them.

use std::{borrow::Cow, collections::BTreeMap, fmt, ops::Range};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, SeqAccess, Visitor},
};
use toml::{Spanned, value::Datetime};

use super::Verdict;

/// A file of the rulebook.
#[derive(Clone, Debug)]
pub struct RuleFile {
    /// Its name, for messages. `facts.toml` declares facts, `sections.toml` names sections; all others hold topics and
    /// rules.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// What a file of the rulebook holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Topics and rules.
    Rules,
    /// The facts and their values.
    Facts,
    /// The sections that rules rest on.
    Sections,
}

impl RuleFile {
    /// What it holds, by its name.
    pub fn kind(&self) -> FileKind {
        if self.name.ends_with("facts.toml") {
            FileKind::Facts
        } else if self.name.ends_with("sections.toml") {
            FileKind::Sections
        } else {
            FileKind::Rules
        }
    }
}

impl FileKind {
    /// The JSON Schema of such a file, for editors.
    pub fn schema(self) -> serde_json::Value {
        match self {
            FileKind::Rules => schemars::schema_for!(RulesFile),
            FileKind::Facts => schemars::schema_for!(FactsFile),
            FileKind::Sections => schemars::schema_for!(SectionsFile),
        }
        .to_value()
    }
}

/// The facts that questions can state.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Facts")]
pub(super) struct FactsFile {
    /// A question that shows one of these signs is none for the documents.
    #[serde(default)]
    pub out_of_scope: Vec<Placed<String>>,
    /// Signs of a question that the documents never answer: where no rule speaks, no section does.
    #[serde(default)]
    pub undocumented: Vec<Placed<String>>,
    /// Signs that an asker wants to know why a fact is asked for.
    #[serde(default)]
    pub asks_why: Vec<Placed<String>>,
    /// Signs that an asker does not know a fact that is asked for.
    #[serde(default)]
    pub not_known: Vec<Placed<String>>,
    /// Facts of which a question may name several values as several cases.
    #[serde(default)]
    pub several: Vec<Placed<String>>,
    /// Facts that are deeds: a value of theirs that is denied is meant all the same.
    #[serde(default)]
    pub undeniable: Vec<Placed<String>>,
    /// Clauses of signs that show a question on which a yes or no would say the opposite, or nothing.
    #[serde(default)]
    pub undecided: Vec<Vec<Placed<String>>>,
    /// Facts of which denying one value means the others.
    #[serde(default)]
    pub opposites: Vec<Placed<String>>,
    /// Values that change a verdict for the better: any denial near them counts.
    #[serde(default)]
    pub delicate: FactValues,
    /// The facts, each with its values in the order in which they are offered.
    pub fact: BTreeMap<Placed<String>, Vec<Placed<String>>>,
    /// What follows from a fact without being said.
    #[serde(default)]
    pub implies: Vec<RawImplication>,
    /// What is likely while nothing else is said.
    #[serde(default)]
    pub suggests: Vec<RawSuggestion>,
}

/// A fact that is likely where a concept is named or other facts are known.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Suggestion")]
pub(super) struct RawSuggestion {
    /// A concept, by the name under which the locales list its words.
    pub concept: Option<String>,
    /// The facts under which it is likely.
    #[serde(default)]
    pub when: RawCondition,
    /// What is likely then.
    pub then: FactValues,
}

/// A fact that follows from others.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Implication")]
pub(super) struct RawImplication {
    /// The facts from which it follows.
    pub when: RawCondition,
    /// What follows.
    pub then: FactValues,
}

/// The sections that rules rest on, each under a name of its own.
#[derive(Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(rename = "Sections")]
pub(super) struct SectionsFile(pub BTreeMap<Placed<String>, RawSection>);

/// The paths and anchors that a section has had, newest first.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Section")]
pub(super) struct RawSection {
    /// Paths of its article.
    #[schemars(length(min = 1))]
    pub documents: Vec<String>,
    /// Anchors of the section in it.
    #[schemars(length(min = 1))]
    pub anchors: Vec<String>,
}

/// Topics and rules.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Topics and rules")]
pub(super) struct RulesFile {
    /// Kinds of questions.
    #[serde(default)]
    pub topic: BTreeMap<Placed<String>, RawTopic>,
    /// What is decided.
    #[serde(default)]
    #[schemars(schema_with = "rules_schema")]
    pub rule: Vec<RawRule>,
    /// On what the documents are silent.
    #[serde(default)]
    #[schemars(schema_with = "silences_schema")]
    pub silent: Vec<RawRule>,
}

/// A kind of question, the facts that decide it, and how it is recognised.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Topic")]
pub(super) struct RawTopic {
    /// The facts that decide it, the one to ask for first leading where all else is equal.
    pub facts: Vec<Placed<String>>,
    /// Values taken for granted while the asker does not say otherwise.
    #[serde(default)]
    pub presumes: FactValues,
    /// Questions about it in English, short ones that name what it is about. What a question in any language shares with them
    /// tells topics apart that are recognised by as much.
    #[serde(default)]
    pub examples: Vec<Placed<String>>,
    /// Clauses; the topic is recognised where all signs of one are found: a concept, a fact, `fact=value`, `a|b`, `!a`.
    pub recognise: Vec<Vec<Placed<String>>>,
    /// …and none of these signs.
    #[serde(default)]
    pub unless: Vec<Placed<String>>,
}

/// What is decided for some combinations of a topic's facts, or on what the documents are silent.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Rule")]
pub(super) struct RawRule {
    /// Its name, under which the locales keep its text; no other rule has it.
    pub id: Placed<String>,
    /// The topic it belongs to.
    pub topic: Placed<String>,
    /// The facts under which it holds; always where left out.
    #[serde(default)]
    pub when: RawCondition,
    /// The rules of the same topic that it is an exception to: where both hold, this one counts.
    #[serde(default)]
    pub overrides: Option<OneOrMore>,
    /// The first day on which it counts.
    pub valid_from: Option<Placed<RawDay>>,
    /// The last day on which it counts.
    pub valid_until: Option<Placed<RawDay>>,
    /// What it says to the possibility asked about.
    pub verdict: Option<Verdict>,
    /// How many steps its text has in every locale.
    #[serde(default)]
    pub steps: usize,
    /// The sections it rests on, the weightiest first.
    #[serde(default)]
    pub because: Vec<RawGround>,
    /// A remark for whoever keeps the rules; not shown to askers.
    pub remark: Option<String>,
}

/// A place that a rule rests on: a section, and one of its blocks by its kind and place among its kind.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Ground")]
pub(super) struct RawGround {
    /// The section, by its name in `sections.toml`.
    pub section: Placed<String>,
    /// The n-th paragraph, from 1.
    #[schemars(range(min = 1))]
    pub paragraph: Option<usize>,
    /// The n-th list item, from 1.
    #[schemars(range(min = 1))]
    pub item: Option<usize>,
    /// The n-th table row, from 1, heading rows left out.
    #[schemars(range(min = 1))]
    pub row: Option<usize>,
    /// The n-th paragraph of alert boxes, from 1.
    #[schemars(range(min = 1))]
    pub alert: Option<usize>,
}

/// Facts with the values they may have.
pub(super) type FactValues = BTreeMap<Placed<String>, OneOrMore>;

fn rules_schema(generator: &mut SchemaGenerator) -> Schema {
    let rule = generator.subschema_for::<RawRule>();
    json_schema!({ "type": "array", "items": { "allOf": [rule], "required": ["verdict", "because"] } })
}

fn silences_schema(generator: &mut SchemaGenerator) -> Schema {
    let rule = generator.subschema_for::<RawRule>();
    let silence =
        json_schema!({ "allOf": [rule], "required": ["because"], "not": { "required": ["verdict"] } });
    json_schema!({ "type": "array", "items": silence })
}

/// A value with its place in the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(transparent, bound = "T: Deserialize<'de>")]
pub(super) struct Placed<T>(Spanned<T>);

impl<T> Placed<T> {
    pub fn new(span: Range<usize>, value: T) -> Placed<T> {
        Placed(Spanned::new(span, value))
    }

    pub fn get(&self) -> &T {
        self.0.get_ref()
    }

    pub fn span(&self) -> Range<usize> {
        self.0.span()
    }
}

impl Placed<String> {
    pub fn as_str(&self) -> &str {
        self.0.get_ref()
    }
}

impl<T: JsonSchema> JsonSchema for Placed<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// A day, without a time.
#[derive(Clone, Copy, Deserialize)]
#[serde(transparent)]
pub(super) struct RawDay(pub Datetime);

impl JsonSchema for RawDay {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}

/// One word, or several in a list.
pub(super) struct OneOrMore(pub Vec<Placed<String>>);

impl<'de> Deserialize<'de> for OneOrMore {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        enum Shape {
            One(String),
            More(Vec<Placed<String>>),
        }

        struct Words;

        impl<'de> Visitor<'de> for Words {
            type Value = Shape;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a word in quotes, or a list of such")
            }

            fn visit_str<E: de::Error>(self, word: &str) -> Result<Shape, E> {
                Ok(Shape::One(word.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, words: A) -> Result<Shape, A::Error> {
                Vec::deserialize(de::value::SeqAccessDeserializer::new(words)).map(Shape::More)
            }
        }

        impl<'de> Deserialize<'de> for Shape {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(Words)
            }
        }

        let placed = Spanned::<Shape>::deserialize(deserializer)?;
        let span = placed.span();
        Ok(OneOrMore(match placed.into_inner() {
            Shape::One(word) => vec![Placed::new(span, word)],
            Shape::More(words) => words,
        }))
    }
}

impl JsonSchema for OneOrMore {
    fn schema_name() -> Cow<'static, str> {
        "OneOrMore".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "One word, or several in a list.",
            "anyOf": [
                { "type": "string" },
                { "type": "array", "items": { "type": "string" }, "minItems": 1 }
            ]
        })
    }
}

/// A condition: facts with their values, and under `all`, `any` and `not` further conditions; all of it has to hold.
#[derive(Default)]
pub(super) struct RawCondition(pub Vec<Clause>);

/// A part of a condition.
pub(super) enum Clause {
    Fact(Placed<String>, OneOrMore),
    All(Vec<RawCondition>),
    Any(Placed<String>, Vec<RawCondition>),
    Not(RawCondition),
}

/// The keys of a condition that are no facts.
pub(super) const CONNECTIVES: [&str; 3] = ["all", "any", "not"];

impl<'de> Deserialize<'de> for RawCondition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Clauses;

        impl<'de> Visitor<'de> for Clauses {
            type Value = RawCondition;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a condition such as { fact = \"value\" }")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawCondition, A::Error> {
                let mut clauses = Vec::new();
                while let Some(key) = map.next_key::<Placed<String>>()? {
                    clauses.push(match key.as_str() {
                        "all" => Clause::All(map.next_value()?),
                        "any" => Clause::Any(key, map.next_value()?),
                        "not" => Clause::Not(map.next_value()?),
                        _ => Clause::Fact(key, map.next_value()?),
                    });
                }
                Ok(RawCondition(clauses))
            }
        }

        deserializer.deserialize_map(Clauses)
    }
}

impl JsonSchema for RawCondition {
    fn schema_name() -> Cow<'static, str> {
        "Condition".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let inner = generator.subschema_for::<RawCondition>();
        let values = generator.subschema_for::<OneOrMore>();
        json_schema!({
            "description": "Facts with their values, and further conditions; all of it has to hold.",
            "type": "object",
            "properties": {
                "all": { "description": "All of these hold.", "type": "array", "items": inner },
                "any": { "description": "One of these holds, or more.", "type": "array", "items": inner, "minItems": 1 },
                "not": { "description": "This does not hold.", "allOf": [inner] }
            },
            "additionalProperties": values
        })
    }
}
