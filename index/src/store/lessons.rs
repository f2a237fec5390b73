//! Translations as part of a generation: when they are learned, where they are kept.

use std::{collections::BTreeMap, path::Path};

use lotse_knowledge::Locale;
use serde::{Deserialize, Serialize};
use tantivy::{Index, directory::OwnedBytes};

use super::{
    catalogue::Listed,
    frame,
    generation::{Draft, Generation},
};
use crate::{
    IndexError,
    index::LocaleIndex,
    translate::{self, Translations},
};

/// Translations are learned anew when of this many documents, in the locale or the pivot, one has changed since.
const STALE_SHARE: u32 = 10;

const SUFFIX: &str = ".translations";

/// What a generation's translations were learned from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Lessons {
    /// The language that the others are translated into.
    pub pivot: Option<Locale>,
    /// By locale.
    pub locales: BTreeMap<Locale, Lesson>,
}

/// What one locale's translations were learned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Lesson {
    /// Documents that there were in locale and pivot.
    documents: u32,
    /// Documents that came or went since.
    changed: u32,
}

/// The translations of an opened index.
#[derive(Default)]
pub(crate) struct Learned {
    /// The language that the others are translated into.
    pub pivot: Option<Locale>,
    /// By locale.
    pub tables: BTreeMap<Locale, Translations>,
}

/// What a build did to each locale: documents that came or went.
pub(super) type Changes = BTreeMap<Locale, u32>;

impl Lessons {
    /// What is to be known of the documents listed, as far as it can stay as it is in `previous`; then the locales of which
    /// it cannot, whose lessons are entered all the same.
    pub fn plan(previous: &Lessons, listed: &[Listed], changes: &Changes) -> (Lessons, Vec<Locale>) {
        let Some(pivot) = translate::pivot(listed) else { return Default::default() };
        let mut documents: BTreeMap<&Locale, u32> = BTreeMap::new();
        for listed in listed {
            *documents.entry(&listed.head.locale).or_default() += 1;
        }
        let changed = |locale: &Locale| changes.get(locale).copied().unwrap_or(0);
        let mut lessons = Lessons { pivot: Some(pivot.clone()), locales: BTreeMap::new() };
        let mut stale = Vec::new();
        for (&locale, count) in documents.iter().filter(|(locale, _)| ***locale != pivot) {
            let before = previous.locales.get(locale).filter(|_| previous.pivot.as_ref() == Some(&pivot));
            let since = before.map(|before| before.changed + changed(locale) + changed(&pivot));
            let lesson = match (before, since) {
                (Some(before), Some(since)) if since * STALE_SHARE <= before.documents => {
                    Lesson { changed: since, ..*before }
                }
                _ => {
                    stale.push(locale.clone());
                    Lesson { documents: count + documents[&pivot], changed: 0 }
                }
            };
            lessons.locales.insert(locale.clone(), lesson);
        }
        // The pivot's own table is made of the others.
        if !lessons.locales.is_empty() {
            let known = previous.pivot.as_ref() == Some(&pivot)
                && previous.locales.len() == lessons.locales.len() + 1;
            if !known || !stale.is_empty() {
                stale.push(pivot.clone());
            }
            lessons.locales.insert(pivot.clone(), Lesson { documents: documents[&pivot], changed: 0 });
        }
        (lessons, stale)
    }

    /// Takes over the tables that stay, from one generation into the next.
    pub fn keep(
        &self,
        stale: &[Locale],
        previous: &Generation,
        draft: &Draft,
    ) -> Result<Learned, IndexError> {
        let mut kept = self.clone();
        kept.locales.retain(|locale, _| !stale.contains(locale));
        for locale in kept.locales.keys() {
            draft.take_over(previous, &name(locale))?;
        }
        kept.open(&draft.folder())
    }

    /// The tables of a generation.
    pub fn open(&self, folder: &Path) -> Result<Learned, IndexError> {
        let tables = self.locales.keys().map(|locale| {
            let table = Translations::open(frame::map(folder, &name(locale))?);
            let table = table.ok_or_else(|| frame::damaged(&folder.join(name(locale)), "it is no table"))?;
            Ok((locale.clone(), table))
        });
        Ok(Learned { pivot: self.pivot.clone(), tables: tables.collect::<Result<_, IndexError>>()? })
    }
}

/// Learns the tables of some locales out of finished indexes, and the pivot's out of all: their bytes.
pub(super) fn learn(
    pivot: Option<&Locale>,
    stale: &[Locale],
    kept: &Learned,
    listed: &[Listed],
    index: impl Fn(&Locale) -> Result<Option<Index>, IndexError>,
    done: impl Fn(usize) + Sync,
) -> Result<Vec<(Locale, Vec<u8>)>, IndexError> {
    let Some(pivot) = pivot.filter(|_| !stale.is_empty()) else { return Ok(Vec::new()) };
    let open = |locale: &Locale| {
        let of_locale = listed.iter().filter(|listed| listed.head.locale == *locale).cloned();
        let index = index(locale)?;
        index.map(|index| LocaleIndex::open(locale.clone(), index, of_locale.collect())).transpose()
    };
    let Some(pivot) = open(pivot)? else { return Ok(Vec::new()) };
    let others = |locales: &mut dyn Iterator<Item = &Locale>| {
        let opened =
            locales.filter(|locale| **locale != pivot.locale).filter_map(|locale| open(locale).transpose());
        opened.collect::<Result<Vec<LocaleIndex>, IndexError>>()
    };
    let to_learn = others(&mut stale.iter())?;
    let bytes = translate::learn(&pivot, &to_learn.iter().collect::<Vec<_>>(), &done);
    let mut tables: Vec<(Locale, Vec<u8>)> =
        to_learn.iter().map(|index| index.locale.clone()).zip(bytes).collect();

    let to_keep = others(&mut kept.tables.keys().filter(|locale| !stale.contains(locale)))?;
    let mut all: Vec<(&LocaleIndex, Translations)> = to_keep
        .iter()
        .map(|index| (index, kept.tables[&index.locale].clone()))
        .chain(to_learn.iter().zip(&tables).filter_map(|(index, (_, bytes))| {
            Some((index, Translations::open(OwnedBytes::new(bytes.clone()))?))
        }))
        .collect();
    all.sort_by(|a, b| a.0.locale.cmp(&b.0.locale));
    let all: Vec<(&LocaleIndex, &Translations)> = all.iter().map(|(index, table)| (*index, table)).collect();
    tables.push((pivot.locale.clone(), translate::round_trip(&all)));
    done(stale.len());
    Ok(tables)
}

/// Writes tables into a generation being made.
pub(super) fn write(draft: &Draft, tables: &[(Locale, Vec<u8>)]) -> Result<(), IndexError> {
    tables
        .iter()
        .try_for_each(|(locale, bytes)| frame::write_bytes(&draft.folder().join(name(locale)), bytes))
}

/// Tables for an index in memory.
pub(super) fn in_memory(pivot: Option<Locale>, tables: Vec<(Locale, Vec<u8>)>) -> Learned {
    let tables = tables
        .into_iter()
        .filter_map(|(locale, bytes)| Some((locale, Translations::open(OwnedBytes::new(bytes))?)));
    Learned { pivot, tables: tables.collect() }
}

fn name(locale: &Locale) -> String {
    format!("{locale}{SUFFIX}")
}
