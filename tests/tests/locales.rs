//! Every locale is complete, and the rulebook's citations resolve in the handbook of every language.

use lotse::locales::{self, Locales};
use lotse_knowledge::{Locale, Rulebook, builtin};
use lotse_tests::assistant;

const LOCALES: [&str; 9] = ["de", "en", "es", "fr", "ja", "pt-BR", "ru", "sv", "zh-CN"];

#[test]
fn every_locale_is_complete() {
    let rulebook = Rulebook::parse(&builtin::rules()).unwrap_or_else(|errors| panic!("{errors}"));
    let (loaded, problems) = Locales::load(&locales::builtin(), &rulebook);
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    let available: Vec<String> = loaded.available().map(ToString::to_string).collect();
    assert!(LOCALES.iter().all(|locale| available.iter().any(|known| known == locale)), "{available:?}");
}

#[test]
fn every_section_that_a_rule_rests_on_is_in_the_handbook_of_every_language() {
    let assistant = assistant(&[]);
    for (name, section) in assistant.rulebook().sections() {
        let locales: Vec<Locale> = section
            .documents
            .iter()
            .flat_map(|document| section.anchors.iter().map(move |anchor| (document, anchor)))
            .flat_map(|(document, anchor)| assistant.index().locales_of(document, anchor))
            .map(|(locale, _)| locale)
            .collect();
        for wanted in LOCALES {
            let wanted: Locale = wanted.parse().expect("a locale");
            assert!(locales.iter().any(|locale| locale.same_language(&wanted)), "{name} is not in {wanted}");
        }
    }
}

#[test]
fn a_rule_quotes_the_same_block_in_every_language() {
    let assistant = assistant(&[]);
    for rule in assistant.rulebook().rules().values() {
        let topic = &assistant.rulebook().topics()[&rule.topic];
        // Rules that do not count today decide no case.
        let Some(case) = topic.stretch(assistant.today()).and_then(|stretch| stretch.case(topic, &rule.id))
        else {
            continue;
        };
        let quoted = |locale: &str| {
            let locale: Locale = locale.parse().expect("a locale");
            let answer = assistant.check(&rule.topic, &case, &locale);
            answer.citations.iter().map(|cited| cited.quote.is_empty()).collect::<Vec<_>>()
        };
        let english = quoted("en");
        for locale in LOCALES {
            assert_eq!(quoted(locale), english, "{} in {locale}", rule.id);
        }
    }
}
