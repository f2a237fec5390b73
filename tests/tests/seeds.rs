//! The seed documents are read as the articles they are, and answers cite them in their language.

use lotse::assistant::{Conversation, Outcome};
use lotse_knowledge::{Locale, SectionRef};
use lotse_tests::{assistant, corpus};

#[test]
fn answers_cite_the_seed_that_carries_them_in_its_language() {
    let Some(corpus) = corpus() else { return };
    let assistant = assistant(&[&corpus.join("seeds")]);
    for (question, locale, document, verdict) in [
        (
            "Kan vi ta över Azure som kunden har köpt genom EA?",
            "sv-SE",
            "partner-center/multichannel.md",
            "conditional",
        ),
        (
            "Peut-on reprendre un abonnement Azure acheté via Open ?",
            "fr-FR",
            "partner-center/multichannel.md",
            "conditional",
        ),
        (
            "Можно ли взять на себя подписку Azure, купленную через EA?",
            "ru-RU",
            "partner-center/multichannel.md",
            "conditional",
        ),
        (
            "Can a customer work with several partners at the same time?",
            "en-US",
            "partner-center/multipartner.md",
            "yes",
        ),
        (
            "Le client a acheté ses licences chez 21Vianet, pouvons-nous les gérer ?",
            "fr-FR",
            "archive/china-multichannel.md",
            "conditional",
        ),
    ] {
        let (answer, _) = assistant.ask(question, &Conversation::default(), None);
        assert_eq!(answer.outcome, Outcome::Answer, "{question}\n{}", answer.text());
        assert_eq!(answer.verdict.map(|verdict| verdict.to_string()).as_deref(), Some(verdict), "{question}");
        let first = &answer.citations[0];
        assert_eq!(
            (first.document.folded().as_str(), first.locale.to_string().as_str()),
            (document, locale),
            "{question}"
        );
        // The handbook has no kind of translation: only the seed itself is machine-translated.
        let seed = locale == "en-US" || first.translation == lotse_knowledge::Translation::Machine;
        assert!(seed, "{question} cites {first:?}");
    }
}

#[test]
fn a_half_translated_seed_keeps_the_language_of_each_block() {
    let Some(corpus) = corpus() else { return };
    let assistant = assistant(&[&corpus.join("seeds")]);
    let russian: Locale = "ru-RU".parse().expect("a locale");
    let section = SectionRef {
        document: lotse_knowledge::DocumentPath::new("partner-center/multichannel.md"),
        anchor: lotse_knowledge::SectionAnchor::new("multi-channel-support"),
        occurrence: 0,
    };
    let passage = assistant.index().passage(&section, &russian).expect("the Russian seed's section");
    let english = passage
        .section
        .blocks
        .iter()
        .filter(|block| block.locale.as_ref().is_some_and(|locale| locale.language() == "en"));
    assert!(english.count() >= 3, "{:#?}", passage.section.blocks);
    let own = passage.section.blocks.iter().filter(|block| block.locale.is_none()).count();
    assert!(own >= 4, "{:#?}", passage.section.blocks);
}
