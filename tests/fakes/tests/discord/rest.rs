//! The REST API's state: what is done has the consequences it would have.

use lotse_fakes::discord::{
    ChannelId, ChannelKind, ChannelSetup, GuildSetup, Intents, MessageId, Rate, Setup, permissions::*,
};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use tokio_rustls::{
    TlsConnector,
    rustls::{
        ClientConfig, RootCertStore,
        crypto::ring,
        pki_types::{CertificateDer, ServerName, pem::PemObject},
    },
};

use super::support::{call, start};

fn text(content: &str) -> Value {
    json!({ "content": content, "allowed_mentions": { "parse": [] } })
}

fn unlimited() -> Setup {
    Setup { message_rate: Rate::UNLIMITED, ..Setup::default() }
}

#[tokio::test]
async fn what_the_bot_may_not_do_is_refused() {
    let channels = [
        ("open", 0),
        ("hidden", VIEW_CHANNEL),
        ("silent", SEND_MESSAGES),
        ("forgetful", READ_MESSAGE_HISTORY),
        ("plain", ADD_REACTIONS | CREATE_PUBLIC_THREADS),
    ];
    let channels = channels.map(|(name, denied)| ChannelSetup::text(name).denying(denied)).to_vec();
    let discord =
        start(Setup { guilds: vec![GuildSetup { channels, ..GuildSetup::default() }], ..unlimited() }).await;
    let said = |channel: &str| discord.say(discord.user("ana"), discord.channel(channel), "x");
    let (open, plain, forgetful) = (said("open"), said("plain"), said("forgetful"));
    for (operation, body, wanted) in [
        ("POST /channels/open/messages".to_owned(), text("x"), None),
        ("POST /channels/1/messages".to_owned(), text("x"), Some((404, 10003))),
        ("POST /channels/hidden/messages".to_owned(), text("x"), Some((403, 50001))),
        ("POST /channels/silent/messages".to_owned(), text("x"), Some((403, 50013))),
        ("POST /channels/silent/typing".to_owned(), Value::Null, Some((403, 50013))),
        ("GET /channels/open/messages/1".to_owned(), Value::Null, Some((404, 10008))),
        (format!("GET /channels/plain/messages/{open}"), Value::Null, Some((404, 10008))),
        (format!("GET /channels/forgetful/messages/{forgetful}"), Value::Null, Some((403, 50013))),
        (format!("PATCH /channels/open/messages/{open}"), json!({ "content": "y" }), Some((403, 50005))),
        (format!("DELETE /channels/open/messages/{open}"), Value::Null, Some((403, 50013))),
        (format!("PUT /channels/open/messages/{open}/reactions/👍/@me"), Value::Null, None),
        (format!("PUT /channels/plain/messages/{plain}/reactions/👍/@me"), Value::Null, Some((403, 50013))),
        (
            format!("POST /channels/plain/messages/{plain}/threads"),
            json!({ "name": "x" }),
            Some((403, 50013)),
        ),
        (format!("POST /channels/open/messages/{open}/threads"), json!({ "name": "x" }), None),
        (
            format!("POST /channels/open/messages/{open}/threads"),
            json!({ "name": "x" }),
            Some((400, 160_004)),
        ),
        ("PATCH /channels/open".to_owned(), json!({ "name": "x" }), Some((403, 50013))),
        ("GET /guilds/1".to_owned(), Value::Null, Some((404, 10004))),
    ] {
        let operation = channel_ids(&operation, &channels_of(&discord));
        let answer = call(&discord, &operation, body).await;
        let found =
            (answer.status >= 400).then(|| (answer.status, answer.body["code"].as_u64().unwrap_or_default()));
        assert_eq!(found, wanted, "{operation}: {}", answer.body);
    }
    discord.finish().await;
}

fn channels_of(discord: &lotse_fakes::discord::FakeDiscord) -> Vec<(&'static str, ChannelId)> {
    ["open", "hidden", "silent", "forgetful", "plain"].map(|name| (name, discord.channel(name))).to_vec()
}

fn channel_ids(operation: &str, channels: &[(&str, ChannelId)]) -> String {
    channels.iter().fold(operation.to_owned(), |operation, (name, id)| {
        operation.replace(&format!("/channels/{name}"), &format!("/channels/{id}"))
    })
}

#[tokio::test]
async fn a_reply_needs_its_message_unless_the_bot_does_not_mind() {
    let discord = start(unlimited()).await;
    let support = discord.channel("support");
    let gone = discord.say(discord.user("ana"), support, "x");
    let there = discord.say(discord.user("ana"), support, "x");
    discord.delete(gone);
    let reply = |message: MessageId, minds: bool| {
        let mut body = text("y");
        body["message_reference"] = json!({ "message_id": message, "fail_if_not_exists": minds });
        body
    };
    for (body, status, replies) in
        [(reply(there, true), 200, true), (reply(gone, false), 200, false), (reply(gone, true), 400, false)]
    {
        let answer = call(&discord, &format!("POST /channels/{support}/messages"), body).await;
        assert_eq!(answer.status, status);
        assert_eq!(answer.body["referenced_message"].is_object(), replies);
        if status == 400 {
            let error = &answer.body["errors"]["message_reference"]["_errors"][0]["code"];
            assert_eq!(error, "REPLIES_UNKNOWN_MESSAGE");
        }
    }
    discord.finish().await;
}

#[tokio::test]
async fn whom_a_message_notifies_is_what_its_author_allows_and_may() {
    let discord = start(unlimited()).await;
    let (ana, support) = (discord.user("ana"), discord.channel("support"));
    let content = format!("<@{ana}> and @everyone");
    for (allowed, users, everyone) in [
        (json!({ "parse": [] }), 0, false),
        (json!({ "parse": ["users"] }), 1, false),
        (json!({ "parse": [], "users": [ana] }), 1, false),
        // The bot's role does not allow it to address everyone.
        (json!({ "parse": ["everyone"] }), 0, false),
    ] {
        let body = json!({ "content": content, "allowed_mentions": allowed });
        call(&discord, &format!("POST /channels/{support}/messages"), body).await;
        let message = discord.messages(support).pop().expect("a message");
        assert_eq!((message.mentions().len(), message.mentions_everyone()), (users, everyone), "{allowed}");
    }
    let moderator = discord.say(discord.user("ben"), support, "@everyone");
    assert!(discord.message(moderator).expect("a message").mentions_everyone());
    discord.finish().await;
}

#[tokio::test]
async fn threads_grow_from_messages_from_nothing_and_from_forums() {
    let discord = start(unlimited()).await;
    let (ana, support, posts) = (discord.user("ana"), discord.channel("support"), discord.channel("posts"));
    let said = discord.say(ana, support, "x");
    let grown =
        call(&discord, &format!("POST /channels/{support}/messages/{said}/threads"), json!({ "name": "a" }))
            .await;
    assert_eq!((grown.status, &grown.body["id"], &grown.body["type"]), (201, &json!(said), &json!(11)));
    let private =
        call(&discord, &format!("POST /channels/{support}/threads"), json!({ "name": "b", "type": 12 }))
            .await;
    let thread = ChannelId::of(&private.body["id"]).expect("a thread");
    let member = format!("PUT /channels/{thread}/thread-members/{ana}");
    assert_eq!(call(&discord, &member, Value::Null).await.status, 204);
    let threads = discord.threads(support);
    assert_eq!(
        threads.iter().map(|each| (each.name.as_str(), each.private)).collect::<Vec<_>>(),
        [("a", false), ("b", true)]
    );
    assert!(threads[1].members.contains(&ana));
    let post = json!({ "name": "c", "message": text("first") });
    let post = call(&discord, &format!("POST /channels/{posts}/threads"), post).await;
    let post = ChannelId::of(&post.body["id"]).expect("a thread");
    assert_eq!(discord.messages(post)[0].content(), "first");
    // An archived thread opens again when someone writes, a locked one does not.
    for (locked, status) in [(false, 200), (true, 400)] {
        discord.archive(thread, locked);
        assert_eq!(
            call(&discord, &format!("POST /channels/{thread}/messages"), text("y")).await.status,
            status
        );
    }
    discord.finish().await;
}

#[tokio::test]
async fn a_channel_s_history_is_read_from_any_side() {
    let discord = start(unlimited()).await;
    let support = discord.channel("support");
    let said: Vec<MessageId> =
        (0..5).map(|at| discord.say(discord.user("ana"), support, format!("{at}"))).collect();
    for (query, wanted) in [
        (String::new(), "43210"),
        ("?limit=2".to_owned(), "43"),
        (format!("?before={}&limit=2", said[2]), "10"),
        (format!("?after={}&limit=2", said[2]), "43"),
        (format!("?around={}&limit=3", said[2]), "321"),
    ] {
        let answer = call(&discord, &format!("GET /channels/{support}/messages{query}"), Value::Null).await;
        let found: String = answer
            .body
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|each| each["content"].as_str())
            .collect();
        assert_eq!(found, wanted, "{query}");
    }
    discord.finish().await;
}

#[tokio::test]
async fn commands_are_replaced_added_changed_and_listed_with_translations_on_request() {
    let discord = start(unlimited()).await;
    let path = format!("/applications/{}/commands", discord.application_id());
    let ask = json!({ "name": "ask", "description": "Ask", "name_localizations": { "de": "fragen" } });
    let check = json!({ "name": "check", "description": "Check" });
    let first = call(&discord, &format!("PUT {path}"), json!([ask, check])).await.body;
    let again = call(&discord, &format!("PUT {path}"), json!([ask])).await.body;
    assert_eq!(first[0]["id"], again[0]["id"], "a command of the same name is the same command");
    assert_eq!(call(&discord, &format!("POST {path}"), check).await.status, 201);
    let id = first[0]["id"].as_str().expect("a number");
    assert_eq!(
        call(&discord, &format!("PATCH {path}/{id}"), json!({ "description": "Ask me" })).await.status,
        200
    );
    for (query, name) in [("", Value::Null), ("?with_localizations=true", json!("fragen"))] {
        let listed = call(&discord, &format!("GET {path}{query}"), Value::Null).await.body;
        let ask =
            listed.as_array().into_iter().flatten().find(|each| each["name"] == "ask").expect("it is listed");
        assert_eq!((&ask["description"], &ask["name_localizations"]["de"]), (&json!("Ask me"), &name));
    }
    let asked = discord.commands().into_iter().find(|each| each.name() == "ask").expect("it is there");
    assert_eq!(asked.localized("de"), ("fragen".to_owned(), "Ask me".to_owned()));
    assert_eq!(call(&discord, &format!("DELETE {path}/{id}"), Value::Null).await.status, 204);
    assert_eq!(discord.commands().len(), 1);
    discord.finish().await;
}

#[tokio::test]
async fn direct_messages_reach_those_who_take_them() {
    let discord = start(unlimited()).await;
    let ana = discord.user("ana");
    let opened = call(&discord, "POST /users/@me/channels", json!({ "recipient_id": ana })).await;
    let direct = ChannelId::of(&opened.body["id"]).expect("a channel");
    assert_eq!(direct, discord.direct(ana));
    for status in [200, 403] {
        assert_eq!(
            call(&discord, &format!("POST /channels/{direct}/messages"), text("x")).await.status,
            status
        );
        discord.close_direct_messages(ana);
    }
    discord.finish().await;
}

#[tokio::test]
async fn without_the_intent_the_rest_api_does_not_show_what_others_write_either() {
    for (privileged_intents, content) in [(Intents::MESSAGE_CONTENT, "hello"), (Intents::NONE, "")] {
        let discord = start(Setup { privileged_intents, ..unlimited() }).await;
        let support = discord.channel("support");
        discord.say(discord.user("ana"), support, "hello");
        let answer = call(&discord, &format!("GET /channels/{support}/messages"), Value::Null).await;
        assert_eq!(answer.body[0]["content"], content);
        discord.finish().await;
    }
}

#[tokio::test]
async fn what_can_be_looked_up_is_as_the_description_has_it() {
    let channels = [ChannelKind::Text, ChannelKind::Announcement, ChannelKind::Forum];
    let channels = channels.map(|kind| ChannelSetup::text(&format!("{kind:?}")).of_kind(kind)).to_vec();
    let discord =
        start(Setup { guilds: vec![GuildSetup { channels, ..GuildSetup::default() }], ..unlimited() }).await;
    let (guild, ana) = (discord.guild("partners"), discord.user("ana"));
    let mut operations = vec![
        "GET /gateway".to_owned(),
        "GET /gateway/bot".to_owned(),
        "GET /applications/@me".to_owned(),
        "GET /oauth2/applications/@me".to_owned(),
        "GET /users/@me".to_owned(),
        format!("GET /users/{ana}"),
        format!("GET /guilds/{guild}?with_counts=true"),
        format!("GET /guilds/{guild}/channels"),
        format!("GET /guilds/{guild}/roles"),
        format!("GET /guilds/{guild}/members/{ana}"),
        format!("GET /users/@me/guilds/{guild}/member"),
        format!("GET /channels/{}", discord.direct(ana)),
    ];
    operations.extend(
        ["Text", "Announcement", "Forum"].map(|name| format!("GET /channels/{}", discord.channel(name))),
    );
    for operation in operations {
        assert_eq!(call(&discord, &operation, Value::Null).await.status, 200, "{operation}");
    }
    // The fake's answers are checked as they are sent.
    discord.finish().await;
}

#[tokio::test]
async fn the_api_is_served_as_discord_com_to_whoever_trusts_the_authority() {
    let discord = lotse_fakes::discord::FakeDiscord::start(Setup::default()).await;
    let mut roots = RootCertStore::empty();
    roots
        .add(CertificateDer::from_pem_slice(discord.ca_pem().as_bytes()).expect("a certificate"))
        .expect("an authority");
    let config = ClientConfig::builder_with_provider(ring::default_provider().into())
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let stream = TcpStream::connect(discord.rest_addr()).await.expect("a connection");
    let name = ServerName::try_from("discord.com").expect("a name");
    let mut stream =
        TlsConnector::from(std::sync::Arc::new(config)).connect(name, stream).await.expect("trust");
    let request = "GET /api/v10/gateway HTTP/1.1\r\nhost: discord.com\r\nconnection: close\r\n\r\n";
    stream.write_all(request.as_bytes()).await.expect("a connection");
    let mut answer = String::new();
    // The server may end the connection without TLS's goodbye.
    let _ = stream.read_to_string(&mut answer).await;
    assert!(
        answer.starts_with("HTTP/1.1 200") && answer.contains(&discord.gateway_addr().to_string()),
        "{answer}"
    );
    discord.finish().await;
}
