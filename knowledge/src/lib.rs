//! What Lotse knows: documents read from Microsoft Learn's formats, facts, rules and how they decide.
//!
//! Everything here is data and pure functions over it. One module, [`corpus`], reads folders; nothing
//! here knows a channel, an index or an async runtime.

#![deny(missing_docs)]

mod address;
pub mod builtin;
pub mod corpus;
mod date;
mod document;
mod fact;
mod locale;
mod reader;
pub mod rulebook;

pub use address::archive_sibling;
pub use date::{Date, InvalidDate};
pub use document::{
    AlertKind, Block, BlockKind, Cloud, Document, DocumentPath, Link, Role, Section, SectionAnchor,
    SectionRef, Translation,
};
pub use fact::{FactName, FactValue, Facts};
pub use locale::{InvalidLocale, Locale};
pub use rulebook::{Rulebook, TopicName, Verdict};
