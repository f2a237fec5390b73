//! The encoder of a program that was built without one: there is no such value.

use std::path::Path;

use super::{EncoderError, EncoderId};

/// A sentence encoder. This program was built without the feature `semantic`, and none can be opened.
#[derive(Debug)]
pub enum Encoder {}

impl Encoder {
    /// Opens the encoder in a folder.
    ///
    /// # Errors
    ///
    /// Always [`EncoderError::NotBuilt`].
    pub fn open(_: &Path) -> Result<Encoder, EncoderError> {
        Err(EncoderError::NotBuilt)
    }

    /// Whether it reads other languages than English.
    pub fn is_multilingual(&self) -> bool {
        match *self {}
    }

    pub(crate) fn id(&self) -> EncoderId {
        match *self {}
    }

    /// The vector of a question.
    ///
    /// # Errors
    ///
    /// None: there is no encoder to ask.
    pub fn question(&self, _: &str) -> Result<Vec<f32>, EncoderError> {
        match *self {}
    }

    /// The vectors of a section.
    ///
    /// # Errors
    ///
    /// None: there is no encoder to ask.
    pub fn passage(&self, _: &str, _: &str) -> Result<Vec<Vec<f32>>, EncoderError> {
        match *self {}
    }
}
