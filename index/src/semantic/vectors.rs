//! The vectors of a locale's sections as bytes that are used where they lie, in memory or mapped from a file.
//!
//! Little-endian: how many rows there are and how many values each has (`u32` each); each row's section key (`u64`), in
//! order; the hash of the text that each section's rows were made of (16 bytes a row); each row's scale (`f32`); the
//! rows, one signed byte a value, which times the scale is the value. A long section has several rows, one after the
//! other.

use std::ops::Range;

use tantivy::directory::OwnedBytes;

const KEY: usize = size_of::<u64>();
const SCALE: usize = size_of::<f32>();
const HEADER: usize = 2 * size_of::<u32>();

/// Largest value of a question's vector as an integer: with a byte's a product of 18 bits, so that the sum over any
/// usual vector stays within 32.
const QUESTION_RANGE: f32 = 2047.0;
const ROW_RANGE: f32 = 127.0;

/// Longer vectors would overflow that sum.
const LONGEST: usize = 8192;

/// What identifies the text that a section's vectors were made of.
pub(super) type TextHash = [u8; 16];

/// One vector of a section.
#[derive(Clone)]
pub(super) struct Row {
    pub key: u64,
    pub text: TextHash,
    scale: f32,
    values: Vec<u8>,
}

impl Row {
    /// A row of a vector of length 1, or of no length, in the precision that is kept.
    pub fn new(key: u64, text: TextHash, vector: &[f32]) -> Row {
        let scale = largest(vector) / ROW_RANGE;
        let byte = |value: &f32| if scale > 0.0 { (value / scale).round() as i8 as u8 } else { 0 };
        Row { key, text, scale, values: vector.iter().map(byte).collect() }
    }

    /// The same row for another section of the same text.
    pub fn of(&self, key: u64) -> Row {
        Row { key, ..self.clone() }
    }
}

/// A question's vector.
pub(crate) struct Direction {
    scale: f32,
    values: Vec<i16>,
}

impl Direction {
    pub fn new(vector: &[f32]) -> Direction {
        let scale = largest(vector) / QUESTION_RANGE;
        let number = |value: &f32| if scale > 0.0 { (value / scale).round() as i16 } else { 0 };
        Direction { scale, values: vector.iter().map(number).collect() }
    }
}

/// Vectors of a locale's sections.
#[derive(Clone)]
pub(crate) struct Vectors {
    bytes: OwnedBytes,
    rows: usize,
    dimension: usize,
}

impl Vectors {
    /// Vectors from bytes that [`bytes`] made; none where they are not of that form.
    pub fn open(bytes: OwnedBytes) -> Option<Vectors> {
        let number = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize);
        let (rows, dimension) = (number(0)?, number(4)?);
        let row = KEY + size_of::<TextHash>() + SCALE + dimension;
        let whole = dimension <= LONGEST && bytes.len() == HEADER + rows.checked_mul(row)?;
        whole.then_some(Vectors { bytes, rows, dimension })
    }

    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The rows of the section with a key.
    pub fn of(&self, key: u64) -> Range<usize> {
        let first = |from: usize, before: &dyn Fn(u64) -> bool| {
            let (mut low, mut high) = (from, self.rows);
            while low < high {
                let middle = low.midpoint(high);
                if before(self.key(middle)) { low = middle + 1 } else { high = middle }
            }
            low
        };
        let start = first(0, &|other| other < key);
        start..first(start, &|other| other == key)
    }

    /// The cosine between a row's vector and the question's.
    pub fn cosine(&self, row: usize, question: &Direction) -> f32 {
        let products = self.values(row).iter().zip(&question.values);
        let sum: i32 = products.map(|(&one, &other)| i32::from(one as i8) * i32::from(other)).sum();
        sum as f32 * self.scale(row) * question.scale
    }

    /// Each row as it was made.
    pub(super) fn kept(&self) -> impl Iterator<Item = Row> {
        (0..self.rows).map(|row| Row {
            key: self.key(row),
            text: self.field(HEADER + self.rows * KEY, row),
            scale: self.scale(row),
            values: self.values(row).to_vec(),
        })
    }

    fn key(&self, row: usize) -> u64 {
        u64::from_le_bytes(self.field(HEADER, row))
    }

    fn scale(&self, row: usize) -> f32 {
        f32::from_le_bytes(self.field(HEADER + self.rows * (KEY + size_of::<TextHash>()), row))
    }

    fn values(&self, row: usize) -> &[u8] {
        let start = HEADER + self.rows * (KEY + size_of::<TextHash>() + SCALE) + row * self.dimension;
        &self.bytes[start..start + self.dimension]
    }

    /// The entry of a row in one of the columns, whose lengths were checked when they were opened.
    fn field<const N: usize>(&self, column: usize, row: usize) -> [u8; N] {
        let mut field = [0; N];
        field.copy_from_slice(&self.bytes[column + row * N..column + (row + 1) * N]);
        field
    }
}

/// The bytes for rows, in any order but that of a section's own.
pub(super) fn bytes(mut rows: Vec<Row>) -> Vec<u8> {
    rows.sort_by_key(|row| row.key);
    let dimension = rows.first().map_or(0, |row| row.values.len());
    let mut bytes = Vec::new();
    [rows.len(), dimension].iter().for_each(|&count| bytes.extend((count as u32).to_le_bytes()));
    rows.iter().for_each(|row| bytes.extend(row.key.to_le_bytes()));
    rows.iter().for_each(|row| bytes.extend(row.text));
    rows.iter().for_each(|row| bytes.extend(row.scale.to_le_bytes()));
    rows.iter().for_each(|row| bytes.extend(&row.values));
    bytes
}

fn largest(vector: &[f32]) -> f32 {
    vector.iter().fold(0.0f32, |largest, value| largest.max(value.abs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Vec<u8> {
        let row = |key, vector: &[f32]| Row::new(key, [key as u8; 16], vector);
        bytes(vec![row(9, &[0.6, 0.8]), row(3, &[1.0, 0.0]), row(9, &[0.0, -1.0]), row(5, &[0.0, 0.0])])
    }

    #[test]
    fn rows_are_found_by_their_section_in_their_order() {
        let vectors = Vectors::open(OwnedBytes::new(example())).expect("vectors");
        assert_eq!((vectors.of(3), vectors.of(9), vectors.of(4)), (0..1, 2..4, 1..1));
        let east = Direction::new(&[1.0, 0.0]);
        let cosines: Vec<f32> = (0..4).map(|row| vectors.cosine(row, &east)).collect();
        for (cosine, expected) in cosines.iter().zip([1.0, 0.0, 0.6, 0.0]) {
            assert!((cosine - expected).abs() < 0.01, "{cosines:?}");
        }
        assert_eq!(vectors.kept().nth(2).expect("a row").text, [9; 16]);
    }

    #[test]
    fn long_vectors_do_not_overflow() {
        let vector = vec![1.0; LONGEST];
        let vectors = Vectors::open(OwnedBytes::new(bytes(vec![Row::new(1, [0; 16], &vector)])));
        let cosine = vectors.expect("vectors").cosine(0, &Direction::new(&vector));
        assert!((cosine / LONGEST as f32 - 1.0).abs() < 0.01, "{cosine}");
    }

    #[test]
    fn bytes_cut_off_or_of_another_form_are_no_vectors() {
        let bytes = example();
        for end in 0..bytes.len() {
            assert!(Vectors::open(OwnedBytes::new(bytes[..end].to_vec())).is_none());
        }
        assert!(Vectors::open(OwnedBytes::new(vec![0xff; 64])).is_none());
    }
}
