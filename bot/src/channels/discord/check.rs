//! Whether everything that the bot needs at Discord is there: token, intents, permissions, commands.

use serenity::all::{ApplicationFlags, Channel, ChannelId, CurrentUser, Http, Permissions};

use super::{
    DiscordError, Settings, commands,
    trouble::{explained, steadily},
};
use crate::assistant::Assistant;

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was looked at.
    pub what: String,
    /// What is missing and what to do; none where it is as it should be.
    pub missing: Option<String>,
}

impl Finding {
    fn fine(what: impl Into<String>) -> Finding {
        Finding { what: what.into(), missing: None }
    }

    fn missing(what: impl Into<String>, missing: impl Into<String>) -> Finding {
        Finding { what: what.into(), missing: Some(missing.into()) }
    }
}

/// What the bot has to be allowed.
pub fn permissions(settings: &Settings) -> Permissions {
    let mut needed = Permissions::VIEW_CHANNEL
        | Permissions::SEND_MESSAGES
        | Permissions::EMBED_LINKS
        | Permissions::READ_MESSAGE_HISTORY;
    if settings.helper_role.is_some() {
        // A role that not everybody may mention is pinged by those only who have this.
        needed |= Permissions::MENTION_EVERYONE;
    }
    if settings.threads || (settings.helper_role.is_some() && settings.helper_channel.is_none()) {
        needed | Permissions::CREATE_PUBLIC_THREADS | Permissions::SEND_MESSAGES_IN_THREADS
    } else {
        needed
    }
}

/// The address that invites the bot of a token to a server, with just the permissions that it needs.
///
/// # Errors
///
/// Discord does not know the token, or cannot be reached.
pub async fn invite(
    token: &str,
    settings: &Settings,
    client: Option<reqwest::Client>,
) -> Result<String, DiscordError> {
    let http = super::http(token, client);
    let application = steadily(|| http.get_current_application_info()).await?;
    Ok(format!(
        "https://discord.com/oauth2/authorize?client_id={}&scope=bot+applications.commands&permissions={}",
        application.id,
        permissions(settings).bits()
    ))
}

/// Looks at everything.
///
/// # Errors
///
/// Discord does not know the token, or cannot be reached.
pub async fn check(
    token: &str,
    settings: &Settings,
    assistant: &Assistant,
    client: Option<reqwest::Client>,
) -> Result<Vec<Finding>, DiscordError> {
    let http = super::http(token, client);
    let me = steadily(|| http.get_current_user()).await?;
    let application = steadily(|| http.get_current_application_info()).await?;
    http.set_application_id(application.id);
    let mut findings = vec![Finding::fine(format!("the token is {}'s", me.name))];
    findings.push(intent(settings, application.flags.unwrap_or_else(ApplicationFlags::empty)));
    findings.push(registered(&http, settings, assistant).await?);
    let guilds = steadily(|| http.get_guilds(None, Some(100))).await?;
    if guilds.is_empty() {
        findings.push(Finding::missing(
            "servers",
            "the bot is in none: open the address that `lotse discord invite` prints",
        ));
    }
    for guild in &guilds {
        findings.push(allowed(
            &format!("the server {}", guild.name),
            guild.permissions,
            permissions(settings),
        ));
    }
    let helpers = settings.helper_channel.iter().map(|channel| ("helper_channel", channel));
    let support = settings.support_channels.iter().map(|channel| ("support_channels", channel));
    for (setting, channel) in support.chain(helpers) {
        findings.push(channel_finding(&http, &me, settings, setting, *channel).await);
    }
    Ok(findings)
}

fn intent(settings: &Settings, flags: ApplicationFlags) -> Finding {
    let has = flags.intersects(
        ApplicationFlags::GATEWAY_MESSAGE_CONTENT | ApplicationFlags::GATEWAY_MESSAGE_CONTENT_LIMITED,
    );
    match (settings.message_content, has) {
        (false, _) => Finding::fine("the Message Content intent is not used"),
        (true, true) => Finding::fine("the Message Content intent is switched on"),
        (true, false) => Finding::missing("the Message Content intent", DiscordError::Intent.to_string()),
    }
}

async fn registered(
    http: &Http,
    settings: &Settings,
    assistant: &Assistant,
) -> Result<Finding, DiscordError> {
    let known = match settings.commands_in {
        Some(guild) => steadily(|| http.get_guild_commands_with_localizations(guild)).await?,
        None => steadily(|| http.get_global_commands_with_localizations()).await?,
    };
    let known: Vec<_> = known.iter().filter_map(|command| serde_json::to_value(command).ok()).collect();
    let (wanted, problems) = commands::wanted(assistant.locales(), assistant.rulebook(), settings);
    Ok(match (problems.first(), commands::are_registered(&wanted, &known)) {
        (Some(problem), _) => Finding::missing("the slash commands", problem.to_string()),
        (None, true) => Finding::fine("the slash commands are registered"),
        (None, false) => Finding::missing(
            "the slash commands",
            "Discord has others: `lotse serve` registers them when it starts",
        ),
    })
}

fn allowed(what: &str, has: Permissions, needed: Permissions) -> Finding {
    if has.contains(Permissions::ADMINISTRATOR) || has.contains(needed) {
        return Finding::fine(format!("{what}: all permissions"));
    }
    let lacks = (needed - has).get_permission_names().join(", ");
    Finding::missing(
        what,
        format!(
            "the bot lacks {lacks}: give them to its role, or open the address that `lotse discord invite` prints again"
        ),
    )
}

async fn channel_finding(
    http: &Http,
    me: &CurrentUser,
    settings: &Settings,
    setting: &str,
    channel: ChannelId,
) -> Finding {
    let what = format!("`{setting}` {channel}");
    let found: serenity::Result<Option<(String, Permissions)>> = async {
        let Channel::Guild(channel) = http.get_channel(channel).await? else { return Ok(None) };
        let guild = http.get_guild(channel.guild_id).await?;
        let member = http.get_member(channel.guild_id, me.id).await?;
        Ok(Some((channel.name.clone(), guild.user_permissions_in(&channel, &member))))
    }
    .await;
    match found {
        Ok(Some((name, has))) => allowed(&format!("{what} (#{name})"), has, permissions(settings)),
        Ok(None) => Finding::missing(what, "it is no channel of a server: write the id of a text channel"),
        Err(error) => Finding::missing(what, explained(&error)),
    }
}
