//! Fields that documents hold as text: the clouds they apply to, the roles they are for.
//!
//! Such a block stands before the first subheading, in one of many layouts: `**Applies to**: A | B` on one line, the
//! values in the next paragraph, in a list or in a table. What is taken as a field leaves the text; what only looks like
//! one, or holds a value that is no cloud, stays.

use super::{
    inline::SOFT_BREAK,
    words::{Field, WORDS, Words},
};
use crate::{Block, BlockKind, Cloud, Role, Section};

/// What the blocks said.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// Sorted, each once.
    pub clouds: Vec<Cloud>,
    /// In the order written, each once.
    pub roles: Vec<Role>,
}

/// Takes the blocks that hold fields out of the sections.
pub(super) fn take(sections: &mut Vec<Section>) -> Fields {
    let mut taker = Taker { words: &WORDS, fields: Fields::default() };
    let intro =
        sections.iter().position(|section| section.level > 1 || section.anchor.as_str().starts_with('#'));
    let intro = intro.unwrap_or(sections.len()).min(3);
    for section in &mut sections[..intro] {
        taker.section(&mut section.blocks);
    }
    // The text before the first heading may have been nothing else.
    sections.retain(|section| section.level > 0 || !section.blocks.is_empty());
    let mut fields = taker.fields;
    fields.clouds.sort_unstable();
    fields.clouds.dedup();
    let mut seen = std::collections::HashSet::new();
    fields.roles.retain(|role| seen.insert(role.clone()));
    fields
}

struct Taker<'a> {
    words: &'a Words,
    fields: Fields,
}

impl Taker<'_> {
    fn section(&mut self, blocks: &mut Vec<Block>) {
        let mut gone = vec![false; blocks.len()];
        let mut at = 0;
        while at < blocks.len() {
            let (kept, taken) = match &blocks[at].kind {
                BlockKind::Paragraph | BlockKind::Quote => self.paragraph(&blocks[at..]),
                BlockKind::Row { .. } => self.row(&blocks[at..]),
                _ => (None, 0),
            };
            match kept {
                Some(text) => {
                    blocks[at].text = text;
                    gone[at + 1..=at + taken].fill(true);
                    at += 1 + taken;
                }
                None => {
                    gone[at..at + taken].fill(true);
                    at += taken.max(1);
                }
            }
        }
        let mut gone = gone.into_iter();
        blocks.retain(|_| !gone.next().unwrap_or(false));
    }

    /// Reads a paragraph that may hold fields, or introduce them: what stays of its text, and how many blocks go (with
    /// text that stays: how many after it).
    fn paragraph(&mut self, blocks: &[Block]) -> (Option<String>, usize) {
        let lines: Vec<&str> = blocks[0].text.split([SOFT_BREAK, '\n']).collect();
        let is_label = |line: &&str| self.words.label(line).is_some();
        let Some(first) = lines.iter().position(is_label) else { return (None, 0) };
        let mut kept: Vec<String> = lines[..first].iter().map(|line| (*line).to_owned()).collect();
        let mut taken = 0;
        let mut at = first;
        while at < lines.len() {
            let Some((field, rest)) = self.words.label(lines[at]) else { break };
            let end = lines[at + 1..].iter().position(is_label).map_or(lines.len(), |next| at + 1 + next);
            let values = std::iter::once(rest).chain(lines[at + 1..end].iter().copied());
            let values = values.collect::<Vec<_>>().join("|");
            let separated =
                rest.trim_start().starts_with([':', '：', '.', '—', '–', '-', '|']) || rest.trim().is_empty();
            let values = split(&values);
            let taken_here = if values.is_empty() {
                // Only a label: the values are the blocks that follow.
                taken = if end == lines.len() { self.following(field, &blocks[1..]) } else { 0 };
                taken > 0
            } else {
                (separated || self.all_known(field, &values)) && self.values(field, &values)
            };
            if !taken_here {
                kept.extend(lines[at..end].iter().map(|line| (*line).to_owned()));
            }
            at = end;
        }
        match kept.is_empty() {
            true => (None, taken + 1),
            false => (Some(kept.join(&SOFT_BREAK.to_string())), taken),
        }
    }

    /// Reads values from the blocks after a label: a list, or one paragraph of known values. Gives their number.
    fn following(&mut self, field: Field, blocks: &[Block]) -> usize {
        let is_item = |block: &&Block| matches!(block.kind, BlockKind::Item { .. });
        let items: Vec<&Block> = blocks.iter().take_while(is_item).collect();
        if !items.is_empty() {
            let mut values: Vec<&str> = Vec::new();
            for item in &items {
                values.extend(split(&item.text));
            }
            return if self.values(field, &values) { items.len() } else { 0 };
        }
        let Some(next) = blocks.first().filter(|next| next.kind == BlockKind::Paragraph) else { return 0 };
        let values = split(&next.text);
        usize::from(self.all_known(field, &values) && self.values(field, &values))
    }

    /// Reads a table's row: label and values, or a heading row of labels over one of values.
    fn row(&mut self, blocks: &[Block]) -> (Option<String>, usize) {
        let BlockKind::Row { cells, .. } = &blocks[0].kind else { return (None, 0) };
        let only_label = |cell: &String| {
            let (field, rest) = self.words.label(cell)?;
            (!rest.chars().any(char::is_alphanumeric)).then_some(field)
        };
        let labels: Option<Vec<Field>> = cells.iter().map(only_label).collect();
        if let Some(labels) = labels {
            let Some(BlockKind::Row { cells: values, .. }) = blocks.get(1).map(|block| &block.kind) else {
                return (None, 0);
            };
            let mut taken = true;
            for (field, values) in labels.into_iter().zip(values) {
                taken &= self.values(field, &split(values));
            }
            return (None, if taken { 2 } else { 0 });
        }
        let Some(field) = cells.first().and_then(only_label) else { return (None, 0) };
        let values: Vec<&str> = cells[1..].iter().flat_map(|cell| split(cell)).collect();
        (None, usize::from(self.values(field, &values)))
    }

    /// Takes what is known of the values; whether nothing is lost if their text goes.
    fn values(&mut self, field: Field, values: &[&str]) -> bool {
        match field {
            Field::Clouds => {
                let clouds: Vec<Vec<Cloud>> = values.iter().map(|value| self.words.clouds(value)).collect();
                let complete = clouds.iter().all(|clouds| !clouds.is_empty());
                self.fields.clouds.extend(clouds.into_iter().flatten());
                complete
            }
            Field::Roles => {
                for value in values {
                    let known = self.words.roles(value);
                    if known.is_empty() {
                        self.fields.roles.push(Role((*value).into()));
                    }
                    self.fields.roles.extend(known);
                }
                true
            }
        }
    }

    fn all_known(&self, field: Field, values: &[&str]) -> bool {
        let known = |value: &&str| match field {
            Field::Clouds => {
                let sentence = value.contains(['。', '，', ',', ';']) || value.chars().count() > 80;
                !sentence && !self.words.clouds(value).is_empty()
            }
            Field::Roles => !self.words.roles(value).is_empty(),
        };
        !values.is_empty() && values.iter().all(known)
    }
}

fn split(values: &str) -> Vec<&str> {
    let around = |char: char| char.is_whitespace() || ":：—–-.。;；、*".contains(char);
    let values = values.split(['|', '｜', '\n', SOFT_BREAK]).map(|value| value.trim_matches(around));
    values.filter(|value| value.chars().any(char::is_alphanumeric)).collect()
}

#[cfg(test)]
mod tests {
    use super::{super::markdown, *};

    /// Clouds, roles, and the text that stays.
    #[track_caller]
    fn check(body: &str, clouds: &[Cloud], roles: &[&str], kept: &str) {
        let mut sections = markdown::sections(body, 1);
        let fields = take(&mut sections);
        let text: Vec<String> =
            sections.iter().map(|section| section.text().replace(SOFT_BREAK, " ")).collect();
        assert_eq!(fields.clouds, clouds, "{body}");
        assert_eq!(fields.roles.iter().map(|role| &*role.0).collect::<Vec<_>>(), roles, "{body}");
        assert_eq!(text.join("\n"), kept, "{body}");
    }

    const GLOBAL: Cloud = Cloud::Global;
    const US: Cloud = Cloud::UsGovernment;

    #[test]
    fn fields_are_taken_from_one_line() {
        check(
            "# A\n\n**Applies to**: Partner Center | Partner Center for US Government\n\nText.",
            &[GLOBAL, US],
            &[],
            "Text.",
        );
        check(
            "# A\n\n**Rôles appropriés\u{a0}:** Agent des ventes | Administrateur général\n\nTexte.",
            &[],
            &["sales-agent", "global-admin"],
            "Texte.",
        );
        check(
            "# A\n\n**适用 于：合作伙伴中心** |适用于美国政府的合作伙伴中心\n\n文字。",
            &[GLOBAL, US],
            &[],
            "文字。",
        );
        check("# A\n\n**Соответствующие роли** — глобальный администратор.\n", &[], &["global-admin"], "");
        check("# A\n\nGeeignete Rollen Globaler Administrator\n", &[], &["global-admin"], "");
    }

    #[test]
    fn fields_are_taken_from_lists_and_following_paragraphs() {
        check(
            "# A\n\n**Gäller för**\n\n- Partnercenter\n\n**Lämpliga roller**\n\n- Global administratör\n- Skattmästare\n\nText.\n\n- Kvar",
            &[GLOBAL],
            &["global-admin", "Skattmästare"],
            "Text.\nKvar",
        );
        check("# A\n\n**適用対象**\n\nパートナー センター\n\n本文。", &[GLOBAL], &[], "本文。");
        check("**Se aplica a**\n- Centro de partners\n\n# A\n\nTexto.", &[GLOBAL], &[], "Texto.");
    }

    #[test]
    fn fields_are_taken_from_lines_of_one_paragraph_and_from_tables() {
        check(
            "# A\n\n**Applies to:** Partner Center\n**Appropriate roles:** Sales agent\n",
            &[GLOBAL],
            &["sales-agent"],
            "",
        );
        check(
            "# A\n\n|Gilt für|Geeignete Rollen|\n|---|---|\n|Partner Center|Vertriebs-Agent|\n\nText.",
            &[GLOBAL],
            &["sales-agent"],
            "Text.",
        );
        check(
            "# A\n\n<table><tr><td>Applies to</td><td>Partner Center</td></tr></table>\n\nText.",
            &[GLOBAL],
            &[],
            "Text.",
        );
    }

    #[test]
    fn what_only_looks_like_a_field_stays_text() {
        check("# A\n\n**Applies to**: Seats | Chairs\n", &[], &[], "Applies to: Seats | Chairs");
        check(
            "# A\n\n适用于美国政府的云，与合作伙伴中心不同。\n",
            &[],
            &[],
            "适用于美国政府的云，与合作伙伴中心不同。",
        );
        check("# A\n\nApplies to all seats of the club.\n", &[], &[], "Applies to all seats of the club.");
        check("# A\n\n**Applies to**\n\nText that goes on.", &[], &[], "Applies to\nText that goes on.");
        check("# A\n\n## B\n\n**Applies to**: Partner Center\n", &[], &[], "\nApplies to: Partner Center");
    }

    #[test]
    fn a_field_named_twice_counts_once() {
        check("# A\n\n**Appropriate roles**: Sales agent | Sales agent\n", &[], &["sales-agent"], "");
    }
}
