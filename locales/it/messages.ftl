### What every answer is made of, in Italian. Values in braces are filled in.

verdict-yes = Sì.
verdict-no = No.
verdict-conditional = Sì, a determinate condizioni.

presumed = Presuppongo: { $facts }.
branch = Nel caso «{ $label }»:
narrow = Per una risposta precisa serve sapere:
clarify = Dipende.
ways-why = Lo si chiede perché la risposta dipende da questo:
ways-not-known = Allora resta aperto. Dipende da questo:
ways-further = In tal caso dipende anche da: { $fact }.
ways-find-out = Per chiarirlo, verifichi:
which-topic = Quale di questi intende?
which-other = Altro

answer-found = Ecco che cosa dice la documentazione:
abstain = Non trovo una risposta a questo nella documentazione.
abstain-silent = La documentazione non lo stabilisce. { $reason }
abstain-nearest = Le sezioni più vicine:
nearest = - { $source } ({ $details })
abstain-todo = Provare con altre parole, indicare il prodotto o la funzionalità, oppure chiedere al proprio contatto in Microsoft.

source = Fonte: { $source } ({ $details })
see-also = Vedi anche: { $source } ({ $details })
row = riga: { $name }
translation-machine = traduzione automatica
translation-human = traduzione
no-translation = Questa sezione non è disponibile in { $wanted }; è citata in { $shown }.
newer-sibling = La versione { $locale } è più recente ({ $date }).
translation-suspected = La traduzione di questa sezione in { $wanted } non sembra dire lo stesso delle altre; la sezione è citata in { $shown }.
ground-moved = Il testo su cui si basa questa risposta è cambiato dall’ultima verifica della regola ({ $date }). Finché non sarà verificata di nuovo, è consigliata cautela.
ground-moved-suspended = Non do un verdetto: il testo su cui si baserebbe è cambiato dall’ultima verifica della regola ({ $date }).

why-topic = Argomento: { $topic }
why-confidence = Sicurezza sull'argomento: { $confidence }
# $topic: the name of the topic that is next likely.
why-runner-up = Sicurezza sull'argomento: { $confidence }; il successivo più probabile: { $topic }
why-facts = Dati: { $facts }
why-presumed = Presupposto: { $facts }
why-rule = Regola: { $rule }
why-sections = Sezioni: { $sections }
why-language = Lingua: { $language }
why-none = nessuno
why-retrieval = Qui non vale nessuna regola; le sezioni vengono dalla ricerca, con confidenza { $confidence }.
why-nothing = Serve prima una domanda.
fact-value = { $fact }: { $value }

chat-welcome = Chiedetemi della vendita e del supporto di abbonamenti cloud Microsoft. `why` spiega l’ultima risposta, `new` ricomincia da capo, `exit` esce.
chat-new = Ricominciamo da capo.
chat-bye = Arrivederci.

language-en = inglese
language-fr = francese
language-ru = russo
language-sv = svedese
language-de = tedesco
language-es = spagnolo
language-ja = giapponese
language-pt = portoghese
language-zh = cinese
language-zh-hant = cinese tradizionale
language-it = italiano
language-ko = coreano
language-nl = olandese
language-pl = polacco
language-tr = turco
language-cs = ceco
language-hu = ungherese

button-why = Perché?
button-helpful = Utile
button-not-helpful = Non utile
button-more = Altre sezioni
button-person = Chiedi a una persona
button-show = Mostra
choose = Scegli
language-automatic = la lingua in cui scrivo
offer = Nella documentazione potrebbe esserci qualcosa su questo.

notice-not-yours = Qui può scegliere solo chi ha fatto la domanda. Fatemi voi una domanda e vi risponderò.
notice-already-chosen = La scelta è già stata fatta.
notice-expired = Questa domanda è troppo vecchia per proseguire. Si prega di ripeterla.
notice-thanks = Grazie per il feedback.
notice-no-more = Non ho altre sezioni su questo.
notice-not-found = Non trovo nessuna sezione su questo.
notice-unknown-topic = Non conosco questo argomento. Sceglierne uno dall’elenco durante la digitazione.
notice-unused-facts = La risposta non dipende da: { $facts }.
notice-language = D’ora in poi vi rispondo in { $language } quando dal messaggio non si riconosce la lingua.
notice-language-automatic = D’ora in poi mi baso sulla lingua in cui scrivete.
notice-forgotten = Ciò che conservavo su di voi è stato eliminato.
notice-not-allowed = Può farlo solo chi gestisce questo server.
notice-busy = In questo momento ho troppe domande. Si prega di riprovare tra un minuto.
notice-error = Qualcosa è andato storto da parte mia. Si prega di riprovare.
notice-reloaded = Ho riletto tutto.
notice-reload-failed = Mantengo ciò che avevo, perché la nuova versione non è utilizzabile: { $reason }

person-request = { $user } chiede l’aiuto di una persona.
person-question = Domanda
person-facts = Che cosa si sa
person-sections = Sezioni più vicine
person-called = Ho inoltrato la vostra domanda. Qualcuno risponderà qui.
person-wait = Ho inoltrato da poco una vostra domanda. Si prega di attendere un po’ prima della prossima.
person-none = Qui non è indicato nessuno a cui io possa chiedere. Il vostro contatto in Microsoft può aiutarvi.

help = Menzionatemi, rispondete a una delle mie risposte o scrivetemi direttamente: rispondo in base alla documentazione e a una raccolta di regole, nella vostra lingua, e indico la sezione su cui si basa ogni risposta. Se né l’una né l’altra offrono una base, dico che non lo so.
help-commands = I miei comandi:
help-privacy = Conservo lo stato delle nostre conversazioni, la lingua che avete scelto e il vostro feedback, con un codice al posto del vostro nome, e li elimino dopo un certo tempo.

status-version = Versione: { $version }
status-documents = Documenti: { $sections } sezioni in { $locales } lingue
status-rules = Raccolta di regole: { $rules } regole su { $topics } argomenti
status-running = In esecuzione da: { $since }
status-answers = Risposte conservate: { $answers }
