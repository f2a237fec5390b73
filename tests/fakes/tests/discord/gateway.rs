//! The gateway: who gets in, what is sent, and how connections end and go on.

use lotse_fakes::discord::Setup;
use serde_json::json;

use super::support::{Gateway, INTENTS, SOON, call, start};

#[tokio::test]
async fn a_bot_is_told_of_itself_of_its_guilds_and_of_what_is_written() {
    let discord = start(Setup::default()).await;
    let mut gateway = Gateway::identify(&discord, INTENTS).await;
    let ready = gateway.event("READY").await;
    assert_eq!(ready["user"]["id"], discord.bot().to_string());
    let guild = gateway.event("GUILD_CREATE").await;
    assert_eq!(guild["id"], ready["guilds"][0]["id"]);
    let said = discord.say(discord.user("ana"), discord.channel("support"), "Hello");
    let message = gateway.event("MESSAGE_CREATE").await;
    assert_eq!((&message["id"], &message["content"]), (&json!(said), &json!("Hello")));
    let path = format!("POST /channels/{}/messages", discord.channel("support"));
    let body = json!({
        "content": "Hi", "message_reference": { "message_id": said }, "allowed_mentions": { "parse": [] },
    });
    assert_eq!(call(&discord, &path, body).await.status, 200);
    assert_eq!(discord.reply_to(said, SOON).await.content(), "Hi");
    assert_eq!(gateway.event("MESSAGE_CREATE").await["content"], "Hi");
    discord.finish().await;
}
