//! The street a question goes: understand, decide, find, compose.

pub mod words;
