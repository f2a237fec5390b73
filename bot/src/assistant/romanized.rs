//! Russian typed in Latin letters, as people do who have no Cyrillic keyboard: written back before it is understood.
//!
//! There is no one way to romanize; the usual spellings of a letter are all read, and what comes out wrong by a letter
//! (the soft sign is mostly left out) is a typing error to the index. A text counts as Russian only where Russian's terms
//! cover more of it than any other language's (half as much, in a conversation in Russian), so that nothing is taken from
//! languages that use these letters.

use lotse_knowledge::Locale;

use super::{
    language::{covered, names},
    words::words,
};
use crate::locales::Locales;

/// Words of Russian terms that show a text to be Russian, where nothing else speaks for it.
const TELLING: usize = 2;

/// Letters by their romanizations (ISO 9, BGN/PCGN and what is typed in chats), longer ones first; without `y` and `j`.
const LETTERS: [(&str, &str); 34] = [
    ("shch", "щ"),
    ("sch", "щ"),
    ("tsk", "тск"),
    ("zh", "ж"),
    ("kh", "х"),
    ("ts", "ц"),
    ("tz", "ц"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("a", "а"),
    ("b", "б"),
    ("c", "ц"),
    ("d", "д"),
    ("e", "е"),
    ("f", "ф"),
    ("g", "г"),
    ("h", "х"),
    ("i", "и"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("o", "о"),
    ("p", "п"),
    ("q", "к"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("u", "у"),
    ("v", "в"),
    ("w", "в"),
    ("x", "х"),
    ("z", "з"),
    ("'", "ь"),
];

/// The text in Cyrillic letters, names left as they are; none where it is not Russian in Latin ones. `expected` are the
/// languages that the conversation and the chat client name.
pub fn restored(text: &str, locales: &Locales, expected: &[Option<&Locale>]) -> Option<String> {
    let typed = words(text);
    if typed.is_empty() || !typed.iter().all(|word| word.text.is_ascii()) {
        return None;
    }
    let russian = locales.available().find(|locale| locale.language() == "ru")?;
    let expected = expected.iter().flatten().any(|locale| locale.language() == "ru");
    let cyrillic = in_cyrillic(text, locales);
    let covered_by_russian = covered(&words(&cyrillic), locales, russian);
    // Most questions end here: the other languages, which are many, are not asked.
    if covered_by_russian < if expected { 1 } else { TELLING } {
        return None;
    }
    let others = locales.available().filter(|locale| locale.language() != "ru");
    let rival = others.map(|locale| covered(&typed, locales, locale)).max().unwrap_or(0);
    let telling = if expected { 2 * covered_by_russian >= rival } else { covered_by_russian > rival };
    telling.then_some(cyrillic)
}

fn in_cyrillic(text: &str, locales: &Locales) -> String {
    let is_letter = |c: char| c.is_ascii_alphabetic() || c == '\'';
    let mut cyrillic = String::with_capacity(2 * text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let (word, after) = rest.split_at(rest.find(|c| !is_letter(c)).unwrap_or(rest.len()));
        let name =
            word.chars().all(|c| c.is_ascii_uppercase()) || names(&words(word), locales).contains(&true);
        if name {
            cyrillic.push_str(word);
        } else {
            push_cyrillic(&mut cyrillic, &word.to_ascii_lowercase());
        }
        let (between, after) = after.split_at(after.find(is_letter).unwrap_or(after.len()));
        cyrillic.push_str(between);
        rest = after;
    }
    cyrillic
}

fn push_cyrillic(cyrillic: &mut String, word: &str) {
    let mut rest = word;
    let mut after_vowel = false;
    while let Some(letter) = rest.chars().next() {
        let next = rest[1..].chars().next();
        let (length, cyrillic_letter) = match (letter, next) {
            ('y' | 'j', Some('a')) => (2, "я"),
            ('y' | 'j', Some('u')) => (2, "ю"),
            ('y' | 'j', Some('e' | 'o')) => (2, "е"),
            ('j', _) => (1, "й"),
            ('y', _) if after_vowel => (1, "й"),
            ('y', _) => (1, "ы"),
            _ => match LETTERS.iter().find(|(roman, _)| rest.starts_with(roman)) {
                Some((roman, letter)) => (roman.len(), *letter),
                None => return,
            },
        };
        after_vowel = matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        cyrillic.push_str(cyrillic_letter);
        rest = &rest[length..];
    }
    // Nobody types an infinitive's soft sign.
    if ["ат", "ит", "ят", "ыт"].iter().any(|end| cyrillic.ends_with(end)) {
        cyrillic.push('ь');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_spellings_lead_to_the_same_word() {
        for (typed, word) in [
            ("podpiska", "подписка"),
            ("podpisku", "подписку"),
            ("perenesti", "перенести"),
            ("litsenziya", "лицензия"),
            ("licenziya", "лицензия"),
            ("klienty", "клиенты"),
            ("klientskiy", "клиентский"),
            ("kotoruyu", "которую"),
            ("soglasheniyu", "соглашению"),
            ("zabrat", "забрать"),
            ("oplatit'", "оплатить"),
            ("chuzhoj", "чужой"),
            ("chuzhoy", "чужой"),
            ("sushchestvuyushchij", "существующий"),
        ] {
            let mut cyrillic = String::new();
            push_cyrillic(&mut cyrillic, typed);
            assert_eq!(cyrillic, word, "{typed}");
        }
    }
}
