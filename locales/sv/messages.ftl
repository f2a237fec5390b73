### Det som varje svar består av. Det inom klamrar fylls i.

verdict-yes = Ja.
verdict-no = Nej.
verdict-conditional = Ja, på vissa villkor.

presumed = Jag utgår från: { $facts }.
branch = Om { $label }:
narrow = För ett mer exakt svar behöver jag veta:
clarify = Det beror på.
ways-why = Det frågas eftersom svaret beror på det:
ways-not-known = Då är det öppet. Så här beror svaret på det:
ways-further = Då beror det också på: { $fact }.
ways-find-out = Ta reda på detta för att avgöra det:
which-topic = Vilket av detta menar du?
which-other = Något annat

answer-found = Så här står det i dokumentationen:
abstain = Jag hittar inget svar på det i dokumentationen.
abstain-silent = Det framgår inte av dokumentationen. { $reason }
abstain-nearest = Närmaste avsnitt:
nearest = - { $source } ({ $details })
abstain-todo = Pröva med andra ord, nämn produkten eller funktionen, eller fråga din kontakt på Microsoft.

source = Källa: { $source } ({ $details })
see-also = Se även: { $source } ({ $details })
row = rad: { $name }
translation-machine = maskinöversatt
translation-human = översatt
no-translation = Det här avsnittet finns inte på { $wanted }; det citeras på { $shown }.
newer-sibling = Versionen { $locale } är nyare ({ $date }).
translation-suspected = Översättningen av det här avsnittet till { $wanted } verkar inte säga samma sak som de andra; avsnittet citeras på { $shown }.
ground-moved = Texten som det här bygger på har ändrats sedan regeln senast granskades ({ $date }). Var försiktig tills den har granskats på nytt.
ground-moved-suspended = Jag ger inget besked här: texten som det skulle bygga på har ändrats sedan regeln senast granskades ({ $date }).

why-topic = Ämne: { $topic }
why-confidence = Säkerhet om ämnet: { $confidence }
# $topic: the name of the topic that is next likely.
why-runner-up = Säkerhet om ämnet: { $confidence }; näst troligast: { $topic }
why-facts = Fakta: { $facts }
why-presumed = Antaget: { $facts }
why-rule = Regel: { $rule }
why-sections = Avsnitt: { $sections }
why-language = Språk: { $language }
why-none = inget
why-retrieval = Ingen regel gäller här; avsnitten kommer från sökningen, konfidens { $confidence }.
why-nothing = Ställ en fråga först.
fact-value = { $fact }: { $value }

chat-welcome = Fråga mig om att sälja och stödja Microsofts molnprenumerationer. `why` förklarar det senaste svaret, `new` börjar om, `exit` avslutar.
chat-new = Då börjar vi om.
chat-bye = Hej då.

language-en = engelska
language-fr = franska
language-ru = ryska
language-sv = svenska
language-de = tyska
language-es = spanska
language-ja = japanska
language-pt = portugisiska
language-zh = kinesiska
language-zh-hant = traditionell kinesiska
language-it = italienska
language-ko = koreanska
language-nl = nederländska
language-pl = polska
language-tr = turkiska
language-cs = tjeckiska
language-hu = ungerska

button-why = Varför?
button-helpful = Det hjälpte
button-not-helpful = Det hjälpte inte
button-more = Fler avsnitt
button-person = Fråga en människa
button-show = Visa
choose = Välj
language-automatic = språket jag skriver på
offer = Det kan finnas något om det här i dokumentationen.

notice-not-yours = Bara den som ställde frågan kan välja här. Fråga mig själv, så svarar jag dig.
notice-already-chosen = Det valet är redan gjort.
notice-expired = Frågan är för gammal för att gå vidare med. Ställ den på nytt.
notice-thanks = Tack för att du berättade det.
notice-no-more = Jag har inga fler avsnitt om det här.
notice-not-found = Jag hittar inget sådant avsnitt.
notice-unknown-topic = Det ämnet känner jag inte till. Välj ett i listan som visas medan du skriver.
notice-unused-facts = Svaret beror inte på: { $facts }.
notice-language = Från och med nu svarar jag dig på { $language } när språket inte framgår av ditt meddelande.
notice-language-automatic = Från och med nu rättar jag mig efter språket du skriver på.
notice-forgotten = Det jag hade sparat om dig är raderat.
notice-not-allowed = Det kan bara de som sköter den här servern göra.
notice-busy = Jag har för många frågor just nu. Fråga igen om en minut.
notice-error = Något gick fel hos mig. Försök igen.
notice-reloaded = Jag har läst in allt på nytt.
notice-reload-failed = Jag behåller det jag hade, eftersom det nya inte går att använda: { $reason }

person-request = { $user } vill fråga en människa.
person-question = Fråga
person-facts = Det här är känt
person-sections = Närmaste avsnitt
person-called = Jag har skickat din fråga vidare. Någon svarar här.
person-wait = Jag skickade vidare en fråga från dig för en kort stund sedan. Vänta lite innan du skickar nästa.
person-none = Ingen är angiven här som jag kan fråga. Din kontakt på Microsoft kan hjälpa till.

help = Nämn mig, svara på ett av mina svar eller skriv direkt till mig: jag svarar utifrån dokumentationen och ett regelverk, på ditt språk, och anger vilket avsnitt varje svar bygger på. Om ingetdera ger stöd för ett svar säger jag att jag inte vet.
help-commands = Mina kommandon:
help-privacy = Jag sparar läget i våra samtal, språket du har valt och din feedback, under en kod i stället för ditt namn, och raderar det efter en tid.

status-version = Version: { $version }
status-documents = Dokument: { $sections } avsnitt på { $locales } språk
status-rules = Regelverk: { $rules } regler om { $topics } ämnen
status-running = Igång sedan: { $since }
status-answers = Sparade svar: { $answers }
