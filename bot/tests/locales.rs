//! Locales fall back along their chain, and what is wrong in one is reported with its file and line.

use lotse::locales::{self, LocaleFile, Locales};
use lotse_knowledge::{Locale, Rulebook, builtin};

fn load(change: impl FnOnce(&mut Vec<LocaleFile>)) -> (Locales, Vec<String>) {
    let rulebook = Rulebook::parse(&builtin::rules()).unwrap_or_else(|errors| panic!("{errors}"));
    let mut files = locales::builtin();
    change(&mut files);
    let (locales, problems) = Locales::load(&files, &rulebook);
    (locales, problems.iter().map(ToString::to_string).collect())
}

fn locale(text: &str) -> Locale {
    text.parse().expect("a locale")
}

fn edit(files: &mut [LocaleFile], path: &str, from: &str, to: &str) {
    let file = files.iter_mut().find(|file| file.path == path).expect("the file");
    assert!(file.text.contains(from), "{path} has no {from}");
    file.text = file.text.replacen(from, to, 1);
}

#[test]
fn a_language_is_spoken_in_every_region_and_english_for_the_rest() {
    let (locales, _) = load(|_| {});
    for (wanted, spoken) in [
        ("fr-CA", "fr"),
        ("fr", "fr"),
        ("pt-BR", "pt-BR"),
        ("pt", "pt-BR"),
        ("en-GB", "en"),
        ("zh-SG", "zh-CN"),
        ("fi", "en"),
    ] {
        assert_eq!(locales.nearest(&locale(wanted)), &locale(spoken), "{wanted}");
    }
    assert!(locales.speaks(&locale("de-AT")) && !locales.speaks(&locale("fi")));
    assert!(locales.terms(&locale("fi")).is_none());
}

#[test]
fn a_missing_message_is_said_in_english_and_reported() {
    let (locales, problems) = load(|files| edit(files, "sv/messages.ftl", "verdict-no =", "verdict-not ="));
    assert_eq!(locales.voice(&locale("sv")).say("verdict-no"), "No.");
    assert!(
        problems.contains(&"sv/messages.ftl: `verdict-no` is missing; English is said instead".to_owned())
    );
    let unknown =
        problems.iter().find(|problem| problem.contains("`verdict-not` is unknown")).expect("a problem");
    assert!(unknown.starts_with("sv/messages.ftl:"), "{unknown}");
}

#[test]
fn what_cannot_be_read_is_reported_with_file_and_line() {
    for (path, from, to, part) in [
        ("fr/messages.ftl", "verdict-yes =", "verdict-yes", "fr/messages.ftl:"),
        (
            "de/messages.ftl",
            "{ $facts }",
            "{ $fakten }",
            "fills in [{ $fakten }] where English fills in [{ $facts }]",
        ),
        ("es/terms.toml", "[concepts]", "[conceptos]", "es/terms.toml:"),
        ("ru/terms.toml", "[facts.channel]", "[facts.kanal]", "no value `advisor` of a fact `kanal`"),
        (
            "sv/terms.toml",
            "[concepts]",
            "[concepts]\nunheard = [\"of\"]",
            "no topic uses the concept `unheard`",
        ),
    ] {
        let (locales, problems) = load(|files| edit(files, path, from, to));
        assert!(problems.iter().any(|problem| problem.contains(part)), "{part} in {problems:#?}");
        assert!(locales.available().count() >= 5, "the other locales stay");
    }
}

#[test]
fn a_new_locale_is_a_new_folder() {
    let (locales, problems) = load(|files| {
        let new = [
            ("fi/messages.ftl", "verdict-yes = Kyllä.\n"),
            ("fi/rules.ftl", "fact-channel = ostokanava\n"),
            ("fi/terms.toml", "[concepts]\nmove = [\"siirtää\"]\n"),
        ];
        files.extend(new.map(|(path, text)| LocaleFile { path: path.to_owned(), text: text.to_owned() }));
    });
    let voice = locales.voice(&locale("fi-FI"));
    assert_eq!((voice.say("verdict-yes").as_str(), voice.say("verdict-no").as_str()), ("Kyllä.", "No."));
    assert!(problems.iter().any(|problem| problem.starts_with("fi/terms.toml: no words for the concept")));
}
