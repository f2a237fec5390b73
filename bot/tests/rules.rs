//! `lotse rules`: what is said of a rulebook.

mod common;

use common::{Lotse, stderr, stdout};

/// The built-in rules in the folder `rules`, one of them with an edit.
fn write_rules(lotse: &Lotse, edit: (&str, &str, &str)) {
    let (edited, from, to) = edit;
    for file in lotse_knowledge::builtin::rules() {
        let text = if file.name == edited {
            assert!(file.text.contains(from), "{edited} has no {from}");
            file.text.replacen(from, to, 1)
        } else {
            file.text
        };
        lotse.write(&format!("rules/{}", file.name), &text);
    }
}

#[test]
fn verifying_says_all_that_does_not_hold_and_ends_with_exit_code_1() {
    let lotse = Lotse::new();
    let output = lotse.run(&["rules", "verify"], "");
    let text = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{text}{}", stderr(&output));
    assert!(text.contains(" languages; no flaws"), "{text}");
    let take_over: Vec<&str> = text
        .lines()
        .find(|line| line.starts_with("take-over "))
        .expect("a topic")
        .split_whitespace()
        .collect();
    assert!(take_over[2] == take_over[3] && take_over[4] == take_over[5], "{take_over:?}");

    let own_tenant = "id = \"buy-for-own-tenant\"\ntopic = \"between-partners\"\n";
    let when = "when = { purpose = \"own-use\", tenant = \"non-csp\" }";
    let duplicate = format!(
        "[[silent]]\n{own_tenant}{when}\nbecause = [{{ section = \"multi-partner\" }}]\n\n[topic.roles]"
    );
    for (edit, parts) in [
        (
            ("partners.toml", when, "when = { purpose = \"own-use\", tenant = \"csp\" }"),
            &[
                "partners.toml:3:8: topic `between-partners` has no rule for tenant=non-csp purpose=own-use",
                "both hold for tenant=csp purpose=own-use",
                "56 of 57 topics are sound",
            ][..],
        ),
        (
            (
                "partners.toml",
                "{ section = \"multi-partner\", alert = 1 }",
                "{ section = \"multi-partner\", alert = 99 }",
            ),
            &[
                "partners.toml:22:24: the section `multi-partner` has no alert 99: mend the number",
                "; 1 flaw\n",
            ],
        ),
        (
            ("sections.toml", "\"partner-center/multipartner.md\"", "\"partner-center/no-partner.md\""),
            &["sections.toml:11:2: the section `multi-partner` is in no document: mend its path or anchor"],
        ),
        (
            ("partners.toml", own_tenant, "id = \"buy-for-one\"\ntopic = \"between-partners\"\n"),
            &["en/rules.ftl: `buy-for-one` is missing: the rulebook needs it"],
        ),
        (
            ("partners.toml", own_tenant, "id = \"buy-for-own-tenant\"\ntopic = \"between-partnrs\"\n"),
            &["unknown topic `between-partnrs`: did you mean `between-partners`?"],
        ),
        (
            ("partners.toml", "[topic.roles]", &duplicate),
            &["rule `buy-for-own-tenant` stands in rules/partners.toml:"],
        ),
        (
            (
                "partners.toml",
                "\"Which role is needed for multi-partner support?\"",
                "\"May we sell to another partner?\"",
            ),
            &["this example of topic `roles` is taken for `between-partners`: mend it, or the clauses"],
        ),
        (
            ("partners.toml", "[topic.roles]", "[topic.roles"),
            &["remark: texts, terms and citations are not checked before every file can be read"],
        ),
    ] {
        write_rules(&lotse, edit);
        let output = lotse.run(&["--rules", "rules", "rules", "verify"], "");
        let text = stdout(&output);
        assert_eq!(output.status.code(), Some(1), "{text}{}", stderr(&output));
        for part in parts {
            assert!(text.contains(part), "{part} in {text}");
        }
        let loads = lotse.run(&["--rules", "rules", "rules", "list"], "");
        let may_load =
            ["no alert", "no document", "is missing", "is taken for"].iter().any(|part| text.contains(part));
        assert_eq!(loads.status.code(), Some(if may_load { 0 } else { 2 }), "{text}{}", stderr(&loads));
    }
}

#[test]
fn the_day_decides_which_rules_count() {
    let lotse = Lotse::new();
    let when = "when = { purpose = \"own-use\", tenant = \"non-csp\" }\nverdict = \"yes\"\n";
    let ended = format!(
        "{when}valid_until = 2026-03-31\nremark = \"until <b>March</b> & not \\\"longer\\\"\"\nbecause = [{{ section = \"multi-partner\" }}]\n\n\
         [[silent]]\nid = \"resell-later\"\ntopic = \"between-partners\"\nwhen = {{ purpose = \"own-use\", tenant = \"non-csp\" }}\nvalid_from = 2026-04-01\n"
    );
    write_rules(&lotse, ("partners.toml", when, &ended));
    let case = ["--rules", "rules", "check", "between-partners", "tenant=non-csp", "purpose=own-use"];
    for (day, code) in [("2026-03-31", 0), ("2026-04-01", 1)] {
        let output = lotse.run(&[&case[..], &["--today", day]].concat(), "");
        assert_eq!(output.status.code(), Some(code), "{day}: {}{}", stdout(&output), stderr(&output));
    }
    let output = lotse.run(&[&case[..], &["--today", "2026-02-29"]].concat(), "");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("`2026-02-29` is no day"), "{}", stderr(&output));

    let explain = |more: &[&str]| {
        let args = [&["--rules", "rules", "rules", "explain", "between-partners"][..], more].concat();
        stdout(&lotse.run(&args, ""))
    };
    let table = explain(&[]);
    assert!(table.contains("## Until 2026-03-31") && table.contains("## From 2026-04-01"), "{table}");
    assert!(table.contains("| non-csp | own-use | silent | resell-later |"), "{table}");
    assert!(!explain(&["--today", "2026-03-01"]).contains("resell-later"));
    let page = explain(&["--html"]);
    assert!(page.starts_with("<!DOCTYPE html>") && page.trim_end().ends_with("</html>"), "{page}");
    assert!(page.contains("until &lt;b&gt;March&lt;/b&gt; &amp; not &quot;longer&quot;"), "{page}");
    assert!(!page.contains("<b>") && !page.contains("<script") && !page.contains("src="), "{page}");
    let verified = stdout(&lotse.run(&["--rules", "rules", "rules", "verify", "--today", "2026-05-01"], ""));
    assert!(verified.contains("rule `buy-for-own-tenant` does not count on 2026-05-01"), "{verified}");
}

#[test]
fn rules_that_no_transcript_exercises_are_named() {
    let lotse = Lotse::new();
    lotse.write(
        "a.chat",
        "user: Can I take over Azure that was bought under an EA?\nuser: And from Open?\nuser: Hello!\n",
    );
    let output = lotse.run(&["rules", "coverage", "a.chat"], "");
    let text = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{text}{}", stderr(&output));
    assert!(text.contains("     2  take-over-usage (take-over: conditional)"), "{text}");
    assert!(text.contains(" never  china-take-over-usage (take-over: silent)"), "{text}");
    assert!(text.contains("1 transcripts, 3 turns: 1 of "), "{text}");
    assert_eq!(lotse.run(&["rules", "coverage", "a.chat", "--all"], "").status.code(), Some(1));
    let output = lotse.run(&["rules", "coverage", "a.chat", "--json"], "");
    let rows: Vec<serde_json::Value> = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert!(rows.iter().any(|row| row["rule"] == "take-over-usage" && row["times"] == 2), "{rows:?}");
    assert_eq!(lotse.run(&["rules", "coverage", "no.chat"], "").status.code(), Some(2));

    // One that is enough for a rulebook of one rule.
    let section = "[s]\ndocuments = [\"s.md\"]\nanchors = [\"s\"]\n";
    lotse.write(
        "small/facts.toml",
        "[fact]\nservice = [\"usage-based\", \"license-based\"]\nchannel = [\"ea\"]\n",
    );
    lotse.write("small/sections.toml", section);
    lotse.write(
        "small/rules.toml",
        "[topic.t]\nfacts = []\nrecognise = [[\"possibility\", \"move\"]]\n\
         [[rule]]\nid = \"move-usage\"\ntopic = \"t\"\nverdict = \"yes\"\nbecause = [{ section = \"s\" }]\n",
    );
    let output = lotse.run(&["--rules", "small", "rules", "coverage", "a.chat", "--all"], "");
    assert_eq!(output.status.code(), Some(0), "{}{}", stdout(&output), stderr(&output));
}

#[test]
fn schemas_are_printed_for_each_kind_of_file() {
    let lotse = Lotse::new();
    for (args, key) in [
        (&["rules", "schema"][..], "silent"),
        (&["rules", "schema", "--kind", "rules"], "topic"),
        (&["rules", "schema", "--kind", "facts"], "implies"),
    ] {
        let schema: serde_json::Value = serde_json::from_str(&stdout(&lotse.run(args, ""))).expect("JSON");
        assert!(schema["properties"][key].is_object(), "{args:?}: {schema}");
    }
    let sections = stdout(&lotse.run(&["rules", "schema", "--kind", "sections"], ""));
    assert!(sections.contains("anchors"), "{sections}");
}

#[cfg(unix)]
#[test]
fn a_page_for_a_reviewer_has_texts_steps_and_what_the_sections_say() {
    let output = Lotse::new().run(&["rules", "explain", "take-over", "--html"], "");
    let page = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    for part in [
        "<dd lang=\"en\">You can take on Azure that the customer has from another purchase channel",
        "<li>In Partner Center, create a new Azure subscription for the customer.</li>",
        "<a href=\"https://learn.microsoft.com/en-us/partner-center/multichannel#",
        "<blockquote lang=\"en-US\">Usage-based services: ",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
}

#[test]
fn a_block_that_may_be_another_in_an_older_article_is_remarked() {
    let lotse = Lotse::new();
    let article = |locale: &str, alerts: &[&str]| {
        let alerts: String = alerts.iter().map(|alert| format!("> [!NOTE]\n> {alert}\n\n")).collect();
        let text = format!("---\ntitle: Partners\n---\n# Partners\n\n## Multi-partner support\n\n{alerts}");
        lotse.write(&format!("docs/{locale}/partner-center/multipartner.md"), &text);
    };
    article("en-us", &["One."]);
    article("fr-fr", &["Zéro.", "Un."]);
    let output = lotse.run(&["--corpus", "docs", "rules", "verify"], "");
    let text = stdout(&output);
    let part = "the section `multi-partner` has 2 alerts in fr-FR and 1 in English: alert 1 may be another";
    assert!(text.contains(part), "{text}{}", stderr(&output));
}
