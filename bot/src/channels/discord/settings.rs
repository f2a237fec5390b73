//! What can be set about Discord; `config/lotse.toml` says what each setting is for.

use std::path::PathBuf;

use serde::{Deserialize, Deserializer, Serialize, de};
use serenity::all::{ChannelId, GuildId, RoleId, UserId};

/// The table `[discord]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "config/lotse.toml is their documentation")]
pub struct Settings {
    pub token_file: PathBuf,
    pub support_channels: Vec<ChannelId>,
    pub support_answer_from: f32,
    pub unsure: Unsure,
    pub threads: bool,
    #[serde(deserialize_with = "none_where_empty")]
    pub helper_role: Option<RoleId>,
    #[serde(deserialize_with = "none_where_empty")]
    pub helper_channel: Option<ChannelId>,
    pub helper_minutes: u32,
    pub admins: Vec<UserId>,
    pub message_content: bool,
    pub shards: u32,
    #[serde(deserialize_with = "none_where_empty")]
    pub commands_in: Option<GuildId>,
}

/// What happens in a support channel where an answer is not sure enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unsure {
    /// Nothing.
    Silent,
    /// A short reply whose button shows the answer.
    Offer,
}

/// TOML has no null: an empty text stands for none.
fn none_where_empty<'de, D: Deserializer<'de>, T: From<std::num::NonZeroU64>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Id {
        Number(u64),
        Text(String),
    }
    let number = match Id::deserialize(deserializer)? {
        Id::Text(text) if text.trim().is_empty() => return Ok(None),
        Id::Text(text) => text.trim().parse().map_err(|_| {
            de::Error::custom(format!(
                "`{text}` is no id: write the number that Discord's \"Copy ID\" gives, in quotes"
            ))
        })?,
        Id::Number(number) => number,
    };
    let number = std::num::NonZeroU64::new(number).ok_or_else(|| de::Error::custom("0 is no id"))?;
    Ok(Some(number.into()))
}

impl Settings {
    /// What contradicts itself, and what to do.
    pub fn problem(&self) -> Option<String> {
        if !(0.0..=1.0).contains(&self.support_answer_from) {
            return Some(format!(
                "`discord.support_answer_from` is {}: it is a probability, write 0 to 1",
                self.support_answer_from
            ));
        }
        (!self.support_channels.is_empty() && !self.message_content).then(|| {
            "`discord.support_channels` need `discord.message_content = true`: without it Discord does not show the bot \
             what people write there"
                .to_owned()
        })
    }

    /// Whether a person can be asked for.
    pub fn has_helpers(&self) -> bool {
        self.helper_role.is_some() || self.helper_channel.is_some()
    }
}
