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
which-topic = Was davon meinen Sie?
which-other = Etwas anderes

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
why-confidence = Sicherheit beim Thema: { $confidence }
# $topic: the name of the topic that is next likely.
why-runner-up = Sicherheit beim Thema: { $confidence }; nächstwahrscheinlich: { $topic }
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

button-why = Warum?
button-helpful = Hilfreich
button-not-helpful = Nicht hilfreich
button-more = Weitere Abschnitte
button-person = Einen Menschen fragen
button-show = Anzeigen
choose = Auswählen
language-automatic = die Sprache, in der ich schreibe
offer = Dazu könnte etwas in der Dokumentation stehen.

notice-not-yours = Hier kann nur auswählen, wer die Frage gestellt hat. Fragen Sie mich selbst, dann antworte ich Ihnen.
notice-already-chosen = Das wurde bereits ausgewählt.
notice-expired = Diese Frage liegt zu lange zurück, um damit fortzufahren. Bitte stellen Sie sie noch einmal.
notice-thanks = Danke für Ihre Rückmeldung.
notice-no-more = Weitere Abschnitte habe ich dazu nicht.
notice-not-found = Dazu finde ich keinen Abschnitt.
notice-unknown-topic = Dieses Thema kenne ich nicht. Wählen Sie beim Tippen eines aus der Liste aus.
notice-unused-facts = Davon hängt die Antwort nicht ab: { $facts }.
notice-language = Von jetzt an antworte ich Ihnen auf { $language }, wenn sich die Sprache nicht aus Ihrer Nachricht ergibt.
notice-language-automatic = Von jetzt an richte ich mich nach der Sprache, in der Sie schreiben.
notice-forgotten = Was ich über Sie gespeichert hatte, ist gelöscht.
notice-not-allowed = Das können nur diejenigen, die diesen Server verwalten.
notice-busy = Im Moment habe ich zu viele Fragen. Bitte fragen Sie in einer Minute noch einmal.
notice-error = Bei mir ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal.
notice-reloaded = Ich habe alles neu eingelesen.
notice-reload-failed = Ich behalte den bisherigen Stand, denn der neue ist nicht verwendbar: { $reason }

person-request = { $user } möchte einen Menschen fragen.
person-question = Frage
person-facts = Was bekannt ist
person-sections = Nächstliegende Abschnitte
person-called = Ich habe Ihre Frage weitergegeben. Jemand wird hier antworten.
person-wait = Ich habe erst vor Kurzem eine Frage von Ihnen weitergegeben. Bitte warten Sie ein wenig bis zur nächsten.
person-none = Hier ist niemand benannt, den ich fragen könnte. Ihr Ansprechpartner bei Microsoft kann weiterhelfen.

help = Erwähnen Sie mich, antworten Sie auf eine meiner Antworten, oder schreiben Sie mir direkt: Ich antworte anhand der Dokumentation und eines Regelwerks, in Ihrer Sprache, und nenne den Abschnitt, auf dem die jeweilige Antwort beruht. Lässt sich eine Antwort auf keines von beiden stützen, sage ich, dass ich es nicht weiß.
help-commands = Meine Befehle:
help-privacy = Ich speichere den Stand unserer Gespräche, die von Ihnen gewählte Sprache und Ihr Feedback unter einem Code anstelle Ihres Namens und lösche das nach einiger Zeit.

status-version = Version: { $version }
status-documents = Dokumente: { $sections } Abschnitte in { $locales } Sprachen
status-rules = Regelwerk: { $rules } Regeln zu { $topics } Themen
status-running = Läuft seit: { $since }
status-answers = Aufbewahrte Antworten: { $answers }
