//! Building follows the documents, and reads no more than it must.

mod common;

use common::{Workshop, first, locale, scan};
use lotse_index::{Index, Phase, build, is_current};
use lotse_knowledge::{
    DocumentPath,
    corpus::{Corpus, Settings, Source},
};
use std::sync::Mutex;

#[test]
fn an_unchanged_corpus_is_not_read_again() {
    let workshop = Workshop::furnished();
    assert!(!is_current(&workshop.index_folder(), &workshop.corpus()));
    let first = workshop.build();
    assert_eq!((first.files, first.read, first.documents, first.sections), (6, 6, 6, 11));
    assert!(is_current(&workshop.index_folder(), &workshop.corpus()));
    let second = workshop.build();
    assert_eq!((second.read, second.unchanged, second.documents, second.sections), (0, 6, 6, 11));
    assert_eq!(second.rebuilt, None);
}

#[test]
fn one_changed_file_reads_one_file() {
    let workshop = Workshop::furnished();
    workshop.build();
    workshop.article("en/harbour/ice.md", "Winter", &[("Lanterns", "lanterns", "Lanterns are lit at dusk.")]);
    assert!(!is_current(&workshop.index_folder(), &workshop.corpus()));
    let report = workshop.build();
    assert_eq!((report.read, report.unchanged, report.removed), (1, 5, 0));
    let index = workshop.open();
    assert_eq!(first(&index, "en", "lanterns at dusk"), "harbour/ice.md#lanterns en");
    assert_ne!(first(&index, "en", "ice breakers"), "harbour/ice.md#ice en", "the old text is gone");
    assert_eq!(first(&index, "sv", "boka kajplats"), "harbour/berths.md#reserve sv");
}

#[test]
fn a_file_that_was_only_touched_is_not_indexed_again() {
    let workshop = Workshop::furnished();
    workshop.build();
    workshop.age("en/harbour/ice.md", 30);
    let report = workshop.build();
    assert_eq!((report.read, report.unchanged, report.sections), (1, 6, 11));
    assert!(is_current(&workshop.index_folder(), &workshop.corpus()));
    assert_eq!(first(&workshop.open(), "en", "ice breakers"), "harbour/ice.md#ice en");
}

#[test]
fn a_change_within_the_clocks_coarseness_is_not_missed() {
    let workshop = Workshop::furnished();
    workshop.age("en/harbour/ice.md", 0);
    workshop.build();
    let path = workshop.documents().join("en/harbour/ice.md");
    let time = path.metadata().and_then(|data| data.modified()).expect("a time");
    let text = std::fs::read_to_string(&path).expect("the text");
    std::fs::write(&path, text.replace("January", "October")).expect("as long as before");
    std::fs::File::options()
        .append(true)
        .open(&path)
        .expect("it")
        .set_modified(time)
        .expect("as old as before");
    workshop.build();
    assert_eq!(first(&workshop.open(), "en", "october"), "harbour/ice.md#ice en");
}

#[test]
fn a_deleted_file_leaves_nothing_behind() {
    let workshop = Workshop::furnished();
    workshop.build();
    workshop.remove("en/harbour/ice.md");
    let report = workshop.build();
    assert_eq!((report.read, report.removed, report.documents), (0, 1, 5));
    let index = workshop.open();
    assert!(!index.contains(&DocumentPath::new("harbour/ice.md")));
    assert_eq!(first(&index, "en", "ice breakers"), "nothing");
}

#[test]
fn a_new_language_is_a_new_folder() {
    let workshop = Workshop::furnished();
    workshop.build();
    workshop.article(
        "pl/harbour/ice.md",
        "Zima",
        &[("Lodołamacze", "ice", "Lodołamacze pływają od stycznia.")],
    );
    let report = workshop.build();
    assert_eq!((report.read, report.unchanged), (1, 6));
    let index = workshop.open();
    assert_eq!(index.locales(), [locale("de"), locale("en"), locale("pl"), locale("sv")]);
    assert_eq!(first(&index, "pl", "kiedy plywaja lodolamacze"), "harbour/ice.md#ice pl");
}

#[test]
fn a_language_that_lost_all_its_documents_is_gone() {
    let workshop = Workshop::furnished();
    workshop.build();
    workshop.remove("de/harbour/fees.md");
    workshop.build();
    assert_eq!(workshop.open().locales(), [locale("en"), locale("sv")]);
}

#[test]
fn a_later_source_shadows_an_earlier_one_until_it_goes() {
    let (handbook, real) = (Workshop::furnished(), Workshop::new());
    real.article(
        "en/Harbour/Fees.md",
        "Fees",
        &[("Yearly fees", "yearly", "Captains with a flag pay yearly.")],
    );
    let folder = handbook.index_folder();
    let (handbook_folder, real_folder) = (handbook.documents(), real.documents());
    let both = || scan(&[&handbook_folder, &real_folder]);
    let fees = |index: &Index| {
        let outline = index.outline(&DocumentPath::new("harbour/fees.md"), &locale("en")).expect("fees");
        outline.into_iter().map(|(section, ..)| section.anchor.to_string()).collect::<Vec<_>>()
    };
    let report = build(&folder, &both(), &|_| {}).expect("a build");
    assert_eq!((report.read, report.documents), (7, 6));
    assert_eq!(fees(&Index::open(&folder).expect("it")), ["yearly"]);

    real.remove("en/Harbour/Fees.md");
    let report = build(&folder, &both(), &|_| {}).expect("a build");
    assert_eq!((report.read, report.removed), (1, 1), "the shadowed file stands again");
    assert_eq!(fees(&Index::open(&folder).expect("it")), ["daily", "refunds"]);

    let reversed = scan(&[&real_folder, &handbook_folder]);
    assert_eq!(build(&folder, &reversed, &|_| {}).expect("a build").documents, 6);
}

#[test]
fn the_source_text_inside_a_translation_loses_to_a_document_of_its_own() {
    let bilingual = "---\ntitle: Frais\nms.contentlocale: fr-FR\n---\n\
        # <a name=\"fees\"></a><span data-ttu-id=\"a1-101\">Frais</span><span class=\"sxs-lookup\">\
        <span data-stu-id=\"a1-101\">Fees</span></span>\n\n\
        <span data-ttu-id=\"a1-102\">La taxe est due.</span><span class=\"sxs-lookup\">\
        <span data-stu-id=\"a1-102\">The levy is due.</span></span>\n";
    let workshop = Workshop::new();
    workshop.file("fr-fr/harbour/fees.md", bilingual);
    workshop.build();
    let index = workshop.open();
    assert_eq!(index.locales().len(), 2, "translation and source: {:?}", index.locales());
    let english = index.locales()[0].clone();
    assert_eq!(first(&index, "en", "levy"), format!("harbour/fees.md#fees {english}"));

    workshop.article(&format!("{english}/harbour/fees.md"), "Fees", &[("Toll", "toll", "The toll is due.")]);
    workshop.build();
    assert_eq!(first(&workshop.open(), "en", "toll"), format!("harbour/fees.md#toll {english}"));
    assert_ne!(first(&workshop.open(), "en", "levy"), format!("harbour/fees.md#fees {english}"));
}

#[test]
fn embedded_files_are_compared_by_content() {
    let workshop = Workshop::new();
    let scan = |text: &'static [u8]| {
        let files = vec![("en/harbour/pilots.md".to_owned(), text)];
        Corpus::scan(&[Source::Embedded(files)], &Settings::default())
    };
    let (old, new) =
        (scan(b"# Pilots\n\nPilots wait outside.\n"), scan(b"# Pilots\n\nPilots dwell outside.\n"));
    build(&workshop.index_folder(), &old, &|_| {}).expect("a build");
    assert!(is_current(&workshop.index_folder(), &old));
    assert!(build(&workshop.index_folder(), &new, &|_| {}).is_ok());
    assert!(is_current(&workshop.index_folder(), &new));
    assert!(first(&workshop.open(), "en", "where do pilots dwell").starts_with("harbour/pilots.md"));
}

#[test]
fn problems_are_reported_by_every_build_until_they_are_solved() {
    let workshop = Workshop::furnished();
    workshop.file("en/harbour/broken.md", "---\ntitle: [\n---\n\n# Broken\n\nStill text.\n");
    let problems = |report: lotse_index::Report| {
        report.problems.into_iter().map(|problem| problem.path).collect::<Vec<_>>()
    };
    let expected = vec![workshop.documents().join("en/harbour/broken.md")];
    assert_eq!(problems(workshop.build()), expected);
    assert_eq!(problems(workshop.build()), expected, "though the file was not read again");
    workshop.remove("en/harbour/broken.md");
    assert_eq!(problems(workshop.build()), Vec::<std::path::PathBuf>::new());
}

#[test]
fn progress_ends_each_phase_complete() {
    let workshop = Workshop::furnished();
    let seen = Mutex::new(Vec::new());
    build(&workshop.index_folder(), &workshop.corpus(), &|progress| seen.lock().expect("it").push(progress))
        .expect("a build");
    let seen = seen.into_inner().expect("it");
    for phase in [Phase::Reading, Phase::Writing, Phase::Committing] {
        let last = seen.iter().rev().find(|progress| progress.phase == phase).expect("the phase");
        assert!(last.total > 0 && last.done == last.total, "{last:?}");
    }
}

#[test]
fn an_index_in_memory_finds_the_same() {
    let workshop = Workshop::furnished();
    let built = workshop.build();
    let (index, report) = Index::in_memory(&workshop.corpus()).expect("an index");
    assert_eq!((report.documents, report.sections), (built.documents, built.sections));
    for question in ["reserve a berth", "refund of the fee", "ice"] {
        assert_eq!(first(&index, "en", question), first(&workshop.open(), "en", question));
    }
}

#[test]
fn an_empty_corpus_makes_an_empty_index() {
    let workshop = Workshop::new();
    let report = workshop.build();
    assert_eq!((report.files, report.documents), (0, 0));
    let index = workshop.open();
    assert_eq!(index.sections(), 0);
    assert_eq!(first(&index, "en", "anything"), "nothing");
    assert!(is_current(&workshop.index_folder(), &workshop.corpus()));
}
