//! Words of the pivot for each other: what a term is translated to, translated back.
//!
//! Two terms that another language says by one word are near in meaning. How likely a term of another language is, given
//! one of the pivot, follows from the tables the other way by Bayes' rule, its own likelihood being its share of sections.

use rustc_hash::FxHashMap;

use super::Translations;

/// The pivot's terms, and for each the terms it leads to with probabilities.
pub(super) fn learn(ways: &[&Translations]) -> (Vec<String>, Vec<Vec<(u32, f32)>>) {
    let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
    let mut terms: Vec<&str> = Vec::new();
    let mut sums: Vec<FxHashMap<u32, f32>> = Vec::new();
    let mut reached: Vec<u32> = Vec::new();
    for way in ways {
        // By term of the pivot: the terms of the other language that lead to it, with how likely both are together.
        let mut from: Vec<Vec<(u32, f32)>> = vec![Vec::new(); terms.len()];
        let mut rows: Vec<Vec<(u32, f32)>> = Vec::new();
        for (_, sections, row) in way.rows() {
            let frequency = sections as f32;
            let row: Vec<(u32, f32)> = row
                .map(|(target, probability)| {
                    let number = *numbers.entry(target).or_insert_with(|| {
                        terms.push(target);
                        (terms.len() - 1) as u32
                    });
                    (number, probability)
                })
                .collect();
            from.resize(terms.len(), Vec::new());
            for &(target, probability) in &row {
                from[target as usize].push((rows.len() as u32, probability * frequency));
            }
            rows.push(row);
        }
        sums.resize_with(terms.len(), FxHashMap::default);
        reached.resize(terms.len(), 0);
        for (term, sources) in from.iter().enumerate() {
            let all: f32 = sources.iter().map(|(_, joint)| joint).sum();
            if all <= 0.0 {
                continue;
            }
            reached[term] += 1;
            for &(source, joint) in sources {
                for &(target, probability) in &rows[source as usize] {
                    *sums[term].entry(target).or_default() += joint / all * probability;
                }
            }
        }
    }
    let learned = sums.into_iter().zip(&reached).map(|(sums, &reached)| {
        sums.into_iter().map(|(target, sum)| (target, sum / reached.max(1) as f32)).collect()
    });
    let learned = learned.collect();
    (terms.into_iter().map(str::to_owned).collect(), learned)
}

#[cfg(test)]
mod tests {
    use tantivy::directory::OwnedBytes;

    use super::*;
    use crate::translate::{Lexicon, Term, encode};

    #[test]
    fn words_that_another_language_says_by_one_word_lead_to_each_other() {
        let term = |text: &str, translations: &[(u32, f32)]| Term {
            text: text.to_owned(),
            sections: 3,
            translations: translations.to_vec(),
        };
        let table = encode(&Lexicon {
            targets: ["charge", "fee", "quay"].map(str::to_owned).to_vec(),
            terms: vec![term("avgift", &[(0, 0.5), (1, 0.5)]), term("kaj", &[(2, 1.0)])],
            ..Lexicon::default()
        });
        let table = Translations::open(OwnedBytes::new(table)).expect("a table");
        let (terms, rows) = learn(&[&table]);
        let of = |term: &str| {
            let at = terms.iter().position(|other| other == term).expect("the term");
            let mut row: Vec<&str> = rows[at].iter().map(|(to, _)| terms[*to as usize].as_str()).collect();
            row.sort_unstable();
            row
        };
        assert_eq!(of("fee"), ["charge", "fee"]);
        assert_eq!(of("quay"), ["quay"]);
    }
}
