//! Channels: each translates a question in and an answer out, and nothing else.

pub mod console;
pub mod discord;
