//! A locale: a BCP 47 language identifier, printed as Microsoft Learn prints it (`fr-FR`, `zh-CN`, `en`).

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unic_langid::{LanguageIdentifier, subtags};

/// A language with an optional script and region.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Locale(LanguageIdentifier);

/// The text is not a BCP 47 language identifier.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a locale: write a language with an optional region, such as `fr` or `fr-FR`")]
pub struct InvalidLocale(pub String);

impl Locale {
    /// The language subtag alone, as text: `fr` of `fr-FR`.
    pub fn language(&self) -> &str {
        self.0.language.as_str()
    }

    /// The region subtag, if the locale names one: `FR` of `fr-FR`.
    pub fn region(&self) -> Option<&str> {
        self.0.region.as_ref().map(subtags::Region::as_str)
    }

    /// Whether two locales are written in the same language. Chinese differs by script: `zh-CN` and `zh-SG` are the
    /// same, `zh-TW` is another.
    pub fn same_language(&self, other: &Locale) -> bool {
        self.language() == other.language() && self.is_traditional_chinese() == other.is_traditional_chinese()
    }

    /// Whether this is Chinese in the traditional script, by its script subtag or by a region that writes it.
    pub fn is_traditional_chinese(&self) -> bool {
        self.language() == "zh"
            && match self.0.script {
                Some(script) => script.as_str() == "Hant",
                None => matches!(self.region(), Some("TW" | "HK" | "MO")),
            }
    }

    /// Whether words are not separated by spaces in this language.
    pub fn is_unspaced(&self) -> bool {
        matches!(self.language(), "ja" | "zh" | "th" | "lo" | "km" | "my")
    }

    /// The locale's chain of fallbacks, itself first: `fr-CA`, `fr`.
    pub fn chain(&self) -> Vec<Locale> {
        let mut chain = vec![self.clone()];
        if self.0.region.is_some() || self.0.script.is_some() {
            chain.push(Locale(LanguageIdentifier::from_parts(self.0.language, None, None, &[])));
        }
        chain
    }

    /// The underlying language identifier, for libraries that want one.
    pub fn id(&self) -> &LanguageIdentifier {
        &self.0
    }
}

impl FromStr for Locale {
    type Err = InvalidLocale;

    fn from_str(text: &str) -> Result<Self, InvalidLocale> {
        text.trim().parse().map(Locale).map_err(|_| InvalidLocale(text.to_owned()))
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Locale {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Locale {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(text: &str) -> Locale {
        text.parse().expect("a locale")
    }

    #[test]
    fn locales_print_as_learn_prints_them() {
        for (typed, printed) in
            [("fr-fr", "fr-FR"), ("zh_cn", "zh-CN"), ("EN", "en"), ("zh-hant-tw", "zh-Hant-TW")]
        {
            assert_eq!(locale(typed).to_string(), printed);
        }
        assert!("not a locale".parse::<Locale>().is_err());
    }

    #[test]
    fn chinese_scripts_are_two_languages() {
        assert!(locale("zh-CN").same_language(&locale("zh-SG")));
        assert!(!locale("zh-CN").same_language(&locale("zh-TW")));
        assert!(!locale("zh-Hant").same_language(&locale("zh")));
    }

    #[test]
    fn a_chain_ends_with_the_language_alone() {
        assert_eq!(locale("fr-CA").chain(), [locale("fr-CA"), locale("fr")]);
        assert_eq!(locale("fr").chain(), [locale("fr")]);
    }
}
