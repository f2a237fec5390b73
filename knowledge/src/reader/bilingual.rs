//! Bilingual files: every translated run carries its source, to be shown on hovering.
//!
//! `<span data-ttu-id="…">translation</span><span class="sxs-lookup"><span data-stu-id="…">source</span></span>`

/// One file's two texts, line for line as in the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Texts {
    pub translation: String,
    pub source: String,
}

const TRANSLATION: &str = "<span data-ttu-id=";
const LOOKUP: &str = "<span class=\"sxs-lookup\">";
const SOURCE: &str = "<span data-stu-id=";
const END: &str = "</span>";

/// Separates the two texts; none where the text is not bilingual. A run that is cut short stays in both as it is.
pub(super) fn separate(text: &str) -> Option<Texts> {
    if !text.contains(LOOKUP) {
        return None;
    }
    let mut texts = Texts { translation: String::with_capacity(text.len()), source: String::new() };
    let mut rest = text;
    let mut runs = 0;
    while let Some(at) = rest.find(TRANSLATION) {
        texts.both(&rest[..at]);
        rest = &rest[at..];
        match run(rest) {
            Some((translation, source, length)) => {
                texts.translation.push_str(translation);
                texts.source.push_str(source);
                texts.even_lines(translation, source);
                rest = &rest[length..];
                runs += 1;
            }
            None => {
                texts.both(&rest[..TRANSLATION.len()]);
                rest = &rest[TRANSLATION.len()..];
            }
        }
    }
    texts.both(rest);
    (runs > 0).then_some(texts)
}

impl Texts {
    fn both(&mut self, text: &str) {
        self.translation.push_str(text);
        self.source.push_str(text);
    }

    /// Gives both texts the line ends of the whole run: lines are counted in either.
    fn even_lines(&mut self, translation: &str, source: &str) {
        let ends = |text: &str| text.matches('\n').count();
        let (own, other) = (ends(translation), ends(source));
        self.translation.extend(std::iter::repeat_n('\n', other));
        self.source.extend(std::iter::repeat_n('\n', own));
    }
}

/// Reads one run at the start of `text`: its translation, its source and its length.
fn run(text: &str) -> Option<(&str, &str, usize)> {
    // No run reaches into the next one.
    let next = text[TRANSLATION.len()..].find(TRANSLATION).map_or(text.len(), |at| at + TRANSLATION.len());
    let text = &text[..next];
    let start = text.find('>')? + 1;
    // The first end tag that the lookup follows: the translation may hold spans of its own.
    let end = start + text[start..].find(&format!("{END}{LOOKUP}"))?;
    let translation = &text[start..end];
    let lookup = end + END.len() + LOOKUP.len();
    let source = text[lookup..].strip_prefix(SOURCE)?;
    let start = text.len() - source.len() + source.find('>')? + 1;
    let end = start + text[start..].find(&format!("{END}{END}"))?;
    Some((translation, &text[start..end], end + 2 * END.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(translation: &str, source: &str) -> String {
        format!(
            "<span data-ttu-id=\"a-1\">{translation}</span>\
             <span class=\"sxs-lookup\"><span data-stu-id=\"a-1\">{source}</span></span>"
        )
    }

    #[test]
    fn every_run_goes_to_its_text_and_the_rest_to_both() {
        let text = format!(
            "# {} \n\n- {} {}\n",
            run("Un siège", "A seat"),
            run("**Ajoutez**", "**Add**"),
            run("le", "it")
        );
        let texts = separate(&text).expect("bilingual");
        assert_eq!(texts.translation, "# Un siège \n\n- **Ajoutez** le\n");
        assert_eq!(texts.source, "# A seat \n\n- **Add** it\n");
    }

    #[test]
    fn a_line_end_in_a_run_keeps_the_lines_of_both_texts_even() {
        let texts = separate(&format!("{}\nend\n", run("un\ndeux", "one two"))).expect("bilingual");
        assert_eq!(texts.translation.lines().count(), texts.source.lines().count());
    }

    #[test]
    fn a_text_in_one_language_is_not_bilingual() {
        assert_eq!(separate("# Seats\n\n<span data-ttu-id=\"x\">half a run</span>\n"), None);
    }

    #[test]
    fn a_run_that_is_cut_short_stays_as_it_is() {
        let cut = "<span data-ttu-id=\"b\">fin</span><span class=\"sxs-lookup\"><span data-stu-id=";
        let text = format!("{} {cut}", run("un", "one"));
        let texts = separate(&text).expect("bilingual");
        assert_eq!(texts.source, format!("one {cut}"));
    }
}
