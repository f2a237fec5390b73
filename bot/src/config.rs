//! The settings: defaults from `config/lotse.toml`, then the operator's file, then `LOTSE_…` variables.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use config::{Environment, File, FileFormat};
use lotse_knowledge::{DocumentPath, Locale, corpus};
use serde::{Deserialize, Serialize};

use crate::{audit::MovedGround, channels::discord};

/// Every setting with its default and what it is for, as TOML.
pub const DEFAULTS: &str = include_str!("../../config/lotse.toml");

/// The file that is read where none is named and it exists.
pub const FILE: &str = "lotse.toml";

/// The settings that can come from the environment; other `LOTSE_…` variables are not ours.
const VARIABLES: [&str; 15] = [
    "LOTSE_DOCUMENTS",
    "LOTSE_LEARN",
    "LOTSE_INDEX",
    "LOTSE_LOCALES",
    "LOTSE_RULES",
    "LOTSE_REVIEWS",
    "LOTSE_MOVED_GROUND",
    "LOTSE_SEMANTIC",
    "LOTSE_DEFAULT_LOCALE",
    "LOTSE_ANSWER_FROM",
    "LOTSE_STALE_AFTER_DAYS",
    "LOTSE_BASE_URL",
    "LOTSE_DATABASE",
    "LOTSE_CONVERSATION_HOURS",
    "LOTSE_KEEP_DAYS",
];

/// The variable that Discord's token can be in. It is no setting: settings are shown, and a token never is.
pub const DISCORD_TOKEN: &str = "LOTSE_DISCORD_TOKEN";

/// All settings; `config/lotse.toml` says what each is for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "config/lotse.toml is their documentation")]
pub struct Config {
    pub documents: Vec<PathBuf>,
    pub learn: Vec<PathBuf>,
    pub index: PathBuf,
    pub locales: PathBuf,
    pub rules: PathBuf,
    pub reviews: PathBuf,
    pub moved_ground: MovedGround,
    pub semantic: PathBuf,
    pub default_locale: Locale,
    pub answer_from: f32,
    pub stale_after_days: i64,
    pub base_url: String,
    pub database: PathBuf,
    pub conversation_hours: u32,
    pub keep_days: u32,
    pub discord: discord::Settings,
    pub docsets: BTreeMap<String, String>,
    pub files: BTreeMap<String, DocumentPath>,
}

/// What options on the command line say; none where they are not given.
#[derive(Clone, Debug, Default, Serialize)]
#[expect(missing_docs, reason = "config/lotse.toml is their documentation")]
pub struct Overrides {
    /// Folders beside those of the settings.
    #[serde(skip)]
    pub documents: Vec<PathBuf>,
    /// Folders and packs beside those of the settings.
    #[serde(skip)]
    pub learn: Vec<PathBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<PathBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locales: Option<PathBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rules: Option<PathBuf>,
}

/// The settings cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file, a variable or an option says something that no setting can be.
    #[error("the settings cannot be read; `lotse help config` tells how to see every setting")]
    Unreadable(#[from] config::ConfigError),
    /// The threshold is no probability.
    #[error("`answer_from` is {0}: it is a probability, write 0 to 1")]
    NoProbability(f32),
    /// The settings of Discord contradict each other.
    #[error("{0}")]
    Discord(String),
    /// The file with a token cannot be read.
    #[error("cannot read the token in {0} (`discord.token_file`): {1}")]
    Token(PathBuf, std::io::Error),
}

impl Config {
    /// Reads the settings. `file` is what the operator named; without one, [`FILE`] is read where it exists.
    ///
    /// # Errors
    ///
    /// The file cannot be read, is not TOML, or has an unknown setting or a value of the wrong kind.
    pub fn read(file: Option<&Path>, overrides: &Overrides) -> Result<Config, ConfigError> {
        let named =
            File::from(file.unwrap_or(Path::new(FILE))).format(FileFormat::Toml).required(file.is_some());
        let variables = Environment::with_prefix("LOTSE")
            .list_separator(":")
            .with_list_parse_key("documents")
            .with_list_parse_key("learn")
            .try_parsing(true);
        let variables = variables.source(Some(
            VARIABLES
                .iter()
                .filter_map(|name| Some(((*name).to_owned(), std::env::var(name).ok()?)))
                .collect(),
        ));
        let mut config: Config = config::Config::builder()
            .add_source(File::from_str(DEFAULTS, FileFormat::Toml))
            .add_source(named)
            .add_source(variables)
            .add_source(config::Config::try_from(overrides)?)
            .build()?
            .try_deserialize()?;
        config.documents.extend(overrides.documents.iter().cloned());
        config.learn.extend(overrides.learn.iter().cloned());
        if !(0.0..=1.0).contains(&config.answer_from) {
            return Err(ConfigError::NoProbability(config.answer_from));
        }
        match config.discord.problem() {
            Some(problem) => Err(ConfigError::Discord(problem)),
            None => Ok(config),
        }
    }

    /// Discord's token, from [`DISCORD_TOKEN`] or the file that is set; none where there is neither.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn discord_token(&self) -> Result<Option<String>, ConfigError> {
        let file = &self.discord.token_file;
        let text = match std::env::var(DISCORD_TOKEN).map_err(drop).and_then(not_empty) {
            Ok(token) => token,
            Err(_) if file.as_os_str().is_empty() => return Ok(None),
            Err(_) => {
                std::fs::read_to_string(file).map_err(|error| ConfigError::Token(file.clone(), error))?
            }
        };
        Ok(Some(text.trim().to_owned()).filter(|token| !token.is_empty()))
    }

    /// How documents are read.
    pub fn corpus_settings(&self) -> corpus::Settings {
        corpus::Settings {
            base_url: self.base_url.clone(),
            docsets: self.docsets.clone(),
            files: self.files.clone(),
        }
    }
}

/// A variable that is set to nothing is as good as none.
fn not_empty(text: String) -> Result<String, ()> {
    if text.trim().is_empty() { Err(()) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(text: &str) -> Result<Config, String> {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("own.toml");
        std::fs::write(&file, text).expect("a file");
        Config::read(Some(&file), &Overrides::default())
            .map_err(|error| format!("{:#}", anyhow::Error::from(error)))
    }

    #[test]
    fn an_own_file_changes_what_it_names_and_leaves_the_rest() {
        let config =
            with("answer_from = 0.7\n[files]\n\"A.Name.txt\" = \"Archive/b.md\"\n").expect("settings");
        assert_eq!(config.answer_from, 0.7);
        assert_eq!(config.default_locale.to_string(), "en");
        assert_eq!(config.docsets["partner-center"], "partner-center");
        assert_eq!(config.files["A.Name.txt"].as_str(), "Archive/b.md");
        assert!(config.files.contains_key("000_de743fad6840fe93.txt"), "{:?}", config.files);
    }

    #[test]
    fn what_no_setting_can_be_is_said() {
        for (text, part) in [
            ("answer_form = 0.7", "unknown field `answer_form`"),
            ("answer_from = \"high\"", "answer_from"),
            ("answer_from = 1.5", "it is a probability"),
            ("default_locale = \"no language\"", "is not a locale"),
            ("moved_ground = \"forget\"", "`moved_ground` is `forget`: write lower, suspend or ignore"),
            ("answer_from = ", "TOML parse error at line 1"),
        ] {
            let error = with(text).expect_err("an error");
            assert!(error.contains(part), "{text}: {error}");
        }
    }
}
