//! The program as its users run it: what goes to stdout, and how it ends.

mod common;

use std::process::{Command, Stdio};

use common::{Lotse, stderr, stdout};

#[test]
fn a_fresh_program_answers_with_a_verdict_steps_and_a_source() {
    let output =
        Lotse::new().run(&["ask", "Can I take over Azure that the customer bought under an EA?"], "");
    let text = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{text}{}", stderr(&output));
    for part in ["Yes, under certain conditions.", "1. ", "2. ", "3. ", "Source: "] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn an_encoder_that_cannot_be_used_is_an_error_that_says_what_to_do() {
    let lotse = Lotse::new();
    lotse.write("lotse.toml", "semantic = \"encoder\"\n");
    let output = lotse.run(&["ask", "Can a customer have two partners?"], "");
    let part = if cfg!(feature = "semantic") { "model.safetensors" } else { "--features semantic" };
    let error = stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(error.contains("setting `semantic`") && error.contains(part), "{error}");
}

#[test]
fn not_knowing_is_exit_code_1_and_nonsense_is_2() {
    let lotse = Lotse::new();
    let weather = lotse.run(&["ask", "Will it rain on Sunday afternoon?"], "");
    assert_eq!(weather.status.code(), Some(1), "{}", stdout(&weather));
    assert_eq!(lotse.run(&["ask", " "], "").status.code(), Some(2));
    assert_eq!(lotse.run(&["asc"], "").status.code(), Some(2));
    let folder = lotse.run(&["--corpus", "nowhere", "ask", "x"], "");
    assert_eq!(folder.status.code(), Some(2));
    assert!(stderr(&folder).contains("nowhere is not a folder"), "{}", stderr(&folder));
}

#[test]
fn rows_are_answered_in_order_and_bad_ones_get_an_error() {
    let rows = "{\"id\":1,\"question\":\"Can I take over my customer's Azure?\",\"conversation\":\"c\"}\n\
                not json\n\
                {\"id\":\"b\"}\n\
                \n\
                {\"id\":2,\"question\":\"It is under an EA.\",\"conversation\":\"c\"}\n";
    let output = Lotse::new().run(&["ask", "--jsonl"], rows);
    let answers: Vec<serde_json::Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let [clarify, bad, lacking, answer] = &answers[..] else { panic!("{answers:?}") };
    assert_eq!(
        (&clarify["id"], &clarify["outcome"], &clarify["missing"][0]),
        (&1.into(), &"clarify".into(), &"channel".into())
    );
    assert!(bad["error"].is_string() && bad["id"].is_null(), "{bad}");
    assert!(
        lacking["error"]
            .as_str()
            .is_some_and(|error| error.starts_with("line 3,") && error.contains("question")),
        "{lacking}"
    );
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert_eq!(lacking["id"], "b");
    // A broken row between them does not end a conversation.
    assert_eq!(
        (&answer["outcome"], &answer["verdict"]),
        (&"answer".into(), &"conditional".into()),
        "{answer}"
    );
    assert_eq!(answer["facts"]["channel"], "ea");
    assert!(answer["elapsed_us"].is_u64() && answer["citations"][0]["section"].is_string(), "{answer}");
}

#[test]
fn piped_lines_are_turns_of_one_chat() {
    let output =
        Lotse::new().run(&[], "Can I take over Azure from another CSP partner?\nwhy\nexit\nnever said\n");
    let text = stdout(&output);
    assert!(text.contains("under certain conditions") && text.contains("move-usage"), "{text}");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_check_needs_no_question() {
    let lotse = Lotse::new();
    let output = lotse
        .run(&["check", "take-over", "channel=csp", "service=license-based", "--locale", "sv", "--json"], "");
    let answer: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!((&answer["verdict"], &answer["locale"]), (&"no".into(), &"sv".into()), "{answer}");
    for (args, part) in [
        (&["check", "takeover"][..], "there is no topic `takeover`"),
        (&["check", "take-over", "channel"], "write fact=value"),
        (&["check", "take-over", "tenant=csp"], "does not turn on `tenant`"),
        (&["check", "take-over", "channel=aadvisor"], "cannot be `aadvisor`"),
        (
            &["check", "take-over", "channel=ea", "--locale", "da"],
            "`da` is not spoken; the languages are cs, de,",
        ),
        (
            &["check", "take-over", "channel=21vianet", "cloud=global"],
            "`cloud=global` contradicts channel=21vianet, from which cloud=21vianet follows",
        ),
    ] {
        let output = lotse.run(args, "");
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains(part), "{}", stderr(&output));
    }
}

#[test]
fn a_question_about_two_services_has_a_part_for_each() {
    let question = "Can we take over Azure under an EA and Office 365 from another CSP partner?";
    let output = Lotse::new().run(&["ask", question, "--json"], "");
    let answer: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let parts: Vec<String> = answer["parts"]
        .as_array()
        .expect("parts")
        .iter()
        .map(|part| {
            let facts = &part["facts"];
            assert!(part["citations"][0]["section"].is_string(), "{part}");
            format!("{} {} {} {}", facts["service"], facts["channel"], part["verdict"], part["rule"])
        })
        .collect();
    let wanted = [
        r#""license-based" "csp" "no" "move-license""#,
        r#""usage-based" "ea" "conditional" "take-over-usage""#,
    ];
    assert_eq!(parts, wanted);
    assert!(answer["verdict"].is_null(), "{answer}");

    let question = "Can we take over Azure and Office 365, both bought directly from Microsoft?";
    let output = Lotse::new().run(&["ask", question, "--json"], "");
    let answer: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let verdicts = [&answer["verdict"], &answer["parts"][0]["verdict"], &answer["parts"][1]["verdict"]];
    assert!(verdicts.iter().all(|verdict| *verdict == "conditional"), "{answer}");
}

#[test]
fn why_and_explain_say_how_sure_the_topic_is_and_what_is_next() {
    let question = "Can we cancel the transfer request and who starts it?";
    let output = Lotse::new().run(&["ask", question, "--explain", "--json"], "");
    let answer: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let choices: Vec<&str> = answer["choices"]
        .as_array()
        .expect("choices")
        .iter()
        .filter_map(|choice| choice["value"].as_str())
        .collect();
    assert_eq!(choices, ["transfer-withdraw", "switch-start", "other"]);
    assert_eq!((&answer["outcome"], &answer["missing"]), (&"clarify".into(), &serde_json::json!([])));
    let output = Lotse::new().run(
        &["ask", "Can we move the customer's Azure with its role assignments to us?", "--why", "--explain"],
        "",
    );
    let text = stdout(&output);
    for part in ["Confidence in the topic: 0.", "; the next likely one: ", "topic transfer-access: clause"] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn documents_come_before_the_handbook_and_changes_are_noticed() {
    let lotse = Lotse::new();
    let page = |text: &str| {
        format!(
            "---\ntitle: Llama care\nms.contentlocale: en-US\n---\n# <a name=\"llamas\"></a>Llama care\n\nLlamas need {text} every morning.\n"
        )
    };
    lotse.write("docs/en-us/farm/llamas.md", &page("fresh hay"));
    let ask =
        |lotse: &Lotse| stdout(&lotse.run(&["--corpus", "docs", "show", "farm/llamas.md", "llamas"], ""));
    assert!(ask(&lotse).contains("fresh hay"));
    lotse.write("docs/en-us/farm/llamas.md", &page("a walk and a long chat"));
    assert!(ask(&lotse).contains("a long chat"));
    let outline = stdout(&lotse.run(&["--corpus", "docs", "show", "Farm/Llamas.md"], ""));
    assert!(outline.contains("Llama care  [llamas]"), "{outline}");
    assert_eq!(lotse.run(&["show", "no/such.md"], "").status.code(), Some(1));
}

#[test]
fn a_transcript_that_differs_is_shown_and_blessed() {
    let lotse = Lotse::new();
    let text = "user: Can I take over Azure that was bought under an EA?\n<!-- lotse: verdict=no -->\n";
    lotse.write("a.chat", text);
    let output = lotse.run(&["replay", "a.chat", "--junit", "a.xml"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("verdict: expected no, found conditional"), "{}", stdout(&output));
    let junit = std::fs::read_to_string(lotse.folder.path().join("a.xml")).expect("JUnit");
    assert!(junit.contains("failures=\"1\""), "{junit}");
    assert_eq!(lotse.run(&["replay", "a.chat", "--bless"], "").status.code(), Some(0));
    let blessed = std::fs::read_to_string(lotse.folder.path().join("a.chat")).expect("a transcript");
    assert_eq!(blessed, text.replace("verdict=no", "verdict=conditional"));
    assert_eq!(lotse.run(&["replay", "a.chat"], "").status.code(), Some(0));
}

/// Questions about the built-in handbook.
const HANDBOOK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/questions/handbook.jsonl");

/// Questions that no document about selling and supporting subscriptions answers.
const OTHER_MATTERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/questions/other-matters.jsonl");

#[test]
fn questions_with_known_answers_are_counted_by_language() {
    let lotse = Lotse::new();
    let floors =
        ["--at-least", "section@3=0.9", "--at-least", "abstained=0.9", "--at-least", "precision=0.8"];
    let output = lotse.run(&[&["eval", HANDBOOK, "--json"][..], &floors[..]].concat(), "");
    let report: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(output.status.code(), Some(0), "{report}");
    let rows = std::fs::read_to_string(HANDBOOK).expect("the questions").lines().count();
    assert_eq!(report["questions"], rows);
    assert_eq!(report["unknown_sections"].as_array().map(Vec::len), Some(0), "{report}");
    let languages = report["languages"].as_object().expect("languages");
    assert!(languages.len() >= 6, "{languages:?}");
    let sum = |of: &str| languages.values().filter_map(|figures| figures[of].as_u64()).sum::<u64>();
    assert_eq!(sum("answerable") + sum("unanswerable"), rows as u64);
    let bins = report["calibration"]["bins"].as_array().expect("bins");
    assert_eq!(bins.iter().filter_map(|bin| bin["questions"].as_u64()).sum::<u64>(), rows as u64);
    // A higher threshold never answers more.
    let answered: Vec<f64> = report["thresholds"]
        .as_array()
        .expect("thresholds")
        .iter()
        .filter_map(|row| row["answered"].as_f64())
        .collect();
    assert!(answered.len() == 9 && answered.is_sorted_by(|a, b| a >= b), "{answered:?}");
}

#[test]
fn a_fresh_program_mostly_knows_that_it_does_not_know() {
    let output = Lotse::new().run(&["eval", OTHER_MATTERS, "--at-least", "abstained=0.8"], "");
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
}

#[test]
fn a_wanted_figure_that_is_missed_is_exit_code_1_and_failures_show_what_came() {
    let lotse = Lotse::new();
    lotse.write(
        "gold.jsonl",
        "{\"id\":\"steps\",\"question\":\"Who signs the transfer form for Azure?\",\
         \"gold\":[\"PARTNER-CENTER/switch-azure-subscriptions-to-a-different-partner\",\"*\"]}\n\
         \n\
         {\"id\":\"moved\",\"question\":\"Who signs the transfer form for Azure?\",\"locale\":\"en\",\
         \"gold\":[\"partner-center/moved.md\",\"elsewhere\"]}\n",
    );
    let output = lotse.run(&["eval", "gold.jsonl", "--failures", "--at-least", "section@3=0.7"], "");
    let text = stdout(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("section@3 is 0.500, at least 0.7 is wanted."), "{text}");
    assert!(text.contains("moved: Who signs the transfer form for Azure?"), "{text}");
    assert!(text.contains("right  partner-center/moved.md#elsewhere"), "{text}");
    assert!(text.contains("1      partner-center/switch-azure"), "{text}");
    assert!(!text.contains("steps: "), "{text}");
    assert!(
        stderr(&output).contains("partner-center/moved.md#elsewhere is in no document"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn rows_that_are_no_gold_questions_are_all_named_and_nothing_is_asked() {
    let lotse = Lotse::new();
    let good = "{\"question\":\"May a customer have two partners?\"}";
    for (row, line, part) in [
        ("not json", 2, "expected ident"),
        ("{\"id\":\"b\"}", 2, "missing field `question`"),
        ("{\"question\":\" \"}", 2, "the question is empty"),
        ("{\"question\":\"x\",\"gold\":\"a.md\"}", 2, "invalid type"),
        ("{\"question\":\"x\",\"lang\":\"no language\"}", 2, "is not a locale"),
        ("{\"question\":\"x\",\"also\":[[\"a.md\",\"*\"]]}", 2, "`also` without `gold`"),
    ] {
        lotse.write("gold.jsonl", &format!("{good}\n{row}\n{good}\nnor this\n"));
        let output = lotse.run(&["eval", "gold.jsonl"], "");
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(stdout(&output).is_empty());
        assert!(said.contains(&format!("line {line}: ")) && said.contains(part), "{said}");
        assert!(said.contains("gold.jsonl") && said.contains("line 4: "), "{said}");
    }
    for (floor, part) in [
        ("section@3", "write FIGURE=SHARE"),
        ("sections=1", "no figure `sections`"),
        ("precision=70", "0 to 1"),
    ] {
        let output = lotse.run(&["eval", "gold.jsonl", "--at-least", floor], "");
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains(part), "{}", stderr(&output));
    }
}

#[test]
fn broken_documents_are_named_and_the_rest_is_indexed() {
    let lotse = Lotse::new();
    lotse.write("docs/en-us/good.md", "---\ntitle: Good\nms.contentlocale: en-US\n---\n# Good\n\nText.\n");
    lotse.write("docs/en-us/bad.md", "---\ntitle: [unclosed\nms.contentlocale: en-US\n---\n# Bad\n\nText.\n");
    std::fs::write(lotse.folder.path().join("docs/en-us/latin.md"), b"# Caf\xe9\n").expect("a file");
    let output = lotse.run(&["--corpus", "docs", "index"], "");
    let text = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(text.contains("bad.md:") && text.contains("latin.md:1:") && text.contains("problems"), "{text}");
    assert!(stdout(&lotse.run(&["--corpus", "docs", "show", "good.md", "good"], "")).contains("Text."));
}

/// Twelve articles in a language, about two of a few words each.
fn parallel_articles(lotse: &Lotse, folder: &str, words: [&str; 4]) {
    for number in 0..12 {
        let (first, second) = (words[number % 4], words[(number + 1 + number / 4) % 4]);
        let page =
            format!("---\ntitle: {first}\n---\n# <a name=\"a\"></a>{first}\n\n{first} {second} {number}.\n");
        lotse.write(&format!("{folder}/farm/{number}.md"), &page);
    }
}

#[test]
fn learning_is_told_and_goes_into_a_pack() {
    let lotse = Lotse::new();
    parallel_articles(&lotse, "docs/en-us", ["llama", "alpaca", "barn", "meadow"]);
    parallel_articles(&lotse, "lessons/fi-fi", ["laama", "alpakka", "navetta", "niitty"]);
    let output = lotse.run(&["--corpus", "docs", "--learn", "lessons", "index", "--json"], "");
    let report: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let learned = report["learned"].as_array().expect("what was learned");
    let finnish = learned.iter().find(|learned| learned["locale"] == "fi-FI").expect("Finnish");
    assert!(finnish["blocks"].as_u64() >= Some(12) && finnish["elapsed_ms"].is_u64(), "{finnish}");
    assert_eq!((&report["lessons"], report["learning_ms"].is_u64()), (&12.into(), true));
    let again = stdout(&lotse.run(&["--corpus", "docs", "--learn", "lessons", "index", "--json"], ""));
    assert!(again.contains("\"learned\": []"), "{again}");

    let output = lotse.run(&["--corpus", "docs", "--learn", "lessons", "learn", "--export", "packs"], "");
    assert!(stdout(&output).contains("fi-FI: "), "{}{}", stdout(&output), stderr(&output));
    assert!(lotse.folder.path().join("packs/fi-FI.pack").is_file());
    let output = lotse.run(&["--corpus", "docs", "--learn", "packs", "index"], "");
    assert!(stdout(&output).contains("Word translations learned in"), "{}", stdout(&output));

    for (args, part) in [
        (&["learn", "--export", "a.pack"][..], "name folders with `--corpus` or `--learn`"),
        (&["--corpus", "docs", "learn", "--export", "a.pack"], "teach nothing"),
        (&["--learn", "nowhere", "index"], "nowhere is no folder and no `.pack` file"),
    ] {
        let output = lotse.run(args, "");
        assert_eq!(output.status.code(), Some(2), "{}", stdout(&output));
        assert!(stderr(&output).contains(part), "{}", stderr(&output));
    }
    lotse.write("old.pack", "lotse-pk\u{1}\0\0\0........\0\0\0\0");
    let output = lotse.run(&["--learn", "old.pack", "index"], "");
    assert!(stderr(&output).contains("old.pack cannot be used"), "{}", stderr(&output));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let lotse = Lotse::new();
    let mut child = Command::new(env!("CARGO_BIN_EXE_lotse"))
        .args(["rules", "explain", "take-over"])
        .current_dir(lotse.folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("an end");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(output.stderr.is_empty(), "{}", stderr(&output));
}

#[test]
fn without_a_token_serving_says_how_to_get_one_and_a_token_is_never_shown() {
    let lotse = Lotse::new();
    for args in [&["serve"][..], &["discord", "invite"], &["discord", "check"]] {
        let output = lotse.run(args, "");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(stderr(&output).contains("LOTSE_DISCORD_TOKEN"), "{args:?}: {}", stderr(&output));
    }
    lotse.write("token", "a-secret-token\n");
    lotse.write("lotse.toml", "[discord]\ntoken_file = \"token\"\n");
    let output = lotse.run(&["config"], "");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(!stdout(&output).contains("a-secret-token"));
    for (text, part) in [
        ("[discord]\nsupport_channels = [\"general\"]\n", "support_channels"),
        ("[discord]\nhelper_role = \"helpers\"\n", "Copy ID"),
        ("[discord]\nunsure = \"maybe\"\n", "unsure"),
        ("[discord]\nsupport_channels = [\"1\"]\nmessage_content = false\n", "message_content = true"),
        ("[discord]\ntoken = \"x\"\n", "unknown field `token`"),
    ] {
        lotse.write("lotse.toml", text);
        let output = lotse.run(&["serve"], "");
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(stderr(&output).contains(part), "{text}: {}", stderr(&output));
    }
}
