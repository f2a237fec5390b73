//! Sections found by what they mean, with an encoder of the operator's or a small one written for the test.

mod common;
#[path = "common/encoder.rs"]
mod tiny;

use std::{fs, path::PathBuf, sync::Arc};

use common::{Workshop, hits, locale};
use lotse_index::{Encoder, Hit, Index, Query, Report, build_with, is_current_with};
use serde_json::json;
use tempfile::TempDir;

/// Words that mean the same, in English and Swedish.
const GROUPS: &[&[&str]] = &[
    &["berth", "berths", "mooring", "quay", "kajplats", "kajplatser"],
    &["leave", "departure", "sail", "depart", "lämna", "avfärden"],
    &["fee", "fees", "price", "toll", "avgift"],
    &["refund", "refunds", "repayment", "återbetalning"],
    &["ice", "winter", "frost", "vinter"],
];

struct Harbour {
    workshop: Workshop,
    folder: TempDir,
}

impl Harbour {
    fn new(written: tiny::Encoder<'_>) -> Harbour {
        let harbour =
            Harbour { workshop: Workshop::furnished(), folder: tempfile::tempdir().expect("a folder") };
        written.write(harbour.folder.path());
        harbour
    }

    fn encoder(&self) -> Arc<Encoder> {
        Arc::new(Encoder::open(self.folder.path()).expect("an encoder"))
    }

    fn build(&self) -> Report {
        let encoder = self.encoder();
        build_with(&self.workshop.index_folder(), &self.workshop.corpus(), Some(&encoder), &|_| {})
            .expect("a build")
    }

    fn is_current(&self) -> bool {
        is_current_with(&self.workshop.index_folder(), &self.workshop.corpus(), Some(&self.encoder()))
    }

    fn open(&self) -> Index {
        Index::open_with(&self.workshop.index_folder(), Some(self.encoder())).expect("an index")
    }

    /// The one file of the index with an ending.
    fn file(&self, ending: &str) -> PathBuf {
        let folders =
            fs::read_dir(self.workshop.index_folder()).expect("it").map(|entry| entry.expect("one").path());
        let mut files = folders.filter(|path| path.is_dir()).map(|folder| folder.join(ending));
        files.find(|file| file.exists()).expect("the file")
    }
}

fn words() -> tiny::Encoder<'static> {
    tiny::Encoder { groups: GROUPS, layers: 0, ..tiny::Encoder::default() }
}

fn signal(hit: &Hit, name: &str) -> Option<f32> {
    hit.signals.iter().find(|(signal, _)| *signal == name).map(|(_, value)| *value)
}

#[test]
fn a_section_is_found_by_its_meaning_though_it_has_no_word_of_the_question() {
    let harbour = Harbour::new(words());
    harbour.build();
    let in_memory =
        Index::in_memory_with(&harbour.workshop.corpus(), Some(harbour.encoder())).expect("an index").0;
    for index in [harbour.open(), in_memory] {
        for (question, anchor) in
            [("price repayment", "refunds"), ("mooring depart", "leave"), ("frost", "ice")]
        {
            let hits = hits(&index, "en", question);
            let hit = hits.first().unwrap_or_else(|| panic!("nothing for {question}"));
            assert_eq!(hit.section.anchor.as_str(), anchor, "{question}: {hits:?}");
            assert_eq!(signal(hit, "text"), Some(0.0), "{hit:?}");
            assert!(signal(hit, "semantic") > Some(0.0), "{hit:?}");
        }
    }
    let without = hits(&harbour.workshop.open(), "en", "mooring depart");
    assert_eq!(without, []);
}

#[test]
fn without_an_encoder_the_same_index_ranks_as_one_without_vectors() {
    let harbour = Harbour::new(words());
    harbour.build();
    let plain = Workshop::furnished();
    plain.build();
    for question in ["reserve a berth", "fee refund", "Harbour Pay 365"] {
        let hits = hits(&harbour.workshop.open(), "en", question);
        assert_eq!(hits, common::hits(&plain.open(), "en", question));
        assert!(hits.iter().all(|hit| signal(hit, "semantic").is_none()));
    }
}

#[test]
fn an_encoder_for_english_is_asked_in_english_word_by_word() {
    let harbour = Harbour::new(words());
    // Enough of both languages to learn what the words mean; what they are asked for then has no word in common.
    for (number, [english, swedish]) in [
        ["harbour", "hamn"],
        ["pilot", "lots"],
        ["frost", "frost"],
        ["ferry", "färja"],
        ["repayment", "betala"],
        ["depart", "avresa"],
    ]
    .into_iter()
    .enumerate()
    {
        for copy in 0..4 {
            let file = |language| format!("{language}/words/{number}-{copy}.md");
            let text = |word: &str| format!("{word} {number}{copy}.");
            harbour.workshop.article(&file("en"), english, &[(english, "word", &text(english))]);
            harbour.workshop.article(&file("sv"), swedish, &[(swedish, "word", &text(swedish))]);
        }
    }
    harbour.build();
    let query =
        Query { text: "avresa", locale: &locale("sv"), fallback: &[locale("en")], clouds: &[], limit: 100 };
    let found = harbour.open().find(&query).hits;
    let meaning = |anchor: &str| {
        let hit = found.iter().find(|hit| hit.section.anchor.as_str() == anchor).expect("found");
        assert_eq!((hit.locale.clone(), signal(hit, "text")), (locale("sv"), Some(0.0)), "shown in Swedish");
        signal(hit, "semantic")
    };
    assert!(meaning("leave") > meaning("daily") && meaning("leave") > meaning("refunds"), "{found:?}");
}

#[test]
fn an_encoder_for_many_languages_reads_every_language() {
    let written = tiny::Encoder { multilingual: true, ..words() };
    let harbour = Harbour::new(written);
    assert!(harbour.encoder().is_multilingual() && !Harbour::new(words()).encoder().is_multilingual());
    assert_eq!(harbour.build().encoded, 11);
    let index = harbour.open();
    for (language, question, anchor) in [
        ("sv", "mooring depart", "leave"),
        ("de", "frost winter vinter", "ice"),
        ("en", "toll repayment", "refunds"),
    ] {
        let hits = hits(&index, language, question);
        assert_eq!(hits[0].section.anchor.as_str(), anchor, "{question}: {hits:?}");
    }
}

#[test]
fn only_what_changed_is_encoded_again() {
    let harbour = Harbour::new(words());
    assert!(!harbour.is_current());
    assert_eq!(harbour.build().encoded, 5, "the sections of the pivot");
    assert!(harbour.is_current());
    assert_eq!(harbour.build().encoded, 0);
    harbour.workshop.article(
        "sv/harbour/ice.md",
        "Vinter",
        &[("Isbrytare", "ice", "Isbrytare går från januari.")],
    );
    assert_eq!(harbour.build().encoded, 0, "another language is not encoded");
    harbour.workshop.article(
        "en/harbour/fees.md",
        "Fees",
        &[
            ("Daily fees", "daily", "The fee depends on the ship's length and is paid in Harbour Pay 365."),
            ("Refunds", "refunds", "No refund."),
        ],
    );
    assert_eq!(harbour.build().encoded, 1, "one section has another text");
    assert_eq!(hits(&harbour.open(), "en", "repayment")[0].section.anchor.as_str(), "refunds");
}

#[test]
fn another_encoder_encodes_everything_and_none_leaves_the_index_as_it_is() {
    let harbour = Harbour::new(words());
    harbour.build();
    tiny::Encoder { seed: 2, ..words() }.write(harbour.folder.path());
    assert!(!harbour.is_current());
    assert!(hits(&harbour.open(), "en", "mooring").is_empty(), "vectors of another encoder are not used");
    assert_eq!(harbour.build().encoded, 5);
    assert!(!hits(&harbour.open(), "en", "mooring").is_empty());
    assert!(lotse_index::is_current(&harbour.workshop.index_folder(), &harbour.workshop.corpus()));
}

#[test]
fn the_end_of_a_long_section_counts_as_well() {
    let harbour = Harbour::new(words());
    let filler = "what of a the is for ".repeat(8);
    harbour.workshop.article(
        "en/harbour/long.md",
        "Long",
        &[("Long", "long", &format!("{filler} frost frost frost frost"))],
    );
    harbour.workshop.remove("en/harbour/ice.md");
    harbour.build();
    assert_eq!(hits(&harbour.open(), "en", "winter")[0].section.anchor.as_str(), "long");
}

#[test]
fn damaged_or_missing_vectors_are_noticed_and_made_again() {
    type Damage = fn(&std::path::Path);
    let flip: Damage = |file| {
        let mut bytes = fs::read(file).expect("its bytes");
        *bytes.last_mut().expect("a byte") ^= 0x40;
        fs::write(file, bytes).expect("written");
    };
    let remove: Damage = |file| fs::remove_file(file).expect("removed");
    for ending in ["en.vectors", "en.surfaces"] {
        for damage in [flip, remove] {
            let harbour = Harbour::new(words());
            harbour.build();
            damage(&harbour.file(ending));
            let opened = Index::open_with(&harbour.workshop.index_folder(), Some(harbour.encoder()));
            let error = opened.expect_err("damage").to_string();
            assert!(error.contains(ending) && error.contains("run `lotse index`"), "{error}");
            let report = harbour.build();
            assert!(report.rebuilt.is_some() && report.encoded == 5, "{report:?}");
            assert_eq!(hits(&harbour.open(), "en", "frost")[0].section.anchor.as_str(), "ice");
        }
    }
}

#[test]
fn vectors_are_pooled_as_the_encoder_says() {
    let vector = |pooling, text: &str| {
        let folder = tempfile::tempdir().expect("a folder");
        tiny::Encoder { pooling, ..words() }.write(folder.path());
        Encoder::open(folder.path()).expect("an encoder").question(text).expect("a vector")
    };
    let cosine = |one: &[f32], other: &[f32]| one.iter().zip(other).map(|(a, b)| a * b).sum::<f32>();
    for pooling in ["mean_tokens", ""] {
        let (berth, both) = (vector(pooling, "berth"), vector(pooling, "berth ice"));
        assert!((cosine(&berth, &berth) - 1.0).abs() < 1e-5, "of length 1");
        assert!(cosine(&berth, &both) < 0.99);
        assert!((cosine(&both, &vector(pooling, "winter quay")) - 1.0).abs() < 1e-5, "the mean has no order");
    }
    // Without layers the first token knows of no other.
    let first = cosine(&vector("cls_token", "berth"), &vector("cls_token", "ice"));
    assert!((first - 1.0).abs() < 1e-5, "{first}");
}

#[test]
fn what_is_no_encoder_is_refused_with_the_file_and_what_to_do() {
    type Break = fn(&std::path::Path);
    let cases: [(&str, &str, Break); 11] = [
        ("config.json", "with `config.json`, `tokenizer.json` and", |folder| {
            fs::remove_file(folder.join("config.json")).expect("it")
        }),
        ("tokenizer.json", "sentence-transformers", |folder| {
            fs::remove_file(folder.join("tokenizer.json")).expect("it")
        }),
        ("model.safetensors", "sentence-transformers", |folder| {
            fs::remove_file(folder.join("model.safetensors")).expect("it")
        }),
        ("config.json", "it cannot be read", |folder| {
            fs::write(folder.join("config.json"), "{").expect("it")
        }),
        ("tokenizer.json", "it cannot be read", |folder| {
            fs::write(folder.join("tokenizer.json"), "[]").expect("it")
        }),
        ("model.safetensors", "does not hold what", |folder| {
            fs::write(folder.join("model.safetensors"), "no tensors").expect("it")
        }),
        ("config.json", "`t5` cannot be run; take a `bert`", |folder| {
            change(folder, "config.json", "model_type", json!("t5"))
        }),
        ("model.safetensors", "take both files from one encoder", |folder| {
            change(folder, "config.json", "intermediate_size", json!(64))
        }),
        ("tokenizer.json", "take both files from one encoder", |folder| {
            change(folder, "config.json", "vocab_size", json!(3))
        }),
        ("1_Pooling/config.json", "it pools vectors of 99 values", |folder| {
            change(folder, "1_Pooling/config.json", "word_embedding_dimension", json!(99));
        }),
        ("modules.json", "the step `Dense`", |folder| {
            tiny::file(
                folder,
                "modules.json",
                &json!([{"path": "2_Dense", "type": "sentence_transformers.models.Dense"}]),
            );
        }),
    ];
    for (file, part, damage) in cases {
        let folder = tempfile::tempdir().expect("a folder");
        tiny::Encoder { layers: 1, ..words() }.write(folder.path());
        Encoder::open(folder.path()).expect("whole before");
        damage(folder.path());
        let error = Encoder::open(folder.path()).expect_err(part).to_string();
        assert!(error.contains(file) && error.contains(part), "{error}");
    }
    let error = Encoder::open(&PathBuf::from("no/such/folder")).expect_err("no folder").to_string();
    assert!(error.contains("no/such/folder"), "{error}");
}

fn change(folder: &std::path::Path, name: &str, key: &str, value: serde_json::Value) {
    let text = fs::read_to_string(folder.join(name)).expect("the file");
    let mut whole: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    whole[key] = value;
    tiny::file(folder, name, &whole);
}

/// With `LOTSE_ENCODER` set to a folder, that encoder; else a small one with layers.
#[test]
fn an_encoder_with_layers_encodes_any_text() {
    let written = tempfile::tempdir().expect("a folder");
    let operators = std::env::var_os("LOTSE_ENCODER").map(PathBuf::from);
    if operators.is_none() {
        tiny::Encoder { layers: 2, ..words() }.write(written.path());
    }
    let encoder = Encoder::open(operators.as_deref().unwrap_or(written.path())).expect("an encoder");
    let question = |text: &str| encoder.question(text).expect("a vector");
    let cosine = |one: &[f32], other: &[f32]| one.iter().zip(other).map(|(a, b)| a * b).sum::<f32>();
    for text in ["", " ", "\0", "ice", "ø 漢字 🧊", &"ice ".repeat(5000), &"x".repeat(50_000)] {
        for vector in encoder.passage("Winter", text).expect("vectors").iter().chain([&question(text)]) {
            assert!((cosine(vector, vector) - 1.0).abs() < 1e-3, "{text:.20}");
        }
        assert!(!encoder.passage(text, text).expect("vectors").is_empty());
    }
    let near = cosine(&question("the price of a berth"), &question("a toll for the mooring"));
    let far = cosine(&question("the price of a berth"), &question("frost"));
    assert!(near > far, "{near} {far}");
}
