//! Auditing real documents: a year of changes under the rules, and translations that lost a "not".

use std::{collections::BTreeSet, path::Path};

use lotse::{
    assistant::Assistant,
    audit::{self, Review, Reviews, State},
};
use lotse_knowledge::{Date, builtin};
use lotse_tests::{assistant, corpus};

fn handbook() -> Reviews {
    Reviews::parse(builtin::reviews(), Path::new("reviews.toml")).expect("the built-in reviews")
}

/// Everything as it is now, reviewed.
fn reviewed(assistant: &Assistant, builtin: &Reviews) -> Reviews {
    let mut reviews = Reviews::default();
    let none = Reviews::default();
    for finding in audit::findings(assistant.rulebook(), assistant.index(), &none, builtin) {
        if let (State::Unreviewed, Some(now)) = (&finding.state, &finding.now) {
            let review = Review::of(now, Date::today());
            reviews.insert(finding.rule, finding.ground, finding.locale, review);
        }
    }
    reviews
}

#[test]
fn a_year_of_french_documents_moves_rules_and_leaves_others() {
    let Some(corpus) = corpus() else { return };
    let builtin = handbook();
    let own = reviewed(&assistant(&[&corpus.join("corpus-2020/fr-fr")]), &builtin);
    assert!(own.iter().count() > 20, "{}", own.iter().count());
    let now = assistant(&[&corpus.join("corpus/fr-fr")]);
    let findings = audit::findings(now.rulebook(), now.index(), &own, &builtin);
    let moved: BTreeSet<&str> =
        findings.iter().filter(|finding| finding.has_moved()).map(|finding| finding.rule.as_str()).collect();
    // The policy on reselling among partners was written anew, the list of what several partners leave alone was not.
    assert!(moved.contains("resell-to-partner") && moved.contains("buy-for-own-tenant"), "{moved:?}");
    assert!(!moved.contains("multi-partner-effect"), "{moved:?}");
    let standing = audit::Standing::new(now.rulebook(), now.index(), now.locales(), &own, &builtin);
    assert!(standing.moved(&"buy-for-own-tenant".into(), []).is_some());
    assert!(standing.moved(&"multi-partner-effect".into(), []).is_none());
}

#[test]
fn a_lost_denial_is_found_among_nine_languages() {
    let Some(corpus) = corpus() else { return };
    let assistant = assistant(&[&corpus.join("corpus")]);
    let (own, builtin) = (Reviews::default(), handbook());
    let started = std::time::Instant::now();
    let suspects =
        audit::suspects(assistant.rulebook(), assistant.index(), assistant.locales(), &own, &builtin);
    println!("{} suspects in {:.1?}", suspects.len(), started.elapsed());
    let misleading: Vec<_> = suspects.iter().filter(|suspect| suspect.misleads()).collect();
    let russian = |suspect: &&&audit::Suspect| {
        suspect.ground.to_string() == "multi-partner item 1"
            && suspect.excerpt.document.locale.language() == "ru"
    };
    assert_eq!(misleading.iter().filter(russian).count(), 1);
    assert!(misleading.len() < 30, "{}", misleading.len());
}

#[test]
fn the_handbook_hardly_looks_as_if_it_said_different_things() {
    let assistant = assistant(&[]);
    let none = Reviews::default();
    let suspects =
        audit::suspects(assistant.rulebook(), assistant.index(), assistant.locales(), &none, &none);
    let told: Vec<String> = suspects
        .iter()
        .filter(|suspect| suspect.misleads())
        .map(|suspect| {
            format!("{} {}: {:?}", suspect.ground, suspect.excerpt.document.locale, suspect.reasons)
        })
        .collect();
    // It is written in its own words in every language, more freely than translations are.
    let texts = handbook().iter().count();
    assert!(told.len() * 50 < texts, "{} of {texts}\n{}", told.len(), told.join("\n"));
}
