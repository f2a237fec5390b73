//! `lotse audit` as its users run it: documents change, translations differ, and answers say so.

use std::process::{Command, Output};

use serde_json::Value;

/// A folder with documents of one article in a few languages, on which rules between partners rest.
struct Audited {
    folder: tempfile::TempDir,
}

const PAGE: &str = "partner-center/multipartner.md";
const ANCHOR: &str = "multi-partner-support-for-customers-who-want-to-work-with-more-than-one-partner";

const ENGLISH: &str = "A partner cannot resell services to another partner. Ask within 30 days.";
const GERMAN: &str =
    "Ein Partner darf einem anderen Partner keine Dienste verkaufen. Fragen Sie binnen 30 Tagen.";
const FRENCH: &str = "Un partenaire ne peut pas revendre de services à un autre. Demandez sous 30 jours.";
const DUTCH: &str =
    "Een partner mag geen diensten aan een andere partner doorverkopen. Vraag binnen 30 dagen.";

impl Audited {
    fn new() -> Audited {
        let audited = Audited { folder: tempfile::tempdir().expect("a folder") };
        for (locale, alert) in [("en-US", ENGLISH), ("de-DE", GERMAN), ("fr-FR", FRENCH), ("nl-NL", DUTCH)] {
            audited.page(locale, ANCHOR, alert);
        }
        audited
    }

    /// Writes the article in a language: all but English is a translation.
    fn page(&self, locale: &str, anchor: &str, alert: &str) {
        let machine = if locale == "en-US" { "" } else { "ms.translationtype: MT\n" };
        self.write(
            &format!("docs/{}/{PAGE}", locale.to_lowercase()),
            &format!(
                "---\ntitle: Partners\nms.contentlocale: {locale}\n{machine}---\n# <a name=\"{anchor}\"></a>Partners\n\nText.\n\n> [!IMPORTANT]\n> {alert}\n"
            ),
        );
    }

    fn write(&self, name: &str, text: &str) {
        let file = self.folder.path().join(name);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, text).expect("a file");
    }

    fn run(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_lotse"))
            .args(["--corpus", "docs"])
            .args(args)
            .current_dir(self.folder.path())
            .env_clear()
            .env("LOTSE_INDEX", self.folder.path().join("index"))
            .output()
            .expect("the program")
    }

    /// What it says, and its exit code.
    fn said(&self, args: &[&str]) -> (String, Option<i32>) {
        let output = self.run(args);
        let text =
            String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        (text, output.status.code())
    }

    fn json(&self, args: &[&str]) -> Value {
        serde_json::from_slice(&self.run(&[args, &["--json"]].concat()).stdout).expect("JSON")
    }

    /// The answer by the rule that says yes to buying for oneself.
    fn check(&self, locale: &str) -> Value {
        self.json(&["check", "between-partners", "purpose=own-use", "tenant=non-csp", "--locale", locale])
    }
}

#[test]
fn what_changed_since_the_review_is_told_word_by_word() {
    for (page, parts) in [
        // One language only.
        (
            ("fr-FR", ANCHOR, "Un partenaire peut revendre de services à un autre. Demandez sous 30 jours."),
            &[
                "multi-partner alert 1 (buy-for-csp-tenant, buy-for-own-tenant, resell-to-partner), fr-FR: changed since",
                "Un partenaire [-ne -]peut [-pas -]revendre",
            ][..],
        ),
        // A number.
        (
            ("en-US", ANCHOR, "A partner cannot resell services to another partner. Ask within 60 days."),
            &["en-US: changed since", "[-30 -]{+60 +}days"],
        ),
        // Under another of the names that `sections.toml` knows: the text is the same.
        (
            ("de-DE", "multi-partner-support", GERMAN),
            &[
                "de-DE: as it was reviewed",
                "multipartner.md#multi-partner-support-for",
                "and is partner-center/multipartner.md#multi-partner-support\n",
            ],
        ),
        // Under a name that it does not know.
        (
            ("de-DE", "partners-of-partners", GERMAN),
            &["de-DE: gone since", "multipartner.md#partners-of-partners looks like it"],
        ),
    ] {
        let audited = Audited::new();
        assert_eq!(audited.said(&["audit", "--accept-all"]).1, Some(0));
        let (text, code) = audited.said(&["audit"]);
        assert_eq!(code, Some(0), "{text}");
        let (locale, anchor, alert) = page;
        audited.page(locale, anchor, alert);
        let (text, code) = audited.said(&["audit"]);
        assert_eq!(code, Some(1), "{text}");
        for part in parts {
            assert!(text.contains(part), "{part} in {text}");
        }
        for other in ["en-US", "de-DE", "fr-FR", "nl-NL"].iter().filter(|other| **other != locale) {
            assert!(!text.contains(&format!("{other}: ")), "{other} in {text}");
        }
        assert_eq!(audited.said(&["audit", "--accept-all"]).1, Some(0));
        let (text, code) = audited.said(&["audit"]);
        assert_eq!(code, Some(0), "{text}");
    }
}

#[test]
fn white_space_and_the_locale_of_an_address_are_no_change() {
    let audited = Audited::new();
    audited.page("de-DE", ANCHOR, "Siehe [dort](https://example.org/de-de/a) und **hier**.");
    audited.run(&["audit", "--accept-all"]);
    audited.page("de-DE", ANCHOR, "Siehe   [dort](https://example.org/de-at/a)\n> und hier.");
    let (text, code) = audited.said(&["audit"]);
    assert_eq!(code, Some(0), "{text}");
}

#[test]
fn the_rules_at_risk_from_a_document_are_all_named() {
    let audited = Audited::new();
    audited.run(&["audit", "--accept", "resell-to-partner"]);
    let (text, _) = audited.said(&["audit"]);
    let unreviewed = text.lines().last().and_then(|line| line.strip_prefix("not reviewed yet: "));
    let unreviewed: Vec<&str> = unreviewed.expect("names").split(", ").collect();
    assert!(
        unreviewed.contains(&"buy-for-own-tenant") && !unreviewed.contains(&"resell-to-partner"),
        "{text}"
    );
    audited.page("en-US", ANCHOR, "A partner can resell services to another partner. Ask within 30 days.");
    let (text, code) = audited.said(&["audit", "--document", &PAGE.to_uppercase()]);
    assert_eq!(code, Some(1), "{text}");
    for part in [
        "(resell-to-partner), en-US: changed since",
        "multi-partner item 1 (multi-partner-effect)",
        "not reviewed yet",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let output = audited.run(&["audit", "--document", "partner-center/multipartnr.md"]);
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(error.contains("did you mean `partner-center/multipartner.md`?"), "{error}");
}

#[test]
fn an_answer_says_that_its_ground_has_moved() {
    let audited = Audited::new();
    let before = audited.check("en");
    assert_eq!((&before["verdict"], before.get("changed_since_review")), (&"yes".into(), None));
    audited.run(&["audit", "--accept-all"]);
    assert_eq!(audited.check("en"), before);
    audited.page("en-US", ANCHOR, "A partner can resell services to another partner. Ask within 30 days.");
    for (setting, verdict, outcome, part) in [
        (
            "lower",
            Value::from("conditional"),
            "answer",
            Some("has changed since the rule was last reviewed ("),
        ),
        ("suspend", Value::Null, "abstain", Some("I give no verdict here: ")),
        ("ignore", Value::from("yes"), "answer", None),
    ] {
        audited.write("lotse.toml", &format!("moved_ground = \"{setting}\"\n"));
        let answer = audited.check("de");
        assert_eq!(
            (&answer["verdict"], &answer["outcome"]),
            (&verdict, &outcome.into()),
            "{setting}: {answer}"
        );
        let answer = audited.check("en");
        assert_eq!(
            (&answer["verdict"], &answer["outcome"]),
            (&verdict, &outcome.into()),
            "{setting}: {answer}"
        );
        assert_eq!(answer["changed_since_review"].is_string(), part.is_some(), "{answer}");
        let text = answer["text"].as_str().expect("a text");
        assert_eq!(text.contains("last reviewed"), part.is_some(), "{text}");
        assert!(part.is_none_or(|part| text.contains(part)), "{text}");
        assert!(text.contains("> A partner can resell"), "{text}");
    }
    let (text, code) = audited.said(&["audit", "--accept", "buy-for-own-tenant"]);
    assert_eq!(code, Some(0), "{text}");
    audited.write("lotse.toml", "");
    assert_eq!(audited.check("en")["verdict"], "yes");
}

#[test]
fn a_text_translated_anew_concerns_those_who_read_it() {
    let audited = Audited::new();
    audited.run(&["audit", "--accept-all"]);
    audited.page(
        "de-DE",
        ANCHOR,
        "Kein Partner darf einem anderen Dienste verkaufen. Fragen Sie binnen 30 Tagen.",
    );
    assert_eq!(audited.check("de")["verdict"], "conditional");
    assert_eq!(audited.check("fr")["verdict"], "yes");
}

#[test]
fn translations_that_say_something_else_are_suspected() {
    for (alert, what) in [
        (DUTCH, None),
        (
            "Een partner mag diensten aan een andere partner doorverkopen. Vraag binnen 30 dagen.",
            Some("a denial is missing"),
        ),
        (
            "Een partner mag geen diensten aan een andere partner doorverkopen. Vraag niet binnen 30 dagen.",
            Some("a denial is added"),
        ),
        (
            "Een partner mag geen diensten aan een andere partner doorverkopen. Vraag binnen 60 dagen.",
            Some("the number 30 is missing"),
        ),
    ] {
        let audited = Audited::new();
        audited.page("nl-NL", ANCHOR, alert);
        let suspects = audited.json(&["audit", "--translations"]);
        let rows = suspects.as_array().expect("rows");
        let alerts: Vec<&Value> =
            rows.iter().filter(|row| row["ground"] == "multi-partner alert 1").collect();
        let answer = audited.check("nl");
        let cited = &answer["citations"][0]["locale"];
        let Some(what) = what else {
            assert!(rows.is_empty(), "{suspects}");
            assert_eq!(cited, "nl-NL");
            continue;
        };
        let [row] = alerts[..] else { panic!("{suspects}") };
        assert_eq!((&row["locale"], &row["better_locale"]), (&"nl-NL".into(), &"en-US".into()), "{row}");
        assert_eq!(row["reasons"][0]["what"], what, "{row}");
        assert_eq!(cited, "en-US", "{answer}");
        let text = answer["text"].as_str().expect("a text");
        assert!(text.contains("> A partner cannot resell") && text.contains("vertaling"), "{text}");
        // Somebody finds it right after all.
        for rule in ["resell-to-partner", "clouds-multi-partner"] {
            let (text, code) = audited.said(&["audit", "--translations", "--accept", rule]);
            assert_eq!(code, Some(0), "{text}");
        }
        assert_eq!(audited.said(&["audit", "--translations"]).1, Some(0));
        assert_eq!(audited.check("nl")["citations"][0]["locale"], "nl-NL");
    }
}

#[test]
fn wrong_use_and_broken_reviews_say_what_to_do() {
    let audited = Audited::new();
    let (text, code) = audited.said(&["audit", "--accept", "resel"]);
    assert_eq!(code, Some(2));
    assert!(text.contains("there is no rule `resel`: `lotse rules list`"), "{text}");
    audited.write("own.toml", "[a.b]\nde-DE = 1\n");
    audited.write("lotse.toml", "reviews = \"own.toml\"\n");
    for args in [&["audit"][..], &["ask", "May we resell to another partner?"]] {
        let (text, code) = audited.said(args);
        assert_eq!(code, Some(2), "{text}");
        assert!(text.contains("own.toml:2: ") && text.contains("lotse audit --accept-all"), "{text}");
    }
}

#[test]
fn the_built_in_rules_are_reviewed_against_the_handbook() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_lotse"))
        .args(["audit", "--json"])
        .current_dir(folder.path())
        .env_clear()
        .env("LOTSE_INDEX", folder.path().join("index"))
        .output()
        .expect("the program");
    let rows: Vec<Value> = serde_json::from_slice(&output.stdout).expect("JSON");
    let changed: Vec<String> =
        rows.iter().map(|row| format!("{} {} {}", row["rule"], row["ground"], row["locale"])).collect();
    assert!(
        changed.is_empty(),
        "the handbook or a rule's grounds have changed: compare them, then `cargo run -- audit --export knowledge/reviews.toml`\n{}",
        changed.join("\n")
    );
}
