//! Asking which topic was meant, where a question leaves it open, and understanding the reply.

use lotse_knowledge::{Facts, Locale, TopicName, Verdict, rulebook::Decision};

use super::{
    Answer, Assistant, Case, Choice, Conversation, Outcome, Part, Stage, Which, compose,
    topics::{self, Ranked},
    understand::Understanding,
    words::{Word, bare, picked, words},
};

/// Below this confidence in a topic it is asked which was meant.
const SURE: f32 = 0.6;

/// The value of the choice that none of the topics offered was meant.
const OTHER: &str = "other";

/// What a reply says to the question which topic was meant.
pub(super) enum Reply {
    /// One of those offered.
    Topic(TopicName),
    /// None of them.
    Other,
}

impl Assistant {
    /// The topics of a question that is about either of two: nearly as likely, and not with the same answer.
    pub(super) fn rivals(&self, ranked: &[Ranked], facts: &Facts, likely: &Facts) -> Option<Vec<TopicName>> {
        let [first, second, ..] = ranked else { return None };
        if !second.is_recognised() || topics::confidence(ranked) >= SURE {
            return None;
        }
        let verdict = |ranked: &Ranked| {
            let deciding = self.rulebook.decide(&ranked.topic, facts, likely, self.today())?;
            match deciding.decision {
                Decision::Verdict { verdict, .. } if verdict != Verdict::Statement => Some(verdict),
                _ => None,
            }
        };
        let (one, other) = (verdict(first), verdict(second));
        (one.is_none() || one != other).then(|| vec![first.topic.clone(), second.topic.clone()])
    }

    /// The topics that a question without any may well be about, by what it shares with their examples; none where it names
    /// what no document knows, or was understood well enough not to be answered.
    pub(super) fn near(&self, understood: &Understanding, answer: &Answer) -> Vec<TopicName> {
        let unknown_names = answer.evidence.is_some_and(|evidence| evidence.unknown_names > 0.0);
        if unknown_names || understood.turned || understood.undocumented {
            return Vec::new();
        }
        let facts = self.rulebook.implied(&understood.facts);
        topics::near(&self.rulebook, &self.examples, &understood.concepts, &facts)
    }

    /// The question which topic was meant, and what the conversation has come to with it.
    pub(super) fn which(
        &self,
        text: &str,
        which: Which,
        facts: Facts,
        understood: &Understanding,
    ) -> (Answer, Conversation) {
        let language = &understood.language;
        let stage = self.stage(text, language, &facts);
        let answer = Stage { ranked: understood.ranked.clone(), ..stage }.by_which(&which, &facts);
        let language = Some(language.clone());
        (answer, Conversation { language, facts, which: Some(which), ..Conversation::default() })
    }

    /// The answer to the question that left open which topic was meant, now that it is known.
    pub(super) fn replied(
        &self,
        reply: Reply,
        conversation: &Conversation,
        understood: &Understanding,
    ) -> (Answer, Conversation) {
        let language = &understood.language;
        let mut facts = conversation.facts.clone();
        let Reply::Topic(topic) = reply else {
            let answer = self.stage("", language, &facts).by_passages(&facts, false);
            let next = Conversation::after(&answer, language, None, facts);
            return (answer, next);
        };
        if understood.topic.as_ref() == Some(&topic) {
            facts.update(&understood.facts);
        }
        let likely = conversation.which.as_ref().map(|which| which.likely.clone()).unwrap_or_default();
        let name = compose::topic(&self.locales.voice(language), &topic);
        let case = Case { topic: Some(&topic), facts: &facts, likely: &likely, pairs: &[], ranked: &[] };
        let answer = self.answer(&name, language, case, true);
        let next = Conversation::after(&answer, language, Some(topic), facts);
        (answer, next)
    }

    /// What a reply says, by its number or by a name that was offered; none where it says something else.
    pub(super) fn reply(&self, text: &str, which: &Which, understood: &Understanding) -> Option<Reply> {
        let choices = self.choices(which, &understood.language);
        let said = bare(text);
        let named = |choice: &Choice| bare(&choice.label) == said || choice.value.as_str() == said;
        let at = picked(text).filter(|at| *at < choices.len()).or_else(|| choices.iter().position(named));
        let at = at.or_else(|| described(text, &choices));
        if let Some(at) = at {
            return Some(which.topics.get(at).cloned().map_or(Reply::Other, Reply::Topic));
        }
        let topic = understood.topic.as_ref()?;
        which.topics.contains(topic).then(|| Reply::Topic(topic.clone()))
    }

    /// The choices: the topics by their names, and that it is none of them.
    pub(super) fn choices(&self, which: &Which, language: &Locale) -> Vec<Choice> {
        let voice = self.locales.voice(language);
        let topic =
            |topic: &TopicName| Choice { value: topic.as_str().into(), label: compose::topic(&voice, topic) };
        let other = Choice { value: OTHER.into(), label: voice.say("which-other") };
        which.topics.iter().map(topic).chain([other]).collect()
    }
}

/// The one choice whose name a reply is made of: two words or more, and two in three of its own. A character of a script
/// without spaces is half a word.
fn described(reply: &str, choices: &[Choice]) -> Option<usize> {
    let said = words(reply);
    let weight = |word: &Word| if word.is_break() { 0 } else { 2 - usize::from(word.unspaced) };
    let all: usize = said.iter().map(weight).sum();
    let shared = |choice: &Choice| -> usize {
        let name = words(&choice.label);
        said.iter().filter(|word| name.iter().any(|other| other.text == word.text)).map(weight).sum()
    };
    let shared: Vec<usize> = choices.iter().map(shared).collect();
    let most = shared.iter().copied().max().filter(|most| *most >= 4 && most * 3 >= all * 2)?;
    let mut first = shared.iter().enumerate().filter(|(_, shared)| **shared == most);
    let (at, _) = first.next()?;
    first.next().is_none().then_some(at)
}

impl Stage<'_> {
    /// The question which topic was meant.
    pub(super) fn by_which(self, which: &Which, facts: &Facts) -> Answer {
        let mut answer = self.blank(Outcome::Clarify);
        answer.choices = self.assistant.choices(which, self.language);
        let choices = answer.choices.iter().map(|choice| choice.label.clone()).collect();
        answer.parts.push(Part::Question { ask: self.voice.say("which-topic"), choices });
        self.more(&mut answer, &[]);
        answer.why = self.why(None, facts, &Facts::new(), &[], &answer.citations);
        answer.facts = facts.clone();
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_describes_a_choice_by_most_of_its_words() {
        let labels =
            ["Access to Azure when the partner changes", "Taking over a subscription", "订阅的转移", "Other"];
        let choices: Vec<Choice> =
            labels.iter().map(|label| Choice { value: "x".into(), label: (*label).to_owned() }).collect();
        for (reply, expected) in [
            ("access to Azure", Some(0)),
            ("Taking over", Some(1)),
            ("the taking over", Some(1)),
            ("订阅转移", Some(2)),
            ("Azure", None),
            ("订阅", None),
            ("I do not know, taking what over?", None),
            ("", None),
        ] {
            assert_eq!(described(reply, &choices), expected, "{reply}");
        }
    }
}
