//! Numbers by section or by document, most of them zero.

use std::cell::RefCell;

/// Memory of tallies that a thread keeps for the next question: two for each language, and those at work.
const KEPT: usize = 24;

thread_local! {
    static POOL: RefCell<Vec<(Vec<f32>, Vec<u32>)>> = const { RefCell::new(Vec::new()) };
}

/// A number for each section or document, with a list of those that have one. Its memory is used again, as clearing what
/// was counted costs less than getting as many zeros anew.
#[derive(Debug)]
pub(super) struct Tally {
    values: Vec<f32>,
    touched: Vec<u32>,
}

impl Tally {
    /// Zeros for numbers below `end`.
    pub fn new(end: usize) -> Self {
        let (mut values, touched) = POOL.with_borrow_mut(Vec::pop).unwrap_or_default();
        if values.len() < end {
            values.resize(end, 0.0);
        }
        Tally { values, touched }
    }

    /// Adds something positive.
    #[inline]
    pub fn add(&mut self, at: u32, value: f32) {
        let sum = &mut self.values[at as usize];
        if *sum == 0.0 {
            self.touched.push(at);
        }
        *sum += value;
    }

    #[inline]
    pub fn get(&self, at: u32) -> f32 {
        self.values[at as usize]
    }

    /// What has a number, in the order in which it came.
    pub fn touched(&self) -> &[u32] {
        &self.touched
    }

    /// Gives out all numbers and is zero again.
    pub fn drain(&mut self, mut each: impl FnMut(u32, f32)) {
        for at in self.touched.drain(..) {
            each(at, std::mem::take(&mut self.values[at as usize]));
        }
    }
}

impl Drop for Tally {
    fn drop(&mut self) {
        self.drain(|_, _| ());
        let memory = (std::mem::take(&mut self.values), std::mem::take(&mut self.touched));
        // While a thread ends there is no pool any more: then the memory goes back.
        let _ = POOL.try_with(|pool| {
            let mut pool = pool.borrow_mut();
            if pool.len() < KEPT {
                pool.push(memory);
            }
        });
    }
}
