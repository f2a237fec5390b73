//! A document, its sections and their blocks, as every reader produces them and the index keeps them.

use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    sync::Arc,
};

use serde::{Deserialize, Serialize};

use crate::{Date, Locale};

/// A document's path inside its locale's tree, with forward slashes: `partner-center/multichannel.md`.
///
/// Printed as it is on disk, compared without regard to case: translations of one article differ in it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentPath(Arc<str>);

impl DocumentPath {
    /// A path as written; back slashes become forward ones, a leading `./` or `/` goes.
    pub fn new(path: impl AsRef<str>) -> Self {
        let path = path.as_ref().replace('\\', "/");
        DocumentPath(path.trim_start_matches("./").trim_start_matches('/').into())
    }

    /// The path as it is on disk.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form in which paths are compared: lower case.
    pub fn folded(&self) -> String {
        self.0.to_lowercase()
    }
}

impl PartialEq for DocumentPath {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 || self.folded() == other.folded()
    }
}

impl Eq for DocumentPath {}

impl PartialOrd for DocumentPath {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for DocumentPath {
    fn cmp(&self, other: &Self) -> Ordering {
        self.folded().cmp(&other.folded())
    }
}

impl Hash for DocumentPath {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.folded().hash(state);
    }
}

impl fmt::Display for DocumentPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A section's language-independent anchor as written: the `name` before its heading, Learn's slug of the heading where
/// there is none, `#N` for the N-th question (0-based) of a FAQ file, empty for text before the first heading.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SectionAnchor(Arc<str>);

impl SectionAnchor {
    /// An anchor as written.
    pub fn new(anchor: impl AsRef<str>) -> Self {
        SectionAnchor(anchor.as_ref().into())
    }

    /// The anchor's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SectionAnchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Names one section in every language.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SectionRef {
    /// The document's path inside its locale's tree.
    pub document: DocumentPath,
    /// The section's anchor.
    pub anchor: SectionAnchor,
    /// Tells sections with the same anchor in one document apart, from 0 in document order.
    pub occurrence: u32,
}

/// How a document came to be in its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Translation {
    /// Written in this language.
    Original,
    /// Translated by a machine (`ms.translationtype: MT`).
    Machine,
    /// Translated by people (`ms.translationtype: HT`).
    Human,
}

/// A Microsoft cloud that a document applies to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cloud {
    /// The public commercial cloud.
    Global,
    /// Microsoft Cloud for US Government.
    UsGovernment,
    /// Microsoft Cloud Germany.
    Germany,
    /// The cloud operated by 21Vianet in China.
    #[serde(rename = "21vianet")]
    Vianet,
}

/// A Partner Center role that a document names as appropriate, by its English name in kebab case where it is known
/// (`global-admin`, `sales-agent`), else as the document writes it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Role(pub Arc<str>);

/// One document in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Where it stands inside its locale's tree.
    pub path: DocumentPath,
    /// The language it is in (single blocks may differ: [`Block::locale`]).
    pub locale: Locale,
    /// Its title, from the front matter, else its first heading.
    pub title: String,
    /// The front matter's description; empty where there is none.
    pub description: String,
    /// `ms.date`: when the source was last reviewed.
    pub reviewed: Option<Date>,
    /// `ms.lasthandoff`: when it was last handed to translation.
    pub handed_off: Option<Date>,
    /// How it came to be in this language.
    pub translation: Translation,
    /// `ms.sourcegitcommit`.
    pub source_commit: Option<String>,
    /// Whether it is the source text inside a bilingual file: a document of its own wins over it.
    pub derived: bool,
    /// Clouds from its "Applies to" block, sorted; empty where it has none.
    pub clouds: Vec<Cloud>,
    /// Roles from its "Appropriate roles" block, in the order written; empty where it has none.
    pub roles: Vec<Role>,
    /// Its public address, where one is known.
    pub url: Option<String>,
    /// Its sections in document order.
    pub sections: Vec<Section>,
}

impl Document {
    /// When the text was last known to be current: `ms.lasthandoff`, else `ms.date`.
    pub fn updated(&self) -> Option<Date> {
        self.handed_off.or(self.reviewed)
    }
}

/// A heading and what stands under it, up to the next heading of any level.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// The section's anchor.
    pub anchor: SectionAnchor,
    /// Tells sections with the same anchor in one document apart, from 0.
    pub occurrence: u32,
    /// 1 to 6; 0 for text before the first heading.
    pub level: u8,
    /// The heading as plain text; empty for text before the first heading.
    pub heading: String,
    /// The headings it stands under, outermost first, itself not included.
    pub heading_path: Vec<String>,
    /// What stands in it, in order.
    pub blocks: Vec<Block>,
    /// The heading's line in its file, from 1.
    pub line: u32,
}

impl Section {
    /// The section's blocks as plain text, a line each.
    pub fn text(&self) -> String {
        self.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
    }
}

/// One paragraph, list item, table row or the like, as plain text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Plain text: markup understood, entities decoded, `<br/>` a line feed, a table row's cells joined by ` | `.
    pub text: String,
    /// The block's own language where it differs from its document's (half-translated documents).
    pub locale: Option<Locale>,
    /// Links in it.
    pub links: Vec<Link>,
    /// Its first line in its file, from 1.
    pub line: u32,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// An item of a list.
    Item {
        /// 0 for an outermost list.
        depth: u8,
        /// Its number in an ordered list.
        number: Option<u64>,
    },
    /// A row of a table, with its cells as plain text.
    Row {
        /// Whether it is the heading row.
        header: bool,
        /// The text of each cell.
        cells: Vec<String>,
    },
    /// A paragraph of a `> [!NOTE]` box.
    Alert(AlertKind),
    /// A plain block quote.
    Quote,
    /// A code block.
    Code,
    /// An image's alternative text.
    Image,
}

/// The kind of an alert box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AlertKind {
    /// `[!NOTE]`
    Note,
    /// `[!IMPORTANT]`
    Important,
    /// `[!TIP]`
    Tip,
    /// `[!WARNING]`
    Warning,
    /// `[!CAUTION]`
    Caution,
}

/// A link inside a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The words that are linked.
    pub text: String,
    /// The target as written.
    pub target: String,
    /// The document it leads to where the target is relative, as a path inside the locale's tree; whether such a
    /// document exists is for whoever holds the documents to say.
    pub document: Option<DocumentPath>,
    /// The public address it leads to, where one is known.
    pub url: Option<String>,
}
