//! What goes wrong on request: answers that are errors, that come late, or that do not come.

use std::time::Duration;

use serde_json::{Value, json};

use super::{errors::ApiError, limits::Exceeded, rest::routes};

/// What goes wrong with a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// 429 for this route: wait so long.
    RouteLimit(Duration),
    /// 429 for every route: wait so long.
    GlobalLimit(Duration),
    /// 429 from Cloudflare, which stands before Discord and answers in HTML.
    CloudflareLimit(Duration),
    /// An error of the server, such as 500, 502 or 503.
    Server(u16),
    /// An error of Discord, such as `ApiError::unknown_interaction()`.
    Refuse(ApiError),
    /// The request works, the answer comes late.
    Delay(Duration),
    /// The connection breaks before Discord has read the request.
    DropConnection,
    /// The request works, and the connection breaks before the answer.
    LoseAnswer,
}

/// An answer that replaces the one of the route.
pub(crate) struct Broken {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub content: Content,
}

pub(crate) enum Content {
    Json(Value),
    Html(&'static str),
}

/// The faults that are still to come, in the order in which they were asked for.
#[derive(Default)]
pub(crate) struct Faults {
    waiting: Vec<(String, Fault)>,
    /// Heartbeats are not acknowledged.
    pub deaf_to_heartbeats: bool,
    /// The gateway takes no connections.
    pub gateway_down: bool,
    /// The codes to close the next connections with that identify, the last first.
    pub refuse_identify: Vec<u16>,
}

impl Faults {
    /// # Panics
    ///
    /// Where no such route is played: the fault would never come.
    pub fn add(&mut self, operation: &str, fault: Fault) {
        let known = routes().any(|(method, route)| operation.split_once(' ') == Some((method, route)));
        assert!(known, "there is no route {operation}, for which {fault:?} was asked");
        self.waiting.push((operation.to_owned(), fault));
    }

    pub fn take(&mut self, operation: &str) -> Option<Fault> {
        let at = self.waiting.iter().position(|(wanted, _)| wanted == operation)?;
        Some(self.waiting.remove(at).1)
    }
}

impl Fault {
    /// The answer in place of the route's own, for those faults that have one.
    pub(crate) fn answer(&self) -> Option<Broken> {
        let limited = |retry_after, global| limited(Exceeded { retry_after, global });
        match self {
            Self::RouteLimit(wait) => Some(limited(*wait, false)),
            Self::GlobalLimit(wait) => Some(limited(*wait, true)),
            Self::CloudflareLimit(wait) => Some(Broken {
                status: 429,
                headers: vec![("retry-after", whole_seconds(*wait))],
                content: Content::Html("<!doctype html><title>Access denied</title><p>error code: 1015</p>"),
            }),
            Self::Server(status) => Some(Broken {
                status: *status,
                headers: Vec::new(),
                content: Content::Html(
                    "<html><head><title>Server error</title></head><body>Try again</body></html>",
                ),
            }),
            Self::Refuse(error) => Some(Broken {
                status: error.status,
                headers: Vec::new(),
                content: Content::Json(error.body()),
            }),
            Self::Delay(_) | Self::DropConnection | Self::LoseAnswer => None,
        }
    }
}

/// The answer to a request over a limit.
pub(crate) fn limited(Exceeded { retry_after, global }: Exceeded) -> Broken {
    let mut headers = vec![("retry-after", whole_seconds(retry_after))];
    if global {
        headers.push(("x-ratelimit-global", "true".to_owned()));
    }
    headers.push(("x-ratelimit-scope", if global { "global" } else { "user" }.to_owned()));
    // Discord gives milliseconds in the body, and no `code` unless it is a special limit; its description wants one.
    let seconds = (retry_after.as_secs_f64() * 1000.0).ceil() / 1000.0;
    let body = json!({
        "message": "You are being rate limited.", "retry_after": seconds, "global": global, "code": 0,
    });
    Broken { status: 429, headers, content: Content::Json(body) }
}

/// Discord's header has no fractions.
fn whole_seconds(wait: Duration) -> String {
    wait.as_secs_f64().ceil().to_string()
}
