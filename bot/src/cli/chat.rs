//! `lotse chat`, and `lotse` alone: a conversation in the terminal.

use std::{
    io::{self, BufRead, IsTerminal},
    path::PathBuf,
};

use rustyline::{DefaultEditor, error::ReadlineError};

use super::{Ended, output, today::Today};
use crate::{
    assistant::{Answer, Assistant, Conversation},
    channels::console,
    config::Config,
};

/// Open a chat in the terminal
///
/// Line editing and history on a terminal; with piped input, every line is a turn of one conversation.
#[derive(Debug, Default, clap::Args)]
pub struct Chat {
    #[command(flatten)]
    today: Today,
}

impl Chat {
    /// Runs the command.
    pub fn run(&self, config: &Config) -> anyhow::Result<Ended> {
        let assistant = self.today.assistant(config)?;
        let mut talk =
            Talk { assistant: &assistant, config, conversation: Conversation::default(), last: None };
        if io::stdin().is_terminal() && io::stdout().is_terminal() {
            talk.on_terminal()
        } else {
            talk.piped()
        }
    }
}

struct Talk<'a> {
    assistant: &'a Assistant,
    config: &'a Config,
    conversation: Conversation,
    last: Option<Answer>,
}

/// What to do after a turn.
enum Next {
    Say(String),
    Leave,
}

impl Talk<'_> {
    fn on_terminal(&mut self) -> anyhow::Result<Ended> {
        let mut editor = DefaultEditor::new()?;
        let history = history_file();
        if let Some(file) = &history {
            // No history yet is no error.
            let _ = editor.load_history(file);
        }
        self.print(&self.voice("chat-welcome"))?;
        loop {
            match editor.readline("> ") {
                Ok(line) => {
                    if line.trim().is_empty() {
                        continue;
                    }
                    editor.add_history_entry(line.as_str())?;
                    match self.turn(&line) {
                        Next::Say(text) => self.print(&text)?,
                        Next::Leave => break,
                    }
                }
                // Ctrl-C drops the line being typed, Ctrl-D leaves.
                Err(ReadlineError::Interrupted) => {}
                Err(ReadlineError::Eof) => break,
                Err(error) => return Err(error.into()),
            }
        }
        if let Some(file) = &history {
            if let Some(folder) = file.parent() {
                std::fs::create_dir_all(folder)?;
            }
            editor.save_history(file)?;
        }
        self.print(&self.voice("chat-bye"))?;
        Ok(Ended::Done)
    }

    fn piped(&mut self) -> anyhow::Result<Ended> {
        for line in io::stdin().lock().lines() {
            let line = line?;
            if line.trim().is_empty() {
                continue;
            }
            match self.turn(&line) {
                Next::Say(text) => self.print(&text)?,
                Next::Leave => break,
            }
        }
        Ok(Ended::Done)
    }

    fn turn(&mut self, line: &str) -> Next {
        match line.trim().trim_start_matches('/') {
            "exit" | "quit" => Next::Leave,
            "new" => {
                let text = self.voice("chat-new");
                self.conversation = Conversation::default();
                self.last = None;
                Next::Say(text)
            }
            "why" => Next::Say(match &self.last {
                Some(answer) => answer.why.clone(),
                None => self.voice("why-nothing"),
            }),
            question => {
                let hint = Some(&self.config.default_locale);
                let (answer, next) = self.assistant.ask(question, &self.conversation, hint);
                self.conversation = next;
                let text = answer.text();
                self.last = Some(answer);
                Next::Say(text)
            }
        }
    }

    fn voice(&self, id: &str) -> String {
        let language = self.conversation.language.as_ref().unwrap_or(&self.config.default_locale);
        self.assistant.locales().voice(language).say(id)
    }

    fn print(&self, text: &str) -> anyhow::Result<()> {
        output::write(|out| Ok(writeln!(out, "{}", console::render(text, output::look()))?))?;
        Ok(())
    }
}

fn history_file() -> Option<PathBuf> {
    Some(dirs::data_local_dir()?.join("lotse").join("history"))
}
