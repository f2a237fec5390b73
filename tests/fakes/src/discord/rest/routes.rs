//! The routes that are played, by the names the API's description gives them.

use super::{
    Handler, applications, channels, guilds, interactions, messages, request::decoded, threads, webhooks,
};
use crate::discord::{errors::Problem, rules, state::World};

use super::Call;

/// A route.
pub(crate) struct Route {
    pub method: &'static str,
    pub template: &'static str,
    pub handler: Handler,
    /// What its body has to keep to beyond the API's description.
    pub rules: fn(&World, &Call, &mut Vec<Problem>),
}

/// The route of a path, and the values in it. Of two that fit, the one with more words of its own wins.
pub(super) fn find(method: &str, path: &str) -> Option<(&'static Route, Vec<(String, String)>)> {
    let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    let fitting = ROUTES.iter().filter(|route| route.method == method);
    let fitting = fitting.filter_map(|route| Some((route, values(route.template, &parts)?)));
    fitting.min_by_key(|(_, values)| values.len())
}

fn values(template: &str, parts: &[&str]) -> Option<Vec<(String, String)>> {
    let wanted: Vec<&str> = template.trim_start_matches('/').split('/').collect();
    if wanted.len() != parts.len() {
        return None;
    }
    let mut values = Vec::new();
    for (wanted, part) in wanted.into_iter().zip(parts) {
        match wanted.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
            Some(name) => values.push((name.to_owned(), decoded(part))),
            None if wanted == decoded(part) => {}
            None => return None,
        }
    }
    Some(values)
}

/// Every route that is played.
pub(crate) fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    ROUTES.iter().map(|route| (route.method, route.template))
}

const fn route(method: &'static str, template: &'static str, handler: Handler) -> Route {
    Route { method, template, handler, rules: |_, _, _| {} }
}

impl Route {
    const fn keeping(self, rules: fn(&World, &Call, &mut Vec<Problem>)) -> Self {
        Self { rules, ..self }
    }
}

static ROUTES: &[Route] = &[
    route("GET", "/gateway", applications::gateway),
    route("GET", "/gateway/bot", applications::gateway_bot),
    route("GET", "/applications/@me", applications::me),
    route("GET", "/oauth2/applications/@me", applications::me),
    route("GET", "/users/@me", applications::own_user),
    route("GET", "/users/{user_id}", applications::user),
    route("GET", "/users/@me/guilds", guilds::own),
    route("POST", "/users/@me/channels", channels::open_direct),
    route("GET", "/applications/{application_id}/commands", applications::commands),
    route("PUT", "/applications/{application_id}/commands", applications::replace_commands)
        .keeping(rules::commands),
    route("POST", "/applications/{application_id}/commands", applications::add_command)
        .keeping(rules::commands),
    route("GET", "/applications/{application_id}/commands/{command_id}", applications::command),
    route("PATCH", "/applications/{application_id}/commands/{command_id}", applications::change_command)
        .keeping(rules::commands),
    route("DELETE", "/applications/{application_id}/commands/{command_id}", applications::delete_command),
    route("GET", "/applications/{application_id}/guilds/{guild_id}/commands", applications::commands),
    route("PUT", "/applications/{application_id}/guilds/{guild_id}/commands", applications::replace_commands)
        .keeping(rules::commands),
    route("POST", "/applications/{application_id}/guilds/{guild_id}/commands", applications::add_command)
        .keeping(rules::commands),
    route(
        "GET",
        "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}",
        applications::command,
    ),
    route(
        "PATCH",
        "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}",
        applications::change_command,
    )
    .keeping(rules::commands),
    route(
        "DELETE",
        "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}",
        applications::delete_command,
    ),
    route("POST", "/interactions/{interaction_id}/{interaction_token}/callback", interactions::respond)
        .keeping(rules::callback),
    route("POST", "/webhooks/{webhook_id}/{webhook_token}", webhooks::follow_up).keeping(rules::new_message),
    route("GET", "/webhooks/{webhook_id}/{webhook_token}/messages/@original", webhooks::original),
    route("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/@original", webhooks::edit_original)
        .keeping(rules::edit_of_original),
    route("DELETE", "/webhooks/{webhook_id}/{webhook_token}/messages/@original", webhooks::delete_original),
    route("GET", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}", webhooks::message),
    route("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}", webhooks::edit_message)
        .keeping(rules::edit),
    route("DELETE", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}", webhooks::delete_message),
    route("GET", "/channels/{channel_id}", channels::channel),
    route("PATCH", "/channels/{channel_id}", channels::change),
    route("GET", "/channels/{channel_id}/messages", messages::list),
    route("POST", "/channels/{channel_id}/messages", messages::create).keeping(rules::new_message),
    route("GET", "/channels/{channel_id}/messages/{message_id}", messages::message),
    route("PATCH", "/channels/{channel_id}/messages/{message_id}", messages::edit).keeping(rules::edit),
    route("DELETE", "/channels/{channel_id}/messages/{message_id}", messages::delete),
    route("POST", "/channels/{channel_id}/typing", channels::typing),
    route("PUT", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me", messages::react),
    route(
        "DELETE",
        "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me",
        messages::take_back,
    ),
    route("POST", "/channels/{channel_id}/messages/{message_id}/threads", threads::from_message)
        .keeping(rules::thread),
    route("POST", "/channels/{channel_id}/threads", threads::open).keeping(rules::thread),
    route("PUT", "/channels/{channel_id}/thread-members/@me", threads::join),
    route("PUT", "/channels/{channel_id}/thread-members/{user_id}", threads::add_member),
    route("GET", "/guilds/{guild_id}", guilds::guild),
    route("GET", "/guilds/{guild_id}/channels", guilds::channels),
    route("GET", "/guilds/{guild_id}/roles", guilds::roles),
    route("GET", "/guilds/{guild_id}/members/{user_id}", guilds::member),
    route("GET", "/users/@me/guilds/{guild_id}/member", guilds::own_member),
];
