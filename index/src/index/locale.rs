//! One language's index, opened: postings, lengths, and which document each section belongs to.

use std::{collections::HashMap, sync::Arc};

use lotse_knowledge::{Locale, Section};
use tantivy::{
    DocAddress, DocId, Index, InvertedIndexReader, ReloadPolicy, Searcher, TantivyDocument, Term,
    columnar::Column,
    fieldnorm::FieldNormReader,
    postings::{BlockSegmentPostings, SegmentPostings, TermInfo},
    schema::{Field, IndexRecordOption, Value},
};
use tantivy::{DocSet, TERMINATED};

use crate::{
    DocumentHead, IndexError,
    store::{Fields, Listed, document_key, schema, tokenizers},
    translate::Translations,
    words::Analyzer,
};

/// Blocks of sections kept decompressed, a segment.
const STORE_BLOCKS: usize = 8;

/// The sections of one locale.
pub(crate) struct LocaleIndex {
    pub locale: Locale,
    pub analyzer: Analyzer,
    pub fields: Fields,
    pub segments: Vec<Segment>,
    pub documents: Vec<Arc<DocumentHead>>,
    /// Words in each document's sections.
    pub document_lengths: Vec<f32>,
    /// Each document's first and last section; those between are mostly its own.
    pub spans: Vec<[u32; 2]>,
    /// Sections, deleted ones not counted.
    pub sections: usize,
    /// Mean words of a section's body, heading, and path.
    pub mean_lengths: [f32; 3],
    pub mean_document_length: f32,
    /// The way into the pivot language; none for the pivot itself.
    pub bridge: Option<Bridge>,
    by_key: HashMap<u64, u32>,
    searcher: Searcher,
}

/// The way from one language into the pivot.
pub(crate) struct Bridge {
    pub translations: Translations,
    /// Position of the pivot among the locales.
    pub pivot: usize,
    /// The pivot's section for each section; [`DELETED`] where it has none.
    pub sections: Vec<u32>,
    /// The section for each of the pivot's; [`DELETED`] where there is none.
    pub back: Vec<u32>,
}

/// One tantivy segment.
pub(crate) struct Segment {
    /// Number of its first section in the locale.
    pub base: u32,
    /// Position of each section's document among the locale's; [`DELETED`] for sections no longer in use.
    pub document_of: Vec<u32>,
    /// Postings of each [`Text`].
    pub postings: [Arc<InvertedIndexReader>; 3],
    /// Lengths of body, heading and path.
    pub lengths: [FieldNormReader; 3],
    pub forms: Arc<InvertedIndexReader>,
    keys: Column<u64>,
    orders: Column<u64>,
    by_document: Arc<InvertedIndexReader>,
    by_section: Arc<InvertedIndexReader>,
}

/// Stands for the document of a deleted section.
pub(crate) const DELETED: u32 = u32::MAX;

/// The texts whose terms are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Text {
    /// A section's text.
    Body,
    /// A section's heading.
    Heading,
    /// The document's title and the headings above a section.
    Path,
}

impl Text {
    pub const ALL: [Text; 3] = [Text::Body, Text::Heading, Text::Path];
}

/// Where a term is listed: in each segment, in each [`Text`].
#[derive(Clone, Debug)]
pub(crate) struct Listing(Box<[[Option<TermInfo>; 3]]>);

impl Listing {
    /// In how many sections the term occurs, about: the larger count of bodies and headings.
    pub fn sections(&self) -> u32 {
        self.entries(Text::Body).max(self.entries(Text::Heading))
    }

    /// Entries of all its lists of sections.
    pub fn postings(&self) -> u32 {
        Text::ALL.map(|text| self.entries(text)).iter().sum()
    }

    /// Its list in one segment and text, to be read by seeking.
    pub fn list(&self, index: &LocaleIndex, segment: usize, text: Text) -> Option<SegmentPostings> {
        let info = self.0[segment][text as usize].as_ref()?;
        let reader = &index.segments[segment].postings[text as usize];
        reader.read_postings_from_terminfo(info, IndexRecordOption::WithFreqs).ok()
    }

    /// Its list in one segment and text, to be read block by block. `blocks` are those read before, used again.
    pub fn blocks<'b>(
        &self,
        index: &LocaleIndex,
        segment: usize,
        text: Text,
        blocks: &'b mut Option<BlockSegmentPostings>,
    ) -> Option<&'b mut BlockSegmentPostings> {
        let info = self.0[segment][text as usize].as_ref()?;
        let reader = &index.segments[segment].postings[text as usize];
        match blocks {
            Some(blocks) => reader.reset_block_postings_from_terminfo(info, blocks).ok()?,
            None => {
                *blocks =
                    Some(reader.read_block_postings_from_terminfo(info, IndexRecordOption::WithFreqs).ok()?);
            }
        }
        blocks.as_mut()
    }

    fn entries(&self, text: Text) -> u32 {
        self.0.iter().filter_map(|texts| texts[text as usize].as_ref()).map(|info| info.doc_freq).sum()
    }
}

impl LocaleIndex {
    pub fn open(locale: Locale, mut index: Index, listed: Vec<Listed>) -> Result<Self, IndexError> {
        index.set_tokenizers(tokenizers(&locale));
        let fields = schema().1;
        let searcher = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .doc_store_cache_num_blocks(STORE_BLOCKS)
            .try_into()?
            .searcher();
        let by_key: HashMap<u64, u32> =
            (0..).zip(&listed).map(|(at, listed)| (document_key(&listed.head.path), at)).collect();
        let mut opened = LocaleIndex {
            analyzer: Analyzer::new(&locale),
            locale,
            fields,
            segments: Vec::new(),
            document_lengths: vec![0.0; listed.len()],
            spans: vec![[DELETED, 0]; listed.len()],
            documents: listed.into_iter().map(|listed| Arc::new(listed.head)).collect(),
            sections: 0,
            mean_lengths: [0.0; 3],
            mean_document_length: 0.0,
            bridge: None,
            by_key,
            searcher,
        };
        opened.open_segments()?;
        opened.measure();
        Ok(opened)
    }

    fn open_segments(&mut self) -> Result<(), IndexError> {
        let mut base = 0;
        let fields = self.fields;
        for reader in self.searcher.segment_readers() {
            let texts = [fields.body, fields.heading, fields.path];
            let [body, heading, path] = texts.map(|field| reader.inverted_index(field));
            let [body_lengths, heading_lengths, path_lengths] =
                texts.map(|field| reader.get_fieldnorms_reader(field));
            let documents = reader.fast_fields().u64("document")?;
            let document_of = (0..reader.max_doc())
                .map(|section| {
                    let document = documents.first(section).and_then(|key| self.by_key.get(&key));
                    document.filter(|_| !reader.is_deleted(section)).copied().unwrap_or(DELETED)
                })
                .collect();
            self.segments.push(Segment {
                base,
                document_of,
                postings: [body?, heading?, path?],
                lengths: [body_lengths?, heading_lengths?, path_lengths?],
                forms: reader.inverted_index(fields.forms)?,
                keys: reader.fast_fields().u64("section")?,
                orders: reader.fast_fields().u64("order")?,
                by_document: reader.inverted_index(fields.document)?,
                by_section: reader.inverted_index(fields.section)?,
            });
            base += reader.max_doc();
        }
        Ok(())
    }

    /// Counts sections and words.
    fn measure(&mut self) {
        let mut totals = [0.0f64; 3];
        for segment in &self.segments {
            for (section, &document) in (0..).zip(&segment.document_of) {
                if document == DELETED {
                    continue;
                }
                self.sections += 1;
                for (total, lengths) in totals.iter_mut().zip(&segment.lengths) {
                    *total += f64::from(lengths.fieldnorm(section));
                }
                self.document_lengths[document as usize] += segment.lengths[0].fieldnorm(section) as f32;
                let [first, last] = &mut self.spans[document as usize];
                (*first, *last) = ((*first).min(segment.base + section), segment.base + section);
            }
        }
        self.mean_lengths = totals.map(|total| (total / self.sections.max(1) as f64).max(1.0) as f32);
        let words: f32 = self.document_lengths.iter().sum();
        self.mean_document_length = (words / self.documents.len().max(1) as f32).max(1.0);
    }

    /// All sections' numbers are below this.
    pub fn end(&self) -> u32 {
        self.segments.last().map_or(0, Segment::end)
    }

    /// Keys of all documents.
    pub fn keys(&self) -> impl Iterator<Item = u64> {
        self.by_key.keys().copied()
    }

    /// Position of a document among the locale's.
    pub fn document(&self, key: u64) -> Option<u32> {
        self.by_key.get(&key).copied()
    }

    /// The document of a section.
    pub fn document_of(&self, section: u32) -> u32 {
        let (segment, section) = self.place(section);
        segment.document_of[section as usize]
    }

    /// Where a term is listed.
    pub fn listing(&self, term: &str) -> Listing {
        let term = Term::from_field_text(self.fields.body, term);
        let of_segment = |segment: &Segment| {
            [0, 1, 2].map(|text| segment.postings[text].get_term_info(&term).ok().flatten())
        };
        Listing(self.segments.iter().map(of_segment).collect())
    }

    /// In how many sections a term occurs, about: the larger count of bodies and headings.
    pub fn frequency(&self, term: &str) -> u32 {
        let term = Term::from_field_text(self.fields.body, term);
        let counts = [Text::Body, Text::Heading].map(|text| {
            let lists = self.segments.iter().map(|segment| &segment.postings[text as usize]);
            lists.map(|postings| postings.doc_freq(&term).unwrap_or(0)).sum()
        });
        counts.into_iter().fold(0, u32::max)
    }

    /// In how many sections a term occurs: of those that its translations were learned from where no section here has it.
    pub fn usage(&self, term: &str) -> u32 {
        match self.frequency(term) {
            0 => self.translations().map_or(0, |table| table.usage(term)),
            frequency => frequency,
        }
    }

    /// What its words are in the pivot.
    pub fn translations(&self) -> Option<&Translations> {
        self.bridge.as_ref().map(|bridge| &bridge.translations)
    }

    /// Keys of all sections in use, with their numbers.
    pub fn section_keys(&self) -> impl Iterator<Item = (u64, u32)> {
        (0..self.end())
            .filter(|&section| !self.is_deleted(section))
            .map(|section| (self.key(section), section))
    }

    /// How many sections of its document stand before a section, and its length, 1 the usual one.
    pub fn place_and_length(&self, section: u32) -> (f32, f32) {
        let (segment, section) = self.place(section);
        let words = segment.lengths[0].fieldnorm(section) as f32;
        (
            segment.orders.first(section).unwrap_or_default() as f32,
            (words + 1.0) / (self.mean_lengths[0] + 1.0),
        )
    }

    /// Whether a section is no longer in use.
    pub fn is_deleted(&self, section: u32) -> bool {
        self.document_of(section) == DELETED
    }

    /// A section's key, the same in every locale.
    pub fn key(&self, section: u32) -> u64 {
        let (segment, section) = self.place(section);
        segment.keys.first(section).unwrap_or_default()
    }

    /// The number of the section with a key.
    pub fn section(&self, key: u64) -> Option<u32> {
        self.segments.iter().find_map(|segment| {
            segment.docs(&segment.by_section, self.fields.section, key).next().map(|id| segment.base + id)
        })
    }

    /// A document's sections in order.
    pub fn sections_of(&self, document_key: u64) -> Vec<u32> {
        let mut sections: Vec<(u64, u32)> = Vec::new();
        for segment in &self.segments {
            for id in segment.docs(&segment.by_document, self.fields.document, document_key) {
                sections.push((segment.orders.first(id).unwrap_or_default(), segment.base + id));
            }
        }
        sections.sort_unstable();
        sections.into_iter().map(|(_, section)| section).collect()
    }

    /// A section as it was read.
    pub fn content(&self, section: u32) -> Option<Section> {
        let at = self.segments.partition_point(|segment| segment.base <= section).checked_sub(1)?;
        let address = DocAddress::new(at as u32, section - self.segments[at].base);
        let entry: TantivyDocument = self
            .searcher
            .doc(address)
            .inspect_err(|error| tracing::error!(locale = %self.locale, %error, "section cannot be read"))
            .ok()?;
        let bytes = entry.get_first(self.fields.content)?.as_bytes()?;
        postcard::from_bytes(bytes)
            .inspect_err(|error| tracing::error!(locale = %self.locale, %error, "section cannot be decoded"))
            .ok()
    }

    fn place(&self, section: u32) -> (&Segment, DocId) {
        let at = self.segments.partition_point(|segment| segment.base <= section) - 1;
        (&self.segments[at], section - self.segments[at].base)
    }
}

impl Segment {
    /// All its sections' numbers are below this.
    pub fn end(&self) -> u32 {
        self.base + self.document_of.len() as u32
    }

    /// Sections, deleted ones left out, listed under a key.
    fn docs(&self, index: &InvertedIndexReader, field: Field, key: u64) -> impl Iterator<Item = DocId> {
        let mut postings = index
            .read_postings(&Term::from_field_u64(field, key), IndexRecordOption::Basic)
            .ok()
            .flatten()
            .unwrap_or_else(SegmentPostings::empty);
        let mut next = postings.doc();
        std::iter::from_fn(move || {
            let id = next;
            next = if id == TERMINATED { TERMINATED } else { postings.advance() };
            (id != TERMINATED).then_some(id)
        })
        .filter(|id| self.document_of[*id as usize] != DELETED)
    }
}
