//! Meaning beside words: sentence vectors from an encoder that the operator supplies.
//!
//! An [`Encoder`] turns a text into a vector, so that texts which say the same point the same way. [`passage`] says
//! what of a section is encoded, [`vectors`] keeps the vectors of a language's sections as bytes, and a question's
//! vector is compared with all of them. An encoder that knows only English is asked in English: the question is put
//! into it word by word with the learned table, and [`surfaces`] gives whole words for the table's stems.
//!
//! Reading and running a model is behind the cargo feature `semantic`; without it there is no way to get an [`Encoder`],
//! and everything else here lies idle.

#[cfg(not(feature = "semantic"))]
#[path = "absent.rs"]
mod encoder;
#[cfg(feature = "semantic")]
mod encoder;
mod error;
#[cfg(feature = "semantic")]
mod layout;
mod passage;
mod surfaces;
mod vectors;

pub use encoder::Encoder;
pub use error::EncoderError;
pub(crate) use passage::{EncodedLocale, encode};
pub(crate) use surfaces::Surfaces;
pub(crate) use vectors::{Direction, Vectors};

use std::{collections::BTreeMap, sync::Arc};

use lotse_knowledge::Locale;

use crate::index::{DELETED, LocaleIndex};

/// Tells encoders apart: a hash of all their files, and of how texts are given to them.
pub(crate) type EncoderId = [u8; 32];

/// What a generation holds for an encoder.
#[derive(Default)]
pub(crate) struct Encoded {
    /// By locale.
    pub vectors: BTreeMap<Locale, Vectors>,
    /// Whole words for the pivot's terms, where the encoder knows only the pivot.
    pub surfaces: Surfaces,
}

/// The locales whose sections an encoder encodes: all that a multilingual one can read, else the pivot if it is English.
pub(crate) fn encoded_locales<'l>(
    encoder: &Encoder,
    pivot: Option<&Locale>,
    locales: impl Iterator<Item = &'l Locale>,
) -> Vec<Locale> {
    let reads =
        |locale: &&Locale| encoder.is_multilingual() || Some(*locale) == pivot && locale.language() == "en";
    locales.filter(reads).cloned().collect()
}

/// An opened index's way to compare a question's meaning with its sections'.
pub(crate) struct Semantic {
    pub encoder: Arc<Encoder>,
    pub surfaces: Surfaces,
    /// By position of the locale; none where its sections are not encoded.
    pub locales: Vec<Option<Meanings>>,
}

/// The vectors of a locale's sections.
pub(crate) struct Meanings {
    pub vectors: Vectors,
    /// The section of each row; [`DELETED`] where none has it.
    pub sections: Vec<u32>,
}

impl Semantic {
    /// Joins vectors to the sections that they are of.
    pub fn new(encoder: Arc<Encoder>, encoded: Encoded, locales: &[LocaleIndex]) -> Semantic {
        let Encoded { mut vectors, surfaces } = encoded;
        let meanings = |index: &LocaleIndex| {
            let vectors = vectors.remove(&index.locale)?;
            let mut sections = vec![DELETED; vectors.rows()];
            for (key, section) in index.section_keys() {
                sections[vectors.of(key)].fill(section);
            }
            Some(Meanings { vectors, sections })
        };
        Semantic { encoder, surfaces, locales: locales.iter().map(meanings).collect() }
    }
}
