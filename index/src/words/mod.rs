//! The words of each language: how text becomes the terms under which it is indexed and searched.
//!
//! One [`Analyzer`] serves every language; what differs follows from the locale: whether a Snowball stemmer exists,
//! whether articles elide, whether the script separates words. A word is kept in two forms: its *surface*, folded so
//! that case and diacritics do not matter, and its *term*, the stem under which sections are listed. Questions typed
//! without diacritics stem differently (`validee` is not `validée`); the index keeps which surface leads to which term,
//! so they still meet.

mod fold;
mod mark;
mod split;
mod tokenizer;

use frostem::Stemmer;
use lotse_knowledge::Locale;
use unicode_normalization::{UnicodeNormalization, is_nfkc_quick};

pub(crate) use fold::fold;
pub(crate) use mark::mark;
use split::{Piece, Shape, Splitter};
pub(crate) use tokenizer::{FormsTokenizer, TermsTokenizer};

/// Separates surface and term in the entries of the index's list of forms.
pub(crate) const FORM_SEPARATOR: char = '\u{1f}';

/// Longer words are data (keys, encoded files) and not indexed. In bytes.
const LONGEST_WORD: usize = 96;

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// What sections are listed under.
    pub term: String,
    /// The word as typed, folded.
    pub surface: String,
    /// What kind of word it is.
    pub kind: WordKind,
    /// Where it stands in the text, in bytes; words derived from one place share it.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// What a word is, as far as its shape tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WordKind {
    /// A word of the language.
    Plain,
    /// An acronym, a word in mixed case, with digits, of another script, or capitalised inside a sentence.
    Name,
    /// Two neighbouring characters of a script without spaces.
    Pair,
    /// Derived from words that are there as well: part of an identifier, or a name with its number.
    Derived,
}

/// Turns text of one language into words.
#[derive(Clone)]
pub(crate) struct Analyzer {
    stemmer: Option<Stemmer>,
    elides: bool,
    capitalises_nouns: bool,
}

impl Analyzer {
    /// The analyzer of a locale's language; unknown languages get no stemmer.
    pub fn new(locale: &Locale) -> Self {
        let language = locale.language();
        Analyzer {
            // Snowball knows Norwegian by its macrolanguage and Filipino not at all.
            stemmer: Stemmer::try_from_name(match language {
                "nb" | "nn" => "no",
                other => other,
            })
            .ok(),
            elides: matches!(language, "fr" | "it" | "ca" | "oc"),
            capitalises_nouns: matches!(language, "de" | "lb"),
        }
    }

    /// Hands every word of a text to `each`, in order.
    pub fn words(&self, text: &str, mut each: impl FnMut(Word)) {
        let normalized;
        let text = match is_nfkc_quick(text.chars()) {
            unicode_normalization::IsNormalized::Yes => text,
            _ => {
                normalized = text.nfkc().collect::<String>();
                &normalized
            }
        };
        let text_shape = TextShape::of(text);
        let mut previous: Option<Piece<'_>> = None;
        for piece in Splitter::new(text) {
            if piece.text.len() <= LONGEST_WORD || piece.shape == Shape::Unspaced {
                self.piece(&piece, previous.as_ref(), text_shape, &mut each);
            }
            previous = Some(piece);
        }
    }

    fn piece(
        &self,
        piece: &Piece<'_>,
        previous: Option<&Piece<'_>>,
        text: TextShape,
        each: &mut impl FnMut(Word),
    ) {
        let at = |term: String, surface: String, kind| Word {
            term,
            surface,
            kind,
            start: piece.start,
            end: piece.start + piece.text.len(),
        };
        match piece.shape {
            Shape::Unspaced => split::pairs(piece.text, |start, pair| {
                each(Word {
                    term: pair.to_owned(),
                    surface: pair.to_owned(),
                    kind: WordKind::Pair,
                    start: piece.start + start,
                    end: piece.start + start + pair.len(),
                });
            }),
            Shape::Number => {
                let surface = fold(piece.text);
                if let Some(name) = previous.filter(|p| p.shape.is_word() && piece.follows(p)) {
                    let joint = format!("{} {surface}", fold(&name.text.to_lowercase()));
                    each(Word { start: name.start, ..at(joint.clone(), joint, WordKind::Derived) });
                }
                each(at(surface.clone(), surface, WordKind::Name));
            }
            Shape::Acronym if !text.shouts => {
                let surface = fold(&piece.text.to_lowercase());
                each(at(surface.clone(), surface, WordKind::Name));
            }
            Shape::Mixed => {
                for part in split::identifier_parts(piece.text) {
                    let (term, surface) = self.term(part);
                    each(at(term, surface, WordKind::Derived));
                }
                let (term, surface) = self.term(piece.text);
                each(at(term, surface, WordKind::Name));
            }
            Shape::Plain | Shape::Acronym | Shape::Foreign => {
                let (term, surface) = self.term(piece.text);
                let foreign = piece.shape == Shape::Foreign && !text.latin;
                let name = foreign || piece.capitalised && !self.capitalises_nouns && !text.shouts;
                each(at(term, surface, if name { WordKind::Name } else { WordKind::Plain }));
            }
        }
    }

    /// A word's term and surface.
    fn term(&self, word: &str) -> (String, String) {
        let lower = word.to_lowercase();
        let bare = self.without_clitic(&lower);
        let surface = fold(bare);
        let term = match &self.stemmer {
            Some(stemmer) => fold(&stemmer.stem(bare)),
            None => surface.clone(),
        };
        (if term.is_empty() { surface.clone() } else { term }, surface)
    }

    /// The word without an elided article or preposition (`l'offre`, `dell'offerta`) or a possessive ending.
    fn without_clitic<'w>(&self, word: &'w str) -> &'w str {
        let Some((head, tail)) = word.split_once(['\'', '’']) else { return word };
        if tail.is_empty() {
            head
        } else if self.elides && (head.chars().count() <= 5 || head.ends_with("qu")) {
            tail
        } else if tail == "s" {
            head
        } else {
            word
        }
    }
}

/// What a text as a whole tells about its words.
#[derive(Clone, Copy)]
struct TextShape {
    /// All capitals: they mark no acronyms.
    shouts: bool,
    /// Mostly Latin letters: a word in them is no foreign name.
    latin: bool,
}

impl TextShape {
    fn of(text: &str) -> Self {
        let (mut lower, mut latin, mut other) = (false, 0usize, 0usize);
        for character in text.chars().filter(|c| c.is_alphabetic()) {
            lower |= character.is_lowercase();
            if character < '\u{250}' {
                latin += 1;
            } else {
                // A character of a denser script says as much as several letters.
                other += if character < '\u{e00}' { 1 } else { 3 };
            }
        }
        TextShape { shouts: !lower && other == 0, latin: latin >= other }
    }
}

impl std::fmt::Debug for Analyzer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Analyzer")
            .field("stems", &self.stemmer.is_some())
            .field("elides", &self.elides)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn analyzer(locale: &str) -> Analyzer {
        Analyzer::new(&locale.parse().expect("a locale"))
    }

    fn words(locale: &str, text: &str) -> Vec<Word> {
        let mut words = Vec::new();
        analyzer(locale).words(text, |word| words.push(word));
        words
    }

    fn terms(locale: &str, text: &str) -> Vec<String> {
        words(locale, text).into_iter().map(|word| word.term).collect()
    }

    #[test]
    fn forms_of_one_word_share_a_term_in_every_language_with_a_stemmer() {
        for (locale, one, other) in [
            ("en", "subscription", "Subscriptions"),
            ("fr-FR", "l’abonnement", "abonnements"),
            ("de-DE", "Rechnungen", "Rechnung"),
            ("sv-SE", "prenumerationer", "prenumerationen"),
            ("ru-RU", "подписки", "подписку"),
            ("es-ES", "clientes", "cliente"),
            ("pt-BR", "assinaturas", "assinatura"),
            ("it-IT", "dell'offerta", "offerte"),
            ("nb-NO", "kundene", "kunder"),
            ("pl-PL", "klienta", "klientem"),
        ] {
            assert_eq!(terms(locale, one), terms(locale, other), "{one} and {other}");
        }
    }

    #[test]
    fn names_stay_whole_and_are_found_with_their_number() {
        assert_eq!(terms("en", "Microsoft 365 via CSP"), ["microsoft", "microsoft 365", "365", "via", "csp"]);
        assert_eq!(terms("ja-JP", "EA の契約"), ["ea", "の契", "契約"]);
        let kinds = |locale, text| words(locale, text).into_iter().map(|word| word.kind).collect::<Vec<_>>();
        assert_eq!(kinds("ru-RU", "портал Azure"), [WordKind::Plain, WordKind::Name]);
        assert_eq!(kinds("de", "Portal EA"), [WordKind::Plain, WordKind::Name]);
        assert_eq!(kinds("de", "DAS PORTAL")[1], WordKind::Plain, "capitals mark nothing when all are");
    }

    #[test]
    fn long_words_are_data_but_long_runs_without_spaces_are_text() {
        assert!(terms("en", &"x".repeat(200)).is_empty());
        assert_eq!(terms("ja-JP", &"契約の更新".repeat(40)).len(), 199);
    }

    #[test]
    fn identifiers_are_found_whole_and_by_their_parts() {
        assert_eq!(terms("en", "datasetName"), ["dataset", "name", "datasetnam"]);
    }

    #[test]
    fn compatibility_characters_do_not_matter() {
        assert_eq!(terms("ja-JP", "ＣＳＰ ﾊﾟｰﾄﾅｰ"), terms("ja-JP", "CSP パートナー"));
        assert_eq!(terms("en", "ﬁle"), terms("en", "file"));
    }

    #[test]
    fn surfaces_are_the_same_with_and_without_diacritics() {
        let surface = |text| words("fr-FR", text)[0].surface.clone();
        assert_eq!(surface("Validée"), surface("validee"));
    }
}
