//! The smallest bot: it sends what it is told, and reads what comes.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use lotse_fakes::discord::{FakeDiscord, Setup};
use reqwest::{
    Client, Method,
    header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, USER_AGENT},
};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Message, protocol::CloseFrame},
};

/// Long enough for anything on loopback.
pub const SOON: Duration = Duration::from_secs(3);

/// A Discord without TLS.
pub async fn start(setup: Setup) -> FakeDiscord {
    FakeDiscord::start(Setup { plain_http: true, ..setup }).await
}

/// An answer of the REST API.
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Value,
}

/// Sends a request with the bot's token.
pub async fn call(discord: &FakeDiscord, operation: &str, body: Value) -> Answer {
    attempt(discord, operation, body).await.expect("an answer")
}

/// Sends a request that may get no answer.
pub async fn attempt(discord: &FakeDiscord, operation: &str, body: Value) -> reqwest::Result<Answer> {
    let (method, path) = operation.split_once(' ').expect("a method and a path");
    let url = format!("http://{}/api/v10{path}", discord.rest_addr());
    let mut request = Client::new()
        .request(Method::from_bytes(method.as_bytes()).expect("a method"), url)
        .header(AUTHORIZATION, format!("Bot {}", discord.token()))
        .header(USER_AGENT, "DiscordBot (https://example.com, 1)");
    if !body.is_null() {
        request = request.header(CONTENT_TYPE, "application/json").body(body.to_string());
    }
    let response = request.send().await?;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let text = response.text().await?;
    Ok(Answer { status, headers, body: serde_json::from_str(&text).unwrap_or(json!(text)) })
}

/// A connection to the gateway.
pub struct Gateway {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    pub sequence: Value,
}

impl Gateway {
    /// Connects and reads HELLO.
    pub async fn open(discord: &FakeDiscord) -> Self {
        let (socket, _) =
            connect_async(format!("ws://{}/?v=10", discord.gateway_addr())).await.expect("a connection");
        let mut gateway = Self { socket, sequence: Value::Null };
        assert_eq!(gateway.next().await["op"], 10);
        gateway
    }

    /// Connects and identifies; READY is the next to come.
    pub async fn identify(discord: &FakeDiscord, intents: u64) -> Self {
        let mut gateway = Self::open(discord).await;
        gateway.send(2, identify(discord, intents)).await;
        gateway
    }

    pub async fn send(&mut self, op: u64, data: Value) {
        self.socket
            .send(Message::text(json!({ "op": op, "d": data }).to_string()))
            .await
            .expect("a connection");
    }

    /// The next payload.
    pub async fn next(&mut self) -> Value {
        match self.receive().await {
            Some(Message::Text(text)) => {
                let payload: Value = serde_json::from_str(&text).expect("JSON");
                if !payload["s"].is_null() {
                    self.sequence = payload["s"].clone();
                }
                payload
            }
            other => panic!("{other:?} instead of a payload"),
        }
    }

    /// The next event of that name; others are passed over.
    pub async fn event(&mut self, name: &str) -> Value {
        loop {
            let payload = self.next().await;
            if payload["t"] == name {
                return payload["d"].clone();
            }
        }
    }

    /// The code that the connection is closed with, whatever comes before; none where it just breaks.
    pub async fn close_code(&mut self) -> Option<u16> {
        loop {
            match self.receive().await {
                Some(Message::Close(Some(CloseFrame { code, .. }))) => return Some(code.into()),
                Some(Message::Text(_) | Message::Binary(_)) => {}
                _ => return None,
            }
        }
    }

    pub async fn receive(&mut self) -> Option<Message> {
        let next = tokio::time::timeout(SOON, self.socket.next()).await.expect("something in time");
        next.and_then(Result::ok)
    }
}

/// What a bot identifies with.
pub fn identify(discord: &FakeDiscord, intents: u64) -> Value {
    json!({
        "token": format!("Bot {}", discord.token()), "intents": intents, "compress": false,
        "properties": { "os": "linux", "browser": "test", "device": "test" },
    })
}

/// Guilds, messages everywhere, and their content.
pub const INTENTS: u64 = 1 | 1 << 9 | 1 << 10 | 1 << 12 | 1 << 13 | 1 << 15;
