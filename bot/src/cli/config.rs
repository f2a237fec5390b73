//! `lotse config`: the settings and where they come from.

use super::{Ended, output};
use crate::config::{Config, DEFAULTS};

/// Show the settings in force, or every setting with its default and what it is for
#[derive(Debug, clap::Args)]
pub struct Show {
    /// Print every setting with its default, ready to be copied into a `lotse.toml`
    #[arg(long)]
    defaults: bool,
    /// Print the settings in force as JSON
    #[arg(long, conflicts_with = "defaults")]
    json: bool,
}

impl Show {
    /// Runs the command.
    pub fn run(&self, config: &Config) -> anyhow::Result<Ended> {
        output::write(|out| {
            if self.defaults {
                write!(out, "{DEFAULTS}")?;
            } else if self.json {
                serde_json::to_writer_pretty(&mut *out, config)?;
                writeln!(out)?;
            } else {
                write!(out, "{}", toml::to_string(config)?)?;
            }
            Ok(())
        })
    }
}
