//! Folding: writing a word so that diacritics, and letters often typed without them, make no difference.

use unicode_normalization::char::decompose_canonical;

/// A lower-case word without the marks that people leave out when they type.
///
/// Only marks that readers themselves leave out go: accents on Latin and Greek letters, the dots of `ё`, vowel points of
/// Hebrew and Arabic. Marks that make another letter (`й`, `が`) stay.
pub(crate) fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for character in word.chars() {
        if character.is_ascii() {
            folded.push(character);
        } else if let Some(letters) = spelled_out(character) {
            folded.push_str(letters);
        } else if character < '\u{250}'
            || ('\u{370}'..'\u{400}').contains(&character)
            || is_extended(character)
        {
            decompose_canonical(character, |part| {
                if !('\u{300}'..'\u{370}').contains(&part) {
                    folded.push(part);
                }
            });
        } else if !is_vowel_point(character) {
            folded.push(character);
        }
    }
    folded
}

/// Latin Extended Additional and Greek Extended.
fn is_extended(character: char) -> bool {
    ('\u{1e00}'..'\u{2000}').contains(&character)
}

/// Combining accents that stand alone, Hebrew points, Arabic vowel signs and the stretching stroke.
fn is_vowel_point(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{640}' | '\u{64b}'..='\u{652}' | '\u{670}')
}

/// Letters that have no decomposition but a usual spelling without them.
fn spelled_out(character: char) -> Option<&'static str> {
    Some(match character {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ł' => "l",
        'ı' => "i",
        'ς' => "σ",
        'ё' => "е",
        'أ' | 'إ' | 'آ' => "ا",
        'ى' => "ي",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn marks_that_people_leave_out_do_not_matter() {
        for (typed, folded) in [
            ("été", "ete"),
            ("förnyelse", "fornyelse"),
            ("straße", "strasse"),
            ("œuvre", "oeuvre"),
            ("ещё", "еще"),
            ("συνδρομή", "συνδρομη"),
            ("đăng", "dang"),
            ("ĺıne", "line"),
        ] {
            assert_eq!(fold(typed), folded);
        }
    }

    #[test]
    fn marks_that_make_another_letter_stay() {
        for word in ["мой", "ガイド", "भाषा"] {
            assert_eq!(fold(word), word);
        }
    }
}
