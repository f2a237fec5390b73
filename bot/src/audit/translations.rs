//! Translations that do not say what their siblings say.
//!
//! Whether two texts mean the same is more than words can tell; what they show of it can be counted ([`Signs`]). A block
//! is suspicious where it differs from the version it is compared with (English, else the first that is no translation)
//! *and* most of the other languages side with that one: what a language merely puts another way, such as French "ne …
//! que" for "only", is put so by few. Sentences are compared one by one where there are as many of them.

use std::{fmt, sync::Arc};

use lotse_index::Index;
use lotse_knowledge::{
    Block, BlockKind, Locale, Translation,
    rulebook::{Ground, RuleId, Rulebook},
};

use super::{
    Excerpt, Excerpts, GroundName, Reviews,
    signs::{self, Signs},
};
use crate::locales::Locales;

/// A translation that does not say what its siblings say.
#[derive(Clone, Debug)]
pub struct Suspect {
    /// What rests on it.
    pub ground: GroundName,
    /// The rules that rest on it.
    pub rules: Vec<RuleId>,
    /// The translation.
    pub excerpt: Arc<Excerpt>,
    /// The version it differs from.
    pub better: Arc<Excerpt>,
    /// In what it differs.
    pub reasons: Vec<Reason>,
}

impl Suspect {
    /// Whether it may say the opposite of its siblings, or name another sum or day. A name that was translated too, or a
    /// link that is gone, misleads nobody about what is allowed.
    pub fn misleads(&self) -> bool {
        let name_or_link = |reason: &Reason| matches!(reason.what, Difference::Name(_) | Difference::Link(_));
        !self.reasons.iter().all(name_or_link)
    }
}

/// In what a part of a translation differs from its siblings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What differs.
    pub what: Difference,
    /// The sentence or block in which it does.
    pub found: String,
    /// The same of the better version.
    pub better: String,
}

/// What differs between a translation and its siblings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// They deny something, and it does not.
    DenialLost,
    /// It denies something, and they do not.
    DenialAdded,
    /// It lacks their number.
    Number(String),
    /// It lacks their name.
    Name(String),
    /// It lacks their link.
    Link(String),
    /// It names roles that they do not, or not as many.
    Roles,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Difference::DenialLost => f.write_str("a denial is missing"),
            Difference::DenialAdded => f.write_str("a denial is added"),
            Difference::Number(number) => write!(f, "the number {number} is missing"),
            Difference::Name(name) => write!(f, "a name is missing ({name})"),
            Difference::Link(target) => write!(f, "the link to {target} is missing"),
            Difference::Roles => f.write_str("the document is for other roles"),
        }
    }
}

/// All suspicious translations that rules rest on, in the order of grounds and languages. What `builtin` vouches for is
/// neither suspected nor heard: those texts are no translations of the documents. What `own` notes as checked is not
/// suspected.
pub fn suspects(
    rulebook: &Rulebook,
    index: &Index,
    locales: &Locales,
    own: &Reviews,
    builtin: &Reviews,
) -> Vec<Suspect> {
    suspects_among(&mut Excerpts::new(rulebook, index), rulebook, locales, own, builtin)
}

pub(super) fn suspects_among<'a>(
    excerpts: &mut Excerpts<'a>,
    rulebook: &'a Rulebook,
    locales: &Locales,
    own: &Reviews,
    builtin: &Reviews,
) -> Vec<Suspect> {
    let mut suspects = Vec::new();
    for (name, ground, rules) in grounds(rulebook) {
        let mut versions = Vec::new();
        for locale in excerpts.locales(ground) {
            let Some(excerpt) = excerpts.get(ground, &locale) else { continue };
            if !rules.iter().any(|rule| builtin.vouches(rule, &name, &excerpt)) {
                versions.push(Version::new(excerpt, locales));
            }
        }
        let Some(first) = reference(&versions) else { continue };
        for at in (0..versions.len()).filter(|at| *at != first) {
            let checked = |rule: &RuleId| {
                let review = own.get(rule, &name, &versions[at].excerpt.document.locale);
                review.is_some_and(|review| {
                    review.translation_checked && review.fingerprint == versions[at].excerpt.fingerprint()
                })
            };
            let reasons = differences(&versions, first, at, locales);
            if !reasons.is_empty() && !rules.iter().any(checked) {
                suspects.push(Suspect {
                    ground: name.clone(),
                    rules: rules.clone(),
                    excerpt: versions[at].excerpt.clone(),
                    better: versions[first].excerpt.clone(),
                    reasons,
                });
            }
        }
    }
    suspects
}

/// The grounds of all rules, each once, with the rules that rest on it.
fn grounds(rulebook: &Rulebook) -> Vec<(GroundName, &Ground, Vec<RuleId>)> {
    let mut grounds: Vec<(GroundName, &Ground, Vec<RuleId>)> = Vec::new();
    for rule in rulebook.rules().values() {
        for ground in &rule.because {
            let name = GroundName::from(ground);
            match grounds.iter_mut().find(|(known, ..)| *known == name) {
                Some((.., rules)) => rules.push(rule.id.clone()),
                None => grounds.push((name, ground, vec![rule.id.clone()])),
            }
        }
    }
    grounds.sort_by(|(a, ..), (b, ..)| a.cmp(b));
    grounds
}

/// An excerpt with the signs of its parts.
struct Version {
    excerpt: Arc<Excerpt>,
    parts: Vec<Part>,
}

/// A block, or a list item with what leads into it.
struct Part {
    kind: std::mem::Discriminant<BlockKind>,
    /// The language it is in.
    locale: Locale,
    text: String,
    signs: Signs,
    /// Whether something is denied in it.
    denies: bool,
    /// Its sentences, and whether something is denied in each; none of a list item.
    sentences: Vec<(String, bool)>,
    /// Whether a list follows, which takes its last sentence along.
    leads: bool,
}

impl Version {
    fn new(excerpt: Arc<Excerpt>, locales: &Locales) -> Version {
        let mut lead = excerpt.lead.as_ref();
        let mut parts = Vec::new();
        for (at, block) in excerpt.blocks.iter().enumerate() {
            match block.kind {
                BlockKind::Code | BlockKind::Image | BlockKind::Row { header: true, .. } => continue,
                BlockKind::Item { .. } => {}
                _ => lead = None,
            }
            let leads = block.kind == BlockKind::Paragraph
                && excerpt.blocks.get(at + 1).is_some_and(|next| matches!(next.kind, BlockKind::Item { .. }));
            parts.push(Part { leads, ..Part::new(lead, block, &excerpt.document.locale, locales) });
            if block.kind == BlockKind::Paragraph {
                lead = Some(block);
            }
        }
        Version { excerpt, parts }
    }
}

impl Part {
    fn new(lead: Option<&Block>, block: &Block, locale: &Locale, locales: &Locales) -> Part {
        let denies =
            |text: &str, block: &Block| signs::denies(text, block.locale.as_ref().unwrap_or(locale), locales);
        let mut sentences: Vec<(String, bool)> = signs::sentences(&block.text)
            .into_iter()
            .map(|text| (text.trim().to_owned(), denies(text, block)))
            .collect();
        let mut part = Part {
            kind: std::mem::discriminant(&block.kind),
            locale: block.locale.as_ref().unwrap_or(locale).clone(),
            text: block.text.clone(),
            signs: Signs::of(&block.text, &block.links, locales),
            denies: sentences.iter().any(|(_, denies)| *denies),
            sentences: Vec::new(),
            leads: false,
        };
        // Tables keep the English word often enough.
        if let BlockKind::Row { cells, .. } = &block.kind {
            part.denies |= cells.iter().any(|cell| cell.trim() == "No");
        }
        match lead {
            // Whether the list is introduced by "does not:" or each item has its own "not" is all the same.
            Some(lead) => {
                let leading = signs::sentences(&lead.text).pop().unwrap_or_default();
                part.denies |= denies(leading, lead);
                part.text = format!("{} {}", leading.trim(), block.text);
            }
            None => part.sentences.append(&mut sentences),
        }
        part
    }
}

/// The version that the others are compared with.
fn reference(versions: &[Version]) -> Option<usize> {
    let first = |is: &dyn Fn(&Version) -> bool| versions.iter().position(is);
    let original = |version: &Version| version.excerpt.document.translation == Translation::Original;
    let english = |version: &Version| version.excerpt.document.locale.language() == "en";
    first(&|version| english(version) && original(version))
        .or_else(|| first(&english))
        .or_else(|| first(&original))
}

/// In what a version differs from the reference and from most others.
fn differences(versions: &[Version], first: usize, at: usize, locales: &Locales) -> Vec<Reason> {
    let (reference, version) = (&versions[first], &versions[at]);
    let mut reasons = Vec::new();
    if other_roles(&reference.excerpt, &version.excerpt) {
        let told = |excerpt: &Excerpt| {
            excerpt.document.roles.iter().map(|role| &*role.0).collect::<Vec<_>>().join(", ")
        };
        let (found, better) = (told(&version.excerpt), told(&reference.excerpt));
        reasons.push(Reason { what: Difference::Roles, found, better });
    }
    if !aligned(reference, version) {
        return reasons;
    }
    let others = versions
        .iter()
        .enumerate()
        .filter(|(other, version)| *other != first && *other != at && aligned(reference, version));
    let others: Vec<&Version> = others.map(|(_, version)| version).collect();
    for (number, (right, found)) in reference.parts.iter().zip(&version.parts).enumerate() {
        let parts: Vec<&Part> = others.iter().map(|other| &other.parts[number]).collect();
        reasons.extend(denial(right, found, &parts));
        let lost = lost(right, found, &parts, locales).into_iter();
        reasons.extend(lost.map(|what| Reason {
            what,
            found: found.text.clone(),
            better: right.text.clone(),
        }));
    }
    reasons
}

/// Whether two versions have the same kinds of blocks in the same order.
fn aligned(one: &Version, other: &Version) -> bool {
    one.parts.iter().map(|part| part.kind).eq(other.parts.iter().map(|part| part.kind))
}

/// Denials lost or added, sentence by sentence where there are as many, else over the whole part.
fn denial(right: &Part, found: &Part, others: &[&Part]) -> Vec<Reason> {
    let in_step = |part: &Part| part.sentences.len() == right.sentences.len();
    if right.leads && right.sentences.len() < 2 {
        return Vec::new();
    }
    if right.sentences.len() < 2 || !in_step(found) {
        let others: Vec<bool> = others.iter().map(|part| part.denies).collect();
        let what = denied(right.denies, found.denies, &others);
        let reason = what.map(|what| Reason { what, found: found.text.clone(), better: right.text.clone() });
        return reason.into_iter().collect();
    }
    let others: Vec<&&Part> = others.iter().filter(|part| in_step(part)).collect();
    let judged = right.sentences.len() - usize::from(right.leads);
    let sentences = right.sentences.iter().zip(&found.sentences).enumerate().take(judged);
    let reasons = sentences.filter_map(|(at, ((better, right), (text, found)))| {
        let others: Vec<bool> = others.iter().map(|part| part.sentences[at].1).collect();
        let what = denied(*right, *found, &others)?;
        Some(Reason { what, found: text.clone(), better: better.clone() })
    });
    reasons.collect()
}

fn denied(right: bool, found: bool, others: &[bool]) -> Option<Difference> {
    let denying = others.iter().filter(|denies| **denies).count();
    match (right, found) {
        (true, false) if is_most(denying, others.len()) => Some(Difference::DenialLost),
        // A denial that is there was put there by somebody: where another language has it too, it is a way of speaking.
        (false, true) if denying == 0 => Some(Difference::DenialAdded),
        _ => None,
    }
}

/// What the reference and most others have and this version lacks. A name counts where most write it as the reference
/// does: what most languages translate is no name.
fn lost(right: &Part, found: &Part, others: &[&Part], locales: &Locales) -> Vec<Difference> {
    let most = |has: &dyn Fn(&Signs) -> bool| {
        is_most(others.iter().filter(|other| has(&other.signs)).count(), others.len())
    };
    let (right, lacking) = (&right.signs, &found.signs);
    let mut numbers = right.numbers_lost_in(lacking);
    numbers.retain(|number| most(&|other| other.numbers.contains(number)));
    let mut names = right.names_lost_in(lacking);
    names.retain(|name| most(&|other| other.names.contains(name)));
    if !names.is_empty() {
        let spelled_out = signs::spelled_out(&found.text, &found.locale, locales);
        names.retain(|name| !spelled_out.contains(name));
    }
    let mut links = right.links_lost_in(lacking);
    links.retain(|link| most(&|other| other.links.contains(link)));
    let numbers = numbers.into_iter().map(Difference::Number);
    numbers
        .chain(names.into_iter().map(Difference::Name))
        .chain(links.into_iter().map(Difference::Link))
        .collect()
}

/// More than half; of none all.
fn is_most(some: usize, of: usize) -> bool {
    of == 0 || some * 2 > of
}

/// Whether a document's roles, where its section stands for them, are others than the reference's: not as many, or a known
/// one that the reference does not have.
fn other_roles(reference: &Excerpt, excerpt: &Excerpt) -> bool {
    let (right, found) = (&reference.document.roles, &excerpt.document.roles);
    // A role that is not known is kept as written; known ones are lower-case words with hyphens.
    let known = |name: &str| name.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    let strange = found.iter().any(|role| known(&role.0) && !right.contains(role));
    excerpt.heads && reference.heads && !right.is_empty() && (found.len() != right.len() || strange)
}
