### Z czego składa się każda odpowiedź. Wartości w nawiasach klamrowych są uzupełniane.

verdict-yes = Tak.
verdict-no = Nie.
verdict-conditional = Tak, pod pewnymi warunkami.

presumed = Zakładam, że: { $facts }.
branch = Wariant „{ $label }”:
narrow = Aby odpowiedzieć dokładniej, muszę wiedzieć:
clarify = To zależy.
ways-why = Pytanie pada, bo od tego zależy odpowiedź:
ways-not-known = W takim razie sprawa pozostaje otwarta. Zależy to od tego:
ways-further = Wtedy zależy to jeszcze od: { $fact }.
ways-find-out = Aby to rozstrzygnąć, trzeba ustalić:

answer-found = Oto co mówi dokumentacja:
abstain = Nie znajduję na to odpowiedzi w dokumentacji.
abstain-silent = Dokumentacja tego nie rozstrzyga. { $reason }
abstain-nearest = Najbliższe sekcje:
nearest = - { $source } ({ $details })
abstain-todo = Spróbuj innych słów, podaj nazwę produktu lub funkcji albo zapytaj swoją osobę kontaktową w firmie Microsoft.

source = Źródło: { $source } ({ $details })
see-also = Zobacz też: { $source } ({ $details })
row = wiersz: { $name }
translation-machine = tłumaczenie maszynowe
translation-human = tłumaczenie
no-translation = Tej sekcji nie ma w tym języku: { $wanted }; cytat jest w języku: { $shown }.
newer-sibling = Wersja { $locale } jest nowsza ({ $date }).
translation-suspected = Tłumaczenie tej sekcji (język: { $wanted }) zdaje się mówić co innego niż pozostałe; cytat jest w języku: { $shown }.
ground-moved = Tekst, na którym opiera się ta odpowiedź, zmienił się od ostatniego sprawdzenia reguły ({ $date }). Do czasu ponownego sprawdzenia proszę zachować ostrożność.
ground-moved-suspended = Nie rozstrzygam tego: tekst, na którym opierałaby się odpowiedź, zmienił się od ostatniego sprawdzenia reguły ({ $date }).

why-topic = Temat: { $topic }
why-facts = Fakty: { $facts }
why-presumed = Założono: { $facts }
why-rule = Reguła: { $rule }
why-sections = Sekcje: { $sections }
why-language = Język: { $language }
why-none = brak
why-retrieval = Żadna reguła nic tu nie mówi; sekcje pochodzą z wyszukiwania, pewność { $confidence }.
why-nothing = Najpierw zadaj mi pytanie.
fact-value = { $fact }: { $value }

chat-welcome = Zapytaj mnie o sprzedaż i obsługę subskrypcji chmurowych firmy Microsoft. `why` wyjaśnia ostatnią odpowiedź, `new` zaczyna od nowa, `exit` kończy.
chat-new = Zaczynamy od nowa.
chat-bye = Do widzenia.

language-en = angielski
language-fr = francuski
language-ru = rosyjski
language-sv = szwedzki
language-de = niemiecki
language-es = hiszpański
language-ja = japoński
language-pt = portugalski
language-zh = chiński
language-zh-hant = chiński tradycyjny
language-it = włoski
language-ko = koreański
language-nl = niderlandzki
language-pl = polski
language-tr = turecki
language-cs = czeski
language-hu = węgierski
