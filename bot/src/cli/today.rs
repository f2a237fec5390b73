//! `--today`: the day on which rules are taken to count.

use lotse_knowledge::Date;

use super::open;
use crate::{assistant::Assistant, config::Config};

/// The day to decide on; flattened into the commands that decide.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub struct Today {
    /// Decide as on this day (default: today in UTC), since rules may count from one day to another
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
}

impl Today {
    /// The day: as given, or today in UTC.
    pub fn day(self) -> Date {
        self.today.unwrap_or_else(Date::today)
    }

    /// The day, where one was given.
    pub fn given(self) -> Option<Date> {
        self.today
    }

    /// An assistant as the settings say, that decides on this day.
    pub fn assistant(self, config: &Config) -> anyhow::Result<Assistant> {
        let assistant = open::assistant(config)?;
        Ok(match self.today {
            Some(day) => assistant.on(day),
            None => assistant,
        })
    }
}
