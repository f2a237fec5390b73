//! The slash commands, in every language that Discord and Lotse share, as Discord's API takes them.
//!
//! Limits are Discord's (developer documentation, "Application Commands").

use std::collections::{BTreeMap, BTreeSet};

use lotse_knowledge::{FactName, Locale, Rulebook};
use serde_json::{Map, Value, json};

use super::{
    Settings,
    text::{cut, length},
};
use crate::locales::{LocaleProblem, Locales, Voice};

/// Discord's languages ("Reference", "Locales").
const LOCALES: [&str; 34] = [
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl",
    "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja",
    "zh-TW", "ko", "ar", "he",
];

const NAME: usize = 32;
const DESCRIPTION: usize = 100;
const MOST_CHOICES: usize = 25;
const MOST_OPTIONS: usize = 25;
const WHOLE: usize = 8000;

const SUB_COMMAND: u8 = 1;
const STRING: u8 = 3;
const BOOLEAN: u8 = 5;

/// Commands may be used in servers and in direct conversations with the bot.
const EVERYWHERE: [u8; 2] = [0, 1];
const IN_SERVERS: [u8; 1] = [0];

/// Who may manage the server, as Discord's permission bits.
const MANAGE_GUILD: u64 = 1 << 5;

/// All commands, and what is wrong with their texts; texts that cannot be used are left out, English stands in.
pub fn all(locales: &Locales, rulebook: &Rulebook) -> (Vec<Value>, Vec<LocaleProblem>) {
    let mut maker = Maker::new(locales);
    let private = maker.option("private", "command-private", BOOLEAN, false);
    let question = maker.option("question", "command-ask-question", STRING, true);
    let ask = [with(question, json!({ "max_length": 1000 })), private.clone()];
    let topic = maker.option("topic", "command-check-topic", STRING, true);
    let mut check = vec![with(topic, json!({ "autocomplete": true }))];
    let facts: Vec<Value> = rulebook.facts().keys().map(|fact| maker.fact(fact, rulebook)).collect();
    check.extend(facts.into_iter().take(MOST_OPTIONS - 2));
    check.push(private.clone());
    maker.distinct("check", &mut check);
    let section = maker.option("section", "command-cite-section", STRING, true);
    let cite = [with(section, json!({ "autocomplete": true })), private];
    let language = maker.option("language", "command-language-language", STRING, true);
    let languages = maker.languages();
    let helpful = maker.option("helpful", "command-feedback-helpful", BOOLEAN, true);
    let comment = maker.option("comment", "command-feedback-comment", STRING, false);
    let status = maker.option("status", "command-lotse-status", SUB_COMMAND, false);
    let reload = maker.option("reload", "command-lotse-reload", SUB_COMMAND, false);
    let for_operators =
        json!({ "default_member_permissions": MANAGE_GUILD.to_string(), "contexts": IN_SERVERS });
    let commands = vec![
        maker.command("ask", &ask),
        maker.command("check", &check),
        maker.command("cite", &cite),
        maker.command("why", &[]),
        maker.command("language", &[with(language, json!({ "choices": languages }))]),
        maker.command("feedback", &[helpful, with(comment, json!({ "max_length": 1000 }))]),
        maker.command("forget", &[]),
        maker.command("help", &[]),
        with(maker.command("lotse", &[plain(status), plain(reload)]), for_operators),
    ];
    for command in &commands {
        let size = size(command);
        if size > WHOLE {
            let name = command["name"].as_str().unwrap_or_default();
            let message = format!(
                "the command `{name}` has {size} characters and Discord takes {WHOLE}: shorten its texts"
            );
            maker.problems.push(problem("en", message));
        }
    }
    (commands, maker.problems)
}

/// The commands as they are registered: [`all`], and those for operators shown to everybody where operators are named,
/// since Discord would keep them from people who may not manage the server.
pub fn wanted(
    locales: &Locales,
    rulebook: &Rulebook,
    settings: &Settings,
) -> (Vec<Value>, Vec<LocaleProblem>) {
    let (mut commands, problems) = all(locales, rulebook);
    if !settings.admins.is_empty() {
        commands.iter_mut().filter_map(Value::as_object_mut).for_each(|command| {
            command.remove("default_member_permissions");
        });
    }
    (commands, problems)
}

/// Our locale for one of Discord's; none where it is no locale.
pub fn locale(discord: &str) -> Option<Locale> {
    discord.parse().ok()
}

/// Whether the commands that Discord has are these. It adds fields of its own and leaves out what is empty.
pub fn are_registered(wanted: &[Value], registered: &[Value]) -> bool {
    wanted.len() == registered.len()
        && wanted.iter().all(|wanted| {
            registered.iter().any(|known| known["name"] == wanted["name"] && same(wanted, known))
        })
}

fn same(wanted: &Value, known: &Value) -> bool {
    let is_empty = |value: &Value| match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    };
    match (wanted, known) {
        (Value::Object(wanted), Value::Object(known)) => wanted.iter().all(|(name, value)| {
            let known = known.get(name).unwrap_or(&Value::Null);
            (is_empty(value) && is_empty(known)) || same(value, known)
        }),
        (Value::Array(wanted), Value::Array(known)) => {
            wanted.len() == known.len() && wanted.iter().zip(known).all(|(wanted, known)| same(wanted, known))
        }
        _ => wanted == known,
    }
}

fn with(mut value: Value, more: Value) -> Value {
    if let (Some(value), Value::Object(more)) = (value.as_object_mut(), more) {
        value.extend(more);
    }
    value
}

/// A subcommand: it is never required.
fn plain(mut option: Value) -> Value {
    if let Some(option) = option.as_object_mut() {
        option.remove("required");
    }
    option
}

/// Puts commands together from the languages' texts.
struct Maker<'a> {
    /// Discord's languages that are ours too, each with its voice. English is the default.
    voices: Vec<(&'static str, Voice<'a>)>,
    english: Voice<'a>,
    available: Vec<Locale>,
    problems: Vec<LocaleProblem>,
}

impl<'a> Maker<'a> {
    fn new(locales: &'a Locales) -> Maker<'a> {
        let spoken = |name: &&'static str| {
            let locale: Locale = name.parse().ok()?;
            locales.speaks(&locale).then(|| (*name, locales.voice(&locale)))
        };
        Maker {
            voices: LOCALES.iter().filter_map(spoken).collect(),
            english: locales.voice(locales.english()),
            available: locales.available().cloned().collect(),
            problems: Vec::new(),
        }
    }

    fn command(&mut self, name: &str, options: &[Value]) -> Value {
        let described = self.named(name, &format!("command-{name}"));
        with(
            described,
            json!({ "type": 1, "options": options, "contexts": EVERYWHERE, "integration_types": [0] }),
        )
    }

    fn option(&mut self, name: &str, message: &str, kind: u8, required: bool) -> Value {
        with(self.named(name, message), json!({ "type": kind, "required": required }))
    }

    /// Name and description. The name that code knows is `name`, whatever it is called in English.
    fn named(&mut self, name: &str, message: &str) -> Value {
        let mut names = Map::new();
        let mut descriptions = Map::new();
        let mut problems = Vec::new();
        for (code, voice) in &self.voices {
            let mut keep =
                |into: &mut Map<String, Value>, text: Option<String>, fits: &dyn Fn(&str) -> bool, what| {
                    match text {
                        Some(text) if fits(&text) => {
                            into.insert((*code).to_owned(), text.into());
                        }
                        Some(text) => {
                            let message = format!("`{message}`: Discord does not take `{text}` as a {what}");
                            problems.push(problem(voice.locale(), message));
                        }
                        None => {}
                    }
                };
            keep(&mut names, voice.try_say(message), &is_name, "name: one word in small letters, at most 32");
            let description = voice.attribute(message, "description");
            keep(&mut descriptions, description, &is_description, "description: 1 to 100 characters");
        }
        problems.dedup();
        self.problems.extend(problems);
        let english = self.english.attribute(message, "description").unwrap_or_else(|| name.to_owned());
        json!({
            "name": name,
            "name_localizations": names,
            "description": cut(&english, DESCRIPTION),
            "description_localizations": descriptions,
        })
    }

    /// A fact of the rulebook as an option: its name in each language as one word, its values as choices.
    fn fact(&mut self, fact: &FactName, rulebook: &Rulebook) -> Value {
        let message = format!("fact-{fact}");
        let values = &rulebook.facts()[fact];
        let mut names = Map::new();
        let mut descriptions = Map::new();
        for (code, voice) in &self.voices {
            let Some(name) = voice.try_say(&message) else { continue };
            let word = word(&name);
            if is_name(&word) {
                names.insert((*code).to_owned(), word.into());
            }
            descriptions.insert((*code).to_owned(), cut(&name, DESCRIPTION).into());
        }
        let choices = values.iter().take(MOST_CHOICES).map(|value| {
            let message = format!("fact-{fact}-{value}");
            let said = |voice: &Voice<'_>| {
                cut(&voice.try_say(&message).unwrap_or_else(|| value.to_string()), DESCRIPTION)
            };
            self.choice(&said, value.as_str())
        });
        let choices: Vec<Value> = choices.collect();
        let english = self.english.try_say(&message).unwrap_or_else(|| fact.to_string());
        let mut option = json!({
            "type": STRING,
            "name": fact.as_str(),
            "name_localizations": names,
            "description": cut(&english, DESCRIPTION),
            "description_localizations": descriptions,
            "required": false,
        });
        // More choices than Discord takes are suggested while typing.
        if values.len() > MOST_CHOICES {
            option["autocomplete"] = true.into();
        } else {
            option["choices"] = choices.into();
        }
        option
    }

    fn choice(&self, said: &dyn Fn(&Voice<'_>) -> String, value: &str) -> Value {
        let names: Map<String, Value> =
            self.voices.iter().map(|(code, voice)| ((*code).to_owned(), said(voice).into())).collect();
        json!({ "name": said(&self.english), "name_localizations": names, "value": value })
    }

    /// The languages to choose from, and none in particular.
    fn languages(&self) -> Vec<Value> {
        let name = |voice: &Voice<'_>, locale: &Locale| {
            let name = crate::assistant::language(voice, locale);
            let alike = self.available.iter().filter(|other| other.same_language(locale)).count();
            match locale.region().filter(|_| alike > 1) {
                Some(region) => format!("{name} ({region})"),
                None => name,
            }
        };
        let automatic = self.choice(&|voice| voice.say("language-automatic"), AUTOMATIC);
        let languages = self.available.iter().take(MOST_CHOICES - 1);
        std::iter::once(automatic)
            .chain(languages.map(|locale| self.choice(&|voice| name(voice, locale), &locale.to_string())))
            .collect()
    }

    /// Takes away localized names that two options of one command share: Discord refuses them.
    fn distinct(&mut self, command: &str, options: &mut [Value]) {
        let mut names: BTreeMap<(String, String), BTreeSet<usize>> = BTreeMap::new();
        for (at, option) in options.iter().enumerate() {
            for (code, name) in option["name_localizations"].as_object().into_iter().flatten() {
                let name = name.as_str().unwrap_or_default().to_owned();
                names.entry((code.clone(), name)).or_default().insert(at);
            }
        }
        for ((code, name), alike) in names.into_iter().filter(|(_, alike)| alike.len() > 1) {
            let message = format!("two options of `{command}` are called `{name}`: give one another name");
            self.problems.push(problem(&code, message));
            for at in alike {
                if let Some(names) = options[at]["name_localizations"].as_object_mut() {
                    names.remove(&code);
                }
            }
        }
    }
}

fn problem(locale: impl std::fmt::Display, message: String) -> LocaleProblem {
    LocaleProblem { path: format!("{locale}/commands.ftl"), line: None, message }
}

/// The choice of no language in particular.
pub const AUTOMATIC: &str = "automatic";

fn is_name(name: &str) -> bool {
    (1..=NAME).contains(&length(name)) && name == name.to_lowercase() && word(name) == name
}

fn is_description(text: &str) -> bool {
    (1..=DESCRIPTION).contains(&length(text))
}

/// A text as a name that can be typed: small letters, its words joined by hyphens.
fn word(text: &str) -> String {
    let kept = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '\'');
    let words = text.split(|c: char| !kept(c)).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// How many characters Discord counts: of names, descriptions and values, each in its longest language.
fn size(value: &Value) -> usize {
    let longest = |text: &str| {
        let localized = value[format!("{text}_localizations")].as_object().into_iter().flatten();
        let lengths = localized.filter_map(|(_, text)| text.as_str()).map(length);
        lengths.chain(value[text].as_str().map(length)).max().unwrap_or(0)
    };
    let inner = ["options", "choices"].iter().filter_map(|list| value[*list].as_array()).flatten();
    longest("name")
        + longest("description")
        + value["value"].as_str().map_or(0, length)
        + inner.map(size).sum::<usize>()
}
