//! No input makes a reader panic, and what it gives always holds together.
//!
//! `cargo test` runs the fuzz target for a moment; `cargo bolero test fuzz_readers -p lotse-knowledge` for as long as one
//! likes.

use lotse_knowledge::{
    BlockKind, Document,
    corpus::{Corpus, Reading, Settings, Source},
};
use proptest::{collection::vec, prelude::*, sample::select};

/// Reads the bytes as each kind of file.
fn read_all(bytes: &[u8]) -> Vec<Reading> {
    let names = ["fr-fr/club/a.md", "ru-ru/club/b.txt", "ja-jp/club/c.yml"];
    let files = names.map(|name| (name.to_owned(), &[] as &[u8])).to_vec();
    let settings = Settings {
        base_url: "https://learn.example".to_owned(),
        docsets: [("club".to_owned(), "club".to_owned())].into(),
        ..Settings::default()
    };
    let corpus = Corpus::scan(&[Source::Embedded(files)], &settings);
    corpus.files().iter().map(|file| corpus.parse(file, bytes)).collect()
}

fn holds_together(bytes: &[u8]) {
    let last_line = 1 + bytes.iter().filter(|byte| matches!(**byte, b'\n' | b'\r')).count();
    for reading in read_all(bytes) {
        for problem in &reading.problems {
            assert!(!problem.message.is_empty());
        }
        for document in &reading.documents {
            document_holds_together(document, last_line);
        }
    }
}

fn document_holds_together(document: &Document, last_line: usize) {
    assert!(!document.title.is_empty());
    let mut seen = std::collections::HashMap::new();
    for section in &document.sections {
        let count: &mut u32 = seen.entry(section.anchor.clone()).or_default();
        assert_eq!(section.occurrence, *count, "{section:?}");
        *count += 1;
        assert!(section.level <= 6);
        for block in &section.blocks {
            assert!(!block.text.trim().is_empty(), "{block:?}");
            assert!(!block.text.contains('\r'), "{block:?}");
            assert!(block.line >= 1 && block.line as usize <= last_line + 1, "{block:?} of {last_line}");
            if let BlockKind::Row { cells, .. } = &block.kind {
                assert!(!cells.is_empty());
            }
            for link in &block.links {
                assert!(!link.text.is_empty(), "{link:?}");
            }
        }
    }
}

/// Pieces of the dialect, well-formed and not, to be put together at random.
const PIECES: &[&str] = &[
    "---\n",
    "title: a\n",
    "ms.contentlocale: sv-SE\n",
    "ms.date: 01/02/2021\n",
    "ms.date: &a *a\n",
    "? [\n",
    "# ",
    "## ",
    "####### ",
    "<a name=\"x\"></a>",
    "<a href=\"\" id=\"y\"></a>",
    "<a href=b.md>",
    "</a>",
    "Un siège ",
    "Места есть. ",
    "You can ask for it when you are there. ",
    "席",
    "\u{a0}",
    "&nbsp;",
    "&#39;",
    "&#x110000;",
    "\u{200b}",
    "\n",
    "\n\n",
    "  ",
    "    ",
    "\t",
    "- ",
    "1. ",
    "999999999. ",
    "> ",
    "> [!NOTE]\n",
    "[!TIP]",
    "[!",
    "[!INCLUDE [a](b.md)]",
    "[!INCLUDE",
    ":::image source=\"a.png\" alt-text=\"b\":::",
    ":::image",
    ":::zone target=\"a\":::",
    ":::no-loc text=\"c\":::",
    ":::",
    "|a|b|\n|--|--|\n|c|d|\n",
    "|",
    "<table>",
    "<tr>",
    "<td>",
    "<th>",
    "</td>",
    "</tr>",
    "</table>",
    "<thead>",
    "<ul>",
    "<li>",
    "</li>",
    "</ul>",
    "<ol start=\"18446744073709551615\">",
    "<p>",
    "</p>",
    "<h2>",
    "</h2>",
    "<pre>",
    "</pre>",
    "<br/>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<x y=\"",
    "<customer>",
    "<blockquote>",
    "```\n",
    "~~~",
    "`",
    "**",
    "*",
    "_",
    "~~",
    "[a](b.md)",
    "[a](../../c.md#d)",
    "[",
    "](",
    ")",
    "![i](j.png)",
    "![",
    "<span data-ttu-id=\"1\">",
    "</span>",
    "<span class=\"sxs-lookup\">",
    "<span data-stu-id=\"1\">",
    "**Applies to**: Partner Center | ",
    "**Gäller för**\n\n",
    "Partnercenter",
    "适用 于：",
    "Appropriate roles",
    ": ",
    " | ",
    "### YamlMime:FAQ\n",
    "sections:\n- questions:\n  - question: a\n    answer: |\n      ",
    "\u{feff}",
    "\r\n",
    "\r",
    "\0",
    "\u{1}",
];

proptest! {
    #[test]
    fn arbitrary_bytes_do_no_harm(bytes in vec(any::<u8>(), 0..2000)) {
        holds_together(&bytes);
    }

    #[test]
    fn arbitrary_text_does_no_harm(text in "\\PC{0,400}") {
        holds_together(text.as_bytes());
    }

    #[test]
    fn pieces_of_the_dialect_in_any_order_do_no_harm(pieces in vec(select(PIECES), 0..60)) {
        holds_together(pieces.concat().as_bytes());
    }

    #[test]
    fn a_document_cut_off_anywhere_does_no_harm(pieces in vec(select(PIECES), 0..40), cut in any::<prop::sample::Index>()) {
        let text = format!("---\nms.contentlocale: de-DE\n---\n{}", pieces.concat());
        holds_together(&text.as_bytes()[..cut.index(text.len() + 1)]);
    }
}

#[test]
fn fuzz_readers() {
    bolero::check!().for_each(holds_together);
}

#[test]
fn deep_nesting_takes_no_time_and_no_stack() {
    let start = std::time::Instant::now();
    for piece in [
        "> ",
        "- ",
        "[",
        "![",
        "<table><tr><td>",
        "<ul><li>",
        "<blockquote>",
        "**",
        "|",
        "(",
        "`",
        "<a name=\"x\">",
        "<span data-ttu-id=\"1\">",
        ":::",
        "[!INCLUDE ",
        "&",
        "<x ",
        "*a ",
        "a|",
        "1. ",
    ] {
        holds_together(piece.repeat(20_000).as_bytes());
        holds_together(format!("---\ntitle: a\n---\n{}", piece.repeat(20_000)).as_bytes());
        holds_together(format!("{piece}\n").repeat(20_000).as_bytes());
    }
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
