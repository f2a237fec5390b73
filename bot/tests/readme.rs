//! The README's example is what the program prints.

use std::process::Command;

#[test]
fn the_example_is_what_the_program_prints() {
    let readme = include_str!("../../README.md");
    let block =
        readme.split("```console\n").nth(1).and_then(|rest| rest.split("\n```").next()).expect("an example");
    let (command, shown) = block.split_once('\n').expect("a command and its output");
    let question =
        command.strip_prefix("$ lotse ask \"").and_then(|rest| rest.strip_suffix('"')).expect("a question");
    let index = tempfile::tempdir().expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_lotse"))
        .args(["ask", question])
        .current_dir(index.path())
        .env_clear()
        .env("LOTSE_INDEX", index.path())
        .output()
        .expect("the program");
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim_end(), shown);
}
