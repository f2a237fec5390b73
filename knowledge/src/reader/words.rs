//! The words of the blocks that hold fields, from `data/blocks.toml`.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, LazyLock},
};

use serde::Deserialize;

use crate::{Cloud, Role};

/// Which field a block holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Clouds,
    Roles,
}

/// All languages' words, ready for comparison.
pub(super) struct Words {
    /// Folded label and field, longest first.
    labels: Vec<(String, Field)>,
    /// Folded piece of text and cloud, except for the global one.
    special_clouds: Vec<(String, Cloud)>,
    global_cloud: Vec<String>,
    roles: HashMap<String, Role>,
    /// Longest role name, in bytes.
    longest_role: usize,
}

/// The words compiled into the program.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    // The file is part of the source, and a test reads it: what is wrong in it never reaches a user.
    Words::parse(include_str!("../../data/blocks.toml"))
        .unwrap_or_else(|_| Words::from_languages(&BTreeMap::new()))
});

/// How words are compared: letters and digits alone, in lower case.
pub(super) fn fold(text: &str) -> String {
    text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl Words {
    /// Reads the words of all languages.
    pub fn parse(toml: &str) -> Result<Words, toml::de::Error> {
        Ok(Words::from_languages(&toml::from_str(toml)?))
    }

    /// The field a text is introduced as, and what follows the label.
    pub fn label<'a>(&self, text: &'a str) -> Option<(Field, &'a str)> {
        let (label, field) =
            self.labels.iter().find_map(|(label, field)| Some((after(text, label)?, *field)))?;
        Some((field, label))
    }

    /// The clouds a value names: none where it names something else.
    pub fn clouds(&self, value: &str) -> Vec<Cloud> {
        let value = fold(value);
        let special = self.special_clouds.iter().filter(|(piece, _)| value.contains(piece.as_str()));
        let mut clouds: Vec<Cloud> = special.map(|(_, cloud)| *cloud).collect();
        if clouds.is_empty() && self.global_cloud.iter().any(|piece| value.contains(piece.as_str())) {
            clouds.push(Cloud::Global);
        }
        clouds.sort_unstable();
        clouds.dedup();
        clouds
    }

    /// The roles a value names. Machine translation puts words before, behind and between: a value counts where known
    /// names are three quarters of it.
    pub fn roles(&self, value: &str) -> Vec<Role> {
        let value = fold(value);
        if let Some(role) = self.roles.get(&value) {
            return vec![role.clone()];
        }
        let mut roles = Vec::new();
        let mut named = 0;
        let mut at = 0;
        while at < value.len() {
            let rest = &value[at..];
            let ends =
                (1..=rest.len().min(self.longest_role)).rev().filter(|end| rest.is_char_boundary(*end));
            let name = ends.filter_map(|end| Some((end, self.roles.get(&rest[..end])?))).next();
            match name {
                Some((length, role)) => {
                    roles.push(role.clone());
                    named += length;
                    at += length;
                }
                None => at += rest.chars().next().map_or(1, char::len_utf8),
            }
        }
        if named * 4 < value.len() * 3 {
            roles.clear();
        }
        roles
    }

    fn from_languages(languages: &BTreeMap<String, Language>) -> Words {
        let mut labels = Vec::new();
        let mut special_clouds = Vec::new();
        let mut global_cloud = Vec::new();
        let mut roles = HashMap::new();
        for language in languages.values() {
            labels.extend(language.applies_to.iter().map(|label| (fold(label), Field::Clouds)));
            labels.extend(language.roles.iter().map(|label| (fold(label), Field::Roles)));
            for (cloud, pieces) in &language.cloud {
                let pieces = pieces.iter().map(|piece| fold(piece));
                match cloud {
                    Cloud::Global => global_cloud.extend(pieces),
                    cloud => special_clouds.extend(pieces.map(|piece| (piece, *cloud))),
                }
            }
            for (role, names) in &language.role {
                roles.extend(names.iter().map(|name| (fold(name), Role(Arc::clone(role)))));
            }
        }
        labels.sort_by_key(|(label, _)| std::cmp::Reverse(label.len()));
        let longest_role = roles.keys().map(String::len).max().unwrap_or(0);
        Words { labels, special_clouds, global_cloud, roles, longest_role }
    }
}

/// What follows a folded label at the start of `text`.
fn after<'a>(text: &'a str, label: &str) -> Option<&'a str> {
    let mut wanted = label.chars();
    let mut next = wanted.next();
    for (at, char) in text.char_indices() {
        if next.is_none() {
            return Some(&text[at..]);
        }
        if !char.is_alphanumeric() {
            continue;
        }
        for lower in char.to_lowercase() {
            if next != Some(lower) {
                return None;
            }
            next = wanted.next();
        }
    }
    next.is_none().then_some("")
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Language {
    applies_to: Vec<String>,
    roles: Vec<String>,
    #[serde(default)]
    cloud: BTreeMap<Cloud, Vec<String>>,
    #[serde(default)]
    role: BTreeMap<Arc<str>, Vec<String>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_come_with_the_program_can_be_read() {
        let words = Words::parse(include_str!("../../data/blocks.toml")).expect("valid");
        assert!(words.labels.iter().all(|(label, _)| label.chars().count() > 2));
        assert!(words.roles.len() > 100);
    }

    #[test]
    fn a_name_means_one_role_in_all_languages() {
        let languages: BTreeMap<String, Language> =
            toml::from_str(include_str!("../../data/blocks.toml")).expect("valid");
        let mut known: HashMap<String, &str> = HashMap::new();
        for (role, name) in languages
            .values()
            .flat_map(|language| &language.role)
            .flat_map(|(role, names)| names.iter().map(move |name| (role, fold(name))))
        {
            let other = known.insert(name.clone(), role);
            assert!(other.is_none_or(|other| other == &**role), "`{name}` is {role} and {other:?}");
        }
    }

    #[test]
    fn labels_are_found_whatever_stands_between_their_letters() {
        for (text, expected) in [
            ("Applies to: Partner Center", Some((Field::Clouds, ": Partner Center"))),
            ("适用 于：合作伙伴中心", Some((Field::Clouds, "：合作伙伴中心"))),
            ("S'applique à", Some((Field::Clouds, ""))),
            ("Lämpliga roller: X", Some((Field::Roles, ": X"))),
            ("Apply to: X", None),
            ("App", None),
            ("", None),
        ] {
            assert_eq!(WORDS.label(text), expected, "{text}");
        }
    }

    #[test]
    fn clouds_are_known_by_a_piece_of_the_value() {
        for (value, expected) in [
            ("Partner Center", vec![Cloud::Global]),
            ("Espace partenaires", vec![Cloud::Global]),
            ("Partner Center for Microsoft Cloud for US Government", vec![Cloud::UsGovernment]),
            ("由世纪互联运营的合作伙伴中心", vec![Cloud::Vianet]),
            ("Partnercenter für Cloud Deutschland", vec![Cloud::Germany]),
            ("Salesforce", vec![]),
        ] {
            assert_eq!(WORDS.clouds(value), expected, "{value}");
        }
    }

    #[test]
    fn roles_are_known_by_name_also_where_translation_put_words_around_it() {
        for (value, expected) in [
            ("Global admin", vec!["global-admin"]),
            ("des Helpdesk-Agents", vec!["helpdesk-agent"]),
            ("des Administrator-Agents Vertriebsmitarbeiter", vec!["admin-agent", "sales-agent"]),
            ("Executive report viewer", vec!["executive-report-viewer"]),
            ("Someone who once met a global admin at a fair", vec![]),
            ("", vec![]),
        ] {
            let roles: Vec<Role> = expected.into_iter().map(|role| Role(role.into())).collect();
            assert_eq!(WORDS.roles(value), roles, "{value}");
        }
    }
}
