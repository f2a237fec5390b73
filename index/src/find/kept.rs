//! The best sections met so far.

/// Keeps the sections with the highest scores.
pub(super) struct Kept {
    limit: usize,
    sections: Vec<(u32, f32)>,
    /// A section has to have more than this to be kept.
    pub least: f32,
}

impl Kept {
    pub fn new(limit: usize) -> Self {
        Kept { limit, sections: Vec::new(), least: 0.0 }
    }

    /// Keeps a section where its score is among the highest; of equal ones the first that came.
    pub fn add(&mut self, section: u32, score: f32) {
        if score <= self.least {
            return;
        }
        self.sections.push((section, score));
        // Thinned out now and then: looking for the lowest each time would cost more.
        if self.sections.len() >= self.limit.saturating_mul(2) {
            self.thin_out();
        }
    }

    /// What was kept, in order of the sections' numbers.
    pub fn into_sections(mut self) -> Vec<(u32, f32)> {
        if self.sections.len() > self.limit {
            self.thin_out();
        }
        self.sections.sort_unstable_by_key(|(section, _)| *section);
        self.sections
    }

    fn thin_out(&mut self) {
        let last = self.limit - 1;
        self.sections.select_nth_unstable_by(last, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        self.sections.truncate(self.limit);
        self.least = self.sections[last].1;
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;

    #[test]
    fn the_highest_are_kept_and_of_equal_ones_the_first() {
        for (scores, kept) in [
            (&[][..], &[][..]),
            (&[1.0], &[0]),
            (&[3.0, 1.0, 2.0, 1.0, 5.0, 4.0, 0.5], &[0, 4, 5]),
            (&[2.0; 9], &[0, 1, 2]),
        ] {
            let mut best = Kept::new(3);
            scores.iter().zip(0..).for_each(|(score, section)| best.add(section, *score));
            let sections: Vec<u32> = best.into_sections().iter().map(|(section, _)| *section).collect();
            assert_eq!(sections, kept, "{scores:?}");
        }
    }
}
