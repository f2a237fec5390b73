//! Why an answer is the answer.

use lotse_knowledge::{Facts, TopicName, rulebook::RuleId};

use super::{
    Answer, Stage,
    answer::Citation,
    compose,
    topics::{Ranked, confidence},
};

impl Stage<'_> {
    /// Adds to an answer why it is the answer.
    pub(super) fn explain(
        &self,
        answer: &mut Answer,
        topic: &TopicName,
        facts: Facts,
        presumed: Facts,
        rules: &[&RuleId],
    ) {
        answer.why = self.why(Some(topic), &facts, &presumed, rules, &answer.citations);
        answer.rules = rules.iter().map(|rule| (*rule).clone()).collect();
        answer.facts = facts;
        answer.presumed = presumed;
    }

    /// What led to an answer, line by line.
    pub(super) fn why(
        &self,
        topic: Option<&TopicName>,
        facts: &Facts,
        presumed: &Facts,
        rules: &[&RuleId],
        citations: &[Citation],
    ) -> String {
        let voice = &self.voice;
        let language = compose::language(voice, self.language);
        let mut lines = vec![voice.say_with("why-language", &[("language", &language)])];
        if let Some(topic) = topic {
            let name = compose::topic(voice, topic);
            lines.push(voice.say_with("why-topic", &[("topic", &name)]));
            lines.extend(self.sureness(topic));
        }
        lines.push(voice.say_with("why-facts", &[("facts", &compose::facts(voice, facts))]));
        if !presumed.is_empty() {
            lines.push(voice.say_with("why-presumed", &[("facts", &compose::facts(voice, presumed))]));
        }
        if rules.is_empty() {
            if topic.is_none() {
                let confidence = format!("{:.2}", self.findings.confidence);
                lines.push(voice.say_with("why-retrieval", &[("confidence", &confidence)]));
            }
        } else {
            let names: Vec<&str> = rules.iter().map(|rule| rule.as_str()).collect();
            lines.push(voice.say_with("why-rule", &[("rule", &names.join(", "))]));
        }
        let sections: Vec<String> =
            citations.iter().map(|citation| format!("{}#{}", citation.document, citation.section)).collect();
        if !sections.is_empty() {
            lines.push(voice.say_with("why-sections", &[("sections", &sections.join(", "))]));
        }
        lines.join("\n")
    }

    /// How sure it is that the question is about this topic, and what else it may be about.
    fn sureness(&self, topic: &TopicName) -> Option<String> {
        let voice = &self.voice;
        let sure = format!("{:.2}", confidence(&self.ranked));
        match &self.ranked[..] {
            [first, Ranked { topic: other, .. }, ..] if first.topic == *topic => {
                let values = [("confidence", sure.as_str()), ("topic", &compose::topic(voice, other))];
                Some(voice.say_with("why-runner-up", &values))
            }
            [only] if only.topic == *topic => {
                Some(voice.say_with("why-confidence", &[("confidence", &sure)]))
            }
            _ => None,
        }
    }
}
