//! What a test lets go wrong, on the REST API and on the gateway.

use serde_json::json;

use super::{FakeDiscord, Fault, gateway::Out};

impl FakeDiscord {
    /// Lets the next request to an operation such as `POST /channels/{channel_id}/messages` go wrong.
    ///
    /// # Panics
    ///
    /// Where there is no such operation.
    pub fn fail_next(&self, operation: &str, fault: Fault) {
        self.fail(operation, 1, fault);
    }

    /// Lets the next so many requests to an operation go wrong.
    ///
    /// # Panics
    ///
    /// Where there is no such operation.
    pub fn fail(&self, operation: &str, times: usize, fault: Fault) {
        (0..times).for_each(|_| self.with(|world| world.faults.add(operation, fault.clone())));
    }

    /// Asks every connection to reconnect and resume: op 7.
    pub fn ask_to_reconnect(&self) {
        self.to_all(|| Out::Payload(json!({ "op": 7, "d": null })));
    }

    /// Declares every session invalid: op 9. Those that are resumable can go on.
    pub fn invalidate_sessions(&self, resumable: bool) {
        self.with(|world| world.sessions.iter_mut().for_each(|session| session.valid &= resumable));
        self.to_all(|| Out::Payload(json!({ "op": 9, "d": resumable })));
    }

    /// Asks every connection for a heartbeat: op 1.
    pub fn ask_for_heartbeat(&self) {
        self.to_all(|| Out::Payload(json!({ "op": 1, "d": null })));
    }

    /// Closes every connection with a code.
    pub fn close_gateway(&self, code: u16) {
        self.to_all(|| Out::Close(code, "Closed on request."));
    }

    /// Breaks every connection without a word.
    pub fn break_gateway(&self) {
        self.to_all(|| Out::Break);
    }

    fn to_all(&self, out: impl Fn() -> Out) {
        self.with(|world| world.sessions.iter_mut().for_each(|session| session.send(out())));
    }

    /// Whether heartbeats are left without an acknowledgement.
    pub fn ignore_heartbeats(&self, ignore: bool) {
        self.with(|world| world.faults.deaf_to_heartbeats = ignore);
    }

    /// Whether the gateway turns connections away.
    pub fn refuse_connections(&self, refuse: bool) {
        self.with(|world| world.faults.gateway_down = refuse);
    }

    /// Closes the next connection that identifies with a code.
    pub fn refuse_next_identify(&self, code: u16) {
        self.with(|world| world.faults.refuse_identify.insert(0, code));
    }
}
