//! Turning rules' grounds and search hits into citations in the asker's language.

use lotse_index::{Hit, Index, Passage};
use lotse_knowledge::{
    Block, BlockKind, DocumentPath, Locale, SectionAnchor, SectionRef, Translation,
    rulebook::{BlockSelector, Ground, SectionNames},
};

use super::answer::Citation;
use crate::audit::Standing;

/// A quote longer than this is cut to the sentences that answer, in characters.
pub const QUOTE: usize = 600;

/// A section to cite, before it is put into words.
#[derive(Clone, Debug)]
pub struct Source {
    /// The section in the language in which it is shown.
    pub passage: Passage,
    /// The part of it that is quoted.
    pub quote: String,
    /// The table row quoted, by the text of its first cell.
    pub row: Option<String>,
    /// The language that would be shown if its translation were not suspected.
    pub instead_of: Option<Locale>,
}

impl Source {
    /// The citation of this source.
    pub fn citation(&self) -> Citation {
        let Passage { document, section } = &self.passage;
        Citation {
            document: document.path.clone(),
            section: section.anchor.clone(),
            occurrence: section.occurrence,
            locale: document.locale.clone(),
            title: document.title.clone(),
            heading: section.heading.clone(),
            url: document.url.as_ref().map(|url| address(url, &section.anchor)),
            updated: document.updated().map(|date| date.to_string()),
            translation: document.translation,
            quote: self.quote.clone(),
        }
    }

    /// Whether both show the same section.
    pub fn same_section(&self, other: &Source) -> bool {
        let name = |source: &Source| {
            let section = &source.passage.section;
            (source.passage.document.path.clone(), section.anchor.clone(), section.occurrence)
        };
        name(self) == name(other)
    }
}

/// Finds what a rule rests on, in the first of `languages` that has it; in a better one where that translation is
/// suspected.
pub fn ground(
    index: &Index,
    standing: &Standing,
    ground: &Ground,
    names: &SectionNames,
    languages: &[Locale],
    question: &str,
) -> Option<Source> {
    let mut passage = resolve(index, names, languages)?;
    let mut instead_of = None;
    if let Some(better) = standing.better(ground, &passage.document.locale)
        && let Some(other) = resolve(index, names, std::slice::from_ref(better))
    {
        instead_of = Some(passage.document.locale.clone());
        passage = other;
    }
    let block = ground.block.and_then(|selector| select(&passage.section.blocks, selector));
    let (quote, row) = match block {
        Some(Block { kind: BlockKind::Row { cells, .. }, .. }) if cells.len() > 1 => {
            (cells[1..].join("\n"), Some(cells[0].clone()))
        }
        // "The feature does not:" decides what the items under it say.
        Some(block) => match lead(&passage.section.blocks, block) {
            Some(lead) => (format!("{}\n- {}", lead.text, block.text), None),
            None => (block.text.clone(), None),
        },
        None => {
            let quote = index.quote(question, &languages[0], &passage, QUOTE);
            (quote.unwrap_or_default(), None)
        }
    };
    Some(Source { passage, quote, row, instead_of })
}

/// Shows sections that were found for the question.
pub fn found(index: &Index, hits: &[Hit], question: &str, asked: &Locale) -> Vec<Source> {
    let passages: Vec<Passage> =
        hits.iter().filter_map(|hit| index.passage(&hit.section, &hit.locale)).collect();
    let quotes = index.quotes(question, asked, &passages, QUOTE);
    let sources = passages.into_iter().zip(quotes);
    let source = |(passage, quote): (Passage, Option<String>)| Source {
        passage,
        quote: quote.unwrap_or_default(),
        row: None,
        instead_of: None,
    };
    sources.map(source).collect()
}

/// The language in which a translated section is newer by more than `days`, and its date.
pub fn newer_sibling(index: &Index, source: &Source, days: i64) -> Option<(Locale, String)> {
    let shown = &source.passage;
    if shown.document.translation == Translation::Original {
        return None;
    }
    let own = shown.document.updated()?;
    let siblings = index.locales_of(&shown.document.path, &shown.section.anchor);
    siblings
        .into_iter()
        .filter(|(locale, _)| *locale != shown.document.locale)
        .filter_map(|(locale, occurrence)| {
            let section = SectionRef {
                document: shown.document.path.clone(),
                anchor: shown.section.anchor.clone(),
                occurrence,
            };
            let updated = index.passage(&section, &locale)?.document.updated()?;
            (updated.days() - own.days() > days).then_some((updated, locale))
        })
        .max_by_key(|(updated, _)| *updated)
        .map(|(updated, locale)| (locale, updated.to_string()))
}

/// Where a rule's ground is: each locale that has the section, and how many blocks of the kind it has there.
pub fn locales(index: &Index, ground: &Ground, names: &SectionNames) -> Vec<(Locale, usize)> {
    let mut locales: Vec<Locale> = places(index, names).into_iter().map(|(.., locale, _)| locale).collect();
    locales.sort();
    locales.dedup();
    let blocks = |locale: &Locale| {
        let passage = resolve(index, names, std::slice::from_ref(locale));
        let blocks = passage.as_ref().map_or(&[][..], |passage| &passage.section.blocks);
        blocks.iter().filter(|block| ground.block.is_none_or(|wanted| is_of_kind(block, wanted))).count()
    };
    locales.into_iter().map(|locale| (locale.clone(), blocks(&locale))).collect()
}

/// The passage of the first language that has the section under any of its names.
fn resolve(index: &Index, names: &SectionNames, languages: &[Locale]) -> Option<Passage> {
    let known = places(index, names);
    let exact = |wanted: &Locale| known.iter().find(|(.., locale, _)| locale == wanted);
    let same = |wanted: &Locale| known.iter().find(|(.., locale, _)| locale.same_language(wanted));
    let best = languages.iter().find_map(|wanted| exact(wanted).or_else(|| same(wanted))).or(known.first())?;
    let (document, anchor, locale, occurrence) = best;
    let section =
        SectionRef { document: (*document).clone(), anchor: (*anchor).clone(), occurrence: *occurrence };
    index.passage(&section, locale)
}

/// Everywhere that a section is under any of its names, the newest name first.
pub fn places<'n>(
    index: &Index,
    names: &'n SectionNames,
) -> Vec<(&'n DocumentPath, &'n SectionAnchor, Locale, u32)> {
    let named = names
        .documents
        .iter()
        .flat_map(|document| names.anchors.iter().map(move |anchor| (document, anchor)));
    named
        .flat_map(|(document, anchor)| {
            let locales = index.locales_of(document, anchor).into_iter();
            locales.map(move |(locale, at)| (document, anchor, locale, at))
        })
        .collect()
}

/// The block that a selector means.
pub fn select(blocks: &[Block], selector: BlockSelector) -> Option<&Block> {
    let mut of_kind = blocks.iter().filter(|block| is_of_kind(block, selector));
    of_kind.nth(selector.number().checked_sub(1)?)
}

/// Whether a block is of the kind that a selector counts.
fn is_of_kind(block: &Block, selector: BlockSelector) -> bool {
    match selector {
        BlockSelector::Paragraph(_) => block.kind == BlockKind::Paragraph,
        BlockSelector::Item(_) => matches!(block.kind, BlockKind::Item { .. }),
        BlockSelector::Row(_) => matches!(block.kind, BlockKind::Row { header: false, .. }),
        BlockSelector::Alert(_) => matches!(block.kind, BlockKind::Alert(_)),
    }
}

/// The paragraph that leads into a list, of one of the items under it.
pub fn lead<'b>(blocks: &'b [Block], block: &Block) -> Option<&'b Block> {
    let is_item = |block: &Block| matches!(block.kind, BlockKind::Item { .. });
    let at = blocks.iter().position(|known| is_item(block) && std::ptr::eq(known, block))?;
    let before = blocks[..at].iter().rev().find(|block| !is_item(block));
    before.filter(|block| block.kind == BlockKind::Paragraph)
}

/// The address of a section in its page. FAQ questions have no fragment of their own.
fn address(url: &str, anchor: &SectionAnchor) -> String {
    match anchor.as_str() {
        "" => url.to_owned(),
        question if question.starts_with('#') => url.to_owned(),
        fragment => format!("{url}#{fragment}"),
    }
}
