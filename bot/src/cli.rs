//! The operator's side: the command line, one file a subcommand.
//!
//! Machine-readable output goes to stdout, everything else to stderr. Exit codes: 0 done, 1 the answer is no (nothing
//! found, a transcript differs, a rule or a wanted figure does not hold), 2 wrong use or input that cannot be read.

mod ask;
mod audit;
mod chat;
mod check;
mod config;
mod discord;
mod eval;
mod index;
mod learn;
mod open;
mod output;
mod replay;
mod rules;
mod serve;
mod show;
mod today;

use std::{io::IsTerminal, path::PathBuf, process::ExitCode};

use clap::{Args, CommandFactory, Parser, Subcommand};

use crate::config::{Config, Overrides};

/// Answers questions about selling and supporting Microsoft cloud subscriptions, from the documentation and a rulebook,
/// in the language asked in, citing the section each answer rests on.
///
/// Without a command it opens a chat.
#[derive(Debug, Parser)]
#[command(name = "lotse", version, propagate_version = true, after_help = EXAMPLES)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Option<Command>,
}

const EXAMPLES: &str = "\
Examples:
  lotse ask \"Can I take over an EA Azure subscription?\"
  lotse --corpus docs/fr-fr ask \"Puis-je reprendre un abonnement Azure EA ?\"
  lotse check take-over channel=ea service=usage-based
  lotse replay tests/transcripts/*/*.chat

Exit codes: 0 done; 1 the answer is no (nothing found, a transcript differs); 2 wrong use or unreadable input.";

#[derive(Debug, Args)]
struct Global {
    /// Settings to use (default: `lotse.toml` here, where there is one)
    #[arg(long, global = true, value_name = "FILE", env = "LOTSE_CONFIG")]
    config: Option<PathBuf>,
    /// A folder of documents to add; may be given several times
    #[arg(long, global = true, value_name = "DIR")]
    corpus: Vec<PathBuf>,
    /// A folder of documents, or a pack, to learn word translations from without indexing it; may be given several times
    #[arg(long, global = true, value_name = "DIR")]
    learn: Vec<PathBuf>,
    /// Where the index is kept (default: in your cache folder)
    #[arg(long, global = true, value_name = "DIR")]
    index: Option<PathBuf>,
    /// A folder of locales in place of the built-in one
    #[arg(long, global = true, value_name = "DIR")]
    locales: Option<PathBuf>,
    /// A folder of rules in place of the built-in one
    #[arg(long, global = true, value_name = "DIR")]
    rules: Option<PathBuf>,
    /// Say more on stderr; twice for everything
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    verbose: u8,
}

#[derive(Debug, Subcommand)]
enum Command {
    Ask(ask::Ask),
    Chat(chat::Chat),
    Check(check::Check),
    Show(show::Show),
    Index(index::Index),
    Learn(learn::Learn),
    Rules(rules::Rules),
    Replay(replay::Replay),
    Audit(audit::Audit),
    Serve(serve::Serve),
    Discord(discord::Discord),
    Eval(eval::Eval),
    Config(config::Show),
    /// Print a completion script for your shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// How a command ended, apart from errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ended {
    /// It did what was asked.
    Done,
    /// The answer is no.
    No,
}

/// Runs the program.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    // A service says what it does; a command's output is its answer.
    let serves = matches!(cli.command, Some(Command::Serve(_)));
    log_to_stderr(cli.global.verbose.max(u8::from(serves)));
    match run(cli) {
        Ok(Ended::Done) => ExitCode::SUCCESS,
        Ok(Ended::No) => ExitCode::from(1),
        Err(error) if output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("lotse: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(cli: Cli) -> anyhow::Result<Ended> {
    let overrides = Overrides {
        documents: cli.global.corpus.clone(),
        learn: cli.global.learn.clone(),
        index: cli.global.index.clone(),
        locales: cli.global.locales.clone(),
        rules: cli.global.rules.clone(),
    };
    if let Some(Command::Completions { shell }) = cli.command {
        return output::write(|out| {
            clap_complete::generate(shell, &mut Cli::command(), "lotse", out);
            Ok(())
        });
    }
    let config = Config::read(cli.global.config.as_deref(), &overrides)?;
    match cli.command {
        None => chat::Chat::default().run(&config),
        Some(Command::Ask(command)) => command.run(&config),
        Some(Command::Chat(command)) => command.run(&config),
        Some(Command::Check(command)) => command.run(&config),
        Some(Command::Show(command)) => command.run(&config),
        Some(Command::Index(command)) => command.run(&config),
        Some(Command::Learn(command)) => command.run(&config),
        Some(Command::Rules(command)) => command.run(&config),
        Some(Command::Replay(command)) => command.run(&config),
        Some(Command::Audit(command)) => command.run(&config),
        Some(Command::Serve(command)) => command.run(&config),
        Some(Command::Discord(command)) => command.run(&config),
        Some(Command::Eval(command)) => command.run(&config),
        Some(Command::Config(command)) => command.run(&config),
        Some(Command::Completions { .. }) => unreachable!("handled above"),
    }
}

fn log_to_stderr(verbose: u8) {
    let default =
        ["warn", "lotse=info,lotse_index=info,lotse_knowledge=info", "debug"][usize::from(verbose.min(2))];
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new(default));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .without_time()
        .init();
}
