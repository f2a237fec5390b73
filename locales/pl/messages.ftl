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
which-topic = O którą z tych spraw chodzi?
which-other = O coś innego

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
why-confidence = Pewność co do tematu: { $confidence }
# $topic: the name of the topic that is next likely.
why-runner-up = Pewność co do tematu: { $confidence }; następny najbardziej prawdopodobny: { $topic }
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

button-why = Dlaczego?
button-helpful = Pomocne
button-not-helpful = Niepomocne
button-more = Więcej sekcji
button-person = Zapytaj człowieka
button-show = Pokaż
choose = Wybierz
language-automatic = język, w którym piszę
offer = W dokumentacji może być coś na ten temat.

notice-not-yours = Wybierać może tu tylko osoba, która zadała pytanie. Zadaj mi własne pytanie, a odpowiem.
notice-already-chosen = Tego wyboru już dokonano.
notice-expired = To pytanie jest zbyt stare, aby je kontynuować. Zadaj je ponownie.
notice-thanks = Dziękuję za opinię.
notice-no-more = Nie mam więcej sekcji na ten temat.
notice-not-found = Nie znajduję takiej sekcji.
notice-unknown-topic = Nie znam tego tematu. Wybierz temat z listy wyświetlanej podczas pisania.
notice-unused-facts = Odpowiedź nie zależy od: { $facts }.
notice-language = Od teraz, gdy z Twojej wiadomości nie wynika jej język, odpowiadam w języku: { $language }.
notice-language-automatic = Od teraz kieruję się językiem, w którym piszesz.
notice-forgotten = Usunięto wszystko, co było o Tobie przechowywane.
notice-not-allowed = Mogą to zrobić tylko osoby prowadzące ten serwer.
notice-busy = Mam teraz zbyt wiele pytań. Zapytaj ponownie za minutę.
notice-error = Coś poszło nie tak po mojej stronie. Spróbuj ponownie.
notice-reloaded = Wszystko zostało wczytane od nowa.
notice-reload-failed = Zostaję przy poprzedniej wersji, bo nowej nie da się użyć: { $reason }

person-request = { $user } chce zapytać człowieka.
person-question = Pytanie
person-facts = Co wiadomo
person-sections = Najbliższe sekcje
person-called = Twoje pytanie zostało przekazane. Ktoś odpowie tutaj.
person-wait = Niedawno przekazano już Twoje pytanie. Odczekaj chwilę przed następnym.
person-none = Nie wskazano tu nikogo, kogo mogę zapytać. Pomóc może Twoja osoba kontaktowa w firmie Microsoft.

help = Wspomnij o mnie, odpowiedz na jedną z moich odpowiedzi albo napisz bezpośrednio do mnie: odpowiadam na podstawie dokumentacji i zbioru reguł, w Twoim języku, i podaję sekcję, na której opiera się każda odpowiedź. Gdy odpowiedzi nie potwierdza ani jedno, ani drugie, mówię, że nie wiem.
help-commands = Moje polecenia:
help-privacy = Przechowuję stan naszych rozmów, wybrany przez Ciebie język i Twoje opinie, pod kodem zamiast Twojego imienia i nazwiska, i po pewnym czasie je usuwam.

status-version = Wersja: { $version }
status-documents = Dokumenty: sekcje – { $sections }, języki – { $locales }
status-rules = Zbiór reguł: reguły – { $rules }, tematy – { $topics }
status-running = Działa od: { $since }
status-answers = Przechowywane odpowiedzi: { $answers }
