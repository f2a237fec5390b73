//! What happened: requests, events sent, and what was wrong with any of it.

use std::{fmt, time::Instant};

use serde_json::Value;

use super::errors::Problem;

/// A request the bot made.
#[derive(Clone, Debug)]
pub struct Request {
    /// When it had arrived, all of it.
    pub at: Instant,
    /// When it was answered; a rate limit or a fault may lie between.
    pub answered: Instant,
    /// `GET`, `POST` and so on.
    pub method: String,
    /// The path with its values.
    pub path: String,
    /// The route in the API's description, such as `/channels/{channel_id}/messages`; empty for an unknown one.
    pub route: String,
    /// The query as it came.
    pub query: Vec<(String, String)>,
    /// The body: of a multipart request its `payload_json`; null for none.
    pub body: Value,
    /// The names and sizes of files sent along.
    pub files: Vec<File>,
    /// The status of the answer; none where the connection was dropped instead.
    pub status: Option<u16>,
    /// The body of the answer.
    pub answer: Value,
}

/// A file sent along.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// The field of the form, such as `files[0]`.
    pub field: String,
    /// The file's name.
    pub name: String,
    /// How many bytes it has.
    pub size: usize,
}

impl Request {
    /// The request's method and route in one, such as `POST /channels/{channel_id}/messages`.
    pub fn operation(&self) -> String {
        format!("{} {}", self.method, self.route)
    }
}

impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)?;
        if !self.body.is_null() {
            write!(f, " {}", self.body)?;
        }
        match self.status {
            Some(status) => write!(f, " -> {status}"),
            None => write!(f, " -> connection dropped"),
        }
    }
}

/// An event the bot was sent.
#[derive(Clone, Debug)]
pub struct Sent {
    /// When it was handed to the connection.
    pub at: Instant,
    /// Its name, such as `MESSAGE_CREATE`.
    pub event: String,
    /// What it said.
    pub data: Value,
    /// Whether it waits for the bot to resume, which was not connected.
    pub held_back: bool,
}

/// Something the bot should not have sent, or something wrong in what the fake answered.
#[derive(Clone, Debug)]
pub struct Violation {
    /// Where: a method and a path, or the name of an event.
    pub place: String,
    /// What is wrong there.
    pub problem: Problem,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Problem { pointer, value, message, .. } = &self.problem;
        let pointer = if pointer.is_empty() { "the whole" } else { pointer };
        write!(f, "{}: {pointer}: {message}: {value}", self.place)
    }
}
