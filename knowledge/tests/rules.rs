//! The rulebook decides as its documents say, and says clearly what is wrong with a rulebook that does not hold.

use lotse_knowledge::{
    Facts, Rulebook, builtin,
    rulebook::{Decision, RuleFile},
};

fn rulebook() -> Rulebook {
    Rulebook::parse(&builtin::rules()).unwrap_or_else(|errors| panic!("{errors}"))
}

/// The decision in a line: the verdict with its rules, `ask fact: choices`, or `silent: rule`.
fn decided(book: &Rulebook, topic: &str, known: &str) -> String {
    let facts: Facts = known.split_whitespace().filter_map(|pair| pair.split_once('=')).collect();
    match book.decide(&topic.into(), &facts, &Facts::new()).expect("a decision").decision {
        Decision::Verdict { verdict, branches, narrowing } => {
            let rules: Vec<&str> = branches.iter().map(|branch| branch.rule.as_str()).collect();
            let narrow = narrowing.map(|fact| format!(" by {fact}")).unwrap_or_default();
            format!("{verdict}: {}{narrow}", rules.join(" "))
        }
        Decision::Ask { fact, choices } => format!("ask {fact}: {}", choices.len()),
        Decision::Silent(rule) => format!("silent: {rule}"),
    }
}

#[test]
fn the_rulebook_decides_what_its_documents_say() {
    let book = rulebook();
    for (topic, known, expected) in [
        ("take-over", "channel=ea service=usage-based", "conditional: take-over-usage"),
        ("take-over", "channel=open service=license-based", "conditional: take-over-license"),
        ("take-over", "channel=csp service=license-based", "no: move-license"),
        ("take-over", "channel=csp service=license-based term=ended", "yes: move-license-ended"),
        ("take-over", "channel=csp service=usage-based cloud=us-government", "conditional: move-usage"),
        ("take-over", "channel=syndication", "no: take-over-syndication"),
        ("take-over", "channel=21vianet service=license-based", "conditional: china-take-over-license"),
        ("take-over", "channel=21vianet service=usage-based", "silent: china-take-over-usage"),
        ("take-over", "cloud=21vianet service=usage-based", "silent: china-take-over-usage"),
        ("take-over", "channel=advisor cloud=21vianet", "ask service: 2"),
        // Either kind of service leads to the same verdict, by other steps.
        ("take-over", "channel=ea", "conditional: take-over-license take-over-usage by service"),
        ("take-over", "channel=ea channel=open service=usage-based", "conditional: take-over-usage"),
        ("take-over", "channel=ea channel=csp service=license-based", "ask channel: 2"),
        ("take-over", "service=usage-based", "ask channel: 8"),
        ("take-over", "", "ask channel: 8"),
        ("between-partners", "", "ask tenant: 2"),
        ("between-partners", "tenant=non-csp", "ask purpose: 2"),
        ("between-partners", "tenant=non-csp purpose=own-use", "yes: buy-for-own-tenant"),
        ("between-partners", "tenant=non-csp purpose=resale", "no: resell-to-partner"),
        ("between-partners", "purpose=own-use", "ask tenant: 2"),
        ("between-partners", "purpose=own-use tenant=csp", "no: buy-for-csp-tenant"),
        ("between-partners", "purpose=resale", "no: resell-to-partner"),
        ("between-partners", "tenant=csp", "no: buy-for-csp-tenant resell-to-partner by purpose"),
        ("multi-partner-effect", "", "no: multi-partner-effect"),
        ("roles", "", "statement: roles-multi-channel roles-multi-partner by feature"),
        ("invitation-create", "cloud=21vianet", "ask partner_type: 3"),
        (
            "invitation-create",
            "partner_type=indirect-reseller cloud=21vianet",
            "no: invitation-create-reseller",
        ),
    ] {
        assert_eq!(decided(&book, topic, known), expected, "{topic} with {known:?}");
    }
}

#[test]
fn a_contradiction_is_not_decided() {
    let facts: Facts = [("channel", "21vianet"), ("cloud", "global")].into_iter().collect();
    let deciding = rulebook().decide(&"take-over".into(), &facts, &Facts::new()).expect("a decision");
    // What follows from the purchase channel outweighs the cloud that was named.
    assert!(matches!(deciding.decision, Decision::Ask { .. }), "{deciding:?}");
}

#[test]
fn only_presumptions_that_matter_are_mentioned() {
    let book = rulebook();
    for (known, expected) in [
        ("channel=ea service=usage-based", "cloud"),
        ("channel=csp service=license-based", "cloud term"),
        ("channel=21vianet service=license-based", ""),
    ] {
        let facts: Facts = known.split_whitespace().filter_map(|pair| pair.split_once('=')).collect();
        let presumed = book.decide(&"take-over".into(), &facts, &Facts::new()).expect("a decision").presumed;
        let names: Vec<&str> = presumed.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names.join(" "), expected, "{known}");
    }
}

#[test]
fn every_combination_has_one_verdict_whatever_is_asked_first() {
    let book = rulebook();
    for topic in book.topics().values() {
        for row in topic.table() {
            let mut facts = Facts::new();
            for (name, value) in topic.facts.iter().zip(&row.values) {
                facts.set(name.clone(), [value.clone()]);
            }
            let decision = book.decide(&topic.name, &facts, &Facts::new()).expect("a decision").decision;
            match decision {
                Decision::Verdict { verdict, branches, .. } => {
                    assert_eq!(Some(verdict), row.verdict);
                    assert_eq!(branches.len(), 1);
                }
                Decision::Silent(rule) => assert_eq!(rule, row.rule),
                Decision::Ask { .. } => panic!("{} asks though all is known: {facts:?}", topic.name),
            }
        }
    }
}

#[test]
fn errors_name_the_line_and_what_to_do() {
    let facts = "[fact]\ncolour = [\"red\", \"blue\"]\nsize = [\"s\", \"l\"]\n";
    let sections = "[manual]\ndocuments = [\"manual.md\"]\nanchors = [\"colours\"]\n";
    let topic = "[topic.paint]\nfacts = [\"colour\"]\nrecognise = [[\"paint\"]]\n";
    let rule = |id: &str, when: &str| {
        format!(
            "[[rule]]\nid = \"{id}\"\ntopic = \"paint\"\nwhen = {{ {when} }}\nverdict = \"yes\"\nbecause = [{{ section = \"manual\" }}]\n"
        )
    };
    for (rules, expected) in [
        (
            format!("{topic}{}", rule("red", "colour = \"rad\"")),
            "paint.toml:7: unknown value `rad` for fact `colour`: did you mean `red`?",
        ),
        (
            format!("{topic}{}", rule("red", "color = \"red\"")),
            "paint.toml:7: unknown fact `color`: did you mean `colour`?",
        ),
        (
            format!("{topic}{}", rule("red", "colour = \"red\"")),
            "paint.toml:1: topic `paint` has no rule for colour=blue: add a [[rule]] or a [[silent]]",
        ),
        (
            format!("{topic}{}{}", rule("all", ""), rule("red", "colour = \"red\"")),
            "paint.toml:11: rules `all` and `red` both hold for colour=red: narrow one of them",
        ),
        (
            format!("{topic}{}{}", rule("all", ""), rule("all", "")),
            "paint.toml:11: rule `all` stands in paint.toml:5 already: give it another name",
        ),
        (
            format!("{topic}{}", rule("all", "").replace("\"manual\"", "\"manuel\"")),
            "paint.toml:9: unknown section `manuel`: did you mean `manual`?",
        ),
        (
            format!("{topic}{}", rule("all", "").replace("\"paint\"", "\"point\"")),
            "paint.toml:6: unknown topic `point`: did you mean `paint`?",
        ),
        (format!("{topic}[[rule]\n"), "paint.toml:4: "),
    ] {
        let file = |name: &str, text: &str| RuleFile { name: name.to_owned(), text: text.to_owned() };
        let files = [file("facts.toml", facts), file("sections.toml", sections), file("paint.toml", &rules)];
        let errors = Rulebook::parse(&files).expect_err("an error").to_string();
        assert!(errors.lines().any(|line| line.starts_with(expected)), "{errors}\nexpected {expected}");
    }
}
