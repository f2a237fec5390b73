//! Word translations learned from the documents, and what they find.

mod common;

use std::{fs, path::PathBuf};

use common::{Workshop, hits, locale};
use lotse_index::{Index, IndexError, Report, build, export, is_current};
use lotse_knowledge::{
    Locale, builtin,
    corpus::{Corpus, Settings, Source},
};

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

/// The locales learned.
fn learned(report: &Report) -> Vec<Locale> {
    report.learned.iter().map(|learned| learned.locale.clone()).collect()
}

/// The workshop's English documents to be found, and others to be learned from.
fn english_and(workshop: &Workshop, lessons: &[Source]) -> Corpus {
    let english = Source::Folder(workshop.documents().join("en"));
    Corpus::scan(&[english], &Settings::default()).learning_from(lessons, &Settings::default())
}

fn folder(workshop: &Workshop, name: &str) -> Source {
    Source::Folder(workshop.documents().join(name))
}

/// Whether a question in the made-up language finds the article that only English has.
fn finds_the_rare_article(index: &Index, question: &str) -> bool {
    hits(index, "eo", question).iter().any(|hit| hit.section.document.as_str() == "sea/rare.md")
}

#[test]
fn a_language_that_is_only_learned_from_finds_and_is_never_shown() {
    let workshop = bilingual();
    let corpus = english_and(&workshop, &[folder(&workshop, "eo")]);
    let (index, report) = Index::in_memory(&corpus).expect("an index");
    assert_eq!(learned(&report), [locale("eo"), locale("en")]);
    assert_eq!((report.lessons, index.locales()), (28, &[locale("en")][..]));
    assert!(finds_the_rare_article(&index, "sugat nubar pelk"));
    let found = hits(&index, "eo", "sugat nubar pelk");
    assert!(found.iter().all(|hit| hit.locale == locale("en")), "{found:?}");
}

#[test]
fn words_only_learned_may_be_typed_wrong_or_without_diacritics() {
    let workshop = Workshop::new();
    for (number, [english, french]) in
        [["approved", "validée"], ["harbour", "amarrage"], ["lantern", "lanterne"]].iter().enumerate()
    {
        for (file, word) in [("en", english), ("fr", french)] {
            for copy in 0..3 {
                let text = format!("{word} {number}.");
                workshop.article(&format!("{file}/{number}{copy}.md"), word, &[(word, "a", &text)]);
            }
        }
    }
    let corpus = english_and(&workshop, &[folder(&workshop, "fr")]);
    let (index, _) = Index::in_memory(&corpus).expect("an index");
    for (typed, document) in [("validee", "0"), ("amarage", "1"), ("lanternes", "2"), ("amarrages", "1")] {
        let hit =
            hits(&index, "fr", typed).into_iter().next().unwrap_or_else(|| panic!("{typed} finds nothing"));
        assert!(hit.section.document.as_str().starts_with(document), "{typed}: {hit:?}");
    }
}

#[test]
fn a_bilingual_lesson_teaches_by_itself() {
    let workshop = bilingual();
    for [number, first, second] in
        (0..WORDS.len()).flat_map(|first| (0..first).map(move |second| [first * 10 + second, first, second]))
    {
        let run = |id: usize, [english, other]: [&str; 2]| {
            format!(
                "<span data-ttu-id=\"{id}\">{other}</span><span class=\"sxs-lookup\">\
                 <span data-stu-id=\"{id}\">{english}</span></span>"
            )
        };
        let text = format!(
            "---\ntitle: Chu\n---\n## <a name=\"all\"></a>{}\n\n{} {}\n",
            run(1, ["All", "Hoch"]),
            run(2, WORDS[first]),
            run(3, WORDS[second]),
        );
        workshop.file(&format!("both/eo/other/{number}.md"), &text);
    }
    let corpus = english_and(&workshop, &[folder(&workshop, "both")]);
    let (index, _) = Index::in_memory(&corpus).expect("an index");
    assert!(finds_the_rare_article(&index, "sugat nubar pelk"));
}

#[test]
fn changed_lessons_are_noticed_and_relearned_where_they_are_many() {
    let workshop = bilingual();
    let corpus = || english_and(&workshop, &[folder(&workshop, "eo")]);
    let build = || build(&workshop.index_folder(), &corpus(), &|_| {}).expect("a build");
    assert_eq!(learned(&build()), [locale("eo"), locale("en")]);
    assert!(is_current(&workshop.index_folder(), &corpus()));
    assert_eq!(build().read, 0);
    let change = |number: usize| {
        workshop.article(
            &format!("eo/sea/{}.md", number * 10),
            "Chu",
            &[("Hoch", "all", "Kalo mirun tosk velam.")],
        );
        assert!(!is_current(&workshop.index_folder(), &corpus()));
        let report = build();
        assert_eq!(report.read, 1);
        learned(&report)
    };
    assert!(change(1).is_empty());
    let relearned = (2..8).map(change).filter(|learned| !learned.is_empty()).count();
    assert_eq!(relearned, 1, "once more than one document in ten has changed");
    let without = english_and(&workshop, &[]);
    assert!(!is_current(&workshop.index_folder(), &without));
}

#[test]
fn a_pack_goes_where_its_documents_do_not() {
    let workshop = bilingual();
    let exported = || export(workshop.corpus(), &|_| {}).expect("a pack");
    let [(of, pack)] = &exported().packs[..] else { panic!("one language beside the pivot") };
    assert_eq!((of, pack), (&locale("eo"), &exported().packs[0].1), "the same documents make the same bytes");

    let packs = workshop.documents().join("packs");
    fs::create_dir_all(&packs).expect("a folder");
    fs::write(packs.join("eo.pack"), pack).expect("a pack");
    for source in [packs.clone(), packs.join("eo.pack")] {
        let corpus = english_and(&workshop, &[Source::Folder(source)]);
        let (index, report) = Index::in_memory(&corpus).expect("an index");
        assert_eq!(learned(&report), [locale("eo"), locale("en")]);
        assert!(finds_the_rare_article(&index, "sugat nubar pelk"));
    }

    fs::write(packs.join("eo.pack"), &pack[..pack.len() - 1]).expect("a pack");
    let corpus = english_and(&workshop, &[folder(&workshop, "packs")]);
    let error = build(&workshop.index_folder(), &corpus, &|_| {}).expect_err("a broken pack");
    let said = error.to_string();
    assert!(
        said.contains("eo.pack") && said.contains("cut off") && said.contains("lotse learn --export"),
        "{said}"
    );
}

#[test]
fn a_pack_changes_nothing_where_its_own_documents_are_indexed() {
    let workshop = bilingual();
    workshop.build();
    let before = tables(&workshop);
    let packs = workshop.documents().join("packs");
    fs::create_dir_all(&packs).expect("a folder");
    fs::write(packs.join("eo.pack"), &export(workshop.corpus(), &|_| {}).expect("a pack").packs[0].1)
        .expect("it");
    let corpus = workshop.corpus().learning_from(&[Source::Folder(packs)], &Settings::default());
    let report = build(&workshop.index_folder(), &corpus, &|_| {}).expect("a build");
    assert_eq!(learned(&report), [locale("eo"), locale("en")], "a new pack is heard");
    assert_eq!(tables(&workshop), before);
}

#[test]
fn the_pack_that_ships_holds_the_terms_of_this_analyzer() {
    let corpus =
        Corpus::scan(&[], &Settings::default()).learning_from(&[builtin::pack()], &Settings::default());
    assert!(corpus.packs().len() >= 8);
    if let Err(error @ IndexError::Pack { .. }) = Index::in_memory(&corpus) {
        panic!(
            "{error}: `lotse --corpus DOCUMENTS learn --export knowledge/pack`, with the documentation in nine languages"
        );
    }
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
    assert_eq!(learned(&workshop.build()), [locale("eo"), locale("en")]);
    let before = tables(&workshop);
    let change = |number: usize| {
        let number = number * 10;
        workshop.article(&format!("eo/sea/{number}.md"), "Chu", &[("Hoch", "all", "Kalo mirun tosk velam.")]);
        learned(&workshop.build())
    };
    assert!(change(1).is_empty());
    assert_eq!(tables(&workshop), before);
    let relearned = (2..8).map(change).filter(|learned| !learned.is_empty()).count();
    assert_eq!(relearned, 1, "once more than one document in ten has changed");
    assert_ne!(tables(&workshop), before);
}

#[test]
fn a_new_language_is_learned_without_relearning_the_others() {
    let workshop = bilingual();
    workshop.build();
    workshop.article("sv/sea/10.md", "Ny", &[("Alla", "all", "Kaj.")]);
    assert_eq!(learned(&workshop.build()), [locale("sv"), locale("en")]);
    assert_eq!(tables(&workshop).len(), 3);
}
