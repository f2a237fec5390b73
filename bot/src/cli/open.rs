//! Opening what the settings name: rulebook, locales, documents and their index.

use std::{
    io::IsTerminal,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::Duration,
};

use anyhow::{Context, bail};
use indicatif::{ProgressBar, ProgressStyle};
use lotse_index::{Encoder, Index, Phase, Progress, Report};
use lotse_knowledge::{
    Rulebook, builtin,
    corpus::{self, Corpus, Problem, Source},
    rulebook::RuleFile,
};
use tracing::{info, warn};

use crate::{
    assistant::{Assistant, Settings},
    audit::{Reviews, Standing},
    config::Config,
    locales::{self, LocaleProblem, Locales},
};

/// How many problems are shown in full before the rest is only counted.
const SHOWN_PROBLEMS: usize = 20;

/// An assistant as the settings say, its index brought up to date where it is not.
pub fn assistant(config: &Config) -> anyhow::Result<Assistant> {
    let rulebook = rulebook(config)?;
    let (locales, problems) = locales(config, &rulebook)?;
    if !problems.is_empty() {
        warn!("{} problems in the locales: `lotse rules verify` lists them", problems.len());
    }
    let index = index(config)?;
    let settings = Settings {
        answer_from: config.answer_from,
        stale_after_days: config.stale_after_days,
        moved_ground: config.moved_ground,
    };
    let standing = standing(config, &rulebook, &index, &locales)?;
    Ok(Assistant::new(rulebook, locales, index, settings).with_standing(standing))
}

/// Which grounds have moved, and which translations are suspected. Without documents of the operator's own there is
/// nothing but what is built in, which was reviewed.
fn standing(
    config: &Config,
    rulebook: &Rulebook,
    index: &Index,
    locales: &Locales,
) -> anyhow::Result<Standing> {
    let own = Reviews::read(&reviews_file(config))?;
    if config.documents.is_empty() && own.is_empty() {
        return Ok(Standing::default());
    }
    Ok(Standing::new(rulebook, index, locales, &own, &builtin_reviews()?))
}

/// The file of the operator's reviews.
pub fn reviews_file(config: &Config) -> PathBuf {
    const NAME: &str = "reviews.toml";
    if !config.reviews.as_os_str().is_empty() {
        return config.reviews.clone();
    }
    if !config.index.as_os_str().is_empty() {
        return config.index.with_file_name(NAME);
    }
    dirs::data_dir().unwrap_or_else(std::env::temp_dir).join("lotse").join(NAME)
}

/// The file of what is kept between messages.
pub fn database_file(config: &Config) -> PathBuf {
    if !config.database.as_os_str().is_empty() {
        return config.database.clone();
    }
    dirs::data_dir().unwrap_or_else(std::env::temp_dir).join("lotse").join("lotse.db")
}

/// The reviews of the built-in rules against the handbook.
pub fn builtin_reviews() -> anyhow::Result<Reviews> {
    Ok(Reviews::parse(builtin::reviews(), Path::new("knowledge/reviews.toml"))?)
}

/// The rulebook, checked.
pub fn rulebook(config: &Config) -> anyhow::Result<Rulebook> {
    Rulebook::parse(&rules(config)?).context("the rulebook does not hold")
}

/// The rulebook's files.
pub fn rules(config: &Config) -> anyhow::Result<Vec<RuleFile>> {
    if config.rules.as_os_str().is_empty() { Ok(builtin::rules()) } else { rule_files(&config.rules) }
}

/// The locales, and what is wrong with them.
pub fn locales(config: &Config, rulebook: &Rulebook) -> anyhow::Result<(Locales, Vec<LocaleProblem>)> {
    let files = if config.locales.as_os_str().is_empty() {
        locales::builtin()
    } else {
        let folder = &config.locales;
        locales::from_folder(folder)
            .with_context(|| format!("cannot read the locales in {}", folder.display()))?
    };
    Ok(Locales::load(&files, rulebook))
}

/// The documents: the handbook first, which every folder's documents come before; and what is learned from beside them.
pub fn corpus(config: &Config) -> anyhow::Result<Corpus> {
    are_folders(&config.documents)?;
    let sources: Vec<Source> =
        std::iter::once(builtin::handbook()).chain(folders(&config.documents)).collect();
    let lessons: Vec<Source> = std::iter::once(builtin::pack()).chain(lessons(config)?).collect();
    let settings = config.corpus_settings();
    Ok(Corpus::scan(&sources, &settings).learning_from(&lessons, &settings))
}

/// The operator's own documents, indexed or not.
pub fn own_documents(config: &Config) -> anyhow::Result<Corpus> {
    are_folders(&config.documents)?;
    let sources: Vec<Source> = folders(&config.documents).chain(lessons(config)?).collect();
    Ok(Corpus::scan(&sources, &config.corpus_settings()))
}

/// What word translations are learned from without being indexed.
fn lessons(config: &Config) -> anyhow::Result<impl Iterator<Item = Source>> {
    for path in &config.learn {
        let is_pack = path.is_file() && path.extension().is_some_and(|end| end == corpus::PACK);
        if !path.is_dir() && !is_pack {
            bail!(
                "{} is no folder and no `.{}` file: name documents or a pack to learn from",
                path.display(),
                corpus::PACK
            );
        }
    }
    Ok(folders(&config.learn))
}

fn folders(paths: &[PathBuf]) -> impl Iterator<Item = Source> {
    paths.iter().cloned().map(Source::Folder)
}

fn are_folders(paths: &[PathBuf]) -> anyhow::Result<()> {
    match paths.iter().find(|path| !path.is_dir()) {
        Some(path) => bail!("{} is not a folder: name a folder of documents", path.display()),
        None => Ok(()),
    }
}

/// The folder of the index: as set, else one of its own for these documents in the user's cache folder.
pub fn index_folder(config: &Config) -> PathBuf {
    if !config.index.as_os_str().is_empty() {
        return config.index.clone();
    }
    let cache = dirs::cache_dir().unwrap_or_else(std::env::temp_dir).join("lotse");
    let mut name = blake3::Hasher::new();
    let mut enter = |folders: &[PathBuf]| {
        for folder in folders {
            let folder = folder.canonicalize().unwrap_or_else(|_| folder.clone());
            name.update(folder.as_os_str().as_encoded_bytes()).update(&[0]);
        }
    };
    enter(&config.documents);
    if !config.learn.is_empty() {
        enter(&[PathBuf::new()]);
        enter(&config.learn);
    }
    cache.join(&name.finalize().to_hex()[..16])
}

/// The sentence encoder; none where none is set.
pub fn encoder(config: &Config) -> anyhow::Result<Option<Arc<Encoder>>> {
    if config.semantic.as_os_str().is_empty() {
        return Ok(None);
    }
    let opened = Encoder::open(&config.semantic);
    let encoder = opened.with_context(|| {
        format!("cannot open the sentence encoder in {} (setting `semantic`)", config.semantic.display())
    });
    encoder.map(|encoder| Some(Arc::new(encoder)))
}

/// Builds or brings up to date the index in `folder`, with a progress bar on a terminal.
pub fn build(folder: &Path, corpus: &Corpus, encoder: Option<&Encoder>) -> anyhow::Result<Report> {
    let built = with_bar(|progress| lotse_index::build_with(folder, corpus, encoder, progress));
    built.with_context(|| format!("cannot build the index in {}", folder.display()))
}

/// Does something that takes a while, with a progress bar on a terminal.
pub fn with_bar<T>(work: impl FnOnce(&(dyn Fn(Progress) + Sync)) -> T) -> T {
    let bar = Bar::new();
    let done = work(&|progress| bar.show(&progress));
    bar.bar.finish_and_clear();
    done
}

/// A bar on stderr that counts to `total`; silent where stderr is no terminal.
pub fn counting_bar(total: usize, message: &'static str) -> ProgressBar {
    let Bar { bar, .. } = Bar::new();
    bar.set_length(total as u64);
    bar.set_message(message);
    bar
}

/// Says what was wrong with documents.
pub fn report_problems(problems: &[Problem]) {
    for problem in problems.iter().take(SHOWN_PROBLEMS) {
        warn!("{problem}");
    }
    if problems.len() > SHOWN_PROBLEMS {
        warn!("{} more problems: `lotse index` lists all", problems.len() - SHOWN_PROBLEMS);
    }
}

/// The index of the documents, brought up to date where it is not.
pub fn index(config: &Config) -> anyhow::Result<Index> {
    let corpus = corpus(config)?;
    let encoder = encoder(config)?;
    let folder = index_folder(config);
    if !lotse_index::is_current_with(&folder, &corpus, encoder.as_deref()) {
        match build(&folder, &corpus, encoder.as_deref()) {
            Ok(report) => {
                report_problems(&report.problems);
                if let Some(reason) = &report.rebuilt {
                    warn!("the index was built anew: {reason}");
                }
                info!("index of {} sections in {:.1?}", report.sections, report.elapsed);
            }
            // The cache folder is ours to choose; one that was asked for has to work.
            Err(error) if config.index.as_os_str().is_empty() => {
                warn!("{error:#}; the index is kept in memory this time");
                return Ok(Index::in_memory_with(&corpus, encoder)?.0);
            }
            Err(error) => return Err(error),
        }
    }
    Index::open_with(&folder, encoder)
        .with_context(|| format!("cannot open the index in {}", folder.display()))
}

fn rule_files(folder: &Path) -> anyhow::Result<Vec<RuleFile>> {
    let context = || format!("cannot read the rules in {}", folder.display());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(context)? {
        let path = entry.with_context(context)?.path();
        if path.is_file() && path.extension().is_some_and(|end| end == "toml") {
            let text =
                std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            files.push(RuleFile { name: path.display().to_string(), text });
        }
    }
    if files.is_empty() {
        bail!("there are no rules in {}: name a folder with `.toml` files", folder.display());
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

/// A progress bar on stderr; silent where stderr is no terminal.
struct Bar {
    bar: ProgressBar,
    phase: Mutex<Option<Phase>>,
}

impl Bar {
    fn new() -> Bar {
        let bar = if std::io::stderr().is_terminal() { ProgressBar::new(0) } else { ProgressBar::hidden() };
        let style = ProgressStyle::with_template("{msg:>9} {bar:40} {human_pos}/{human_len} {elapsed}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.enable_steady_tick(Duration::from_millis(200));
        Bar { bar, phase: Mutex::new(None) }
    }

    fn show(&self, progress: &Progress) {
        let mut phase = self.phase.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if *phase != Some(progress.phase) {
            *phase = Some(progress.phase);
            self.bar.set_message(match progress.phase {
                Phase::Reading => "reading",
                Phase::Writing => "indexing",
                Phase::Learning => "learning",
                Phase::Encoding => "encoding",
                Phase::Committing => "saving",
            });
        }
        self.bar.set_length(progress.total as u64);
        self.bar.set_position(progress.done as u64);
    }
}
