//! Several ways at once: what each answer to an open question would lead to, and a question about several cases.

use lotse_knowledge::{
    FactName, FactValue, Facts, TopicName, Verdict,
    rulebook::{Deciding, Decision, RuleId},
};

use super::{
    Answer, Asked, Assistant, CaseAnswer, Instead, MOST_CITATIONS, Outcome, Pair, Part, Source, Stage,
    compose, lowered,
};

/// A question's cases, by the values of one fact that it names.
pub(super) struct Cases {
    fact: FactName,
    ways: Vec<Way>,
    /// Whether they have to be told one by one: not all lead to one verdict, or what is said of one is not of the other.
    pub(super) differ: bool,
}

/// Values of a fact that lead to the same.
struct Way {
    values: Vec<FactValue>,
    deciding: Deciding,
}

impl Assistant {
    /// The cases of a question that names several values of one fact, where not all lead to the same.
    pub(super) fn cases(
        &self,
        topic: &TopicName,
        facts: &Facts,
        likely: &Facts,
        pairs: &[Pair],
    ) -> Option<Cases> {
        let of_topic = &self.rulebook.topics().get(topic)?.facts;
        let may_be = |fact: &&FactName| {
            self.rulebook.may_be_several(fact) && facts.get(fact).is_some_and(|values| values.len() > 1)
        };
        let fact = of_topic.iter().find(may_be)?;
        let values = facts.get(fact)?.iter();
        let ways = self.ways(topic, facts, likely, fact, values, pairs);
        let verdict = |way: &Way| match &way.deciding.decision {
            Decision::Verdict { verdict, .. } => Some(*verdict),
            _ => None,
        };
        let asks = ways.iter().any(|way| matches!(way.deciding.decision, Decision::Ask { .. }));
        let first = ways.first().map(verdict)?;
        let alike = first.is_some() && ways.iter().all(|way| verdict(way) == first);
        let differ = asks || !alike || !pairs.is_empty();
        (ways.len() > 1 || differ).then(|| Cases { fact: fact.clone(), ways, differ })
    }

    /// What each value of a fact leads to; values that lead to the same together.
    fn ways<'v>(
        &self,
        topic: &TopicName,
        facts: &Facts,
        likely: &Facts,
        fact: &FactName,
        values: impl Iterator<Item = &'v FactValue>,
        pairs: &[Pair],
    ) -> Vec<Way> {
        let mut ways: Vec<Way> = Vec::new();
        for value in values {
            let mut with = facts.clone();
            with.set(fact.clone(), [value.clone()]);
            pairs.iter().filter(|pair| pair.is_of(fact, value)).for_each(|pair| with.update(&pair.facts));
            let Some(deciding) = self.rulebook.decide(topic, &with, likely, self.today()) else { continue };
            match ways.iter_mut().find(|way| way.deciding.decision == deciding.decision) {
                Some(way) => way.values.push(value.clone()),
                None => ways.push(Way { values: vec![value.clone()], deciding }),
            }
        }
        ways
    }
}

impl Stage<'_> {
    /// The answer to a question about several cases: each with its verdict, once nothing has to be asked for any.
    pub(super) fn by_cases(self, topic: &TopicName, deciding: Deciding, cases: &Cases) -> Answer {
        let asking = |way: &&Way| matches!(way.deciding.decision, Decision::Ask { .. });
        if let Some(way) = cases.ways.iter().find(asking) {
            let facts = deciding.facts;
            return self.by_rule(topic, Deciding { facts, ..way.deciding.clone() });
        }
        let decided = cases.ways.iter().any(|way| matches!(way.deciding.decision, Decision::Verdict { .. }));
        let outcome = if decided { Outcome::Answer } else { Outcome::Abstain };
        let (mut answer, sources, presumed) = self.told(outcome, topic, cases);
        answer.rule = rules(&cases.ways).into_iter().next().cloned();
        answer.cases = self.each(&deciding.facts, cases);
        let shared = answer.cases.first().and_then(|case| case.verdict);
        answer.verdict = shared.filter(|_| answer.cases.iter().all(|case| case.verdict == shared));
        self.cite(&mut answer, &sources);
        self.explain(&mut answer, topic, deciding.facts, presumed, &rules(&cases.ways));
        answer
    }

    /// Each case by itself.
    pub(super) fn each(&self, facts: &Facts, cases: &Cases) -> Vec<CaseAnswer> {
        let case = |way: &Way| {
            let rules = rules(std::slice::from_ref(way));
            let sources = self.grounds(rules.iter().copied());
            let moved = self.moved_since(&rules, &sources).is_some();
            let verdict = match &way.deciding.decision {
                Decision::Verdict { .. } if moved && self.suspends() => None,
                Decision::Verdict { verdict, .. } if moved => Some(lowered(*verdict)),
                Decision::Verdict { verdict, .. } => Some(*verdict),
                _ => None,
            };
            let mut known = facts.clone();
            known.update(&way.deciding.facts);
            known.set(cases.fact.clone(), way.values.iter().cloned());
            CaseAnswer {
                facts: known,
                outcome: if verdict.is_some() { Outcome::Answer } else { Outcome::Abstain },
                verdict,
                rule: rules.first().map(|rule| (*rule).clone()),
                citations: sources.iter().take(MOST_CITATIONS).map(Source::citation).collect(),
            }
        };
        cases.ways.iter().map(case).collect()
    }

    /// What is said to an asker who does not answer what was asked: where each answer would lead.
    pub(super) fn ways(self, topic: &TopicName, facts: &Facts, asked: &Asked, instead: Instead) -> Answer {
        let fact = &asked.fact;
        let likely = self.assistant.rulebook.likely(facts, |_| false);
        let ways = self.assistant.ways(topic, facts, &likely, fact, asked.choices.iter(), &[]);
        let cases = Cases { fact: fact.clone(), ways, differ: true };
        let (mut answer, sources, presumed) = self.told(Outcome::Clarify, topic, &cases);
        for source in &sources {
            answer.parts.push(compose::source(&self.voice, "source", source, Vec::new()));
            super::push(&mut answer, source);
        }
        let intro = match instead {
            Instead::Why => "ways-why",
            Instead::NotKnown => "ways-not-known",
        };
        answer.parts.insert(0, Part::Text(self.voice.say(intro)));
        self.offer(&mut answer, fact, &asked.choices, &self.voice.say("ways-find-out"));
        self.explain(&mut answer, topic, facts.clone(), presumed, &rules(&cases.ways));
        answer
    }

    /// Every case with its verdict, what they rest on, and what was presumed for any of them.
    fn told(&self, outcome: Outcome, topic: &TopicName, cases: &Cases) -> (Answer, Vec<Source>, Facts) {
        let voice = &self.voice;
        let mut answer = self.blank(outcome);
        answer.topic = Some(topic.clone());
        let sources = self.grounds(rules(&cases.ways));
        for way in &cases.ways {
            let moved = self.moved_since(&rules(std::slice::from_ref(way)), &sources);
            let label = compose::any_of(voice, &cases.fact, &way.values);
            let lead = voice.say_with("branch", &[("label", &label)]);
            let mut open = |said: String| answer.say(format!("{lead} {said}"));
            match &way.deciding.decision {
                Decision::Verdict { .. } if moved.is_some() && self.suspends() => {
                    open(compose::ground_moved(voice, moved.as_deref(), "ground-moved-suspended"));
                }
                // Branches of a branch would be hard to read: of several, the verdict that they share is said.
                Decision::Verdict { verdict: Verdict::Statement, narrowing: Some(fact), .. }
                | Decision::Ask { fact, .. } => {
                    let name = voice.say(&format!("fact-{fact}"));
                    open(voice.say_with("ways-further", &[("fact", &name)]));
                }
                Decision::Verdict { verdict, branches, narrowing } => {
                    let branch = if narrowing.is_some() { None } else { branches.first() };
                    let verdict = if moved.is_some() { lowered(*verdict) } else { *verdict };
                    answer.parts.extend(compose::case(voice, &label, verdict, branch));
                }
                Decision::Silent(rule) => {
                    open(voice.say_with("abstain-silent", &[("reason", &compose::sentence(voice, rule))]));
                }
            }
        }
        answer.reviewed = self.moved_since(&rules(&cases.ways), &sources);
        if !self.suspends() {
            answer.say(compose::ground_moved(voice, answer.reviewed.as_deref(), "ground-moved"));
        }
        let mut presumed = Facts::new();
        cases.ways.iter().for_each(|way| presumed.update(&way.deciding.presumed));
        if !presumed.is_empty() {
            answer.say(compose::presumed(voice, &presumed));
        }
        (answer, sources, presumed)
    }
}

/// The rules that ways lead to.
fn rules(ways: &[Way]) -> Vec<&RuleId> {
    let mut rules = Vec::new();
    for way in ways {
        match &way.deciding.decision {
            Decision::Verdict { branches, .. } => rules.extend(branches.iter().map(|branch| &branch.rule)),
            Decision::Silent(rule) => rules.push(rule),
            Decision::Ask { .. } => {}
        }
    }
    rules
}
