//! What of a section is encoded, and encoding what has no vectors yet.

use std::collections::HashMap;

use lotse_knowledge::Section;
use rayon::prelude::*;

use super::{
    Encoder, EncoderError, Surfaces, Vectors,
    surfaces::Counts,
    vectors::{self, Row, TextHash},
};
use crate::index::LocaleIndex;

/// Sections read, encoded and written at a time.
const BATCH: usize = 1024;

/// A locale's sections, encoded.
pub(crate) struct EncodedLocale {
    /// What [`Vectors::open`] takes.
    pub vectors: Vec<u8>,
    /// Whole words for the locale's terms.
    pub surfaces: Surfaces,
    /// Sections that had no vectors before.
    pub encoded: usize,
}

/// Encodes a locale's sections. Those whose text rows of `previous` were made of keep these. `done` is called with the
/// number of sections after every few.
pub(crate) fn encode(
    encoder: &Encoder,
    index: &LocaleIndex,
    previous: Option<&Vectors>,
    done: impl Fn(usize) + Sync,
) -> Result<EncodedLocale, EncoderError> {
    let kept = by_text(previous);
    let mut surfaces = Counts::default();
    let mut rows: Vec<Row> = Vec::new();
    let mut encoded = 0;
    let sections: Vec<(u64, u32)> = index.section_keys().collect();
    for batch in sections.chunks(BATCH) {
        let texts: Vec<Text> =
            batch.iter().filter_map(|&(key, section)| Text::of(index, key, section)).collect();
        for text in &texts {
            surfaces.add(&index.analyzer, &text.head);
            surfaces.add(&index.analyzer, &text.body);
        }
        let of_batch = texts.par_iter().map(|text| {
            let rows = match kept.get(&text.hash) {
                Some(rows) => (rows.iter().map(|row| row.of(text.key)).collect(), false),
                None => (text.encoded(encoder)?, true),
            };
            done(1);
            Ok(rows)
        });
        for (of_section, new) in of_batch.collect::<Result<Vec<(Vec<Row>, bool)>, EncoderError>>()? {
            rows.extend(of_section);
            encoded += usize::from(new);
        }
    }
    Ok(EncodedLocale { vectors: vectors::bytes(rows), surfaces: surfaces.most_usual(), encoded })
}

/// What was made of each text.
fn by_text(previous: Option<&Vectors>) -> HashMap<TextHash, Vec<Row>> {
    let mut kept: HashMap<TextHash, Vec<Row>> = HashMap::new();
    for row in previous.into_iter().flat_map(Vectors::kept) {
        let rows = kept.entry(row.text).or_default();
        // Sections of one text have the same rows: the first one's are enough.
        if rows.first().is_none_or(|first| first.key == row.key) {
            rows.push(row);
        }
    }
    kept
}

/// A section as it is encoded.
struct Text {
    key: u64,
    hash: TextHash,
    /// Where it stands: title, headings above, heading.
    head: String,
    body: String,
}

impl Text {
    fn of(index: &LocaleIndex, key: u64, section: u32) -> Option<Text> {
        let content: Section = index.content(section)?;
        let title = &index.documents[index.document_of(section) as usize].title;
        let mut head: Vec<&str> = vec![title];
        head.extend(content.heading_path.iter().map(String::as_str));
        head.push(&content.heading);
        head.dedup();
        let (head, body) = (head.join(". "), content.text());
        let mut hasher = blake3::Hasher::new();
        hasher.update(head.as_bytes()).update(&[0]).update(body.as_bytes());
        let mut hash = TextHash::default();
        hasher.finalize_xof().fill(&mut hash);
        Some(Text { key, hash, head, body })
    }

    fn encoded(&self, encoder: &Encoder) -> Result<Vec<Row>, EncoderError> {
        let vectors = encoder.passage(&self.head, &self.body)?;
        Ok(vectors.iter().map(|vector| Row::new(self.key, self.hash, vector)).collect())
    }
}
