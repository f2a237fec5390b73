//! What of a section answers a question: the sentences, list items or table rows that fit it best, each whole.

use std::ops::Range;

use lotse_knowledge::{Block, BlockKind, Locale};
use unicode_segmentation::UnicodeSegmentation;

use crate::{
    Passage,
    find::terms::QueryTerm,
    words::{Analyzer, WordKind},
};

/// What a quote that fills the room costs, as a share of the question's weight: more text must say more.
const LENGTH_COST: f32 = 0.35;

/// The best part of a passage in at most `limit` characters; none where nothing whole fits.
pub(crate) fn quote(
    analyzer: &Analyzer,
    terms: &[QueryTerm],
    passage: &Passage,
    limit: usize,
) -> Option<String> {
    let text = Text::new(&passage.section.blocks, &passage.document.locale, limit);
    let range = match text.best(analyzer, terms) {
        Some(range) => text.completed(range),
        None => text.opening()?,
    };
    Some(text.join(range))
}

/// A section's text in the smallest stretches that may be quoted.
struct Text<'s> {
    units: Vec<Unit<'s>>,
    /// Characters of all units before each, markers included, and of all in the end.
    lengths: Vec<usize>,
    /// What stands between two sentences.
    space: &'static str,
    limit: usize,
}

/// A sentence, list item or table row.
#[derive(Clone, Copy)]
struct Unit<'s> {
    text: &'s str,
    /// The number of its line: a quote has line feeds where the section has.
    line: usize,
    kind: &'s BlockKind,
}

impl<'s> Text<'s> {
    fn new(blocks: &'s [Block], locale: &Locale, limit: usize) -> Self {
        let mut units = Vec::new();
        let mut line = 0;
        for block in blocks {
            let whole = match block.kind {
                BlockKind::Image | BlockKind::Row { header: true, .. } => continue,
                BlockKind::Item { .. } | BlockKind::Row { .. } | BlockKind::Code => {
                    block.text.chars().count() <= limit
                }
                _ => false,
            };
            let lines = if whole { vec![block.text.as_str()] } else { block.text.lines().collect() };
            for text in lines {
                line += 1;
                let parts = if whole { vec![text] } else { sentences(text) };
                let parts = parts.into_iter().map(str::trim).filter(|part| !part.is_empty());
                units.extend(parts.map(|text| Unit { text, line, kind: &block.kind }));
            }
        }
        let mut lengths = vec![0];
        for unit in &units {
            lengths.push(lengths[lengths.len() - 1] + unit.text.chars().count() + unit.marker().len());
        }
        Text { units, lengths, space: if locale.is_unspaced() { "" } else { " " }, limit }
    }

    /// The stretch that has most of the question in little text; none where no unit has a word of it.
    fn best(&self, analyzer: &Analyzer, terms: &[QueryTerm]) -> Option<Range<usize>> {
        let found: Vec<Vec<usize>> =
            self.units.iter().map(|unit| occurring(analyzer, terms, unit.text)).collect();
        let all: f32 = terms.iter().map(weight).sum();
        let mut best: Option<(f32, Range<usize>)> = None;
        for start in 0..self.units.len() {
            let mut seen = vec![false; terms.len()];
            let mut gained = 0.0;
            for end in start + 1..=self.units.len() {
                let length = self.length(start..end);
                if length > self.limit {
                    break;
                }
                for &term in &found[end - 1] {
                    if !std::mem::replace(&mut seen[term], true) {
                        gained += weight(&terms[term]);
                    }
                }
                let score = gained - LENGTH_COST * all * length as f32 / self.limit as f32;
                if gained > 0.0 && best.as_ref().is_none_or(|(most, _)| score > *most) {
                    best = Some((score, start..end));
                }
            }
        }
        best.map(|(_, range)| range)
    }

    /// The stretch with the rest of its list and the sentence that leads into the list, as far as there is room; one
    /// sentence alone, with those that follow in its line.
    fn completed(&self, range: Range<usize>) -> Range<usize> {
        let mut range = range;
        let in_list = |at: usize| self.units.get(at).is_some_and(Unit::is_item);
        if range.clone().any(in_list) {
            while in_list(range.end) && self.fits(range.start..range.end + 1) {
                range.end += 1;
            }
            while range.start > 0 && in_list(range.start - 1) && self.fits(range.start - 1..range.end) {
                range.start -= 1;
            }
            if range.start > 0 && self.leads_in(range.start - 1) && self.fits(range.start - 1..range.end) {
                range.start -= 1;
            }
        } else if self.leads_in(range.end - 1) {
            while in_list(range.end) && self.fits(range.start..range.end + 1) {
                range.end += 1;
            }
        } else {
            let line = self.units[range.end - 1].line;
            let goes_on = |at: usize| self.units.get(at).is_some_and(|unit| unit.line == line);
            while goes_on(range.end) && self.fits(range.start..range.end + 1) {
                range.end += 1;
            }
        }
        range
    }

    /// The section's first line, for a question that shares no word with it.
    fn opening(&self) -> Option<Range<usize>> {
        let first = (0..self.units.len()).find(|&at| self.fits(at..at + 1))?;
        Some(self.completed(first..first + 1))
    }

    fn leads_in(&self, at: usize) -> bool {
        let unit = &self.units[at];
        !unit.is_item()
            && unit.text.ends_with([':', '：'])
            && self.units.get(at + 1).is_some_and(Unit::is_item)
    }

    fn fits(&self, range: Range<usize>) -> bool {
        self.length(range) <= self.limit
    }

    /// Characters of a stretch as it will be quoted.
    fn length(&self, range: Range<usize>) -> usize {
        let separators = range.len().saturating_sub(1);
        self.lengths[range.end] - self.lengths[range.start] + separators
    }

    fn join(&self, range: Range<usize>) -> String {
        let mut quote = String::new();
        let mut last: Option<&Unit<'_>> = None;
        for unit in &self.units[range] {
            match last {
                Some(last) if last.line == unit.line => quote.push_str(self.space),
                Some(_) => quote.push('\n'),
                None => {}
            }
            if last.is_none_or(|last| last.line != unit.line) {
                quote.push_str(&unit.marker());
            }
            quote.push_str(unit.text);
            last = Some(unit);
        }
        quote
    }
}

impl Unit<'_> {
    fn is_item(&self) -> bool {
        matches!(self.kind, BlockKind::Item { .. })
    }

    /// What shows in a quote that it is a list's item.
    fn marker(&self) -> String {
        match self.kind {
            BlockKind::Item { depth, number } => {
                let indent = "  ".repeat(usize::from(*depth));
                match number {
                    Some(number) => format!("{indent}{number}. "),
                    None => format!("{indent}- "),
                }
            }
            _ => String::new(),
        }
    }
}

/// A line's sentences by Unicode's rules (UAX 29); what starts in lower case or with a digit goes on with the sentence
/// before it (`e.g. this`, `No. 5`).
fn sentences(line: &str) -> Vec<&str> {
    // Finding bounds by Unicode's rules costs more than all the rest of quoting: most lines are one sentence.
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟');
    if !line.trim_end_matches(ends).contains(ends) {
        return vec![line];
    }
    let mut sentences: Vec<&str> = Vec::new();
    let mut start = 0;
    for (at, sentence) in line.split_sentence_bound_indices() {
        let goes_on = sentence.starts_with(|first: char| first.is_lowercase() || first.is_ascii_digit());
        if at > start && !goes_on {
            sentences.push(&line[start..at]);
            start = at;
        }
    }
    sentences.push(&line[start..]);
    sentences
}

/// Which terms of the question a text has.
fn occurring(analyzer: &Analyzer, terms: &[QueryTerm], text: &str) -> Vec<usize> {
    let mut occurring = Vec::new();
    analyzer.words(text, |word| {
        let same = |term: &QueryTerm| {
            term.surface == word.surface || term.forms.iter().any(|form| form.term == word.term)
        };
        if let Some(at) = terms.iter().position(same) {
            occurring.push(at);
        }
    });
    occurring
}

fn weight(term: &QueryTerm) -> f32 {
    match term.kind {
        _ if term.frequency == 0 => 0.0,
        WordKind::Pair | WordKind::Derived => term.weight / 2.0,
        WordKind::Plain | WordKind::Name => term.weight,
    }
}
