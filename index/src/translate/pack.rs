//! Packs: what was learned of languages, as a file that goes where the documents do not.
//!
//! A pack holds one language after the other. Each begins with a header: the magic, the format, the mark of the analyzers
//! whose terms it holds, and length and BLAKE3 hash of what follows. That is postcard's encoding of [`Stored`]: sorted texts
//! keep only what differs from the one before, probabilities a byte. What helps nobody is left out: terms that one section
//! alone has, translations too unlikely to be looked for, and that a word is itself.

use std::path::Path;

use lotse_knowledge::Locale;
use serde::{Deserialize, Serialize};

use super::lexicon::{Lexicon, Term};
use crate::{IndexError, words};

/// Grows whenever packs written before can no longer be read as meant.
const FORMAT: u32 = 1;

const MAGIC: &[u8; 8] = b"lotse-pk";

/// Terms that fewer sections have are left out: what they mean is chance.
const FEWEST_SECTIONS: u32 = 2;

/// Translations less likely than this are never looked for.
const LEAST: f32 = 0.06;

/// One language of a pack.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pack {
    pub locale: Locale,
    /// The language that it is translated into.
    pub pivot: Locale,
    pub lexicon: Lexicon,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    locale: Locale,
    pivot: Locale,
    targets: Vec<Suffix>,
    terms: Vec<StoredTerm>,
    /// Surfaces, each with the position of its term.
    forms: Vec<(Suffix, u32)>,
}

#[derive(Serialize, Deserialize)]
struct StoredTerm {
    text: Suffix,
    sections: u32,
    /// Position of the target, and probability, of which 255 is 1.
    translations: Vec<(u32, u8)>,
}

/// A text as what differs from the one before it: how many bytes are the same, and what follows.
#[derive(Serialize, Deserialize)]
struct Suffix(u8, String);

/// The bytes for one language.
pub(crate) fn encode(pack: &Pack) -> Vec<u8> {
    let stored = Stored::of(pack);
    // Cannot fail: everything has a length and a form, and memory grows.
    let payload = postcard::to_stdvec(&stored).unwrap_or_default();
    let mut bytes = MAGIC.to_vec();
    bytes.extend(FORMAT.to_le_bytes());
    bytes.extend(words::mark(&pack.locale, &pack.pivot).to_le_bytes());
    bytes.extend((payload.len() as u32).to_le_bytes());
    bytes.extend(blake3::hash(&payload).as_bytes());
    bytes.extend(payload);
    bytes
}

/// The languages of a pack's file.
pub(crate) fn decode(path: &Path, mut bytes: &[u8]) -> Result<Vec<Pack>, IndexError> {
    let refused = |reason: &str| IndexError::Pack { path: path.to_owned(), reason: reason.to_owned() };
    let mut packs = Vec::new();
    while !bytes.is_empty() {
        let rest = bytes.strip_prefix(MAGIC).ok_or_else(|| refused("it is no pack of translations"))?;
        let cut_off = || refused("it is cut off");
        let (format, rest) = rest.split_first_chunk().ok_or_else(cut_off)?;
        if u32::from_le_bytes(*format) != FORMAT {
            return Err(refused("it is of a format that this program does not read"));
        }
        let (mark, rest) = rest.split_first_chunk().ok_or_else(cut_off)?;
        let (length, rest) = rest.split_first_chunk().ok_or_else(cut_off)?;
        let (hash, rest) = rest.split_at_checked(blake3::OUT_LEN).ok_or_else(cut_off)?;
        let (payload, rest) =
            rest.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or_else(cut_off)?;
        if blake3::hash(payload).as_bytes() != hash {
            return Err(refused("its checksum does not fit its content"));
        }
        let stored: Stored = postcard::from_bytes(payload)
            .map_err(|_| refused("its content has another form than its format says"))?;
        if u64::from_le_bytes(*mark) != words::mark(&stored.locale, &stored.pivot) {
            return Err(refused("this program takes words apart in another way than the one that wrote it"));
        }
        packs.push(stored.pack().ok_or_else(|| refused("its content does not fit together"))?);
        bytes = rest;
    }
    Ok(packs)
}

impl Stored {
    fn of(pack: &Pack) -> Stored {
        let Pack { locale, pivot, lexicon } = pack;
        let kept: Vec<u32> = (0..lexicon.terms.len() as u32)
            .filter(|&at| lexicon.terms[at as usize].sections >= FEWEST_SECTIONS)
            .collect();
        let translations = |term: &Term| {
            let likely = term.translations.iter().filter(|(_, probability)| *probability >= LEAST);
            let likely: Vec<(u32, f32)> = likely.copied().collect();
            let itself = matches!(likely[..], [(target, _)] if lexicon.targets[target as usize] == term.text);
            if itself { Vec::new() } else { likely }
        };
        let rows: Vec<Vec<(u32, f32)>> =
            kept.iter().map(|&at| translations(&lexicon.terms[at as usize])).collect();
        let mut used: Vec<u32> = rows.iter().flatten().map(|(target, _)| *target).collect();
        used.sort_unstable_by_key(|target| &lexicon.targets[*target as usize]);
        used.dedup();
        let mut position = vec![0; lexicon.targets.len()];
        (0..).zip(&used).for_each(|(at, target)| position[*target as usize] = at);

        let mut texts = Prefixes::default();
        let targets =
            used.iter().map(|&target| texts.without_prefix(&lexicon.targets[target as usize])).collect();
        let mut texts = Prefixes::default();
        let terms = kept.iter().zip(rows).map(|(&at, row)| {
            let term = &lexicon.terms[at as usize];
            let row =
                row.into_iter().map(|(target, p)| (position[target as usize], (p * 255.0).round() as u8));
            StoredTerm {
                text: texts.without_prefix(&term.text),
                sections: term.sections,
                translations: row.collect(),
            }
        });
        let terms = terms.collect();
        let mut texts = Prefixes::default();
        let forms = lexicon.forms.iter().filter_map(|(surface, term)| {
            let term = kept.binary_search(term).ok()? as u32;
            Some((texts.without_prefix(surface), term))
        });
        let forms = forms.collect();
        Stored { locale: locale.clone(), pivot: pivot.clone(), targets, terms, forms }
    }

    /// What is stored; none where positions or prefixes lead nowhere.
    fn pack(self) -> Option<Pack> {
        let mut texts = Prefixes::default();
        let targets =
            self.targets.iter().map(|text| texts.with_prefix(text)).collect::<Option<Vec<String>>>()?;
        let mut texts = Prefixes::default();
        let terms = self.terms.into_iter().map(|term| {
            let translations = term.translations.into_iter().map(|(target, probability)| {
                ((target as usize) < targets.len()).then_some((target, f32::from(probability) / 255.0))
            });
            Some(Term {
                text: texts.with_prefix(&term.text)?,
                sections: term.sections,
                translations: translations.collect::<Option<_>>()?,
            })
        });
        let terms = terms.collect::<Option<Vec<Term>>>()?;
        let mut texts = Prefixes::default();
        let forms = self.forms.iter().map(|(surface, term)| {
            let surface = texts.with_prefix(surface)?;
            ((*term as usize) < terms.len()).then_some((surface, *term))
        });
        let forms = forms.collect::<Option<Vec<_>>>()?;
        let lexicon = Lexicon { targets, terms, forms };
        Some(Pack { locale: self.locale, pivot: self.pivot, lexicon })
    }
}

/// The text before, while texts are written or read one after the other.
#[derive(Default)]
struct Prefixes {
    before: String,
}

impl Prefixes {
    fn without_prefix(&mut self, text: &str) -> Suffix {
        let both = text.bytes().zip(self.before.bytes());
        let mut same = both.take(usize::from(u8::MAX)).take_while(|(one, other)| one == other).count();
        while !text.is_char_boundary(same) {
            same -= 1;
        }
        text.clone_into(&mut self.before);
        Suffix(same as u8, text[same..].to_owned())
    }

    fn with_prefix(&mut self, Suffix(same, rest): &Suffix) -> Option<String> {
        let text = format!("{}{rest}", self.before.get(..usize::from(*same))?);
        text.clone_into(&mut self.before);
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack() -> Pack {
        let term = |text: &str, sections, translations: &[(u32, f32)]| Term {
            text: text.to_owned(),
            sections,
            translations: translations.to_vec(),
        };
        Pack {
            locale: "sv-SE".parse().expect("a locale"),
            pivot: "en".parse().expect("a locale"),
            lexicon: Lexicon {
                targets: ["fee", "and", "quay", "azure"].map(str::to_owned).to_vec(),
                terms: vec![
                    term("avgift", 5, &[(0, 1.0)]),
                    term("avgå", 1, &[(0, 1.0)]),
                    term("azure", 4, &[(3, 0.97), (1, 0.03)]),
                    term("kaj", 3, &[(2, 0.75), (0, 0.2), (1, 0.05)]),
                ],
                forms: vec![("avgifter".into(), 0), ("avgaende".into(), 1), ("kajer".into(), 3)],
            },
        }
    }

    #[test]
    fn what_helps_is_kept_and_the_rest_left_out() {
        let bytes = encode(&pack());
        let decoded = decode(Path::new("a.pack"), &bytes.repeat(2)).expect("two languages");
        assert_eq!(decoded[0], decoded[1]);
        let Lexicon { targets, terms, forms } = &decoded[0].lexicon;
        assert_eq!(targets.join(" "), "fee quay");
        let seen: Vec<_> =
            terms.iter().map(|term| (term.text.as_str(), term.sections, &term.translations[..])).collect();
        let (fifth, three) = (51.0 / 255.0, 191.0 / 255.0);
        assert_eq!(
            seen,
            [("avgift", 5, &[(0, 1.0)][..]), ("azure", 4, &[]), ("kaj", 3, &[(1, three), (0, fifth)])]
        );
        assert_eq!(*forms, [("avgifter".to_owned(), 0), ("kajer".to_owned(), 2)]);
        assert_eq!(encode(&decoded[0]), bytes, "what was kept is kept again");
    }

    #[test]
    fn what_is_no_pack_of_this_program_is_refused() {
        let bytes = encode(&pack());
        let with = |at: usize, byte: u8| {
            let mut changed = bytes.clone();
            changed[at] = byte;
            changed
        };
        for (bytes, part) in [
            (b"# Seats".to_vec(), "no pack"),
            (bytes[..bytes.len() - 1].to_vec(), "cut off"),
            (bytes[..20].to_vec(), "cut off"),
            (with(8, 99), "format"),
            (with(12, bytes[12] ^ 1), "takes words apart"),
            (with(bytes.len() - 1, 77), "checksum"),
        ] {
            let error = decode(Path::new("a.pack"), &bytes).expect_err(part).to_string();
            assert!(error.contains(part) && error.contains("a.pack"), "{error}");
        }
    }
}
