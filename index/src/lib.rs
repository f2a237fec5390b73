//! How Lotse finds sections: the words of each language, the index on disk, ranking, and quoting.
//!
//! [`build`] brings an index folder up to date with a [`Corpus`](lotse_knowledge::corpus::Corpus); [`Index::open`]
//! opens what the last finished build left there; [`Index::find`] ranks sections for a [`Query`]. Every language has a
//! tantivy index of its own, so that how rare a word is and how long a section usually is are measured within the
//! language, and a new language changes nothing in the others. What words mean in the language most documents were written
//! in is learned when building, from sections that exist in both; a question then finds by that language's words too.
//!
//! Who feeds it: `lotse_knowledge::corpus`, with documents cut into sections. Who takes from it: whoever composes answers,
//! with [`Hit`]s that name a section and a language, [`Passage`]s that hold it, and quotes of what answers. The index knows
//! nothing of rules, conversations or channels, and an opened one never changes: a newer one is opened beside it.
//!
//! ```
//! use lotse_index::{Index, Query};
//! use lotse_knowledge::corpus::{Corpus, Settings, Source};
//!
//! let article = b"# Mooring\n\n## Fees\n\nA berth costs two coins a day.\n";
//! let files = vec![("en/harbour/mooring.md".to_owned(), article.as_slice())];
//! let corpus = Corpus::scan(&[Source::Embedded(files)], &Settings::default());
//! let (index, report) = Index::in_memory(&corpus)?;
//! assert_eq!(report.documents, 1);
//!
//! let english = "en".parse()?;
//! let query = Query { text: "What does a berth cost?", locale: &english, fallback: &[], clouds: &[], limit: 3 };
//! let hit = &index.find(&query).hits[0];
//! assert_eq!(hit.section.anchor.as_str(), "fees");
//! let passage = index.passage(&hit.section, &hit.locale).expect("a section that was just found");
//! let quote = index.quote(query.text, &english, &passage, 80);
//! assert_eq!(quote.as_deref(), Some("A berth costs two coins a day."));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![deny(missing_docs)]

mod error;
mod find;
mod index;
mod passage;
mod quote;
mod store;
mod translate;
mod words;

pub use error::IndexError;
pub use find::{Evidence, Findings, Hit, Query, fit_confidence};
pub use index::Index;
pub use passage::{DocumentHead, Passage};
pub use store::{Export, LearnedLocale, Phase, Progress, Report, build, export, is_current};
