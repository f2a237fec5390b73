//! Which files of a folder are documents, where they stand, and what goes wrong with folders.

use std::{fs, path::Path};

use lotse_knowledge::{
    DocumentPath,
    corpus::{Corpus, Settings, Source},
};
use tempfile::TempDir;

const SEATS: &str =
    "---\ntitle: Seats\nms.contentlocale: fr-FR\n---\n# <a name=\"seats\"></a>Sièges\n\nTexte.\n";
const NO_LOCALE: &str = "# Seats\n\nText.\n";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for (name, text) in files {
        write(folder.path(), name, text.as_bytes());
    }
    folder
}

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    fs::write(path, bytes).expect("a file");
}

fn settings() -> Settings {
    Settings { base_url: "https://learn.example/".to_owned(), ..Settings::default() }
}

fn scan(root: &Path) -> Corpus {
    Corpus::scan(&[Source::Folder(root.to_owned())], &settings())
}

/// `path locale` of every document, and the messages of all problems with the file's name and line.
fn read(corpus: &Corpus) -> (Vec<String>, Vec<String>) {
    let mut documents = Vec::new();
    let mut problems: Vec<_> = corpus.problems().to_vec();
    for file in corpus.files() {
        let reading = corpus.read(file);
        documents.extend(
            reading.documents.iter().map(|document| format!("{} {}", document.path, document.locale)),
        );
        problems.extend(reading.problems);
    }
    let problems = problems.iter().map(|problem| {
        let name = problem.path.file_name().unwrap_or_default().to_string_lossy();
        let line = problem.line.map(|line| format!(":{line}")).unwrap_or_default();
        format!("{name}{line} {}", problem.message)
    });
    (documents, problems.collect())
}

#[track_caller]
fn check(files: &[(&str, &str)], inside: &str, expected: &[&str]) {
    let folder = folder(files);
    let (documents, problems) = read(&scan(&folder.path().join(inside)));
    assert_eq!(documents, expected);
    assert_eq!(problems, [""; 0]);
}

#[test]
fn a_tree_may_be_named_itself_or_in_a_folder_of_trees_or_in_part() {
    let files = [("docs/fr-fr/club/seats.md", SEATS), ("docs/sv-se/club/seats.md", NO_LOCALE)];
    check(&files, "docs", &["club/seats.md fr-FR", "club/seats.md sv-SE"]);
    check(&files, "docs/sv-se", &["club/seats.md sv-SE"]);
    check(&files, "docs/sv-se/club", &["club/seats.md sv-SE"]);
    check(&files, "docs/sv-se/club/seats.md", &["club/seats.md sv-SE"]);
    check(&[("club.de-de/seats/a.md", NO_LOCALE)], "", &["seats/a.md de-DE"]);
    check(&[("all/en/seats.md", NO_LOCALE)], "all", &["seats.md en"]);
}

#[test]
fn loose_files_take_their_locale_from_the_front_matter() {
    check(&[("1.txt", SEATS), ("more/2.md", SEATS)], "", &["1.txt fr-FR", "more/2.md fr-FR"]);
}

#[test]
fn files_that_are_no_documents_are_passed_over() {
    let files = [
        ("fr-fr/TOC.yml", "- name: a\n"),
        ("fr-fr/toc.md", SEATS),
        ("fr-fr/index.md", SEATS),
        ("fr-fr/README.md", SEATS),
        ("fr-fr/LICENSE", "text"),
        ("fr-fr/license.txt", "text"),
        ("fr-fr/LICENSE-CODE.md", "text"),
        ("fr-fr/breadcrumb/seats.md", SEATS),
        ("fr-fr/.git/seats.md", SEATS),
        ("fr-fr/picture.png", "text"),
        ("fr-fr/landing.yml", "### YamlMime:Landing\ntitle: a\n"),
        ("fr-fr/license-based-billing.md", SEATS),
        ("fr-fr/seats.md", SEATS),
    ];
    check(&files, "", &["license-based-billing.md fr-FR", "seats.md fr-FR"]);
}

#[test]
fn settings_map_files_to_the_article_they_hold() {
    let folder = folder(&[("7.txt", SEATS)]);
    let settings = Settings {
        files: [("7.txt".to_owned(), DocumentPath::new("club/seats.md"))].into(),
        docsets: [("club".to_owned(), "club".to_owned())].into(),
        ..settings()
    };
    let corpus = Corpus::scan(&[Source::Folder(folder.path().to_owned())], &settings);
    let document = corpus.read(&corpus.files()[0]).documents.remove(0);
    assert_eq!(document.path.as_str(), "club/seats.md");
    assert_eq!(document.url.as_deref(), Some("https://learn.example/fr-fr/club/seats"));
}

#[test]
fn publish_configuration_in_a_tree_says_where_its_pages_are() {
    let publish = "{\"docsets_to_publish\": [{\"build_source_folder\": \"Club\", \"build_output_subfolder\": \"the-club\"}]}";
    let folder = folder(&[
        ("fr-fr/.openpublishing.publish.config.json", publish),
        ("fr-fr/bar/docfx.json", "{\"build\": {\"dest\": \"drinks\"}}"),
        ("fr-fr/club/seats.md", SEATS),
        ("fr-fr/bar/tea.md", SEATS),
        ("fr-fr/attic/box.md", SEATS),
    ]);
    let corpus = scan(folder.path());
    let urls: Vec<_> = corpus.files().iter().map(|file| corpus.read(file).documents.remove(0).url).collect();
    assert_eq!(
        urls,
        [
            None,
            Some("https://learn.example/fr-fr/drinks/tea".to_owned()),
            Some("https://learn.example/fr-fr/the-club/seats".to_owned()),
        ]
    );
}

#[test]
fn broken_publish_configuration_is_a_problem_and_the_documents_are_read() {
    let folder = folder(&[("fr-fr/club/docfx.json", "{\n\"build\": no\n}"), ("fr-fr/club/seats.md", SEATS)]);
    let (documents, problems) = read(&scan(folder.path()));
    assert_eq!(documents, ["club/seats.md fr-FR"]);
    assert!(problems[0].starts_with("docfx.json:2 not valid publish configuration"), "{problems:?}");
}

#[test]
fn what_cannot_be_read_is_a_problem_and_the_rest_go_on() {
    let folder = folder(&[
        ("a-plain.md", NO_LOCALE),
        ("b-plain.txt", "just text"),
        ("c-broken.md", "---\ntitle: \"a\nms.contentlocale: fr-FR\n---\n# Un\n"),
        ("d-faq.yml", "### YamlMime:FAQ\ntitle: [\n"),
        ("z-seats.md", SEATS),
    ]);
    write(folder.path(), "e-latin.md", b"---\ntitle: a\n---\nvoil\xe0\n");
    write(folder.path(), "f-large.md", &vec![b'x'; (16 << 20) + 1]);
    fs::create_dir(folder.path().join("g-folder.md")).expect("a folder");
    let (documents, problems) = read(&scan(folder.path()));
    assert_eq!(documents, ["c-broken.md fr-FR", "z-seats.md fr-FR"]);
    let starts = [
        "g-folder.md not a file",
        "a-plain.md:1 no locale",
        "b-plain.txt:1 a .txt file",
        "c-broken.md:",
        "d-faq.yml:",
        "e-latin.md:4 not UTF-8",
        "f-large.md larger than 16 MB",
    ];
    assert_eq!(problems.len(), starts.len(), "{problems:#?}");
    for (problem, start) in problems.iter().zip(starts) {
        assert!(problem.starts_with(start), "`{problem}` should start with `{start}`");
    }
}

#[test]
fn a_file_that_is_gone_when_it_is_read_is_a_problem() {
    let folder = folder(&[("seats.md", SEATS)]);
    let corpus = scan(folder.path());
    fs::remove_file(folder.path().join("seats.md")).expect("removed");
    let reading = corpus.read(&corpus.files()[0]);
    assert!(reading.documents.is_empty() && reading.problems[0].message.starts_with("cannot be read"));
}

#[test]
fn a_folder_that_does_not_exist_is_a_problem() {
    let corpus = scan(Path::new("no/such/folder"));
    assert_eq!((corpus.files().len(), corpus.problems().len()), (0, 1));
}

#[cfg(unix)]
#[test]
fn links_back_are_not_followed_for_ever() {
    use std::os::unix::fs::symlink;
    let folder = folder(&[("fr-fr/club/seats.md", SEATS)]);
    symlink(folder.path(), folder.path().join("fr-fr/club/back")).expect("a link");
    symlink("nowhere.md", folder.path().join("fr-fr/club/dangling.md")).expect("a link");
    // Every folder links twice to the next: followed each time, that would be thousands of visits.
    for depth in 0..12 {
        let next = folder.path().join(format!("fr-fr/deep/{}", depth + 1));
        fs::create_dir_all(folder.path().join(format!("fr-fr/deep/{depth}"))).expect("a folder");
        for name in ["left", "right"] {
            symlink(&next, folder.path().join(format!("fr-fr/deep/{depth}/{name}"))).expect("a link");
        }
    }
    fs::create_dir_all(folder.path().join("fr-fr/deep/12")).expect("a folder");
    write(folder.path(), "fr-fr/deep/12/end.md", SEATS.as_bytes());
    let corpus = scan(folder.path());
    assert!(corpus.files().len() < 40, "{}", corpus.files().len());
    let (_, problems) = read(&corpus);
    assert!(problems.iter().any(|problem| problem.starts_with("back a link back")), "{problems:?}");
    assert!(problems.iter().any(|problem| problem.starts_with("dangling.md cannot be read")), "{problems:?}");
}

#[test]
fn embedded_files_are_read_like_those_of_a_folder() {
    let files = vec![
        ("sv-SE/club/seats.md".to_owned(), NO_LOCALE.as_bytes()),
        ("fr-FR/club/seats.md".to_owned(), SEATS.as_bytes()),
        ("fr-FR/toc.md".to_owned(), SEATS.as_bytes()),
    ];
    let corpus = Corpus::scan(&[Source::Embedded(files)], &settings());
    let (documents, problems) = read(&corpus);
    assert_eq!(documents, ["club/seats.md fr-FR", "club/seats.md sv-SE"]);
    assert_eq!(problems, [""; 0]);
    assert_eq!(corpus.files()[0].path, Path::new("fr-FR/club/seats.md"));
}
