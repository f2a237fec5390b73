//! What a ground rests on in one language: a block with the sentence that leads into it, or a whole section.

use std::{collections::HashMap, fmt, sync::Arc};

use lotse_index::{DocumentHead, Index, Passage};
use lotse_knowledge::{
    Block, Cloud, DocumentPath, Link, Locale, Section, SectionAnchor, SectionRef,
    rulebook::{BlockSelector, Ground, Rulebook, SectionNames},
};

use super::Fingerprint;
use crate::assistant::cite;

/// A ground as reviews and reports name it: `multi-channel row 2`, or `multi-channel` for the whole section.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GroundName(String);

impl GroundName {
    /// A name as it is written.
    pub fn new(name: &str) -> GroundName {
        GroundName(name.to_owned())
    }
}

impl From<&Ground> for GroundName {
    fn from(ground: &Ground) -> Self {
        GroundName(match ground.block {
            None => ground.section.clone(),
            Some(block) => format!("{} {block}", ground.section),
        })
    }
}

impl fmt::Display for GroundName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a ground rests on in one language.
#[derive(Clone, Debug)]
pub struct Excerpt {
    /// The document.
    pub document: Arc<DocumentHead>,
    /// The section's anchor in it.
    pub anchor: SectionAnchor,
    /// The paragraph that leads into the list, of a list item: "The feature does not:" decides what its items say.
    pub lead: Option<Block>,
    /// The block, or all blocks of the section.
    pub blocks: Vec<Block>,
    /// Whether the document's clouds and roles belong to it: it is the whole of a document's first section.
    pub heads: bool,
}

impl Excerpt {
    fn cut(document: Arc<DocumentHead>, section: &Section, block: Option<BlockSelector>) -> Option<Excerpt> {
        let Some(selector) = block else {
            let heads = section.level <= 1;
            return Some(Excerpt {
                document,
                anchor: section.anchor.clone(),
                lead: None,
                blocks: section.blocks.clone(),
                heads,
            });
        };
        let block = cite::select(&section.blocks, selector)?;
        let lead = cite::lead(&section.blocks, block).cloned();
        let blocks = vec![block.clone()];
        Some(Excerpt { document, anchor: section.anchor.clone(), lead, blocks, heads: false })
    }

    /// Where it stands: `partner-center/multichannel.md#next-steps`.
    pub fn place(&self) -> String {
        format!("{}#{}", self.document.path, self.anchor)
    }

    /// The text that is reviewed, a line a block: white space made one, no markup, links by where they lead to.
    pub fn text(&self) -> String {
        let mut lines = Vec::new();
        if self.heads {
            let clouds: Vec<&str> = self.document.clouds.iter().map(cloud).collect();
            let roles: Vec<&str> = self.document.roles.iter().map(|role| &*role.0).collect();
            let fields = [("clouds:", clouds), ("roles:", roles)];
            let fields = fields.iter().filter(|(_, values)| !values.is_empty());
            lines.extend(fields.map(|(name, values)| format!("{name} {}", values.join(", "))));
        }
        for block in self.lead.iter().chain(&self.blocks) {
            let words: Vec<&str> = block.text.split_whitespace().collect();
            let targets = block.links.iter().map(|link| format!("<{}>", target(link)));
            let line: Vec<String> = words.into_iter().map(str::to_owned).chain(targets).collect();
            lines.push(line.join(" "));
        }
        lines.join("\n")
    }

    /// The fingerprint of its text.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.text())
    }
}

fn cloud(cloud: &Cloud) -> &'static str {
    match cloud {
        Cloud::Global => "global",
        Cloud::UsGovernment => "us-government",
        Cloud::Germany => "germany",
        Cloud::Vianet => "21vianet",
    }
}

/// Where a link leads to, the same in every language: without the address's locale.
pub(super) fn target(link: &Link) -> String {
    if let Some(document) = &link.document {
        return document.folded();
    }
    let target = link.target.trim().to_lowercase();
    let is_locale = |part: &&str| {
        part.split_once('-').is_some_and(|(language, region)| {
            (2..=3).contains(&language.len())
                && (2..=4).contains(&region.len())
                && part.parse::<Locale>().is_ok()
        })
    };
    let at = target.split('/').position(|part| is_locale(&part)).filter(|at| *at < 4);
    let parts = target.split('/').enumerate().filter(|(place, _)| Some(*place) != at);
    parts.map(|(_, part)| part).collect::<Vec<_>>().join("/")
}

/// The excerpts of an index, each looked up once.
pub struct Excerpts<'a> {
    index: &'a Index,
    rulebook: &'a Rulebook,
    /// Where each section is, by language; the newest of its names first.
    places: HashMap<&'a str, Vec<(Locale, SectionRef)>>,
    /// Sections read, since several grounds are blocks of one.
    sections: HashMap<(&'a str, Locale), Option<Passage>>,
    known: HashMap<(GroundName, Locale), Option<Arc<Excerpt>>>,
}

impl<'a> Excerpts<'a> {
    /// Those of a rulebook's grounds.
    pub fn new(rulebook: &'a Rulebook, index: &'a Index) -> Excerpts<'a> {
        Excerpts { index, rulebook, places: HashMap::new(), sections: HashMap::new(), known: HashMap::new() }
    }

    /// The languages that have the section, sorted.
    pub fn locales(&mut self, ground: &'a Ground) -> Vec<Locale> {
        self.places(ground).iter().map(|(locale, _)| locale.clone()).collect()
    }

    /// The excerpt in exactly this language; none where it has no such section or block.
    pub fn get(&mut self, ground: &'a Ground, locale: &Locale) -> Option<Arc<Excerpt>> {
        let name = (GroundName::from(ground), locale.clone());
        if let Some(known) = self.known.get(&name) {
            return known.clone();
        }
        let section = (ground.section.as_str(), locale.clone());
        if !self.sections.contains_key(&section) {
            let place =
                self.places(ground).iter().find(|(at, _)| at == locale).map(|(_, place)| place.clone());
            let passage = place.and_then(|place| self.index.passage(&place, locale));
            self.sections.insert(section.clone(), passage);
        }
        let passage = self.sections[&section].as_ref();
        let excerpt =
            passage.and_then(|found| Excerpt::cut(found.document.clone(), &found.section, ground.block));
        let excerpt = excerpt.map(Arc::new);
        self.known.insert(name, excerpt.clone());
        excerpt
    }

    fn places(&mut self, ground: &'a Ground) -> &[(Locale, SectionRef)] {
        let (index, rulebook) = (self.index, self.rulebook);
        self.places
            .entry(&ground.section)
            .or_insert_with(|| places(index, &rulebook.sections()[&ground.section]))
    }
}

/// Where a section is in each language, under the newest of its names there.
fn places(index: &Index, names: &SectionNames) -> Vec<(Locale, SectionRef)> {
    let mut places: Vec<(Locale, SectionRef)> = Vec::new();
    for (document, anchor, locale, occurrence) in cite::places(index, names) {
        if places.iter().all(|(known, _)| *known != locale) {
            let (document, anchor) = (document.clone(), anchor.clone());
            places.push((locale, SectionRef { document, anchor, occurrence }));
        }
    }
    places.sort_by(|(a, _), (b, _)| a.cmp(b));
    places
}

/// The sections of the document at a place (`document#anchor`), each with its whole text and that of its blocks.
pub(super) fn places_like(index: &Index, place: &str, locale: &Locale) -> Vec<(String, Vec<String>)> {
    let Some((document, _)) = place.split_once('#') else { return Vec::new() };
    let outline = index.outline(&DocumentPath::new(document), locale).unwrap_or_default();
    let passages = outline.iter().filter_map(|(section, ..)| index.passage(section, locale));
    let texts = passages.filter_map(|passage| {
        let blocks = passage.section.blocks.len();
        let whole = Excerpt::cut(passage.document, &passage.section, None)?;
        let part =
            |at: usize| Excerpt { blocks: vec![whole.blocks[at].clone()], heads: false, ..whole.clone() };
        let parts = (0..blocks).map(|at| part(at).text()).chain([whole.text()]);
        Some((whole.place(), parts.collect()))
    });
    texts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_the_same_place_in_every_language() {
        for (target_of, expected) in [
            (
                "https://learn.microsoft.com/fr-fr/partner-center/mfa",
                "https://learn.microsoft.com/partner-center/mfa",
            ),
            (
                "https://learn.microsoft.com/partner-center/mfa",
                "https://learn.microsoft.com/partner-center/mfa",
            ),
            ("/zh-cn/azure/", "/azure/"),
            ("/azure/cost-management/", "/azure/cost-management/"),
            ("https://example.org/a/b/c/de-at", "https://example.org/a/b/c/de-at"),
            ("#next-steps", "#next-steps"),
        ] {
            let link = Link { text: "x".into(), target: target_of.into(), document: None, url: None };
            assert_eq!(target(&link), expected, "{target_of}");
        }
    }
}
