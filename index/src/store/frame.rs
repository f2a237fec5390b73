//! Small files of the index: written whole, with a format number and a checksum that reading verifies.

use std::{
    fs::{self, File},
    io::Write,
    path::Path,
};

use serde::{Serialize, de::DeserializeOwned};
use tantivy::{Directory, directory::OwnedBytes};

use super::writers::directory;
use crate::IndexError;

/// Grows whenever files written before can no longer be read as meant: schema, analyzers, what is stored.
pub(super) const FORMAT: u32 = 3;

const MAGIC: &[u8; 8] = b"lotse-ix";
const HEADER: usize = MAGIC.len() + size_of::<u32>() + blake3::OUT_LEN;

/// Writes a value to a new file and waits until the disk has it.
pub(super) fn write(path: &Path, value: &impl Serialize) -> Result<(), IndexError> {
    let payload = postcard::to_stdvec(value).map_err(|error| damaged(path, error.to_string()))?;
    write_bytes(path, &payload)
}

/// Writes bytes to a new file and waits until the disk has it.
pub(super) fn write_bytes(path: &Path, payload: &[u8]) -> Result<(), IndexError> {
    let mut file = File::create(path).map_err(IndexError::io(path))?;
    let mut header = Vec::with_capacity(HEADER);
    header.extend_from_slice(MAGIC);
    header.extend_from_slice(&FORMAT.to_le_bytes());
    header.extend_from_slice(blake3::hash(payload).as_bytes());
    file.write_all(&header)
        .and_then(|()| file.write_all(payload))
        .and_then(|()| file.sync_all())
        .map_err(IndexError::io(path))
}

/// Reads a value that [`write`] wrote.
pub(super) fn read<T: DeserializeOwned>(path: &Path) -> Result<T, IndexError> {
    let bytes = fs::read(path).map_err(IndexError::io(path))?;
    postcard::from_bytes(payload(path, &bytes)?).map_err(|error| damaged(path, error.to_string()))
}

/// The bytes that [`write_bytes`] wrote, mapped into memory.
pub(super) fn map(folder: &Path, name: &str) -> Result<OwnedBytes, IndexError> {
    let path = folder.join(name);
    let file =
        directory(folder)?.open_read(Path::new(name)).map_err(|error| damaged(&path, error.to_string()))?;
    let bytes = file.read_bytes().map_err(IndexError::io(&path))?;
    payload(&path, &bytes)?;
    Ok(bytes.slice(HEADER..bytes.len()))
}

/// What follows a verified header.
fn payload<'b>(path: &Path, bytes: &'b [u8]) -> Result<&'b [u8], IndexError> {
    if bytes.len() < HEADER || !bytes.starts_with(MAGIC) {
        return Err(damaged(path, "it is cut off or no file of an index"));
    }
    let (header, payload) = bytes.split_at(HEADER);
    let (number, checksum) = header[MAGIC.len()..].split_at(size_of::<u32>());
    let found = number.iter().rev().fold(0u32, |number, byte| number << 8 | u32::from(*byte));
    if found != FORMAT {
        let folder = path.parent().unwrap_or(path).to_owned();
        return Err(IndexError::Format { folder, found, expected: FORMAT });
    }
    if blake3::hash(payload).as_bytes() != checksum {
        return Err(damaged(path, "its checksum does not fit its content"));
    }
    Ok(payload)
}

pub(super) fn damaged(path: &Path, reason: impl Into<String>) -> IndexError {
    IndexError::Damaged { path: path.to_owned(), reason: reason.into() }
}
