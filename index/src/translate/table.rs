//! A locale's lexicon as bytes that are used where they lie, in memory or mapped from a file.
//!
//! Little-endian numbers: how many source terms, target terms, translations and forms there are (`u32`
//! each); the translations before which each source term's begin, and their count in the end (`u32`); the
//! translations, target (`u32`) and probability (`u16`, 65535 is 1); the sections that have each source term (`u32`); the
//! source term of each form (`u32`); where each source term, each target term and each form's surface ends in the text
//! (`u32`); the text. Source terms and forms are sorted.

use tantivy::directory::OwnedBytes;

use super::lexicon::{Lexicon, Term};

const NUMBER: usize = size_of::<u32>();
const TRANSLATION: usize = NUMBER + size_of::<u16>();
const HEADER: usize = 4 * NUMBER;

/// Where a term of one language leads in the pivot, and how usual it is.
#[derive(Clone)]
pub(crate) struct Translations {
    bytes: OwnedBytes,
    sources: usize,
    targets: usize,
    translations: usize,
    forms: usize,
}

impl Translations {
    /// Translations from bytes that [`encode`] made; none where they are not of that form.
    pub fn open(bytes: OwnedBytes) -> Option<Translations> {
        let [sources, targets, translations, forms] = [0, 1, 2, 3].map(|at| number(&bytes, at * NUMBER));
        let opened = Translations {
            sources: sources? as usize,
            targets: targets? as usize,
            translations: translations? as usize,
            forms: forms? as usize,
            bytes,
        };
        (opened.text() <= opened.bytes.len()).then_some(opened)
    }

    /// Every term, in order, with the sections that have it and its translations.
    pub fn rows(&self) -> impl Iterator<Item = (&str, u32, impl Iterator<Item = (&str, f32)>)> {
        (0..self.sources)
            .filter_map(|at| Some((self.term(at)?, self.sections_of(at), self.translations_of(Some(at)))))
    }

    /// The pivot's terms for a term, with probabilities, likeliest first.
    pub fn of(&self, term: &str) -> impl Iterator<Item = (&str, f32)> {
        self.translations_of(self.find(term))
    }

    /// Sections that have a term, of those read.
    pub fn usage(&self, term: &str) -> u32 {
        self.find(term).map_or(0, |at| self.sections_of(at))
    }

    /// The terms that words written like this one, case and diacritics aside, are listed under, beside the one that the
    /// analyzer gives.
    pub fn terms_of_surface(&self, surface: &str) -> impl Iterator<Item = &str> {
        let forms = self.sources + self.targets;
        let from = self.first(forms, forms + self.forms, surface);
        (from..forms + self.forms).take_while(move |&at| self.term(at) == Some(surface)).filter_map(
            move |at| {
                let number = number(&self.bytes, self.form_terms() + (at - forms) * NUMBER)?;
                self.term(number as usize)
            },
        )
    }

    /// The terms that begin with a letter, with the sections that have them.
    pub fn beginning_with(&self, letter: char) -> impl Iterator<Item = (&str, u32)> {
        let from = self.first(0, self.sources, letter.encode_utf8(&mut [0; 4]));
        (from..self.sources)
            .map_while(move |at| self.term(at).filter(|term| term.starts_with(letter)).map(|term| (at, term)))
            .map(|(at, term)| (term, self.sections_of(at)))
    }

    fn sections_of(&self, source: usize) -> u32 {
        number(&self.bytes, self.usages() + source * NUMBER).unwrap_or(0)
    }

    /// The translations of the source term with a number.
    fn translations_of(&self, source: Option<usize>) -> impl Iterator<Item = (&str, f32)> {
        let first = |at: usize| number(&self.bytes, HEADER + at * NUMBER).unwrap_or(0) as usize;
        let range = source.map_or(0..0, |at| first(at)..first(at + 1).min(self.translations));
        range.filter_map(|at| {
            let at = HEADER + (1 + self.sources) * NUMBER + at * TRANSLATION;
            let target = number(&self.bytes, at)? as usize;
            let probability = self.bytes.get(at + NUMBER..at + TRANSLATION)?;
            let probability = u16::from_le_bytes(probability.try_into().ok()?);
            Some((self.term(self.sources + target)?, f32::from(probability) / f32::from(u16::MAX)))
        })
    }

    /// The number of a source term.
    fn find(&self, term: &str) -> Option<usize> {
        let at = self.first(0, self.sources, term);
        (at < self.sources && self.term(at) == Some(term)).then_some(at)
    }

    /// The first of a sorted run of texts that is not before another.
    fn first(&self, mut low: usize, mut high: usize, text: &str) -> usize {
        while low < high {
            let middle = low.midpoint(high);
            if self.term(middle).is_some_and(|term| term < text) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// A text: source terms, then target terms, then the surfaces of forms.
    fn term(&self, at: usize) -> Option<&str> {
        let end = |at: usize| number(&self.bytes, self.ends() + at * NUMBER);
        let start = if at == 0 { 0 } else { end(at - 1)? };
        let text = self.text();
        std::str::from_utf8(self.bytes.get(text + start as usize..text + end(at)? as usize)?).ok()
    }

    fn usages(&self) -> usize {
        HEADER + (1 + self.sources) * NUMBER + self.translations * TRANSLATION
    }

    fn form_terms(&self) -> usize {
        self.usages() + self.sources * NUMBER
    }

    fn ends(&self) -> usize {
        self.form_terms() + self.forms * NUMBER
    }

    fn text(&self) -> usize {
        self.ends() + (self.sources + self.targets + self.forms) * NUMBER
    }
}

/// The bytes for a lexicon.
pub(crate) fn encode(lexicon: &Lexicon) -> Vec<u8> {
    let Lexicon { targets, terms, forms } = lexicon;
    let translations = || terms.iter().flat_map(|term: &Term| &term.translations);
    let mut used: Vec<u32> = translations().map(|(target, _)| *target).collect();
    used.sort_unstable();
    used.dedup();

    let mut bytes = Vec::new();
    let push = |bytes: &mut Vec<u8>, number: usize| bytes.extend((number as u32).to_le_bytes());
    [terms.len(), used.len(), translations().count(), forms.len()]
        .into_iter()
        .for_each(|count| push(&mut bytes, count));
    let mut first = 0;
    for term in terms {
        push(&mut bytes, first);
        first += term.translations.len();
    }
    push(&mut bytes, first);
    for (target, probability) in translations() {
        push(&mut bytes, used.partition_point(|other| other < target));
        bytes.extend(((probability * f32::from(u16::MAX)) as u16).to_le_bytes());
    }
    terms.iter().for_each(|term| push(&mut bytes, term.sections as usize));
    forms.iter().for_each(|(_, term)| push(&mut bytes, *term as usize));
    let texts = || {
        let sources = terms.iter().map(|term| &term.text);
        let targets = used.iter().map(|&target| &targets[target as usize]);
        sources.chain(targets).chain(forms.iter().map(|(surface, _)| surface))
    };
    let mut end = 0;
    for text in texts() {
        end += text.len();
        push(&mut bytes, end);
    }
    texts().for_each(|text| bytes.extend(text.as_bytes()));
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
        let term = |text: &str, sections, translations: &[(u32, f32)]| Term {
            text: text.to_owned(),
            sections,
            translations: translations.to_vec(),
        };
        encode(&Lexicon {
            targets: ["fee", "and", "quay"].map(str::to_owned).to_vec(),
            terms: vec![
                term("avgift", 5, &[(0, 1.0)]),
                term("kaj", 3, &[(2, 0.75), (0, 0.25)]),
                term("och", 9, &[]),
            ],
            forms: vec![("avgifter".into(), 0), ("kajen".into(), 1), ("kajer".into(), 1)],
        })
    }

    fn table() -> Translations {
        Translations::open(OwnedBytes::new(example())).expect("a table")
    }

    #[test]
    fn translations_are_found_with_their_probability() {
        let table = table();
        let of = |term| table.of(term).map(|(to, p)| (to, (p * 100.0).round())).collect::<Vec<_>>();
        assert_eq!(of("kaj"), [("quay", 75.0), ("fee", 25.0)]);
        assert_eq!(of("avgift"), [("fee", 100.0)]);
        assert!(of("och").is_empty() && of("").is_empty() && of("zz").is_empty());
        let rows: Vec<_> = table.rows().map(|(term, sections, _)| (term, sections)).collect();
        assert_eq!(rows, [("avgift", 5), ("kaj", 3), ("och", 9)]);
    }

    #[test]
    fn words_are_known_by_surface_usage_and_first_letter() {
        let table = table();
        assert_eq!(table.terms_of_surface("kajer").collect::<Vec<_>>(), ["kaj"]);
        assert!(
            table.terms_of_surface("kaje").next().is_none() && table.terms_of_surface("z").next().is_none()
        );
        assert_eq!((table.usage("och"), table.usage("oc")), (9, 0));
        assert_eq!(table.beginning_with('k').collect::<Vec<_>>(), [("kaj", 3)]);
        assert!(table.beginning_with('b').next().is_none());
    }

    #[test]
    fn bytes_cut_off_or_of_another_form_are_no_table_or_an_empty_one() {
        let bytes = example();
        for end in 0..bytes.len() {
            if let Some(table) = Translations::open(OwnedBytes::new(bytes[..end].to_vec())) {
                table.of("kaj").chain(table.of("avgift")).for_each(drop);
                table.terms_of_surface("kajen").for_each(drop);
                table.beginning_with('k').for_each(drop);
            }
        }
        assert!(Translations::open(OwnedBytes::new(vec![0xff; 64])).is_none());
    }
}
