//! Where documents and links lead: paths inside the tree, and public addresses.

use std::collections::BTreeMap;

use crate::{Document, DocumentPath, Link, Locale};

/// Public addresses of one tree's documents.
#[derive(Clone, Debug, Default)]
pub(crate) struct Addresses {
    /// With a closing slash; empty where nothing is public.
    base_url: String,
    /// Folder of the tree, in lower case, to the path its pages are published under.
    docsets: BTreeMap<String, String>,
}

impl Addresses {
    /// Addresses under `base_url` for the docsets given as folder and path.
    pub fn new<'a>(base_url: &str, docsets: impl IntoIterator<Item = (&'a str, &'a str)>) -> Addresses {
        let mut base_url = base_url.trim().to_owned();
        if !base_url.is_empty() && !base_url.ends_with('/') {
            base_url.push('/');
        }
        let docsets = docsets.into_iter();
        let docsets =
            docsets.map(|(folder, path)| (folder.to_lowercase(), path.trim_matches('/').to_owned()));
        Addresses { base_url, docsets: docsets.collect() }
    }

    /// A document's public address, where its folder is published.
    pub fn of(&self, document: &DocumentPath, locale: &Locale) -> Option<String> {
        let path = document.as_str();
        let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        let mut folders: Vec<&str> = folders.collect();
        folders.insert(0, "");
        let published =
            folders.iter().rev().find_map(|folder| Some((folder, self.docsets.get(&folder.to_lowercase())?)));
        let (folder, docset) = published?;
        let page = path[folder.len()..].trim_start_matches('/');
        let page = page.rsplit_once('.').map_or(page, |(page, _)| page);
        let page =
            page.strip_suffix("index").filter(|rest| rest.is_empty() || rest.ends_with('/')).unwrap_or(page);
        self.absolute(&[docset, page].map(|part| part.trim_matches('/')).join("/"), locale)
    }

    /// Resolves a document's links in place.
    pub fn resolve_links(&self, document: &mut Document) {
        let (path, locale) = (document.path.clone(), document.locale.clone());
        for section in &mut document.sections {
            for link in section.blocks.iter_mut().flat_map(|block| &mut block.links) {
                self.resolve(link, &path, &locale);
            }
        }
    }

    fn resolve(&self, link: &mut Link, from: &DocumentPath, locale: &Locale) {
        let target = link.target.trim().replace('\\', "/");
        if has_scheme(&target) {
            let web = ["http://", "https://"].iter().any(|scheme| starts_with_ignoring_case(&target, scheme));
            link.url = web.then_some(target);
            return;
        }
        if target.starts_with("//") {
            link.url = Some(format!("https:{target}"));
            return;
        }
        let (path, fragment) = match target.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment).filter(|fragment| !fragment.is_empty())),
            None => (target.as_str(), None),
        };
        let path = path.split('?').next().unwrap_or_default();
        if let Some(site_path) = path.strip_prefix('/') {
            link.document = self.published_as(site_path);
            link.url = self.absolute(site_path, locale);
        } else if path.is_empty() {
            link.document = fragment.map(|_| from.clone());
        } else {
            link.document = join(from, &percent_decoded(path)).filter(is_document);
        }
        if let Some(document) = link.document.as_ref().filter(|_| link.url.is_none()) {
            link.url = self.of(document, locale);
        }
        if let (Some(url), Some(fragment)) = (&mut link.url, fragment) {
            url.push('#');
            url.push_str(fragment);
        }
    }

    /// The document of the tree that a path on the public site leads to, if its docset is one of the tree's.
    fn published_as(&self, site_path: &str) -> Option<DocumentPath> {
        let (docset, page) = site_path.split_once('/')?;
        let page = page.trim_end_matches('/');
        let (folder, _) = self.docsets.iter().find(|(_, path)| path.eq_ignore_ascii_case(docset))?;
        (!page.is_empty()).then(|| DocumentPath::new(format!("{folder}/{page}.md")))
    }

    fn absolute(&self, path: &str, locale: &Locale) -> Option<String> {
        (!self.base_url.is_empty()).then(|| {
            let locale = locale.to_string().to_lowercase();
            format!("{}{locale}/{}", self.base_url, path.trim_start_matches('/'))
        })
    }
}

/// The archive's documents stand beside siblings for the 21Vianet cloud, named `China-…`; links in the archive often
/// leave out that prefix. Gives the sibling to try where a document of the archive does not exist.
pub fn archive_sibling(path: &DocumentPath) -> Option<DocumentPath> {
    let (folder, name) = path.as_str().rsplit_once('/')?;
    let in_archive = folder.rsplit('/').next().is_some_and(|last| last.eq_ignore_ascii_case("archive"));
    if !in_archive || starts_with_ignoring_case(name, "china-") {
        return None;
    }
    Some(DocumentPath::new(format!("{folder}/China-{name}")))
}

/// Resolves a relative path against the folder of the document it stands in; none where it leads out of the tree.
fn join(from: &DocumentPath, relative: &str) -> Option<DocumentPath> {
    // docfx writes `~/` for the root of the docset's repository.
    let (mut parts, relative) = match relative.strip_prefix("~/") {
        Some(relative) => (Vec::new(), relative),
        None => (from.as_str().split('/').collect::<Vec<_>>(), relative),
    };
    parts.pop();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(DocumentPath::new(parts.join("/")))
}

fn is_document(path: &DocumentPath) -> bool {
    let extension = path.as_str().rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    matches!(extension.as_deref(), Some("md" | "markdown" | "yml" | "yaml"))
}

fn has_scheme(target: &str) -> bool {
    let scheme =
        target.split(['/', '#', '?']).next().unwrap_or_default().split_once(':').map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| {
        scheme.starts_with(|char: char| char.is_ascii_alphabetic())
            && scheme.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '+' | '-' | '.'))
    })
}

fn starts_with_ignoring_case(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start))
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = (first == b'%').then(|| after.get(..2)).flatten();
        let byte = hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses() -> Addresses {
        Addresses::new(
            "https://learn.example/",
            [("partner-center", "partner-center"), ("shop", "store/pages")],
        )
    }

    fn locale() -> Locale {
        "sv-SE".parse().expect("a locale")
    }

    #[test]
    fn a_document_has_the_address_its_docset_is_published_under() {
        for (path, expected) in [
            ("partner-center/seats.md", Some("https://learn.example/sv-se/partner-center/seats")),
            ("Partner-Center/news/May.md", Some("https://learn.example/sv-se/partner-center/news/May")),
            ("partner-center/faq.yml", Some("https://learn.example/sv-se/partner-center/faq")),
            ("shop/index.md", Some("https://learn.example/sv-se/store/pages/")),
            ("Archive/China-seats.md", None),
            ("seats.md", None),
        ] {
            assert_eq!(addresses().of(&DocumentPath::new(path), &locale()).as_deref(), expected, "{path}");
        }
    }

    #[test]
    fn links_lead_to_documents_of_the_tree_and_to_public_addresses() {
        let from = DocumentPath::new("partner-center/news/may.md");
        for (target, document, url) in [
            ("june.md", Some("partner-center/news/june.md"), Some("partner-center/news/june")),
            ("./june.md#seats", Some("partner-center/news/june.md"), Some("partner-center/news/june#seats")),
            ("../seats.md?view=new", Some("partner-center/seats.md"), Some("partner-center/seats")),
            ("../faq.yml", Some("partner-center/faq.yml"), Some("partner-center/faq")),
            ("..\\a%20seat.md", Some("partner-center/a seat.md"), Some("partner-center/a seat")),
            ("~/shop/till.md", Some("shop/till.md"), Some("store/pages/till")),
            ("#here", Some("partner-center/news/may.md"), Some("partner-center/news/may#here")),
            ("/azure/billing", None, Some("azure/billing")),
            ("/partner-center/seats", Some("partner-center/seats.md"), Some("partner-center/seats")),
            ("../../../outside.md", None, None),
            ("../pictures/seat.png", None, None),
            ("mailto:help@example.com", None, None),
            ("#", None, None),
            ("", None, None),
        ] {
            let mut link = Link { text: String::new(), target: target.to_owned(), document: None, url: None };
            addresses().resolve(&mut link, &from, &locale());
            assert_eq!(link.document, document.map(DocumentPath::new), "{target}");
            assert_eq!(link.url, url.map(|url| format!("https://learn.example/sv-se/{url}")), "{target}");
        }
    }

    #[test]
    fn links_with_a_scheme_stay_as_they_are() {
        let mut link =
            Link { text: String::new(), target: "https://example.com/a#b".into(), document: None, url: None };
        addresses().resolve(&mut link, &DocumentPath::new("a.md"), &locale());
        assert_eq!(link.url.as_deref(), Some("https://example.com/a#b"));
    }

    #[test]
    fn nothing_is_public_without_a_base() {
        let addresses = Addresses::new("", [("partner-center", "partner-center")]);
        assert_eq!(addresses.of(&DocumentPath::new("partner-center/a.md"), &locale()), None);
    }

    #[test]
    fn the_archive_has_siblings_for_the_21vianet_cloud() {
        for (path, expected) in [
            ("Archive/seats.md", Some("Archive/China-seats.md")),
            ("archive/seats.md", Some("archive/China-seats.md")),
            ("Archive/China-seats.md", None),
            ("partner-center/seats.md", None),
            ("seats.md", None),
        ] {
            assert_eq!(archive_sibling(&DocumentPath::new(path)), expected.map(DocumentPath::new), "{path}");
        }
    }
}
