//! Running an encoder: text to tokens to vectors.

use std::{fmt, path::Path};

use candle_core::{DType, Device, IndexOp, Tensor};
use candle_nn::VarBuilder;
use candle_transformers::models::{bert, xlm_roberta};
use tokenizers::{ModelWrapper, PostProcessor, Tokenizer, utils::truncation::TruncationDirection};

use super::{
    EncoderError, EncoderId,
    layout::{Family, Layout, Pooling},
};

/// Grows when texts are given to the encoder in another way than before: vectors made so far are then no longer of use.
const MANNER: u8 = 1;

/// Tokens of a section that are encoded together; what is beyond them goes into a window of its own.
const WINDOW: usize = 256;

/// Windows of a section that are encoded. Few sections fill two.
const MOST_WINDOWS: usize = 4;

/// Bytes of a section that are looked at: windows never hold more.
const LONGEST_BODY: usize = 16 * 1024;

/// A vocabulary of a model for English has some thirty thousand pieces, one for many languages more than a hundred
/// thousand.
const MULTILINGUAL_VOCABULARY: usize = 100_000;

/// A sentence encoder: turns a text into a vector, so that texts which say the same point the same way.
pub struct Encoder {
    model: Model,
    tokenizer: Tokenizer,
    pooling: Pooling,
    /// Tokens in a text, the special ones not counted.
    room: usize,
    multilingual: bool,
    id: EncoderId,
}

enum Model {
    Bert(bert::BertModel),
    XlmRoberta(xlm_roberta::XLMRobertaModel),
}

impl Encoder {
    /// Opens the encoder in a folder that is laid out as sentence-transformers does it, and encodes a word to see that
    /// its files belong together.
    ///
    /// # Errors
    ///
    /// A file is missing, cannot be read, does not go with the others, or asks for what cannot be run; the error names
    /// it.
    pub fn open(folder: &Path) -> Result<Encoder, EncoderError> {
        let mut layout = Layout::read(folder)?;
        let (path, bytes) = layout.tokenizer()?;
        let unusable = |reason| EncoderError::Unusable { path: path.clone(), reason };
        let mut tokenizer = Tokenizer::from_bytes(bytes)
            .map_err(|error| unusable(format!("it cannot be read ({error}); get the file anew")))?;
        // Lengths are looked after here.
        tokenizer.with_padding(None);
        tokenizer.with_truncation(None).map_err(|error| unusable(error.to_string()))?;
        let pieces = tokenizer.get_vocab(true).into_values().max().map_or(0, |last| last as usize + 1);
        if pieces > layout.shape.vocab_size {
            return Err(unusable(format!(
                "it has {pieces} pieces, and `config.json` says {}; take both files from one encoder",
                layout.shape.vocab_size
            )));
        }
        let special = tokenizer.get_post_processor().map_or(0, |processor| processor.added_tokens(false));
        let room = layout.longest.min(WINDOW).saturating_sub(special);
        if room == 0 {
            return Err(unusable(format!(
                "no token of a text fits into {} beside the special ones",
                layout.longest
            )));
        }
        let unigram = matches!(tokenizer.get_model(), ModelWrapper::Unigram(_));
        let mut encoder = Encoder {
            model: Model::read(&mut layout)?,
            pooling: layout.pooling,
            room,
            multilingual: unigram || pieces > MULTILINGUAL_VOCABULARY,
            id: EncoderId::default(),
            tokenizer,
        };
        encoder.id = *blake3::Hasher::new().update(&layout.id()).update(&[MANNER]).finalize().as_bytes();
        encoder.question("word")?;
        Ok(encoder)
    }

    /// Whether it reads other languages than English: its pieces of words were found without regard to spaces (a unigram
    /// model, as XLM-RoBERTa's), or there are more of them than one language needs.
    pub fn is_multilingual(&self) -> bool {
        self.multilingual
    }

    /// What tells it from other encoders.
    pub(crate) fn id(&self) -> EncoderId {
        self.id
    }

    /// The vector of a question, of length 1.
    ///
    /// # Errors
    ///
    /// The model cannot be run on it.
    pub fn question(&self, text: &str) -> Result<Vec<f32>, EncoderError> {
        self.window(text, "")
    }

    /// The vectors of a section, each of length 1: one for each window of its text, every one under the head.
    ///
    /// # Errors
    ///
    /// The model cannot be run on it.
    pub fn passage(&self, head: &str, body: &str) -> Result<Vec<Vec<f32>>, EncoderError> {
        let body = start(body, LONGEST_BODY);
        let tokens = self.tokenizer.encode_fast(format!("{head}\n"), false).map_err(failed)?.len();
        // However long the head, half of a window is the text's.
        let (head, tokens) = if tokens > self.room / 2 {
            (self.first(head, self.room / 2)?, self.room / 2)
        } else {
            (head, tokens)
        };
        let pieces = self.tokenizer.encode(body, false).map_err(failed)?;
        let ends = pieces
            .get_offsets()
            .chunks((self.room - tokens).max(1))
            .map(|chunk| (chunk[0].0, chunk[chunk.len() - 1].1));
        let windows: Vec<&str> =
            ends.take(MOST_WINDOWS).filter_map(|(from, to)| body.get(from..to)).collect();
        if windows.is_empty() {
            return Ok(vec![self.window(head, "")?]);
        }
        windows.into_iter().map(|text| self.window(head, text)).collect()
    }

    /// As much of a text as so many tokens hold.
    fn first<'t>(&self, text: &'t str, tokens: usize) -> Result<&'t str, EncoderError> {
        let pieces = self.tokenizer.encode(text, false).map_err(failed)?;
        let end = pieces.get_offsets().get(tokens).map_or(text.len(), |(start, _)| *start);
        Ok(text.get(..end).unwrap_or(text))
    }

    fn window(&self, head: &str, text: &str) -> Result<Vec<f32>, EncoderError> {
        let whole = if text.is_empty() { head.to_owned() } else { format!("{head}\n{text}") };
        let mut pieces = self.tokenizer.encode_fast(start(&whole, LONGEST_BODY), false).map_err(failed)?;
        pieces.truncate(self.room, 0, TruncationDirection::Right);
        let pieces = self.tokenizer.post_process(pieces, None, true).map_err(failed)?;
        if pieces.is_empty() {
            return Err(failed("its tokenizer makes no token of a text"));
        }
        let vector = self.run(pieces.get_ids()).map_err(failed)?;
        let length = vector.iter().map(|value| value * value).sum::<f32>().sqrt();
        if !length.is_finite() {
            return Err(failed("its vectors are not of finite numbers"));
        }
        Ok(vector.into_iter().map(|value| value / length.max(f32::MIN_POSITIVE)).collect())
    }

    /// The pooled vector of tokens.
    fn run(&self, tokens: &[u32]) -> candle_core::Result<Vec<f32>> {
        let tokens = Tensor::new(tokens, &Device::Cpu)?.unsqueeze(0)?;
        let (kinds, mask) = (tokens.zeros_like()?, tokens.ones_like()?);
        let vectors = match &self.model {
            Model::Bert(model) => model.forward(&tokens, &kinds, Some(&mask))?,
            Model::XlmRoberta(model) => model.forward(&tokens, &mask, &kinds, None, None, None)?,
        };
        let vectors = vectors.i(0)?;
        let pooled = match self.pooling {
            Pooling::Mean => vectors.mean(0)?,
            Pooling::First => vectors.i(0)?,
        };
        pooled.to_vec1()
    }
}

impl Model {
    fn read(layout: &mut Layout) -> Result<Model, EncoderError> {
        let (path, bytes) = layout.weights()?;
        let unusable = |error: candle_core::Error| EncoderError::Unusable {
            path: path.clone(),
            reason: format!(
                "it does not hold what `config.json` says ({error}); take both files from one encoder"
            ),
        };
        let weights =
            VarBuilder::from_buffered_safetensors(bytes, DType::F32, &Device::Cpu).map_err(unusable)?;
        let model = match layout.family {
            Family::Bert => bert::BertModel::load(weights, &layout.config()?).map(Model::Bert),
            Family::XlmRoberta => {
                let prefixed = weights.contains_tensor("roberta.embeddings.word_embeddings.weight");
                let weights = if prefixed { weights.pp("roberta") } else { weights };
                xlm_roberta::XLMRobertaModel::new(&layout.config()?, weights).map(Model::XlmRoberta)
            }
        };
        model.map_err(unusable)
    }
}

impl fmt::Debug for Encoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Encoder")
            .field("multilingual", &self.multilingual)
            .field("pooling", &self.pooling)
            .finish()
    }
}

/// The start of a text, at most so many bytes.
fn start(text: &str, bytes: usize) -> &str {
    let ends = (0..=bytes.min(text.len())).rev();
    &text[..ends.into_iter().find(|&end| text.is_char_boundary(end)).unwrap_or(0)]
}

fn failed(error: impl fmt::Display) -> EncoderError {
    EncoderError::Failed(error.to_string())
}
