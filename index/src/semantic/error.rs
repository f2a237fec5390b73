//! What can go wrong with a sentence encoder, and what to do about it.

use std::{io, path::PathBuf};

/// A sentence encoder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum EncoderError {
    /// The program has no way to run one.
    #[error(
        "this program was built without sentence encoders: build it with the feature `semantic` \
         (`cargo run --release --features semantic`), or leave the setting `semantic` empty"
    )]
    NotBuilt,
    /// One of its files cannot be read.
    #[error(
        "{}: {source}; name a folder in the layout of sentence-transformers, with `config.json`, `tokenizer.json` and \
         `model.safetensors`", .path.display()
    )]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// One of its files is not what it should be, or asks for what this program cannot do.
    #[error("{}: {reason}", .path.display())]
    Unusable {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, and what to do.
        reason: String,
    },
    /// It failed on a text.
    #[error("the sentence encoder failed: {0}; check that its files belong together")]
    Failed(String),
}
