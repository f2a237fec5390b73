//! The analyzer as tantivy wants it: two tokenizers, one that gives terms and one that gives forms.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::{Analyzer, FORM_SEPARATOR, Word, WordKind};

/// Gives every word's term.
#[derive(Clone, Debug)]
pub(crate) struct TermsTokenizer(pub Analyzer);

/// Gives surface and term of every word whose term is not its surface.
#[derive(Clone, Debug)]
pub(crate) struct FormsTokenizer(pub Analyzer);

impl Tokenizer for TermsTokenizer {
    type TokenStream<'a> = Tokens;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens {
        let mut tokens = Tokens::default();
        self.0.words(text, |word| {
            let Word { term, start, end, .. } = word;
            tokens.push(term, start, end);
        });
        tokens
    }
}

impl Tokenizer for FormsTokenizer {
    type TokenStream<'a> = Tokens;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens {
        let mut tokens = Tokens::default();
        self.0.words(text, |mut word| {
            if word.term != word.surface && word.kind != WordKind::Pair {
                word.surface.push(FORM_SEPARATOR);
                word.surface.push_str(&word.term);
                tokens.push(word.surface, word.start, word.end);
            }
        });
        tokens
    }
}

/// The words of one text, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    tokens: Vec<Token>,
    /// One past the current token.
    at: usize,
}

impl Tokens {
    fn push(&mut self, text: String, start: usize, end: usize) {
        let position = self.tokens.len();
        self.tokens.push(Token { offset_from: start, offset_to: end, position, text, position_length: 1 });
    }
}

impl TokenStream for Tokens {
    fn advance(&mut self) -> bool {
        self.at += 1;
        self.at <= self.tokens.len()
    }

    fn token(&self) -> &Token {
        &self.tokens[self.at - 1]
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.tokens[self.at - 1]
    }
}
