//! Which fact to ask for: with it, the fewest questions are to be expected until the outcome is settled, every
//! combination of facts that is still possible being equally likely.
//!
//! A *state* says of each fact that it is unknown or which value it has. The fewest questions of a state follow from those
//! of the states in which one fact more is known, so one pass from the fullest states to the empty one works out all of
//! them (dynamic programming). This is done when the rulebook loads; [`Strategy::ask`] only looks up. Where a fact is known
//! to have one of several values, the same pass is done over these values alone.

use super::Row;

/// The table of a topic in numbers, and the fact to ask for in each state.
#[derive(Clone, Debug)]
pub(super) struct Strategy {
    /// How many values each fact has.
    sizes: Vec<usize>,
    /// Each row's values by their places, row after row.
    values: Vec<u8>,
    /// The row of each combination of values, [`NO_ROW`] where it cannot occur.
    row_of: Vec<u32>,
    /// Each row's outcome by the kind of outcome, and what to ask for in each state until it is settled.
    outcomes: [Vec<u32>; 2],
    asks: [Vec<u8>; 2],
}

/// Until what is settled questions are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Until {
    /// The verdict.
    Verdict = 0,
    /// The rule, which has the steps.
    Rule = 1,
}

/// The values a fact may have, as bits by their places.
pub(super) type Mask = u128;

const NO_ROW: u32 = u32::MAX;

/// Nothing to ask for.
const SETTLED: u8 = u8::MAX;

/// More than one outcome.
const OPEN: u32 = u32::MAX;

/// What is worked out for a state.
#[derive(Clone, Copy)]
struct State {
    /// How many combinations are possible.
    rows: u32,
    /// The outcome of all, or [`OPEN`].
    outcome: u32,
    /// The fact to ask for.
    ask: u8,
    /// The questions asked in all combinations together.
    questions: u64,
}

impl Strategy {
    /// The strategy for a table whose facts have so many values, given by rows and their values' places.
    pub fn new<'v>(sizes: &[usize], places: impl Iterator<Item = &'v [usize]>, rows: &[Row]) -> Strategy {
        let mut row_of = vec![NO_ROW; sizes.iter().product()];
        let mut values = Vec::with_capacity(rows.len() * sizes.len());
        for (row, places) in places.enumerate() {
            let combination = places.iter().zip(sizes).fold(0, |at, (value, size)| at * size + value);
            row_of[combination] = small(row);
            values.extend(places.iter().map(|value| small::<u8>(*value)));
        }
        let verdicts = numbered(rows.iter().map(|row| row.verdict));
        let rules = numbered(rows.iter().map(|row| &row.rule));
        let mut strategy = Strategy {
            sizes: sizes.to_vec(),
            values,
            row_of,
            outcomes: [verdicts, rules],
            asks: [Vec::new(), Vec::new()],
        };
        let all: Vec<Vec<u8>> = sizes.iter().map(|size| (0..small(*size)).collect()).collect();
        strategy.asks = [Until::Verdict, Until::Rule]
            .map(|until| strategy.solve(&all, until).into_iter().map(|state| state.ask).collect());
        strategy
    }

    /// The rows whose values are all among `masks`.
    pub fn rows(&self, masks: &[Mask]) -> Vec<usize> {
        let facts = self.sizes.len();
        let narrowed: Vec<(usize, Mask)> = masks
            .iter()
            .copied()
            .enumerate()
            .filter(|(fact, mask)| mask.count_ones() as usize != self.sizes[*fact])
            .collect();
        let agrees = |row: &usize| {
            narrowed.iter().all(|(fact, mask)| mask >> self.values[row * facts + fact] & 1 == 1)
        };
        (0..self.outcomes[0].len()).filter(agrees).collect()
    }

    /// The place of a row's value of a fact.
    pub fn value(&self, row: usize, fact: usize) -> usize {
        usize::from(self.values[row * self.sizes.len() + fact])
    }

    /// A number that two rows share where their outcome is the same.
    pub fn outcome(&self, row: usize, of: Until) -> u32 {
        self.outcomes[of as usize][row]
    }

    /// The fact to ask for where each has one of the values in its mask; none where the outcome is settled.
    pub fn ask(&self, masks: &[Mask], until: Until) -> Option<usize> {
        let mut state = Some(0);
        for (mask, size) in masks.iter().zip(&self.sizes) {
            let digit = match mask.count_ones() as usize {
                // A fact with one value is known from the start.
                _ if *size == 1 => Some(0),
                all if all == *size => Some(0),
                1 => Some(mask.trailing_zeros() as usize + 1),
                _ => None,
            };
            let radix = if *size == 1 { 1 } else { size + 1 };
            state = state.zip(digit).map(|(state, digit)| state * radix + digit);
        }
        let ask = match state {
            Some(state) => self.asks[until as usize][state],
            None => {
                let allowed: Vec<Vec<u8>> = masks
                    .iter()
                    .zip(&self.sizes)
                    .map(|(mask, size)| {
                        (0..small::<u8>(*size)).filter(|value| mask >> value & 1 == 1).collect()
                    })
                    .collect();
                self.solve(&allowed, until)[0].ask
            }
        };
        (ask != SETTLED).then_some(usize::from(ask))
    }

    /// Works out all states over the values `allowed` of each fact, at least one of each. A state's number has a digit for
    /// each fact: 0 where it is unknown, else the value's place in `allowed` plus 1; a fact with one value has no other
    /// digit than 0.
    fn solve(&self, allowed: &[Vec<u8>], until: Until) -> Vec<State> {
        let facts = allowed.len();
        let radix = |fact: usize| if allowed[fact].len() == 1 { 1 } else { allowed[fact].len() + 1 };
        let mut strides = vec![1; facts];
        for fact in (1..facts).rev() {
            strides[fact - 1] = strides[fact] * radix(fact);
        }
        let count = (0..facts).map(radix).product();
        let nothing = State { rows: 0, outcome: OPEN, ask: SETTLED, questions: 0 };
        let mut states = vec![nothing; count];
        let mut digits: Vec<usize> = (0..facts).map(|fact| radix(fact) - 1).collect();
        for at in (0..count).rev() {
            // States in which a fact more is known have higher numbers, so they are worked out already.
            let asked =
                |fact: usize| states[at..].iter().step_by(strides[fact]).skip(1).take(allowed[fact].len());
            let unknown = |fact: &usize| radix(*fact) > 1 && digits[*fact] == 0;
            let state = match (0..facts).find(unknown) {
                None => self.leaf(allowed, &digits, until),
                Some(first) => {
                    let mut state = asked(first).fold(nothing, |all, one| join(all, *one));
                    if state.rows > 0 && state.outcome == OPEN {
                        (state.ask, state.questions) = (0..facts)
                            .filter(unknown)
                            .filter_map(|fact| {
                                let tells = asked(fact).filter(|state| state.rows > 0).count() > 1;
                                let further: u64 = asked(fact).map(|state| state.questions).sum();
                                tells.then(|| (small(fact), u64::from(state.rows) + further))
                            })
                            .min_by_key(|(_, questions)| *questions)
                            .unwrap_or((SETTLED, 0));
                    }
                    state
                }
            };
            states[at] = state;
            for fact in (0..facts).rev() {
                if digits[fact] > 0 {
                    digits[fact] -= 1;
                    break;
                }
                digits[fact] = radix(fact) - 1;
            }
        }
        states
    }

    fn leaf(&self, allowed: &[Vec<u8>], digits: &[usize], until: Until) -> State {
        let values = allowed.iter().zip(digits).map(|(values, digit)| values[digit.saturating_sub(1)]);
        let at = values.zip(&self.sizes).fold(0, |at, (value, size)| at * size + usize::from(value));
        match self.row_of[at] {
            NO_ROW => State { rows: 0, outcome: OPEN, ask: SETTLED, questions: 0 },
            row => State { rows: 1, outcome: self.outcome(row as usize, until), ask: SETTLED, questions: 0 },
        }
    }
}

/// The combinations of two states together, as far as it does not hang on what is asked.
fn join(one: State, other: State) -> State {
    let outcome = match (one.rows, other.rows) {
        (0, _) => other.outcome,
        (_, 0) => one.outcome,
        _ if one.outcome == other.outcome => one.outcome,
        _ => OPEN,
    };
    State { rows: one.rows + other.rows, outcome, ask: SETTLED, questions: 0 }
}

/// Numbers that are equal where the items are.
fn numbered<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<u32> {
    let mut kinds = Vec::new();
    items
        .map(|item| {
            let at = kinds.iter().position(|kind| *kind == item).unwrap_or(kinds.len());
            if at == kinds.len() {
                kinds.push(item);
            }
            small(at)
        })
        .collect()
}

/// A number that is small by what [`super::table`] lets pass.
fn small<T: TryFrom<usize>>(number: usize) -> T {
    T::try_from(number).ok().expect("tables with more facts, values or rows are refused before")
}
