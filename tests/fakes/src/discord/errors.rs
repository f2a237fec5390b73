//! Discord's error answers: a status, a number, a sentence, and for forms the field each complaint is about.

use serde_json::{Value, json};

/// A complaint about one place in a body.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The place, as a JSON pointer.
    pub pointer: String,
    /// What is there, shortened.
    pub value: String,
    /// Discord's name for the complaint, such as `BASE_TYPE_MAX_LENGTH`.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// Whether Discord answers with an error. If not, it is only this fake that asks for better.
    pub refused: bool,
}

impl Problem {
    /// A complaint that Discord has too, about `value` at `pointer`.
    pub fn refused(
        pointer: impl Into<String>,
        value: &Value,
        code: &'static str,
        message: impl Into<String>,
    ) -> Self {
        Self {
            pointer: pointer.into(),
            value: shortened(value),
            code,
            message: message.into(),
            refused: true,
        }
    }

    /// A complaint that only this fake has: Discord lets it pass.
    pub fn noted(pointer: impl Into<String>, value: &Value, message: impl Into<String>) -> Self {
        Self { refused: false, ..Self::refused(pointer, value, "", message) }
    }
}

fn shortened(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(200) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// An answer that is an error.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiError {
    /// The HTTP status.
    pub status: u16,
    /// Discord's number for the error.
    pub code: u32,
    /// Discord's sentence for it.
    pub message: String,
    /// The complaints about the body, by field.
    pub errors: Option<Value>,
}

impl ApiError {
    /// An error without complaints about fields.
    pub fn new(status: u16, code: u32, message: &str) -> Self {
        Self { status, code, message: message.to_owned(), errors: None }
    }

    /// 50035, with each complaint under its field.
    pub fn form(problems: &[Problem]) -> Self {
        let mut errors = json!({});
        for problem in problems.iter().filter(|problem| problem.refused) {
            let mut place = &mut errors;
            for part in problem.pointer.split('/').filter(|part| !part.is_empty()) {
                if !place[part].is_object() {
                    place[part] = json!({});
                }
                place = &mut place[part];
            }
            let complaint = json!({ "code": problem.code, "message": problem.message });
            match place["_errors"].as_array_mut() {
                Some(complaints) => complaints.push(complaint),
                None => place["_errors"] = json!([complaint]),
            }
        }
        Self { errors: Some(errors), ..Self::new(400, 50035, "Invalid Form Body") }
    }

    /// The body of the answer.
    pub fn body(&self) -> Value {
        let mut body = json!({ "message": self.message, "code": self.code });
        if let Some(errors) = &self.errors {
            body["errors"] = errors.clone();
        }
        body
    }
}

/// The errors that have a name in Discord's list of codes.
macro_rules! named {
    ($($(#[$about:meta])* $name:ident: $status:literal, $code:literal, $message:literal;)*) => {
        impl ApiError {$(
            $(#[$about])*
            pub fn $name() -> Self {
                Self::new($status, $code, $message)
            }
        )*}
    };
}

named! {
    /// The token is missing or wrong.
    unauthorized: 401, 0, "401: Unauthorized";
    /// No such route.
    not_found: 404, 0, "404: Not Found";
    /// The application is another's.
    not_yours: 403, 20012, "You are not authorized to perform this action on this application";
    /// No such channel.
    unknown_channel: 404, 10003, "Unknown Channel";
    /// No such guild, or the bot is not in it.
    unknown_guild: 404, 10004, "Unknown Guild";
    /// The user is not in the guild.
    unknown_member: 404, 10007, "Unknown Member";
    /// No such message in that channel.
    unknown_message: 404, 10008, "Unknown Message";
    /// No such user.
    unknown_user: 404, 10013, "Unknown User";
    /// No such webhook.
    unknown_webhook: 404, 10015, "Unknown Webhook";
    /// The interaction is unknown, or its three seconds are over.
    unknown_interaction: 404, 10062, "Unknown interaction";
    /// No such command.
    unknown_command: 404, 10063, "Unknown application command";
    /// The interaction has its one initial response already.
    already_acknowledged: 400, 40060, "Interaction has already been acknowledged.";
    /// The bot cannot see the channel.
    missing_access: 403, 50001, "Missing Access";
    /// The message is another's.
    not_your_message: 403, 50005, "Cannot edit a message authored by another user";
    /// Neither content nor embeds nor anything else.
    empty_message: 400, 50006, "Cannot send an empty message";
    /// The user takes no direct messages from the bot.
    closed_to_messages: 403, 50007, "Cannot send messages to this user";
    /// A permission is missing in this channel.
    missing_permissions: 403, 50013, "Missing Permissions";
    /// The channel's kind does not have this.
    wrong_channel_type: 400, 50024, "Cannot execute action on this channel type";
    /// The fifteen minutes of an interaction's token are over.
    invalid_webhook_token: 401, 50027, "Invalid Webhook Token";
    /// The thread is locked and archived.
    archived_thread: 400, 50083, "Thread is archived";
    /// The message has a thread.
    thread_exists: 400, 160004, "A thread has already been created for this message";
}
