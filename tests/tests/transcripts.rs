//! Every transcript in `transcripts/` comes out as it says, from the handbook alone.

use std::path::{Path, PathBuf};

use lotse::transcript::Transcript;
use lotse_tests::assistant;

#[test]
fn every_transcript_comes_out_as_it_says() {
    let files = transcripts();
    assert!(files.len() >= 60, "only {} transcripts", files.len());
    let assistant = assistant(&[]);
    let mut failures = Vec::new();
    for file in &files {
        let text = std::fs::read_to_string(file).expect("a file");
        let transcript =
            Transcript::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        assert!(
            transcript.turns.iter().all(|turn| !turn.expected.is_empty()),
            "{} expects nothing of a turn",
            file.display()
        );
        failures.extend(transcript.replay(&assistant).into_iter().map(|difference| {
            format!(
                "{}:{}: {}\n  {}: expected {}, found {}",
                file.display(),
                difference.line,
                difference.user,
                difference.what,
                difference.expected,
                difference.found
            )
        }));
    }
    assert!(failures.is_empty(), "{} differences\n{}", failures.len(), failures.join("\n"));
}

fn transcripts() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("transcripts");
    let mut files = Vec::new();
    for locale in std::fs::read_dir(folder).expect("transcripts").map(|entry| entry.expect("a folder").path())
    {
        let inside = std::fs::read_dir(&locale).expect("a folder").map(|entry| entry.expect("a file").path());
        files.extend(inside.filter(|file| file.extension().is_some_and(|end| end == "chat")));
    }
    files.sort();
    files
}
