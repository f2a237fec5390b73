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
which-topic = Co z toho máte na mysli?
which-other = Něco jiného

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
why-confidence = Jistota tématu: { $confidence }
# $topic: the name of the topic that is next likely.
why-runner-up = Jistota tématu: { $confidence }; druhé nejpravděpodobnější: { $topic }
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

button-why = Proč?
button-helpful = Pomohlo
button-not-helpful = Nepomohlo
button-more = Další oddíly
button-person = Zeptat se člověka
button-show = Zobrazit
choose = Vyberte
language-automatic = jazyk, ve kterém píšu
offer = V dokumentaci k tomu možná něco je.

notice-not-yours = Vybírat tu může jen ten, kdo se ptal. Položte mi vlastní otázku a odpovím vám.
notice-already-chosen = Tady už je vybráno.
notice-expired = Tato otázka je příliš stará, než aby se v ní dalo pokračovat. Položte ji prosím znovu.
notice-thanks = Děkuji za vaše hodnocení.
notice-no-more = Další oddíly k tomu nemám.
notice-not-found = Takový oddíl nenacházím.
notice-unknown-topic = Toto téma neznám. Vyberte některé ze seznamu, který se zobrazí při psaní.
notice-unused-facts = Odpověď nezávisí na: { $facts }.
notice-language = Když z vaší zprávy nebude poznat její jazyk, budu vám odteď odpovídat v tomto jazyce: { $language }.
notice-language-automatic = Odteď se řídím jazykem, ve kterém píšete.
notice-forgotten = Vše, co o vás bylo uchováno, je smazáno.
notice-not-allowed = To mohou jen správci tohoto serveru.
notice-busy = Teď mám příliš mnoho otázek. Zeptejte se prosím znovu za minutu.
notice-error = Na mé straně se něco pokazilo. Zkuste to prosím znovu.
notice-reloaded = Vše je znovu načteno.
notice-reload-failed = Zůstávám u předchozí verze, protože novou nelze použít: { $reason }

person-request = { $user } se chce zeptat člověka.
person-question = Otázka
person-facts = Co je známo
person-sections = Nejbližší oddíly
person-called = Vaše otázka je předána. Někdo odpoví zde.
person-wait = Jedna vaše otázka byla předána teprve před chvílí. Před další prosím chvíli počkejte.
person-none = Není tu uveden nikdo, koho bych se mohl zeptat. Pomoci může váš kontakt v Microsoftu.

help = Zmiňte mě, odpovězte na některou z mých odpovědí nebo mi napište přímo: odpovídám podle dokumentace a souboru pravidel, ve vašem jazyce, a uvádím oddíl, o který se každá odpověď opírá. Když oporu nedává ani jedno, řeknu, že nevím.
help-commands = Moje příkazy:
help-privacy = Uchovávám stav našich konverzací, vámi zvolený jazyk a vaše hodnocení, a to pod kódem místo vašeho jména, a po čase to mažu.

status-version = Verze: { $version }
status-documents = Dokumenty: oddíly – { $sections }, jazyky – { $locales }
status-rules = Soubor pravidel: pravidla – { $rules }, témata – { $topics }
status-running = V provozu od: { $since }
status-answers = Uchované odpovědi: { $answers }
