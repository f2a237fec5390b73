//! Lotse's assistant and its channels: a question goes in, an answer with citations comes out.
//!
//! [`assistant`] is the street a question takes: understand, decide, find, compose. It is pure but for reading the
//! index, and knows no channel. [`audit`] tells whether the rules' ground still holds. [`locales`] holds everything that is ever said; [`cli`] is the operator's side.

#![deny(missing_docs)]

pub mod assistant;
pub mod audit;
pub mod channels;
pub mod cli;
pub mod config;
pub mod dialogue;
pub mod evaluation;
pub mod locales;
pub mod store;
pub mod transcript;
