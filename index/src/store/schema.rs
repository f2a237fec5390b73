//! The fields of a language's index; one tantivy document is one section.

use lotse_knowledge::{Document, DocumentPath, Locale, Section, SectionAnchor};
use tantivy::{
    TantivyDocument,
    schema::{FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions},
    tokenizer::{TextAnalyzer, TokenizerManager},
};

use crate::words::{Analyzer, FormsTokenizer, TermsTokenizer};

const TERMS: &str = "terms";
const FORMS: &str = "forms";

/// The fields, by what they hold.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// Terms of the text under the heading.
    pub body: Field,
    /// Terms of the heading.
    pub heading: Field,
    /// Terms of the document's title and of the headings above.
    pub path: Field,
    /// Which surface leads to which term, over all three.
    pub forms: Field,
    /// [`document_key`] of the document.
    pub document: Field,
    /// [`section_key`] of the section.
    pub section: Field,
    /// The section's position in its document.
    pub order: Field,
    /// The section, encoded.
    pub content: Field,
}

/// The schema, the same for every language, with its fields.
pub(crate) fn schema() -> (Schema, Fields) {
    let text = |tokenizer: &str, record| {
        let indexing = TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(record);
        // Lengths matter only where occurrences are counted.
        let lengths = record == IndexRecordOption::WithFreqs;
        TextOptions::default().set_indexing_options(indexing.set_fieldnorms(lengths))
    };
    let mut builder = Schema::builder();
    let fields = Fields {
        body: builder.add_text_field("body", text(TERMS, IndexRecordOption::WithFreqs)),
        heading: builder.add_text_field("heading", text(TERMS, IndexRecordOption::WithFreqs)),
        path: builder.add_text_field("path", text(TERMS, IndexRecordOption::WithFreqs)),
        forms: builder.add_text_field("forms", text(FORMS, IndexRecordOption::Basic)),
        document: builder.add_u64_field("document", INDEXED | FAST),
        section: builder.add_u64_field("section", INDEXED | FAST),
        order: builder.add_u64_field("order", FAST),
        content: builder.add_bytes_field("content", STORED),
    };
    (builder.build(), fields)
}

/// The tokenizers that the schema names, for one language.
pub(crate) fn tokenizers(locale: &Locale) -> TokenizerManager {
    let analyzer = Analyzer::new(locale);
    // tantivy wants its own for the fields without text as well.
    let manager = TokenizerManager::default();
    manager.register(TERMS, TextAnalyzer::from(TermsTokenizer(analyzer.clone())));
    manager.register(FORMS, TextAnalyzer::from(FormsTokenizer(analyzer)));
    manager
}

impl Fields {
    /// One section of a document, ready to be added.
    pub fn section(
        &self,
        document: &Document,
        order: usize,
        section: &Section,
    ) -> Result<TantivyDocument, postcard::Error> {
        let mut body = section.text();
        if order == 0 && !document.description.is_empty() {
            body.push('\n');
            body.push_str(&document.description);
        }
        let mut path = document.title.clone();
        for heading in &section.heading_path {
            path.push('\n');
            path.push_str(heading);
        }
        let mut entry = TantivyDocument::default();
        for text in [&body, &section.heading, &path] {
            entry.add_text(self.forms, text);
        }
        entry.add_text(self.heading, &section.heading);
        entry.add_text(self.path, path);
        entry.add_text(self.body, body);
        entry.add_u64(self.document, document_key(&document.path));
        entry.add_u64(self.section, section_key(&document.path, &section.anchor, section.occurrence));
        entry.add_u64(self.order, order as u64);
        entry.add_bytes(self.content, &postcard::to_stdvec(section)?);
        Ok(entry)
    }
}

/// A number for a document's path, the same for paths that compare equal.
pub(crate) fn document_key(path: &DocumentPath) -> u64 {
    first_eight(blake3::hash(path.folded().as_bytes()))
}

/// A number for a section, the same in every locale.
pub(crate) fn section_key(document: &DocumentPath, anchor: &SectionAnchor, occurrence: u32) -> u64 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(document.folded().as_bytes());
    hasher.update(&[0]);
    hasher.update(anchor.as_str().as_bytes());
    hasher.update(&[0]);
    hasher.update(&occurrence.to_le_bytes());
    first_eight(hasher.finalize())
}

fn first_eight(hash: blake3::Hash) -> u64 {
    hash.as_bytes()[..8].iter().fold(0, |key, byte| key << 8 | u64::from(*byte))
}
