//! Discord's own description of its API, against which every body, query and answer is checked.
//!
//! The file is OpenAPI 3.1, so its schemas are JSON Schema as it stands, and a schema is named by its place in the file.
//! Three relaxations follow what Discord does rather than what the file says: numbers may come as strings, except where a
//! `oneOf` would then match twice; snowflakes may come as numbers; and the strict form of the requests, which refuses
//! fields the file does not know, lets those pass that real clients send with every command.

use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{Arc, Mutex, OnceLock},
};

use jsonschema::{Registry, ValidationError, Validator, error::ValidationErrorKind as Kind};
use serde_json::{Map, Value, json};

use super::errors::Problem;

/// What the description knows of.
pub struct Spec {
    document: Value,
    lenient: Registry<'static>,
    strict: Registry<'static>,
    exact: Registry<'static>,
    compiled: Mutex<HashMap<(Reading, String), Arc<Validator>>>,
}

/// How closely a schema is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reading {
    /// As Discord reads requests: with the relaxations.
    Lenient,
    /// The same, and no fields the description does not know.
    Strict,
    /// To the letter, as Discord's own answers keep to it.
    Exact,
}

impl Spec {
    /// The description in the folder that `LOTSE_CORPUS` names, read once; none where it is not set.
    ///
    /// # Panics
    ///
    /// Under `CI=true` without the file, and where the file is not what it should be.
    pub fn get() -> Option<&'static Self> {
        static SPEC: OnceLock<Option<Spec>> = OnceLock::new();
        let find = || {
            let folder = std::env::var_os("LOTSE_CORPUS").map(PathBuf::from);
            let file = folder.map(|folder| folder.join("specs/discord-openapi.json"));
            let Some(file) = file.filter(|file| file.is_file()) else {
                assert_ne!(
                    std::env::var("CI").as_deref(),
                    Ok("true"),
                    "LOTSE_CORPUS names no folder with specs"
                );
                eprintln!(
                    "LOTSE_CORPUS is not set: what is sent to Discord is not checked against its description"
                );
                return None;
            };
            let text =
                std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            Some(Self::new(serde_json::from_str(&text).expect("the description is JSON")))
        };
        SPEC.get_or_init(find).as_ref()
    }

    fn new(document: Value) -> Self {
        let mut lenient = document.clone();
        relax(&mut lenient, false);
        lenient["components"]["schemas"]["SnowflakeType"] =
            json!({ "type": ["string", "integer"], "pattern": "^(0|[1-9][0-9]*)$" });
        let mut strict = lenient.clone();
        close(&mut strict);
        let registry = |document: &Value| {
            let registry =
                Registry::new().add(ADDRESS, document.clone()).expect("the description is a resource");
            registry.prepare().expect("the description's references lead somewhere")
        };
        Self {
            lenient: registry(&lenient),
            strict: registry(&strict),
            exact: registry(&document),
            document,
            compiled: Mutex::default(),
        }
    }

    /// Whether there is such a route.
    pub fn has(&self, method: &str, template: &str) -> bool {
        self.operation(method, template).is_some()
    }

    /// Every route: method and template.
    pub fn routes(&self) -> impl Iterator<Item = (String, &str)> {
        let paths = self.document["paths"].as_object().into_iter().flatten();
        paths.flat_map(|(template, path)| {
            let methods = path.as_object().into_iter().flat_map(Map::keys);
            let methods =
                methods.filter(|key| ["get", "put", "post", "patch", "delete"].contains(&key.as_str()));
            methods.map(move |method| (method.to_uppercase(), template.as_str()))
        })
    }

    fn operation(&self, method: &str, template: &str) -> Option<&Value> {
        self.document["paths"].get(template)?.get(method.to_lowercase())
    }

    /// What is wrong with the body of a request. For a multipart request the body is its `payload_json`.
    pub fn body(&self, reading: Reading, method: &str, template: &str, body: &Value) -> Vec<Problem> {
        let request = self.operation(method, template).and_then(|operation| operation.get("requestBody"));
        match (request, body) {
            (None, Value::Null) => Vec::new(),
            // Clients may send an empty object where nothing is asked for.
            (None, Value::Object(fields)) if fields.is_empty() => Vec::new(),
            (None, body) => vec![Problem::noted("", body, "this route takes no body")],
            (Some(_), body) => {
                let place = format!("requestBody/content/{}/schema", escaped("application/json"));
                let body = without_client_noise(template, body);
                self.check(reading, &operation_pointer(method, template, &place), &body)
            }
        }
    }

    /// What is wrong with a query and with the values in the path.
    pub fn parameters(
        &self,
        method: &str,
        template: &str,
        path: &[(String, String)],
        query: &[(String, String)],
    ) -> Vec<Problem> {
        let Some(operation) = self.operation(method, template) else { return Vec::new() };
        let shared = self.document["paths"][template]["parameters"].as_array();
        let own = operation["parameters"].as_array();
        let known: Vec<&Value> = shared.into_iter().chain(own).flatten().collect();
        let find = |place: &str, name: &str| {
            known.iter().copied().find(|known| known["in"] == place && known["name"] == name)
        };
        let mut problems = Vec::new();
        for (place, pairs) in [("path", path), ("query", query)] {
            for (name, text) in pairs {
                let pointer = format!("/{name}");
                let Some(parameter) = find(place, name) else {
                    problems.push(Problem::noted(
                        pointer,
                        &json!(text),
                        format!("no such {place} parameter"),
                    ));
                    continue;
                };
                let mut schema = parameter["schema"].clone();
                let value = from_text(&schema, text);
                relax(&mut schema, false);
                let found = self.validator(Reading::Lenient, &schema);
                problems.extend(
                    found
                        .iter_errors(&value)
                        .map(|error| Problem::refused(&pointer, &value, "BASE_TYPE_BAD", error.to_string())),
                );
            }
        }
        for parameter in known.iter().filter(|known| known["in"] == "query" && known["required"] == true) {
            if !query.iter().any(|(name, _)| parameter["name"] == *name) {
                problems.push(Problem::refused(
                    format!("/{}", parameter["name"].as_str().unwrap_or_default()),
                    &Value::Null,
                    "BASE_TYPE_REQUIRED",
                    "This field is required",
                ));
            }
        }
        problems
    }

    /// What is wrong with an answer of the fake.
    pub fn answer(&self, method: &str, template: &str, status: u16, body: &Value) -> Vec<Problem> {
        let Some(operation) = self.operation(method, template) else { return Vec::new() };
        if status >= 400 {
            // The description wants numbers for the codes of single fields; Discord and its documentation use names.
            let schema = if status == 429 { "RatelimitedResponse" } else { "Error" };
            return self.named(schema, body);
        }
        let responses = &operation["responses"];
        let Some(response) = responses.get(status.to_string()) else {
            return vec![Problem::noted("", body, format!("the description knows no answer {status} here"))];
        };
        match (response.get("content"), body) {
            (None, Value::Null) => Vec::new(),
            (None, body) => vec![Problem::noted("", body, format!("the answer {status} has no body"))],
            (Some(_), body) => {
                let place = format!("responses/{status}/content/{}/schema", escaped("application/json"));
                self.check(Reading::Exact, &operation_pointer(method, template, &place), body)
            }
        }
    }

    /// What is wrong with a value that should be as one of the description's named schemas has it.
    pub fn named(&self, schema: &str, value: &Value) -> Vec<Problem> {
        self.check(Reading::Exact, &format!("#/components/schemas/{schema}"), value)
    }

    fn check(&self, reading: Reading, pointer: &str, value: &Value) -> Vec<Problem> {
        let validator = self.validator(reading, &json!({ "$ref": format!("{ADDRESS}{pointer}") }));
        let errors: Vec<ValidationError<'_>> = validator.iter_errors(value).collect();
        errors.iter().flat_map(telling).map(|error| problem(error, value)).collect()
    }

    fn validator(&self, reading: Reading, schema: &Value) -> Arc<Validator> {
        let mut compiled = self.compiled.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let validator = compiled.entry((reading, schema.to_string())).or_insert_with(|| {
            let registry = match reading {
                Reading::Lenient => &self.lenient,
                Reading::Strict => &self.strict,
                Reading::Exact => &self.exact,
            };
            let mut schema = schema.clone();
            schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
            // Parameters name their schemas relative to the description.
            if let Some(local) = schema["$ref"].as_str().filter(|reference| reference.starts_with('#')) {
                schema["$ref"] = json!(format!("{ADDRESS}{local}"));
            }
            let options = jsonschema::options()
                .with_registry(registry)
                .should_validate_formats(true)
                .should_ignore_unknown_formats(true);
            Arc::new(options.build(&schema).unwrap_or_else(|error| panic!("{schema}: {error}")))
        });
        Arc::clone(validator)
    }
}

const ADDRESS: &str = "urn:discord";

fn operation_pointer(method: &str, template: &str, place: &str) -> String {
    format!("#/paths/{}/{}/{place}", escaped(template), method.to_lowercase())
}

/// A key as a part of a JSON pointer in a URI fragment.
fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1").replace('{', "%7B").replace('}', "%7D").replace('@', "%40")
}

/// Lets integers come as strings.
fn relax(schema: &mut Value, in_one_of: bool) {
    match schema {
        Value::Object(fields) => {
            let kinds = match fields.get("type") {
                Some(Value::Array(kinds)) => kinds.clone(),
                Some(kind @ Value::String(_)) => vec![kind.clone()],
                _ => Vec::new(),
            };
            if !in_one_of && kinds.contains(&json!("integer")) && !kinds.contains(&json!("string")) {
                let kinds: Vec<Value> = kinds.into_iter().chain([json!("string")]).collect();
                fields.insert("type".to_owned(), json!(kinds));
                fields.insert("pattern".to_owned(), json!("^-?[0-9]+$"));
            }
            for (key, below) in fields {
                relax(below, in_one_of || key == "oneOf");
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| relax(item, in_one_of)),
        _ => {}
    }
}

/// Refuses fields that a schema does not name. Schemas that others are added to (`allOf`) stay open.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            let names_fields = fields.get("properties").is_some_and(|names| names.get("$ref").is_none());
            if names_fields && !fields.contains_key("allOf") && fields.get("type") == Some(&json!("object")) {
                fields.entry("additionalProperties").or_insert(json!(false));
            }
            fields.iter_mut().filter(|(key, _)| *key != "allOf").for_each(|(_, below)| close(below));
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

/// Commands without what real clients send with each, which the description does not know and Discord takes.
fn without_client_noise(template: &str, body: &Value) -> Value {
    let mut body = body.clone();
    if template.ends_with("/commands") || template.ends_with("/commands/{command_id}") {
        match &mut body {
            Value::Array(commands) => commands.iter_mut().for_each(quiet_command),
            command => quiet_command(command),
        }
    }
    body
}

fn quiet_command(command: &mut Value) {
    if let Some(command) = command.as_object_mut() {
        command.remove("nsfw");
        command.get_mut("options").map(quiet_options);
    }
}

fn quiet_options(options: &mut Value) {
    for option in options.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
        for name in ["channel_types", "choices", "options"] {
            if option.get(name) == Some(&json!([])) {
                option.remove(name);
            }
        }
        for name in ["min_value", "max_value", "min_length", "max_length"] {
            if option.get(name) == Some(&Value::Null) {
                option.remove(name);
            }
        }
        // `false` is what leaving it out means, and clients send it for kinds that have no choices at all.
        if option.get("autocomplete") == Some(&json!(false)) {
            option.remove("autocomplete");
        }
        option.get_mut("options").map(quiet_options);
    }
}

/// A parameter's text as the kind of value its schema asks for.
fn from_text(schema: &Value, text: &str) -> Value {
    match (schema["type"].as_str(), text) {
        (Some("boolean"), "true" | "True" | "1") => json!(true),
        (Some("boolean"), "false" | "False" | "0") => json!(false),
        (Some("integer"), _) => text.parse::<i64>().map_or_else(|_| json!(text), |number| json!(number)),
        _ => json!(text),
    }
}

/// Discord's name for a complaint, where it has one of its own.
fn code_of(kind: &Kind) -> &'static str {
    match kind {
        Kind::Required { .. } => "BASE_TYPE_REQUIRED",
        Kind::MaxLength { .. } | Kind::MaxItems { .. } => "BASE_TYPE_BAD_LENGTH",
        Kind::MinLength { .. } | Kind::MinItems { .. } => "BASE_TYPE_BAD_LENGTH",
        Kind::Maximum { .. } => "NUMBER_TYPE_MAX",
        Kind::Minimum { .. } => "NUMBER_TYPE_MIN",
        Kind::Enum { .. } | Kind::Constant { .. } => "BASE_TYPE_CHOICES",
        Kind::AdditionalProperties { .. } => "UNKNOWN_FIELD",
        _ => "BASE_TYPE_BAD",
    }
}

/// Where none of several schemas fits, the complaints of the one that was meant: not of another kind of thing, and with
/// the least against it.
fn telling<'a, 'b>(error: &'b ValidationError<'a>) -> Vec<&'b ValidationError<'a>>
where
    'a: 'b,
{
    let (Kind::AnyOf { context } | Kind::OneOfNotValid { context }) = error.kind() else {
        return vec![error];
    };
    let place = error.instance_path();
    let of_another_kind = |error: &ValidationError<'_>| match error.kind() {
        Kind::Type { .. } => error.instance_path() == place,
        Kind::Enum { .. } | Kind::Constant { .. } => {
            error.instance_path().to_string() == format!("{place}/type")
        }
        _ => false,
    };
    let meant = context.iter().filter(|errors| !errors.iter().any(of_another_kind));
    match meant.min_by_key(|errors| errors.len()) {
        Some(errors) if !errors.is_empty() => errors.iter().flat_map(telling).collect(),
        _ => vec![error],
    }
}

fn problem(error: &ValidationError<'_>, whole: &Value) -> Problem {
    let pointer = error.instance_path().to_string();
    let value = whole.pointer(&pointer).unwrap_or(&Value::Null);
    // The value may be long, and is told beside the sentence.
    Problem::refused(&pointer, value, code_of(error.kind()), error.masked_with("the value").to_string())
}
