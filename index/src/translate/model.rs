//! IBM Model 1 (Brown, Della Pietra, Della Pietra and Mercer 1993, section 4.4): each term of the target comes from one
//! term of the source, or from none, wherever it stands.

use rustc_hash::FxHashMap;

use super::parallel::Parallel;

/// Rounds of expectation maximisation; more of them fit the blocks rather than the language.
const ROUNDS: usize = 5;

/// The term that stands for none.
const NONE: u32 = u32::MAX;

/// What each source term translates to: target terms with probabilities.
pub(super) fn learn(blocks: &[Parallel], sources: usize) -> Vec<Vec<(u32, f32)>> {
    let Links { cells, links } = Links::of(blocks);
    let mut probabilities = vec![1.0f32; cells.len()];
    let mut totals = vec![0.0f32; sources + 1];
    let row = |source: u32| (source as usize).min(sources);
    for _ in 0..ROUNDS {
        let mut counts = vec![0.0f32; cells.len()];
        let mut links = links.as_slice();
        for block in blocks {
            for _ in &block.target {
                // Cannot be out of range: the links were made by the same loops.
                let (choices, rest) = links.split_at(block.source.len() + 1);
                links = rest;
                let all: f32 = choices.iter().map(|&cell| probabilities[cell as usize]).sum();
                for &cell in choices {
                    counts[cell as usize] += probabilities[cell as usize] / all;
                }
            }
        }
        totals.fill(0.0);
        for (&(source, _), count) in cells.iter().zip(&counts) {
            totals[row(source)] += count;
        }
        for ((&(source, _), count), probability) in cells.iter().zip(&counts).zip(&mut probabilities) {
            *probability = (count / totals[row(source)]).max(f32::MIN_POSITIVE);
        }
    }
    let mut learned = vec![Vec::new(); sources];
    for (&(source, target), &probability) in cells.iter().zip(&probabilities) {
        if source != NONE {
            learned[source as usize].push((target, probability));
        }
    }
    learned
}

/// Which pairs of terms meet in blocks.
struct Links {
    /// Each pair once.
    cells: Vec<(u32, u32)>,
    /// For each term of each block's target: the cell with each term of its source, and with none.
    links: Vec<u32>,
}

impl Links {
    fn of(blocks: &[Parallel]) -> Links {
        let mut numbers: FxHashMap<(u32, u32), u32> = FxHashMap::default();
        let (mut cells, mut links) = (Vec::new(), Vec::new());
        for block in blocks {
            for &target in &block.target {
                for &source in block.source.iter().chain([&NONE]) {
                    let number = *numbers.entry((source, target)).or_insert_with(|| {
                        cells.push((source, target));
                        (cells.len() - 1) as u32
                    });
                    links.push(number);
                }
            }
        }
        Links { cells, links }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_always_meets_is_a_translation() {
        // 0 house, 1 red, 2 green; 0 hus, 1 röd, 2 grön; every sentence says "is" (3 and 3).
        let block =
            |source: &[u32], target: &[u32]| Parallel { source: source.into(), target: target.into() };
        let blocks = [
            block(&[0, 1, 3], &[0, 1, 3]),
            block(&[0, 2, 3], &[0, 2, 3]),
            block(&[1, 3], &[1, 3]),
            block(&[2, 3], &[2, 3]),
        ];
        let learned = learn(&blocks, 4);
        for term in 0..4 {
            let likeliest = learned[term as usize].iter().max_by(|a, b| a.1.total_cmp(&b.1));
            assert_eq!(likeliest.map(|(target, _)| *target), Some(term));
        }
        let sum: f32 = learned[0].iter().map(|(_, probability)| probability).sum();
        assert!((sum - 1.0).abs() < 1e-4, "{sum}");
    }
}
