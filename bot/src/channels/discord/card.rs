//! An answer as a Discord message: an embed with the verdict, the steps, the quote and its source; choices and tools as
//! buttons.
//!
//! Limits are Discord's (developer documentation, "Message" and "Component Reference").

use serde_json::{Value, json};

use super::{
    action::Action,
    text::{cut, escaped, is_address, length, link},
};
use crate::{
    assistant::{Answer, Citation, Conversation, Outcome, Part, details},
    locales::Voice,
    store::Kept,
};
use lotse_index::Passage;
use lotse_knowledge::{BlockKind, Verdict};

const TITLE: usize = 256;
const DESCRIPTION: usize = 4096;
/// Discord takes 2,048, and 6,000 in all texts of a message's embeds together.
const FOOTER: usize = 1024;
const LABEL: usize = 80;
const OPTION: usize = 100;
const BUTTONS_A_ROW: usize = 5;
const MOST_OPTIONS: usize = 25;

/// No mention in what is sent reaches anybody.
pub fn no_mentions() -> Value {
    json!({ "parse": [], "replied_user": false })
}

/// What a card's buttons lead on from.
#[derive(Clone, Copy, Debug)]
pub struct Handle<'a> {
    /// The answer's id.
    pub id: &'a str,
    /// How often a choice led on.
    pub turn: i64,
    /// Whether a person can be asked for.
    pub person: bool,
}

/// An answer as the body of a message.
pub fn answer(answer: &Answer, after: &Conversation, voice: &Voice<'_>, handle: Handle<'_>) -> Value {
    let mut embed = json!({ "description": description(answer), "color": colour(answer) });
    if let Some(Part::Verdict(verdict)) = answer.parts.first() {
        embed["title"] = cut(verdict, TITLE).into();
    }
    let facts = crate::assistant::facts(voice, &answer.facts);
    if answer.topic.is_some() && !answer.facts.is_empty() {
        embed["footer"] = json!({ "text": cut(&voice.say_with("why-facts", &[("facts", &facts)]), FOOTER) });
    }
    let mut rows = choices(answer, after, voice, handle);
    rows.push(row(tools(answer, voice, handle)));
    json!({ "content": "", "embeds": [embed], "components": rows, "allowed_mentions": no_mentions() })
}

/// A few words that only the one concerned sees.
pub fn notice(text: &str) -> Value {
    json!({ "content": cut(text, 2000), "flags": EPHEMERAL, "allowed_mentions": no_mentions() })
}

/// A text of ours in an embed that only the one concerned sees.
pub fn note(title: &str, text: &str) -> Value {
    let embed = json!({ "title": cut(title, TITLE), "description": cut(text, DESCRIPTION), "color": BLUE });
    json!({ "embeds": [embed], "flags": EPHEMERAL, "allowed_mentions": no_mentions() })
}

/// The message flag of what only one person sees.
pub const EPHEMERAL: u64 = 1 << 6;

/// The sections beside those that an answer names.
pub fn more(kept: &Kept, voice: &Voice<'_>) -> Option<Value> {
    let further = kept.citations.get(kept.named..).filter(|further| !further.is_empty())?;
    let lines: Vec<String> = further.iter().map(|citation| section(citation, voice)).collect();
    Some(note(&voice.say("button-more"), &fit(lines.into_iter().map(Piece::Extra).collect(), DESCRIPTION)))
}

/// One section in a line or a few: its name as a link, and what it says.
pub fn section(citation: &Citation, voice: &Voice<'_>) -> String {
    let name = link(&citation.name(), citation.url.as_deref());
    let mut lines = vec![format!("{name} ({})", escaped(&details(voice, citation)))];
    lines.extend(cut(&citation.quote, 300).lines().map(|line| format!("> {}", escaped(line))));
    lines.join("\n")
}

/// A whole section, as much of it as fits, by whole blocks.
pub fn passage(passage: &Passage, citation: &Citation, voice: &Voice<'_>) -> Value {
    let blocks = passage.section.blocks.iter().map(|block| match &block.kind {
        BlockKind::Item { .. } => format!("- {}", escaped(&block.text)),
        BlockKind::Row { cells, header } => {
            let cells: Vec<String> = cells.iter().map(|cell| escaped(cell).replace('\n', " ")).collect();
            let row = cells.join(" \\| ");
            if *header { format!("**{row}**") } else { row }
        }
        BlockKind::Alert(_) => {
            block.text.lines().map(|line| format!("> {}", escaped(line))).collect::<Vec<_>>().join("\n")
        }
        _ => escaped(&block.text),
    });
    let pieces = blocks.map(Piece::Extra).collect();
    let mut embed = json!({
        "title": cut(&citation.name(), TITLE),
        "description": fit(pieces, DESCRIPTION),
        "color": BLUE,
        "footer": { "text": cut(&details(voice, citation), FOOTER) },
    });
    if let Some(url) = citation.url.as_deref().filter(|url| is_address(url)) {
        embed["url"] = url.into();
    }
    json!({ "content": "", "embeds": [embed], "allowed_mentions": no_mentions() })
}

fn colour(answer: &Answer) -> u32 {
    match (answer.outcome, answer.verdict) {
        (Outcome::Answer, Some(Verdict::Yes)) => 0x2e_9e_5b,
        (Outcome::Answer, Some(Verdict::Conditional)) => 0xd9_9a_1c,
        (Outcome::Answer, Some(Verdict::No)) => 0xc8_3c_3c,
        (Outcome::Answer, _) => BLUE,
        (Outcome::Clarify, _) => 0x7b_61_c9,
        (Outcome::Abstain, _) => 0x7f_84_8c,
    }
}

const BLUE: u32 = 0x2f_6f_c4;

/// A piece of a description, by how it may be shortened.
enum Piece {
    /// Stays whole as long as anything else can go.
    Kept(String),
    /// Quoted lines, which go from the end.
    Quote(Vec<String>),
    /// Goes as a whole.
    Extra(String),
    /// The same, close under what stands before it.
    Line(String),
}

fn description(answer: &Answer) -> String {
    let mut pieces = Vec::new();
    let mut sources = 0;
    for part in &answer.parts {
        match part {
            // It is the title.
            Part::Verdict(_) => {}
            Part::Text(text) => pieces.push(Piece::Kept(text.clone())),
            Part::Steps(steps) => pieces.push(Piece::Kept(numbered(steps))),
            Part::Quote(quote) => {
                pieces.push(Piece::Quote(quote.lines().map(|line| format!("> {}", escaped(line))).collect()));
            }
            Part::Source { line, url, remarks } => {
                sources += 1;
                let (mark, line) = line.strip_prefix("- ").map_or(("", line.as_str()), |line| ("- ", line));
                let mut text = format!("{mark}{}", link(line, url.as_deref()));
                if !remarks.is_empty() {
                    text = format!("{text}\n-# {}", escaped(&remarks.join(" ")));
                }
                pieces.push(if sources == 1 { Piece::Kept(text) } else { Piece::Line(text) });
            }
            Part::Question { ask, choices } => {
                pieces.push(Piece::Kept(format!("**{}**", escaped(ask))));
                // What does not fit on its button is read here.
                if choices.iter().any(|choice| length(choice) > LABEL) {
                    pieces.push(Piece::Kept(numbered(choices)));
                }
            }
        }
    }
    fit(pieces, DESCRIPTION)
}

/// Pieces put together in at most `limit` characters: quotes lose lines from the end, then sections go from the end, and
/// only what then is still too long is cut, after a word.
fn fit(mut pieces: Vec<Piece>, limit: usize) -> String {
    loop {
        let text = joined(&pieces);
        if length(&text) <= limit {
            return text;
        }
        let quoted = pieces.iter_mut().rev().find_map(|piece| match piece {
            Piece::Quote(lines) if lines.len() > 1 => Some(lines),
            _ => None,
        });
        if let Some(lines) = quoted {
            lines.pop();
            if lines.last().is_some_and(|line| line != "> …") {
                lines.pop();
                lines.push("> …".to_owned());
            }
            continue;
        }
        match pieces.iter().rposition(|piece| matches!(piece, Piece::Extra(_) | Piece::Line(_))) {
            Some(at) => drop(pieces.remove(at)),
            None => return cut(&text, limit),
        }
    }
}

fn joined(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        let (gap, said) = match piece {
            Piece::Kept(said) | Piece::Extra(said) => ("\n\n", said.clone()),
            Piece::Quote(lines) => ("\n\n", lines.join("\n")),
            Piece::Line(said) => ("\n", said.clone()),
        };
        if !text.is_empty() && !said.is_empty() {
            text.push_str(gap);
        }
        text.push_str(&said);
    }
    text
}

fn numbered(items: &[String]) -> String {
    items.iter().enumerate().map(|(at, item)| format!("{}. {item}", at + 1)).collect::<Vec<_>>().join("\n")
}

fn choices(answer: &Answer, after: &Conversation, voice: &Voice<'_>, handle: Handle<'_>) -> Vec<Value> {
    if after.asked.is_none() && after.which.is_none() || answer.choices.is_empty() {
        return Vec::new();
    }
    let Handle { id, turn, .. } = handle;
    let labels = answer.choices.iter().map(|choice| choice.label.as_str());
    if answer.choices.len() <= BUTTONS_A_ROW {
        let button = |(at, label)| button(&Action::Choose { id, turn, choice: Some(at) }, label, PRIMARY);
        return vec![row(labels.enumerate().map(button).collect())];
    }
    let options: Vec<Value> = labels
        .take(MOST_OPTIONS)
        .enumerate()
        .map(|(at, label)| json!({ "label": cut(label, OPTION), "value": at.to_string() }))
        .collect();
    vec![row(vec![json!({
        "type": 3,
        "custom_id": Action::Choose { id, turn, choice: None }.to_string(),
        "placeholder": cut(&voice.say("choose"), 150),
        "options": options,
    })])]
}

fn tools(answer: &Answer, voice: &Voice<'_>, handle: Handle<'_>) -> Vec<Value> {
    let Handle { id, person, .. } = handle;
    let mut tools = vec![button(&Action::Why { id }, &voice.say("button-why"), SECONDARY)];
    if answer.citations.len() > answer.named() {
        tools.push(button(&Action::More { id }, &voice.say("button-more"), SECONDARY));
    }
    if answer.outcome == Outcome::Answer {
        for (helpful, name) in [(true, "button-helpful"), (false, "button-not-helpful")] {
            tools.push(button(&Action::Judge { id, helpful }, &voice.say(name), SECONDARY));
        }
    }
    if person {
        tools.push(button(&Action::Person { id }, &voice.say("button-person"), SECONDARY));
    }
    tools
}

const PRIMARY: u8 = 1;
const SECONDARY: u8 = 2;

/// A button of an action.
pub fn button(action: &Action<'_>, label: &str, style: u8) -> Value {
    json!({ "type": 2, "style": style, "label": cut(label, LABEL), "custom_id": action.to_string() })
}

/// Buttons or a list in a row.
pub fn row(components: Vec<Value>) -> Value {
    json!({ "type": 1, "components": components })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_goes_by_lines_and_sections_before_words() {
        let pieces = |quote: usize, extras: usize| {
            let mut pieces = vec![
                Piece::Kept("1. first step\n2. second step".to_owned()),
                Piece::Quote((0..quote).map(|at| format!("> row {at}")).collect()),
                Piece::Kept("Source".to_owned()),
            ];
            pieces.extend((0..extras).map(|at| Piece::Line(format!("See also {at}"))));
            pieces
        };
        for (quote, extras, limit, shown) in [
            (2, 1, 100, "1. first step\n2. second step\n\n> row 0\n> row 1\n\nSource\nSee also 0"),
            (4, 0, 50, "1. first step\n2. second step\n\n> row 0\n> …\n\nSource"),
            (4, 1, 45, "1. first step\n2. second step\n\n> …\n\nSource"),
            (0, 2, 50, "1. first step\n2. second step\n\nSource\nSee also 0"),
            (0, 0, 25, "1. first step\n2. second…"),
        ] {
            assert_eq!(fit(pieces(quote, extras), limit), shown);
            assert!(length(&fit(pieces(quote, extras), limit)) <= limit);
        }
    }
}
