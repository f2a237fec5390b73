//! A locale's translations as bytes that are used where they lie, in memory or mapped from a file.
//!
//! Little-endian numbers: how many source terms, target terms and translations there are (`u32` each); the translations
//! before which each source term's begin, and their count in the end (`u32`); the translations, target (`u32`) and probability
//! (`u16`, 65535 is 1); where each source term ends, then where each target term ends, in the text (`u32`); the text. Source
//! terms are sorted.

use tantivy::directory::OwnedBytes;

/// Translations kept a term.
const MOST: usize = 8;

/// Less likely ones are not kept.
const LEAST: f32 = 0.04;

const NUMBER: usize = size_of::<u32>();
const TRANSLATION: usize = NUMBER + size_of::<u16>();

/// Where a term of one language leads in the pivot.
#[derive(Clone)]
pub(crate) struct Translations {
    bytes: OwnedBytes,
    sources: usize,
    targets: usize,
    translations: usize,
}

impl Translations {
    /// Translations from bytes that [`encode`] made; none where they are not of that form.
    pub fn open(bytes: OwnedBytes) -> Option<Translations> {
        let [sources, targets, translations] = [0, 1, 2].map(|at| number(&bytes, at * NUMBER));
        let opened = Translations {
            sources: sources? as usize,
            targets: targets? as usize,
            translations: translations? as usize,
            bytes,
        };
        (opened.text() <= opened.bytes.len()).then_some(opened)
    }

    /// Every term, in order, with its translations.
    pub fn rows(&self) -> impl Iterator<Item = (&str, impl Iterator<Item = (&str, f32)>)> {
        (0..self.sources).filter_map(|at| {
            let term = std::str::from_utf8(self.term(at)?).ok()?;
            Some((term, self.row(Some(at))))
        })
    }

    /// The pivot's terms for a term, with probabilities, likeliest first.
    pub fn of(&self, term: &str) -> impl Iterator<Item = (&str, f32)> {
        self.row(self.find(term))
    }

    /// The translations of the source term with a number.
    fn row(&self, source: Option<usize>) -> impl Iterator<Item = (&str, f32)> {
        let first = |at: usize| number(&self.bytes, (3 + at) * NUMBER).unwrap_or(0) as usize;
        let range = source.map_or(0..0, |at| first(at)..first(at + 1).min(self.translations));
        range.filter_map(|at| {
            let at = (4 + self.sources) * NUMBER + at * TRANSLATION;
            let target = number(&self.bytes, at)? as usize;
            let probability = self.bytes.get(at + NUMBER..at + TRANSLATION)?;
            let probability = u16::from_le_bytes(probability.try_into().ok()?);
            let target = std::str::from_utf8(self.term(self.sources + target)?).ok()?;
            Some((target, f32::from(probability) / f32::from(u16::MAX)))
        })
    }

    /// The number of a source term.
    fn find(&self, term: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.sources);
        while low < high {
            let middle = low.midpoint(high);
            match self.term(middle)?.cmp(term.as_bytes()) {
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// A term, those of the pivot counted after those of the source.
    fn term(&self, at: usize) -> Option<&[u8]> {
        let end = |at: usize| number(&self.bytes, self.ends() + at * NUMBER);
        let start = if at == 0 { 0 } else { end(at - 1)? };
        let text = self.text();
        self.bytes.get(text + start as usize..text + end(at)? as usize)
    }

    fn ends(&self) -> usize {
        (4 + self.sources) * NUMBER + self.translations * TRANSLATION
    }

    fn text(&self) -> usize {
        self.ends() + (self.sources + self.targets) * NUMBER
    }
}

/// The bytes for what was learned: for each source term the pivot's terms with probabilities, likeliest first.
pub(super) fn encode(sources: &[String], targets: &[String], learned: &[Vec<(u32, f32)>]) -> Vec<u8> {
    let kept = |source: usize| {
        let kept = learned[source].iter().take(MOST).take_while(|(_, probability)| *probability >= LEAST);
        kept.copied().collect::<Vec<_>>()
    };
    let mut order: Vec<usize> = (0..sources.len()).filter(|&source| !kept(source).is_empty()).collect();
    order.sort_by(|&a, &b| sources[a].cmp(&sources[b]));
    let rows: Vec<Vec<(u32, f32)>> = order.iter().map(|&source| kept(source)).collect();
    let mut used: Vec<u32> = rows.iter().flatten().map(|(target, _)| *target).collect();
    used.sort_unstable();
    used.dedup();
    let translations: usize = rows.iter().map(Vec::len).sum();

    let mut bytes = Vec::new();
    let push = |bytes: &mut Vec<u8>, number: usize| bytes.extend((number as u32).to_le_bytes());
    [order.len(), used.len(), translations].into_iter().for_each(|count| push(&mut bytes, count));
    let mut first = 0;
    for row in &rows {
        push(&mut bytes, first);
        first += row.len();
    }
    push(&mut bytes, first);
    for (target, probability) in rows.iter().flatten() {
        push(&mut bytes, used.partition_point(|other| other < target));
        bytes.extend(((probability * f32::from(u16::MAX)) as u16).to_le_bytes());
    }
    let texts = order.iter().map(|&source| &sources[source]);
    let texts: Vec<&String> = texts.chain(used.iter().map(|&target| &targets[target as usize])).collect();
    let mut end = 0;
    for text in &texts {
        end += text.len();
        push(&mut bytes, end);
    }
    texts.iter().for_each(|text| bytes.extend(text.as_bytes()));
    bytes
}

/// The number at a place; none behind the end.
fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + NUMBER)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Vec<u8> {
        let terms = |terms: &[&str]| terms.iter().map(|term| term.to_string()).collect::<Vec<_>>();
        let learned = [vec![(2, 0.75), (0, 0.25)], vec![], vec![(0, 1.0), (1, LEAST / 2.0)]];
        encode(&terms(&["kaj", "och", "avgift"]), &terms(&["fee", "and", "quay"]), &learned)
    }

    #[test]
    fn likely_translations_are_kept_with_their_probability() {
        let table = Translations::open(OwnedBytes::new(example())).expect("a table");
        let of = |term| table.of(term).map(|(to, p)| (to, (p * 100.0).round())).collect::<Vec<_>>();
        assert_eq!(of("kaj"), [("quay", 75.0), ("fee", 25.0)]);
        assert_eq!(of("avgift"), [("fee", 100.0)]);
        assert!(of("och").is_empty() && of("").is_empty() && of("zz").is_empty());
        assert_eq!(table.rows().map(|(term, _)| term).collect::<Vec<_>>(), ["avgift", "kaj"]);
    }

    #[test]
    fn bytes_cut_off_or_of_another_form_are_no_table_or_an_empty_one() {
        let bytes = example();
        for end in 0..bytes.len() {
            if let Some(table) = Translations::open(OwnedBytes::new(bytes[..end].to_vec())) {
                table.of("kaj").chain(table.of("avgift")).for_each(drop);
            }
        }
        assert!(Translations::open(OwnedBytes::new(vec![0xff; 64])).is_none());
    }
}
