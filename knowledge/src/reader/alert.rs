//! Learn's bracketed markers at the start of a paragraph: `[!NOTE]`, `[!div class="nextstepaction"]`, `[!VIDEO …]`.

use crate::AlertKind;

/// What a marker means for the box it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// The box is an alert.
    Alert(AlertKind),
    /// The box is layout: only its text counts.
    Layout,
}

/// The marker that `text` starts with and its length with the space after it.
pub(super) fn marker(text: &str) -> Option<(Marker, usize)> {
    let inner = text.strip_prefix('[')?.trim_start().strip_prefix('!')?;
    let end = inner.find(']')?;
    let word = inner[..end].split_whitespace().next().unwrap_or_default();
    let marker = match word.to_ascii_uppercase().as_str() {
        "NOTE" => Marker::Alert(AlertKind::Note),
        "IMPORTANT" => Marker::Alert(AlertKind::Important),
        "TIP" => Marker::Alert(AlertKind::Tip),
        "WARNING" => Marker::Alert(AlertKind::Warning),
        "CAUTION" => Marker::Alert(AlertKind::Caution),
        "DIV" => Marker::Layout,
        _ => return None,
    };
    let rest = inner[end + 1..].trim_start();
    Some((marker, text.len() - rest.len()))
}
