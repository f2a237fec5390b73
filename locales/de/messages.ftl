### Woraus jede Antwort besteht. Was in geschweiften Klammern steht, wird eingesetzt.

verdict-yes = Ja.
verdict-no = Nein.
verdict-conditional = Ja, unter bestimmten Bedingungen.

presumed = Dabei gehe ich aus von: { $facts }.
branch = Falls { $label }:
narrow = Damit ich es genau sagen kann, noch eine Frage:
clarify = Das kommt darauf an.
ways-why = Danach wird gefragt, weil die Antwort davon abhängt:
ways-not-known = Dann bleibt es offen. Davon hängt es ab:
ways-further = Dann hängt es außerdem davon ab: { $fact }.
ways-find-out = Um es zu klären, finden Sie heraus:

answer-found = Dazu steht in der Dokumentation:
abstain = Darauf finde ich in der Dokumentation keine Antwort.
abstain-silent = Die Dokumentation legt das nicht fest. { $reason }
abstain-nearest = Die nächstliegenden Abschnitte:
nearest = - { $source } ({ $details })
abstain-todo = Versuchen Sie es mit anderen Worten, nennen Sie das Produkt oder die Funktion, oder fragen Sie Ihren Ansprechpartner bei Microsoft.

source = Quelle: { $source } ({ $details })
see-also = Siehe auch: { $source } ({ $details })
row = Zeile: { $name }
translation-machine = maschinell übersetzt
translation-human = übersetzt
no-translation = Diesen Abschnitt gibt es nicht auf { $wanted }; zitiert wird er auf { $shown }.
newer-sibling = Die Fassung { $locale } ist neuer ({ $date }).
translation-suspected = Die Übersetzung dieses Abschnitts (Sprache: { $wanted }) sagt anscheinend nicht dasselbe wie die anderen; zitiert wird er auf { $shown }.
ground-moved = Der Text, auf dem das beruht, hat sich geändert, seit die Regel zuletzt geprüft wurde ({ $date }). Bis sie wieder geprüft ist, ist Vorsicht geboten.
ground-moved-suspended = Hierzu gibt es vorerst kein Urteil: Der Text, auf dem es beruhen würde, hat sich geändert, seit die Regel zuletzt geprüft wurde ({ $date }).

why-topic = Thema: { $topic }
why-facts = Fakten: { $facts }
why-presumed = Angenommen: { $facts }
why-rule = Regel: { $rule }
why-sections = Abschnitte: { $sections }
why-language = Sprache: { $language }
why-none = nichts
why-retrieval = Hier greift keine Regel; die Abschnitte stammen aus der Suche, Konfidenz { $confidence }.
why-nothing = Stellen Sie mir zuerst eine Frage.
fact-value = { $fact }: { $value }

chat-welcome = Fragen Sie mich zum Verkauf und zur Betreuung von Microsoft-Cloudabonnements. `why` erklärt die letzte Antwort, `new` beginnt von vorn, `exit` beendet das Gespräch.
chat-new = Fangen wir noch einmal von vorn an.
chat-bye = Auf Wiedersehen.

language-en = Englisch
language-fr = Französisch
language-ru = Russisch
language-sv = Schwedisch
language-de = Deutsch
language-es = Spanisch
language-ja = Japanisch
language-pt = Portugiesisch
language-zh = Chinesisch
language-zh-hant = Chinesisch (traditionell)
language-it = Italienisch
language-ko = Koreanisch
language-nl = Niederländisch
language-pl = Polnisch
language-tr = Türkisch
language-cs = Tschechisch
language-hu = Ungarisch
