//! Application commands: names, languages, the order of options, and how much text a command may have.

use std::{collections::HashSet, sync::LazyLock};

use regex::Regex;
use serde_json::Value;

use super::length;
use crate::discord::errors::Problem;

/// The languages Discord speaks.
pub(super) const LOCALES: &[&str] = &[
    "ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he", "hi", "hr",
    "hu", "id", "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk",
    "vi", "zh-CN", "zh-TW",
];

/// How many characters the names, descriptions and values of one command have together, at most.
const MAX_TEXT: usize = 8000;

static NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[-_'\p{L}\p{N}\p{sc=Devanagari}\p{sc=Thai}]{1,32}$").expect("the expression holds")
});

/// All commands of a scope together.
pub(super) fn check_all(commands: &[Value], problems: &mut Vec<Problem>) {
    let mut known = HashSet::new();
    for (at, command) in commands.iter().enumerate() {
        if !known.insert((command["type"].as_u64().unwrap_or(1), command["name"].as_str())) {
            let code = "APPLICATION_COMMANDS_DUPLICATE_NAME";
            let message = "Application command names must be unique";
            problems.push(Problem::refused(format!("/{at}/name"), &command["name"], code, message));
        }
    }
    for (kind, most) in [(1, 100), (2, 15), (3, 15)] {
        if commands.iter().filter(|command| command["type"].as_u64().unwrap_or(1) == kind).count() > most {
            let message = format!("Maximum number of application commands of this type reached ({most})");
            problems.push(Problem::refused("", &Value::Null, "APPLICATION_COMMANDS_LIMIT", message));
        }
    }
}

/// One command.
pub(super) fn check(command: &Value, at: &str, problems: &mut Vec<Problem>) {
    let slash = command["type"].as_u64().unwrap_or(1) == 1;
    if slash {
        names(command, at, problems);
        if command.get("name").is_some() && length(&command["description"]) == 0 {
            let message = "A slash command needs a description";
            problems.push(required(format!("{at}/description"), &command["description"], message));
        }
    } else if length(&command["description"]) > 0
        || command["options"].as_array().is_some_and(|all| !all.is_empty())
    {
        let code = "APPLICATION_COMMAND_INVALID_DESCRIPTION";
        let message = "Context menu commands cannot have a description or options";
        problems.push(Problem::refused(at, command, code, message));
    }
    languages(command, at, problems);
    options(&command["options"], &format!("{at}/options"), problems);
    let all = text(command);
    if all > MAX_TEXT {
        let message = format!("{all} characters in names, descriptions and values, of {MAX_TEXT}");
        problems.push(Problem::refused(at, &command["name"], "APPLICATION_COMMAND_TOO_LARGE", message));
    }
}

fn options(all: &Value, at: &str, problems: &mut Vec<Problem>) {
    let mut known = HashSet::new();
    let mut optional_before = false;
    for (index, option) in all.as_array().into_iter().flatten().enumerate() {
        let at = format!("{at}/{index}");
        names(option, &at, problems);
        languages(option, &at, problems);
        if !known.insert(option["name"].as_str()) {
            let code = "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS";
            let message = "Option names must be unique";
            problems.push(Problem::refused(format!("{at}/name"), &option["name"], code, message));
        }
        let below = matches!(option["type"].as_u64(), Some(1 | 2));
        if option["required"] == true && optional_before {
            let code = "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID";
            let message = "Required options must be placed before non-required options";
            problems.push(Problem::refused(&at, &option["name"], code, message));
        }
        optional_before |= option["required"] != true && !below;
        let choices = option["choices"].as_array().is_some_and(|choices| !choices.is_empty());
        if choices && option["autocomplete"] == true {
            let code = "APPLICATION_COMMAND_OPTIONS_CHOICES_AND_AUTOCOMPLETE";
            let message = "An option has either choices or autocomplete";
            problems.push(Problem::refused(&at, &option["name"], code, message));
        }
        for (index, choice) in option["choices"].as_array().into_iter().flatten().enumerate() {
            languages(choice, &format!("{at}/choices/{index}"), problems);
        }
        options(&option["options"], &format!("{at}/options"), problems);
    }
    let kinds: HashSet<bool> = all
        .as_array()
        .into_iter()
        .flatten()
        .map(|option| matches!(option["type"].as_u64(), Some(1 | 2)))
        .collect();
    if kinds.len() > 1 {
        let code = "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID";
        let message = "Sub-commands and other options are mutually exclusive";
        problems.push(Problem::refused(at, all, code, message));
    }
}

/// The name and its translations, of slash commands and options.
fn names(named: &Value, at: &str, problems: &mut Vec<Problem>) {
    let translated = named["name_localizations"].as_object().into_iter().flatten();
    let translated = translated.map(|(locale, name)| (format!("{at}/name_localizations/{locale}"), name));
    let own = named.get("name").map(|name| (format!("{at}/name"), name));
    for (at, name) in own.into_iter().chain(translated) {
        let Some(text) = name.as_str() else { continue };
        // Where letters have a lower case, only that is allowed.
        if !NAME.is_match(text) || text.to_lowercase() != text {
            let code = "APPLICATION_COMMAND_INVALID_NAME";
            problems.push(Problem::refused(at, name, code, "Command name is invalid"));
        }
    }
}

/// The languages that something is translated to.
fn languages(named: &Value, at: &str, problems: &mut Vec<Problem>) {
    for part in ["name_localizations", "description_localizations"] {
        for (locale, text) in named[part].as_object().into_iter().flatten() {
            if !LOCALES.contains(&locale.as_str()) {
                let message = format!("Discord does not speak {locale}");
                problems.push(Problem::refused(
                    format!("{at}/{part}/{locale}"),
                    text,
                    "BASE_TYPE_CHOICES",
                    message,
                ));
            }
        }
    }
}

/// How much text a command or an option has. Of each piece the longest translation counts.
fn text(named: &Value) -> usize {
    let longest = |plain: &str, translations: &str| {
        let translated = named[translations].as_object().into_iter().flatten().map(|(_, text)| length(text));
        translated.chain([length(&named[plain])]).max().unwrap_or_default()
    };
    let choices = named["choices"].as_array().into_iter().flatten();
    let choices = choices.map(|choice| {
        let translated =
            choice["name_localizations"].as_object().into_iter().flatten().map(|(_, name)| length(name));
        translated.chain([length(&choice["name"])]).max().unwrap_or_default() + length(&choice["value"])
    });
    let own = longest("name", "name_localizations") + longest("description", "description_localizations");
    own + choices.sum::<usize>() + named["options"].as_array().into_iter().flatten().map(text).sum::<usize>()
}

fn required(at: String, value: &Value, message: &str) -> Problem {
    Problem::refused(at, value, "BASE_TYPE_REQUIRED", message)
}
