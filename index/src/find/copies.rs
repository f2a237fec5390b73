//! Copies: one article for several clouds, or one passage in several articles, shown once.

use lotse_knowledge::Section;

use super::{Hit, Language, hit, merge::Candidate};

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
        let Some(mut chosen) = read(languages, candidate) else { continue };
        if candidate.cloud < 0.0 {
            let rest = ranked[at + 1..].iter().take(LOOKED_THROUGH).filter(|other| other.cloud == 0.0);
            let mut copies = rest.filter_map(|other| read(languages, other));
            if let Some(copy) = copies.find(|(.., words)| words.copies(&chosen.2)) {
                chosen = copy;
            }
        }
        let (candidate, section, words) = chosen;
        if !shown.iter().any(|(_, other)| other.copies(&words)) {
            shown.push((hit(languages, semantic, candidate, section), words));
        }
    }
    shown.into_iter().map(|(hit, _)| hit).collect()
}

/// A candidate with its section and the words of that.
fn read<'c>(languages: &[Language<'_>], candidate: &'c Candidate) -> Option<(&'c Candidate, Section, Words)> {
    let index = languages[candidate.language].index;
    let section = index.content(candidate.section)?;
    let document = (candidate.language, index.document_of(candidate.section));
    let words = Words::of(document, &section);
    Some((candidate, section, words))
}

/// The different words of a section.
struct Words {
    /// Whose they are: a document does not copy itself.
    document: (usize, u32),
    /// Hashes, sorted.
    words: Vec<u64>,
}

impl Words {
    fn of(document: (usize, u32), section: &Section) -> Words {
        let mut words = Vec::new();
        for block in &section.blocks {
            let each = block.text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            words.extend(each.map(hash));
        }
        words.sort_unstable();
        words.dedup();
        Words { document, words }
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
