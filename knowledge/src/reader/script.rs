//! Scripts, as far as telling languages apart needs them.

use crate::Locale;

/// A script or a group of scripts that languages share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    Greek,
    Hebrew,
    Arabic,
    Devanagari,
    Thai,
    Hangul,
    /// Chinese characters and Japanese syllables.
    Han,
    Other,
}

const ALL: [Script; 10] = [
    Script::Latin,
    Script::Cyrillic,
    Script::Greek,
    Script::Hebrew,
    Script::Arabic,
    Script::Devanagari,
    Script::Thai,
    Script::Hangul,
    Script::Han,
    Script::Other,
];

impl Script {
    /// The script of a letter, by its Unicode block.
    pub fn of(letter: char) -> Script {
        match u32::from(letter) {
            0x0000..=0x024f | 0x1e00..=0x1eff | 0xff21..=0xff5a => Script::Latin,
            0x0370..=0x03ff | 0x1f00..=0x1fff => Script::Greek,
            0x0400..=0x052f => Script::Cyrillic,
            0x0590..=0x05ff => Script::Hebrew,
            0x0600..=0x06ff | 0x0750..=0x077f => Script::Arabic,
            0x0900..=0x097f => Script::Devanagari,
            0x0e00..=0x0e7f => Script::Thai,
            0x1100..=0x11ff | 0x3130..=0x318f | 0xac00..=0xd7af => Script::Hangul,
            0x3005..=0x30ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0xff66..=0xff9f => {
                Script::Han
            }
            _ => Script::Other,
        }
    }

    /// The script a locale is written in.
    pub fn of_locale(locale: &Locale) -> Script {
        match locale.language() {
            "ru" | "uk" | "be" | "bg" | "mk" | "kk" | "ky" | "mn" | "tg" => Script::Cyrillic,
            "sr" if locale.id().script.is_some_and(|script| script.as_str() == "Cyrl") => Script::Cyrillic,
            "el" => Script::Greek,
            "he" | "yi" => Script::Hebrew,
            "ar" | "fa" | "ur" => Script::Arabic,
            "hi" | "mr" | "ne" => Script::Devanagari,
            "th" => Script::Thai,
            "ko" => Script::Hangul,
            "ja" | "zh" => Script::Han,
            _ => Script::Latin,
        }
    }

    /// The script most of a text's letters are in, with their number and share; none without letters.
    pub fn prevailing(text: &str) -> Option<(Script, usize, f64)> {
        let mut counts = [0_usize; ALL.len()];
        for letter in text.chars().filter(|char| char.is_alphabetic()) {
            counts[Script::of(letter) as usize] += 1;
        }
        let total: usize = counts.iter().sum();
        let script = ALL.into_iter().max_by_key(|script| counts[*script as usize])?;
        let letters = counts[script as usize];
        // Counts of letters in a text are far below what a float holds exactly.
        (total > 0).then(|| (script, letters, letters as f64 / total as f64))
    }

    /// How many letters of this script a text has.
    pub fn letters(text: &str, script: Script) -> usize {
        text.chars().filter(|char| char.is_alphabetic() && Script::of(*char) == script).count()
    }
}
