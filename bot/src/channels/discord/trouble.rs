//! Discord's errors: which pass, and what the others mean to whoever runs the bot.

use std::time::Duration;

use backon::{ExponentialBuilder, Retryable};
use serenity::{
    all::{GatewayError, HttpError},
    http::StatusCode,
};
use tracing::warn;

/// What could not be done, with what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum DiscordError {
    /// The token is wrong.
    #[error(
        "Discord does not know the token (close code 4004, or 401): copy it anew from the developer portal, \
         \"Bot\", \"Reset Token\", into LOTSE_DISCORD_TOKEN"
    )]
    Token,
    /// A privileged intent is not switched on.
    #[error(
        "Discord refuses the Message Content intent (close code 4014): switch it on in the developer portal, \"Bot\", \
         \"Privileged Gateway Intents\", or set `discord.message_content = false` and do without support channels and \
         follow-ups in threads that do not mention the bot"
    )]
    Intent,
    /// The intents are none that Discord knows.
    #[error(
        "Discord does not know the intents that this version asks for (close code 4013): a newer Lotse is needed"
    )]
    Intents,
    /// The sharding does not fit.
    #[error(
        "Discord refuses this number of shards (close code 4010 or 4011): set `discord.shards = 0` to let Discord say how many"
    )]
    Shards,
    /// Anything else.
    #[error("Discord: {0}")]
    Other(String),
}

impl From<serenity::Error> for DiscordError {
    fn from(error: serenity::Error) -> DiscordError {
        match &error {
            serenity::Error::Gateway(
                GatewayError::InvalidAuthentication | GatewayError::NoAuthentication,
            ) => DiscordError::Token,
            serenity::Error::Gateway(GatewayError::DisallowedGatewayIntents) => DiscordError::Intent,
            serenity::Error::Gateway(GatewayError::InvalidGatewayIntents) => DiscordError::Intents,
            serenity::Error::Gateway(GatewayError::InvalidShardData | GatewayError::OverloadedShard) => {
                DiscordError::Shards
            }
            _ if status(&error) == Some(StatusCode::UNAUTHORIZED) => DiscordError::Token,
            _ => DiscordError::Other(explained(&error)),
        }
    }
}

/// Does something over Discord's API; what Discord or the network fails to do now is tried again, for some seconds. What
/// the rate limits hold back waits below this.
pub async fn steadily<T, F: Future<Output = serenity::Result<T>>>(
    call: impl FnMut() -> F,
) -> serenity::Result<T> {
    let pauses = ExponentialBuilder::default()
        .with_min_delay(Duration::from_millis(250))
        .with_factor(3.0)
        .with_jitter()
        .with_max_times(3);
    call.retry(pauses)
        .when(passes)
        .notify(|error, pause| warn!("{}; again in {pause:.1?}", explained(error)))
        .await
}

/// Whether an error may be gone a moment later.
fn passes(error: &serenity::Error) -> bool {
    match error {
        serenity::Error::Http(HttpError::UnsuccessfulRequest(response)) => {
            response.status_code.is_server_error()
        }
        serenity::Error::Http(HttpError::Request(error)) => {
            error.is_connect() || error.is_timeout() || error.is_request()
        }
        _ => false,
    }
}

fn status(error: &serenity::Error) -> Option<StatusCode> {
    match error {
        serenity::Error::Http(HttpError::UnsuccessfulRequest(response)) => Some(response.status_code),
        _ => None,
    }
}

/// Discord's number of an error; none where it has none.
pub fn code(error: &serenity::Error) -> Option<isize> {
    match error {
        serenity::Error::Http(HttpError::UnsuccessfulRequest(response)) => Some(response.error.code),
        _ => None,
    }
}

/// An error with what it means and what to do, for the log.
pub fn explained(error: &serenity::Error) -> String {
    if let serenity::Error::Http(HttpError::Request(error)) = error {
        let causes = std::iter::successors(Some(error as &dyn std::error::Error), |error| error.source());
        let last = causes.last().map(ToString::to_string).unwrap_or_default();
        return format!(
            "it cannot be reached ({last}): look whether this machine may open https://discord.com"
        );
    }
    let advice = match code(error) {
        Some(10_062) => {
            "the interaction is gone: the first answer took longer than three seconds, or another bot process with this token answered"
        }
        Some(40_060) => "the interaction was answered already: another bot process runs with this token",
        Some(50_001) => "the bot cannot see the channel: give its role \"View Channel\" there",
        Some(50_013) => {
            "the bot lacks a permission there: it needs View Channel, Send Messages, Embed Links and Read Message History, and for threads Create Public Threads and Send Messages in Threads; `lotse discord check` tells which"
        }
        Some(50_007) => "the person takes no direct messages from the bot",
        Some(160_002) => "the bot cannot reply there: give its role \"Read Message History\"",
        Some(160_004) => "the message has a thread already",
        Some(10_003 | 10_008) => "the channel or message was deleted meanwhile",
        _ => return format!("{error}"),
    };
    format!("{error}: {advice}")
}
