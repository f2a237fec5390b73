//! Suggestions while a command is typed: topics, and sections by their titles.

use lotse_knowledge::{DocumentPath, Locale, SectionAnchor, SectionRef, TopicName};
use serde_json::{Value, json};
use serenity::all::{CommandInteraction, Context, ResolvedOption, ResolvedValue};

use super::{Bot, Trouble, commands, components::callback, text::cut};
use crate::assistant::{Assistant, words::fold};

const MOST: usize = 25;
const LABEL: usize = 100;

impl Bot {
    pub(super) async fn on_autocomplete(
        &self,
        ctx: &Context,
        command: &CommandInteraction,
    ) -> Result<(), Trouble> {
        let typed = command.data.options().into_iter().find_map(|option| match option {
            ResolvedOption { name, value: ResolvedValue::Autocomplete { value, .. }, .. } => {
                Some((name.to_owned(), value.to_owned()))
            }
            _ => None,
        });
        let asker = self.asker(command.user.id);
        let locale = self.dialogue.language(&asker, commands::locale(&command.locale).as_ref()).await?;
        let Some((option, text)) = typed else { return Ok(()) };
        let found = self.dialogue.work(move |assistant| match option.as_str() {
            "topic" => topics(assistant, &text, &locale),
            "section" => sections(assistant, &text, &locale),
            fact => values(assistant, fact, &text, &locale),
        });
        let choices: Vec<Value> = found
            .await?
            .into_iter()
            .take(MOST)
            .map(|(name, value)| json!({ "name": cut(&name, LABEL), "value": value }))
            .collect();
        let body = json!({ "type": callback::CHOICES, "data": { "choices": choices } });
        self.call_back(ctx, command.id, &command.token, &body).await?;
        Ok(())
    }
}

/// A topic's name in a language.
pub(super) fn topic_name(assistant: &Assistant, topic: &TopicName, locale: &Locale) -> String {
    let voice = assistant.locales().voice(locale);
    voice.try_say(&format!("topic-{topic}")).unwrap_or_else(|| topic.to_string())
}

/// Topics whose names have every word typed, each as the beginning of one of theirs.
fn topics(assistant: &Assistant, typed: &str, locale: &Locale) -> Vec<(String, String)> {
    let topics = assistant.rulebook().topics().keys();
    let mut found: Vec<(String, String)> = topics
        .map(|topic| (topic_name(assistant, topic, locale), topic.to_string()))
        .filter(|(name, id)| has_words(name, typed) || has_words(id, typed))
        .collect();
    found.sort();
    found
}

/// Values of a fact that has more than a list can show.
fn values(assistant: &Assistant, fact: &str, typed: &str, locale: &Locale) -> Vec<(String, String)> {
    let voice = assistant.locales().voice(locale);
    let values = assistant.rulebook().facts().get(&fact.into()).into_iter().flatten();
    let named = values.map(|value| {
        let name = voice.try_say(&format!("fact-{fact}-{value}")).unwrap_or_else(|| value.to_string());
        (name, value.to_string())
    });
    named.filter(|(name, _)| has_words(name, typed)).collect()
}

/// Documents whose titles have every word typed, then the sections that are found for it.
fn sections(assistant: &Assistant, typed: &str, locale: &Locale) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = assistant
        .titles(locale)
        .into_iter()
        .filter(|(_, title)| has_words(title, typed))
        .map(|(path, title)| (title.to_owned(), path.to_string()))
        .filter(|(_, path)| path.len() <= LABEL)
        .collect();
    found.sort();
    found.truncate(MOST);
    for citation in assistant.cite(typed, locale, MOST - found.len().min(MOST)) {
        let value = section_value(&citation.section_ref());
        if value.len() <= LABEL && !found.iter().any(|(_, known)| *known == value) {
            found.push((citation.name(), value));
        }
    }
    found
}

/// A section as the value of a suggestion.
fn section_value(section: &SectionRef) -> String {
    format!("{}:{}#{}", section.occurrence, section.document, section.anchor)
}

/// The section of such a value; of a document's path its first.
pub(super) fn section_of(assistant: &Assistant, value: &str, locale: &Locale) -> Option<SectionRef> {
    let section = value.split_once(':').and_then(|(occurrence, rest)| {
        let (document, anchor) = rest.split_once('#')?;
        let occurrence = occurrence.parse().ok()?;
        Some(SectionRef {
            document: DocumentPath::new(document),
            anchor: SectionAnchor::new(anchor),
            occurrence,
        })
    });
    let first = || assistant.outline(&DocumentPath::new(value), locale)?.into_iter().next();
    section.or_else(first)
}

/// Whether every word typed begins a word of a name, without regard to case and accents; anywhere in it where words are
/// not separated.
fn has_words(name: &str, typed: &str) -> bool {
    let name = fold(name);
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
    fold(typed).split_whitespace().all(|typed| {
        words.iter().any(|word| word.starts_with(typed)) || (!typed.is_ascii() && name.contains(typed))
    })
}
