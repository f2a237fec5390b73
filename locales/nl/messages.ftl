### What every answer is made of, in Dutch. Values in braces are filled in.

verdict-yes = Ja.
verdict-no = Nee.
verdict-conditional = Ja, onder bepaalde voorwaarden.

presumed = Ik ga uit van: { $facts }.
branch = Als het gaat om { $label }:
narrow = Voor een preciezer antwoord wil ik weten:
clarify = Dat hangt ervan af.
ways-why = Dat wordt gevraagd omdat het antwoord ervan afhangt:
ways-not-known = Dan blijft het open. Het hangt hiervan af:
ways-further = Dan hangt het ook nog af van: { $fact }.
ways-find-out = Zoek om het te beslissen uit:
which-topic = Welke van deze bedoelt u?
which-other = Iets anders

answer-found = Dit staat erover in de documentatie:
abstain = Daar vind ik in de documentatie geen antwoord op.
abstain-silent = De documentatie beslist dat niet. { $reason }
abstain-nearest = De dichtstbijzijnde secties:
nearest = - { $source } ({ $details })
abstain-todo = Probeer andere woorden, noem het product of de functie, of vraag het uw contactpersoon bij Microsoft.

source = Bron: { $source } ({ $details })
see-also = Zie ook: { $source } ({ $details })
row = rij: { $name }
translation-machine = machinevertaling
translation-human = vertaald
no-translation = Deze sectie bestaat niet in het { $wanted }; ze wordt in het { $shown } geciteerd.
newer-sibling = De versie { $locale } is nieuwer ({ $date }).
translation-suspected = De vertaling van deze sectie in het { $wanted } lijkt niet hetzelfde te zeggen als de andere; de sectie wordt in het { $shown } geciteerd.
ground-moved = De tekst waarop dit berust, is gewijzigd sinds de regel voor het laatst is nagekeken ({ $date }). Tot dat opnieuw is gebeurd, is voorzichtigheid geboden.
ground-moved-suspended = Ik geef hierover geen uitsluitsel: de tekst waarop dat zou berusten, is gewijzigd sinds de regel voor het laatst is nagekeken ({ $date }).

why-topic = Onderwerp: { $topic }
why-confidence = Zekerheid over het onderwerp: { $confidence }
# $topic: the name of the topic that is next likely.
why-runner-up = Zekerheid over het onderwerp: { $confidence }; daarna het waarschijnlijkst: { $topic }
why-facts = Feiten: { $facts }
why-presumed = Aangenomen: { $facts }
why-rule = Regel: { $rule }
why-sections = Secties: { $sections }
why-language = Taal: { $language }
why-none = geen
why-retrieval = Hier geldt geen regel; de secties komen uit de zoekopdracht, betrouwbaarheid { $confidence }.
why-nothing = Stel me eerst een vraag.
fact-value = { $fact }: { $value }

chat-welcome = Vraag me alles over het verkopen en ondersteunen van Microsoft-cloudabonnementen. `why` legt het laatste antwoord uit, `new` begint opnieuw, `exit` sluit af.
chat-new = We beginnen opnieuw.
chat-bye = Tot ziens.

language-en = Engels
language-fr = Frans
language-ru = Russisch
language-sv = Zweeds
language-de = Duits
language-es = Spaans
language-ja = Japans
language-pt = Portugees
language-zh = Chinees
language-zh-hant = traditioneel Chinees
language-it = Italiaans
language-ko = Koreaans
language-nl = Nederlands
language-pl = Pools
language-tr = Turks
language-cs = Tsjechisch
language-hu = Hongaars

button-why = Waarom?
button-helpful = Nuttig
button-not-helpful = Niet nuttig
button-more = Meer secties
button-person = Vraag het iemand
button-show = Tonen
choose = Kies
language-automatic = de taal waarin ik schrijf
offer = Misschien staat hierover iets in de documentatie.

notice-not-yours = Alleen wie de vraag heeft gesteld, kan hier kiezen. Stel me zelf een vraag, dan antwoord ik u.
notice-already-chosen = Die keuze is al gemaakt.
notice-expired = Die vraag is te oud om er nog mee verder te gaan. Stel de vraag opnieuw.
notice-thanks = Bedankt voor uw feedback.
notice-no-more = Ik heb hierover geen secties meer.
notice-not-found = Ik vind daar geen sectie voor.
notice-unknown-topic = Dat onderwerp ken ik niet. Kies er een uit de lijst terwijl u typt.
notice-unused-facts = Het antwoord hangt niet af van: { $facts }.
notice-language = Voortaan antwoord ik u in het { $language } als de taal niet uit uw bericht blijkt.
notice-language-automatic = Voortaan ga ik uit van de taal waarin u schrijft.
notice-forgotten = Wat ik over u bewaarde, is verwijderd.
notice-not-allowed = Dat kunnen alleen de beheerders van deze server.
notice-busy = Ik heb op dit moment te veel vragen. Vraag het over een minuut nog eens.
notice-error = Er ging bij mij iets mis. Probeer het opnieuw.
notice-reloaded = Ik heb alles opnieuw ingelezen.
notice-reload-failed = Ik houd wat ik had, want het nieuwe is niet bruikbaar: { $reason }

person-request = { $user } wil het graag iemand vragen.
person-question = Vraag
person-facts = Wat bekend is
person-sections = Dichtstbijzijnde secties
person-called = Ik heb uw vraag doorgegeven. Iemand zal hier antwoorden.
person-wait = Ik heb kort geleden al een vraag van u doorgegeven. Wacht even voordat u de volgende stelt.
person-none = Hier is niemand opgegeven aan wie ik het kan vragen. Uw contactpersoon bij Microsoft kan helpen.

help = Vermeld me, reageer op een van mijn antwoorden of schrijf me rechtstreeks: ik antwoord op basis van de documentatie en een reeks regels, in uw taal, en noem de sectie waarop elk antwoord berust. Als geen van beide een antwoord ondersteunt, zeg ik dat ik het niet weet.
help-commands = Mijn opdrachten:
help-privacy = Ik bewaar de stand van onze gesprekken, de taal die u hebt gekozen en uw feedback, onder een code in plaats van uw naam, en verwijder dat na enige tijd.

status-version = Versie: { $version }
status-documents = Documenten: { $sections } secties in { $locales } talen
status-rules = Regels: { $rules } regels over { $topics } onderwerpen
status-running = Actief sinds: { $since }
status-answers = Bewaarde antwoorden: { $answers }
