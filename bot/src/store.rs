//! What is kept between messages: conversations, chosen languages, feedback.
//!
//! One SQLite file by default. Everything here is written so that PostgreSQL understands it too: times are seconds since
//! 1970, ids are text. Users are kept as keyed hashes and questions as hashes; the only text is what people write as
//! feedback.

mod answers;
mod migrations;
mod people;

use std::{path::Path, time::Duration};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
use sqlx::{AnyPool, any::AnyPoolOptions};

pub use answers::{Kept, Record, ago};

/// Where everything is kept.
pub struct Store {
    pool: AnyPool,
    key: [u8; 32],
}

/// A person, as a keyed hash of what a channel calls them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asker(String);

/// What is kept cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database does not do what it should.
    #[error("the database: {0}")]
    Database(#[from] sqlx::Error),
    /// It was made by a newer version, or cannot be brought up to date.
    #[error("the database cannot be brought up to date: {0}; a newer version of Lotse may have written it")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The folder of the database cannot be made.
    #[error("cannot make the folder of the database: {0}")]
    Folder(std::io::Error),
    /// A row is not what this version writes.
    #[error("a row in the database cannot be read: {0}")]
    Row(#[from] serde_json::Error),
    /// No random numbers can be had for the key.
    #[error("no random numbers for a key: {0}")]
    Random(getrandom::Error),
}

impl Store {
    /// Opens the database in a file, which is made where there is none.
    ///
    /// # Errors
    ///
    /// It cannot be opened, or a newer version has written it.
    pub async fn open(file: &Path) -> Result<Store, StoreError> {
        let address = address(file).map_err(StoreError::Folder)?;
        sqlx::any::install_default_drivers();
        // One connection: SQLite has one writer at a time, and queueing here is fairer than its waiting for locks.
        let options = AnyPoolOptions::new().max_connections(1).acquire_timeout(Duration::from_secs(15));
        // Other processes may read while this one writes, and a crash of the machine loses at most what was written last.
        let options = options.after_connect(|connection, _| {
            Box::pin(async move {
                sqlx::raw_sql("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;")
                    .execute(connection)
                    .await?;
                Ok(())
            })
        });
        let pool = options.connect(&address).await?;
        migrations::all().run(&pool).await?;
        let key = key(&pool).await?;
        Ok(Store { pool, key })
    }

    /// Who a channel's user is here.
    pub fn asker(&self, channel: &str, user: &str) -> Asker {
        Asker(blake3::keyed_hash(&self.key, format!("{channel}:{user}").as_bytes()).to_hex()[..32].to_owned())
    }
}

impl Asker {
    fn as_str(&self) -> &str {
        &self.0
    }
}

/// A file as the address of a database, its folder made where there is none.
fn address(file: &Path) -> std::io::Result<String> {
    let file = std::path::absolute(file)?;
    let folder = file.parent().unwrap_or(Path::new("/"));
    std::fs::create_dir_all(folder)?;
    let file = folder.canonicalize()?.join(file.file_name().unwrap_or_default());
    const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_');
    let path = percent_encode(file.as_os_str().as_encoded_bytes(), KEPT);
    Ok(format!("sqlite://{path}?mode=rwc"))
}

/// The key that users are hashed with, made when the database is.
async fn key(pool: &AnyPool) -> Result<[u8; 32], StoreError> {
    let mut fresh = [0; 32];
    getrandom::fill(&mut fresh).map_err(StoreError::Random)?;
    sqlx::query("INSERT INTO meta (name, value) VALUES ('key', $1) ON CONFLICT (name) DO NOTHING")
        .bind(blake3::Hash::from_bytes(fresh).to_hex().to_string())
        .execute(pool)
        .await?;
    let kept: (String,) = sqlx::query_as("SELECT value FROM meta WHERE name = 'key'").fetch_one(pool).await?;
    let hash = blake3::Hash::from_hex(&kept.0).map_err(|error| sqlx::Error::Decode(error.into()))?;
    Ok(*hash.as_bytes())
}

/// Now, in seconds since 1970.
fn now() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
