//! Rate limits as Discord counts them: so many requests of a kind in a window of time, and a limit over all requests.

use std::{
    collections::{HashMap, hash_map::DefaultHasher},
    hash::{Hash, Hasher},
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use super::setup::{Rate, Setup};

/// The windows that are open.
pub(crate) struct Limits {
    messages: Rate,
    all: Rate,
    windows: HashMap<String, Window>,
}

struct Window {
    used: u32,
    opened: Instant,
}

/// What a request is told about its limit.
pub(crate) struct Verdict {
    rate: Rate,
    bucket: String,
    remaining: u32,
    reset_after: Duration,
    /// How long to wait, where the limit is exceeded.
    pub exceeded: Option<Exceeded>,
}

/// A limit that is used up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Exceeded {
    pub retry_after: Duration,
    pub global: bool,
}

impl Limits {
    pub fn new(setup: &Setup) -> Self {
        Self { messages: setup.message_rate, all: setup.global_rate, windows: HashMap::new() }
    }

    /// Counts a request. `major` is the channel, guild or webhook that has its own limit.
    pub fn count(&mut self, method: &str, template: &str, major: &str, now: Instant) -> Verdict {
        let rate = self.rate(method, template);
        let bucket = format!("{method} {template}");
        let (used, reset_after) = self.take(&format!("{bucket} {major}"), rate, now);
        let mut exceeded =
            (used > rate.requests).then_some(Exceeded { retry_after: reset_after, global: false });
        // Answers to interactions are outside the limit over all requests.
        if !template.starts_with("/interactions") && !template.starts_with("/webhooks") && exceeded.is_none()
        {
            let (used, retry_after) = self.take("", self.all, now);
            exceeded = (used > self.all.requests).then_some(Exceeded { retry_after, global: true });
        }
        let remaining = rate.requests.saturating_sub(used);
        Verdict { rate, bucket: hashed(&bucket), remaining, reset_after, exceeded }
    }

    /// Discord does not publish its numbers. These are those it is known to answer, and elsewhere one that hardly binds.
    fn rate(&self, method: &str, template: &str) -> Rate {
        let seconds = |requests, seconds| Rate::new(requests, Duration::from_secs(seconds));
        match (method, template) {
            ("POST", "/channels/{channel_id}/messages") => self.messages,
            ("PATCH", "/channels/{channel_id}/messages/{message_id}") => self.messages,
            ("DELETE", "/channels/{channel_id}/messages/{message_id}") => seconds(5, 1),
            ("POST", "/channels/{channel_id}/typing") => seconds(5, 5),
            ("PATCH", "/channels/{channel_id}") => seconds(5, 15),
            (_, template) if template.contains("/reactions/") => Rate::new(1, Duration::from_millis(250)),
            ("POST", template) if template.ends_with("/threads") => seconds(50, 300),
            (_, template) if template.starts_with("/webhooks/") => seconds(5, 2),
            _ => seconds(50, 1),
        }
    }

    /// Counts one more in a window, which closes by itself.
    fn take(&mut self, key: &str, rate: Rate, now: Instant) -> (u32, Duration) {
        let window = self.windows.entry(key.to_owned()).or_insert(Window { used: 0, opened: now });
        if now.duration_since(window.opened) >= rate.per {
            *window = Window { used: 0, opened: now };
        }
        window.used = window.used.saturating_add(1);
        (window.used, (window.opened + rate.per).duration_since(now))
    }
}

impl Verdict {
    /// The headers that tell of the limit.
    pub fn headers(&self) -> Vec<(&'static str, String)> {
        let reset = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default() + self.reset_after;
        vec![
            ("x-ratelimit-limit", self.rate.requests.to_string()),
            ("x-ratelimit-remaining", self.remaining.to_string()),
            ("x-ratelimit-reset", format!("{:.3}", reset.as_secs_f64())),
            ("x-ratelimit-reset-after", format!("{:.3}", self.reset_after.as_secs_f64())),
            ("x-ratelimit-bucket", self.bucket.clone()),
        ]
    }
}

/// Discord names its buckets by a hash that says nothing.
fn hashed(bucket: &str) -> String {
    let mut hasher = DefaultHasher::new();
    bucket.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
