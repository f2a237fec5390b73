//! A Discord on loopback, to try a bot against by hand or from a script.
//!
//! It prints one line of JSON with its addresses, then reads lines: what people do, what goes wrong, and questions about
//! the state. Each line is answered with one line of JSON. `help` lists what can be said.

mod console;

use std::{path::PathBuf, process::ExitCode, time::Duration};

use clap::Parser;
use lotse_fakes::discord::{FakeDiscord, Rate, Setup};
use serde_json::json;
use tokio::io::{AsyncBufReadExt, BufReader, stdin};

use console::Console;

/// A Discord on loopback.
#[derive(Parser)]
struct Options {
    /// The port of the REST API; a free one by default
    #[arg(long, default_value_t = 0)]
    rest_port: u16,
    /// The port of the gateway; a free one by default
    #[arg(long, default_value_t = 0)]
    gateway_port: u16,
    /// Serve the REST API without TLS
    #[arg(long)]
    plain_http: bool,
    /// Where to write the certificate authority that vouches for this discord.com
    #[arg(long, value_name = "FILE", required_unless_present = "plain_http")]
    ca_file: Option<PathBuf>,
    /// Compress what goes over the gateway, where the bot asks for it
    #[arg(long)]
    zlib: bool,
    /// Take fields that the API's description does not know
    #[arg(long)]
    lenient: bool,
    /// How many messages a channel takes in five seconds
    #[arg(long, default_value_t = 5)]
    messages: u32,
}

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::parse();
    let discord = FakeDiscord::start(Setup {
        rest_port: options.rest_port,
        gateway_port: options.gateway_port,
        plain_http: options.plain_http,
        zlib: options.zlib,
        strict: !options.lenient,
        message_rate: Rate::new(options.messages, Duration::from_secs(5)),
        ..Setup::default()
    })
    .await;
    if let Some(file) = &options.ca_file
        && let Err(error) = std::fs::write(file, discord.ca_pem())
    {
        eprintln!("{}: {error}", file.display());
        return ExitCode::FAILURE;
    }
    let places = json!({
        "rest": discord.rest_addr().to_string(), "gateway": format!("ws://{}", discord.gateway_addr()),
        "ca": options.ca_file, "token": discord.token(), "application_id": discord.application_id(),
    });
    println!("{places}");
    let mut console = Console::new(&discord);
    let mut lines = BufReader::new(stdin()).lines();
    while let Ok(Some(line)) = lines.next_line().await {
        match console.take(&line).await {
            Ok(None) => break,
            Ok(Some(answer)) => println!("{answer}"),
            Err(error) => println!("{}", json!({ "error": error })),
        }
    }
    let violations = discord.violations();
    violations.iter().for_each(|violation| eprintln!("{violation}"));
    if violations.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
