//! `lotse serve`: answers in the channels that are set up, until it is told to stop.

use std::{sync::Arc, time::Duration};

use anyhow::Context;
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use super::{Ended, discord::NO_TOKEN, open};
use crate::{
    channels::discord,
    config::Config,
    dialogue::{Dialogue, Settings},
    store::Store,
};

/// How often what is too old is forgotten.
const PRUNE: Duration = Duration::from_secs(3600);

/// Answer in Discord until told to stop (Ctrl-C, or SIGTERM)
///
/// Needs a bot token in LOTSE_DISCORD_TOKEN or in the file that `discord.token_file` names; the README tells how to get one.
#[derive(Debug, clap::Args)]
pub struct Serve {}

impl Serve {
    /// Runs the command.
    pub fn run(&self, config: &Config) -> anyhow::Result<Ended> {
        let token = config.discord_token()?.context(NO_TOKEN)?;
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        runtime.block_on(async {
            let file = open::database_file(config);
            let store =
                Store::open(&file).await.with_context(|| format!("cannot open {}", file.display()))?;
            let dialogue = dialogue(config, store)?;
            let stop = CancellationToken::new();
            tokio::spawn(until_told(stop.clone()));
            tokio::spawn(prune(Arc::clone(&dialogue)));
            info!("serving {} sections", dialogue.assistant().index().sections());
            discord::run(dialogue, config.discord.clone(), &token, None, stop).await?;
            info!("stopped");
            Ok(Ended::Done)
        })
    }
}

fn dialogue(config: &Config, store: Store) -> anyhow::Result<Arc<Dialogue>> {
    let settings = Settings {
        default_locale: config.default_locale.clone(),
        conversation: Duration::from_secs(u64::from(config.conversation_hours) * 3600),
        keep: Duration::from_secs(u64::from(config.keep_days) * 86_400),
    };
    let config = config.clone();
    Ok(Arc::new(Dialogue::new(Box::new(move || open::assistant(&config)), store, settings)?))
}

async fn prune(dialogue: Arc<Dialogue>) {
    let mut clock = tokio::time::interval(PRUNE);
    loop {
        clock.tick().await;
        if let Err(error) = dialogue.prune().await {
            warn!("what is too old cannot be forgotten: {error}");
        }
    }
}

async fn until_told(stop: CancellationToken) {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let mut terminated = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(terminated) => terminated,
            Err(error) => return warn!("SIGTERM cannot be waited for: {error}"),
        };
        tokio::select! { _ = interrupted => (), _ = terminated.recv() => () }
    }
    #[cfg(not(unix))]
    let _ = interrupted.await;
    info!("stopping");
    stop.cancel();
}
