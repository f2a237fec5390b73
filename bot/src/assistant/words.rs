//! A text as words, folded so that case, width and diacritics do not matter.

use unicode_normalization::UnicodeNormalization;

/// One word of a text: a run of letters and digits, or a single character of a script without spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word, folded; empty for the end of a sentence.
    pub text: String,
    /// Whether it is a single character of a script that does not separate words.
    pub unspaced: bool,
    /// Whether a comma, a colon, a dash or the like stands before it.
    pub pause: bool,
}

impl Word {
    /// Whether this marks the end of a sentence rather than a word.
    pub fn is_break(&self) -> bool {
        self.text.is_empty()
    }
}

/// The words of a text, with a break between sentences.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Words::default();
    let mut chars = text.nfkc().peekable();
    while let Some(c) = chars.next() {
        if is_unspaced(c) {
            words.end_run();
            words.push(c.to_string(), true);
        } else if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) {
            words.run.push(c);
        } else {
            words.end_run();
            // A full stop inside "U.S." or "3.5" ends no sentence, a hyphen inside a word is no pause.
            let inside = chars.peek().is_some_and(|next| !next.is_whitespace());
            match c {
                '?' | '!' | '。' | ';' | '\n' => words.end_sentence(),
                '.' if !inside => words.end_sentence(),
                ',' | ':' | '、' | '(' | ')' | '–' | '—' | '…' => words.pause = true,
                '-' if !inside => words.pause = true,
                _ => {}
            }
        }
    }
    words.end_run();
    words.done
}

#[derive(Default)]
struct Words {
    done: Vec<Word>,
    run: String,
    pause: bool,
}

impl Words {
    fn push(&mut self, text: String, unspaced: bool) {
        self.done.push(Word { text, unspaced, pause: std::mem::take(&mut self.pause) });
    }

    fn end_run(&mut self) {
        if !self.run.is_empty() {
            let text = fold(&std::mem::take(&mut self.run));
            self.push(text, false);
        }
    }

    fn end_sentence(&mut self) {
        if self.done.last().is_some_and(|word| !word.is_break()) {
            self.push(String::new(), false);
        }
    }
}

/// Lower case, without the diacritics of Latin, Greek and Cyrillic letters, special letters spelled out.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut base = '\0';
    for c in text.nfkc().flat_map(char::to_lowercase).nfd() {
        if unicode_normalization::char::is_combining_mark(c) {
            // The breve of й makes another letter, not an accent; kana keep their marks.
            let accent =
                base.is_ascii_alphabetic() || (matches!(base, '\u{370}'..='\u{52f}') && c != '\u{306}');
            if !accent {
                folded.push(c);
            }
            continue;
        }
        base = c;
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' => folded.push('d'),
            'ı' => folded.push('i'),
            other => folded.push(other),
        }
    }
    folded.nfc().collect()
}

/// The choice, from 0, that a reply picks by its number, bare or with little around it.
pub fn picked(reply: &str) -> Option<usize> {
    let short = reply.chars().count() <= 6;
    let number: usize = fold(reply).trim_matches(|c: char| !c.is_numeric()).parse().ok().filter(|_| short)?;
    number.checked_sub(1)
}

/// A reply without the marks around it, folded.
pub fn bare(reply: &str) -> String {
    fold(reply).trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// Whether the character belongs to a script that writes words without spaces (Han and kana).
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_sentences_separated() {
        for (text, expected) in [
            ("Kan jag ta över EA-avtalet?", "kan jag ta over ea avtalet /"),
            ("L’abonnement Azure. Déjà pris!", "l abonnement azure / deja pris /"),
            ("Ещё вопрос: чей Office 365", "еще вопрос чей office 365"),
            ("EAで契約。ガ", "ea で 契 約 / ガ"),
            ("Größe, Straße; ＡＺＵＲＥ", "grosse strasse / azure"),
            ("v. 3.5 of the U.S. cloud", "v / 3 5 of the u s / cloud"),
        ] {
            let found: Vec<String> = words(text)
                .into_iter()
                .map(|word| if word.is_break() { "/".into() } else { word.text })
                .collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn letters_that_are_no_accents_stay() {
        assert_eq!(fold("Мой ガイド ё"), "мой ガイド е");
    }
}
