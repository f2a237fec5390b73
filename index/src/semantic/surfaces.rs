//! Whole words for terms: an encoder was taught with words, and the tables of translations know stems.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::words::{Analyzer, WordKind};

/// The most usual surface of each term that is not a word itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Surfaces(BTreeMap<String, String>);

impl Surfaces {
    /// The word that stands for a term.
    pub fn of<'s>(&'s self, term: &'s str) -> &'s str {
        self.0.get(term).map_or(term, String::as_str)
    }
}

/// How often texts have each surface of each term.
#[derive(Default)]
pub(super) struct Counts(FxHashMap<String, FxHashMap<String, u32>>);

impl Counts {
    /// Counts the words of a text.
    pub fn add(&mut self, analyzer: &Analyzer, text: &str) {
        analyzer.words(text, |word| {
            if matches!(word.kind, WordKind::Plain | WordKind::Name) {
                *self.0.entry(word.term).or_default().entry(word.surface).or_default() += 1;
            }
        });
    }

    /// The most usual ones; of those that are equally usual the first in the alphabet.
    pub fn most_usual(self) -> Surfaces {
        let usual = self.0.into_iter().filter_map(|(term, surfaces)| {
            let (_, surface) =
                surfaces.into_iter().map(|(surface, count)| (std::cmp::Reverse(count), surface)).min()?;
            (surface != term).then_some((term, surface))
        });
        Surfaces(usual.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_said_by_its_most_usual_surface() {
        let analyzer = Analyzer::new(&"en".parse().expect("a locale"));
        let mut counts = Counts::default();
        counts.add(
            &analyzer,
            "Subscriptions and a subscription: which subscription? Partners of a partner's partner.",
        );
        let surfaces = counts.most_usual();
        for (term, surface) in [("subscript", "subscription"), ("partner", "partner"), ("unknown", "unknown")]
        {
            assert_eq!(surfaces.of(term), surface);
        }
    }
}
