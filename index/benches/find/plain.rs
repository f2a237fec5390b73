//! What tantivy does by itself: one field of title, heading and text, its own tokenizers and stemmers, BM25, the ten best.

use std::collections::{BTreeSet, HashMap};

use lotse_index::Index;
use lotse_knowledge::Locale;
use tantivy::{
    Searcher, TantivyDocument, Term,
    collector::TopDocs,
    indexer::NoMergePolicy,
    query::{BooleanQuery, Occur, Query, TermQuery},
    schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions},
    tokenizer::{
        Language, LowerCaser, NgramTokenizer, PreTokenizedString, RemoveLongFilter, SimpleTokenizer, Stemmer,
        TextAnalyzer,
    },
};

const WRITER_MEMORY: usize = 50_000_000;

/// An index in memory, in one segment.
pub struct Plain {
    searcher: Searcher,
    field: Field,
    analyzers: HashMap<Locale, TextAnalyzer>,
}

impl Plain {
    /// Indexes the sections of some locales, each with its own language's analyzer.
    pub fn build(index: &Index, locales: &[Locale]) -> Plain {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default().set_index_option(IndexRecordOption::WithFreqs);
        let field = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
        let plain = tantivy::Index::create_in_ram(schema.build());
        let mut writer = plain.writer_with_num_threads(1, WRITER_MEMORY).expect("a writer");
        writer.set_merge_policy(Box::new(NoMergePolicy));
        let mut analyzers: HashMap<Locale, TextAnalyzer> =
            locales.iter().map(|locale| (locale.clone(), analyzer(locale))).collect();
        for (document, locale) in index.documents() {
            let Some(analyzer) = analyzers.get_mut(locale) else { continue };
            for (section, heading, _) in index.outline(document, locale).unwrap_or_default() {
                let passage = index.passage(&section, locale).expect("a section of the outline");
                let text = format!("{}\n{heading}\n{}", passage.document.title, passage.section.text());
                let mut entry = TantivyDocument::default();
                let mut tokens = Vec::new();
                analyzer.token_stream(&text).process(&mut |token| tokens.push(token.clone()));
                entry.add_pre_tokenized_text(field, PreTokenizedString { text, tokens });
                writer.add_document(entry).expect("a section");
            }
        }
        writer.commit().expect("a commit");
        let segments = plain.searchable_segment_ids().expect("segments");
        writer.merge(&segments).wait().expect("one segment");
        let searcher = plain.reader().expect("a reader").searcher();
        Plain { searcher, field, analyzers }
    }

    /// The best sections' scores.
    pub fn find(&self, locale: &Locale, text: &str) -> Vec<f32> {
        let mut terms = BTreeSet::new();
        // An analyzer keeps its buffers: tantivy's way is a copy for whoever uses it.
        let mut analyzer = self.analyzers[locale].clone();
        analyzer.token_stream(text).process(&mut |token| {
            terms.insert(token.text.clone());
        });
        let terms = terms.iter().map(|term| {
            let term = Term::from_field_text(self.field, term);
            let query: Box<dyn Query> = Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs));
            (Occur::Should, query)
        });
        let query = BooleanQuery::new(terms.collect());
        let found = self.searcher.search(&query, &TopDocs::with_limit(10).order_by_score());
        found.expect("a search").into_iter().map(|(score, _)| score).collect()
    }
}

fn analyzer(locale: &Locale) -> TextAnalyzer {
    let language = match locale.language() {
        "ja" | "zh" => {
            let pairs = NgramTokenizer::new(2, 2, false).expect("pairs");
            return TextAnalyzer::builder(pairs).filter(LowerCaser).build();
        }
        "de" => Some(Language::German),
        "en" => Some(Language::English),
        "es" => Some(Language::Spanish),
        "fr" => Some(Language::French),
        "hu" => Some(Language::Hungarian),
        "it" => Some(Language::Italian),
        "nl" => Some(Language::Dutch),
        "pt" => Some(Language::Portuguese),
        "ru" => Some(Language::Russian),
        "sv" => Some(Language::Swedish),
        "tr" => Some(Language::Turkish),
        _ => None,
    };
    let words = TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(40))
        .filter(LowerCaser);
    match language {
        Some(language) => words.filter(Stemmer::new(language)).build(),
        None => words.build(),
    }
}
