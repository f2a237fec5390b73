//! Calendar days: when a document was reviewed, from when to when a rule counts.

use std::{fmt, str::FromStr, time::SystemTime};

use serde::{Deserialize, Serialize};

/// A calendar day, as front matter writes it (`06/17/2020`), printed as ISO 8601 (`2020-06-17`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Date {
    /// Year, for example 2021.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
}

/// The text is no day of the calendar.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no day: write it as in 2026-01-31")]
pub struct InvalidDate(String);

impl Date {
    /// Today in UTC, by the computer's clock.
    pub fn today() -> Date {
        // A clock before 1970 is not set; any day is as good as another then.
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        Date::from_days(i64::try_from(since.as_secs() / 86_400).unwrap_or_default())
    }

    /// Days since 1 January 1970 (Gregorian calendar, after Howard Hinnant's `days_from_civil`).
    pub fn days(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        365 * year + year / 4 - year / 100 + year / 400 + day_of_year - 719_468
    }

    /// The day so many days after 1 January 1970 (Howard Hinnant's `civil_from_days`).
    fn from_days(days: i64) -> Date {
        let days = days + 719_468;
        let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Date {
            year: u16::try_from(year).unwrap_or(u16::MAX),
            month: u8::try_from(month).unwrap_or(12),
            day: u8::try_from(day).unwrap_or(31),
        }
    }

    /// The day after.
    pub fn next(self) -> Date {
        Date::from_days(self.days() + 1)
    }

    /// The day before.
    pub fn previous(self) -> Date {
        Date::from_days(self.days() - 1)
    }
}

impl FromStr for Date {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Date, InvalidDate> {
        let read = || {
            let mut parts = text.splitn(3, '-');
            let mut part = |digits: usize| {
                parts
                    .next()
                    .filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))
            };
            let date = Date {
                year: part(4)?.parse().ok()?,
                month: part(2)?.parse().ok()?,
                day: part(2)?.parse().ok()?,
            };
            ((1..=12).contains(&date.month) && Date::from_days(date.days()) == date).then_some(date)
        };
        read().ok_or_else(|| InvalidDate(text.to_owned()))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_follow_each_other_over_months_and_leap_years() {
        for (day, next) in [
            ("1970-01-01", "1970-01-02"),
            ("2024-02-28", "2024-02-29"),
            ("2025-02-28", "2025-03-01"),
            ("2000-02-29", "2000-03-01"),
            ("1900-02-28", "1900-03-01"),
            ("2025-12-31", "2026-01-01"),
        ] {
            let (day, next): (Date, Date) = (day.parse().expect("a day"), next.parse().expect("a day"));
            assert_eq!((day.next(), next.previous()), (next, day));
        }
        assert_eq!("1970-01-01".parse::<Date>().map(Date::days), Ok(0));
        assert!(Date::today() > "2024-01-01".parse().expect("a day"));
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-1-1",
            "20260101",
            "2026-01-01T00:00",
            "+026-01-01",
        ] {
            let error = text.parse::<Date>().expect_err(text).to_string();
            assert_eq!(error, format!("`{text}` is no day: write it as in 2026-01-31"));
        }
    }
}
