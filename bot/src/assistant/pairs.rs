//! Facts of one of several cases: "Azure under EA and Office 365 from another CSP partner".

use lotse_knowledge::{FactName, FactValue, Facts, Rulebook};

use super::words::Word;
use crate::locales::{Found, Named};

/// What a question says of one of the cases that it is about, and not of the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    case: (FactName, FactValue),
    /// What is said of it.
    pub facts: Facts,
}

impl Pair {
    /// Whether it is about the case in which a fact has this value.
    pub fn is_of(&self, fact: &FactName, value: &FactValue) -> bool {
        (&self.case.0, &self.case.1) == (fact, value)
    }
}

/// A value where it is named.
struct Mention<'a> {
    fact: &'a FactName,
    value: &'a FactValue,
    start: usize,
    end: usize,
}

/// The pairs that a text makes plain: two cases and two values of another fact, in turns, each pair in one sentence. Of
/// anything else it is not known what belongs to what.
pub fn pairs(found: &[Found<'_>], words: &[Word], said: &Facts, rulebook: &Rulebook) -> Vec<Pair> {
    let two = |fact: &FactName| said.get(fact).is_some_and(|values| values.len() == 2);
    let mut pairs = Vec::new();
    for (case, _) in said.iter().filter(|(fact, _)| rulebook.may_be_several(fact) && two(fact)) {
        for (other, _) in said.iter().filter(|(fact, _)| *fact != case && two(fact)) {
            let mentions = mentions(found, said, &[case, other]);
            let [a, b, c, d] = &mentions[..] else { continue };
            let in_turns = a.fact == c.fact && b.fact == d.fact && a.fact != b.fact;
            let differ = a.value != c.value && b.value != d.value;
            let apart = |a: &Mention<'_>, b: &Mention<'_>| {
                words.get(a.end..b.start).is_some_and(|between| between.iter().any(Word::is_break))
            };
            if !in_turns || !differ || apart(a, b) || apart(c, d) {
                continue;
            }
            for (one, other) in [(a, b), (c, d)] {
                let (case, said) = if one.fact == case { (one, other) } else { (other, one) };
                let mut facts = Facts::new();
                facts.set(said.fact.clone(), [said.value.clone()]);
                pairs.push(Pair { case: (case.fact.clone(), case.value.clone()), facts });
            }
        }
    }
    pairs
}

/// Where values of these facts that are said are named, in the order of the text; what is named twice in one place is
/// named once.
fn mentions<'a>(found: &'a [Found<'a>], said: &Facts, facts: &[&FactName]) -> Vec<Mention<'a>> {
    let mut mentions: Vec<Mention<'a>> = Vec::new();
    for hit in found {
        let Named::Value(fact, value) = hit.named else { continue };
        if facts.contains(&fact) && said.get(fact).is_some_and(|values| values.contains(value)) {
            mentions.push(Mention { fact, value, start: hit.start, end: hit.end });
        }
    }
    mentions.sort_by_key(|mention| (mention.start, mention.end));
    mentions.dedup_by(|next, before| {
        let same = (next.fact, next.value) == (before.fact, before.value) && next.start <= before.end;
        if same {
            before.end = before.end.max(next.end);
        }
        same
    });
    mentions
}
