//! Components and embeds: how what was sent is shown, and finding what a user can press.

use serde_json::{Value, json};

/// An embed as it is shown: typed, and without what was sent as null.
pub(crate) fn embed(sent: &Value) -> Value {
    let mut embed = without_nulls(sent);
    embed["type"] = json!("rich");
    for field in embed["fields"].as_array_mut().into_iter().flatten() {
        let inline = field["inline"] == true;
        field["inline"] = json!(inline);
    }
    // Reading a missing part above made it null.
    without_nulls(&embed)
}

/// Components as they are shown: numbered, and with the defaults filled in.
pub(crate) fn shown(sent: &Value) -> Value {
    let mut next = 1;
    sent.as_array().into_iter().flatten().map(|component| show(component, &mut next)).collect()
}

fn show(sent: &Value, next: &mut u64) -> Value {
    let mut shown = without_nulls(sent);
    if shown.get("id").is_none_or(|id| *id == 0) {
        shown["id"] = json!(*next);
        *next += 1;
    }
    let mut default = |key: &str, value: Value| {
        if shown.get(key).is_none() {
            shown[key] = value;
        }
    };
    match sent["type"].as_u64() {
        Some(3 | 5..=8) => {
            default("min_values", json!(1));
            default("max_values", json!(1));
        }
        Some(14) => {
            default("spacing", json!(1));
            default("divider", json!(true));
        }
        Some(17) => {
            default("accent_color", Value::Null);
            default("spoiler", json!(false));
        }
        _ => {}
    }
    if let Some(below) = sent["components"].as_array() {
        shown["components"] = below.iter().map(|component| show(component, next)).collect();
    }
    if sent["accessory"].is_object() {
        shown["accessory"] = show(&sent["accessory"], next);
    }
    shown
}

/// The components that hold no others, in the order in which they are read.
pub(crate) fn leaves(components: &Value) -> Vec<&Value> {
    let mut found = Vec::new();
    for component in components.as_array().into_iter().flatten() {
        let below = leaves(&component["components"]);
        let labelled = component.get("component").filter(|below| below.is_object());
        if below.is_empty() && labelled.is_none() {
            found.push(component);
        }
        found.extend(below);
        found.extend(labelled);
        found.extend(component.get("accessory").filter(|accessory| accessory.is_object()));
    }
    found
}

fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.iter().filter(|(_, value)| !value.is_null());
            Value::Object(kept.map(|(key, value)| (key.clone(), without_nulls(value))).collect())
        }
        Value::Array(items) => items.iter().map(without_nulls).collect(),
        value => value.clone(),
    }
}
