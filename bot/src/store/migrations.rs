//! The steps that bring a database up to date, the oldest first. A step that has been released is never changed.

use sqlx::{
    SqlSafeStr,
    migrate::{Migration, MigrationType, Migrator},
};

const STEPS: [(&str, &str); 1] = [("answers", include_str!("migrations/0001_answers.sql"))];

/// All steps.
pub(super) fn all() -> Migrator {
    let steps = STEPS.iter().zip(1..).map(|((name, sql), version)| {
        Migration::new(version, (*name).into(), MigrationType::Simple, sql.into_sql_str(), false)
    });
    Migrator::with_migrations(steps.collect())
}
