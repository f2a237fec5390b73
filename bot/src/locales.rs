//! Everything that is ever said to an asker, and the words askers use, by language.
//!
//! A locale is a folder with `messages.ftl`, `rules.ftl` and `terms.toml`; `und/terms.toml` holds names that are the
//! same in every language. English is complete by definition; what another locale lacks is said along its chain
//! (`fr-CA`, `fr`, `en`) and reported when the locales load.

mod check;
mod notation;
mod terms;

use std::{borrow::Cow, collections::BTreeMap, path::Path};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use include_dir::{Dir, include_dir};
use lotse_knowledge::{Locale, Rulebook};

pub use terms::{Found, Named, Terms, TermsError};

static BUILTIN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../locales");

/// One file of a locale: its path inside the folder of locales (`fr/messages.ftl`) and its text.
#[derive(Clone, Debug)]
pub struct LocaleFile {
    /// The path, with forward slashes.
    pub path: String,
    /// The text.
    pub text: String,
}

/// Something in a locale's files that is missing or cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}{}: {message}", .line.map(|line| format!(":{line}")).unwrap_or_default())]
pub struct LocaleProblem {
    /// The file.
    pub path: String,
    /// The line, from 1, where one can be named.
    pub line: Option<usize>,
    /// What is wrong, and what to do.
    pub message: String,
}

/// All locales.
pub struct Locales {
    packs: BTreeMap<Locale, Pack>,
    /// The names that are the same in every language.
    neutral: Terms,
    english: Locale,
}

/// One locale.
struct Pack {
    bundle: FluentBundle<FluentResource>,
    terms: Terms,
}

/// The files compiled into the program.
pub fn builtin() -> Vec<LocaleFile> {
    let folders = BUILTIN.dirs().flat_map(Dir::files);
    folders
        .filter_map(|file| {
            Some(LocaleFile {
                path: file.path().to_str()?.replace('\\', "/"),
                text: file.contents_utf8()?.to_owned(),
            })
        })
        .collect()
}

/// The files of a folder of locales.
///
/// # Errors
///
/// The folder cannot be read.
pub fn from_folder(folder: &Path) -> std::io::Result<Vec<LocaleFile>> {
    let mut files = Vec::new();
    for locale in std::fs::read_dir(folder)? {
        let locale = locale?;
        if !locale.file_type()?.is_dir() {
            continue;
        }
        for file in std::fs::read_dir(locale.path())? {
            let file = file?;
            let wanted = file.path().extension().is_some_and(|end| end == "ftl" || end == "toml");
            if wanted && file.file_type()?.is_file() {
                let path = format!(
                    "{}/{}",
                    locale.file_name().to_string_lossy(),
                    file.file_name().to_string_lossy()
                );
                files.push(LocaleFile { path, text: std::fs::read_to_string(file.path())? });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

impl Locales {
    /// Reads all locales and checks them against English and the rulebook. What is wrong in one is reported and leaves
    /// the rest usable.
    pub fn load(files: &[LocaleFile], rulebook: &Rulebook) -> (Locales, Vec<LocaleProblem>) {
        let mut problems = Vec::new();
        let english: Locale = "en".parse().expect("`en` is a locale");
        let mut locales = Locales { packs: BTreeMap::new(), neutral: Terms::default(), english };
        let mut folders: BTreeMap<&str, Vec<&LocaleFile>> = BTreeMap::new();
        for file in files {
            if let Some((folder, _)) = file.path.split_once('/') {
                folders.entry(folder).or_default().push(file);
            }
        }
        for (folder, files) in folders {
            let terms = check::terms(&files, folder, &mut problems);
            if folder == "und" {
                locales.neutral = terms;
                continue;
            }
            match folder.parse::<Locale>() {
                Ok(locale) => {
                    let bundle = check::bundle(&locale, &files, &mut problems);
                    locales.packs.insert(locale, Pack { bundle, terms });
                }
                Err(error) => {
                    let message = format!("{error}; rename the folder");
                    problems.push(LocaleProblem { path: folder.to_owned(), line: None, message });
                }
            }
        }
        check::complete(files, &locales, rulebook, &mut problems);
        (locales, problems)
    }

    /// The locales there are.
    pub fn available(&self) -> impl Iterator<Item = &Locale> {
        self.packs.keys()
    }

    /// English, which is complete by definition.
    pub fn english(&self) -> &Locale {
        &self.english
    }

    /// The locale that speaks to someone who wants `wanted`: itself, the same language, or English.
    pub fn nearest(&self, wanted: &Locale) -> &Locale {
        let exact = wanted.chain().into_iter().find_map(|locale| self.packs.get_key_value(&locale));
        let same = || self.packs.iter().find(|(locale, _)| locale.same_language(wanted));
        exact.or_else(same).map_or(&self.english, |(locale, _)| locale)
    }

    /// Whether there is a locale in the language of `wanted`.
    pub fn speaks(&self, wanted: &Locale) -> bool {
        self.nearest(wanted).same_language(wanted)
    }

    /// A voice in the language of `wanted`, or in English where that is not spoken.
    pub fn voice(&self, wanted: &Locale) -> Voice<'_> {
        let nearest = self.nearest(wanted);
        let mut chain = vec![nearest.clone()];
        chain.extend(wanted.chain().into_iter().chain([self.english.clone()]));
        let packs = chain.iter().filter_map(|locale| self.packs.get(locale));
        Voice { locale: nearest, bundles: packs.map(|pack| &pack.bundle).collect() }
    }

    /// The names that are the same in every language.
    pub fn neutral_terms(&self) -> &Terms {
        &self.neutral
    }

    /// The words of a language; none where it is not spoken.
    pub fn terms(&self, locale: &Locale) -> Option<&Terms> {
        let nearest = self.nearest(locale);
        self.packs.get(nearest).filter(|_| nearest.same_language(locale)).map(|pack| &pack.terms)
    }
}

/// Says messages in one language.
pub struct Voice<'a> {
    locale: &'a Locale,
    bundles: Vec<&'a FluentBundle<FluentResource>>,
}

impl Voice<'_> {
    /// The locale spoken.
    pub fn locale(&self) -> &Locale {
        self.locale
    }

    /// A message without values.
    pub fn say(&self, id: &str) -> String {
        self.say_with(id, &[])
    }

    /// A message with values filled in.
    pub fn say_with(&self, id: &str, values: &[(&str, &str)]) -> String {
        self.format(id, None, values).unwrap_or_else(|| id.to_owned())
    }

    /// An attribute of a message, such as a rule's `.step-1`; none where no locale of the chain has it.
    pub fn attribute(&self, id: &str, attribute: &str) -> Option<String> {
        self.format(id, Some(attribute), &[])
    }

    /// A message; none where no locale of the chain has it.
    pub fn try_say(&self, id: &str) -> Option<String> {
        self.format(id, None, &[])
    }

    fn format(&self, id: &str, attribute: Option<&str>, values: &[(&str, &str)]) -> Option<String> {
        let args: FluentArgs<'_> =
            values.iter().map(|(name, value)| (Cow::from(*name), FluentValue::from(*value))).collect();
        self.bundles.iter().find_map(|bundle| {
            let message = bundle.get_message(id)?;
            let pattern = match attribute {
                Some(name) => message.get_attribute(name)?.value(),
                None => message.value()?,
            };
            // What cannot be filled in was reported when the locale loaded and stands as `{$name}`.
            Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
        })
    }
}
