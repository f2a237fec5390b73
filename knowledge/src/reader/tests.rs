//! What documents become: tables of Markdown and the outline it gives.

use std::fmt::Write;

use super::*;
use crate::{Block, BlockKind, Section};

/// Reads `body` as a French document of the folder `club` and compares its outline, a line a heading or block.
///
/// `#2 anchor Heading`, `p text`, `- item`, `1. item` (two spaces a level), `|h head | row`, `| cell | cell`,
/// `!note text`, `> quote`, `` ` code ``, `i image`; a block's own language in brackets before its text; links follow
/// their block as `-> text = target`.
#[track_caller]
fn check(body: &str, expected: &str) {
    let found = outline(&document_of(body, "fr-FR").sections);
    let wanted: Vec<&str> =
        expected.lines().map(str::trim_end).filter(|line| !line.trim().is_empty()).collect();
    assert_eq!(found.lines().collect::<Vec<_>>(), wanted, "\n{body}");
}

fn document_of(body: &str, locale: &str) -> Document {
    let text = format!("---\nms.contentlocale: {locale}\n---\n{body}");
    let path = DocumentPath::new("club/seats.md");
    let addresses = Addresses::new("https://learn.example/", [("club", "club")]);
    let origin = Origin { file: Path::new("seats.md"), path: &path, locale: None, addresses: &addresses };
    read(text.as_bytes(), &origin).documents.remove(0)
}

fn outline(sections: &[Section]) -> String {
    let mut lines = String::new();
    for section in sections {
        if section.level > 0 {
            writeln!(lines, "#{} {} {}", section.level, section.anchor, section.heading).expect("a string");
        }
        section.blocks.iter().for_each(|block| outline_block(block, &mut lines));
    }
    lines.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

fn outline_block(block: &Block, lines: &mut String) {
    let mark = match &block.kind {
        BlockKind::Paragraph => "p".to_owned(),
        BlockKind::Item { depth, number: None } => format!("{}-", "  ".repeat(usize::from(*depth))),
        BlockKind::Item { depth, number: Some(number) } => {
            format!("{}{number}.", "  ".repeat(usize::from(*depth)))
        }
        BlockKind::Row { header, .. } => if *header { "|h" } else { "|" }.to_owned(),
        BlockKind::Alert(kind) => format!("!{kind:?}").to_lowercase(),
        BlockKind::Quote => ">".to_owned(),
        BlockKind::Code => "`".to_owned(),
        BlockKind::Image => "i".to_owned(),
    };
    let locale = block.locale.as_ref().map(|locale| format!("[{locale}] ")).unwrap_or_default();
    writeln!(lines, "{mark} {locale}{}", block.text.replace('\n', " / ")).expect("a string");
    for link in &block.links {
        writeln!(lines, "-> {} = {}", link.text, link.target).expect("a string");
    }
}

#[test]
fn headings_become_sections_with_their_anchor_or_learns_slug() {
    check("# <a name=\"first-seat\"></a>Premier siège\nTexte.", "#1 first-seat Premier siège\np Texte.");
    check("## Ajouter un siège\n", "#2 ajouter-un-siège Ajouter un siège");
    check("##<a name=\"tight\"></a>Serré\n", "#2 tight Serré");
    check("# <a name=\"one\"></a><a id=\"1\"/></a>Un\n", "#1 one Un");
    check("# <a id=\"1\"></a><a name=\"one\"></a>Un\n", "#1 one Un");
    check("# <a href=\"\" id=\"one\"></a>Un\n", "#1 one Un");
    check("## <a name=\"empty\"></a>\n", "#2 empty");
    check("## <a name=\"\"></a>Sans nom\n", "#2  Sans nom");
    check("Titre\n=====\n\nSous-titre\n---\n", "#1 titre Titre\n#2 sous-titre Sous-titre");
    check("<h2 id=\"html\">En HTML</h2>\n\nTexte.", "#2 html En HTML\np Texte.");
    check("# `CODE` et *plus* &amp; fin\n", "#1 code-et-plus--fin CODE et plus & fin");
    check("- Un\n\n  ## <a name=\"inside\"></a>Dedans\n", "- Un\n#2 inside Dedans");
}

#[test]
fn code_holds_no_headings() {
    check("```\n# un\n```\n", "` # un");
    check("~~~ ps\n## deux\n~~~\n", "` ## deux");
    check("    # trois\n", "` # trois");
    check("<pre>\n# quatre\n</pre>\n", "` # quatre");
}

#[test]
fn heading_paths_name_the_headings_above() {
    let document = document_of("# A\n### B\n## C\n### D\n# E\n", "fr-FR");
    let paths: Vec<String> = document.sections.iter().map(|section| section.heading_path.join("/")).collect();
    assert_eq!(paths, ["", "A", "A", "A/C", ""]);
}

#[test]
fn repeated_anchors_are_told_apart_by_occurrence() {
    let document = document_of("# A\n## <a name=\"more\"></a>X\n## <a name=\"more\"></a>Y\n", "fr-FR");
    let found: Vec<(&str, u32)> =
        document.sections.iter().map(|section| (section.anchor.as_str(), section.occurrence)).collect();
    assert_eq!(found, [("a", 0), ("more", 0), ("more", 1)]);
}

#[test]
fn text_before_the_first_heading_is_a_section_without_heading() {
    let document = document_of("Avant.\n\n# Un\n", "fr-FR");
    assert_eq!((document.sections[0].level, document.sections[0].anchor.as_str()), (0, ""));
    assert_eq!(document.sections.len(), 2);
}

#[test]
fn paragraphs_lose_their_markup_and_keep_their_words() {
    check("Un **siège** *rouge*\net `bleu`.", "p Un siège rouge et bleu.");
    check("L&#39;un&nbsp;: &lt;deux&gt; &amp; trois", "p L'un\u{a0}: <deux> & trois");
    check("Un<br/>deux<br>\ntrois  \nquatre", "p Un / deux / trois / quatre");
    check("~~Un~~ deux", "p Un deux");
    check("Cliquez sur **Ajouter **puis **finir", "p Cliquez sur Ajouter puis finir");
    check("Le <customer-id> du siège <token>", "p Le <customer-id> du siège <token>");
    check("<!-- rien -->\n\nTexte <!-- rien --> visible.", "p Texte visible.");
    check("<div>\nUn\n</div>\n<script>\nvar a = 1 < 2;\n</script>\n", "p Un");
    check("&nbsp;\n\n\u{200b}\n", "");
}

#[test]
fn lists_nest_and_count() {
    check("- Un\n- Deux\n  - Trois\n\n    Suite.\n", "- Un\n- Deux\n  - Trois\np Suite.");
    check("3. Un\n4. Deux\n   1. Trois\n", "3. Un\n4. Deux\n  1. Trois");
    check("1. Un\n\n   ```\n   code\n   ```\n2. Deux\n", "1. Un\n` code\n2. Deux");
    check(
        "<ul><li>Un</li><li>Deux<ol start=\"4\"><li>Quatre</li></ol></li></ul>",
        "- Un\n- Deux\n  4. Quatre",
    );
    check("<ul><li>Un<li>Deux</ul>Après", "- Un\n- Deux\np Après");
    check("- [ ] À faire\n- [x] Fait\n", "- À faire\n- Fait");
}

#[test]
fn pipe_tables_become_rows() {
    check("|Siège|Prix|\n|---|---|\n|Rouge|2 €|\n|Bleu| |\n", "|h Siège | Prix\n| Rouge | 2 €\n| Bleu |");
    check(
        "|A|B|\n|--|--|\n|[Un](un.md)|deux<br/><br/>trois [x](y.md)|\n",
        "|h A | B\n| Un | deux / trois x\n-> Un = un.md\n-> x = y.md",
    );
    check("|A|\n|--|\n|<ul><li>Un</li><li>Deux</li></ul>|\n\nAprès", "|h A\n| Un / Deux\np Après");
}

#[test]
fn html_tables_become_rows() {
    check(
        "<table>\n<thead><tr><th>A</th><th>B</th></tr></thead>\n<tbody>\n<tr><td><p>Un</p></td>\
         <td><ul>\n<li><p>Deux</p></li>\n<li>Trois</li>\n</ul></td></tr>\n</tbody>\n</table>\n\nAprès",
        "|h A | B\n| Un | Deux / Trois\np Après",
    );
    check("<table><tr><td>Un<td>Deux<tr><td>Trois</table>Après", "| Un | Deux\n| Trois\np Après");
    check("<table><tr><td>\n\n- **Un**\n- Deux\n\n</td><td>B</td></tr></table>", "| Un / Deux | B");
    check(
        "<table><tr><td>A<table><tr><td>B</td><td>C</td></tr></table></td><td>D</td></tr></table>",
        "| A / B | C | D",
    );
}

#[test]
fn markdown_links_in_html_cells_are_links() {
    check(
        "<table><tr><td><p>Voir [le siège](seat.md), puis **finir**.</p></td></tr></table>",
        "| Voir le siège, puis finir.\n-> le siège = seat.md",
    );
}

#[test]
fn cut_off_html_does_not_swallow_the_sections_after_it() {
    check("<table>\n<tr><td>Un\n\n## <a name=\"next\"></a>Suite\n\nTexte.", "| Un\n#2 next Suite\np Texte.");
    check("<ul><li>Un\n\n## Suite\n\nTexte.\n</li></ul>", "- Un\n#2 suite Suite\np Texte.");
    check("Texte <a hr", "p Texte <a hr");
    check("</td></table></ul></li></p>Texte", "p Texte");
}

#[test]
fn alerts_keep_their_kind_however_they_are_written() {
    check("> [!NOTE]\n> Attention\n> au siège.", "!note Attention au siège.");
    check(">[!important]  \n>Un.\n>\n>Deux.", "!important Un.\n!important Deux.");
    check("> [!Tip] Un.\n", "!tip Un.");
    check("> [!WARNING]\n> - Un\n> - Deux\n", "- Un\n- Deux");
    check("> [!CAUTION]\n> Un [lien](a.md).", "!caution Un lien.\n-> lien = a.md");
    check("- Un\n\n  > [!NOTE]\n  > Deux.\n- Trois\n", "- Un\n!note Deux.\n- Trois");
    check("[!NOTE] Sans chevron.\n\nAprès.", "!note Sans chevron.\np Après.");
    check("> Une citation.", "> Une citation.");
    check("> [!REMARQUE]\n> Inconnue.", "> [!REMARQUE] Inconnue.");
    check("> [!div class=\"nextstepaction\"]\n> [Suite](next.md)", "> Suite\n-> Suite = next.md");
}

#[test]
fn learns_own_constructs_are_understood() {
    check(":::image type=\"content\" source=\"m/a.png\" alt-text=\"Un *siège* [1]\":::", "i Un *siège* [1]");
    check(":::image source=\"a.png\" alt-text=\"Le bouton &quot;Siège&quot;\":::", "i Le bouton \"Siège\"");
    check("Avec :::no-loc text=\"Seat Club\"::: dedans.", "p Avec Seat Club dedans.");
    check(":::zone target=\"docs\"\n\nDedans.\n\n:::zone-end\n\nDehors.", "p Dedans.\np Dehors.");
    check("::: moniker range=\"x\"\n\nDedans.\n\n::: moniker-end\n", "p Dedans.");
    check(":::row:::\n:::column span=\"2\":::\nDedans.\n:::column-end:::\n:::row-end:::\n", "p Dedans.");
    check(
        "[!INCLUDE [les sièges](../includes/seats.md)]\n",
        "p les sièges\n-> les sièges = ../includes/seats.md",
    );
    check(":::inconnu x:::\n", "p :::inconnu x:::");
    check("```\n:::zone target=\"docs\"\n```\n", "` :::zone target=\"docs\"");
}

#[test]
fn images_keep_their_alternative_text() {
    check("![Un siège](a.png)\n", "i Un siège");
    check("Cliquez sur ![la roue](a.png) puis fin.", "p Cliquez sur la roue puis fin.");
    check("1. Cliquez.\n   ![Un siège](a.png)\n2. Fin.", "1. Cliquez.\ni Un siège\n2. Fin.");
    check("<img src=\"a.png\" alt=\"Un siège\">\n", "i Un siège");
    check("![](a.png)\n", "");
}

#[test]
fn links_keep_their_words_and_target() {
    check(
        "Voir [le **siège**](a.md#b) et <https://example.com>.",
        "p Voir le siège et https://example.com.\n-> le siège = a.md#b\n-> https://example.com = https://example.com",
    );
    check("Voir [là][1].\n\n[1]: b.md", "p Voir là.\n-> là = b.md");
    check("<a href=\"c.md\">Le siège</a> suit.", "p Le siège suit.\n-> Le siège = c.md");
}

#[test]
fn blocks_know_their_line_in_the_file() {
    let document = document_of("# Un\n\nDeux\n\n|A|\n|-|\n|B|\n\n<p>\nTrois</p>\n\n- Quatre\n", "fr-FR");
    let lines: Vec<u32> = document.sections[0].blocks.iter().map(|block| block.line).collect();
    assert_eq!((document.sections[0].line, lines), (4, vec![6, 8, 10, 13, 15]));
    let document = document_of(
        "<div>\n\n<table>\n<tr>\n<td>\nUn\ndeux\n</td>\n</tr>\n</table>\n\n<p>a\n&amp;\nb</p>\n",
        "fr-FR",
    );
    let lines: Vec<u32> = document.sections[0].blocks.iter().map(|block| block.line).collect();
    assert_eq!(lines, [7, 15]);
}

#[test]
fn a_half_translated_document_keeps_each_blocks_language() {
    check(
        "Le club a des sièges. You can ask for them when you are a member of it.\n\nFin du texte.",
        "p [en-US] Le club a des sièges. You can ask for them when you are a member of it.\np Fin du texte.",
    );
    check(
        "Le club a beaucoup de sièges. You can ask for them when you are a member of it.\n",
        "p Le club a beaucoup de sièges.\np [en-US] You can ask for them when you are a member of it.",
    );
}
