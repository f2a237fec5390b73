//! How long deciding takes: every topic of the built-in rulebook, with nothing known and with several values of its first
//! fact possible, and a made-up topic far larger than these.
//!
//! `cargo bench -p lotse-knowledge`

use divan::{Bencher, black_box};
use lotse_knowledge::{Date, Facts, Rulebook, TopicName, builtin, rulebook::RuleFile};

fn main() {
    divan::main();
}

const DAY: Date = Date { year: 2026, month: 1, day: 1 };

fn builtin_book() -> Rulebook {
    Rulebook::parse(&builtin::rules()).expect("the built-in rulebook holds")
}

fn topics() -> Vec<String> {
    builtin_book().topics().keys().map(ToString::to_string).collect()
}

#[divan::bench(args = topics())]
fn nothing_known(bencher: Bencher<'_, '_>, topic: &str) {
    decide(bencher, &builtin_book(), topic, &Facts::new());
}

/// All values of the first fact but one: what to ask for is then worked out at once and not looked up.
#[divan::bench(args = topics())]
fn one_value_denied(bencher: Bencher<'_, '_>, topic: &str) {
    let book = builtin_book();
    let mut facts = Facts::new();
    if let Some(fact) = book.topics()[&TopicName::from(topic)].facts.first() {
        facts.set(fact.clone(), book.facts()[fact].iter().skip(1).cloned());
    }
    decide(bencher, &book, topic, &facts);
}

#[divan::bench]
fn of_1024_combinations_nothing_known(bencher: Bencher<'_, '_>) {
    decide(bencher, &large(), "large", &Facts::new());
}

/// Five facts of four values each, of which two or more decide.
fn large() -> Rulebook {
    let file = |name: &str, text: String| RuleFile { name: name.to_owned(), text };
    let facts: String = (1..=5).map(|fact| format!("f{fact} = [\"a\", \"b\", \"c\", \"d\"]\n")).collect();
    let rule = |id: &str, rest: &str| {
        format!("[[rule]]\nid = \"{id}\"\ntopic = \"large\"\nbecause = [{{ section = \"s\" }}]\n{rest}\n")
    };
    let rules = [
        "[topic.large]\nfacts = [\"f1\", \"f2\", \"f3\", \"f4\", \"f5\"]\nrecognise = [[\"large\"]]\n"
            .to_owned(),
        rule("yes", "verdict = \"yes\""),
        rule("no", "verdict = \"no\"\noverrides = \"yes\"\nwhen = { f1 = [\"a\", \"b\"], f2 = \"a\" }"),
        rule(
            "conditional",
            "verdict = \"conditional\"\noverrides = [\"yes\", \"no\"]\nwhen = { any = [{ f3 = \"a\", f4 = \"b\" }, { f5 = \"c\", f1 = \"d\" }] }",
        ),
    ];
    let files = [
        file("facts.toml", format!("[fact]\n{facts}")),
        file("sections.toml", "[s]\ndocuments = [\"s.md\"]\nanchors = [\"s\"]\n".to_owned()),
        file("large.toml", rules.concat()),
    ];
    Rulebook::parse(&files).unwrap_or_else(|errors| panic!("{errors}"))
}

fn decide(bencher: Bencher<'_, '_>, book: &Rulebook, topic: &str, facts: &Facts) {
    let (topic, nothing) = (TopicName::from(topic), Facts::new());
    bencher.bench_local(|| book.decide(black_box(&topic), black_box(facts), &nothing, DAY));
}
