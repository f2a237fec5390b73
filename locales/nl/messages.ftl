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
