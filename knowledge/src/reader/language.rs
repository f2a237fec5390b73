//! The language of single blocks in documents that are only half translated.
//!
//! What machine translation leaves behind is English, whole paragraphs or single sentences of it. Names of products and
//! of buttons are English everywhere and say nothing. So a sentence counts as foreign only on good evidence (its script,
//! or English function words), a short or doubtful one goes with its neighbours, and a paragraph is divided only where
//! both parts are sentences of some length.

use unicode_segmentation::UnicodeSegmentation;
use whichlang::Lang;

use super::{inline::SOFT_BREAK, script::Script};
use crate::{Block, BlockKind, Locale, Section};

/// Sets the locale of every block that is in another language than its document, dividing paragraphs where the
/// language changes. What stood in source lines until here becomes running text.
pub(super) fn mark(sections: &mut [Section], locale: &Locale) {
    for section in sections {
        let mut at = 0;
        while at < section.blocks.len() {
            let block = &mut section.blocks[at];
            if block.kind == BlockKind::Code {
                at += 1;
                continue;
            }
            if block.text.contains(SOFT_BREAK) {
                block.text = block.text.replace(SOFT_BREAK, " ");
            }
            let runs = runs(&block.text, locale);
            match &runs[..] {
                [] => at += 1,
                [(language, _)] => {
                    block.locale = language.clone();
                    at += 1;
                }
                _ if matches!(block.kind, BlockKind::Row { .. } | BlockKind::Image) => {
                    block.locale = prevailing(&runs);
                    at += 1;
                }
                _ => {
                    let parts = divide(block, &runs);
                    let count = parts.len();
                    section.blocks.splice(at..=at, parts);
                    at += count;
                }
            }
        }
    }
}

/// Language (none: the document's) and text of each stretch in one language; nothing where all is the document's.
fn runs<'a>(text: &'a str, locale: &Locale) -> Vec<(Option<Locale>, &'a str)> {
    if !may_be_foreign(text, locale) {
        return Vec::new();
    }
    let mut runs: Vec<(Option<Option<Locale>>, std::ops::Range<usize>)> = Vec::new();
    for (start, sentence) in text.split_sentence_bound_indices() {
        let language = language(sentence, locale);
        let end = start + sentence.len();
        match runs.last_mut() {
            Some((before, range)) if language.is_none() || before.is_none() || *before == language => {
                *before = before.take().or(language);
                range.end = end;
            }
            _ => runs.push((language, start..end)),
        }
    }
    // A stretch too short to stand alone goes with the one before it, the first with the one after.
    let mut merged: Vec<(Option<Locale>, std::ops::Range<usize>)> = Vec::new();
    for (language, range) in runs {
        let language = language.flatten();
        match merged.last_mut() {
            Some((before, whole)) => {
                let short =
                    |range: &std::ops::Range<usize>| text[range.clone()].chars().count() < MIN_STRETCH;
                if *before == language || short(&range) {
                    whole.end = range.end;
                } else if short(whole) {
                    *before = language;
                    whole.end = range.end;
                } else {
                    merged.push((language, range));
                }
            }
            None => merged.push((language, range)),
        }
    }
    if merged.iter().all(|(language, _)| language.is_none()) {
        return Vec::new();
    }
    merged.into_iter().map(|(language, range)| (language, &text[range])).collect()
}

/// Shorter stretches, in characters, are not made blocks of their own.
const MIN_STRETCH: usize = 24;

/// The language of most of the text, where it is nearly all of it.
fn prevailing(runs: &[(Option<Locale>, &str)]) -> Option<Locale> {
    let total: usize = runs.iter().map(|(_, text)| text.len()).sum();
    let (language, text) = runs.iter().max_by_key(|(_, text)| text.len())?;
    language.clone().filter(|_| text.len() * 5 >= total * 4)
}

fn divide(block: &Block, runs: &[(Option<Locale>, &str)]) -> Vec<Block> {
    let mut links = block.links.iter().peekable();
    let mut parts = Vec::with_capacity(runs.len());
    for (number, (locale, text)) in runs.iter().enumerate() {
        let last = number + 1 == runs.len();
        let mut own = Vec::new();
        let mut rest = *text;
        while let Some(link) = links.peek() {
            match rest.find(&link.text) {
                Some(at) => rest = &rest[at + link.text.len()..],
                None if last => {}
                None => break,
            }
            own.extend(links.next().cloned());
        }
        let kind = match &block.kind {
            BlockKind::Item { .. } if number > 0 => BlockKind::Paragraph,
            kind => kind.clone(),
        };
        let text = text.trim().to_owned();
        parts.push(Block { kind, text, locale: locale.clone(), links: own, line: block.line });
    }
    parts
}

/// A cheap look, for nearly every text is in its document's language.
fn may_be_foreign(text: &str, locale: &Locale) -> bool {
    let own = Script::of_locale(locale);
    if own == Script::Latin && locale.language() != "en" && English::count(text).telling >= 2 {
        return true;
    }
    let mut run = 0;
    text.chars().filter(|char| char.is_alphabetic()).any(|char| {
        run = if Script::of(char) == own { 0 } else { run + 1 };
        run >= 12
    })
}

/// A sentence's language: nothing where it cannot be told, `None` inside where it is the document's.
fn language(sentence: &str, locale: &Locale) -> Option<Option<Locale>> {
    let own = Script::of_locale(locale);
    let (script, letters, share) = Script::prevailing(sentence)?;
    if script == own {
        let foreign = own == Script::Latin && locale.language() != "en" && is_english(sentence);
        return match foreign {
            true => Some(english()),
            false if letters >= 8 => Some(None),
            false => None,
        };
    }
    if share < 0.85 || letters < 12 {
        // Names in another script within a sentence of the document's language.
        return (Script::letters(sentence, own) >= 4).then_some(None);
    }
    if script == Script::Latin {
        return is_english(sentence).then(english);
    }
    let language = code(whichlang::detect_language(sentence)).parse::<Locale>().ok()?;
    (Script::of_locale(&language) == script && !language.same_language(locale)).then_some(Some(language))
}

/// Whether a sentence in Latin letters is English, and not a list of names or a sentence that quotes an English one.
fn is_english(sentence: &str) -> bool {
    let English { words, function_words, telling } = English::count(sentence);
    words >= 5
        && telling >= 2
        && function_words * 4 >= words
        && whichlang::detect_language(sentence) == Lang::Eng
}

/// How much of a text is English function words.
struct English {
    words: usize,
    function_words: usize,
    /// Those that do not occur in names.
    telling: usize,
}

impl English {
    fn count(text: &str) -> English {
        let mut count = English { words: 0, function_words: 0, telling: 0 };
        for word in text.split(|char: char| !char.is_alphanumeric() && char != '\'' && char != '’') {
            let among =
                |words: &[&str]| usize::from(words.iter().any(|english| word.eq_ignore_ascii_case(english)));
            let telling = among(TELLING);
            count.words += usize::from(!word.is_empty());
            count.telling += telling;
            count.function_words += telling + among(IN_NAMES_TOO);
        }
        count
    }
}

/// Frequent words of English that are none in the other languages of the Latin script, and not in names of products.
const TELLING: &[&str] = &[
    "the", "to", "are", "you", "your", "you'll", "that", "this", "these", "they", "their", "if", "it", "its",
    "must", "can", "can't", "be", "been", "which", "have", "has", "when", "who", "how", "what", "we", "our",
    "should", "may", "is", "then", "there", "was", "were", "does", "don't", "isn't", "will", "by",
];

/// Such words that stand in names of products and plans as well.
const IN_NAMES_TOO: &[&str] = &[
    "a", "an", "and", "as", "at", "each", "any", "for", "from", "in", "more", "not", "of", "on", "only",
    "or", "other", "with",
];

/// Untranslated text on Learn is the English of the United States.
fn english() -> Option<Locale> {
    "en-US".parse().ok()
}

fn code(language: Lang) -> &'static str {
    match language {
        Lang::Ara => "ar",
        Lang::Cmn => "zh",
        Lang::Deu => "de",
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Hin => "hi",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Nld => "nl",
        Lang::Por => "pt",
        Lang::Rus => "ru",
        Lang::Spa => "es",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Vie => "vi",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each stretch as `language: text`, the document's own without a language.
    fn check(locale: &str, text: &str, expected: &[&str]) {
        let locale = locale.parse().expect("a locale");
        let found: Vec<String> = runs(text, &locale)
            .into_iter()
            .map(|(language, text)| match language {
                Some(language) => format!("{language}: {}", text.trim()),
                None => text.trim().to_owned(),
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn text_in_the_documents_language_has_no_language_of_its_own() {
        check("fr-FR", "Le client peut ajouter des sièges à son abonnement.", &[]);
        check("sv-SE", "Välj Add seats för att lägga till platser i Microsoft 365.", &[]);
        check("ru-RU", "Откройте Partner Center и выберите Add seats.", &[]);
        check("en-US", "The customer can add seats to the subscription.", &[]);
        check("ja-JP", "Microsoft Azure の席を追加できます。", &[]);
    }

    #[test]
    fn names_of_products_are_no_language() {
        check("ru-RU", "Dynamics 365 Customer Engagement Plan", &[]);
        check("zh-CN", "Microsoft Cloud Agreement for Education", &[]);
        check("de-DE", "Azure Reserved VM Instances and Software Plans", &[]);
    }

    #[test]
    fn a_whole_paragraph_left_in_english_is_english() {
        let text = "You can add seats to the subscription when the customer asks for them.";
        for locale in ["fr-FR", "sv-SE", "ru-RU", "ja-JP", "zh-CN", "de-DE", "pt-BR"] {
            check(locale, text, &[&format!("en-US: {text}")]);
        }
    }

    #[test]
    fn a_paragraph_is_divided_where_its_language_changes() {
        check(
            "ru-RU",
            "You can add seats if the customer asks for them. Места можно добавить в любое время года.",
            &[
                "en-US: You can add seats if the customer asks for them.",
                "Места можно добавить в любое время года.",
            ],
        );
        check(
            "fr-FR",
            "Le client demande plusieurs sièges. They have to stand in the hall until it is their turn. Ensuite, il paie la facture.",
            &[
                "Le client demande plusieurs sièges.",
                "en-US: They have to stand in the hall until it is their turn.",
                "Ensuite, il paie la facture.",
            ],
        );
    }

    #[test]
    fn a_few_words_go_with_their_neighbours() {
        check(
            "ru-RU",
            "Готово. You can add seats if the customer asks for them.",
            &["en-US: Готово. You can add seats if the customer asks for them."],
        );
    }

    #[test]
    fn another_script_is_another_language() {
        check(
            "sv-SE",
            "Добавить место можно в любое время, когда попросит клиент.",
            &["ru: Добавить место можно в любое время, когда попросит клиент."],
        );
    }
}
