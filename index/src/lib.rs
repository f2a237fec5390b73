//! How Lotse finds sections: the words of each language, the index on disk, ranking, and quoting.
//!
//! [`build`] brings an index folder up to date with a [`Corpus`](lotse_knowledge::corpus::Corpus); [`Index::open`]
//! opens what the last finished build left there; [`Index::find`] ranks sections for a [`Query`]. Every language has a
//! tantivy index of its own, so that how rare a word is and how long a section usually is are measured within the
//! language, and a new language changes nothing in the others.

#![deny(missing_docs)]

mod error;
mod find;
mod index;
mod passage;
mod quote;
mod store;
mod words;

pub use error::IndexError;
pub use find::{Findings, Hit, Query};
pub use index::Index;
pub use passage::{DocumentHead, Passage};
pub use store::{Phase, Progress, Report, build, is_current};
