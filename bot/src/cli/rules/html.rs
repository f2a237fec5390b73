//! A topic as one self-contained HTML page: its decision tables and its rules.

use std::{fmt, io::Write};

use lotse_index::Index;
use lotse_knowledge::{
    Locale, Rulebook,
    rulebook::{Ground, Rule, Stretch, Topic},
};

use super::explain::days;
use crate::{
    assistant::{Citation, cite, compose},
    audit::Standing,
    locales::Voice,
};

const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}\
table{border-collapse:collapse;margin:1rem 0}th,td{border:1px solid #999;padding:.2rem .6rem;text-align:left}\
th{background:#eee}.yes{background:#dfd}.no{background:#fdd}.conditional{background:#ffd}.silent{background:#eef}\
dt{font-weight:bold;margin-top:1rem}dd{margin-left:1.5rem}blockquote{margin:.3rem 1rem;padding-left:.8rem;border-left:3px solid #999;white-space:pre-line}";

/// What a page is made of beside its topic.
pub struct Sources<'a> {
    /// The rules.
    pub book: &'a Rulebook,
    /// The documents that they rest on.
    pub index: &'a Index,
    /// The language of texts and quotes.
    pub language: &'a Locale,
    /// Says the rules' texts.
    pub voice: &'a Voice<'a>,
}

/// Writes the page.
pub fn page(
    out: &mut dyn Write,
    sources: &Sources<'_>,
    topic: &Topic,
    stretches: &[&Stretch],
) -> anyhow::Result<()> {
    let name = Escaped(topic.name.as_str());
    writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{name}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{name}</h1>"
    )?;
    for (fact, values) in topic.presumes.iter() {
        let values: Vec<&str> = values.iter().map(|value| value.as_str()).collect();
        writeln!(out, "<p>Presumed: {} = {}</p>", Escaped(fact.as_str()), Escaped(&values.join(" or ")))?;
    }
    for stretch in stretches {
        table(out, topic, stretch)?;
    }
    writeln!(out, "<h2>Rules</h2>\n<dl>")?;
    for rule in sources.book.rules().values().filter(|rule| rule.topic == topic.name) {
        describe(out, sources, rule)?;
    }
    writeln!(out, "</dl>\n</body>\n</html>")?;
    Ok(())
}

fn table(out: &mut dyn Write, topic: &Topic, stretch: &Stretch) -> anyhow::Result<()> {
    writeln!(out, "<h2>{}</h2>\n<table>\n<tr>", Escaped(&days(stretch)))?;
    for fact in topic.facts.iter().map(|fact| fact.as_str()).chain(["verdict", "rule"]) {
        writeln!(out, "<th>{}</th>", Escaped(fact))?;
    }
    writeln!(out, "</tr>")?;
    for row in &stretch.rows {
        let verdict = row.verdict.map_or("silent".to_owned(), |verdict| verdict.to_string());
        write!(out, "<tr class=\"{verdict}\">")?;
        for value in row.values.iter().map(|value| value.as_str()).chain([verdict.as_str()]) {
            write!(out, "<td>{}</td>", Escaped(value))?;
        }
        let rule = Escaped(row.rule.as_str());
        writeln!(out, "<td><a href=\"#{rule}\">{rule}</a></td></tr>")?;
    }
    writeln!(out, "</table>")?;
    Ok(())
}

fn describe(out: &mut dyn Write, sources: &Sources<'_>, rule: &Rule) -> anyhow::Result<()> {
    let id = Escaped(rule.id.as_str());
    let verdict = rule.verdict.map_or("silent".to_owned(), |verdict| verdict.to_string());
    writeln!(out, "<dt id=\"{id}\">{id}: {verdict}</dt>")?;
    let Sources { voice, language, .. } = sources;
    let text = compose::sentence(voice, &rule.id);
    if !text.is_empty() {
        writeln!(out, "<dd lang=\"{language}\">{}</dd>", Escaped(&text))?;
    }
    let steps = compose::steps(voice, &rule.id);
    if !steps.is_empty() {
        writeln!(out, "<dd lang=\"{language}\"><ol>")?;
        steps.iter().try_for_each(|step| writeln!(out, "<li>{}</li>", Escaped(step)))?;
        writeln!(out, "</ol></dd>")?;
    }
    let mut say = |what: &str, said: &str| writeln!(out, "<dd>{what}: {}</dd>", Escaped(said));
    say("holds", &rule.when.to_string())?;
    for overridden in &rule.overrides {
        say("overrides", overridden.as_str())?;
    }
    if let Some(from) = rule.valid_from {
        say("from", &from.to_string())?;
    }
    if let Some(until) = rule.valid_until {
        say("until", &until.to_string())?;
    }
    for ground in &rule.because {
        because(out, sources, ground, &text)?;
    }
    let mut say = |what: &str, said: &str| writeln!(out, "<dd>{what}: {}</dd>", Escaped(said));
    if let Some(remark) = &rule.remark {
        say("remark", remark)?;
    }
    say("written in", &rule.place.to_string())?;
    Ok(())
}

/// A section that a rule rests on: its name and address, and what it says to the rule's text.
fn because(out: &mut dyn Write, sources: &Sources<'_>, ground: &Ground, text: &str) -> anyhow::Result<()> {
    let Sources { book, index, language, .. } = sources;
    let names = &book.sections()[&ground.section];
    let block = ground.block.map(|block| format!(", {block}")).unwrap_or_default();
    write!(out, "<dd>because: {}{block}", Escaped(&ground.section))?;
    let languages = [(*language).clone()];
    if let Some(source) = cite::ground(index, &Standing::default(), ground, names, &languages, text) {
        let Citation { title, heading, url, quote, locale, .. } = source.citation();
        let name =
            if heading.is_empty() || heading == title { title } else { format!("{title} › {heading}") };
        match url {
            Some(url) => write!(out, " (<a href=\"{}\">{}</a>)", Escaped(&url), Escaped(&name))?,
            None => write!(out, " ({})", Escaped(&name))?,
        }
        let row = source.row.map(|row| format!("{row}: ")).unwrap_or_default();
        write!(out, "<blockquote lang=\"{locale}\">{}{}</blockquote>", Escaped(&row), Escaped(&quote))?;
    }
    writeln!(out, "</dd>")?;
    Ok(())
}

/// Text that HTML takes for nothing but text.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|char| match char {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            '\'' => f.write_str("&#39;"),
            other => write!(f, "{other}"),
        })
    }
}
