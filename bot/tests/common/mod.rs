//! Running the program.

#![allow(dead_code, reason = "each test program uses a part of it")]

use std::{
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

/// The program in a folder of its own.
pub struct Lotse {
    pub folder: tempfile::TempDir,
}

impl Lotse {
    pub fn new() -> Lotse {
        Lotse { folder: tempfile::tempdir().expect("a folder") }
    }

    pub fn run(&self, args: &[&str], input: &str) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_lotse"))
            .args(args)
            .current_dir(self.folder.path())
            .env_clear()
            .env("LOTSE_INDEX", self.folder.path().join("index"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        child.stdin.take().expect("stdin").write_all(input.as_bytes()).expect("input");
        child.wait_with_output().expect("an end")
    }

    pub fn write(&self, name: &str, text: &str) {
        let file = self.folder.path().join(name);
        std::fs::create_dir_all(file.parent().unwrap_or(Path::new("."))).expect("a folder");
        std::fs::write(file, text).expect("a file");
    }
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}
