//! Word translations learned from the documents, and what they find.

mod common;

use std::{fs, path::PathBuf};

use common::{Workshop, hits, locale};
use lotse_index::Index;

/// Pairs of words that mean the same, English and a made-up language's.
const WORDS: [[&str; 2]; 8] = [
    ["berth", "kalo"],
    ["tide", "mirun"],
    ["crane", "tosk"],
    ["pilot", "velam"],
    ["anchor", "dorin"],
    ["lantern", "sugat"],
    ["rope", "pelk"],
    ["ferry", "nubar"],
];

/// Articles in both languages, each section about two of the words; one more that only English has, about the first two.
fn bilingual() -> Workshop {
    let workshop = Workshop::new();
    for [number, first, second] in
        (0..WORDS.len()).flat_map(|first| (0..first).map(move |second| [first * 10 + second, first, second]))
    {
        let text =
            |language: usize| format!("{} {} {number}.", WORDS[first][language], WORDS[second][language]);
        for (folder, language) in [("en", 0), ("eo", 1)] {
            let heading = ["All", "Hoch"][language];
            workshop.article(
                &format!("{folder}/sea/{number}.md"),
                &text(language),
                &[(heading, "all", &text(language))],
            );
        }
    }
    workshop.article("en/sea/rare.md", "Rare", &[("Rare", "rare", "The lantern of the ferry has a rope.")]);
    workshop
}

fn tables(workshop: &Workshop) -> Vec<(PathBuf, Vec<u8>)> {
    let generations =
        fs::read_dir(workshop.index_folder()).expect("it").map(|entry| entry.expect("one").path());
    let files = generations.filter(|path| path.is_dir()).flat_map(|folder| fs::read_dir(folder).expect("it"));
    let paths = files.map(|entry| entry.expect("one").path());
    let mut tables: Vec<(PathBuf, Vec<u8>)> = paths
        .filter(|path| path.extension().is_some_and(|kind| kind == "translations"))
        .map(|path| (path.file_name().expect("a name").into(), fs::read(&path).expect("it")))
        .collect();
    tables.sort();
    tables
}

#[test]
fn a_question_finds_what_only_the_pivot_has_by_learned_words() {
    let workshop = bilingual();
    workshop.build();
    for index in [workshop.open(), Index::in_memory(&workshop.corpus()).expect("an index").0] {
        let hits = hits(&index, "eo", "sugat nubar pelk");
        let found = hits
            .iter()
            .any(|hit| hit.section.document.as_str() == "sea/rare.md" && hit.locale == locale("en"));
        assert!(found, "{hits:?}");
    }
}

#[test]
fn a_section_found_by_the_pivots_words_is_shown_in_the_askers_language() {
    let workshop = bilingual();
    // The translation uses another word than the other articles do.
    workshop.article("en/sea/new.md", "New", &[("New", "new", "The pilot has a rope and an anchor.")]);
    workshop.article("eo/sea/new.md", "Chu", &[("Chu", "new", "Hoq.")]);
    workshop.build();
    let hits = hits(&workshop.open(), "eo", "velam pelk dorin");
    let hit = hits.iter().find(|hit| hit.section.document.as_str() == "sea/new.md").expect("found");
    assert_eq!(hit.locale, locale("eo"));
    let signal = |name| hit.signals.iter().find(|(signal, _)| *signal == name).expect("the signal").1;
    assert!(signal("translated") > 0.0 && signal("text") == 0.0, "{:?}", hit.signals);
}

#[test]
fn the_same_documents_teach_the_same_bytes() {
    let [one, other] = [bilingual(), bilingual()];
    one.build();
    other.build();
    assert_eq!(tables(&one).len(), 2);
    assert_eq!(tables(&one), tables(&other));
}

#[test]
fn a_changed_file_does_not_relearn_the_world_but_many_do() {
    let workshop = bilingual();
    assert_eq!(workshop.build().learned, [locale("eo"), locale("en")]);
    let learned = tables(&workshop);
    let change = |number: usize| {
        let number = number * 10;
        workshop.article(&format!("eo/sea/{number}.md"), "Chu", &[("Hoch", "all", "Kalo mirun tosk velam.")]);
        workshop.build().learned
    };
    assert!(change(1).is_empty());
    assert_eq!(tables(&workshop), learned);
    let relearned = (2..8).map(change).filter(|learned| !learned.is_empty()).count();
    assert_eq!(relearned, 1, "once more than one document in ten has changed");
    assert_ne!(tables(&workshop), learned);
}

#[test]
fn a_new_language_is_learned_without_relearning_the_others() {
    let workshop = bilingual();
    workshop.build();
    workshop.article("sv/sea/10.md", "Ny", &[("Alla", "all", "Kaj.")]);
    assert_eq!(workshop.build().learned, [locale("sv"), locale("en")]);
    assert_eq!(tables(&workshop).len(), 3);
}
