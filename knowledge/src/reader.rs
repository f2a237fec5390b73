//! Turns one file's bytes into documents: pure, and for every input without panic.
//!
//! The formats' readers ([`markdown`], [`html`], [`faq`], [`bilingual`]) give sections; what is the same for all of them
//! follows here: fields from the blocks that hold them, each block's language, links.

mod alert;
mod bilingual;
mod dialect;
mod faq;
mod fields;
mod front_matter;
mod html;
mod inline;
mod language;
mod markdown;
mod outline;
mod script;
mod slug;
#[cfg(test)]
mod tests;
mod words;

use std::{borrow::Cow, collections::HashMap, path::Path};

use front_matter::{Fault, FrontMatter};

use crate::{
    Document, DocumentPath, Locale, Section, SectionAnchor, Translation,
    address::Addresses,
    corpus::{Problem, Reading},
};

/// What is known of a file before it is opened.
pub(crate) struct Origin<'a> {
    /// The file, for problems.
    pub file: &'a Path,
    /// The document's path inside its tree.
    pub path: &'a DocumentPath,
    /// The locale that the file's tree is named by.
    pub locale: Option<&'a Locale>,
    /// Public addresses of its tree.
    pub addresses: &'a Addresses,
}

/// Reads a file's documents.
pub(crate) fn read(bytes: &[u8], origin: &Origin<'_>) -> Reading {
    let mut reading = Reading { hash: blake3::hash(bytes).into(), ..Reading::default() };
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(error) => {
            let before = &bytes[..error.valid_up_to()];
            let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
            let message = "not UTF-8: save the file in that encoding".to_owned();
            reading.problems.push(origin.problem((u32::try_from(line).unwrap_or(u32::MAX), message)));
            return reading;
        }
    };
    let text = match text.contains('\r') {
        true => Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")),
        false => Cow::Borrowed(text),
    };
    let (documents, faults) = match origin.extension().as_str() {
        "yml" | "yaml" => faq_documents(&text, origin),
        extension => markdown_documents(&text, extension, origin),
    };
    reading.documents = documents;
    reading.problems.extend(faults.into_iter().map(|fault| origin.problem(fault)));
    reading
}

fn markdown_documents(text: &str, extension: &str, origin: &Origin<'_>) -> (Vec<Document>, Vec<Fault>) {
    let divided = front_matter::divide(text);
    let mut faults: Vec<Fault> = divided.fault.into_iter().collect();
    if extension == "txt" && divided.yaml.is_none() {
        faults.push((
            1,
            "a .txt file is a document only with front matter: add it or move the file".to_owned(),
        ));
        return (Vec::new(), faults);
    }
    let (front_matter, more) = front_matter::parse(divided.yaml.unwrap_or_default(), 2);
    faults.extend(more);
    let Some(locale) = front_matter.locale.clone().or_else(|| origin.locale.cloned()) else {
        faults.push(no_locale());
        return (Vec::new(), faults);
    };
    let Some(texts) = bilingual::separate(divided.body) else {
        let sections = markdown::sections(divided.body, divided.body_line);
        return (vec![document(front_matter, locale, sections, origin)], faults);
    };
    let translation = markdown::sections(&texts.translation, divided.body_line);
    let source = markdown::sections(&texts.source, divided.body_line);
    let source_matter = FrontMatter {
        title: None,
        description: None,
        translation: Some(Translation::Original),
        ..front_matter.clone()
    };
    let mut documents = vec![document(front_matter, locale, translation, origin)];
    // Everything bilingual on Learn is translated from the English of the United States.
    if let Ok(english) = "en-US".parse() {
        documents.push(Document { derived: true, ..document(source_matter, english, source, origin) });
    }
    (documents, faults)
}

fn faq_documents(text: &str, origin: &Origin<'_>) -> (Vec<Document>, Vec<Fault>) {
    if !faq::is_faq(text) {
        return (Vec::new(), Vec::new());
    }
    let faq = match faq::parse(text) {
        Ok(faq) => faq,
        Err(fault) => return (Vec::new(), vec![fault]),
    };
    let (mut front_matter, mut faults) = front_matter::from_values(&faq.metadata, |key| {
        let line = text.lines().position(|line| line.trim_start().starts_with(key)).unwrap_or(0);
        u32::try_from(line).unwrap_or(0) + 1
    });
    front_matter.title = front_matter.title.or(faq.title);
    let Some(locale) = front_matter.locale.clone().or_else(|| origin.locale.cloned()) else {
        faults.push(no_locale());
        return (Vec::new(), faults);
    };
    (vec![document(front_matter, locale, faq.sections, origin)], faults)
}

/// What all formats have in common, once there are sections.
fn document(
    front_matter: FrontMatter,
    locale: Locale,
    mut sections: Vec<Section>,
    origin: &Origin<'_>,
) -> Document {
    let fields = fields::take(&mut sections);
    language::mark(&mut sections, &locale);
    count_occurrences(&mut sections);
    let first_heading =
        || sections.iter().map(|section| &section.heading).find(|heading| !heading.is_empty());
    let title = front_matter.title.or_else(|| first_heading().cloned());
    let mut document = Document {
        title: title.unwrap_or_else(|| origin.path.as_str().to_owned()),
        url: origin.addresses.of(origin.path, &locale),
        path: origin.path.clone(),
        locale,
        description: front_matter.description.unwrap_or_default(),
        reviewed: front_matter.reviewed,
        handed_off: front_matter.handed_off,
        translation: front_matter.translation.unwrap_or(Translation::Original),
        source_commit: front_matter.source_commit,
        derived: false,
        clouds: fields.clouds,
        roles: fields.roles,
        sections,
    };
    origin.addresses.resolve_links(&mut document);
    document
}

/// Tells sections with the same anchor apart.
fn count_occurrences(sections: &mut [Section]) {
    let mut seen: HashMap<SectionAnchor, u32> = HashMap::new();
    for section in sections {
        let count = seen.entry(section.anchor.clone()).or_default();
        section.occurrence = *count;
        *count += 1;
    }
}

fn no_locale() -> Fault {
    let message =
        "no locale: add `ms.contentlocale` to the front matter or put the file in a folder named by one";
    (1, message.to_owned())
}

impl Origin<'_> {
    fn extension(&self) -> String {
        self.file.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default()
    }

    fn problem(&self, (line, message): Fault) -> Problem {
        Problem { path: self.file.to_owned(), line: Some(line), message }
    }
}
