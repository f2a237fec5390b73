//! `lotse discord`: what connecting to Discord needs.

use anyhow::Context;

use super::{Ended, open, output};
use crate::{channels::discord::check, config::Config};

/// Connect to Discord: print the invitation, or look for what is missing
#[derive(Debug, clap::Args)]
pub struct Discord {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Print the address that invites the bot to a server, with just the permissions that it needs
    Invite,
    /// Look whether token, intents, permissions and commands are as they should be
    ///
    /// Exit code 1 where something is missing.
    Check {
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
}

impl Discord {
    /// Runs the command.
    pub fn run(&self, config: &Config) -> anyhow::Result<Ended> {
        let token = config.discord_token()?.context(NO_TOKEN)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        match self.command {
            Command::Invite => {
                let address = runtime.block_on(check::invite(&token, &config.discord, None))?;
                output::write(|out| Ok(writeln!(out, "{address}")?))?;
                Ok(Ended::Done)
            }
            Command::Check { json } => {
                let assistant = open::assistant(config)?;
                let found = runtime.block_on(check::check(&token, &config.discord, &assistant, None))?;
                output::write(|out| {
                    if json {
                        let rows: Vec<_> = found
                            .iter()
                            .map(|finding| serde_json::json!({ "what": finding.what, "missing": finding.missing }))
                            .collect();
                        serde_json::to_writer_pretty(&mut *out, &rows)?;
                        return Ok(writeln!(out)?);
                    }
                    for finding in &found {
                        match &finding.missing {
                            None => writeln!(out, "ok       {}", finding.what)?,
                            Some(missing) => writeln!(out, "missing  {}: {missing}", finding.what)?,
                        }
                    }
                    Ok(())
                })?;
                Ok(if found.iter().all(|finding| finding.missing.is_none()) {
                    Ended::Done
                } else {
                    Ended::No
                })
            }
        }
    }
}

/// What to do without a token.
pub const NO_TOKEN: &str = "there is no Discord token: make an application in Discord's developer portal, copy the token \
    of its bot, and set LOTSE_DISCORD_TOKEN to it, or write it into a file named by `discord.token_file`";
