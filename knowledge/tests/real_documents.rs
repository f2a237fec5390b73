//! The readers against the real documentation, in the folder that `LOTSE_CORPUS` names.
//!
//! Without that folder these tests say so and pass, but not on the build machine (`CI=true`): there it has to be.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

use lotse_knowledge::{
    Cloud, Document,
    corpus::{Corpus, File, Problem, Settings, Source},
};

/// The documentation's folder, if there is one.
fn documentation() -> Option<PathBuf> {
    match env::var_os("LOTSE_CORPUS") {
        Some(folder) => Some(PathBuf::from(folder)),
        None => {
            assert!(
                env::var("CI").as_deref() != Ok("true"),
                "LOTSE_CORPUS must name the documentation's folder"
            );
            eprintln!("skipped: LOTSE_CORPUS does not name the documentation's folder");
            None
        }
    }
}

fn read(folder: &Path) -> (Vec<(File, Vec<Document>)>, Vec<Problem>) {
    let settings = Settings {
        base_url: "https://learn.microsoft.com/".to_owned(),
        docsets: [("partner-center".to_owned(), "partner-center".to_owned())].into(),
        ..Settings::default()
    };
    let corpus = Corpus::scan(&[Source::Folder(folder.to_owned())], &settings);
    let mut problems = corpus.problems().to_vec();
    let mut read = Vec::new();
    for file in corpus.files() {
        let reading = corpus.read(file);
        problems.extend(reading.problems);
        read.push((file.clone(), reading.documents));
    }
    (read, problems)
}

/// Headings of a Markdown file by lines alone: ATX headings outside of front matter and fences, in block quotes too, and
/// those that lack the space before their anchor, which Learn's translation tools take for headings all the same.
fn count_headings(text: &str) -> usize {
    let mut lines = text.lines().peekable();
    if lines.next_if(|line| line.trim_start_matches('\u{feff}').trim_end() == "---").is_some() {
        lines.by_ref().find(|line| line.trim_end() == "---");
    }
    let mut fence: Option<String> = None;
    let mut count = 0;
    for line in lines {
        let bare = line.trim_start_matches([' ', '\t', '>']);
        let mark = bare.chars().next().filter(|mark| matches!(mark, '`' | '~'));
        let run: String =
            mark.map(|mark| bare.chars().take_while(|char| *char == mark).collect()).unwrap_or_default();
        match &fence {
            Some(open) => {
                if run.starts_with(open.as_str()) && bare.trim_end() == run {
                    fence = None;
                }
                continue;
            }
            None if run.len() >= 3 && !bare[run.len()..].contains('`') => {
                fence = Some(run);
                continue;
            }
            None => {}
        }
        let line = line.strip_prefix('>').map_or(line, |quoted| quoted.strip_prefix(' ').unwrap_or(quoted));
        let indent = line.len() - line.trim_start_matches(' ').len();
        let heading = line.trim_start_matches(' ');
        let hashes = heading.len() - heading.trim_start_matches('#').len();
        let rest = &heading[hashes..];
        let spaced = rest.is_empty() || rest.starts_with([' ', '\t']) || rest.starts_with("<a name=");
        count += usize::from(indent <= 3 && (1..=6).contains(&hashes) && spaced);
    }
    count
}

#[test]
fn every_heading_outside_code_of_the_whole_corpus_is_found() {
    let Some(folder) = documentation() else { return };
    let (read, _) = read(&folder.join("corpus"));
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut differing = Vec::new();
    for (file, documents) in &read {
        if file.path.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let counted = count_headings(&fs::read_to_string(&file.path).expect("a file"));
        let found = documents[0].sections.iter().filter(|section| section.level > 0).count();
        let (all_counted, all_found) = counts.entry(documents[0].locale.to_string()).or_default();
        *all_counted += counted;
        *all_found += found;
        if counted != found {
            differing.push(format!("{}: {counted} counted, {found} found", file.path.display()));
        }
    }
    eprintln!("headings counted and found: {counts:?}");
    assert_eq!(counts.len(), 9);
    assert_eq!(differing, [""; 0]);
}

#[test]
fn the_nine_locales_have_their_sections_and_no_unknown_problems() {
    let Some(folder) = documentation() else { return };
    let (read, problems) = read(&folder.join("corpus"));
    let sections: usize =
        read.iter().flat_map(|(_, documents)| documents).map(|document| document.sections.len()).sum();
    // 35,500 with tables of contents and index pages, which are no documents.
    assert!((34_900..=35_300).contains(&sections), "{sections} sections");
    assert!(read.iter().all(|(_, documents)| documents.len() <= 1));
    // One publish configuration was published broken.
    let broken = |problem: &Problem| problem.path.ends_with("sv-se/partner-center/docfx.json");
    let unknown: Vec<String> =
        problems.iter().filter(|problem| !broken(problem)).map(ToString::to_string).collect();
    assert_eq!(unknown, [""; 0]);
}

#[test]
fn translations_name_the_clouds_their_source_names() {
    let Some(folder) = documentation() else { return };
    let (read, _) = read(&folder.join("corpus"));
    let documents: Vec<&Document> = read.iter().flat_map(|(_, documents)| documents).collect();
    let clouds = |locale: &str, cloud: Cloud| {
        let of_locale = documents.iter().filter(|document| document.locale.to_string() == locale);
        of_locale.filter(|document| document.clouds.contains(&cloud)).count()
    };
    for locale in ["de-DE", "es-ES", "fr-FR", "ja-JP", "pt-BR", "ru-RU", "zh-CN"] {
        assert_eq!(clouds(locale, Cloud::Vianet), clouds("en-US", Cloud::Vianet), "{locale}");
        assert_eq!(clouds(locale, Cloud::Germany), clouds("en-US", Cloud::Germany), "{locale}");
        assert!(
            clouds(locale, Cloud::UsGovernment).abs_diff(clouds("en-US", Cloud::UsGovernment)) <= 1,
            "{locale}"
        );
    }
}

#[test]
fn a_bilingual_tree_gives_each_article_twice() {
    let Some(folder) = documentation() else { return };
    let (read, problems) = read(&folder.join("corpus-bilingual"));
    assert_eq!(problems, []);
    let markdown =
        read.iter().filter(|(file, _)| file.path.extension().is_some_and(|extension| extension == "md"));
    for (file, documents) in markdown {
        let [translation, source] = &documents[..] else {
            panic!("{} is not bilingual", file.path.display())
        };
        assert!(!translation.derived && source.derived);
        let anchors = |document: &Document| -> Vec<String> {
            let named = document.sections.iter().filter(|section| section.level > 0);
            named.map(|section| format!("{}/{}", section.level, section.line)).collect()
        };
        assert_eq!(anchors(translation), anchors(source), "{}", file.path.display());
        let left: Vec<_> = documents
            .iter()
            .flat_map(|document| &document.sections)
            .flat_map(|section| &section.blocks)
            .filter(|block| block.text.contains("sxs-lookup") || block.text.contains("data-ttu-id"))
            .collect();
        assert_eq!(left, Vec::<&lotse_knowledge::Block>::new(), "{}", file.path.display());
    }
}

#[test]
fn a_half_translated_seed_keeps_its_english_sentences_apart() {
    let Some(folder) = documentation() else { return };
    let (read, problems) = read(&folder.join("seeds"));
    assert_eq!(problems, []);
    let documents: Vec<&Document> = read.iter().flat_map(|(_, documents)| documents).collect();
    assert_eq!(documents.len(), 6, "five files, one of them bilingual");
    let russian =
        documents.iter().find(|document| document.locale.language() == "ru").expect("a Russian one");
    let blocks: Vec<_> = russian.sections.iter().flat_map(|section| &section.blocks).collect();
    assert!(
        blocks
            .iter()
            .filter(|block| block.locale.as_ref().is_some_and(|locale| locale.language() == "en"))
            .count()
            >= 3
    );
    assert!(blocks.iter().any(|block| block.locale.is_none()));
    assert!(documents.iter().all(|document| !document.clouds.is_empty()));
}
