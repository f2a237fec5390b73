//! Lotse in Discord: the bot as it runs in production, its HTTP client led to a Discord of the tests' own.

mod asking;
mod buttons;
mod cards;
mod commands;
mod running;
mod transcripts;
mod trouble;
mod upheaval;
