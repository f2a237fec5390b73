//! A small sentence encoder with weights by chance, written as sentence-transformers lays its files out.

use std::{fs, path::Path};

use serde_json::{Value, json};

/// Values of a vector.
const WIDTH: usize = 16;

/// Tokens of a text.
pub const LONGEST: usize = 32;

/// What to write.
#[derive(Clone, Copy)]
pub struct Encoder<'a> {
    /// Words that it knows; those of one group mean the same to it.
    pub groups: &'a [&'a [&'a str]],
    /// Layers above the embeddings.
    pub layers: usize,
    /// Whether it is of XLM-RoBERTa's family, else BERT's.
    pub multilingual: bool,
    /// `pooling_mode_…` of `1_Pooling/config.json`; empty: without that file.
    pub pooling: &'a str,
    /// Where chance starts from.
    pub seed: u64,
}

impl Default for Encoder<'_> {
    fn default() -> Self {
        Encoder { groups: &[], layers: 1, multilingual: false, pooling: "mean_tokens", seed: 1 }
    }
}

impl Encoder<'_> {
    /// Writes its files.
    pub fn write(&self, folder: &Path) {
        let words: Vec<&str> = self.groups.iter().flat_map(|group| group.iter().copied()).collect();
        let special = if self.multilingual {
            vec!["<s>", "<pad>", "</s>", "<unk>"]
        } else {
            vec!["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
        };
        let vocabulary = special.len() + words.len();
        let model_type = if self.multilingual { "xlm-roberta" } else { "bert" };
        file(
            folder,
            "config.json",
            &json!({
                "model_type": model_type, "hidden_size": WIDTH, "num_hidden_layers": self.layers, "num_attention_heads": 2,
                "intermediate_size": 2 * WIDTH, "hidden_act": "gelu", "hidden_dropout_prob": 0.1,
                "attention_probs_dropout_prob": 0.1, "max_position_embeddings": LONGEST + 2, "type_vocab_size": 1,
                "initializer_range": 0.02, "layer_norm_eps": 1e-12, "pad_token_id": i32::from(self.multilingual),
                "position_embedding_type": "absolute", "vocab_size": vocabulary,
            }),
        );
        file(
            folder,
            "modules.json",
            &json!([
                {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
                {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
                {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
            ]),
        );
        file(
            folder,
            "sentence_bert_config.json",
            &json!({"max_seq_length": LONGEST, "do_lower_case": false}),
        );
        if !self.pooling.is_empty() {
            let mode = format!("pooling_mode_{}", self.pooling);
            file(folder, "1_Pooling/config.json", &json!({"word_embedding_dimension": WIDTH, mode: true}));
        }
        file(
            folder,
            "tokenizer.json",
            &if self.multilingual { unigram(&special, &words) } else { word_piece(&special, &words) },
        );
        fs::write(folder.join("model.safetensors"), safetensors(&self.tensors(special.len(), vocabulary)))
            .expect("a file");
    }

    /// Names, shapes and values, under the names that BERT's files have.
    fn tensors(&self, special: usize, vocabulary: usize) -> Vec<(String, Vec<usize>, Vec<f32>)> {
        let mut chance = self.seed;
        let mut any = |count: usize| (0..count).map(|_| step(&mut chance)).collect::<Vec<f32>>();
        // Only the token that begins a text is more than nothing: unknown words do not drown the others.
        let mut words = vec![0.0; special * WIDTH];
        let start = if self.multilingual { 0 } else { 2 };
        words[start * WIDTH..(start + 1) * WIDTH].copy_from_slice(&any(WIDTH));
        for group in self.groups {
            let meaning = any(WIDTH);
            group.iter().for_each(|_| words.extend(&meaning));
        }
        let mut tensors = vec![
            ("embeddings.word_embeddings.weight".to_owned(), vec![vocabulary, WIDTH], words),
            (
                "embeddings.position_embeddings.weight".to_owned(),
                vec![LONGEST + 2, WIDTH],
                vec![0.0; (LONGEST + 2) * WIDTH],
            ),
            ("embeddings.token_type_embeddings.weight".to_owned(), vec![1, WIDTH], vec![0.0; WIDTH]),
        ];
        let norm = |name: String| {
            [
                (format!("{name}.weight"), vec![WIDTH], vec![1.0; WIDTH]),
                (format!("{name}.bias"), vec![WIDTH], vec![0.0; WIDTH]),
            ]
        };
        tensors.extend(norm("embeddings.LayerNorm".into()));
        for layer in (0..self.layers).map(|at| format!("encoder.layer.{at}")) {
            for (name, rows, columns) in [
                ("attention.self.query", WIDTH, WIDTH),
                ("attention.self.key", WIDTH, WIDTH),
                ("attention.self.value", WIDTH, WIDTH),
                ("attention.output.dense", WIDTH, WIDTH),
                ("intermediate.dense", 2 * WIDTH, WIDTH),
                ("output.dense", WIDTH, 2 * WIDTH),
            ] {
                let weights = any(rows * columns).into_iter().map(|value| value * 0.1).collect();
                tensors.push((format!("{layer}.{name}.weight"), vec![rows, columns], weights));
                tensors.push((format!("{layer}.{name}.bias"), vec![rows], vec![0.0; rows]));
            }
            tensors.extend(norm(format!("{layer}.attention.output.LayerNorm")));
            tensors.extend(norm(format!("{layer}.output.LayerNorm")));
        }
        tensors
    }
}

/// Writes a file of the encoder.
pub fn file(folder: &Path, name: &str, value: &Value) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
    fs::write(path, value.to_string()).expect("a file");
}

fn word_piece(special: &[&str], words: &[&str]) -> Value {
    let vocabulary: serde_json::Map<String, Value> =
        special.iter().chain(words).zip(0..).map(|(word, id)| ((*word).to_owned(), json!(id))).collect();
    tokenizer(
        special,
        [2, 3],
        json!({
            "normalizer": {"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true,
                "strip_accents": null, "lowercase": true},
            "pre_tokenizer": {"type": "BertPreTokenizer"},
            "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                "max_input_chars_per_word": 100, "vocab": vocabulary},
        }),
    )
}

fn unigram(special: &[&str], words: &[&str]) -> Value {
    let special_pieces = special.iter().map(|piece| json!([piece, 0.0]));
    let pieces: Vec<Value> =
        special_pieces.chain(words.iter().map(|word| json!([format!("▁{word}"), -1.0]))).collect();
    tokenizer(
        special,
        [0, 2],
        json!({
            "normalizer": {"type": "Sequence", "normalizers": [
            {"type": "Lowercase"},
            {"type": "Replace", "pattern": {"Regex": "[\\s.,]+"}, "content": " "},
        ]},
            "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": true},
            "model": {"type": "Unigram", "unk_id": 3, "vocab": pieces, "byte_fallback": false},
        }),
    )
}

fn tokenizer(special: &[&str], [start, end]: [usize; 2], mut parts: Value) -> Value {
    let piece = |at: usize| json!({"SpecialToken": {"id": special[at], "type_id": 0}});
    let known = |at: usize| json!({"id": special[at], "ids": [at], "tokens": [special[at]]});
    parts["version"] = json!("1.0");
    // As models are published: made for batches of one length.
    parts["truncation"] =
        json!({"direction": "Right", "max_length": 8, "strategy": "LongestFirst", "stride": 0});
    parts["padding"] = json!({"strategy": {"Fixed": 8}, "direction": "Right", "pad_to_multiple_of": null,
        "pad_id": 0, "pad_type_id": 0, "pad_token": special[0]});
    parts["added_tokens"] = special
        .iter()
        .zip(0..)
        .map(|(token, id)| {
            json!({"id": id, "content": token, "single_word": false, "lstrip": false, "rstrip": false,
             "normalized": false, "special": true})
        })
        .collect();
    parts["decoder"] = Value::Null;
    parts["post_processor"] = json!({
        "type": "TemplateProcessing",
        "single": [piece(start), {"Sequence": {"id": "A", "type_id": 0}}, piece(end)],
        "pair": [piece(start), {"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}, piece(end)],
        "special_tokens": {special[start]: known(start), special[end]: known(end)},
    });
    parts
}

/// Tensors in the safetensors format: the header's length, the header, the values.
fn safetensors(tensors: &[(String, Vec<usize>, Vec<f32>)]) -> Vec<u8> {
    let mut header = serde_json::Map::new();
    let mut values: Vec<u8> = Vec::new();
    for (name, shape, tensor) in tensors {
        let start = values.len();
        values.extend(tensor.iter().flat_map(|value| value.to_le_bytes()));
        header.insert(
            name.clone(),
            json!({"dtype": "F32", "shape": shape, "data_offsets": [start, values.len()]}),
        );
    }
    let header = Value::from(header).to_string();
    [&(header.len() as u64).to_le_bytes(), header.as_bytes(), &values].concat()
}

/// A number between -1 and 1 (xorshift).
fn step(chance: &mut u64) -> f32 {
    *chance ^= *chance << 13;
    *chance ^= *chance >> 7;
    *chance ^= *chance << 17;
    (*chance >> 40) as f32 / (1u64 << 23) as f32 - 1.0
}
