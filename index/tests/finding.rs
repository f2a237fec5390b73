//! What is found for a question, in which language, and what is quoted of it.

mod common;

use common::{Workshop, first, hits, locale};
use lotse_index::{Index, Query};
use lotse_knowledge::{Cloud, DocumentPath, SectionAnchor, SectionRef};
use proptest::prelude::*;

/// Any number of threads may ask one index.
const _: fn() = || {
    fn shared<T: Send + Sync>() {}
    shared::<Index>();
};

fn furnished() -> Index {
    Index::in_memory(&Workshop::furnished().corpus()).expect("an index").0
}

#[test]
fn questions_find_the_section_that_answers_them() {
    let index = furnished();
    for (language, question, found) in [
        ("en", "How do I reserve a berth?", "harbour/berths.md#reserve en"),
        ("en", "what if I want a refund", "harbour/fees.md#refunds en"),
        ("en-GB", "what if I want a refund", "harbour/fees.md#refunds en"),
        ("sv", "Hur bokar jag en kajplats?", "harbour/berths.md#reserve sv"),
        ("sv", "atersbetalning ar mojlig", "harbour/fees.md#refunds sv"),
        ("sv", "ÅTERBETALNING?", "harbour/fees.md#refunds sv"),
        ("en", "Harbour Pay 365", "harbour/fees.md#daily en"),
        ("de", "Wann gibt es eine Gebührenerstattung?", "harbour/fees.md#refunds de"),
    ] {
        assert_eq!(first(&index, language, question), found, "{question}");
    }
}

#[test]
fn a_typing_error_finds_what_was_meant() {
    let index = furnished();
    for question in ["departrue", "deparure", "departurre", "depaxture"] {
        assert_eq!(first(&index, "en", question), "harbour/berths.md#leave en", "{question}");
    }
    for question in ["radjo", "xeparture"] {
        assert_eq!(first(&index, "en", question), "nothing", "{question}: too short, or its first letter");
    }
}

#[test]
fn a_question_in_a_language_without_the_document_gets_another_languages() {
    let index = furnished();
    assert_eq!(first(&index, "sv", "Ice breakers"), "harbour/ice.md#ice en");
    assert_eq!(first(&index, "ja", "Ice breakers を呼ぶには"), "harbour/ice.md#ice en");
}

#[test]
fn a_section_is_a_hit_once_and_in_the_askers_language() {
    let index = furnished();
    let found = hits(&index, "sv", "Harbour Pay 365");
    let sections: std::collections::HashSet<_> = found.iter().map(|hit| hit.section.clone()).collect();
    assert_eq!(sections.len(), found.len());
    assert_eq!(found[0].locale, locale("sv"));
}

#[test]
fn other_languages_are_searched_only_where_allowed() {
    let index = furnished();
    let language = locale("sv");
    let query = Query { text: "Ice breakers", locale: &language, fallback: &[], clouds: &[], limit: 10 };
    assert!(index.find(&query).hits.iter().all(|hit| hit.locale == language));
}

#[test]
fn signals_add_up_to_the_score() {
    for hit in hits(&furnished(), "en", "reserve a free berth") {
        let sum: f32 = hit.signals.iter().map(|(_, value)| value).sum();
        assert!((sum - hit.score).abs() < 1e-5, "{hit:?}");
    }
}

#[test]
fn of_two_copies_the_one_for_the_askers_cloud_is_shown() {
    let workshop = Workshop::new();
    let body = "Moor at the quay, report to the office within an hour and pay the fee for the first three days there.";
    let article = |applies: &str| {
        format!(
            "---\ntitle: Mooring\n---\n\n# Mooring\n\n**Applies to**\n\n- {applies}\n\n## <a name=\"moor\"></a>Moor\n\n{body}\n"
        )
    };
    workshop.file("en/Archive/China-mooring.md", &article("Partner Center operated by 21Vianet"));
    workshop.file("en/harbour/mooring.md", &article("Partner Center"));
    let index = Index::in_memory(&workshop.corpus()).expect("an index").0;
    let language = locale("en");
    let shown = |clouds: &[Cloud]| {
        let query = Query { text: "moor at the quay", locale: &language, fallback: &[], clouds, limit: 5 };
        let hits = index.find(&query).hits;
        let of_section = hits.iter().filter(|hit| hit.section.anchor.as_str() == "moor");
        of_section.map(|hit| hit.section.document.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(shown(&[]), ["harbour/mooring.md"]);
    assert_eq!(shown(&[Cloud::Global]), ["harbour/mooring.md"]);
    assert_eq!(shown(&[Cloud::Vianet]), ["Archive/China-mooring.md"]);
}

#[test]
fn confidence_falls_when_the_question_is_about_something_else() {
    let index = furnished();
    let confidence = |text| {
        let language = locale("en");
        index.find(&Query { text, locale: &language, fallback: &[], clouds: &[], limit: 3 }).confidence
    };
    let known = confidence("When do I report my departure by radio before I leave a berth?");
    for unknown in ["How do I train a Dragon for the Olympics?", "report", ""] {
        assert!(confidence(unknown) < known / 2.0, "{unknown}: {} of {known}", confidence(unknown));
    }
}

#[test]
fn sections_are_the_same_in_every_language() {
    let index = furnished();
    let (document, anchor) = (DocumentPath::new("HARBOUR/fees.md"), SectionAnchor::new("refunds"));
    let expected = [(locale("de"), 0), (locale("en"), 0), (locale("sv"), 0)];
    assert_eq!(index.locales_of(&document, &anchor), expected);
    let section = SectionRef { document: document.clone(), anchor, occurrence: 0 };
    let passage = index.passage(&section, &locale("sv")).expect("a passage");
    assert_eq!(passage.section.heading, "Återbetalningar");
    assert_eq!(passage.document.path.as_str(), "harbour/fees.md");
    assert_eq!(passage.document.updated().map(|date| date.to_string()).as_deref(), Some("2021-02-03"));
    assert_eq!(index.passage(&section, &locale("fr")), None);
    let outline = index.outline(&document, &locale("de")).expect("an outline");
    let outline: Vec<_> = outline.iter().map(|(_, heading, level)| (heading.as_str(), *level)).collect();
    assert_eq!(outline, [("Tagesgebühren", 2), ("Erstattungen", 2)]);
    assert_eq!(index.outline(&DocumentPath::new("harbour/ice.md"), &locale("de")), None);
}

#[test]
fn repeated_anchors_are_told_apart() {
    let workshop = Workshop::new();
    workshop.article("en/a.md", "A", &[("One", "same", "First pier."), ("Two", "same", "Second pier.")]);
    let index = Index::in_memory(&workshop.corpus()).expect("an index").0;
    let found = hits(&index, "en", "second pier");
    assert_eq!(found[0].section.occurrence, 1);
    assert_eq!(index.locales_of(&DocumentPath::new("a.md"), &SectionAnchor::new("same")).len(), 2);
}

#[test]
fn quotes_are_whole_and_answer() {
    let workshop = Workshop::new();
    let text = "Pilots are on duty. A tug is ordered a day ahead, e.g. by radio. Tugs cost extra.\n\n\
        To leave, take these steps:\n\n1. Pay the fee.\n2. Call the tower.\n3. Cast off.\n\n\
        | Ship | Place |\n|---|---|\n| Ferry | North pier |\n| Barge | Canal lock |\n";
    workshop.article("en/a.md", "A", &[("Leaving", "leaving", text)]);
    let index = Index::in_memory(&workshop.corpus()).expect("an index").0;
    let quote = |question, limit| {
        let section = hits(&index, "en", "leave")[0].section.clone();
        let passage = index.passage(&section, &locale("en")).expect("a passage");
        index.quote(question, &locale("en"), &passage, limit)
    };
    for (question, limit, expected) in [
        ("how to order a tug by radio", 60, "A tug is ordered a day ahead, e.g. by radio."),
        (
            "call the tower",
            100,
            "To leave, take these steps:\n1. Pay the fee.\n2. Call the tower.\n3. Cast off.",
        ),
        ("call the tower", 25, "2. Call the tower."),
        ("where does a barge go", 40, "Barge | Canal lock"),
        ("nothing of this", 30, "Pilots are on duty."),
    ] {
        assert_eq!(quote(question, limit).as_deref(), Some(expected), "{question}");
    }
    assert_eq!(quote("order a tug", 5), None, "nothing whole fits");
}

proptest! {
    #[test]
    fn anything_may_be_asked(question in "(\\PC|[\\s\u{0}-\u{1f}]|harbour|ship's|ÅÄÖ|運賃|한글){0,40}", limit in 0usize..400) {
        static INDEX: std::sync::OnceLock<Index> = std::sync::OnceLock::new();
        let index = INDEX.get_or_init(furnished);
        for language in ["en", "sv", "ja", "fr"] {
            let language = locale(language);
            let query = Query { text: &question, locale: &language, fallback: index.locales(), clouds: &[], limit: 3 };
            let findings = index.find(&query);
            prop_assert!((0.0..=1.0).contains(&findings.confidence));
            for hit in findings.hits {
                let passage = index.passage(&hit.section, &hit.locale).expect("what was found");
                let quote = index.quote(&question, &language, &passage, limit);
                prop_assert!(quote.is_none_or(|quote| quote.chars().count() <= limit));
            }
        }
    }
}
