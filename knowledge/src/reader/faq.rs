//! FAQ files (`### YamlMime:FAQ`): a summary and questions with answers, all Markdown in YAML.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use serde_saphyr::Spanned;

use super::{
    front_matter::{self, Fault},
    markdown,
};
use crate::{Block, BlockKind, Section, SectionAnchor};

/// A FAQ file's content before it is a document.
pub(super) struct Faq {
    pub metadata: BTreeMap<String, Value>,
    pub title: Option<String>,
    pub sections: Vec<Section>,
}

/// Whether the text says that it is a FAQ; other kinds of YAML hold no documents.
pub(super) fn is_faq(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default().trim_start_matches('#').trim();
    first.eq_ignore_ascii_case("YamlMime:FAQ")
}

/// Reads a FAQ: the summary's sections, then one a question, named `#0`, `#1`… over the whole file.
pub(super) fn parse(text: &str) -> Result<Faq, Fault> {
    let file: File = serde_saphyr::from_str(text).map_err(|error| front_matter::fault(&error, 1))?;
    let metadata = file.metadata.unwrap_or_default();
    let title = file.title.or_else(|| metadata.get("title")?.as_str().map(str::to_owned));
    let mut sections = match &file.summary {
        Some(summary) => markdown::sections(&summary.value, line(summary)),
        None => Vec::new(),
    };
    let mut number = 0;
    for group in file.sections.unwrap_or_default() {
        let path: Vec<String> = [&title, &group.name].into_iter().flatten().map(|name| plain(name)).collect();
        for entry in group.questions.unwrap_or_default() {
            let Some(question) = &entry.question else {
                number += 1;
                continue;
            };
            sections.push(Section {
                anchor: SectionAnchor::new(format!("#{number}")),
                occurrence: 0,
                level: 2,
                heading: plain(&question.value),
                heading_path: path.clone(),
                blocks: entry.answer.as_ref().map(answer).unwrap_or_default(),
                line: line(question),
            });
            number += 1;
        }
    }
    Ok(Faq { metadata, title, sections })
}

/// An answer's blocks; headings in it are paragraphs, for it is one section.
fn answer(answer: &Spanned<String>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for section in markdown::sections(&answer.value, line(answer)) {
        if !section.heading.is_empty() {
            let (text, line) = (section.heading, section.line);
            blocks.push(Block { kind: BlockKind::Paragraph, text, locale: None, links: Vec::new(), line });
        }
        blocks.extend(section.blocks);
    }
    blocks
}

fn plain(markdown: &str) -> String {
    let sections = markdown::sections(markdown, 1);
    let texts = sections.iter().flat_map(|section| {
        std::iter::once(section.heading.as_str())
            .chain(section.blocks.iter().map(|block| block.text.as_str()))
    });
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

fn line<T>(spanned: &Spanned<T>) -> u32 {
    u32::try_from(spanned.referenced.line()).unwrap_or(1).max(1)
}

#[derive(Deserialize)]
struct File {
    metadata: Option<BTreeMap<String, Value>>,
    title: Option<String>,
    summary: Option<Spanned<String>>,
    sections: Option<Vec<Group>>,
}

#[derive(Deserialize)]
struct Group {
    name: Option<String>,
    questions: Option<Vec<Entry>>,
}

#[derive(Deserialize)]
struct Entry {
    question: Option<Spanned<String>>,
    answer: Option<Spanned<String>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLUB: &str = "### YamlMime:FAQ
metadata:
  title: Club
title: Questions of the club
summary: |
  All about **seats**.
sections:
- name: Seats
  questions:
  - question: May I *stand*?
    answer: |
      Yes.

      - At the back
  - answer: Nobody asked.
- name: Drinks
  questions:
  - question: >
      What is
      there?
    answer: \"# Drinks\\n\\nTea, see [here](tea.md).\"
";

    #[test]
    fn every_question_is_a_section_numbered_over_the_file() {
        let faq = parse(CLUB).expect("valid");
        let found: Vec<(&str, &str, String)> = faq
            .sections
            .iter()
            .map(|section| (section.anchor.as_str(), section.heading.as_str(), section.text()))
            .collect();
        assert_eq!(
            found,
            [
                ("", "", "All about seats.".to_owned()),
                ("#0", "May I stand?", "Yes.\nAt the back".to_owned()),
                ("#2", "What is there?", "Drinks\nTea, see here.".to_owned()),
            ]
        );
        assert_eq!(faq.sections[1].heading_path, ["Questions of the club", "Seats"]);
        assert_eq!(faq.sections[1].line, 10);
    }

    #[test]
    fn only_faq_files_are_faqs() {
        for (text, expected) in [
            (CLUB, true),
            ("###YamlMime:faq\r\n", true),
            ("### YamlMime:Landing\n", false),
            ("- name: Seats\n  href: seats.md\n", false),
            ("", false),
        ] {
            assert_eq!(is_faq(text), expected, "{text}");
        }
    }

    #[test]
    fn broken_yaml_is_a_fault_with_its_line() {
        let fault = parse("### YamlMime:FAQ\ntitle: a\nsections:\n  - : [\n").err().expect("broken");
        assert!(fault.0 >= 4, "{fault:?}");
    }
}
