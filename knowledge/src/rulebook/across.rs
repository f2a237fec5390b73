//! What can be wrong between topics and rules that are well written by themselves.

use std::collections::BTreeSet;

use super::{Rule, RuleId, RulebookError, TopicName, error::suggestion, read::Reader, table};

impl Reader {
    /// Every rule belongs to a topic there is, and its condition names none but facts that the topic turns on: on another,
    /// it would go unnoticed.
    pub(super) fn topics_of_rules(&mut self) {
        let mut errors = Vec::new();
        for rule in self.book.rules.values() {
            let Some(topic) = self.book.topics.get(&rule.topic) else {
                // It may well stand in the file that could not be read.
                if self.whole {
                    let known: Vec<&str> = self.book.topics.keys().map(TopicName::as_str).collect();
                    let message =
                        format!("unknown topic `{}`{}", rule.topic, suggestion(rule.topic.as_str(), &known));
                    errors.push(RulebookError { place: rule.topic_place.clone(), message });
                }
                continue;
            };
            for fact in rule.when.facts() {
                if self.book.facts.contains_key(fact) && !topic.facts.contains(fact) {
                    let message = format!(
                        "rule `{}`: topic `{}` has no fact `{fact}`: add it to the topic's `facts`",
                        rule.id, topic.name
                    );
                    errors.push(RulebookError { place: rule.place.clone(), message });
                    self.broken.insert(topic.name.clone());
                }
            }
        }
        self.errors.extend(errors);
    }

    /// Rules override none but other rules of their topic, and never in a circle.
    pub(super) fn overrides(&mut self) {
        let mut errors = Vec::new();
        for rule in self.book.rules.values() {
            for (id, place) in rule.overrides.iter().zip(&rule.override_places) {
                let message = match self.book.rules.get(id) {
                    None if !self.whole => continue,
                    None => {
                        let known: Vec<&str> =
                            self.rules_of(&rule.topic).map(|rule| rule.id.as_str()).collect();
                        format!("unknown rule `{id}`{}", suggestion(id.as_str(), &known))
                    }
                    Some(other) if other.topic != rule.topic => format!(
                        "rule `{id}` belongs to topic `{}`: a rule overrides none but rules of its own topic, here `{}`",
                        other.topic, rule.topic
                    ),
                    Some(_) => match self.circle(&rule.id, id) {
                        Some(path) => {
                            let path: Vec<String> = path.iter().map(|id| format!("`{id}`")).collect();
                            format!(
                                "rules override each other in a circle: {}; take one `overrides` out",
                                path.join(" overrides ")
                            )
                        }
                        None => continue,
                    },
                };
                self.broken.insert(rule.topic.clone());
                errors.push(RulebookError { place: place.clone(), message });
            }
        }
        self.errors.extend(errors);
    }

    /// The way along `overrides` from `start` by `next` back to `start`, where there is one.
    fn circle(&self, start: &RuleId, next: &RuleId) -> Option<Vec<RuleId>> {
        let mut seen = BTreeSet::new();
        let mut ways = vec![vec![start.clone(), next.clone()]];
        while let Some(way) = ways.pop() {
            let last = way.last()?;
            if last == start {
                return Some(way);
            }
            if !seen.insert(last.clone()) {
                continue;
            }
            let further = self.book.rules.get(last).into_iter().flat_map(|rule| &rule.overrides);
            ways.extend(further.map(|id| [way.as_slice(), std::slice::from_ref(id)].concat()));
        }
        None
    }

    fn rules_of(&self, topic: &TopicName) -> impl Iterator<Item = &Rule> {
        self.book.rules.values().filter(move |rule| rule.topic == *topic)
    }

    /// Builds and checks the tables, once all rules are there.
    pub(super) fn tables(&mut self) {
        let mut built = Vec::new();
        for topic in self.book.topics.values().filter(|topic| !self.broken.contains(&topic.name)) {
            let rules: Vec<&Rule> = self.rules_of(&topic.name).collect();
            match table::build(topic, &self.book.facts, &self.book.implications, &rules) {
                Ok(stretches) => built.push((topic.name.clone(), stretches)),
                Err(flaws) => self.errors.extend(flaws),
            }
        }
        for (name, stretches) in built {
            if let Some(topic) = self.book.topics.get_mut(&name) {
                topic.stretches = stretches;
            }
        }
    }
}
