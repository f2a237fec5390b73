//! The street a question goes: understand, decide, find, compose. No stage calls back, none knows a channel.
//!
//! An [`Assistant`] is one immutable snapshot of rulebook, locales and index; it is shared and never changed. What was
//! said before comes in as a [`Conversation`] and goes out as the next one.

mod answer;
pub(crate) mod cite;
pub(crate) mod compose;
mod conversation;
mod language;
mod library;
mod pairs;
mod romanized;
mod topics;
mod understand;
mod ways;
mod which;
mod why;
pub(crate) mod words;

use lotse_index::{Findings, Index, Query};
use lotse_knowledge::{
    Cloud, Date, FactName, FactValue, Facts, Locale, Rulebook, TopicName, Verdict,
    rulebook::{Deciding, Decision, Ground, RuleId},
};

pub use answer::{Answer, CaseAnswer, Choice, Citation, Outcome, Part};
use cite::Source;
pub use compose::{details, facts, language};
pub use conversation::{Asked, Conversation, Which};
use pairs::Pair;
use topics::Examples;
pub use topics::{Ranked, confidence, misread};
pub use understand::{Instead, Understanding, understand};

use crate::{
    audit::{MovedGround, Standing},
    locales::{Locales, Voice},
};

/// A citation list never holds more.
const MOST_CITATIONS: usize = 5;

/// How many sections are looked for, if no more are wanted, and quoted: as many as an answer without a rule shows.
const LOOK_FOR: usize = 3;

/// A longer question is cut: nobody reads it, and work grows with it. In characters.
const LONGEST_QUESTION: usize = 4000;

/// What can be set about answering.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Passages answer a question where it is at least this probable (0 to 1) that the first one found is right.
    pub answer_from: f32,
    /// A translation is called stale where another language's is newer by more days than this.
    pub stale_after_days: i64,
    /// What becomes of a rule whose ground has moved since it was reviewed.
    pub moved_ground: MovedGround,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { answer_from: 0.15, stale_after_days: 180, moved_ground: MovedGround::Lower }
    }
}

/// Answers questions from one snapshot of what Lotse knows.
pub struct Assistant {
    rulebook: Rulebook,
    examples: Examples,
    locales: Locales,
    index: Index,
    settings: Settings,
    standing: Standing,
    /// How many sections are looked for.
    ranking: usize,
    /// The day on which it decides; none for the day on which it is asked.
    day: Option<Date>,
}

impl Assistant {
    /// An assistant over a snapshot.
    pub fn new(rulebook: Rulebook, locales: Locales, index: Index, settings: Settings) -> Assistant {
        let named = |text: &str| understand::named(text, locales.english(), &locales, &rulebook);
        let examples = Examples::new(&rulebook, named);
        Assistant {
            examples,
            rulebook,
            locales,
            index,
            settings,
            standing: Standing::default(),
            ranking: LOOK_FOR,
            day: None,
        }
    }

    /// The same, knowing which of its rules' grounds have moved, and which translations are suspected.
    pub fn with_standing(mut self, standing: Standing) -> Assistant {
        self.standing = standing;
        self
    }

    /// The rules it decides by.
    pub fn rulebook(&self) -> &Rulebook {
        &self.rulebook
    }

    /// The languages it speaks.
    pub fn locales(&self) -> &Locales {
        &self.locales
    }

    /// The documents it finds sections in.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The same, whose answers carry so many sections of the ranking; never fewer than are shown.
    pub fn with_ranking(mut self, sections: usize) -> Assistant {
        self.ranking = sections.max(LOOK_FOR);
        self
    }

    /// The same, deciding as on a day, whatever day it is.
    pub fn on(mut self, day: Date) -> Assistant {
        self.day = Some(day);
        self
    }

    /// The day on which it decides now: rules count on some days and on others not.
    pub fn today(&self) -> Date {
        self.day.unwrap_or_else(Date::today)
    }

    /// Answers one turn. `hint` is the locale that the chat client says.
    pub fn ask(
        &self,
        text: &str,
        conversation: &Conversation,
        hint: Option<&Locale>,
    ) -> (Answer, Conversation) {
        let text = text.char_indices().nth(LONGEST_QUESTION).map_or(text, |(end, _)| &text[..end]);
        let restored = romanized::restored(text, &self.locales, &[conversation.language.as_ref(), hint]);
        let text = restored.as_deref().unwrap_or(text);
        let understood = understand(text, conversation, hint, &self.locales, &self.rulebook, &self.examples);
        let Understanding { language, topic, facts, likely, .. } = &understood;
        if understood.out_of_scope {
            // What is no question for the documents leaves the case as it was.
            let answer = self.stage("", language, facts).by_passages(&Facts::new(), false);
            return (answer, Conversation { language: Some(language.clone()), ..conversation.clone() });
        }
        let open = conversation.topic.as_ref().zip(conversation.asked.as_ref());
        if let (Some(instead), Some((topic, asked))) = (understood.instead, open) {
            // The question stays open.
            let stage = self.stage("", language, &conversation.facts);
            let answer = stage.ways(topic, &conversation.facts, asked, instead);
            return (answer, Conversation { language: Some(language.clone()), ..conversation.clone() });
        }
        if let Some(reply) =
            conversation.which.as_ref().and_then(|which| self.reply(text, which, &understood))
        {
            return self.replied(reply, conversation, &understood);
        }
        if let Some(topics) = self.rivals(&understood.ranked, facts, likely) {
            return self.which(text, Which { topics, likely: likely.clone() }, facts.clone(), &understood);
        }
        let case = Case {
            topic: topic.as_ref(),
            facts,
            likely,
            pairs: &understood.pairs,
            ranked: &understood.ranked,
        };
        let mut answer = self.answer(text, language, case, !understood.undocumented);
        let (mut topic, mut facts) = (topic.clone(), facts.clone());
        if answer.outcome == Outcome::Abstain && topic.is_none() {
            if let Some(which) = conversation.which.as_ref().filter(|_| understood.fragment) {
                // The reply chose none of the topics: which was meant is asked again.
                let mut known = conversation.facts.clone();
                known.update(&facts);
                return self.which(text, which.clone(), known, &understood);
            }
            if understood.blank && conversation.asked.as_ref().is_some_and(|asked| asked.needed) {
                // Nothing of the reply was understood: the question that is open is asked again.
                (topic, facts) = (conversation.topic.clone(), conversation.facts.clone());
                let likely = &Facts::new();
                let case = Case { topic: topic.as_ref(), facts: &facts, likely, pairs: &[], ranked: &[] };
                answer = self.answer("", language, case, false);
            } else {
                let near = self.near(&understood, &answer);
                if !near.is_empty() {
                    let which = Which { topics: near, likely: likely.clone() };
                    return self.which(text, which, facts, &understood);
                }
            }
        }
        let next = Conversation::after(&answer, language, topic, facts);
        (answer, next)
    }

    /// Decides a topic by facts alone, without a question: the quick check.
    pub fn check(&self, topic: &TopicName, facts: &Facts, locale: &Locale) -> Answer {
        let likely = self.rulebook.likely(facts, |_| false);
        self.answer(
            "",
            locale,
            Case { topic: Some(topic), facts, likely: &likely, pairs: &[], ranked: &[] },
            false,
        )
    }

    fn answer(&self, text: &str, language: &Locale, case: Case<'_>, documented: bool) -> Answer {
        let Case { topic, facts, likely, pairs, ranked } = case;
        let deciding = topic.and_then(|topic| self.rulebook.decide(topic, facts, likely, self.today()));
        let stage = Stage { ranked: ranked.to_vec(), ..self.stage(text, language, facts) };
        match (topic, deciding) {
            (Some(topic), Some(deciding)) => match self.cases(topic, facts, likely, pairs) {
                Some(cases) if cases.differ => stage.by_cases(topic, deciding, &cases),
                Some(cases) => {
                    let parts = stage.each(&deciding.facts, &cases);
                    Answer { cases: parts, ..stage.by_rule(topic, deciding) }
                }
                None => stage.by_rule(topic, deciding),
            },
            _ => stage.by_passages(facts, documented),
        }
    }

    /// A question with the sections found for it.
    fn stage<'a>(&'a self, text: &'a str, language: &'a Locale, facts: &Facts) -> Stage<'a> {
        let findings = self.find(text, language, facts);
        let first = &findings.hits[..findings.hits.len().min(LOOK_FOR)];
        let found = cite::found(&self.index, first, text, language);
        let voice = self.locales.voice(language);
        let languages = self.languages(language);
        Stage { assistant: self, voice, text, language, languages, findings, found, ranked: Vec::new() }
    }

    fn find(&self, text: &str, language: &Locale, facts: &Facts) -> Findings {
        if text.trim().is_empty() {
            return Findings::default();
        }
        let fallback: Vec<Locale> = self.languages(language).split_off(1);
        let clouds = clouds(facts);
        self.index.find(&Query {
            text,
            locale: language,
            fallback: &fallback,
            clouds: &clouds,
            limit: self.ranking,
        })
    }

    /// The languages in which sections are shown, in order of preference: the asker's, English, all others.
    fn languages(&self, asked: &Locale) -> Vec<Locale> {
        let mut languages = vec![asked.clone()];
        let english = |locale: &&Locale| locale.language() == "en";
        let all = self.index.locales();
        languages
            .extend(all.iter().filter(english).chain(all.iter().filter(|locale| !english(locale))).cloned());
        languages
    }
}

/// The clouds that a question is about, as the index knows them.
fn clouds(facts: &Facts) -> Vec<Cloud> {
    let values = facts.get(&"cloud".into()).into_iter().flatten();
    values
        .filter_map(|value| match value.as_str() {
            "global" => Some(Cloud::Global),
            "us-government" => Some(Cloud::UsGovernment),
            "21vianet" => Some(Cloud::Vianet),
            _ => None,
        })
        .collect()
}

/// One question with everything that was worked out for it, ready to be composed.
struct Stage<'a> {
    assistant: &'a Assistant,
    voice: Voice<'a>,
    text: &'a str,
    language: &'a Locale,
    languages: Vec<Locale>,
    findings: Findings,
    /// The first sections found, with what they say to the question.
    found: Vec<Source>,
    /// The topics recognised in the question, the likeliest first.
    ranked: Vec<Ranked>,
}

/// What a question is about, and what is known of it.
#[derive(Clone, Copy)]
struct Case<'a> {
    topic: Option<&'a TopicName>,
    facts: &'a Facts,
    likely: &'a Facts,
    pairs: &'a [Pair],
    ranked: &'a [Ranked],
}

impl Stage<'_> {
    /// The answer where a topic of the rulebook was recognised.
    fn by_rule(self, topic: &TopicName, deciding: Deciding) -> Answer {
        let voice = &self.voice;
        let Deciding { facts, presumed, decision } = deciding;
        let mut answer = self.blank(Outcome::Answer);
        answer.topic = Some(topic.clone());
        let rules: Vec<&RuleId> = match &decision {
            Decision::Verdict { branches, .. } => branches.iter().map(|branch| &branch.rule).collect(),
            Decision::Silent(rule) => vec![rule],
            Decision::Ask { .. } => Vec::new(),
        };
        let sources = self.grounds(rules.iter().copied());
        answer.reviewed = self.moved_since(&rules, &sources);
        match &decision {
            Decision::Verdict { branches, .. } if answer.reviewed.is_some() && self.suspends() => {
                answer.outcome = Outcome::Abstain;
                answer.rule = branches.first().map(|branch| branch.rule.clone());
                answer.say(compose::ground_moved(
                    voice,
                    answer.reviewed.as_deref(),
                    "ground-moved-suspended",
                ));
                answer.say(voice.say("answer-found"));
                self.cite(&mut answer, &sources);
                self.more(&mut answer, &sources);
            }
            Decision::Verdict { verdict, branches, narrowing } => {
                answer.rule = branches.first().map(|branch| branch.rule.clone());
                let verdict = if answer.reviewed.is_some() { lowered(*verdict) } else { *verdict };
                answer.verdict = Some(verdict);
                answer.parts = compose::verdict(voice, verdict, branches, narrowing.as_ref());
                if !presumed.is_empty() {
                    answer.say(compose::presumed(voice, &presumed));
                }
                answer.say(compose::ground_moved(voice, answer.reviewed.as_deref(), "ground-moved"));
                self.cite(&mut answer, &sources);
                // Of two cases that a question is about, both are answered.
                let is_case = |fact: &&FactName| {
                    self.assistant.rulebook.may_be_several(fact)
                        && facts.get(fact).is_some_and(|values| values.len() > 1)
                };
                if let Some(fact) = narrowing.as_ref().filter(|fact| !is_case(fact)) {
                    let values: Vec<_> =
                        branches.iter().flat_map(|branch| branch.values.iter().cloned()).collect();
                    self.offer(&mut answer, fact, &values, &voice.say("narrow"));
                }
                self.more(&mut answer, &sources);
            }
            Decision::Ask { fact, choices } => {
                answer.outcome = Outcome::Clarify;
                let intro = voice.say("clarify");
                self.offer(&mut answer, fact, choices, &intro);
                // What the verdict will rest on is found once it is known; meanwhile the nearest sections.
                self.more(&mut answer, &[]);
            }
            Decision::Silent(rule) => {
                answer.outcome = Outcome::Abstain;
                answer.rule = Some(rule.clone());
                let reason = compose::sentence(voice, rule);
                answer.say(voice.say_with("abstain-silent", &[("reason", &reason)]));
                answer.say(compose::ground_moved(voice, answer.reviewed.as_deref(), "ground-moved"));
                self.list(&mut answer, &sources);
                self.more(&mut answer, &sources);
            }
        }
        self.explain(&mut answer, topic, facts, presumed, &rules);
        answer
    }

    /// The answer where no topic of the rulebook was recognised: passages, or that none fits. None does where the question
    /// is for what documents never hold.
    fn by_passages(self, facts: &Facts, documented: bool) -> Answer {
        let voice = &self.voice;
        let sure = documented && self.findings.confidence >= self.assistant.settings.answer_from;
        let (first, rest) = self.found.split_at(self.found.len().min(if sure { 1 } else { 3 }));
        let mut answer;
        if sure && !first.is_empty() {
            answer = self.blank(Outcome::Answer);
            answer.say(voice.say("answer-found"));
            self.cite(&mut answer, first);
            let beside = rest.iter().take(2);
            answer.parts.extend(beside.map(|source| compose::source(voice, "see-also", source, Vec::new())));
        } else {
            answer = self.blank(Outcome::Abstain);
            answer.say(format!("{} {}", voice.say("abstain"), voice.say("abstain-todo")));
            self.list(&mut answer, first);
        }
        self.more(&mut answer, first);
        answer.why = self.why(None, facts, &Facts::new(), &[], &answer.citations);
        answer.facts = facts.clone();
        answer
    }

    fn blank(&self, outcome: Outcome) -> Answer {
        Answer {
            locale: self.voice.locale().clone(),
            outcome,
            verdict: None,
            topic: None,
            rule: None,
            rules: Vec::new(),
            facts: Facts::new(),
            presumed: Facts::new(),
            missing: Vec::new(),
            choices: Vec::new(),
            cases: Vec::new(),
            parts: Vec::new(),
            citations: Vec::new(),
            why: String::new(),
            reviewed: None,
            topics: self.ranked.clone(),
            ranking: self.findings.hits.clone(),
            confidence: self.findings.confidence,
            evidence: self.findings.evidence,
        }
    }

    /// The sections that rules rest on, each once.
    fn grounds<'r>(&self, rules: impl IntoIterator<Item = &'r RuleId>) -> Vec<Source> {
        let book = &self.assistant.rulebook;
        let grounds = rules.into_iter().filter_map(|id| book.rules().get(id)).flat_map(|rule| &rule.because);
        let mut sources: Vec<Source> = Vec::new();
        let mut seen: Vec<&Ground> = Vec::new();
        for ground in grounds {
            if seen.iter().any(|known| known.same(ground)) {
                continue;
            }
            seen.push(ground);
            let names = &book.sections()[&ground.section];
            let source = cite::ground(
                &self.assistant.index,
                &self.assistant.standing,
                ground,
                names,
                &self.languages,
                self.text,
            );
            sources.extend(source);
        }
        sources
    }

    /// When the oldest review was, of those that the ground of one of these rules has moved away from.
    fn moved_since(&self, rules: &[&RuleId], sources: &[Source]) -> Option<String> {
        let Assistant { standing, settings, .. } = self.assistant;
        if settings.moved_ground == MovedGround::Ignore {
            return None;
        }
        let shown: Vec<&Locale> = sources.iter().map(|source| &source.passage.document.locale).collect();
        let reviews = rules.iter().filter_map(|rule| standing.moved(rule, shown.iter().copied()));
        reviews.min().map(|day| day.to_string())
    }

    /// Whether a rule whose ground has moved gives no verdict.
    fn suspends(&self) -> bool {
        self.assistant.settings.moved_ground == MovedGround::Suspend
    }

    /// Quotes the first source and names it and the others below.
    fn cite(&self, answer: &mut Answer, sources: &[Source]) {
        for (at, source) in sources.iter().enumerate() {
            let (id, remarks) = if at == 0 {
                answer.parts.push(Part::Quote(source.quote.clone()));
                let days = self.assistant.settings.stale_after_days;
                let newer = cite::newer_sibling(&self.assistant.index, source, days);
                ("source", compose::remarks(&self.voice, source, self.language, newer.as_ref()))
            } else {
                ("see-also", compose::suspected(&self.voice, source).into_iter().collect())
            };
            answer.parts.push(compose::source(&self.voice, id, source, remarks));
            push(answer, source);
        }
    }

    /// Names sources without quoting them.
    fn list(&self, answer: &mut Answer, sources: &[Source]) {
        if sources.is_empty() {
            return;
        }
        answer.say(self.voice.say("abstain-nearest"));
        let nearest = |source| compose::source(&self.voice, "nearest", source, Vec::new());
        answer.parts.extend(sources.iter().map(nearest));
        sources.iter().for_each(|source| push(answer, source));
    }

    /// Fills the citations up with sections found that are not among them yet.
    fn more(&self, answer: &mut Answer, cited: &[Source]) {
        for source in &self.found {
            if answer.citations.len() >= MOST_CITATIONS {
                break;
            }
            if !cited.iter().any(|known| known.same_section(source)) {
                push(answer, source);
            }
        }
    }

    fn offer(&self, answer: &mut Answer, fact: &FactName, values: &[FactValue], intro: &str) {
        answer.missing = vec![fact.clone()];
        answer.choices = compose::choices(&self.voice, fact, values);
        answer.say(intro.to_owned());
        answer.parts.push(compose::question(&self.voice, fact, &answer.choices));
    }
}

/// What a verdict is worth whose ground has moved: what was possible may hang on something new.
fn lowered(verdict: Verdict) -> Verdict {
    if verdict == Verdict::Yes { Verdict::Conditional } else { verdict }
}

fn push(answer: &mut Answer, source: &Source) {
    let citation = source.citation();
    let known = answer.citations.iter().any(|known| {
        (&known.document, &known.section, known.occurrence)
            == (&citation.document, &citation.section, citation.occurrence)
    });
    if !known && answer.citations.len() < MOST_CITATIONS {
        answer.citations.push(citation);
    }
}
