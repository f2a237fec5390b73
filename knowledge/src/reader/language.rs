//! The language of single blocks in documents that are only half translated.

use super::inline::SOFT_BREAK;
use crate::{BlockKind, Locale, Section};

/// Sets the locale of every block that is in another language than its document.
pub(super) fn mark(sections: &mut [Section], _locale: &Locale) {
    for block in sections.iter_mut().flat_map(|section| &mut section.blocks) {
        if block.kind != BlockKind::Code && block.text.contains(SOFT_BREAK) {
            block.text = block.text.replace(SOFT_BREAK, " ");
        }
    }
}
