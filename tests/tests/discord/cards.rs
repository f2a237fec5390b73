//! Cards: what each kind of answer looks like, and that every answer in every language is one that Discord takes.

use lotse::{
    assistant::{Answer, Asked, Assistant, Conversation, Outcome},
    channels::discord::card,
    store::Kept,
};
use lotse_fakes::discord::openapi::{Reading, Spec};
use lotse_knowledge::{Facts, Locale};
use serde_json::Value;

use crate::running::assistant;

fn shown(assistant: &Assistant, answer: &Answer, after: &Conversation) -> Value {
    let voice = assistant.locales().voice(&answer.locale);
    card::answer(answer, after, &voice, card::Handle { id: "discord:1", turn: 0, person: true })
}

#[test]
fn each_kind_of_answer_has_its_card() {
    let assistant = assistant();
    for (name, turns) in [
        ("verdict_with_steps", &["Can I take over an EA Azure subscription?"][..]),
        ("verdict_in_swedish", &["Kan jag ta över en Azure-prenumeration som kunden köpt via EA?"]),
        ("verdict_in_japanese", &["EA で購入した Azure サブスクリプションを引き継げますか？"]),
        ("no", &["Can I resell to another CSP partner?"]),
        ("few_choices_as_buttons", &["Can I take over a subscription?"]),
        ("many_choices_as_a_list", &["Can I take over a subscription?", "Azure"]),
        ("two_cases", &["Can I take over Azure and Office that the customer bought through EA?"]),
        ("passages", &["What is the minimum revenue for direct bill partners?"]),
        ("nothing", &["What is the weather like in Lisbon?"]),
    ] {
        let mut conversation = Conversation::default();
        let mut card = Value::Null;
        for turn in turns {
            let (answer, next) = assistant.ask(turn, &conversation, None);
            card = shown(&assistant, &answer, &next);
            conversation = next;
        }
        insta::assert_json_snapshot!(name, card);
    }
}

#[test]
fn what_is_told_beside_an_answer_has_its_card() {
    let assistant = assistant();
    let english: Locale = "en".parse().expect("a locale");
    let voice = assistant.locales().voice(&english);
    let (answer, _) =
        assistant.ask("Can I take over an EA Azure subscription?", &Conversation::default(), Some(&english));
    insta::assert_json_snapshot!("more_sections", card::more(&Kept::from(&answer), &voice));
    insta::assert_json_snapshot!("a_notice", card::notice(&voice.say("notice-expired")));
    let section = answer.citations[0].section_ref();
    let (passage, citation) = assistant.section(&section, &english).expect("a section");
    insta::assert_json_snapshot!("a_section", card::passage(&passage, &citation, &voice));
}

#[test]
fn discord_takes_the_card_of_every_answer_in_every_language() {
    let assistant = assistant();
    let spec = Spec::get();
    let locales: Vec<Locale> = assistant.locales().available().cloned().collect();
    let mut cards = 0;
    for locale in &locales {
        for topic in assistant.rulebook().topics().keys() {
            let mut facts = Facts::new();
            loop {
                let answer = assistant.check(topic, &facts, locale);
                let after = Conversation { asked: Asked::of(&answer), ..Conversation::default() };
                let card = shown(&assistant, &answer, &after);
                let place = format!("{locale} {topic} {facts:?}");
                if let Some(spec) = spec {
                    let problems =
                        spec.body(Reading::Strict, "POST", "/channels/{channel_id}/messages", &card);
                    assert!(problems.is_empty(), "{place}: {problems:?}");
                }
                is_whole(&card, &place);
                cards += 1;
                match (answer.outcome, answer.missing.first(), answer.choices.first()) {
                    (Outcome::Clarify, Some(fact), Some(choice)) => {
                        facts.set(fact.clone(), [choice.value.clone()]);
                    }
                    _ => break,
                }
            }
        }
    }
    assert!(cards > 18 * 57, "only {cards} cards");
}

/// What Discord asks of a message beside its description, and that nothing had to be left out of it.
fn is_whole(card: &Value, place: &str) {
    let embed = &card["embeds"][0];
    let count = |text: &Value| text.as_str().map_or(0, |text| text.encode_utf16().count());
    assert!(count(&embed["title"]) <= 256 && count(&embed["description"]) <= 4096, "{place}");
    assert!(!embed["description"].as_str().is_some_and(|text| text.contains('…')), "{place}: {embed}");
    let rows = card["components"].as_array().expect("rows");
    assert!(rows.len() <= 5, "{place}");
    let mut ids: Vec<&str> = Vec::new();
    for row in rows {
        let parts = row["components"].as_array().expect("parts");
        let lists = parts.iter().filter(|part| part["type"] == 3).count();
        assert!(parts.len() <= 5 && (lists == 0 || parts.len() == 1), "{place}: {row}");
        ids.extend(parts.iter().filter_map(|part| part["custom_id"].as_str()));
    }
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "{place}: two parts have one id");
}
