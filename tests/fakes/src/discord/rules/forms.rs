//! Forms, which Discord calls modals, and the suggestions for an option.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::{length, messages};
use crate::discord::{components::leaves, errors::Problem};

/// A form to be shown.
pub(super) fn check(form: &Value, at: &str, problems: &mut Vec<Problem>) {
    let at = format!("{at}/components");
    let parts = form["components"].as_array().map_or(&[][..], Vec::as_slice);
    if parts.len() > 5 {
        let message = "Must be between 1 and 5 in length.";
        problems.push(Problem::refused(&at, &json!(parts.len()), "BASE_TYPE_BAD_LENGTH", message));
    }
    for (index, part) in parts.iter().enumerate() {
        let at = format!("{at}/{index}");
        let in_row = part["type"] == 1;
        let inputs = part["components"].as_array().map_or(&[][..], Vec::as_slice);
        if in_row && inputs.len() != 1 {
            let message = "A row of a form holds one input";
            problems.push(Problem::refused(
                &at,
                &json!(inputs.len()),
                "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
                message,
            ));
        }
        for input in inputs.iter().chain(part.get("component")) {
            // In a row the input has its own label, in a label it must not.
            if input["type"] == 4 && (length(&input["label"]) > 0) != in_row {
                let message = "An input is labelled by itself in a row, and by the label around it otherwise";
                problems.push(Problem::refused(
                    format!("{at}/label"),
                    &input["label"],
                    "BASE_TYPE_REQUIRED",
                    message,
                ));
            }
            if input["type"] == 3 {
                messages::list(input, &at, problems);
            }
        }
    }
    let mut known = HashSet::new();
    for id in leaves(&form["components"]).into_iter().filter_map(|leaf| leaf["custom_id"].as_str()) {
        if !known.insert(id) {
            let message = "Component custom id cannot be duplicated";
            problems.push(Problem::refused(&at, &json!(id), "COMPONENT_CUSTOM_ID_DUPLICATED", message));
        }
    }
}

/// Suggestions for an option.
pub(super) fn choices(choices: &Value, at: &str, problems: &mut Vec<Problem>) {
    let choices = choices.as_array().map_or(&[][..], Vec::as_slice);
    if choices.len() > 25 {
        let message = "Must be 25 or fewer in length.";
        problems.push(Problem::refused(at, &json!(choices.len()), "BASE_TYPE_BAD_LENGTH", message));
    }
    let mut known = HashSet::new();
    for (index, choice) in choices.iter().enumerate() {
        if length(&choice["value"]) > 100 {
            let message = "Must be 100 or fewer in length.";
            problems.push(Problem::refused(
                format!("{at}/{index}/value"),
                &choice["value"],
                "BASE_TYPE_MAX_LENGTH",
                message,
            ));
        }
        // Discord shows both, and a user cannot tell them apart.
        if !known.insert(choice["name"].as_str()) {
            problems.push(Problem::noted(
                format!("{at}/{index}/name"),
                &choice["name"],
                "two choices look the same",
            ));
        }
    }
}
