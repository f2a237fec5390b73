//! The rulebook decides as its documents say, and says clearly what is wrong with a rulebook that does not hold.

use lotse_knowledge::{
    Date, Facts, Rulebook, builtin,
    rulebook::{Decision, RuleFile},
};

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

/// A rulebook of one topic, `paint`, with facts `colour`, `size` and `coat`; `rules` may hold more topics.
fn files(rules: &str) -> Vec<RuleFile> {
    let facts =
        "[fact]\ncolour = [\"red\", \"blue\", \"green\"]\nsize = [\"s\", \"l\"]\ncoat = [\"one\", \"two\"]\n";
    let sections = "[manual]\ndocuments = [\"manual.md\"]\nanchors = [\"colours\"]\n";
    let file = |name: &str, text: &str| RuleFile { name: name.to_owned(), text: text.to_owned() };
    vec![file("facts.toml", facts), file("sections.toml", sections), file("paint.toml", rules)]
}

/// A topic that turns on `facts`.
fn topic(facts: &str) -> String {
    format!("[topic.paint]\nfacts = [{facts}]\nrecognise = [[\"paint\"]]\n")
}

/// A rule of it with `rest` as further lines.
fn rule(id: &str, verdict: &str, rest: &str) -> String {
    let verdict = format!("verdict = \"{verdict}\"\n");
    format!(
        "[[rule]]\nid = \"{id}\"\ntopic = \"paint\"\n{verdict}because = [{{ section = \"manual\" }}]\n{rest}\n"
    )
}

fn book(rules: &str) -> Rulebook {
    Rulebook::parse(&files(rules)).unwrap_or_else(|errors| panic!("{errors}\n{rules}"))
}

fn errors(files: &[RuleFile]) -> String {
    Rulebook::parse(files).expect_err("an error").to_string()
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

#[test]
fn errors_name_line_and_column_and_what_to_do() {
    let one = topic("\"colour\"");
    let two = topic("\"colour\", \"size\"");
    let when = |id: &str, when: &str| rule(id, "yes", &format!("when = {{ {when} }}"));
    let other_topic = "[topic.other]\nfacts = []\nrecognise = [[\"other\"]]\n".to_owned()
        + &rule("other", "yes", "").replace("\"paint\"", "\"other\"");
    for (rules, expected) in [
        (
            one.clone() + &when("red", "colour = \"rad\""),
            "paint.toml:9:19: unknown value `rad` for fact `colour`: did you mean `red`?",
        ),
        (
            one.clone() + &when("red", "any = [{ colour = [\"red\", \"gren\"] }]"),
            "paint.toml:9:36: unknown value `gren` for fact `colour`: did you mean `green`?",
        ),
        (
            one.clone() + &when("red", "color = \"red\""),
            "paint.toml:9:10: unknown fact `color`: did you mean `colour`?",
        ),
        (
            one.clone() + &when("red", "size = \"s\""),
            "paint.toml:5:6: rule `red`: topic `paint` has no fact `size`: add it to the topic's `facts`",
        ),
        (one.clone() + &when("red", "colour = []"), "paint.toml:9:10: `colour` has no value here: name one"),
        (one.clone() + &when("red", "any = []"), "paint.toml:9:10: an `any` without conditions never holds"),
        (
            one.clone() + &when("red", "colour = 3"),
            "paint.toml:9:19: invalid type: integer `3`, expected a word in quotes",
        ),
        (
            one.clone() + &when("red", "not = \"red\""),
            "paint.toml:9:16: invalid type: string \"red\", expected a condition",
        ),
        (
            one.clone() + &when("red", "colour = \"red\""),
            "paint.toml:1:8: topic `paint` has no rule for colour=blue|green: add a [[rule]] or a [[silent]]",
        ),
        (
            two.clone()
                + &when("red", "colour = \"red\"")
                + &when("small", "colour = [\"blue\", \"green\"], size = \"s\""),
            "paint.toml:1:8: topic `paint` has no rule for colour=blue|green size=l: add a [[rule]] or a [[silent]]",
        ),
        (
            one.clone() + &rule("all", "yes", "") + &when("red", "colour = \"red\""),
            "paint.toml:11:6: rules `all` and `red` both hold for colour=red: narrow one of them, or write `overrides = \"all\"` in `red`",
        ),
        (
            two.clone() + &when("red", "colour = \"red\"") + &rule("all", "yes", ""),
            "paint.toml:11:6: rules `red` and `all` both hold for colour=red size=s and 1 more: narrow one of them, or write `overrides = \"all\"` in `red`",
        ),
        (
            one.clone() + &rule("all", "yes", "") + &rule("all", "yes", ""),
            "paint.toml:11:6: rule `all` stands in paint.toml:5:6 already: give it another name",
        ),
        (one.clone() + &one, "paint.toml:4:8: duplicate key"),
        (
            one.clone() + &rule("all", "yes", "").replace("\"manual\"", "\"manuel\""),
            "paint.toml:8:24: unknown section `manuel`: did you mean `manual`?",
        ),
        (
            one.clone() + &rule("all", "yes", "").replace("\"manual\"", "\"manual\", row = 0"),
            "paint.toml:8:24: blocks are counted from 1",
        ),
        (
            one.clone() + &rule("all", "yes", "").replace("\"paint\"", "\"point\""),
            "paint.toml:6:9: unknown topic `point`: did you mean `paint`?",
        ),
        (one.clone() + "[[rule]]\n", "paint.toml:4:1: missing field `id`"),
        (
            one.clone() + &rule("all", "yes", "").replace("verdict", "verdct"),
            "paint.toml:7:1: unknown key `verdct`: did you mean `verdict`?",
        ),
        (one.clone() + &rule("all", "yse", ""), "paint.toml:7:11: unknown value `yse`: did you mean `yes`?"),
        (one.clone() + "[[rule]\nid = \"é\" x\n", "paint.toml:4:8: "),
        (one.clone() + "[[rule]\nid = \"é\" x\n", "paint.toml:5:10: "),
        (
            one.clone()
                + &rule("all", "yes", "")
                + &rule("red", "no", "overrides = \"al\"\nwhen = { colour = \"red\" }"),
            "paint.toml:15:13: unknown rule `al`: did you mean `all`?",
        ),
        (
            one.clone() + &other_topic + &rule("all", "yes", "overrides = [\"other\"]"),
            "paint.toml:18:14: rule `other` belongs to topic `other`: a rule overrides none but rules of its own topic, here `paint`",
        ),
        (
            one.clone() + &rule("all", "yes", "overrides = \"all\""),
            "paint.toml:9:13: rules override each other in a circle: `all` overrides `all`; take one `overrides` out",
        ),
        (
            one.clone()
                + &rule("a", "yes", "overrides = \"b\"")
                + &rule("b", "yes", "overrides = \"c\"")
                + &rule("c", "yes", "overrides = \"a\""),
            "paint.toml:9:13: rules override each other in a circle: `a` overrides `b` overrides `c` overrides `a`; take one `overrides` out",
        ),
        (
            one.clone()
                + &when("red", "colour = \"red\"")
                + &rule("rest", "no", "overrides = \"red\"\nwhen = { not = { colour = \"red\" } }"),
            "paint.toml:15:13: rule `rest` overrides `red`, but they never hold at once: take the `overrides` out",
        ),
        (
            one.clone() + &when("red", "colour = \"red\"") + &rule("all", "no", "overrides = \"red\""),
            "paint.toml:5:6: rule `red` never decides: wherever it holds, it is overridden by `all`; take it out",
        ),
        (
            one.clone()
                + &rule("all", "yes", "")
                + &when("none", "colour = \"red\", not = { colour = \"red\" }"),
            "paint.toml:11:6: rule `none` never holds: no combination of facts that can occur meets its `when`",
        ),
        (
            one.clone()
                + &rule("old", "yes", "valid_until = 2025-12-31")
                + &rule("new", "no", "valid_from = 2026-01-02"),
            "paint.toml:1:8: topic `paint` has no rule for any combination of facts on 2026-01-01: add a [[rule]] or a [[silent]]",
        ),
        (
            one.clone() + &rule("new", "no", "valid_from = 2026-01-02"),
            "paint.toml:1:8: topic `paint` has no rule for any combination of facts before 2026-01-02: add a [[rule]] or a [[silent]]",
        ),
        (
            one.clone()
                + &rule("old", "yes", "valid_until = 2026-01-02")
                + &rule("new", "no", "valid_from = 2026-01-02"),
            "paint.toml:11:6: rules `old` and `new` both hold for colour=red and 2 more on 2026-01-02: narrow one of them",
        ),
        (
            one.clone() + &rule("a", "yes", "valid_from = 2026-01-02\nvalid_until = 2026-01-01"),
            "paint.toml:10:15: rule `a` ends on 2026-01-01, before it begins on 2026-01-02",
        ),
        (
            one.clone() + &rule("a", "yes", "valid_from = 2026-01-02T10:00:00"),
            "paint.toml:9:14: `2026-01-02T10:00:00` is no day: write it without a time, as in 2026-01-31",
        ),
        (
            one.clone() + &rule("a", "yes", "valid_from = \"2026-01-02\""),
            "paint.toml:9:14: invalid type: string",
        ),
    ] {
        let errors = errors(&files(&rules));
        assert!(
            errors.lines().any(|line| line.starts_with(expected)),
            "{errors}\nexpected {expected}\n{rules}"
        );
    }
}

#[test]
fn facts_that_nothing_can_be_decided_by_are_refused() {
    let many: Vec<String> = (0..300).map(|at| format!("\"v{at}\"")).collect();
    let wide = |facts: usize| {
        let names: Vec<String> = (0..facts).map(|at| format!("\"f{at}\"")).collect();
        let declared: String = (0..facts).map(|at| format!("f{at} = [\"a\", \"b\"]\n")).collect();
        (declared, topic(&names.join(", ")))
    };
    let (declared, of_40) = wide(40);
    for (fact, topic, expected) in [
        ("shape = []\n", topic("\"shape\""), "facts.toml:5:1: fact `shape` has 0 values: name 1 to 128"),
        (
            &format!("shape = [{}]\n", many.join(", ")),
            topic("\"shape\""),
            "facts.toml:5:1: fact `shape` has 300 values: name 1 to 128",
        ),
        (
            "any = [\"a\"]\n",
            topic("\"any\""),
            "facts.toml:5:1: no fact can be called `any`: conditions use the word",
        ),
        (
            "shape = [\"a\", \"a\"]\n",
            topic("\"shape\""),
            "facts.toml:5:15: fact `shape` has the value `a` twice",
        ),
        (
            &declared,
            of_40,
            "paint.toml:1:8: topic `paint` turns on too many facts at once: split it into topics",
        ),
    ] {
        let mut files = files(&(topic + &rule("all", "yes", "")));
        files[0].text.push_str(fact);
        assert_eq!(errors(&files), expected);
    }
}

#[test]
fn everything_wrong_is_said_at_once_with_the_file_it_stands_in() {
    let mut all = files(&(topic("\"colour\"") + &rule("all", "yes", "")));
    let more = "[topic.more]\nfacts = [\"colour\"]\nrecognise = [[\"more\"]]\n".to_owned()
        + &rule("all", "no", "")
        + &rule("blue", "no", "when = { colour = \"blu\" }");
    all.push(RuleFile { name: "more.toml".to_owned(), text: more });
    assert_eq!(
        errors(&all),
        "more.toml:1:8: topic `more` has no rule for any combination of facts: add a [[rule]] or a [[silent]]\n\
         more.toml:5:6: rule `all` stands in paint.toml:5:6 already: give it another name\n\
         more.toml:15:19: unknown value `blu` for fact `colour`: did you mean `blue`?"
    );
    // A topic in which nothing is wrong is there all the same; a file that is no TOML leaves the rest unchecked.
    all.push(RuleFile { name: "no.toml".to_owned(), text: "no".to_owned() });
    let checked = Rulebook::check(&all);
    assert!(!checked.whole && checked.errors.iter().all(|error| !error.message.contains("has no rule")));
    assert_eq!(checked.rulebook.rules().len(), 2);
    // Facts and sections that cannot be read are not missed wherever they are named.
    for (file, at) in [(0, "facts.toml:1:3: "), (1, "sections.toml:1:3: ")] {
        let mut files = files(&(topic("\"colour\"") + &rule("all", "yes", "when = { colour = \"red\" }")));
        files[file].text = "no".to_owned();
        let errors = errors(&files);
        assert!(errors.starts_with(at) && errors.lines().count() == 1, "{errors}");
    }
}
