//! From a file's bytes to its documents: front matter, bilingual files, FAQ files, links.

use lotse_knowledge::{
    Cloud, Document, Translation,
    corpus::{Corpus, Reading, Settings, Source},
};

fn read(name: &str, text: &str) -> Reading {
    let settings = Settings {
        base_url: "https://learn.example/".to_owned(),
        docsets: [("club".to_owned(), "club".to_owned())].into(),
        ..Settings::default()
    };
    let corpus = Corpus::scan(&[Source::Embedded(vec![(name.to_owned(), &[])])], &settings);
    corpus.parse(&corpus.files()[0], text.as_bytes())
}

fn document(text: &str) -> Document {
    let mut reading = read("fr-fr/club/seats.md", text);
    assert_eq!(reading.problems, []);
    reading.documents.remove(0)
}

const FULL: &str = "---
title: 'Les sièges: tous'
description: De quoi s’asseoir.
ms.date: 03/09/2021
ms.lasthandoff: 04/10/2021
ms.translationtype: MT
ms.contentlocale: fr-CA
ms.sourcegitcommit: 0123abc
author: nobody
---
# <a name=\"seats\"></a>Sièges

**S’applique à** : Espace partenaires

Voir [le bar](bar.md#tea).
";

#[test]
fn front_matter_becomes_fields() {
    let document = document(FULL);
    assert_eq!(document.title, "Les sièges: tous");
    assert_eq!(document.description, "De quoi s’asseoir.");
    assert_eq!(document.reviewed.map(|date| date.to_string()).as_deref(), Some("2021-03-09"));
    assert_eq!(document.updated().map(|date| date.to_string()).as_deref(), Some("2021-04-10"));
    assert_eq!(document.translation, Translation::Machine);
    assert_eq!(document.locale.to_string(), "fr-CA");
    assert_eq!(document.source_commit.as_deref(), Some("0123abc"));
    assert_eq!(document.clouds, [Cloud::Global]);
    assert_eq!(document.url.as_deref(), Some("https://learn.example/fr-ca/club/seats"));
    assert!(!document.derived);
}

#[test]
fn links_are_resolved_against_the_documents_folder() {
    let document = document(FULL);
    let link = &document.sections[0].blocks[0].links[0];
    assert_eq!(link.document.as_ref().map(|path| path.as_str()), Some("club/bar.md"));
    assert_eq!(link.url.as_deref(), Some("https://learn.example/fr-ca/club/bar#tea"));
}

#[test]
fn without_front_matter_the_folder_and_the_heading_say_what_they_can() {
    let document = document("# Sièges\n\nTexte.\n");
    assert_eq!((document.title.as_str(), document.locale.to_string().as_str()), ("Sièges", "fr-FR"));
    assert_eq!((document.translation, document.updated()), (Translation::Original, None));
}

#[test]
fn a_file_with_byte_order_mark_and_carriage_returns_is_read_alike() {
    let unix = document(FULL);
    let windows = document(&format!("\u{feff}{}", FULL.replace('\n', "\r\n")));
    assert_eq!(unix, windows);
}

#[test]
fn broken_front_matter_is_a_problem_with_its_line_and_the_body_is_read() {
    let reading = read("fr-fr/club/seats.md", "---\ntitle: a\nms.topic: [\n---\n# Sièges\n");
    assert_eq!(reading.documents[0].sections.len(), 1);
    assert_eq!(reading.problems.len(), 1);
    assert!(reading.problems[0].line.is_some_and(|line| (3..=4).contains(&line)), "{:?}", reading.problems);
}

#[test]
fn a_date_that_is_none_is_a_problem_with_its_line() {
    let reading = read("fr-fr/club/seats.md", "---\ntitle: a\nms.date: 31/12/2020\n---\n# Sièges\n");
    assert_eq!(reading.documents[0].reviewed, None);
    assert_eq!(reading.problems[0].line, Some(3));
}

fn both(translation: &str, source: &str) -> String {
    format!(
        "<span data-ttu-id=\"1-2\">{translation}</span>\
         <span class=\"sxs-lookup\"><span data-stu-id=\"1-2\">{source}</span></span>"
    )
}

#[test]
fn a_bilingual_file_is_two_documents() {
    let text = format!(
        "---\ntitle: Sièges\nms.contentlocale: fr-FR\nms.translationtype: HT\n---\n\
         # <a name=\"seats\"></a>{}\n\n{}\n\n- {}\n\n|{}|{}|\n|--|--|\n|{}|2|\n",
        both("Sièges", "Seats"),
        both("**S’applique à**: Espace partenaires", "**Applies to**: Partner Center"),
        both("Un siège [rouge](red.md)", "A [red](red.md) seat"),
        both("Siège", "Seat"),
        both("Prix", "Price"),
        both("Rouge", "Red"),
    );
    let documents = read("fr-fr/club/seats.md", &text).documents;
    let summaries: Vec<_> = documents
        .iter()
        .map(|document| {
            let section = &document.sections[0];
            (document.title.as_str(), document.locale.to_string(), section.anchor.as_str(), section.text())
        })
        .collect();
    assert_eq!(
        summaries,
        [
            ("Sièges", "fr-FR".to_owned(), "seats", "Un siège rouge\nSiège | Prix\nRouge | 2".to_owned()),
            ("Seats", "en-US".to_owned(), "seats", "A red seat\nSeat | Price\nRed | 2".to_owned()),
        ]
    );
    assert_eq!(documents.iter().map(|document| document.derived).collect::<Vec<_>>(), [false, true]);
    let translations: Vec<_> = documents.iter().map(|document| document.translation).collect();
    assert_eq!(translations, [Translation::Human, Translation::Original]);
    assert!(documents.iter().all(|document| document.clouds == [Cloud::Global]));
    assert_eq!(documents[1].url.as_deref(), Some("https://learn.example/en-us/club/seats"));
    let lines: Vec<Vec<u32>> = documents
        .iter()
        .map(|document| document.sections[0].blocks.iter().map(|block| block.line).collect())
        .collect();
    assert_eq!(lines[0], lines[1]);
}

#[test]
fn a_faq_file_is_one_document_with_a_section_a_question() {
    let text = "### YamlMime:FAQ\nmetadata:\n  title: Le club\n  ms.date: 01/02/2021\ntitle: Questions\n\
                summary: |\n  **Rôles appropriés**: Agent des ventes\n\nsections:\n- name: Sièges\n  questions:\n  \
                - question: Debout ?\n    answer: Non, [assis](seats.md).\n";
    let reading = read("fr-fr/club/faq.yml", text);
    assert_eq!(reading.problems, []);
    let document = &reading.documents[0];
    assert_eq!((document.title.as_str(), document.locale.to_string().as_str()), ("Le club", "fr-FR"));
    assert_eq!(document.roles.len(), 1);
    assert_eq!(document.sections.len(), 1);
    assert_eq!(document.sections[0].anchor.as_str(), "#0");
    assert_eq!(
        document.sections[0].blocks[0].links[0].url.as_deref(),
        Some("https://learn.example/fr-fr/club/seats")
    );
}

#[test]
fn the_hash_is_that_of_the_bytes() {
    assert_eq!(read("fr-fr/a.md", "# A\n").hash, read("fr-fr/b.md", "# A\n").hash);
    assert_ne!(read("fr-fr/a.md", "# A\n").hash, read("fr-fr/a.md", "# B\n").hash);
}
