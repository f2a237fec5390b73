//! A mark of how words are taken apart, for what is written with terms in it and read by another version of the program.

use lotse_knowledge::Locale;

use super::Analyzer;

/// Names, numbers, identifiers, elisions and scripts, which are treated alike in every language.
const ALL: &str = "The customer's EA, Azure plan and Microsoft 365 E5: see datasetName, PowerBIUsage, snake_case, \
    docs.example.com, 1,5 or 24/7. L’offre, dell'anno, d’été, straße, ĺıne, œuvre, ещё. MPNプログラム名 の契約を更新 \
    客户 구독을 취소";

/// A few sentences in each language that has a stemmer.
const SENTENCES: [(&str, &str); 16] = [
    ("cs", "Zákazníci mohou kdykoli zrušit předplatné nebo změnit fakturační údaje."),
    ("da", "Kunderne kan opsige abonnementerne og ændre oplysningerne om betaling."),
    ("de", "Rechnungen werden monatlich gestellt; gekündigte Verträge verlängern sich nicht."),
    ("en", "Resellers renewed their agreements and cancelled several subscriptions quickly."),
    ("es", "Los clientes pueden cancelar sus suscripciones y cambiar la facturación."),
    ("fi", "Asiakkaat voivat peruuttaa tilauksensa ja muuttaa laskutustietojaan."),
    ("fr", "Les clients résilient leurs abonnements et modifient la facturation prévue."),
    ("hu", "Az ügyfelek bármikor lemondhatják előfizetéseiket és módosíthatják a számlázást."),
    ("it", "I clienti possono annullare gli abbonamenti e modificare la fatturazione."),
    ("nl", "Klanten kunnen hun abonnementen opzeggen en de facturering wijzigen."),
    ("nb", "Kundene kan si opp abonnementene sine og endre faktureringen."),
    ("pl", "Klienci mogą anulować subskrypcje i zmieniać dane rozliczeniowe."),
    ("pt", "Os clientes podem cancelar suas assinaturas e alterar a cobrança."),
    ("ru", "Клиенты могут отменять подписки и изменять платёжные сведения."),
    ("sv", "Kunderna kan säga upp prenumerationerna och ändra faktureringen."),
    ("tr", "Müşteriler aboneliklerini iptal edebilir ve faturalarını değiştirebilir."),
];

/// The mark of how a language and its pivot are taken apart: of another analyzer it is another.
pub(crate) fn mark(locale: &Locale, pivot: &Locale) -> u64 {
    let mut hasher = blake3::Hasher::new();
    for locale in [locale, pivot] {
        let analyzer = Analyzer::new(locale);
        let own = SENTENCES.iter().filter(|(language, _)| *language == locale.language());
        for text in [ALL].into_iter().chain(own.map(|(_, text)| *text)) {
            analyzer.words(text, |word| {
                hasher.update(word.term.as_bytes()).update(&[0]).update(word.surface.as_bytes());
                hasher.update(&[0, word.kind as u8]);
            });
        }
    }
    hasher.finalize().as_bytes()[..8].iter().fold(0, |mark, byte| mark << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_with_a_stemmer_has_a_mark_of_its_own() {
        let pivot: Locale = "en".parse().expect("a locale");
        let marks = SENTENCES.map(|(language, _)| mark(&language.parse().expect("a locale"), &pivot));
        let distinct: std::collections::BTreeSet<u64> = marks.into_iter().collect();
        assert_eq!(distinct.len(), SENTENCES.len());
        let [region, language] =
            ["fr-FR", "fr"].map(|locale| mark(&locale.parse().expect("a locale"), &pivot));
        assert_eq!(region, language);
    }
}
