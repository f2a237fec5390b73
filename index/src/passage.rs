//! A section with what is known of its document: what an answer quotes and cites.

use std::sync::Arc;

use lotse_knowledge::{Cloud, Date, Document, DocumentPath, Locale, Role, Section, Translation};
use serde::{Deserialize, Serialize};

/// A document without its sections.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentHead {
    /// Where it stands inside its locale's tree.
    pub path: DocumentPath,
    /// The language it is in.
    pub locale: Locale,
    /// Its title.
    pub title: String,
    /// The front matter's description; empty where there is none.
    pub description: String,
    /// When its source was last reviewed.
    pub reviewed: Option<Date>,
    /// When it was last handed to translation.
    pub handed_off: Option<Date>,
    /// How it came to be in this language.
    pub translation: Translation,
    /// The commit of its source.
    pub source_commit: Option<String>,
    /// Clouds it applies to, sorted; empty where it does not say.
    pub clouds: Vec<Cloud>,
    /// Roles it names as appropriate.
    pub roles: Vec<Role>,
    /// Its public address, where one is known.
    pub url: Option<String>,
}

impl DocumentHead {
    /// When the text was last known to be current: the day it was handed to translation, else reviewed.
    pub fn updated(&self) -> Option<Date> {
        self.handed_off.or(self.reviewed)
    }
}

impl From<&Document> for DocumentHead {
    fn from(document: &Document) -> Self {
        DocumentHead {
            path: document.path.clone(),
            locale: document.locale.clone(),
            title: document.title.clone(),
            description: document.description.clone(),
            reviewed: document.reviewed,
            handed_off: document.handed_off,
            translation: document.translation,
            source_commit: document.source_commit.clone(),
            clouds: document.clouds.clone(),
            roles: document.roles.clone(),
            url: document.url.clone(),
        }
    }
}

/// One section in one language, with its document's head.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The document it stands in.
    pub document: Arc<DocumentHead>,
    /// The section.
    pub section: Section,
}
