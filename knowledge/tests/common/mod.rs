//! Small rulebooks.

#![allow(dead_code, reason = "each test program uses a part of it")]

use lotse_knowledge::{Rulebook, rulebook::RuleFile};

/// A rulebook of one topic, `paint`, with facts `colour`, `size` and `coat`; `rules` may hold more topics.
pub fn files(rules: &str) -> Vec<RuleFile> {
    let facts =
        "[fact]\ncolour = [\"red\", \"blue\", \"green\"]\nsize = [\"s\", \"l\"]\ncoat = [\"one\", \"two\"]\n";
    let sections = "[manual]\ndocuments = [\"manual.md\"]\nanchors = [\"colours\"]\n";
    let file = |name: &str, text: &str| RuleFile { name: name.to_owned(), text: text.to_owned() };
    vec![file("facts.toml", facts), file("sections.toml", sections), file("paint.toml", rules)]
}

/// A topic that turns on `facts`.
pub fn topic(facts: &str) -> String {
    format!("[topic.paint]\nfacts = [{facts}]\nrecognise = [[\"paint\"]]\n")
}

/// A rule of it with `rest` as further lines.
pub fn rule(id: &str, verdict: &str, rest: &str) -> String {
    let verdict = format!("verdict = \"{verdict}\"\n");
    format!(
        "[[rule]]\nid = \"{id}\"\ntopic = \"paint\"\n{verdict}because = [{{ section = \"manual\" }}]\n{rest}\n"
    )
}

pub fn book(rules: &str) -> Rulebook {
    Rulebook::parse(&files(rules)).unwrap_or_else(|errors| panic!("{errors}\n{rules}"))
}

pub fn errors(files: &[RuleFile]) -> String {
    Rulebook::parse(files).expect_err("an error").to_string()
}
