//! The REST API: every request is read, logged, counted against its limit, checked against the API's description and
//! the rules beside it, carried out, and the answer checked in turn.

mod applications;
mod channels;
mod guilds;
mod interactions;
mod messages;
mod request;
mod routes;
mod threads;
mod webhooks;

use std::{net::TcpListener, time::Instant};

use axum::{
    BoxError,
    body::{Body, Bytes, HttpBody},
    http::{Request as HttpRequest, Response as HttpResponse, StatusCode, header},
};
use axum_server::{Handle, tls_rustls::RustlsConfig};
use serde_json::Value;
use tower::{make::Shared as MakeShared, service_fn};

use super::{
    Shared,
    errors::{ApiError, Problem},
    faults::{Broken, Content, Fault, limited},
    log::Request,
    openapi::Reading,
    state::World,
    tls::Identity,
};
pub(crate) use interactions::PATIENCE;
pub(crate) use request::Call;
use request::Incoming;
pub(crate) use routes::all as routes;

/// What a route answers: a status and a body, or Discord's error.
pub(crate) type Answer = Result<(u16, Value), ApiError>;

/// How a route is carried out.
pub(crate) type Handler = fn(&mut World, &Call) -> Answer;

/// The connection is ended without an answer.
#[derive(Debug)]
struct Dropped;

impl std::fmt::Display for Dropped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("dropped on request")
    }
}

impl std::error::Error for Dropped {}

/// Serves the API until the handle is told to stop; over TLS where there is an identity.
pub(crate) async fn serve(
    listener: TcpListener,
    identity: Option<Identity>,
    handle: Handle<std::net::SocketAddr>,
    shared: Shared,
) {
    let service = service_fn(move |request| answer(shared.clone(), request));
    let service = MakeShared::new(service);
    let served = match identity {
        Some(identity) => {
            let config = RustlsConfig::from_config(identity.server);
            axum_server::from_tcp_rustls(listener, config)
                .expect("the listener")
                .handle(handle)
                .serve(service)
                .await
        }
        None => axum_server::from_tcp(listener).expect("the listener").handle(handle).serve(service).await,
    };
    served.expect("the listener was bound");
}

async fn answer<B>(shared: Shared, request: HttpRequest<B>) -> Result<HttpResponse<Body>, Dropped>
where
    B: HttpBody<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    let incoming = Incoming::read(request.map(Body::new)).await;
    let at = Instant::now();
    let found = routes::find(&incoming.method, &incoming.path);
    let route = found.as_ref().map(|(route, _)| route.template).unwrap_or_default();
    let fault = shared.with(|world| world.faults.take(&format!("{} {route}", incoming.method)));
    if let Some(Fault::Delay(wait)) = fault {
        tokio::time::sleep(wait).await;
    }
    let mut record = Request {
        at,
        answered: at,
        method: incoming.method.clone(),
        path: incoming.path.clone(),
        route: route.to_owned(),
        query: incoming.query.clone(),
        body: incoming.body.clone(),
        files: incoming.files.clone(),
        status: None,
        answer: Value::Null,
    };
    let response = shared.with(|world| {
        let answer = (fault != Some(Fault::DropConnection))
            .then(|| carry_out(world, &incoming, found, fault.as_ref(), at))
            .filter(|_| fault != Some(Fault::LoseAnswer));
        record.answered = Instant::now();
        if let Some((answer, _)) = &answer {
            record.status = Some(answer.status);
            record.answer = match &answer.content {
                Content::Json(body) => body.clone(),
                Content::Html(text) => Value::from(*text),
            };
        }
        world.requests.push(record);
        answer
    });
    response.map(|(answer, headers)| respond(answer, headers)).ok_or(Dropped)
}

fn carry_out(
    world: &mut World,
    incoming: &Incoming,
    found: Option<(&'static routes::Route, Vec<(String, String)>)>,
    fault: Option<&Fault>,
    at: Instant,
) -> (Broken, Vec<(&'static str, String)>) {
    let plain = |(status, body)| Broken { status, headers: Vec::new(), content: Content::Json(body) };
    let failed = |error: ApiError| plain((error.status, error.body()));
    let place = format!("{} {}", incoming.method, incoming.path);
    incoming.problems.iter().for_each(|problem| world.violation(&place, problem.clone()));
    let Some((route, parameters)) = found else {
        world.violation(&place, Problem::noted("", &incoming.body, "no such route, or none that is played"));
        return (failed(ApiError::not_found()), Vec::new());
    };
    let needs_token =
        !route.template.starts_with("/interactions") && !route.template.starts_with("/webhooks");
    if needs_token && route.template != "/gateway" {
        // Discord turns away bots that do not say that they are one, with their library's address and version.
        let agent = incoming.header(header::USER_AGENT);
        if !agent.starts_with("DiscordBot (") {
            world.violation(
                &place,
                Problem::noted("", &Value::from(agent), "the User-Agent is not that of a bot"),
            );
        }
        if incoming.header(header::AUTHORIZATION).strip_prefix("Bot ") != Some(&world.token) {
            return (failed(ApiError::unauthorized()), Vec::new());
        }
    }
    if let Some(broken) = fault.and_then(Fault::answer) {
        return (broken, Vec::new());
    }
    let major = parameters.first().map(|(_, value)| value.as_str()).unwrap_or_default();
    let verdict = world.limits.count(&incoming.method, route.template, major, at);
    let headers = verdict.headers();
    if let Some(exceeded) = verdict.exceeded {
        return (limited(exceeded), headers);
    }
    let mut problems = check(world, incoming, route, &parameters);
    let call = Call { route, parameters, incoming, at };
    let answer = if problems.iter().any(|problem| problem.refused) {
        Err(ApiError::form(&problems))
    } else {
        (route.rules)(world, &call, &mut problems);
        match problems.iter().any(|problem| problem.refused) {
            true => Err(ApiError::form(&problems)),
            false => (route.handler)(world, &call),
        }
    };
    problems.into_iter().for_each(|problem| world.violation(&place, problem));
    let answer = answer.map_or_else(failed, plain);
    if let (Some(spec), Content::Json(body)) = (world.spec, &answer.content) {
        for problem in spec.answer(&incoming.method, route.template, answer.status, body) {
            world.violation(&format!("the fake's own answer to {place}"), problem);
        }
    }
    (answer, headers)
}

/// What the API's description has against a request.
fn check(
    world: &World,
    incoming: &Incoming,
    route: &routes::Route,
    parameters: &[(String, String)],
) -> Vec<Problem> {
    let Some(spec) = world.spec else { return Vec::new() };
    let (method, template) = (&incoming.method, route.template);
    let mut problems = spec.parameters(method, template, parameters, &incoming.query);
    let found = spec.body(Reading::Lenient, method, template, &incoming.body);
    if found.is_empty() && world.setup.strict {
        // Discord passes over fields it does not know; they are mistakes all the same.
        let strict = spec.body(Reading::Strict, method, template, &incoming.body);
        problems.extend(strict.into_iter().map(|problem| Problem { refused: false, ..problem }));
    }
    problems.extend(found);
    problems
}

fn respond(answer: Broken, headers: Vec<(&'static str, String)>) -> HttpResponse<Body> {
    let mut response = HttpResponse::builder().status(StatusCode::from_u16(answer.status).expect("a status"));
    // By it, clients tell Discord's own answers from those of Cloudflare before it.
    let is_discord = matches!(answer.content, Content::Json(_));
    let via = is_discord.then(|| ("via", "1.1 google".to_owned()));
    for (name, value) in headers.into_iter().chain(answer.headers).chain(via) {
        response = response.header(name, value);
    }
    let (kind, body) = match answer.content {
        Content::Json(Value::Null) => return response.body(Body::empty()).expect("these are headers"),
        Content::Json(body) => ("application/json", body.to_string()),
        Content::Html(text) => ("text/html; charset=UTF-8", text.to_owned()),
    };
    response.header(header::CONTENT_TYPE, kind).body(Body::from(body)).expect("these are headers")
}
