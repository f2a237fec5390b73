//! The files of a sentence encoder as sentence-transformers lays them out, read and checked.
//!
//! `config.json`, `tokenizer.json` and `model.safetensors` have to be there. `modules.json` names the steps after the
//! transformer, `1_Pooling/config.json` how its vectors become one, `sentence_bert_config.json` how many tokens it was
//! taught with.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, de::DeserializeOwned};

use super::{EncoderError, EncoderId};

const CONFIG: &str = "config.json";
const TOKENIZER: &str = "tokenizer.json";
const WEIGHTS: &str = "model.safetensors";
const MODULES: &str = "modules.json";
const SENTENCES: &str = "sentence_bert_config.json";
const POOLING: &str = "1_Pooling";

/// The families of models that can be run, by `model_type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Bert,
    XlmRoberta,
}

/// How the vectors of a text's tokens become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pooling {
    /// Their mean.
    Mean,
    /// The first one's, which stands for the whole.
    First,
}

/// What `config.json` says that is needed here, whatever the family.
#[derive(Debug, Deserialize)]
pub(super) struct Shape {
    pub model_type: String,
    pub hidden_size: usize,
    pub num_attention_heads: usize,
    pub vocab_size: usize,
    pub max_position_embeddings: usize,
    #[serde(default)]
    pub pad_token_id: usize,
    pub position_embedding_type: Option<String>,
}

/// The files of an encoder.
pub(super) struct Layout {
    folder: PathBuf,
    hasher: blake3::Hasher,
    pub shape: Shape,
    pub family: Family,
    pub pooling: Pooling,
    /// Tokens of a text, the special ones counted.
    pub longest: usize,
    config: Vec<u8>,
}

impl Layout {
    /// Reads the small files.
    pub fn read(folder: &Path) -> Result<Layout, EncoderError> {
        let mut files = Files { folder: folder.to_owned(), hasher: blake3::Hasher::new() };
        let config = files.read(CONFIG)?;
        let shape: Shape = files.json(CONFIG, &config)?;
        let refuse = |reason: String| Err(files.unusable(CONFIG, reason));
        let family = match shape.model_type.as_str() {
            "bert" => Family::Bert,
            "xlm-roberta" => Family::XlmRoberta,
            other => {
                return refuse(format!(
                    "models of type `{other}` cannot be run; take a `bert` or `xlm-roberta` one"
                ));
            }
        };
        if let Some(other) = shape.position_embedding_type.as_deref().filter(|kind| *kind != "absolute") {
            return refuse(format!(
                "positions of type `{other}` cannot be run; take a model with `absolute` ones"
            ));
        }
        let heads = shape.num_attention_heads;
        if heads == 0 || shape.hidden_size == 0 || !shape.hidden_size.is_multiple_of(heads) {
            return refuse(format!(
                "`hidden_size` {} cannot be shared among `num_attention_heads` {heads}; get the file anew",
                shape.hidden_size
            ));
        }
        let pooling = files.pooling(&shape)?;
        // XLM-RoBERTa counts positions from behind the padding's.
        let positions = match family {
            Family::Bert => shape.max_position_embeddings,
            Family::XlmRoberta => shape.max_position_embeddings.saturating_sub(shape.pad_token_id + 1),
        };
        let longest = files.longest()?.map_or(positions, |longest| longest.min(positions));
        let Files { folder, hasher } = files;
        Ok(Layout { folder, hasher, shape, family, pooling, longest, config })
    }

    /// The configuration in the form that a family wants it.
    pub fn config<T: DeserializeOwned>(&self) -> Result<T, EncoderError> {
        json(&self.folder.join(CONFIG), &self.config)
    }

    /// The tokenizer's file.
    pub fn tokenizer(&mut self) -> Result<(PathBuf, Vec<u8>), EncoderError> {
        self.large(TOKENIZER)
    }

    /// The model's file.
    pub fn weights(&mut self) -> Result<(PathBuf, Vec<u8>), EncoderError> {
        self.large(WEIGHTS)
    }

    /// What tells this encoder from others, once every file was read.
    pub fn id(&self) -> EncoderId {
        *self.hasher.finalize().as_bytes()
    }

    fn large(&mut self, name: &str) -> Result<(PathBuf, Vec<u8>), EncoderError> {
        let path = self.folder.join(name);
        let bytes = fs::read(&path).map_err(|source| EncoderError::Io { path: path.clone(), source })?;
        take_in(&mut self.hasher, name, &bytes);
        Ok((path, bytes))
    }
}

/// Reads files and hashes what it read.
struct Files {
    folder: PathBuf,
    hasher: blake3::Hasher,
}

impl Files {
    fn read(&mut self, name: &str) -> Result<Vec<u8>, EncoderError> {
        let path = self.folder.join(name);
        let bytes = fs::read(&path).map_err(|source| EncoderError::Io { path, source })?;
        take_in(&mut self.hasher, name, &bytes);
        Ok(bytes)
    }

    /// A file that need not be there.
    fn optional<T: DeserializeOwned>(&mut self, name: &str) -> Result<Option<T>, EncoderError> {
        match self.read(name) {
            Ok(bytes) => self.json(name, &bytes).map(Some),
            Err(EncoderError::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn json<T: DeserializeOwned>(&self, name: &str, bytes: &[u8]) -> Result<T, EncoderError> {
        json(&self.folder.join(name), bytes)
    }

    fn unusable(&self, name: &str, reason: String) -> EncoderError {
        EncoderError::Unusable { path: self.folder.join(name), reason }
    }

    /// How vectors are pooled, by the step that `modules.json` names, else by the usual folder; the mean where neither
    /// is there.
    fn pooling(&mut self, shape: &Shape) -> Result<Pooling, EncoderError> {
        #[derive(Deserialize)]
        struct Module {
            #[serde(default)]
            path: String,
            r#type: String,
        }
        let modules: Option<Vec<Module>> = self.optional(MODULES)?;
        let mut folder = POOLING.to_owned();
        for Module { path, r#type } in modules.iter().flatten() {
            match r#type.rsplit('.').next().unwrap_or_default() {
                // Vectors are made one long in any case.
                "Normalize" => {}
                "Transformer" if path.is_empty() => {}
                "Pooling" => folder.clone_from(path),
                other => {
                    let reason = format!(
                        "the step `{other}` in `{path}` cannot be run; take an encoder of a transformer in the folder \
                         itself, pooling and normalising"
                    );
                    return Err(self.unusable(MODULES, reason));
                }
            }
        }
        self.pooling_in(&format!("{folder}/{CONFIG}"), shape)
    }

    fn pooling_in(&mut self, name: &str, shape: &Shape) -> Result<Pooling, EncoderError> {
        let Some(settings) = self.optional::<serde_json::Map<String, serde_json::Value>>(name)? else {
            return Ok(Pooling::Mean);
        };
        let dimension = settings.get("word_embedding_dimension").and_then(serde_json::Value::as_u64);
        if let Some(other) = dimension.filter(|dimension| *dimension != shape.hidden_size as u64) {
            let reason = format!(
                "it pools vectors of {other} values, and `{CONFIG}` gives them {}; take both files from one encoder",
                shape.hidden_size
            );
            return Err(self.unusable(name, reason));
        }
        let mut modes: Vec<&str> = settings
            .iter()
            .filter(|(_, value)| **value == serde_json::Value::Bool(true))
            .filter_map(|(name, _)| name.strip_prefix("pooling_mode_"))
            .collect();
        modes.extend(settings.get("pooling_mode").and_then(serde_json::Value::as_str));
        match modes[..] {
            [] | ["mean_tokens" | "mean"] => Ok(Pooling::Mean),
            ["cls_token" | "cls"] => Ok(Pooling::First),
            _ => {
                let reason = format!(
                    "pooling by {} cannot be run; take an encoder with `mean` or `cls`",
                    modes.join(" and ")
                );
                Err(self.unusable(name, reason))
            }
        }
    }

    /// How many tokens the encoder was taught with.
    fn longest(&mut self) -> Result<Option<usize>, EncoderError> {
        #[derive(Deserialize)]
        struct Sentences {
            max_seq_length: Option<usize>,
        }
        Ok(self.optional::<Sentences>(SENTENCES)?.and_then(|sentences| sentences.max_seq_length))
    }
}

fn json<T: DeserializeOwned>(path: &Path, bytes: &[u8]) -> Result<T, EncoderError> {
    serde_json::from_slice(bytes).map_err(|error| EncoderError::Unusable {
        path: path.to_owned(),
        reason: format!("it cannot be read ({error}); get the file anew"),
    })
}

fn take_in(hasher: &mut blake3::Hasher, name: &str, bytes: &[u8]) {
    hasher.update(name.as_bytes()).update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
}
