//! An opened index: an immutable snapshot that any number of threads may ask.

mod locale;

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fmt,
    path::Path,
    sync::Arc,
};

use lotse_knowledge::{DocumentPath, Locale, SectionAnchor, SectionRef, corpus::Corpus};
use rayon::prelude::*;

pub(crate) use locale::{Bridge, DELETED, Listing, LocaleIndex, Segment, Text};

use crate::{
    Findings, IndexError, Passage, Query, Report,
    find::{
        self,
        terms::{QueryTerm, query_terms},
    },
    quote,
    semantic::{Encoder, Semantic},
    store::{self, Contents, Learned, Listed, document_key, section_key},
};

/// Sections of all languages, ready to be searched.
pub struct Index {
    /// Sorted by locale, as `names` is.
    pub(crate) locales: Vec<LocaleIndex>,
    names: Vec<Locale>,
    /// Those of them that there are documents in.
    documented: Vec<Locale>,
    documents: HashSet<u64>,
    /// The sets of locales, as positions, of which some document exists in exactly these.
    pub(crate) holders: Vec<Vec<usize>>,
    /// Finding by meaning; none without an encoder.
    pub(crate) semantic: Option<Semantic>,
    /// For two locales, as positions: the sections of the second that the first lacks, where these are few.
    pub(crate) lacking: HashMap<(usize, usize), Vec<u32>>,
}

impl Index {
    /// Opens what the last finished build left in `dir`.
    pub fn open(dir: &Path) -> Result<Index, IndexError> {
        Index::open_with(dir, None)
    }

    /// Opens what the last finished build left in `dir`, to be asked with the encoder whose vectors it holds. Where it
    /// holds those of another or none, words alone find.
    pub fn open_with(dir: &Path, encoder: Option<Arc<Encoder>>) -> Result<Index, IndexError> {
        loop {
            let generation = store::current(dir)?;
            let opened = store::opened(dir, &generation, encoder.as_deref());
            match opened.and_then(|contents| Index::assemble(contents, encoder.clone())) {
                // A build replaced and removed it meanwhile.
                Err(_) if store::current(dir)? != generation => {}
                opened => return opened,
            }
        }
    }

    /// Builds an index in memory: for when no folder can be written, and for tests.
    pub fn in_memory(corpus: &Corpus) -> Result<(Index, Report), IndexError> {
        Index::in_memory_with(corpus, None)
    }

    /// [`Index::in_memory`], with an encoder.
    pub fn in_memory_with(
        corpus: &Corpus,
        encoder: Option<Arc<Encoder>>,
    ) -> Result<(Index, Report), IndexError> {
        let (contents, report) = store::in_memory(corpus, encoder.as_deref())?;
        Ok((Index::assemble(contents, encoder)?, report))
    }

    fn assemble(contents: Contents, encoder: Option<Arc<Encoder>>) -> Result<Index, IndexError> {
        let Contents { mut indexes, listed, learned, encoded } = contents;
        for locale in
            learned.tables.keys().filter(|locale| !indexes.contains_key(*locale)).collect::<Vec<_>>()
        {
            // A language that was only learned: nothing is found in it, but questions in it are understood.
            indexes.insert(locale.clone(), tantivy::Index::create_in_ram(store::schema().0));
        }
        let documents = listed.iter().map(|listed| document_key(&listed.head.path)).collect();
        let mut by_locale: BTreeMap<Locale, Vec<Listed>> = BTreeMap::new();
        for listed in listed {
            by_locale.entry(listed.head.locale.clone()).or_default().push(listed);
        }
        let mut locales = indexes
            .into_iter()
            .map(|(locale, index)| {
                let listed = by_locale.remove(&locale).unwrap_or_default();
                (locale, index, listed)
            })
            .filter(|(locale, _, listed)| !listed.is_empty() || learned.tables.contains_key(locale))
            .collect::<Vec<_>>()
            .into_par_iter()
            .map(|(locale, index, listed)| LocaleIndex::open(locale, index, listed))
            .collect::<Result<Vec<_>, IndexError>>()?;
        locales.sort_by(|a, b| a.locale.cmp(&b.locale));
        let names: Vec<Locale> = locales.iter().map(|index| index.locale.clone()).collect();
        let documented = locales.iter().filter(|index| !index.documents.is_empty());
        let documented = documented.map(|index| index.locale.clone()).collect();
        bridge(&mut locales, learned);
        locales.par_iter().for_each(find::warm);
        let holders = holders(&locales);
        let lacking = lacking(&locales);
        let semantic =
            encoder.zip(encoded).map(|(encoder, encoded)| Semantic::new(encoder, encoded, &locales));
        Ok(Index { locales, names, documented, documents, holders, lacking, semantic })
    }

    /// The best sections for a question.
    pub fn find(&self, query: &Query<'_>) -> Findings {
        find::find(self, query)
    }

    /// One section in exactly one locale.
    pub fn passage(&self, section: &SectionRef, locale: &Locale) -> Option<Passage> {
        let index = self.locale(locale)?;
        let number = index.section(section_key(&section.document, &section.anchor, section.occurrence))?;
        let document = index.documents[index.document_of(number) as usize].clone();
        Some(Passage { document, section: index.content(number)? })
    }

    /// The locales that have a section with this anchor, with the occurrence of each.
    pub fn locales_of(&self, document: &DocumentPath, anchor: &SectionAnchor) -> Vec<(Locale, u32)> {
        let mut found = Vec::new();
        for index in &self.locales {
            let occurrences =
                (0..).take_while(|&at| index.section(section_key(document, anchor, at)).is_some());
            found.extend(occurrences.map(|at| (index.locale.clone(), at)));
        }
        found
    }

    /// A document's sections in order, with heading and level.
    pub fn outline(&self, document: &DocumentPath, locale: &Locale) -> Option<Vec<(SectionRef, String, u8)>> {
        let index = self.locale(locale)?;
        let key = document_key(document);
        let path = &index.documents[index.document(key)? as usize].path;
        let outline = index.sections_of(key).into_iter().filter_map(|number| index.content(number));
        let outline = outline.map(|section| {
            let name =
                SectionRef { document: path.clone(), anchor: section.anchor, occurrence: section.occurrence };
            (name, section.heading, section.level)
        });
        Some(outline.collect())
    }

    /// Every document with its locale.
    pub fn documents(&self) -> impl Iterator<Item = (&DocumentPath, &Locale)> {
        self.locales.iter().flat_map(|index| index.documents.iter()).map(|head| (&head.path, &head.locale))
    }

    /// The titles of the documents in a locale, with their paths.
    pub fn titles(&self, locale: &Locale) -> impl Iterator<Item = (&DocumentPath, &str)> {
        let documents = self.locale(locale).map(|index| index.documents.iter());
        documents.into_iter().flatten().map(|head| (&head.path, head.title.as_str()))
    }

    /// The locales there are documents in, sorted.
    pub fn locales(&self) -> &[Locale] {
        &self.documented
    }

    /// How many sections there are, over all locales.
    pub fn sections(&self) -> usize {
        self.locales.iter().map(|index| index.sections).sum()
    }

    /// Whether there is such a document in any locale.
    pub fn contains(&self, document: &DocumentPath) -> bool {
        self.documents.contains(&document_key(document))
    }

    /// What of each passage answers the question, as whole sentences, table rows or list items, at most `limit`
    /// characters; none where nothing whole fits. `locale` is the language of the question.
    pub fn quotes(
        &self,
        text: &str,
        locale: &Locale,
        passages: &[Passage],
        limit: usize,
    ) -> Vec<Option<String>> {
        // The question is looked up once for each language of the passages, which mostly share one.
        let mut terms: HashMap<&Locale, Vec<QueryTerm>> = HashMap::new();
        let quotes = passages.iter().map(|passage| {
            let shown = &passage.document.locale;
            let index = self.locale(shown).or_else(|| self.locale(locale))?;
            let terms = terms.entry(shown).or_insert_with(|| query_terms(index, text));
            quote::quote(&index.analyzer, terms, passage, limit)
        });
        quotes.collect()
    }

    /// What of one passage answers the question: [`Index::quotes`] for one.
    pub fn quote(&self, text: &str, locale: &Locale, passage: &Passage, limit: usize) -> Option<String> {
        self.quotes(text, locale, std::slice::from_ref(passage), limit).pop()?
    }

    /// Position of a locale.
    pub(crate) fn position(&self, locale: &Locale) -> Option<usize> {
        self.names.binary_search(locale).ok()
    }

    fn locale(&self, locale: &Locale) -> Option<&LocaleIndex> {
        self.locales.get(self.position(locale)?)
    }
}

/// Joins the languages to the pivot.
fn bridge(locales: &mut [LocaleIndex], learned: Learned) {
    let Learned { pivot, mut tables } = learned;
    let Some(pivot) = locales.iter().position(|index| Some(&index.locale) == pivot.as_ref()) else { return };
    let numbers: HashMap<u64, u32> = locales[pivot].section_keys().collect();
    let end = locales[pivot].end() as usize;
    for index in locales {
        let Some(translations) = tables.remove(&index.locale) else { continue };
        let (mut sections, mut back) = (vec![DELETED; index.end() as usize], vec![DELETED; end]);
        for (key, section) in index.section_keys() {
            if let Some(&number) = numbers.get(&key) {
                sections[section as usize] = number;
                back[number as usize] = section;
            }
        }
        index.bridge = Some(Bridge { translations, pivot, sections, back });
    }
}

fn holders(locales: &[LocaleIndex]) -> Vec<Vec<usize>> {
    let mut by_document: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, index) in locales.iter().enumerate() {
        for key in index.keys() {
            by_document.entry(key).or_default().push(at);
        }
    }
    let distinct: HashSet<Vec<usize>> = by_document.into_values().collect();
    distinct.into_iter().collect()
}

/// Of a language's sections, one in this many is few.
const FEW: usize = 8;

fn lacking(locales: &[LocaleIndex]) -> HashMap<(usize, usize), Vec<u32>> {
    let of_one = |(one, index): (usize, &LocaleIndex)| {
        let keys: HashSet<u64> = index.section_keys().map(|(key, _)| key).collect();
        let others = (0..locales.len()).filter(|&other| other != one);
        let lists = others.map(|other| {
            let sections = locales[other].section_keys().filter(|(key, _)| !keys.contains(key));
            ((one, other), sections.map(|(_, section)| section).collect::<Vec<u32>>())
        });
        lists.filter(|((_, other), list)| list.len() <= locales[*other].sections / FEW).collect::<Vec<_>>()
    };
    locales.par_iter().enumerate().flat_map_iter(of_one).collect()
}

impl fmt::Debug for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Index")
            .field("locales", &self.documented)
            .field("sections", &self.sections())
            .finish()
    }
}
