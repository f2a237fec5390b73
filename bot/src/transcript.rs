//! Transcripts of conversations: Bot Framework `.chat` files with expectations of our own.
//!
//! A `.chat` file has a line `user: …` or `bot: …` for each turn; lines after it belong to it. `user=Kim` and `bot=Lo`
//! at the top give the two other names. An expectation is a line of its own after the user's turn it is about:
//!
//! ```text
//! user: Can I take over Azure that was bought under an EA?
//! <!-- lotse: outcome=answer verdict=conditional language=en -->
//! ```
//!
//! Other readers take it for a part of the text. Before the first turn, `<!-- lotse: locale=fr-FR -->` gives the locale
//! of the chat client.

use std::collections::BTreeMap;

use lotse_knowledge::{Locale, Verdict};

use crate::assistant::{Answer, Assistant, Conversation, Outcome};

/// A transcript.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Transcript {
    /// The chat client's locale.
    pub locale: Option<Locale>,
    /// Lines before the first turn, as they are.
    header: Vec<String>,
    /// The user's turns.
    pub turns: Vec<Turn>,
}

/// One turn of the user, with what the bot said and what is expected of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Turn {
    /// Its line in the file, from 1.
    pub line: usize,
    /// What the user says.
    pub user: String,
    /// What the bot said; none where the transcript leaves it open.
    pub bot: Option<String>,
    /// What is expected, by name.
    pub expected: BTreeMap<Expected, String>,
}

/// Something that can be expected of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Expected {
    /// `answer`, `clarify` or `abstain`.
    Outcome,
    /// `yes`, `no`, `conditional` or `none`.
    Verdict,
    /// The rule that decides.
    Rule,
    /// The fact that is asked for.
    Missing,
    /// A section that is cited, `document#anchor`.
    Section,
    /// The language answered in.
    Language,
}

impl Expected {
    const ALL: [(&str, Expected); 6] = [
        ("outcome", Expected::Outcome),
        ("verdict", Expected::Verdict),
        ("rule", Expected::Rule),
        ("missing", Expected::Missing),
        ("section", Expected::Section),
        ("language", Expected::Language),
    ];

    /// The name by which transcripts write it.
    pub fn name(self) -> &'static str {
        Expected::ALL.iter().find(|(_, expected)| *expected == self).map_or("", |(name, _)| name)
    }

    /// What an answer has to show for it; `wanted` tells which of several sections.
    fn of(self, answer: &Answer, wanted: &str) -> String {
        match self {
            Expected::Outcome => match answer.outcome {
                Outcome::Answer => "answer",
                Outcome::Clarify => "clarify",
                Outcome::Abstain => "abstain",
            }
            .to_owned(),
            Expected::Verdict => match answer.verdict.filter(|verdict| *verdict != Verdict::Statement) {
                Some(verdict) => verdict.to_string(),
                None => "none".to_owned(),
            },
            Expected::Rule => answer.rule.as_ref().map_or("none".to_owned(), ToString::to_string),
            Expected::Missing => answer.missing.first().map_or("none".to_owned(), ToString::to_string),
            Expected::Section => {
                let sections: Vec<String> = answer
                    .citations
                    .iter()
                    .map(|cited| format!("{}#{}", cited.document, cited.section))
                    .collect();
                let same = |section: &&String| section.to_lowercase() == wanted.to_lowercase();
                sections.iter().find(same).map_or_else(|| sections.join(" "), |_| wanted.to_owned())
            }
            Expected::Language => answer.locale.language().to_owned(),
        }
    }
}

/// A line of a transcript that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct TranscriptError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and what to do.
    pub message: String,
}

/// An expectation that an answer does not meet, or a text that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The line of the user's turn, from 1.
    pub line: usize,
    /// What the user says.
    pub user: String,
    /// What is compared: an expectation's name, or `text`.
    pub what: &'static str,
    /// What the transcript says.
    pub expected: String,
    /// What came.
    pub found: String,
}

impl Transcript {
    /// Reads a transcript.
    ///
    /// # Errors
    ///
    /// The first line that is neither a turn, nor part of one, nor an expectation that we know.
    pub fn parse(text: &str) -> Result<Transcript, TranscriptError> {
        let mut transcript = Transcript::default();
        let (mut user, mut bot) = ("user".to_owned(), "bot".to_owned());
        for (at, line) in text.lines().enumerate() {
            let error = |message: String| TranscriptError { line: at + 1, message };
            let speaker =
                |name: &str| line.strip_prefix(name).and_then(|rest| rest.strip_prefix(':')).map(str::trim);
            if let Some(expectations) = expectations(line) {
                for pair in expectations.split_whitespace() {
                    let Some((name, value)) = pair.split_once('=') else {
                        return Err(error(format!("`{pair}` is no expectation: write name=value")));
                    };
                    transcript.expect(name, value).map_err(error)?;
                }
                if transcript.turns.is_empty() {
                    transcript.header.push(line.to_owned());
                }
            } else if let Some(said) = speaker(&user) {
                transcript.turns.push(Turn { line: at + 1, user: said.to_owned(), ..Turn::default() });
            } else if let Some(turn) = transcript.turns.last_mut() {
                match (speaker(&bot), &mut turn.bot) {
                    (Some(said), None) => turn.bot = Some(said.to_owned()),
                    (Some(_), Some(_)) => {
                        return Err(error(format!("two turns of `{bot}` after one of `{user}`")));
                    }
                    (None, Some(said)) => {
                        said.push('\n');
                        said.push_str(line);
                    }
                    (None, None) if line.trim().is_empty() => {}
                    (None, None) => {
                        turn.user.push('\n');
                        turn.user.push_str(line);
                    }
                }
            } else {
                if let Some((who, name)) = line.split_once('=') {
                    match who.trim() {
                        "user" => user = name.trim().to_owned(),
                        "bot" => bot = name.trim().to_owned(),
                        _ => {}
                    }
                } else if !line.trim().is_empty() && !line.starts_with('>') {
                    return Err(error(format!("this belongs to no turn: begin it with `{user}:`")));
                }
                transcript.header.push(line.to_owned());
            }
        }
        for turn in &mut transcript.turns {
            if let Some(bot) = &mut turn.bot {
                *bot = bot.trim_end().to_owned();
            }
        }
        Ok(transcript)
    }

    /// Asks every turn and compares what comes with what is expected.
    pub fn replay(&self, assistant: &Assistant) -> Vec<Difference> {
        let mut differences = Vec::new();
        for (turn, answer) in self.turns.iter().zip(self.answers(assistant)) {
            let mut differs = |what, expected: &str, found: String| {
                if expected != found {
                    let expected = expected.to_owned();
                    let user = turn.user.clone();
                    differences.push(Difference { line: turn.line, user, what, expected, found });
                }
            };
            for (name, wanted) in &turn.expected {
                differs(name.name(), wanted, name.of(&answer, wanted));
            }
            if let Some(bot) = &turn.bot {
                differs("text", bot, answer.text().trim_end().to_owned());
            }
        }
        differences
    }

    /// The transcript with what the assistant says now: expectations brought up to date, texts where there were texts.
    pub fn bless(&self, assistant: &Assistant) -> String {
        let mut text: String = self.header.iter().map(|line| format!("{line}\n")).collect();
        let name = |who: &str| {
            let given =
                self.header.iter().find_map(|line| line.strip_prefix(who)?.trim_start().strip_prefix('='));
            given.map_or(who, str::trim).to_owned()
        };
        for (turn, answer) in self.turns.iter().zip(self.answers(assistant)) {
            text.push_str(&format!("{}: {}\n", name("user"), turn.user));
            let wanted: Vec<String> = turn
                .expected
                .iter()
                .map(|(name, wanted)| {
                    let found = name.of(&answer, wanted);
                    // Of several sections the first is the one to expect.
                    format!("{}={}", name.name(), found.split(' ').next().unwrap_or_default())
                })
                .collect();
            if turn.bot.is_some() {
                text.push_str(&format!("{}: {}\n", name("bot"), answer.text().trim_end()));
            }
            if !wanted.is_empty() {
                text.push_str(&format!("<!-- lotse: {} -->\n", wanted.join(" ")));
            }
        }
        text
    }

    /// Asks every turn, one after the other, and gives the answers.
    pub fn answers(&self, assistant: &Assistant) -> Vec<Answer> {
        let mut conversation = Conversation::default();
        let mut answers = Vec::new();
        for turn in &self.turns {
            let (answer, next) = assistant.ask(&turn.user, &conversation, self.locale.as_ref());
            conversation = next;
            answers.push(answer);
        }
        answers
    }

    fn expect(&mut self, name: &str, value: &str) -> Result<(), String> {
        let Some(turn) = self.turns.last_mut() else {
            if name != "locale" {
                return Err(format!(
                    "`{name}` is expected before the first turn: write it after the turn it is about"
                ));
            }
            self.locale = Some(value.parse().map_err(|error| format!("{error}"))?);
            return Ok(());
        };
        let Some((_, expected)) = Expected::ALL.iter().find(|(known, _)| *known == name) else {
            let known: Vec<&str> = Expected::ALL.iter().map(|(name, _)| *name).collect();
            return Err(format!("unknown expectation `{name}`: known are {}", known.join(", ")));
        };
        turn.expected.insert(*expected, value.to_owned());
        Ok(())
    }
}

fn expectations(line: &str) -> Option<&str> {
    Some(line.trim().strip_prefix("<!-- lotse:")?.strip_suffix("-->")?.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_expectations_and_names_are_read() {
        let text = "user=Kim\nbot=Lo\n> a remark\n<!-- lotse: locale=fr-FR -->\nKim: one\nmore\n<!-- lotse: outcome=answer section=a.md#b -->\nLo: said\n\nlast\n\nKim: two\n";
        let transcript = Transcript::parse(text).expect("a transcript");
        assert_eq!(transcript.locale, Some("fr-FR".parse().expect("a locale")));
        let [one, two] = &transcript.turns[..] else { panic!("{transcript:?}") };
        assert_eq!((one.line, one.user.as_str(), one.bot.as_deref()), (5, "one\nmore", Some("said\n\nlast")));
        assert_eq!(one.expected[&Expected::Section], "a.md#b");
        assert_eq!((two.user.as_str(), two.bot.as_deref()), ("two", None));
    }

    #[test]
    fn what_cannot_be_read_names_its_line() {
        for (text, expected) in [
            ("hello", "line 1: this belongs to no turn: begin it with `user:`"),
            (
                "user: a\n<!-- lotse: outcom=answer -->",
                "line 2: unknown expectation `outcom`: known are outcome, verdict, rule, missing, section, language",
            ),
            ("user: a\n<!-- lotse: answer -->", "line 2: `answer` is no expectation: write name=value"),
            (
                "<!-- lotse: verdict=yes -->",
                "line 1: `verdict` is expected before the first turn: write it after the turn it is about",
            ),
            ("user: a\nbot: b\nbot: c", "line 3: two turns of `bot` after one of `user`"),
        ] {
            assert_eq!(Transcript::parse(text).expect_err("an error").to_string(), expected);
        }
    }
}
