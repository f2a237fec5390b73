//! Whatever is typed, in whatever order, there is an answer and no panic.

use lotse::assistant::{Assistant, Conversation, Outcome};
use lotse_tests::assistant;
use proptest::prelude::*;

thread_local! {
    static ASSISTANT: Assistant = assistant(&[]);
}

/// Words and signs that mean something to some stage, among noise.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\PC{0,12}",
        prop::sample::select(vec![
            "Azure",
            "EA",
            "can I",
            "take over",
            "21Vianet",
            "Office 365",
            "CSP",
            "another partner",
            "not",
            "?",
            ".",
            ",",
            "*",
            "(",
            "\"",
            "AND",
            "title:",
            "\\",
            "<a>",
            "引き継げますか",
            "Можно ли",
            "\u{0}",
            "\u{202e}",
            "٣",
            "1",
            "…",
            "ﬁ",
            "İ",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_conversation_is_answered(turns in prop::collection::vec(text(), 1..4)) {
        ASSISTANT.with(|assistant| {
            let mut conversation = Conversation::default();
            for turn in &turns {
                let (answer, next) = assistant.ask(turn, &conversation, None);
                conversation = next;
                prop_assert!(!answer.text().is_empty());
                prop_assert!(answer.citations.len() <= 5);
                // What is asked for is a fact, or which topic is meant.
                let asks = answer.verdict.is_none() && !answer.choices.is_empty();
                prop_assert_eq!(answer.outcome == Outcome::Clarify, asks);
                // A verdict comes from a rule, and a rule cites what it rests on.
                prop_assert!(answer.verdict.is_none() || (answer.rule.is_some() && !answer.citations.is_empty()));
            }
            Ok(())
        })?;
    }
}
