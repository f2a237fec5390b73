//! A request as it came in, and what routes ask of it.

use std::time::Instant;

use axum::{
    body::Body,
    extract::{FromRequest, Multipart, Query},
    http::{HeaderMap, Request, header},
};
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use super::routes::Route;
use crate::discord::{
    errors::{ApiError, Problem},
    ids::{ChannelId, CommandId, GuildId, InteractionId, MessageId, UserId},
    log::File,
    state::World,
};

/// More than any request may have.
const MAX_BODY: usize = 32 * 1024 * 1024;

/// A request with its body read.
pub(super) struct Incoming {
    pub method: String,
    /// The path after the API's version.
    pub path: String,
    pub query: Vec<(String, String)>,
    headers: HeaderMap,
    pub body: Value,
    pub files: Vec<File>,
    /// What is wrong with it whatever the route.
    pub problems: Vec<Problem>,
}

impl Incoming {
    pub async fn read(request: Request<Body>) -> Self {
        let (parts, body) = request.into_parts();
        let mut problems = Vec::new();
        let full = parts.uri.path();
        let path = full.strip_prefix("/api/v10").unwrap_or_else(|| {
            problems.push(Problem::noted("", &json!(full), "the path does not begin with /api/v10"));
            full
        });
        let path = path.to_owned();
        let query = Query::<Vec<(String, String)>>::try_from_uri(&parts.uri).map(|Query(pairs)| pairs);
        let mut incoming = Self {
            method: parts.method.to_string(),
            path,
            query: query.unwrap_or_default(),
            headers: parts.headers.clone(),
            body: Value::Null,
            files: Vec::new(),
            problems,
        };
        let kind = incoming
            .headers
            .get(header::CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .unwrap_or_default();
        if kind.starts_with("multipart/form-data") {
            incoming.read_form(Request::from_parts(parts, body)).await;
        } else {
            let is_json = kind.starts_with("application/json");
            incoming.read_json(body, is_json).await;
        }
        incoming
    }

    /// A header's text; nothing where it is not there.
    pub fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    async fn read_json(&mut self, body: Body, is_json: bool) {
        let bytes = axum::body::to_bytes(body, MAX_BODY).await.unwrap_or_default();
        if bytes.is_empty() {
            return;
        }
        match serde_json::from_slice(&bytes) {
            Ok(_) if !is_json => {
                self.problems.push(Problem::noted("", &Value::Null, "the body is not marked as JSON"))
            }
            Ok(body) => self.body = body,
            Err(error) => self.problems.push(Problem::noted("", &Value::Null, format!("not JSON: {error}"))),
        }
    }

    /// Reads `payload_json` and the files of a form.
    async fn read_form(&mut self, request: Request<Body>) {
        let Ok(mut form) = Multipart::from_request(request, &()).await else {
            self.problems.push(Problem::noted("", &Value::Null, "not a form"));
            return;
        };
        while let Ok(Some(field)) = form.next_field().await {
            let name = field.name().unwrap_or_default().to_owned();
            let file = field.file_name().map(str::to_owned);
            let bytes = field.bytes().await.unwrap_or_default();
            match file {
                Some(file) => self.files.push(File { field: name, name: file, size: bytes.len() }),
                None if name == "payload_json" => match serde_json::from_slice(&bytes) {
                    Ok(body) => self.body = body,
                    Err(error) => {
                        self.problems.push(Problem::noted(
                            "/payload_json",
                            &Value::Null,
                            format!("not JSON: {error}"),
                        ));
                    }
                },
                None => {
                    self.problems.push(Problem::noted(format!("/{name}"), &Value::Null, "an unknown field"))
                }
            }
        }
    }
}

/// A request at a route.
pub(crate) struct Call<'a> {
    pub route: &'static Route,
    pub parameters: Vec<(String, String)>,
    pub(super) incoming: &'a Incoming,
    pub at: Instant,
}

impl Call<'_> {
    pub fn body(&self) -> &Value {
        &self.incoming.body
    }

    pub fn files(&self) -> &[File] {
        &self.incoming.files
    }

    /// A value of the path.
    pub fn text(&self, name: &str) -> &str {
        let found = self.parameters.iter().find(|(known, _)| known == name);
        &found.unwrap_or_else(|| panic!("{} has no {name}", self.route.template)).1
    }

    fn number(&self, name: &str) -> u64 {
        self.text(name).parse().unwrap_or_default()
    }

    /// A value of the query.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.incoming.query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether a value of the query says yes.
    pub fn asks_for(&self, name: &str) -> bool {
        matches!(self.query(name), Some("true" | "True" | "1"))
    }

    /// The channel of the path, which the bot has to see.
    pub fn channel(&self, world: &World) -> Result<ChannelId, ApiError> {
        let id = ChannelId(self.number("channel_id"));
        if !world.channels.contains_key(&id) {
            return Err(ApiError::unknown_channel());
        }
        match world.may(world.bot, id, crate::discord::permissions::VIEW_CHANNEL) {
            true => Ok(id),
            false => Err(ApiError::missing_access()),
        }
    }

    /// The message of the path, in the channel of the path.
    pub fn message(&self, world: &World) -> Result<MessageId, ApiError> {
        let channel = self.channel(world)?;
        let id = MessageId(self.number("message_id"));
        let message = world.messages.get(&id).filter(|message| message.channel() == channel);
        match message.is_some_and(|message| message.is_there() && !message.is_ephemeral()) {
            true => Ok(id),
            false => Err(ApiError::unknown_message()),
        }
    }

    pub fn guild(&self, world: &World) -> Result<GuildId, ApiError> {
        let id = GuildId(self.number("guild_id"));
        if world.guilds.contains_key(&id) { Ok(id) } else { Err(ApiError::unknown_guild()) }
    }

    /// A user of the path; `@me` is the bot.
    pub fn user(&self, world: &World) -> Result<UserId, ApiError> {
        let id = if self.text("user_id") == "@me" { world.bot } else { UserId(self.number("user_id")) };
        if world.users.contains_key(&id) { Ok(id) } else { Err(ApiError::unknown_user()) }
    }

    pub fn command(&self) -> CommandId {
        CommandId(self.number("command_id"))
    }

    pub fn interaction(&self) -> InteractionId {
        InteractionId(self.number("interaction_id"))
    }
}

/// A part of a path in plain text.
pub(super) fn decoded(part: &str) -> String {
    percent_decode_str(part).decode_utf8_lossy().into_owned()
}
