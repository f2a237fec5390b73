//! The schema that editors are given takes every rule file that ships, and marks what the rulebook would refuse.

use lotse_knowledge::{
    builtin,
    rulebook::{FileKind, RuleFile},
};
use serde_json::Value;

/// Whether `value` is valid by the part of JSON Schema that our schemas use; any other keyword is a failure, so that nothing
/// goes unchecked.
fn valid(root: &Value, schema: &Value, value: &Value) -> bool {
    let Some(keywords) = schema.as_object() else { return schema.as_bool().expect("a schema") };
    let each = |schemas: &Value| -> Vec<bool> {
        let schemas = schemas.as_array().expect("schemas");
        schemas.iter().map(|schema| valid(root, schema, value)).collect()
    };
    keywords.iter().all(|(keyword, wanted)| match keyword.as_str() {
        "$schema" | "$defs" | "definitions" | "title" | "description" | "default" => true,
        "$ref" => {
            let pointer = wanted.as_str().and_then(|name| name.strip_prefix('#')).expect("a reference");
            valid(root, root.pointer(pointer).expect("a definition"), value)
        }
        "type" => match wanted {
            Value::Array(kinds) => kinds.iter().any(|kind| is(value, kind)),
            kind => is(value, kind),
        },
        "const" => value == wanted,
        "enum" => wanted.as_array().expect("values").contains(value),
        "allOf" => each(wanted).iter().all(|valid| *valid),
        "anyOf" => each(wanted).contains(&true),
        "oneOf" => each(wanted).iter().filter(|valid| **valid).count() == 1,
        "not" => !valid(root, wanted, value),
        "required" => value.as_object().is_none_or(|value| {
            wanted
                .as_array()
                .expect("names")
                .iter()
                .all(|name| value.contains_key(name.as_str().expect("a name")))
        }),
        "properties" => value.as_object().is_none_or(|value| {
            let properties = wanted.as_object().expect("properties");
            value
                .iter()
                .all(|(name, value)| properties.get(name).is_none_or(|schema| valid(root, schema, value)))
        }),
        "additionalProperties" => value.as_object().is_none_or(|value| {
            let named = |name: &String| schema["properties"].get(name).is_some();
            value.iter().all(|(name, value)| named(name) || valid(root, wanted, value))
        }),
        "items" => value.as_array().is_none_or(|items| items.iter().all(|item| valid(root, wanted, item))),
        "minItems" => {
            value.as_array().is_none_or(|items| items.len() as u64 >= wanted.as_u64().expect("a number"))
        }
        "minimum" => value.as_i64().is_none_or(|value| value >= wanted.as_i64().expect("a number")),
        "format" => match wanted.as_str() {
            Some("date") => value.as_str().is_none_or(|day| day.parse::<lotse_knowledge::Date>().is_ok()),
            Some("uint") => value.as_i64().is_none_or(|value| value >= 0),
            other => panic!("no format {other:?} is known"),
        },
        other => panic!("no keyword `{other}` is known"),
    })
}

fn is(value: &Value, kind: &Value) -> bool {
    match kind.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("null") => value.is_null(),
        other => panic!("no type {other:?} is known"),
    }
}

/// TOML as editors hand it to the schema: days are text.
fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(yes) => yes.into(),
        toml::Value::Datetime(day) => day.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(json).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, json(value))).collect(),
    }
}

fn accepts(kind: FileKind, text: &str) -> bool {
    let schema = kind.schema();
    valid(&schema, &schema, &json(toml::from_str(text).unwrap_or_else(|error| panic!("{error}"))))
}

#[test]
fn every_rule_file_that_ships_is_valid() {
    let files = builtin::rules();
    assert!(files.len() >= 5, "{} files", files.len());
    for file in &files {
        assert!(accepts(file.kind(), &file.text), "{}", file.name);
    }
}

#[test]
fn what_the_rulebook_refuses_is_marked() {
    use FileKind::{Facts, Rules, Sections};
    let rule = |rest: &str| {
        format!(
            "[[rule]]\nid = \"a\"\ntopic = \"t\"\nverdict = \"yes\"\nbecause = [{{ section = \"s\", row = 1 }}]\n{rest}\n"
        )
    };
    for (kind, text, valid) in [
        (Rules, rule(""), true),
        (
            Rules,
            rule(
                "when = { a = \"x\", b = [\"x\", \"y\"], any = [{ a = \"x\" }, { not = { all = [{ b = \"y\" }] } }] }",
            ),
            true,
        ),
        (
            Rules,
            rule("overrides = \"b\"\nvalid_from = 2026-01-01\nvalid_until = 2026-12-31\nremark = \"x\""),
            true,
        ),
        (Rules, rule("overrides = [\"b\", \"c\"]\nsteps = 2"), true),
        (Rules, rule("valid_until = \"2026-02-30\""), false),
        (Rules, rule("").replace("[[rule]]", "[[silent]]").replace("verdict = \"yes\"", ""), true),
        (Rules, rule("").replace("[[rule]]", "[[silent]]"), false),
        (Rules, rule("").replace("verdict", "verdct"), false),
        (Rules, rule("").replace("verdict = \"yes\"", ""), false),
        (Rules, rule("").replace("\"yes\"", "\"maybe\""), false),
        (Rules, rule("").replace("row = 1", "row = 0"), false),
        (Rules, rule("when = { a = 1 }"), false),
        (Rules, rule("when = { a = [] }"), false),
        (Rules, rule("when = { any = { a = \"x\" } }"), false),
        (Rules, rule("when = { not = [{ a = \"x\" }] }"), false),
        (Rules, rule("when = { any = [{ not = { a = 1 } }] }"), false),
        (Rules, rule("unless = \"x\""), false),
        (Rules, "[topic.t]\nfacts = [\"a\"]\nrecognise = [[\"x\"]]\n".to_owned(), true),
        (Rules, "[topic.t]\nrecognise = [[\"x\"]]\n".to_owned(), false),
        (Rules, "[topic.t]\nfacts = [\"a\"]\nrecognise = [\"x\"]\n".to_owned(), false),
        (
            Facts,
            "[fact]\na = [\"x\"]\n[[implies]]\nwhen = { a = \"x\" }\nthen = { a = \"x\" }\n".to_owned(),
            true,
        ),
        (Facts, "[facts]\na = [\"x\"]\n".to_owned(), false),
        (Sections, "[s]\ndocuments = [\"a.md\"]\nanchors = [\"x\"]\n".to_owned(), true),
        (Sections, "[s]\ndocument = \"a.md\"\nanchors = [\"x\"]\n".to_owned(), false),
        (Sections, "[s]\ndocuments = []\nanchors = [\"x\"]\n".to_owned(), false),
    ] {
        assert_eq!(accepts(kind, &text), valid, "{text}");
    }
    let kinds = [("facts.toml", Facts), ("dir/sections.toml", Sections), ("azure.toml", Rules)];
    for (name, kind) in kinds {
        assert_eq!(RuleFile { name: name.to_owned(), text: String::new() }.kind(), kind);
    }
}
