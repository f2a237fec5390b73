//! Sentence vectors as part of a generation: which are made anew, where they are kept.

use std::{
    collections::BTreeSet,
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
};

use lotse_knowledge::Locale;
use serde::{Deserialize, Serialize};
use tantivy::{Index, directory::OwnedBytes};

use super::{
    Phase, Progress,
    catalogue::Listed,
    frame,
    generation::{Draft, Generation},
};
use crate::{
    IndexError,
    index::LocaleIndex,
    semantic::{self, Encoded, Encoder, EncoderId, Vectors},
};

const VECTORS: &str = ".vectors";
const SURFACES: &str = ".surfaces";

/// What a generation holds for an encoder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Encoding {
    /// The encoder.
    pub encoder: EncoderId,
    /// The locales whose sections are encoded.
    locales: BTreeSet<Locale>,
    /// The locale for which there are whole words.
    surfaces: Option<Locale>,
}

impl Encoding {
    /// Opens what a generation holds.
    pub fn open(&self, folder: &Path) -> Result<Encoded, IndexError> {
        let vectors = self.locales.iter().map(|locale| {
            let name = file(locale, VECTORS);
            let vectors = Vectors::open(frame::map(folder, &name)?);
            let vectors = vectors.ok_or_else(|| frame::damaged(&folder.join(name), "it holds no vectors"))?;
            Ok((locale.clone(), vectors))
        });
        let surfaces = self.surfaces.as_ref().map(|locale| frame::read(&folder.join(file(locale, SURFACES))));
        Ok(Encoded {
            vectors: vectors.collect::<Result<_, IndexError>>()?,
            surfaces: surfaces.transpose()?.unwrap_or_default(),
        })
    }
}

/// What encodes the sections of finished indexes.
pub(super) struct Encoders<'a, I> {
    pub encoder: &'a Encoder,
    /// The language that others are translated into.
    pub pivot: Option<&'a Locale>,
    pub listed: &'a [Listed],
    /// A locale's index.
    pub index: I,
    pub progress: &'a (dyn Fn(Progress) + Sync),
}

impl<I: Fn(&Locale) -> Result<Option<Index>, IndexError>> Encoders<'_, I> {
    /// Puts vectors into a generation being made: those of the previous one where nothing changed. Then how many
    /// sections were encoded.
    pub fn write(
        &self,
        draft: &Draft,
        previous: Option<&Generation>,
        touched: impl Fn(&Locale) -> bool,
    ) -> Result<(Encoding, usize), IndexError> {
        let folder = draft.folder();
        let of_encoder = previous.and_then(|generation| {
            let encoding = generation.manifest.encoding.as_ref()?;
            (encoding.encoder == self.encoder.id()).then_some((generation, encoding))
        });
        let mut locales = self.locales();
        let all = locales.iter().cloned().collect();
        let surfaces =
            self.pivot.filter(|pivot| !self.encoder.is_multilingual() && locales.contains(pivot)).cloned();
        let mut known = Encoded::default();
        if let Some((generation, encoding)) = of_encoder {
            known = encoding.open(&generation.folder)?;
            for locale in
                locales.extract_if(.., |locale| known.vectors.contains_key(locale) && !touched(locale))
            {
                draft.take_over(generation, &file(&locale, VECTORS))?;
                if surfaces.as_ref() == Some(&locale) {
                    draft.take_over(generation, &file(&locale, SURFACES))?;
                }
            }
        }
        let encoded = self.encode(&locales, &known, |locale, made| {
            frame::write_bytes(&folder.join(file(locale, VECTORS)), &made.vectors)?;
            if surfaces.as_ref() == Some(locale) {
                frame::write(&folder.join(file(locale, SURFACES)), &made.surfaces)?;
            }
            Ok(())
        })?;
        Ok((Encoding { encoder: self.encoder.id(), locales: all, surfaces }, encoded))
    }

    /// Vectors for an index in memory, and how many sections were encoded.
    pub fn in_memory(&self) -> Result<(Encoded, usize), IndexError> {
        let mut all = Encoded::default();
        let encoded = self.encode(&self.locales(), &Encoded::default(), |locale, made| {
            all.vectors.extend(
                Vectors::open(OwnedBytes::new(made.vectors)).map(|vectors| (locale.clone(), vectors)),
            );
            if self.pivot == Some(locale) && !self.encoder.is_multilingual() {
                all.surfaces = made.surfaces;
            }
            Ok(())
        })?;
        Ok((all, encoded))
    }

    fn locales(&self) -> Vec<Locale> {
        let present: BTreeSet<&Locale> = self.listed.iter().map(|listed| &listed.head.locale).collect();
        semantic::encoded_locales(self.encoder, self.pivot, present.into_iter())
    }

    fn encode(
        &self,
        locales: &[Locale],
        known: &Encoded,
        mut each: impl FnMut(&Locale, semantic::EncodedLocale) -> Result<(), IndexError>,
    ) -> Result<usize, IndexError> {
        let sections = self.listed.iter().filter(|listed| locales.contains(&listed.head.locale));
        let total = sections.map(|listed| listed.sections as usize).sum();
        let finished = AtomicUsize::new(0);
        let done = |sections| {
            let done = finished.fetch_add(sections, Ordering::Relaxed) + sections;
            (self.progress)(Progress { phase: Phase::Encoding, done, total });
        };
        if total > 0 {
            done(0);
        }
        let mut encoded = 0;
        for locale in locales {
            let Some(index) = (self.index)(locale)? else { continue };
            let listed = self.listed.iter().filter(|listed| listed.head.locale == *locale).cloned().collect();
            let index = LocaleIndex::open(locale.clone(), index, listed)?;
            let made = semantic::encode(self.encoder, &index, known.vectors.get(locale), done)?;
            encoded += made.encoded;
            each(locale, made)?;
        }
        Ok(encoded)
    }
}

fn file(locale: &Locale, suffix: &str) -> String {
    format!("{locale}{suffix}")
}
