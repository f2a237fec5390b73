//! One WebSocket connection: HELLO, heartbeats, IDENTIFY or RESUME, and then what the session is sent.

use std::{
    collections::HashMap,
    io::Write,
    time::{Duration, Instant},
};

use axum::{
    Router,
    extract::{
        Query, State,
        ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade},
    },
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::any,
};
use flate2::{Compress, Compression, FlushCompress, write::ZlibEncoder};
use serde_json::{Value, json};
use tokio::{
    net::TcpListener,
    sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
};

use super::{Closed, Out};
use crate::discord::{Shared, errors::Problem, ids::UserId};

/// Serves connections until the task is ended.
pub(crate) async fn serve(listener: TcpListener, shared: Shared) {
    let router = Router::new().route("/", any(upgrade)).with_state(shared);
    axum::serve(listener, router).await.expect("the listener was bound");
}

async fn upgrade(
    State(shared): State<Shared>,
    Query(query): Query<HashMap<String, String>>,
    socket: WebSocketUpgrade,
) -> Response {
    let ask = |key: &str| query.get(key).map(String::as_str);
    if ask("v") != Some("10") || !matches!(ask("encoding"), None | Some("json")) {
        let problem = Problem::noted("", &json!(query), "only version 10 in JSON is played");
        shared.with(|world| world.violation("the gateway's address", problem));
    }
    if shared.with(|world| world.faults.gateway_down) {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let stream = ask("compress") == Some("zlib-stream") && shared.with(|world| world.setup.zlib);
    let transport = ask("compress").is_some();
    socket.on_upgrade(move |socket| async move {
        let (sender, receiver) = unbounded_channel();
        let encoding = if stream {
            Encoding::Stream(Compress::new(Compression::default(), true))
        } else {
            Encoding::Text
        };
        let connection = Connection { shared, socket, sender, session: None, encoding, transport };
        connection.run(receiver).await;
    })
}

struct Connection {
    shared: Shared,
    socket: WebSocket,
    sender: UnboundedSender<Out>,
    session: Option<usize>,
    encoding: Encoding,
    /// Whether the address asks for a compression of the whole stream, which excludes that of single payloads.
    transport: bool,
}

enum Encoding {
    Text,
    /// Each payload by itself.
    Payloads,
    /// One stream over all payloads.
    Stream(Compress),
}

type Close = (u16, &'static str);

impl Connection {
    async fn run(mut self, mut events: UnboundedReceiver<Out>) {
        let interval = self.shared.with(|world| world.setup.heartbeat_interval);
        self.queue(json!({ "op": 10, "d": { "heartbeat_interval": interval.as_millis(), "_trace": [] } }));
        let mut heard = Instant::now();
        let closed = loop {
            // A client that misses a heartbeat and then some is given up.
            let patience = interval * 2 + Duration::from_millis(500);
            let silent = tokio::time::sleep_until((heard + patience).into());
            tokio::select! {
                out = events.recv() => match out {
                    Some(Out::Payload(payload)) => {
                        if self.socket.send(self.encoding.encode(&payload)).await.is_err() {
                            break Closed { at: Instant::now(), code: None, by_bot: true };
                        }
                    }
                    Some(Out::Close(code, reason)) => break self.close((code, reason)).await,
                    Some(Out::Break) | None => break Closed { at: Instant::now(), code: None, by_bot: false },
                },
                message = self.socket.recv() => {
                    let text = match message {
                        Some(Ok(Message::Text(text))) => text.as_bytes().to_vec(),
                        Some(Ok(Message::Binary(bytes))) => bytes.to_vec(),
                        Some(Ok(Message::Ping(_) | Message::Pong(_))) => continue,
                        Some(Ok(Message::Close(frame))) => {
                            break Closed { at: Instant::now(), code: frame.map(|frame| frame.code), by_bot: true };
                        }
                        Some(Err(_)) | None => break Closed { at: Instant::now(), code: None, by_bot: true },
                    };
                    match self.take(&text) {
                        Ok(Taken::Heartbeat) => heard = Instant::now(),
                        Ok(Taken::Other) => {}
                        Err(close) => break self.close(close).await,
                    }
                }
                () = silent => break self.close((4009, "Session timed out.")).await,
            }
        };
        self.finish(closed);
    }

    fn queue(&self, payload: Value) {
        self.sender.send(Out::Payload(payload)).expect("the receiver is in this task");
    }

    fn take(&mut self, text: &[u8]) -> Result<Taken, Close> {
        if text.len() > 4096 {
            return Err((4002, "Error while decoding payload."));
        }
        let payload: Value =
            serde_json::from_slice(text).map_err(|_| (4002, "Error while decoding payload."))?;
        let data = &payload["d"];
        match (payload["op"].as_u64(), self.session) {
            (Some(1), session) => {
                let ignored = self.shared.with(|world| {
                    if let Some(session) = session {
                        world.sessions[session].heartbeats += 1;
                    }
                    world.faults.deaf_to_heartbeats
                });
                if !ignored {
                    self.queue(json!({ "op": 11, "d": null }));
                }
                return Ok(Taken::Heartbeat);
            }
            (Some(2), None) => self.identify(data)?,
            (Some(6), None) => {
                let session = self.shared.with(|world| world.resume(data, &self.sender))?;
                if session.is_none() {
                    self.queue(json!({ "op": 9, "d": false }));
                }
                self.session = session;
            }
            (Some(2 | 6), Some(_)) => return Err((4005, "Already authenticated.")),
            (Some(3), Some(session)) => {
                self.shared.with(|world| world.sessions[session].presence = data.clone())
            }
            (Some(8), Some(session)) => self.shared.with(|world| world.send_members(session, data)),
            (Some(3 | 4 | 8), None) => return Err((4003, "Not authenticated.")),
            // Voice states and soundboards are nothing to this fake.
            (Some(4 | 31), Some(_)) => {}
            _ => return Err((4001, "Unknown opcode.")),
        }
        Ok(Taken::Other)
    }

    fn identify(&mut self, data: &Value) -> Result<(), Close> {
        let refusal = self.shared.with(|world| world.faults.refuse_identify.pop());
        if let Some(code) = refusal {
            return Err((code, "Refused on request."));
        }
        let zlib = self.shared.with(|world| world.setup.zlib);
        if zlib && data["compress"] == true && !self.transport {
            self.encoding = Encoding::Payloads;
        }
        self.session = Some(self.shared.with(|world| world.identify(data, &self.sender))?);
        Ok(())
    }

    async fn close(&mut self, (code, reason): Close) -> Closed {
        // The other side may be gone already, which is the same in the end.
        let _ = self.socket.send(Message::Close(Some(CloseFrame { code, reason: reason.into() }))).await;
        Closed { at: Instant::now(), code: Some(code), by_bot: false }
    }

    fn finish(self, closed: Closed) {
        self.shared.with(|world| {
            let Some(session) = self.session.map(|at| &mut world.sessions[at]) else {
                world.rejected.push(closed);
                return;
            };
            if session.connection.as_ref().is_some_and(|connection| connection.same_channel(&self.sender)) {
                session.connection = None;
            }
            let over = match closed.code {
                // A client that says goodbye is gone for good.
                Some(1000 | 1001) if closed.by_bot => true,
                Some(code) if !closed.by_bot => matches!(code, 4004 | 4007 | 4009..=4014),
                _ => false,
            };
            session.valid &= !over;
            session.closed.push(closed);
        });
    }
}

enum Taken {
    Heartbeat,
    Other,
}

impl Encoding {
    fn encode(&mut self, payload: &Value) -> Message {
        let text = payload.to_string();
        match self {
            Self::Text => Message::text(text),
            Self::Payloads => {
                let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
                encoder.write_all(text.as_bytes()).expect("memory takes it");
                Message::binary(encoder.finish().expect("memory takes it"))
            }
            Self::Stream(stream) => {
                // With room for all of it, one call compresses and flushes.
                let mut bytes = Vec::with_capacity(text.len() + text.len() / 8 + 128);
                stream.compress_vec(text.as_bytes(), &mut bytes, FlushCompress::Sync).expect("a live stream");
                Message::binary(bytes)
            }
        }
    }
}

impl crate::discord::World {
    /// Answers a request for members: those that are named, or all.
    fn send_members(&mut self, session: usize, asked: &Value) {
        let Some(guild) =
            crate::discord::GuildId::of(&asked["guild_id"]).filter(|id| self.guilds.contains_key(id))
        else {
            return;
        };
        let wanted: Option<Vec<UserId>> = match asked.get("user_ids") {
            Some(Value::Array(ids)) => Some(ids.iter().filter_map(UserId::of).collect()),
            Some(one @ Value::String(_)) => Some(UserId::of(one).into_iter().collect()),
            _ => None,
        };
        let members = self.guilds[&guild].members.keys().copied();
        let found: Vec<UserId> =
            members.filter(|user| wanted.as_ref().is_none_or(|all| all.contains(user))).collect();
        let members: Vec<Value> = found.iter().map(|user| self.member_json(guild, *user)).collect();
        let mut data = json!({
            "guild_id": guild, "members": members, "chunk_index": 0, "chunk_count": 1,
            "not_found": wanted.iter().flatten().filter(|user| !found.contains(user)).collect::<Vec<_>>(),
        });
        if let Some(nonce) = asked.get("nonce") {
            data["nonce"] = nonce.clone();
        }
        self.sessions[session].push("GUILD_MEMBERS_CHUNK", data);
    }
}
