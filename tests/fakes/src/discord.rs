//! A Discord for tests: the REST API and the gateway on loopback, the people who write there, and what goes wrong.

mod answers;
mod commands;
mod components;
mod control;
mod errors;
mod faults;
mod gateway;
mod ids;
mod interactions;
mod limits;
mod log;
mod messages;
mod objects;
pub mod openapi;
pub mod permissions;
mod posting;
mod rest;
mod rules;
mod setup;
mod state;
mod tls;
mod users;

use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use axum_server::Handle;
use serde_json::Value;
use tokio::{sync::watch, task::JoinHandle};

pub use answers::{Choice, Interaction};
pub use commands::Command;
pub use errors::{ApiError, Problem};
pub use faults::Fault;
pub use gateway::{Closed, Intents, Session};
pub use ids::{ApplicationId, ChannelId, CommandId, GuildId, InteractionId, MessageId, RoleId, UserId};
pub use interactions::{Response, ResponseKind};
pub use log::{File, Request, Sent, Violation};
pub use messages::{
    COMPONENTS_V2, EPHEMERAL, HAS_THREAD, LOADING, Message, SUPPRESS_EMBEDS, SUPPRESS_NOTIFICATIONS,
};
pub use setup::{ChannelKind, ChannelSetup, GuildSetup, Rate, RoleSetup, Setup, UserSetup};
pub use state::{Thread, World};
pub use users::Utterance;

/// Every route that is played, as method and template.
pub fn routes() -> impl Iterator<Item = (&'static str, &'static str)> {
    rest::routes()
}

/// A Discord of one's own. What the bot sends that Discord would not take, or that it should not send, is collected; a
/// test that does not look at it fails when this is dropped.
pub struct FakeDiscord {
    shared: Shared,
    authority_pem: String,
    rest: SocketAddr,
    gateway: SocketAddr,
    token: String,
    application: ApplicationId,
    stop: Handle<SocketAddr>,
    tasks: Vec<JoinHandle<()>>,
    seen: Mutex<usize>,
}

/// The world, and a bell that rings when it may have changed.
#[derive(Clone)]
pub(crate) struct Shared {
    world: Arc<Mutex<World>>,
    bell: watch::Sender<()>,
}

impl Shared {
    /// Looks at the world or changes it.
    pub(crate) fn with<T>(&self, act: impl FnOnce(&mut World) -> T) -> T {
        // A test that fails while it looks at the world leaves it as it was.
        let result = act(&mut self.world.lock().unwrap_or_else(PoisonError::into_inner));
        self.bell.send_replace(());
        result
    }

    /// Waits for something to be there.
    pub(crate) async fn wait<T>(
        &self,
        what: &str,
        timeout: Duration,
        find: impl Fn(&mut World) -> Option<T>,
    ) -> T {
        let end = Instant::now() + timeout;
        let mut bell = self.bell.subscribe();
        loop {
            bell.mark_unchanged();
            // Looking does not ring the bell, or it would never rest.
            let found = find(&mut self.world.lock().unwrap_or_else(PoisonError::into_inner));
            if let Some(found) = found {
                return found;
            }
            if tokio::time::timeout_at(end.into(), bell.changed()).await.is_err() {
                panic!("waited {timeout:?} for {what} in vain\n{}", self.with(|world| world.report()));
            }
        }
    }
}

impl FakeDiscord {
    /// Starts a Discord. It stops when it is dropped.
    ///
    /// # Panics
    ///
    /// Where the ports that are asked for are taken, and under `CI=true` without the API's description.
    pub async fn start(setup: Setup) -> Self {
        let bind = |port| {
            let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).expect("a free port");
            listener.set_nonblocking(true).expect("a listener of this process");
            listener
        };
        let (rest, gateway) = (bind(setup.rest_port), bind(setup.gateway_port));
        let address = |listener: &std::net::TcpListener| listener.local_addr().expect("a bound listener");
        let (rest_address, gateway_address) = (address(&rest), address(&gateway));
        let identity = tls::Identity::new();
        let authority_pem = identity.authority_pem.clone();
        let identity = (!setup.plain_http).then_some(identity);
        let world = World::new(setup, openapi::Spec::get(), format!("ws://{gateway_address}"));
        let (token, application) = (world.token.clone(), world.application);
        let shared = Shared { world: Arc::new(Mutex::new(world)), bell: watch::Sender::new(()) };
        let stop = Handle::new();
        let gateway = tokio::net::TcpListener::from_std(gateway).expect("a runtime");
        let tasks = vec![
            tokio::spawn(rest::serve(rest, identity, stop.clone(), shared.clone())),
            tokio::spawn(gateway::serve(gateway, shared.clone())),
        ];
        Self {
            shared,
            authority_pem,
            rest: rest_address,
            gateway: gateway_address,
            token,
            application,
            stop,
            tasks,
            seen: Mutex::new(0),
        }
    }

    /// The certificate authority that vouches for this discord.com, in PEM.
    pub fn ca_pem(&self) -> &str {
        &self.authority_pem
    }

    /// Where the REST API is: what `discord.com` has to lead to.
    pub fn rest_addr(&self) -> SocketAddr {
        self.rest
    }

    /// Where the gateway is. The REST API tells it, too.
    pub fn gateway_addr(&self) -> SocketAddr {
        self.gateway
    }

    /// The bot's token, without `Bot `.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// The bot's application.
    pub fn application_id(&self) -> ApplicationId {
        self.application
    }

    /// The bot as a user.
    pub fn bot(&self) -> UserId {
        UserId(self.application.0)
    }

    /// The user with this name.
    ///
    /// # Panics
    ///
    /// Where there is none.
    pub fn user(&self, name: &str) -> UserId {
        self.find("user", name, World::user_named)
    }

    /// The guild with this name.
    ///
    /// # Panics
    ///
    /// Where there is none.
    pub fn guild(&self, name: &str) -> GuildId {
        self.find("guild", name, World::guild_named)
    }

    /// The channel with this name, the oldest of several.
    ///
    /// # Panics
    ///
    /// Where there is none.
    pub fn channel(&self, name: &str) -> ChannelId {
        self.find("channel", name, World::channel_named)
    }

    /// The direct messages between a user and the bot.
    pub fn direct(&self, user: UserId) -> ChannelId {
        self.with(|world| world.open_direct(user))
    }

    fn find<T>(&self, kind: &str, name: &str, find: impl Fn(&World, &str) -> Option<T>) -> T {
        self.with(|world| find(world, name)).unwrap_or_else(|| panic!("there is no {kind} {name}"))
    }

    /// Looks at the world, all of it at one moment.
    pub fn look<T>(&self, look: impl FnOnce(&World) -> T) -> T {
        self.with(|world| look(world))
    }

    /// The messages of a channel that everyone there sees, oldest first.
    pub fn messages(&self, channel: ChannelId) -> Vec<Message> {
        self.look(|world| world.messages(channel))
    }

    /// A message, deleted and ephemeral ones included.
    pub fn message(&self, id: MessageId) -> Option<Message> {
        self.look(|world| world.message(id).cloned())
    }

    /// The registered commands, those of guilds included.
    pub fn commands(&self) -> Vec<Command> {
        self.look(|world| world.commands().to_vec())
    }

    /// The threads under a channel.
    pub fn threads(&self, parent: ChannelId) -> Vec<Thread> {
        self.look(|world| world.threads(parent))
    }

    /// What the bot asked for, oldest first.
    pub fn requests(&self) -> Vec<Request> {
        self.look(|world| world.requests().to_vec())
    }

    /// How the bot was connected.
    pub fn sessions(&self) -> Vec<Session> {
        self.look(|world| world.sessions().to_vec())
    }

    /// The time from an event to the first request after it to an operation such as
    /// `POST /channels/{channel_id}/messages`; none where there was no such request. `event` picks the event.
    pub fn pause(&self, event: impl Fn(&Sent) -> bool, operation: &str) -> Option<Duration> {
        self.look(|world| {
            let sent = world.sent.iter().find(|sent| event(sent))?.at;
            let after = world.requests.iter().filter(|request| request.operation() == operation);
            after.map(|request| request.at).find(|at| *at >= sent).map(|at| at.duration_since(sent))
        })
    }

    /// Waits until something holds.
    ///
    /// # Panics
    ///
    /// Where it does not in time, with everything that happened.
    pub async fn until(&self, timeout: Duration, holds: impl Fn(&World) -> bool) {
        self.shared.wait("a condition", timeout, |world| holds(world).then_some(())).await;
    }

    /// Waits for something to be there, and gives it.
    ///
    /// # Panics
    ///
    /// Where it is not in time.
    pub async fn wait_for<T>(&self, timeout: Duration, find: impl Fn(&World) -> Option<T>) -> T {
        self.shared.wait("something", timeout, |world| find(world)).await
    }

    /// Waits until the bot is connected.
    ///
    /// # Panics
    ///
    /// Where it is not in time.
    pub async fn connected(&self, timeout: Duration) {
        self.shared.wait("the bot to connect", timeout, |world| world.is_connected().then_some(())).await;
    }

    /// Waits for the bot's reply to a message.
    ///
    /// # Panics
    ///
    /// Where there is none in time.
    pub async fn reply_to(&self, message: MessageId, timeout: Duration) -> Message {
        let is_it = |each: &&Message| {
            each.replies_to() == Some(message) && each.author().0 == self.application.0 && each.is_there()
        };
        let find = |world: &mut World| world.messages.values().find(is_it).cloned();
        self.shared.wait(&format!("a reply to message {message}"), timeout, find).await
    }

    /// What the bot should not have sent, and what is wrong in the fake's own answers. Whoever looks has to judge it:
    /// what has been looked at does not fail the test any more.
    pub fn violations(&self) -> Vec<Violation> {
        let all = self.with(|world| {
            world.note_unanswered();
            world.violations.clone()
        });
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = all.len();
        all
    }

    /// Ends the test.
    ///
    /// # Panics
    ///
    /// Where there are violations nobody looked at, with all of them.
    pub async fn finish(self) {
        drop(self);
    }

    fn unseen(&self) -> Vec<String> {
        let seen = *self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        self.with(|world| {
            world.note_unanswered();
            world.violations.iter().skip(seen).map(ToString::to_string).collect()
        })
    }

    pub(crate) fn shared(&self) -> Shared {
        self.shared.clone()
    }

    pub(crate) fn with<T>(&self, act: impl FnOnce(&mut World) -> T) -> T {
        self.shared.with(act)
    }
}

impl Drop for FakeDiscord {
    fn drop(&mut self) {
        self.stop.shutdown();
        self.tasks.iter().for_each(JoinHandle::abort);
        self.with(|world| world.sessions.iter_mut().for_each(|session| session.send(gateway::Out::Break)));
        let unseen = self.unseen();
        if !unseen.is_empty() && !std::thread::panicking() {
            panic!("{} violations:\n{}", unseen.len(), unseen.join("\n"));
        }
    }
}

impl World {
    /// Notes the interactions that the bot never answered.
    fn note_unanswered(&mut self) {
        let unanswered: Vec<(InteractionId, String)> = self
            .interactions
            .unanswered(rest::PATIENCE)
            .map(|state| (state.id, state.command.clone().unwrap_or_default()))
            .collect();
        for (id, command) in unanswered {
            let place = format!("interaction {id}");
            if !self.violations.iter().any(|violation| violation.place == place) {
                self.violation(&place, Problem::noted("", &Value::from(command), "no response within 3 s"));
            }
        }
    }

    /// What happened, for a test that failed.
    fn report(&self) -> String {
        let mut lines: Vec<(Instant, String)> = Vec::new();
        lines.extend(self.requests.iter().map(|request| (request.at, format!("bot: {request}"))));
        lines.extend(self.sent.iter().map(|sent| (sent.at, format!("event: {} {}", sent.event, sent.data))));
        for session in &self.sessions {
            lines.push((session.identified, format!("bot: IDENTIFY, session {}", session.id)));
            lines.extend(
                session.resumed.iter().map(|at| (*at, format!("bot: RESUME, session {}", session.id))),
            );
            let closed = session.closed.iter();
            lines.extend(closed.map(|closed| {
                (closed.at, format!("closed: {:?}, by the bot: {}", closed.code, closed.by_bot))
            }));
        }
        lines.sort_by_key(|(at, _)| *at);
        let start = lines.first().map(|(at, _)| *at);
        let line = |(at, text): &(Instant, String)| {
            let shown: String = text.chars().take(600).collect();
            format!("{:8.3} s {shown}", start.map_or(0.0, |start| at.duration_since(start).as_secs_f64()))
        };
        let mut report: Vec<String> = lines.iter().map(line).collect();
        report.extend(self.violations.iter().map(|violation| format!("violation: {violation}")));
        report.join("\n")
    }
}
