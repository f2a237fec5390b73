//! Writers of the languages that a build touches.

use std::{collections::BTreeMap, path::Path};

use lotse_knowledge::{Document, Locale};
use rayon::prelude::*;
use tantivy::{Index, IndexWriter, Term, directory::MmapDirectory, index::SegmentId, indexer::NoMergePolicy};

use super::{
    generation::{Draft, Generation},
    schema::{self, Fields},
};
use crate::IndexError;

/// tantivy's smallest budget; a documentation tree's language fits in one or two of them.
const WRITER_MEMORY: usize = 15_000_000;

/// A language's index is merged into one segment when it has more than this many.
const MOST_SEGMENTS: usize = 6;

/// Segments beside the largest, and deleted sections, are left as they are up to one in this many.
const SMALL_SHARE: u32 = 8;

/// Where the languages' indexes are written.
pub(super) enum Place<'a> {
    Memory,
    Folder { draft: &'a Draft, previous: Option<&'a Generation> },
}

/// One tantivy writer for each locale touched so far.
pub(super) struct Writers<'a> {
    place: Place<'a>,
    fields: Fields,
    open: BTreeMap<Locale, IndexWriter>,
}

impl<'a> Writers<'a> {
    pub fn new(place: Place<'a>) -> Self {
        Writers { place, fields: schema::schema().1, open: BTreeMap::new() }
    }

    /// Adds a document's sections.
    pub fn add(&mut self, document: &Document) -> Result<(), IndexError> {
        let fields = self.fields;
        let writer = self.writer(&document.locale)?;
        for (order, section) in document.sections.iter().enumerate() {
            let entry = fields.section(document, order, section).map_err(|error| {
                IndexError::Engine(tantivy::TantivyError::InvalidArgument(error.to_string()))
            })?;
            writer.add_document(entry)?;
        }
        Ok(())
    }

    /// Deletes a document's sections as added so far.
    pub fn delete(&mut self, locale: &Locale, key: u64) -> Result<(), IndexError> {
        let term = Term::from_field_u64(self.fields.document, key);
        self.writer(locale)?.delete_term(term);
        Ok(())
    }

    /// Writes everything; for each locale touched, its index. `done` is called after each.
    pub fn finish(self, done: impl Fn(usize, usize) + Sync) -> Result<BTreeMap<Locale, Index>, IndexError> {
        let total = self.open.len();
        let finished = std::sync::atomic::AtomicUsize::new(0);
        done(0, total);
        self.open
            .into_iter()
            .collect::<Vec<_>>()
            .into_par_iter()
            .map(|(locale, writer)| {
                let index = commit(writer)?;
                done(finished.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1, total);
                Ok((locale, index))
            })
            .collect()
    }

    fn writer(&mut self, locale: &Locale) -> Result<&mut IndexWriter, IndexError> {
        if !self.open.contains_key(locale) {
            let index = match &self.place {
                Place::Memory => Index::create_in_ram(schema::schema().0),
                Place::Folder { draft, previous } => {
                    let folder = draft.locale(locale, *previous)?;
                    Index::open_or_create(directory(&folder)?, schema::schema().0)?
                }
            };
            let writer = writer(index, locale)?;
            self.open.insert(locale.clone(), writer);
        }
        // Inserted above where it was missing.
        Ok(self.open.get_mut(locale).expect("the locale's writer is open"))
    }
}

pub(super) fn directory(folder: &Path) -> Result<MmapDirectory, IndexError> {
    MmapDirectory::open(folder).map_err(|error| IndexError::Engine(error.into()))
}

fn writer(mut index: Index, locale: &Locale) -> Result<IndexWriter, IndexError> {
    index.set_tokenizers(schema::tokenizers(locale));
    let writer = index.writer_with_num_threads(1, WRITER_MEMORY)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    Ok(writer)
}

fn commit(mut writer: IndexWriter) -> Result<Index, IndexError> {
    writer.commit()?;
    let index = writer.index().clone();
    if let Some(segments) = worth_merging(&index)? {
        writer.merge(&segments).wait()?;
    }
    writer.garbage_collect_files().wait()?;
    writer.wait_merging_threads()?;
    Ok(index)
}

/// All segments, where there are many, or several of a size, or much in them is deleted.
fn worth_merging(index: &Index) -> Result<Option<Vec<SegmentId>>, IndexError> {
    let segments = index.searchable_segment_metas()?;
    let all: u32 = segments.iter().map(|segment| segment.max_doc()).sum();
    let deleted: u32 = segments.iter().map(|segment| segment.num_deleted_docs()).sum();
    let largest = segments.iter().map(|segment| segment.max_doc()).max().unwrap_or(0);
    let worth = segments.len() > MOST_SEGMENTS
        || segments.len() > 1 && (all - largest) * SMALL_SHARE > all
        || deleted * SMALL_SHARE > all;
    Ok(worth.then(|| segments.iter().map(|segment| segment.id()).collect()))
}
