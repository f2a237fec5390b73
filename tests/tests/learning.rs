//! Translations learned from the real documentation: without indexing it, and those that ship.

use std::collections::BTreeMap;

use lotse_index::{Index, Query, export};
use lotse_knowledge::{
    Locale, builtin,
    corpus::{Corpus, Settings, Source},
};
use lotse_tests::corpus;

#[test]
fn french_learned_from_bilingual_documents_finds_english_sections() {
    let Some(folder) = corpus() else { return };
    let source = |name: &str| Source::Folder(folder.join(name));
    let settings = Settings::default();
    let english = Corpus::scan(&[source("corpus/en-us")], &settings);
    let (index, report) =
        Index::in_memory(&english.learning_from(&[source("corpus-bilingual")], &settings)).expect("an index");
    assert_eq!(index.locales(), ["en-US".parse::<Locale>().expect("a locale")]);
    let of_french = report.learned.iter().find(|learned| learned.locale.language() == "fr");
    assert!(of_french.is_some_and(|learned| learned.blocks > 10_000), "{:?}", report.learned);

    // French headings that stand once and say enough to be told apart lead to the section in English.
    let french = Corpus::scan(&[source("corpus/fr-fr/partner-center")], &settings);
    let mut headings: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for file in french.files() {
        for document in french.read(file).documents {
            for section in &document.sections {
                let place = (document.path.folded(), section.anchor.to_string());
                headings.entry(section.heading.clone()).or_default().push(place);
            }
        }
    }
    let known = |(document, anchor): &(String, String)| {
        !index
            .locales_of(
                &lotse_knowledge::DocumentPath::new(document),
                &lotse_knowledge::SectionAnchor::new(anchor),
            )
            .is_empty()
    };
    let locale: Locale = "fr-FR".parse().expect("a locale");
    let (mut found, mut all) = (0, 0);
    let telling = headings
        .iter()
        .filter(|(heading, places)| places.len() == 1 && heading.len() > 25 && known(&places[0]));
    for (heading, places) in telling.step_by(5) {
        let query =
            Query { text: heading, locale: &locale, fallback: index.locales(), clouds: &[], limit: 5 };
        all += 1;
        found += usize::from(
            index
                .find(&query)
                .hits
                .iter()
                .any(|hit| (hit.section.document.folded(), hit.section.anchor.to_string()) == places[0]),
        );
    }
    assert!(all > 100 && found * 100 >= all * 60, "{found} of {all} headings lead to their section");
}

#[test]
fn the_pack_that_ships_is_what_the_documentation_teaches() {
    let Some(folder) = corpus() else { return };
    let documents = Corpus::scan(&[Source::Folder(folder.join("corpus"))], &Settings::default());
    let made = export(documents, &|_| {}).expect("packs").packs;
    let Source::Embedded(shipped) = builtin::pack() else { panic!("packs are compiled into the program") };
    let mut shipped: Vec<_> = shipped.into_iter().filter(|(name, _)| name.ends_with(".pack")).collect();
    shipped.sort();
    assert!(shipped.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() < 5_000_000);
    let made: Vec<_> = made.iter().map(|(locale, bytes)| (format!("{locale}.pack"), &bytes[..])).collect();
    assert!(made == shipped, "make it anew: `lotse --corpus DOCUMENTS learn --export knowledge/pack`");
}
