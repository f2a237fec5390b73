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
