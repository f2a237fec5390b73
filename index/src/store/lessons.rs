//! Translations as part of a generation: when they are learned, from what, and where they are kept.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use lotse_knowledge::{Locale, corpus::Corpus};
use serde::{Deserialize, Serialize};
use tantivy::{Index, directory::OwnedBytes};

use super::{
    LearnedLocale,
    catalogue::{DocumentEntry, FileEntry, Listed},
    document_key, frame,
    generation::{Draft, Generation},
};
use crate::{
    IndexError,
    index::LocaleIndex,
    translate::{self, Lexicon, Texts, Translations, pack::Pack},
    words::Analyzer,
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
    /// Stands for the packs that were there.
    packs: [u8; blake3::OUT_LEN],
}

/// What one locale's translations were learned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Lesson {
    /// Documents that there were in locale and pivot, those only learned from among them.
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

/// Two builds' changes, or two kinds of one build's, together.
pub(super) fn added(mut changes: Changes, more: Changes) -> Changes {
    more.into_iter().for_each(|(locale, count)| *changes.entry(locale).or_default() += count);
    changes
}

/// What there is to learn from.
pub(super) struct Material<'a> {
    pub corpus: &'a Corpus,
    /// The documents indexed.
    pub listed: &'a [Listed],
    /// The files only learned from, as [`Corpus::lessons`] lists them.
    pub lessons: &'a [FileEntry],
    /// The packs' files, as [`Corpus::packs`] lists them.
    pub packs: &'a [FileEntry],
}

impl Material<'_> {
    /// The language that the others are translated into: one that is indexed, so that something can be found in it; one that
    /// is learned from where nothing is indexed.
    pub fn pivot(&self) -> Option<Locale> {
        if self.listed.is_empty() {
            let lessons = self.documents();
            return translate::pivot(lessons.map(|entry| (&entry.locale, entry.translation, entry.sections)));
        }
        let listed = self.listed.iter();
        translate::pivot(listed.map(|listed| (&listed.head.locale, listed.head.translation, listed.sections)))
    }

    /// The locales of one pivot that tables can be learned for, the pivot left out: every one that is indexed, and of every
    /// other language that there are lessons or a pack in, one.
    pub fn locales(&self, pivot: &Locale, packs: &[Pack]) -> BTreeSet<Locale> {
        let indexed = self.listed.iter().map(|listed| &listed.head.locale).filter(|locale| *locale != pivot);
        let mut locales: BTreeSet<Locale> = indexed.cloned().collect();
        let others: BTreeSet<&Locale> = self
            .documents()
            .map(|entry| &entry.locale)
            .chain(packs.iter().map(|pack| &pack.locale))
            .collect();
        for other in others {
            if !other.same_language(pivot) && !locales.iter().any(|locale| locale.same_language(other)) {
                locales.insert(other.clone());
            }
        }
        locales
    }

    /// The documents that are only learned from.
    fn documents(&self) -> impl Iterator<Item = &DocumentEntry> {
        self.lessons.iter().flat_map(|entry| &entry.documents)
    }

    /// The texts of a locale, with those that are only learned from of all locales of its language; of the pivot's language,
    /// only the pivot's own where it is not the pivot.
    fn texts<'m>(&'m self, locale: &Locale, pivot: &Locale, index: Option<&'m LocaleIndex>) -> Texts<'m> {
        let lessons = self.corpus.lessons().iter().zip(self.lessons).filter_map(|(file, entry)| {
            let own = entry.documents.iter().filter(|entry| teaches(&entry.locale, locale, pivot));
            let keys: Vec<u64> = own.map(|entry| document_key(&entry.path)).collect();
            (!keys.is_empty()).then_some((file, keys))
        });
        let teaching = self.documents().map(|entry| &entry.locale).collect::<BTreeSet<_>>().into_iter();
        Texts {
            analyzer: Analyzer::new(locale),
            index,
            corpus: self.corpus,
            lessons: lessons.collect(),
            locales: teaching.filter(|other| teaches(other, locale, pivot)).cloned().collect(),
        }
    }

    /// The packs' languages.
    pub fn packs(&self) -> Result<Vec<Pack>, IndexError> {
        let mut packs = Vec::new();
        for file in self.corpus.packs() {
            let bytes = file
                .bytes()
                .map_err(|problem| IndexError::Pack { path: problem.path, reason: problem.message })?;
            packs.extend(translate::pack::decode(&file.path, &bytes)?);
        }
        Ok(packs)
    }

    /// Stands for the packs: of others it is another.
    fn packs_hash(&self) -> [u8; blake3::OUT_LEN] {
        let mut hasher = blake3::Hasher::new();
        for entry in self.packs {
            hasher.update(&entry.hash);
        }
        hasher.finalize().into()
    }
}

/// Whether lessons in one locale teach another's words.
fn teaches(lesson: &Locale, locale: &Locale, pivot: &Locale) -> bool {
    lesson == locale || lesson.same_language(locale) && (locale == pivot || !locale.same_language(pivot))
}

impl Lessons {
    /// What is to be known of the documents there are, as far as it can stay as it is in `previous`; then the locales of which
    /// it cannot, whose lessons are entered all the same.
    pub fn plan(
        previous: &Lessons,
        material: &Material<'_>,
        packs: &[Pack],
        changes: &Changes,
    ) -> (Lessons, Vec<Locale>) {
        let Some(pivot) = material.pivot() else { return Default::default() };
        let mut documents: BTreeMap<&Locale, u32> = BTreeMap::new();
        let indexed = material.listed.iter().map(|listed| &listed.head.locale);
        for locale in indexed.chain(material.documents().map(|entry| &entry.locale)) {
            *documents.entry(locale).or_default() += 1;
        }
        let of = |counts: &mut dyn Iterator<Item = (&Locale, u32)>, locale: &Locale| {
            counts.filter(|(other, _)| teaches(other, locale, &pivot)).map(|(_, count)| count).sum::<u32>()
        };
        let documents = |locale: &Locale| of(&mut documents.iter().map(|(l, count)| (*l, *count)), locale);
        let changed = |locale: &Locale| of(&mut changes.iter().map(|(l, count)| (l, *count)), locale);
        let packs_hash = material.packs_hash();
        let comparable = previous.pivot.as_ref() == Some(&pivot) && previous.packs == packs_hash;
        let mut lessons = Lessons { pivot: Some(pivot.clone()), locales: BTreeMap::new(), packs: packs_hash };
        let mut stale = Vec::new();
        for locale in material.locales(&pivot, packs) {
            let before = previous.locales.get(&locale).filter(|_| comparable);
            let since = before.map(|before| before.changed + changed(&locale) + changed(&pivot));
            let lesson = match (before, since) {
                (Some(before), Some(since)) if since * STALE_SHARE <= before.documents => {
                    Lesson { changed: since, ..*before }
                }
                _ => {
                    stale.push(locale.clone());
                    Lesson { documents: documents(&locale) + documents(&pivot), changed: 0 }
                }
            };
            lessons.locales.insert(locale, lesson);
        }
        // The pivot's own table is made of the others.
        if !lessons.locales.is_empty() {
            let known = comparable && previous.locales.len() == lessons.locales.len() + 1;
            if !known || !stale.is_empty() {
                stale.push(pivot.clone());
            }
            lessons.locales.insert(pivot.clone(), Lesson { documents: documents(&pivot), changed: 0 });
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
            let (from, to) = (previous.folder.join(name(locale)), draft.folder().join(name(locale)));
            fs::hard_link(&from, &to)
                .or_else(|_| fs::copy(&from, &to).map(drop))
                .map_err(IndexError::io(&to))?;
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

/// One language's words as learned, what is to be said of it, and the words.
pub(super) type Taught = (LearnedLocale, Lexicon);

/// Learns the words of some locales from finished indexes and from lessons.
pub(super) fn learn(
    pivot: &Locale,
    locales: &[Locale],
    material: &Material<'_>,
    index: impl Fn(&Locale) -> Result<Option<Index>, IndexError>,
    done: impl Fn(usize) + Sync,
) -> Result<Vec<Taught>, IndexError> {
    let open = |locale: &Locale| {
        let of_locale: Vec<Listed> =
            material.listed.iter().filter(|listed| listed.head.locale == *locale).cloned().collect();
        let index = if of_locale.is_empty() { None } else { index(locale)? };
        index.map(|index| LocaleIndex::open(locale.clone(), index, of_locale)).transpose()
    };
    let of_pivot = open(pivot)?;
    let indexes = locales.iter().map(open).collect::<Result<Vec<_>, IndexError>>()?;
    let texts = locales.iter().zip(&indexes);
    let texts: Vec<Texts<'_>> =
        texts.map(|(locale, index)| material.texts(locale, pivot, index.as_ref())).collect();
    let taught = translate::learn(&material.texts(pivot, pivot, of_pivot.as_ref()), &texts, done);
    let taught = locales.iter().zip(taught).map(|(locale, taught)| {
        let said = LearnedLocale {
            locale: locale.clone(),
            terms: taught.lexicon.terms.len(),
            blocks: taught.blocks,
            elapsed: taught.elapsed,
        };
        (said, taught.lexicon)
    });
    Ok(taught.collect())
}

/// Makes the tables of stale locales, and the pivot's out of all: their bytes, and what is to be said of each.
pub(super) fn tables(
    (lessons, stale): (&Lessons, &[Locale]),
    kept: &Learned,
    material: &Material<'_>,
    packs: &[Pack],
    index: impl Fn(&Locale) -> Result<Option<Index>, IndexError>,
    done: impl Fn(usize) + Sync,
) -> Result<Vec<(LearnedLocale, Vec<u8>)>, IndexError> {
    let Some(pivot) = lessons.pivot.as_ref().filter(|_| !stale.is_empty()) else { return Ok(Vec::new()) };
    let locales: Vec<Locale> = stale.iter().filter(|locale| *locale != pivot).cloned().collect();
    let taught = learn(pivot, &locales, material, index, &done)?;
    let mut tables: Vec<(LearnedLocale, Vec<u8>)> = taught
        .into_iter()
        .map(|(mut said, lexicon)| {
            let joined = packs
                .iter()
                .filter(|pack| pack.pivot.same_language(pivot) && pack.locale.same_language(&said.locale))
                .fold(lexicon, |lexicon, pack| lexicon.joined(&pack.lexicon));
            said.terms = joined.terms.len();
            (said, translate::encode(&joined))
        })
        .collect();

    let started = std::time::Instant::now();
    let learned = tables.iter().filter_map(|(said, bytes)| {
        Some((&said.locale, Translations::open(OwnedBytes::new(bytes.clone()))?))
    });
    let mut all: BTreeMap<&Locale, Translations> = learned.collect();
    let kept = kept.tables.iter().filter(|(locale, _)| *locale != pivot && !stale.contains(locale));
    all.extend(kept.map(|(locale, table)| (locale, table.clone())));
    let lexicon = translate::round_trip(&all.values().collect::<Vec<_>>());
    let said = LearnedLocale {
        locale: pivot.clone(),
        terms: lexicon.terms.len(),
        blocks: 0,
        elapsed: started.elapsed(),
    };
    tables.push((said, translate::encode(&lexicon)));
    done(stale.len());
    Ok(tables)
}

/// Writes tables into a generation being made.
pub(super) fn write(draft: &Draft, tables: &[(LearnedLocale, Vec<u8>)]) -> Result<(), IndexError> {
    tables
        .iter()
        .try_for_each(|(said, bytes)| frame::write_bytes(&draft.folder().join(name(&said.locale)), bytes))
}

/// Tables for an index in memory.
pub(super) fn in_memory(pivot: Option<Locale>, tables: Vec<(LearnedLocale, Vec<u8>)>) -> Learned {
    let tables = tables
        .into_iter()
        .filter_map(|(said, bytes)| Some((said.locale, Translations::open(OwnedBytes::new(bytes))?)));
    Learned { pivot, tables: tables.collect() }
}

fn name(locale: &Locale) -> String {
    format!("{locale}{SUFFIX}")
}
