### Z čeho se skládá každá odpověď. Hodnoty ve složených závorkách se doplňují.

verdict-yes = Ano.
verdict-no = Ne.
verdict-conditional = Ano, za určitých podmínek.

presumed = Předpokládám toto: { $facts }.
branch = Varianta „{ $label }“:
narrow = Abych odpověděl přesně, potřebuji vědět:
clarify = To záleží na okolnostech.
ways-why = Ptám se na to, protože na tom závisí odpověď:
ways-not-known = Pak to zůstává otevřené. Závisí to na tomto:
ways-further = Pak to závisí ještě na: { $fact }.
ways-find-out = Pro rozhodnutí zjistěte:

answer-found = V dokumentaci se píše:
abstain = Odpověď na to v dokumentaci nenacházím.
abstain-silent = Dokumentace to nerozhoduje. { $reason }
abstain-nearest = Nejbližší oddíly:
nearest = - { $source } ({ $details })
abstain-todo = Zkuste jiná slova, uveďte produkt nebo funkci, nebo se obraťte na svůj kontakt v Microsoftu.

source = Zdroj: { $source } ({ $details })
see-also = Viz také: { $source } ({ $details })
row = řádek: { $name }
translation-machine = strojový překlad
translation-human = překlad
no-translation = Tento oddíl není v tomto jazyce: { $wanted }; citován je v jazyce: { $shown }.
newer-sibling = Verze { $locale } je novější ({ $date }).
translation-suspected = Překlad tohoto oddílu (jazyk: { $wanted }) zřejmě neříká totéž co ostatní; oddíl je citován v jazyce: { $shown }.
ground-moved = Text, o který se tato odpověď opírá, se od poslední kontroly pravidla změnil ({ $date }). Než bude pravidlo znovu zkontrolováno, buďte prosím obezřetní.
ground-moved-suspended = Tady nerozhoduji: text, o který by se odpověď opírala, se od poslední kontroly pravidla změnil ({ $date }).

why-topic = Téma: { $topic }
why-facts = Fakta: { $facts }
why-presumed = Předpoklad: { $facts }
why-rule = Pravidlo: { $rule }
why-sections = Oddíly: { $sections }
why-language = Jazyk: { $language }
why-none = nic
why-retrieval = Žádné pravidlo tu nic neříká; oddíly našlo vyhledávání, jistota { $confidence }.
why-nothing = Nejdřív se mě na něco zeptejte.
fact-value = { $fact }: { $value }

chat-welcome = Zeptejte se na prodej a podporu cloudových předplatných Microsoftu. `why` vysvětlí poslední odpověď, `new` začne znovu, `exit` končí.
chat-new = Začneme znovu.
chat-bye = Na shledanou.

language-en = angličtina
language-fr = francouzština
language-ru = ruština
language-sv = švédština
language-de = němčina
language-es = španělština
language-ja = japonština
language-pt = portugalština
language-zh = čínština
language-zh-hant = tradiční čínština
language-it = italština
language-ko = korejština
language-nl = nizozemština
language-pl = polština
language-tr = turečtina
language-cs = čeština
language-hu = maďarština
