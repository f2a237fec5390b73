//! `lotse show`: one section, or the sections of a document.

use anyhow::bail;
use lotse_index::Index;
use lotse_knowledge::{DocumentPath, Locale, SectionAnchor, SectionRef};

use super::{Ended, open, output};
use crate::{channels::console::plain, config::Config};

/// Show a section as it is indexed, or the sections of a document
///
/// Exit code 1 where there is no such document or section.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  lotse show partner-center/multipartner.md\n  lotse show partner-center/multipartner.md see-also --locale fr"
)]
pub struct Show {
    /// The document's path inside its locale's tree
    document: String,
    /// The section's anchor
    section: Option<String>,
    /// Which of several sections with this anchor, from 0
    #[arg(long, default_value_t = 0)]
    occurrence: u32,
    /// The language to show it in
    #[arg(long)]
    locale: Option<Locale>,
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

impl Show {
    /// Runs the command.
    pub fn run(&self, config: &Config) -> anyhow::Result<Ended> {
        let assistant = open::assistant(config)?;
        let index = assistant.index();
        let document = DocumentPath::new(&self.document);
        let Some(locale) = self.locale(config, index, &document) else {
            eprintln!(
                "lotse: there is no document {document}; `lotse ask --json` names documents that there are"
            );
            return Ok(Ended::No);
        };
        match &self.section {
            Some(section) => self.section(index, document, section, &locale),
            None => self.outline(index, &document, &locale),
        }
    }

    /// The document's locale that is nearest to the one wanted.
    fn locale(&self, config: &Config, index: &Index, document: &DocumentPath) -> Option<Locale> {
        let wanted = self.locale.as_ref().unwrap_or(&config.default_locale);
        let locales: Vec<&Locale> =
            index.documents().filter(|(path, _)| *path == document).map(|(_, locale)| locale).collect();
        let exact = locales.iter().find(|locale| **locale == wanted);
        let same = || locales.iter().find(|locale| locale.same_language(wanted));
        exact.or_else(same).or(locales.first()).map(|locale| (*locale).clone())
    }

    fn outline(&self, index: &Index, document: &DocumentPath, locale: &Locale) -> anyhow::Result<Ended> {
        let Some(sections) = index.outline(document, locale) else {
            bail!("{document} has no sections in {locale}")
        };
        output::write(|out| {
            if self.json {
                let rows: Vec<_> = sections
                    .iter()
                    .map(|(section, heading, level)| {
                        serde_json::json!({
                            "section": section.anchor, "occurrence": section.occurrence, "heading": heading, "level": level,
                        })
                    })
                    .collect();
                serde_json::to_writer_pretty(&mut *out, &rows)?;
                writeln!(out)?;
                return Ok(());
            }
            writeln!(out, "{document} ({locale})")?;
            for (section, heading, level) in &sections {
                let occurrence = if section.occurrence > 0 {
                    format!(" --occurrence {}", section.occurrence)
                } else {
                    String::new()
                };
                writeln!(
                    out,
                    "{}{}  [{}{occurrence}]",
                    "  ".repeat(usize::from(*level)),
                    plain(heading),
                    section.anchor
                )?;
            }
            Ok(())
        })
    }

    fn section(
        &self,
        index: &Index,
        document: DocumentPath,
        anchor: &str,
        locale: &Locale,
    ) -> anyhow::Result<Ended> {
        let anchor = SectionAnchor::new(anchor);
        let section = SectionRef { document, anchor, occurrence: self.occurrence };
        let Some(passage) = index.passage(&section, locale) else {
            eprintln!(
                "lotse: {} has no section `{}` in {locale}; `lotse show {}` lists its sections",
                section.document, section.anchor, section.document
            );
            return Ok(Ended::No);
        };
        output::write(|out| {
            if self.json {
                let value = serde_json::json!({ "document": &*passage.document, "section": passage.section });
                serde_json::to_writer_pretty(&mut *out, &value)?;
                writeln!(out)?;
                return Ok(());
            }
            let document = &passage.document;
            writeln!(out, "{}", plain(&format!("{} › {}", document.title, passage.section.heading)))?;
            let updated = document.updated().map(|date| format!(", {date}")).unwrap_or_default();
            writeln!(out, "{} ({}{updated})", document.path, document.locale)?;
            for block in &passage.section.blocks {
                writeln!(out, "\n{}", plain(&block.text))?;
            }
            Ok(())
        })
    }
}
