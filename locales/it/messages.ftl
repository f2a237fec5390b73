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
