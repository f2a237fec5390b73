//! Understanding: the language of a question, the facts it states, and the topic it is about.

use std::collections::{BTreeMap, BTreeSet};

use lotse_knowledge::{
    FactName, FactValue, Facts, Locale, Rulebook, TopicName,
    rulebook::{Sign, Topic},
};

use super::{
    conversation::Conversation,
    language,
    pairs::{self, Pair},
    topics::{self, Examples, Ranked, present},
    words::{Word, bare, picked, words},
};
use crate::locales::{Found, Locales, Named};

/// A longer turn is more than a fragment that goes on with what was said before. A word counts two, a character of a
/// script without spaces one.
const LONGEST_FRAGMENT: usize = 28;

/// A denial reaches over so many words to a value that must not be taken for said ("not yet ... ended").
const FAR: usize = 5;

/// What was understood of one turn.
#[derive(Clone, Debug)]
pub struct Understanding {
    /// The language of the text.
    pub language: Locale,
    /// What the conversation is about, as far as a topic of the rulebook fits.
    pub topic: Option<TopicName>,
    /// All facts of the case: said now, or before where this turn goes on with the case.
    pub facts: Facts,
    /// The concepts found in the text.
    pub concepts: BTreeSet<String>,
    /// What the concepts and facts make likely where nothing is known of it.
    pub likely: Facts,
    /// Whether nothing at all was understood.
    pub blank: bool,
    /// Whether the turn is none for the documents: about other vendors, chit-chat, an attempt to instruct.
    pub out_of_scope: bool,
    /// Whether it asks for what the documents never hold.
    pub undocumented: bool,
    /// What is said of one of several cases alone.
    pub pairs: Vec<Pair>,
    /// The topics recognised in this turn, the likeliest first.
    pub ranked: Vec<Ranked>,
    /// Whether the turn is short enough to go on with what was said before.
    pub fragment: bool,
    /// Whether a rule's verdict on it would say the opposite, or nothing.
    pub turned: bool,
    /// What it says to the question that is open, in place of an answer.
    pub instead: Option<Instead>,
}

/// What may be said to a question of ours in place of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instead {
    /// Why it is asked.
    Why,
    /// That it is not known.
    NotKnown,
}

/// Understands a turn of a conversation. `hint` is the locale that the chat client says.
pub fn understand(
    text: &str,
    conversation: &Conversation,
    hint: Option<&Locale>,
    locales: &Locales,
    rulebook: &Rulebook,
    examples: &Examples,
) -> Understanding {
    let words = words(text);
    let language = language::detect(text, &words, locales, conversation.language.as_ref(), hint);
    let found = terms(&words, &language, locales);
    let (mut said, denied) = facts(&found, &words, rulebook);
    let concepts = concepts(&found);
    if let Some((fact, value)) = chosen(text, conversation) {
        said.set(fact, [value]);
    }
    let out_of_scope = rulebook.out_of_scope().iter().any(|sign| present(sign, &concepts, &said));
    // A question that is turned round may state facts, but a verdict on it would say the opposite.
    let turned =
        rulebook.undecided().iter().any(|clause| clause.iter().all(|sign| present(sign, &concepts, &said)));
    if out_of_scope || turned {
        return Understanding {
            language,
            topic: None,
            facts: if out_of_scope { conversation.facts.clone() } else { said },
            concepts,
            likely: Facts::new(),
            blank: false,
            out_of_scope,
            undocumented: false,
            pairs: Vec::new(),
            ranked: Vec::new(),
            fragment: false,
            turned,
            instead: None,
        };
    }
    let ranked = topics::rank(rulebook, examples, &concepts, &rulebook.implied(&said));
    let recognised = ranked.first().map(|ranked| ranked.topic.clone());
    let asked = conversation.asked.as_ref();
    let earlier = conversation.topic.as_ref().and_then(|topic| rulebook.topics().get(topic));
    // A case goes on where a turn without a topic of its own, in a few words or as the reply to what was asked, says
    // something that the topic turns on. A turn with a topic of its own is a new case.
    let reply = asked.is_some_and(|asked| asked.needed && said.get(&asked.fact).is_some());
    let length: usize =
        words.iter().filter(|word| !word.is_break()).map(|word| if word.unspaced { 1 } else { 2 }).sum();
    let fragment = reply || length <= LONGEST_FRAGMENT;
    let taken_back = taken_back(&denied, &conversation.facts);
    let undocumented = rulebook.undocumented().iter().any(|sign| present(sign, &concepts, &said));
    let how = concepts.contains("how");
    let goes_on = recognised.is_none()
        && fragment
        && (reply || !undocumented)
        && !how
        && earlier.is_some_and(|earlier| {
            let presumed = denied.iter().filter(|denied| is_presumed(*denied, earlier)).map(|(fact, _)| fact);
            let taken_back = taken_back.iter().map(|(fact, _)| fact);
            let mut named = said.iter().map(|(fact, _)| fact).chain(taken_back).chain(presumed);
            named.any(|fact| earlier.facts.contains(fact))
        });
    let blank = said.is_empty();
    let pairs = pairs::pairs(&found, &words, &said, rulebook);
    // Only a turn that is mostly that, and states nothing, is no new question and no answer.
    let open = asked.filter(|asked| asked.needed && recognised.is_none() && blank && !goes_on);
    let instead = match open {
        Some(_) if is_mostly(rulebook.asks_why(), &found, &words) => Some(Instead::Why),
        Some(_) if !how && is_mostly(rulebook.not_known(), &found, &words) => Some(Instead::NotKnown),
        _ => None,
    };
    let mut facts = if goes_on {
        let mut all = conversation.facts.clone();
        for (fact, left) in taken_back {
            all.set(fact, left);
        }
        all.update(&said);
        all
    } else {
        said
    };
    let topic = if goes_on { conversation.topic.clone() } else { recognised };
    // What would be presumed, were it not denied, is one of the others.
    for (fact, values) in denied.iter().filter(|(fact, _)| facts.get(fact).is_none()).collect::<Vec<_>>() {
        let of_topic = topic.as_ref().and_then(|topic| rulebook.topics().get(topic));
        if of_topic.is_some_and(|topic| is_presumed((fact, values), topic)) {
            let others = rulebook.facts()[fact].iter().filter(|value| !values.contains(value));
            facts.set(fact.clone(), others.cloned());
        }
    }
    let likely = rulebook.likely(&facts, |concept| concepts.contains(concept));
    Understanding {
        language,
        topic,
        facts,
        concepts,
        likely,
        blank,
        out_of_scope,
        undocumented,
        pairs,
        ranked: if goes_on { Vec::new() } else { ranked },
        fragment,
        turned,
        instead,
    }
}

/// The concepts that a text names, and the facts it states with what follows from them.
pub fn named(
    text: &str,
    language: &Locale,
    locales: &Locales,
    rulebook: &Rulebook,
) -> (BTreeSet<String>, Facts) {
    let words = words(text);
    let found = terms(&words, language, locales);
    (concepts(&found), rulebook.implied(&facts(&found, &words, rulebook).0))
}

/// What the terms of a language and those of all languages find in a text.
fn terms<'l>(words: &[Word], language: &Locale, locales: &'l Locales) -> Vec<Found<'l>> {
    let mut found = locales.neutral_terms().find(words);
    found.extend(locales.terms(language).into_iter().flat_map(|terms| terms.find(words)));
    found
}

fn concepts(found: &[Found<'_>]) -> BTreeSet<String> {
    let concept = |found: &Found<'_>| match found.named {
        Named::Concept(name) => Some(name.clone()),
        _ => None,
    };
    found.iter().filter_map(concept).collect()
}

/// Whether a topic takes for granted what is denied.
fn is_presumed((fact, denied): (&FactName, &BTreeSet<FactValue>), topic: &Topic) -> bool {
    topic.presumes.get(fact).is_some_and(|presumed| !presumed.is_disjoint(denied))
}

/// Whether terms of these signs are a good part of a turn, not a word in a question about something else.
fn is_mostly(signs: &[Sign], found: &[Found<'_>], words: &[Word]) -> bool {
    let mut covered = vec![false; words.len()];
    found
        .iter()
        .filter(|found| is_of(signs, found))
        .for_each(|found| covered[found.start..found.end].fill(true));
    let all = words.iter().filter(|word| !word.is_break()).count();
    let covered = words.iter().zip(covered).filter(|(word, covered)| *covered && !word.is_break()).count();
    covered > 0 && covered * 3 >= all
}

/// Whether a term names one of these signs' concepts.
fn is_of(signs: &[Sign], found: &Found<'_>) -> bool {
    matches!(found.named, Named::Concept(name) if signs.contains(&Sign::Concept(name.clone())))
}

/// What is left of facts known before of which values are now denied: none of a fact that is unknown again. A value that
/// two facts have by the same name is one thing: who did not buy from 21Vianet did not buy there either.
fn taken_back(denied: &Facts, known: &Facts) -> Vec<(FactName, Vec<FactValue>)> {
    let denied: BTreeSet<&FactValue> = denied.iter().flat_map(|(_, values)| values).collect();
    let left = |(fact, known): (&FactName, &BTreeSet<FactValue>)| {
        let left: Vec<FactValue> = known.iter().filter(|value| !denied.contains(value)).cloned().collect();
        (left.len() < known.len()).then(|| (fact.clone(), left))
    };
    known.iter().filter_map(left).collect()
}

/// The choice that a reply picks from those offered which is nothing but its number or the value's own name ("CSP").
fn chosen(text: &str, conversation: &Conversation) -> Option<(FactName, FactValue)> {
    let asked = conversation.asked.as_ref()?;
    let numbered = picked(text).and_then(|at| asked.choices.get(at));
    let value = numbered.or_else(|| asked.choices.iter().find(|value| value.as_str() == bare(text)))?;
    Some((asked.fact.clone(), value.clone()))
}

/// The facts that a text states: values named in it, but for those it denies and those that are only part of the name
/// of another value. And the values denied of facts that it states nothing of.
fn facts(found: &[Found<'_>], words: &[Word], rulebook: &Rulebook) -> (Facts, Facts) {
    let mut named: BTreeMap<&FactName, Vec<Mention<'_>>> = BTreeMap::new();
    for hit in found {
        if let Named::Value(fact, value) = hit.named {
            let denied = rulebook.is_deniable(fact) && denied(hit, found, words)
                || rulebook.is_delicate(fact, value) && denied_from_afar(hit, found, words, rulebook);
            named.entry(fact).or_default().push(Mention { value, hit, denied });
        }
    }
    let mut facts = Facts::new();
    let mut denials = Facts::new();
    for (fact, mentions) in named {
        // A name inside a longer one is not meant by itself: of another value it is none, of the same one it is
        // denied where the longer one is.
        let meant = |mention: &&Mention<'_>| {
            let part = |longer: &Mention<'_>| {
                within(mention.hit, longer.hit) && (longer.value != mention.value || longer.denied)
            };
            !mention.denied && !mentions.iter().any(part)
        };
        let values = narrowest(mentions.iter().filter(meant));
        if values.is_empty() {
            let denied: Vec<FactValue> = mentions.iter().map(|mention| mention.value.clone()).collect();
            facts.set(fact.clone(), rulebook.opposite(fact, &denied));
            let denied = mentions.iter().filter(|mention| mention.denied);
            denials.set(fact.clone(), denied.map(|mention| mention.value.clone()));
        } else {
            facts.set(fact.clone(), values);
        }
    }
    (facts, denials)
}

/// A value named in a text.
struct Mention<'a> {
    value: &'a FactValue,
    hit: &'a Found<'a>,
    denied: bool,
}

/// The values that all the words used for a fact leave possible: "China" may be either of two clouds, "21Vianet" is one.
/// Where no value is common to all, each may be meant.
fn narrowest<'a>(meant: impl Iterator<Item = &'a Mention<'a>>) -> BTreeSet<FactValue> {
    let mut by_words: BTreeMap<(usize, usize), BTreeSet<FactValue>> = BTreeMap::new();
    for mention in meant {
        let words = (mention.hit.start, mention.hit.end);
        by_words.entry(words).or_default().insert(mention.value.clone());
    }
    let common = by_words.values().cloned().reduce(|all, next| all.intersection(&next).cloned().collect());
    match common {
        Some(common) if !common.is_empty() => common,
        _ => by_words.into_values().flatten().collect(),
    }
}

/// Whether a hit is a part of a longer one.
pub(super) fn within(hit: &Found<'_>, longer: &Found<'_>) -> bool {
    longer.start <= hit.start && hit.end <= longer.end && longer.end - longer.start > hit.end - hit.start
}

/// Whether a denial stands a few words before, in the same sentence, other than in "I don't know".
fn denied_from_afar(hit: &Found<'_>, found: &[Found<'_>], words: &[Word], rulebook: &Rulebook) -> bool {
    let sentence = words[..hit.start].iter().rposition(Word::is_break).map_or(0, |at| at + 1);
    let from = hit.start.saturating_sub(FAR).max(sentence);
    let not_known = |found: &&Found<'_>| is_of(rulebook.not_known(), found);
    found.iter().any(|no| {
        let denies = *no.named == Named::DeniesNext && from <= no.start && no.end <= hit.start;
        denies && !found.iter().filter(not_known).any(|it| it.start <= no.start && no.end <= it.end)
    })
}

/// Whether a denial stands right before or after, little words apart, without a pause: "no, through EA" denies nothing.
fn denied(hit: &Found<'_>, found: &[Found<'_>], words: &[Word]) -> bool {
    let between = |at: usize| {
        found
            .iter()
            .any(|little| *little.named == Named::Between && little.start == at && little.end == at + 1)
    };
    let mut start = hit.start;
    loop {
        if !words[start].pause && found.iter().any(|no| *no.named == Named::DeniesNext && no.end == start) {
            return true;
        }
        if start == 0 || words[start].pause || words[start - 1].is_break() || !between(start - 1) {
            break;
        }
        start -= 1;
    }
    let mut end = hit.end;
    loop {
        if end >= words.len() || words[end].pause || words[end].is_break() {
            return false;
        }
        if found.iter().any(|no| *no.named == Named::DeniesLast && no.start == end) {
            return true;
        }
        if !between(end) {
            return false;
        }
        end += 1;
    }
}
