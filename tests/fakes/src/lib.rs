//! The services Lotse talks to, played for its tests.
//!
//! A fake is driven by a test: people in it write, press and choose, and the test reads what the bot did. It holds state,
//! so what the bot writes, edits and deletes has the consequences it would have. And it is strict: every request is
//! checked against the service's published description and against the rules that are not in it, and so is every answer
//! of the fake itself.
//!
//! ```no_run
//! # async fn example() {
//! use std::time::Duration;
//! use lotse_fakes::discord::{FakeDiscord, Setup};
//!
//! let discord = FakeDiscord::start(Setup::default()).await;
//! // … start the bot with discord.token(), discord.rest_addr() and discord.ca_pem() …
//! discord.connected(Duration::from_secs(5)).await;
//! let question = discord.say(discord.user("ana"), discord.channel("support"), "How do I remove a partner?");
//! let reply = discord.reply_to(question, Duration::from_secs(5)).await;
//! assert!(reply.text().contains("partner"));
//! discord.finish().await;
//! # }
//! ```

#![deny(missing_docs)]

pub mod discord;
