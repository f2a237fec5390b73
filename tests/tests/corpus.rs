//! The real documentation: indexed whole, its own headings found, quotes in the language asked for.

use std::collections::BTreeMap;

use lotse::assistant::Conversation;
use lotse_index::Query;
use lotse_knowledge::{DocumentPath, Locale, SectionRef};
use lotse_tests::{assistant, corpus};

#[test]
fn the_documentation_finds_its_own_headings_in_every_language() {
    let Some(corpus) = corpus() else { return };
    let assistant = assistant(&[&corpus.join("corpus")]);
    let index = assistant.index();
    assert!(index.sections() > 35_000, "{} sections", index.sections());
    assert!(index.locales().len() >= 9, "{:?}", index.locales());

    // A heading that stands once in its language and says enough to be told apart must lead to its section. Archived
    // articles are about other clouds and rank behind the current ones unless such a cloud is asked about.
    let mut headings: BTreeMap<(Locale, String), Vec<SectionRef>> = BTreeMap::new();
    let documents: Vec<(DocumentPath, Locale)> =
        index.documents().map(|(path, locale)| (path.clone(), locale.clone())).collect();
    for (path, locale) in documents.iter().filter(|(path, _)| !path.folded().starts_with("archive/")) {
        for (section, heading, _) in index.outline(path, locale).unwrap_or_default() {
            headings.entry((locale.clone(), heading)).or_default().push(section);
        }
    }
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let telling =
        headings.iter().filter(|((_, heading), sections)| sections.len() == 1 && heading.len() > 25);
    for ((locale, heading), sections) in telling.step_by(5) {
        let findings = index.find(&Query { text: heading, locale, fallback: &[], clouds: &[], limit: 5 });
        let (found, all) = counts.entry(locale.to_string()).or_default();
        *all += 1;
        *found += usize::from(findings.hits.iter().any(|hit| hit.section == sections[0]));
    }
    for (locale, (found, all)) in counts {
        assert!(found * 100 >= all * 70, "{locale}: {found} of {all} headings lead to their section");
    }
}

#[test]
fn a_section_without_a_translation_is_shown_in_another_language_saying_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = "---\ntitle: The Quarzium connector\nms.contentlocale: en-US\n---\n# <a name=\"quarzium\"></a>The Quarzium connector\n\n\
                Quarzium keeps its connector key on the overview page, below the tenant id.\n";
    std::fs::create_dir_all(folder.path().join("en-us")).expect("a folder");
    std::fs::write(folder.path().join("en-us/quarzium.md"), page).expect("a file");
    let assistant = assistant(&[folder.path()]);
    let (answer, _) =
        assistant.ask("Var hittar vi nyckeln till Quarzium connector?", &Conversation::default(), None);
    assert_eq!(answer.locale.to_string(), "sv");
    let first = &answer.citations[0];
    assert_eq!((first.document.as_str(), first.locale.to_string().as_str()), ("quarzium.md", "en-US"));
    assert!(answer.text().contains("engelska"), "{}", answer.text());
}
