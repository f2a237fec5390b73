//! The anchor Learn gives a heading that has none of its own.

/// Lower case, a hyphen for each space, hyphens and underscores kept, other punctuation dropped; letters of every
/// script stay (Markdig's automatic identifiers in their GitHub flavour, which Learn's build uses).
pub(super) fn slug(heading: &str) -> String {
    let mut slug = String::with_capacity(heading.len());
    for char in heading.trim().chars() {
        if char.is_alphanumeric() {
            slug.extend(char.to_lowercase());
        } else if char.is_whitespace() {
            slug.push('-');
        } else if matches!(char, '-' | '_') {
            slug.push(char);
        }
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn headings_without_anchor_get_the_anchor_learn_gives_them() {
        for (heading, expected) in [
            ("Add a seat", "add-a-seat"),
            ("Seats - and who may add them", "seats---and-who-may-add-them"),
            ("What's new in 2.0?", "whats-new-in-20"),
            ("snake_case stays", "snake_case-stays"),
            ("Übersicht für Händler", "übersicht-für-händler"),
            ("席を追加する", "席を追加する"),
            ("", ""),
        ] {
            assert_eq!(slug(heading), expected, "{heading}");
        }
    }
}
