//! Reads one locale's files and compares it with English and the rulebook.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::{FluentResource, concurrent::FluentBundle};
use fluent_syntax::{ast, parser};
use lotse_knowledge::{FactName, Locale, Rulebook};

use super::{LocaleFile, LocaleProblem, Locales, Named, Terms};

/// Reads a locale's terms; without any where they cannot be read.
pub(super) fn terms(files: &[&LocaleFile], folder: &str, problems: &mut Vec<LocaleProblem>) -> Terms {
    let path = format!("{folder}/terms.toml");
    let Some(file) = files.iter().find(|file| file.path == path) else {
        let message = "missing: without it no question in this language names a fact or a topic".to_owned();
        problems.push(LocaleProblem { path, line: None, message });
        return Terms::default();
    };
    Terms::parse(&file.text).unwrap_or_else(|error| {
        problems.push(LocaleProblem { path, line: error.line, message: error.message });
        Terms::default()
    })
}

/// Reads a locale's messages; those that cannot be read are left out.
pub(super) fn bundle(
    locale: &Locale,
    files: &[&LocaleFile],
    problems: &mut Vec<LocaleProblem>,
) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![locale.id().clone()]);
    // The marks around filled-in values are for mixed writing directions; none of our locales is right to left.
    bundle.set_use_isolating(false);
    for file in files.iter().filter(|file| file.path.ends_with(".ftl")) {
        let resource = match FluentResource::try_new(file.text.clone()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                problems.extend(errors.iter().map(|error| LocaleProblem {
                    path: file.path.clone(),
                    line: Some(line_of(&file.text, error.pos.start)),
                    message: format!("cannot be read as a Fluent message: {}", error.kind),
                }));
                resource
            }
        };
        if let Err(errors) = bundle.add_resource(resource) {
            problems.extend(errors.iter().map(|error| LocaleProblem {
                path: file.path.clone(),
                line: None,
                message: format!("{error}: give each message one place"),
            }));
        }
    }
    bundle
}

/// Reports what a locale lacks: messages that English has, texts of rules, facts and topics, words for concepts.
pub(super) fn complete(
    files: &[LocaleFile],
    locales: &Locales,
    rulebook: &Rulebook,
    problems: &mut Vec<LocaleProblem>,
) {
    let outlines: BTreeMap<&str, Outline> = files
        .iter()
        .filter(|file| file.path.ends_with(".ftl"))
        .map(|file| (file.path.as_str(), outline(&file.text)))
        .collect();
    for locale in locales.available() {
        for name in ["messages.ftl", "rules.ftl", "commands.ftl"] {
            let path = format!("{locale}/{name}");
            let Some(own) = outlines.get(path.as_str()) else {
                problems.push(LocaleProblem {
                    path,
                    line: None,
                    message: "missing: write it after English".to_owned(),
                });
                continue;
            };
            if let Some(english) = outlines.get(format!("en/{name}").as_str()) {
                compare(&path, own, english, problems);
            }
            if name == "rules.ftl" && *locale == locales.english {
                rule_texts(&path, own, rulebook, problems);
            }
        }
        words(locale, locales, rulebook, problems);
    }
}

/// A file's messages and attributes (`id` or `id.attribute`), each with its line and the values it takes.
type Outline = BTreeMap<String, (usize, BTreeSet<String>)>;

fn outline(text: &str) -> Outline {
    let resource = match parser::parse(text) {
        Ok(resource) => resource,
        Err((resource, _)) => resource,
    };
    let mut outline = Outline::new();
    // The parser keeps no places: an id is looked up where a line begins with it.
    let line = |id: &str| {
        text.lines()
            .position(|line| line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('=')))
            .map_or(1, |at| at + 1)
    };
    for entry in &resource.body {
        let ast::Entry::Message(message) = entry else { continue };
        let at = line(message.id.name);
        if let Some(value) = &message.value {
            outline.insert(message.id.name.to_owned(), (at, variables(value)));
        }
        for attribute in &message.attributes {
            let name = format!("{}.{}", message.id.name, attribute.id.name);
            outline.insert(name, (at, variables(&attribute.value)));
        }
    }
    outline
}

fn variables(pattern: &ast::Pattern<&str>) -> BTreeSet<String> {
    fn collect(found: &ast::Expression<&str>, into: &mut BTreeSet<String>) {
        let inline = match found {
            ast::Expression::Inline(inline) => inline,
            ast::Expression::Select { selector, variants } => {
                variants.iter().for_each(|variant| into.extend(variables(&variant.value)));
                selector
            }
        };
        match inline {
            ast::InlineExpression::VariableReference { id } => {
                into.insert(id.name.to_owned());
            }
            ast::InlineExpression::Placeable { expression: inner } => {
                collect(inner, into);
            }
            _ => {}
        }
    }
    let mut names = BTreeSet::new();
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression: found } = element {
            collect(found, &mut names);
        }
    }
    names
}

fn compare(path: &str, own: &Outline, english: &Outline, problems: &mut Vec<LocaleProblem>) {
    for (id, (_, values)) in english {
        match own.get(id) {
            None => problems.push(LocaleProblem {
                path: path.to_owned(),
                line: None,
                message: format!("`{id}` is missing; English is said instead"),
            }),
            Some((line, own_values)) if own_values != values => {
                let names = |values: &BTreeSet<String>| {
                    values.iter().map(|name| format!("{{ ${name} }}")).collect::<Vec<_>>().join(" ")
                };
                let message = format!(
                    "`{id}` fills in [{}] where English fills in [{}]",
                    names(own_values),
                    names(values)
                );
                problems.push(LocaleProblem { path: path.to_owned(), line: Some(*line), message });
            }
            Some(_) => {}
        }
    }
    for (id, (line, _)) in own.iter().filter(|(id, _)| !english.contains_key(*id)) {
        let message = format!("`{id}` is unknown: English has no such message; remove it or mend its name");
        problems.push(LocaleProblem { path: path.to_owned(), line: Some(*line), message });
    }
}

/// Every rule, topic, fact and value of the rulebook needs a text.
fn rule_texts(path: &str, own: &Outline, rulebook: &Rulebook, problems: &mut Vec<LocaleProblem>) {
    let mut wanted: Vec<String> = Vec::new();
    for rule in rulebook.rules().values() {
        wanted.push(rule.id.to_string());
        wanted.extend((1..=rule.steps).map(|step| format!("{}.step-{step}", rule.id)));
    }
    wanted.extend(rulebook.topics().keys().map(|topic| format!("topic-{topic}")));
    for (fact, values) in rulebook.facts() {
        wanted.push(format!("fact-{fact}"));
        wanted.push(format!("fact-{fact}.ask"));
        wanted.extend(values.iter().map(|value| format!("fact-{fact}-{value}")));
    }
    for id in wanted.into_iter().filter(|id| !own.contains_key(id)) {
        let message = format!("`{id}` is missing: the rulebook needs it");
        problems.push(LocaleProblem { path: path.to_owned(), line: None, message });
    }
}

/// A language needs words for every concept of the rulebook, and may name no fact or value that it does not have.
fn words(locale: &Locale, locales: &Locales, rulebook: &Rulebook, problems: &mut Vec<LocaleProblem>) {
    let path = format!("{locale}/terms.toml");
    // Terms that could not be read were reported: what they lack says nothing more.
    let Some(terms) = locales.terms(locale).filter(|terms| !terms.named().is_empty()) else { return };
    let has = |concept: &str| {
        let named = Named::Concept(concept.to_owned());
        terms.named().contains(&named) || locales.neutral.named().contains(&named)
    };
    for concept in rulebook.concepts().into_iter().filter(|concept| !has(concept)) {
        let message = format!("no words for the concept `{concept}`: topics that need it are not recognised");
        problems.push(LocaleProblem { path: path.clone(), line: None, message });
    }
    for (fact, value) in
        rulebook.facts().iter().flat_map(|(fact, values)| values.iter().map(move |value| (fact, value)))
    {
        let named = Named::Value(fact.clone(), value.clone());
        if !terms.named().contains(&named) && !locales.neutral.named().contains(&named) {
            let message = format!(
                "no words for the value `{value}` of the fact `{fact}`: nobody can state it in a question"
            );
            problems.push(LocaleProblem { path: path.clone(), line: None, message });
        }
    }
    let used = rulebook.concepts();
    for named in terms.named() {
        if let Named::Concept(concept) = named
            && !used.contains(&concept.as_str())
        {
            let message = format!("no topic uses the concept `{concept}`: mend the name or remove it");
            problems.push(LocaleProblem { path: path.clone(), line: None, message });
        }
        if let Named::Value(fact, value) = named
            && !rulebook.facts().get::<FactName>(fact).is_some_and(|values| values.contains(value))
        {
            let message =
                format!("the rulebook has no value `{value}` of a fact `{fact}`: mend the name or remove it");
            problems.push(LocaleProblem { path: path.clone(), line: None, message });
        }
    }
}

fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}
