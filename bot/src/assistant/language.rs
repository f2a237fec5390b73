//! Which language a question is in.
//!
//! The script settles most; between languages of the Latin script `whichlang` decides (373 of 375 development turns,
//! 3 µs, no memory to speak of; lingua gets 367 for 72 MB), and `whatlang` for the few languages that `whichlang` does
//! not know. Names of products say nothing about the language and are left out; what is left of a few words only is
//! too little for either, so there the conversation and each language's terms speak first.

use lotse_knowledge::Locale;

use super::words::{Word, is_unspaced};
use crate::locales::{Locales, Named};

/// Fewer words than this, names not counted, do not show their language by themselves.
const TELLING_WORDS: usize = 4;

/// The language of a text. `previous` is the conversation's language, `hint` what the chat client says.
pub fn detect(
    text: &str,
    words: &[Word],
    locales: &Locales,
    previous: Option<&Locale>,
    hint: Option<&Locale>,
) -> Locale {
    match by_script(text) {
        // A short Japanese reply may do without kana.
        Some("zh")
            if words.len() < 2 * TELLING_WORDS
                && previous.is_some_and(|locale| locale.language() == "ja") =>
        {
            return regional("ja", hint, previous);
        }
        // Its two scripts share most characters; their words tell them apart.
        Some("zh") => {
            let chinese = locales.available().filter(|locale| locale.language() == "zh");
            let hinted = regional("zh", hint, previous);
            return by_terms(words, chinese, locales, Some(&hinted)).unwrap_or(hinted);
        }
        Some(language) => return regional(language, hint, previous),
        None => {}
    }
    let named: Vec<bool> = names(words, locales);
    let rest: Vec<&str> = words
        .iter()
        .zip(&named)
        .filter(|(word, named)| !word.is_break() && !**named)
        .map(|(word, _)| word.text.as_str())
        .collect();
    if rest.len() < TELLING_WORDS {
        let by_terms = by_terms(words, locales.available(), locales, previous.or(hint));
        // A conversation keeps its language through short replies, unless nothing in one is of it.
        let kept = previous.filter(|previous| {
            by_terms
                .as_ref()
                .is_none_or(|other| other.same_language(previous) || covered(words, locales, other) < 2)
                || covered(words, locales, previous) > 0
                || rest.len() < 2
        });
        if let Some(language) = kept.cloned().or(by_terms) {
            return regional(language.language(), hint, Some(&language));
        }
        if let Some(hint) = hint.filter(|_| rest.len() < 2) {
            return hint.clone();
        }
    }
    let unnamed = without_names(text, locales);
    let telling = if unnamed.is_empty() { text } else { &unnamed };
    // whichlang has no Polish, Czech and Hungarian; whatlang tells them well where it is sure.
    let second = whatlang::detect(telling).and_then(|info| Some((by_whatlang(info.lang())?, info)));
    let sure = second.as_ref().filter(|(_, info)| info.confidence() > 0.8 || info.is_reliable());
    let guess = sure.map_or_else(|| by_letters(telling), |(language, _)| *language);
    let guess = regional(guess, hint, previous);
    // Of what else may be meant, what more of the text is in the terms of than of those of the language guessed; as much is
    // enough of the conversation's.
    let known = covered(words, locales, &guess);
    let second = second.map(|(language, _)| regional(language, None, None));
    let previous = previous.map(|locale| (locale, known.max(1)));
    let surer = previous
        .into_iter()
        .chain(second.iter().map(|locale| (locale, known + 1)))
        .find(|(locale, least)| !locale.same_language(&guess) && covered(words, locales, locale) >= *least);
    surer.map(|(locale, _)| locale.clone()).unwrap_or(guess)
}

/// The language that its script gives away; none for Latin.
fn by_script(text: &str) -> Option<&'static str> {
    let (mut kana, mut han, mut hangul, mut cyrillic, mut latin) = (0, 0, 0, 0, 0);
    for c in text.chars() {
        match c {
            '\u{3040}'..='\u{30ff}' => kana += 1,
            '\u{ac00}'..='\u{d7af}' | '\u{1100}'..='\u{11ff}' => hangul += 1,
            '\u{400}'..='\u{52f}' => cyrillic += 1,
            c if is_unspaced(c) => han += 1,
            c if c.is_alphabetic() => latin += 1,
            _ => {}
        }
    }
    // A character of these scripts carries more than a letter does: product names in Latin letters outnumber them.
    match () {
        () if hangul > 0 && hangul * 4 > latin => Some("ko"),
        () if kana > 0 && (kana + han) * 4 > latin => Some("ja"),
        () if han > 0 && han * 4 > latin => Some("zh"),
        () if cyrillic * 3 > latin && cyrillic > 0 => Some("ru"),
        () => None,
    }
}

fn by_letters(text: &str) -> &'static str {
    use whichlang::Lang as Which;
    match whichlang::detect_language(text) {
        Which::Ara => "ar",
        Which::Cmn => "zh",
        Which::Deu => "de",
        Which::Eng => "en",
        Which::Fra => "fr",
        Which::Hin => "hi",
        Which::Ita => "it",
        Which::Jpn => "ja",
        Which::Kor => "ko",
        Which::Nld => "nl",
        Which::Por => "pt",
        Which::Rus => "ru",
        Which::Spa => "es",
        Which::Swe => "sv",
        Which::Tur => "tr",
        Which::Vie => "vi",
    }
}

/// The languages that `whichlang` does not know.
fn by_whatlang(language: whatlang::Lang) -> Option<&'static str> {
    match language {
        whatlang::Lang::Pol => Some("pl"),
        whatlang::Lang::Ces | whatlang::Lang::Slk => Some("cs"),
        whatlang::Lang::Hun => Some("hu"),
        _ => None,
    }
}

/// Which words belong to a name that is the same in every language.
pub(super) fn names(words: &[Word], locales: &Locales) -> Vec<bool> {
    let mut named = vec![false; words.len()];
    for found in locales.neutral_terms().find(words) {
        named[found.start..found.end].iter_mut().for_each(|name| *name = true);
    }
    named
}

/// The text without names and without words that are all capitals or have digits in them.
fn without_names(text: &str, locales: &Locales) -> String {
    let kept = text.split_whitespace().filter(|chunk| {
        let letters: Vec<char> = chunk.chars().filter(|c| c.is_alphabetic()).collect();
        let acronym = letters.len() > 1 && letters.iter().all(|c| c.is_uppercase());
        let number = chunk.chars().any(|c| c.is_ascii_digit());
        let words = super::words::words(chunk);
        let name = !words.is_empty() && names(&words, locales).iter().all(|name| *name);
        !(acronym || number || name)
    });
    kept.collect::<Vec<_>>().join(" ")
}

/// The one of several locales whose terms cover most words, where one does; `preferred` where it does as well as any.
fn by_terms<'a>(
    words: &[Word],
    candidates: impl Iterator<Item = &'a Locale>,
    locales: &Locales,
    preferred: Option<&Locale>,
) -> Option<Locale> {
    let counts: Vec<(usize, &Locale)> =
        candidates.map(|locale| (covered(words, locales, locale), locale)).collect();
    let most = counts.iter().map(|(count, _)| *count).max().filter(|count| *count > 0)?;
    let mut best = counts.iter().filter(|(count, _)| *count == most).map(|(_, locale)| *locale);
    if let Some(preferred) = preferred
        && best.clone().any(|locale| locale.same_language(preferred))
    {
        return Some(preferred.clone());
    }
    let first = best.next()?;
    best.all(|other| other.same_language(first)).then(|| first.clone())
}

/// How many words belong to a term of the language, names not counted.
pub(super) fn covered(words: &[Word], locales: &Locales, locale: &Locale) -> usize {
    let mut covered = vec![false; words.len()];
    for found in locales.terms(locale).map(|terms| terms.find(words)).unwrap_or_default() {
        if !matches!(found.named, Named::Between) {
            covered[found.start..found.end].iter_mut().for_each(|word| *word = true);
        }
    }
    covered.iter().zip(names(words, locales)).filter(|(covered, name)| **covered && !name).count()
}

/// A language as the locale that the client or the conversation has for it, else as the language alone.
fn regional(language: &str, hint: Option<&Locale>, previous: Option<&Locale>) -> Locale {
    let known = [hint, previous].into_iter().flatten().find(|locale| locale.language() == language);
    known.cloned().unwrap_or_else(|| language.parse().expect("the codes above are languages"))
}
