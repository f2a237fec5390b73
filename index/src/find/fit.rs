//! Logistic regression with few variables, by Newton's method.

/// Pulls the weights a little towards 0, so that there is a best fit even where some variable tells right from wrong
/// without exception.
const RIDGE: f64 = 0.1;

/// Newton's method doubles the right digits with every step.
const STEPS: usize = 25;

/// The probability that weights give variables, of which the first is 1.
pub(super) fn logistic<const N: usize>(weights: &[f64; N], variables: &[f64; N]) -> f64 {
    let evidence: f64 = weights.iter().zip(variables).map(|(weight, variable)| weight * variable).sum();
    1.0 / (1.0 + (-evidence).exp())
}

/// The weights under which what was observed is likeliest. An example: variables, of which the first is 1; whether it
/// came true; how much it counts.
pub(super) fn fit<const N: usize>(examples: &[([f64; N], bool, f64)]) -> [f64; N] {
    let mut weights = [0.0; N];
    for _ in 0..STEPS {
        // Gradient and curvature of the penalised likelihood.
        let mut slope = weights.map(|weight| -RIDGE * weight);
        let mut curve = [[0.0; N]; N];
        for (i, row) in curve.iter_mut().enumerate() {
            row[i] = RIDGE;
        }
        for (variables, true_, counts) in examples {
            let probability = logistic(&weights, variables);
            let error = counts * (f64::from(u8::from(*true_)) - probability);
            let spread = counts * probability * (1.0 - probability);
            for (i, variable) in variables.iter().enumerate() {
                slope[i] += error * variable;
                for (cell, other) in curve[i].iter_mut().zip(variables) {
                    *cell += spread * variable * other;
                }
            }
        }
        let step = solve(curve, slope);
        for (weight, step) in weights.iter_mut().zip(step) {
            *weight += step;
        }
    }
    weights
}

/// Solves `matrix · x = right` for a positive definite matrix, by Gaussian elimination.
fn solve<const N: usize>(mut matrix: [[f64; N]; N], mut right: [f64; N]) -> [f64; N] {
    for i in 0..N {
        let (pivot, of_pivot) = (matrix[i], right[i]);
        for (row, value) in matrix.iter_mut().zip(&mut right).skip(i + 1) {
            let factor = row[i] / pivot[i];
            for (cell, above) in row.iter_mut().zip(pivot) {
                *cell -= factor * above;
            }
            *value -= factor * of_pivot;
        }
    }
    for i in (0..N).rev() {
        let known: f64 = (i + 1..N).map(|j| matrix[i][j] * right[j]).sum();
        right[i] = (right[i] - known) / matrix[i][i];
    }
    right
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fit_gives_back_the_weights_that_made_the_examples() {
        let weights = [-1.5, 2.0, -3.0];
        let mut examples = Vec::new();
        for at in 0..400 {
            let variables = [1.0, f64::from(at % 20) / 10.0, f64::from(at / 20) / 20.0];
            let probability = logistic(&weights, &variables);
            // Both ways an example can come out, as often as it is likely.
            examples.push((variables, true, 100.0 * probability));
            examples.push((variables, false, 100.0 * (1.0 - probability)));
        }
        for (fitted, weight) in fit(&examples).into_iter().zip(weights) {
            assert!((fitted - weight).abs() < 0.01, "{fitted} for {weight}");
        }
    }

    #[test]
    fn what_is_told_apart_without_exception_has_a_fit_too() {
        let [bias, weight] = fit(&[([1.0, 0.0], false, 1.0), ([1.0, 1.0], true, 1.0)]);
        assert!(weight > 0.5 && bias < 0.0 && weight.is_finite(), "{bias} {weight}");
        assert_eq!(fit::<2>(&[]), [0.0, 0.0]);
    }
}
