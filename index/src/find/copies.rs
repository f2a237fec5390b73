//! Copies: one article for several clouds, or one passage in several articles, shown once.

use super::{Hit, Language, hit, merge::Candidate};
use crate::index::LocaleIndex;

/// Sections are copies where they share this much of their words, of all that either has: less is the same thing said of
/// another product.
const SHARED: f32 = 0.85;

/// Shorter sections are alike by chance. In different words.
const SHORTEST: usize = 12;

/// Candidates among which a copy for the asker's cloud is looked for.
const LOOKED_THROUGH: usize = 24;

/// The first hits. Of copies the best stands for all; one for another cloud than the asker's yields to one that fits.
pub(super) fn distinct(
    languages: &[Language<'_>],
    semantic: bool,
    ranked: &[Candidate],
    limit: usize,
) -> Vec<Hit> {
    let mut shown: Vec<(Hit, Words)> = Vec::new();
    for (at, candidate) in ranked.iter().enumerate() {
        if shown.len() >= limit {
            break;
        }
        let words = Words::of(languages, candidate);
        let mut chosen = (candidate, words);
        if candidate.cloud < 0.0 {
            let rest = ranked[at + 1..].iter().take(LOOKED_THROUGH).filter(|other| other.cloud == 0.0);
            let mut copies = rest.map(|other| (other, Words::of(languages, other)));
            if let Some(copy) = copies.find(|(_, words)| words.copies(&chosen.1)) {
                chosen = copy;
            }
        }
        if !shown.iter().any(|(_, words)| words.copies(&chosen.1)) {
            shown.extend(hit(languages, semantic, chosen.0).map(|hit| (hit, chosen.1)));
        }
    }
    shown.into_iter().map(|(hit, _)| hit).collect()
}

/// The different words of a section.
struct Words {
    /// Whose they are: a document does not copy itself.
    document: (usize, u32),
    /// Hashes, sorted.
    words: Vec<u64>,
}

impl Words {
    fn of(languages: &[Language<'_>], candidate: &Candidate) -> Words {
        let index: &LocaleIndex = languages[candidate.language].index;
        let mut words = Vec::new();
        for block in index.content(candidate.section).into_iter().flat_map(|section| section.blocks) {
            let each = block.text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            words.extend(each.map(hash));
        }
        words.sort_unstable();
        words.dedup();
        Words { document: (candidate.language, index.document_of(candidate.section)), words }
    }

    fn copies(&self, other: &Words) -> bool {
        let (fewer, more) = (&self.words, &other.words);
        if self.document == other.document || fewer.len().min(more.len()) < SHORTEST {
            return false;
        }
        let shared = fewer.iter().filter(|word| more.binary_search(word).is_ok()).count();
        shared as f32 >= SHARED * (fewer.len() + more.len() - shared) as f32
    }
}

fn hash(word: &str) -> u64 {
    std::hash::BuildHasher::hash_one(&rustc_hash::FxBuildHasher, word)
}
