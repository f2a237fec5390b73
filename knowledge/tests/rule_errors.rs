//! What is wrong with a rulebook that does not hold is said clearly.

mod common;

use common::{errors, files, rule, topic};
use lotse_knowledge::{Rulebook, rulebook::RuleFile};

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
            "paint.toml:11:6: rules `all` (paint.toml:5:6) and `red` both hold for colour=red: narrow one of them, or write `overrides = \"all\"` in `red`",
        ),
        (
            two.clone() + &when("red", "colour = \"red\"") + &rule("all", "yes", ""),
            "paint.toml:11:6: rules `red` (paint.toml:5:6) and `all` both hold for colour=red size=s and 1 more: narrow one of them, or write `overrides = \"all\"` in `red`",
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
            "paint.toml:11:6: rules `old` (paint.toml:5:6) and `new` both hold for colour=red and 2 more on 2026-01-02: narrow one of them",
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
