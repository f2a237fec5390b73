//! The rulebook decides as its documents say.

mod common;

use common::{book, files, rule, topic};
use lotse_knowledge::{Date, Facts, Rulebook, builtin, rulebook::Decision};

/// The day on which cases are decided where they name no other.
const DAY: Date = Date { year: 2026, month: 6, day: 15 };

fn rulebook() -> Rulebook {
    Rulebook::parse(&builtin::rules()).unwrap_or_else(|errors| panic!("{errors}"))
}

/// The decision in a line: the verdict with its rules, `ask fact: choices`, or `silent: rule`.
fn decided(book: &Rulebook, topic: &str, known: &str) -> String {
    decided_on(book, topic, known, DAY)
}

fn decided_on(book: &Rulebook, topic: &str, known: &str, day: Date) -> String {
    let facts: Facts = known.split_whitespace().filter_map(|pair| pair.split_once('=')).collect();
    match book.decide(&topic.into(), &facts, &Facts::new(), day).expect("a decision").decision {
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
    let deciding = rulebook().decide(&"take-over".into(), &facts, &Facts::new(), DAY).expect("a decision");
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
        let presumed =
            book.decide(&"take-over".into(), &facts, &Facts::new(), DAY).expect("a decision").presumed;
        let names: Vec<&str> = presumed.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names.join(" "), expected, "{known}");
    }
}

#[test]
fn every_combination_has_one_verdict_whatever_is_asked_first() {
    let book = rulebook();
    for topic in book.topics().values() {
        for row in topic.table(DAY) {
            let mut facts = Facts::new();
            for (name, value) in topic.facts.iter().zip(&row.values) {
                facts.set(name.clone(), [value.clone()]);
            }
            let decision = book.decide(&topic.name, &facts, &Facts::new(), DAY).expect("a decision").decision;
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
fn conditions_nest() {
    for (when, yes) in [
        ("colour = \"red\"", "red-s red-l"),
        ("colour = [\"red\", \"blue\"], size = \"s\"", "red-s blue-s"),
        ("any = [{ colour = \"red\" }, { size = \"s\" }]", "red-s red-l blue-s green-s"),
        ("not = { colour = \"red\" }", "blue-s blue-l green-s green-l"),
        ("not = { colour = \"red\", size = \"s\" }", "red-l blue-s blue-l green-s green-l"),
        ("all = [{ not = { colour = \"red\" } }, { not = { colour = \"blue\" } }]", "green-s green-l"),
        ("size = \"l\", any = [{ colour = \"red\" }, { all = [{ colour = \"blue\" }] }]", "red-l blue-l"),
        (
            "not = { any = [{ colour = \"red\" }, { size = \"s\", not = { colour = \"green\" } }] }",
            "blue-l green-s green-l",
        ),
        ("all = []", "red-s red-l blue-s blue-l green-s green-l"),
    ] {
        let all = when == "all = []";
        let rest =
            if all { String::new() } else { rule("no", "no", &format!("when = {{ not = {{ {when} }} }}")) };
        let rules = format!(
            "{}{}{rest}",
            topic("\"colour\", \"size\""),
            rule("yes", "yes", &format!("when = {{ {when} }}"))
        );
        let rulebook = book(&rules);
        let held: Vec<String> = rulebook.topics()[&"paint".into()]
            .table(DAY)
            .iter()
            .filter(|row| row.rule.as_str() == "yes")
            .map(|row| format!("{}-{}", row.values[0], row.values[1]))
            .collect();
        assert_eq!(held.join(" "), yes, "{when}");
    }
}

#[test]
fn an_exception_counts_wherever_it_stands() {
    let general = rule("general", "no", "");
    let red = rule("red", "yes", "overrides = \"general\"\nwhen = { colour = \"red\" }");
    let small = rule(
        "small-red",
        "conditional",
        "overrides = [\"red\", \"general\"]\nwhen = { colour = \"red\", size = \"s\" }",
    );
    // What is overridden by an exception of an exception needs not be named again.
    let chain = small.replace("[\"red\", \"general\"]", "\"red\"");
    for rules in [
        [&general, &red, &small].map(String::as_str).concat(),
        [&small, &red, &general].map(String::as_str).concat(),
        [&red, &chain, &general].map(String::as_str).concat(),
    ] {
        let book = book(&format!("{}{rules}", topic("\"colour\", \"size\"")));
        for (known, expected) in [
            ("colour=blue", "no: general"),
            ("colour=red size=l", "yes: red"),
            ("colour=red size=s", "conditional: small-red"),
            ("colour=red", "ask size: 2"),
        ] {
            assert_eq!(decided(&book, "paint", known), expected, "{known} in {rules}");
        }
    }
}

#[test]
fn a_rule_counts_on_its_days_only() {
    let rules = [
        topic("\"colour\""),
        rule("old", "no", "valid_until = 2025-12-31"),
        rule("new", "yes", "valid_from = 2026-01-01"),
        rule(
            "sale",
            "conditional",
            "valid_from = 2026-03-01\nvalid_until = 2026-03-31\noverrides = \"new\"\nwhen = { colour = \"red\" }",
        ),
    ];
    let book = book(&rules.concat());
    for (day, expected) in [
        ("1999-01-01", "no: old"),
        ("2025-12-31", "no: old"),
        ("2026-01-01", "yes: new"),
        ("2026-02-28", "yes: new"),
        ("2026-03-01", "conditional: sale"),
        ("2026-03-31", "conditional: sale"),
        ("2026-04-01", "yes: new"),
        ("2099-01-01", "yes: new"),
    ] {
        assert_eq!(decided_on(&book, "paint", "colour=red", day.parse().expect("a day")), expected, "{day}");
    }
    let stretches: Vec<String> = book.topics()[&"paint".into()]
        .stretches()
        .iter()
        .map(|stretch| {
            let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
            format!("{}..{}", day(stretch.from), day(stretch.until))
        })
        .collect();
    assert_eq!(
        stretches.join(" "),
        "..2025-12-31 2026-01-01..2026-02-28 2026-03-01..2026-03-31 2026-04-01.."
    );
}

#[test]
fn deciding_asks_as_few_questions_as_any_order_would() {
    let book = rulebook();
    for topic in book.topics().values() {
        for stretch in topic.stretches() {
            for presuming in [true, false] {
                let questions = book.questions(topic, stretch, presuming);
                assert_eq!(questions.asked, questions.fewest, "{}: {questions:?}", topic.name);
            }
        }
    }
}

#[test]
fn the_fewest_questions_are_counted_by_combinations_that_can_occur() {
    // Nothing but the coat decides, except for large red: the coat first, then for one coat the colour, then the size.
    let rules = [
        topic("\"colour\", \"size\", \"coat\""),
        rule("two", "yes", "when = { coat = \"two\" }"),
        rule("one", "no", "when = { coat = \"one\", not = { colour = \"red\", size = \"l\" } }"),
        rule("large-red", "yes", "when = { coat = \"one\", colour = \"red\", size = \"l\" }"),
    ];
    let whole = book(&rules.concat());
    let paint = &whole.topics()[&"paint".into()];
    let questions = whole.questions(paint, &paint.stretches()[0], false);
    // Two coats: 1 question in 6 combinations. One coat: 2 in 4 (blue, green), 3 in 2 (red).
    assert_eq!((questions.combinations, questions.asked, questions.fewest), (12, 20, 6 + 4 * 2 + 2 * 3));
    assert_eq!(decided(&whole, "paint", ""), "ask coat: 2");
    assert_eq!(decided(&whole, "paint", "coat=one"), "ask colour: 3");
    // Of several values the others are not asked about, nor counted.
    assert_eq!(decided(&whole, "paint", "coat=one colour=blue colour=green"), "no: one");
    assert_eq!(decided(&whole, "paint", "coat=one size=l colour=red colour=green"), "ask colour: 2");

    // With size following from the coat, four combinations of a colour become two.
    let mut with_implication = files(&rules.concat());
    with_implication[0]
        .text
        .push_str("[[implies]]\nwhen = { any = [{ coat = \"one\" }] }\nthen = { size = \"l\" }\n");
    let implied = Rulebook::parse(&with_implication).unwrap_or_else(|errors| panic!("{errors}"));
    let paint = &implied.topics()[&"paint".into()];
    let questions = implied.questions(paint, &paint.stretches()[0], false);
    assert_eq!((questions.combinations, questions.asked, questions.fewest), (9, 12, 6 + 3 * 2));
}
