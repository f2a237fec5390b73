//! Every transcript in `transcripts/` comes out as it says, from the handbook alone; and what is asked in several languages
//! comes out the same.

use std::path::{Path, PathBuf};

use lotse::transcript::{Expected, Transcript, Turn};
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

#[test]
fn a_scenario_gets_the_same_verdicts_in_every_language() {
    // Transcripts of one name are one scenario, and the English one shows how it comes out.
    let verdicts = |file: &Path| -> Vec<[String; 2]> {
        let text = std::fs::read_to_string(file).expect("a file");
        let transcript =
            Transcript::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let expected = |turn: &Turn| {
            [Expected::Verdict, Expected::Rule].map(|of| turn.expected.get(&of).cloned().unwrap_or_default())
        };
        transcript.turns.iter().map(expected).collect()
    };
    let (english, others): (Vec<PathBuf>, Vec<PathBuf>) = transcripts()
        .into_iter()
        .partition(|file| file.parent().is_some_and(|folder| folder.ends_with("en")));
    let mut compared = 0;
    let mut different = Vec::new();
    for file in &english {
        for other in others.iter().filter(|other| other.file_name() == file.file_name()) {
            compared += 1;
            if verdicts(file) != verdicts(other) {
                different.push(format!("{} and {}", file.display(), other.display()));
            }
        }
    }
    assert!(compared >= 30 * 17, "only {compared} transcripts compared");
    assert!(different.is_empty(), "{} differ:\n{}", different.len(), different.join("\n"));
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
