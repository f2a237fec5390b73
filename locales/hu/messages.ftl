### Amiből minden válasz felépül. A kapcsos zárójelben lévő értékek kitöltődnek.

verdict-yes = Igen.
verdict-no = Nem.
verdict-conditional = Igen, bizonyos feltételekkel.

presumed = Ebből indulok ki: { $facts }.
branch = Ha ez áll fenn – { $label }:
narrow = A pontos válaszhoz tudnom kell:
clarify = Ez attól függ.
ways-why = Azért kérdezem, mert ettől függ a válasz:
ways-not-known = Akkor nyitva marad. Ettől függ:
ways-further = Ekkor még ettől is függ: { $fact }.
ways-find-out = A döntéshez derítse ki:
which-topic = Melyikre gondol?
which-other = Másra

answer-found = A dokumentáció ezt mondja:
abstain = Erre nem találok választ a dokumentációban.
abstain-silent = A dokumentáció ezt nem dönti el. { $reason }
abstain-nearest = A legközelebbi szakaszok:
nearest = - { $source } ({ $details })
abstain-todo = Próbálja más szavakkal, nevezze meg a terméket vagy a funkciót, vagy kérdezze a kapcsolattartóját a Microsoftnál.

source = Forrás: { $source } ({ $details })
see-also = Lásd még: { $source } ({ $details })
row = sor: { $name }
translation-machine = gépi fordítás
translation-human = fordítás
no-translation = Ennek a szakasznak nincs változata ezen a nyelven: { $wanted }; az idézet nyelve: { $shown }.
newer-sibling = A(z) { $locale } változat újabb ({ $date }).
translation-suspected = E szakasz fordítása (nyelv: { $wanted }) mintha nem azt mondaná, amit a többi; az idézet nyelve: { $shown }.
ground-moved = Az a szöveg, amelyen ez a válasz alapul, megváltozott a szabály legutóbbi ellenőrzése óta ({ $date }). Amíg újra nem ellenőrzik, kérjük, kezelje óvatosan.
ground-moved-suspended = Ezt most nem döntöm el: az a szöveg, amelyen a válasz alapulna, megváltozott a szabály legutóbbi ellenőrzése óta ({ $date }).

why-topic = Téma: { $topic }
why-confidence = A téma biztossága: { $confidence }
# $topic: the name of the topic that is next likely.
why-runner-up = A téma biztossága: { $confidence }; a következő legvalószínűbb: { $topic }
why-facts = Tények: { $facts }
why-presumed = Feltételezve: { $facts }
why-rule = Szabály: { $rule }
why-sections = Szakaszok: { $sections }
why-language = Nyelv: { $language }
why-none = semmi
why-retrieval = Itt egyik szabály sem szól; a szakaszokat keresés találta, bizonyosság: { $confidence }.
why-nothing = Előbb kérdezzen valamit.
fact-value = { $fact }: { $value }

chat-welcome = Kérdezzen a Microsoft felhőelőfizetéseinek értékesítéséről és támogatásáról. A `why` megmagyarázza az utolsó választ, a `new` elölről kezdi, az `exit` kilép.
chat-new = Kezdjük elölről.
chat-bye = Viszontlátásra.

language-en = angol
language-fr = francia
language-ru = orosz
language-sv = svéd
language-de = német
language-es = spanyol
language-ja = japán
language-pt = portugál
language-zh = kínai
language-zh-hant = hagyományos kínai
language-it = olasz
language-ko = koreai
language-nl = holland
language-pl = lengyel
language-tr = török
language-cs = cseh
language-hu = magyar

button-why = Miért?
button-helpful = Hasznos
button-not-helpful = Nem hasznos
button-more = További szakaszok
button-person = Emberi segítség
button-show = Megjelenítés
choose = Válasszon
language-automatic = a nyelv, amelyen írok
offer = A dokumentációban talán van erről valami.

notice-not-yours = Itt csak az választhat, aki a kérdést feltette. Kérdezzen Ön is, és válaszolok.
notice-already-chosen = Itt már megtörtént a választás.
notice-expired = Ez a kérdés már túl régi a folytatáshoz. Kérem, tegye fel újra.
notice-thanks = Köszönöm a visszajelzést.
notice-no-more = Ehhez nincs több szakaszom.
notice-not-found = Nem találok ilyen szakaszt.
notice-unknown-topic = Ezt a témát nem ismerem. Válasszon a gépelés közben megjelenő listából.
notice-unused-facts = A válasz ettől nem függ: { $facts }.
notice-language = Ha az üzenetéből nem derül ki a nyelve, mostantól ezen a nyelven válaszolok: { $language }.
notice-language-automatic = Mostantól ahhoz a nyelvhez igazodom, amelyen ír.
notice-forgotten = Töröltem, amit Önről tároltam.
notice-not-allowed = Ezt csak a kiszolgáló üzemeltetői tehetik meg.
notice-busy = Most túl sok kérdésem van. Kérem, próbálja újra egy perc múlva.
notice-error = Nálam valami hiba történt. Kérem, próbálja újra.
notice-reloaded = Mindent újra beolvastam.
notice-reload-failed = Megtartom, ami eddig volt, mert az új nem használható: { $reason }

person-request = { $user } emberi segítséget kér.
person-question = Kérdés
person-facts = Amit tudni lehet
person-sections = A legközelebbi szakaszok
person-called = Továbbítottam a kérdését. Itt fog valaki válaszolni.
person-wait = Nemrég már továbbítottam egy kérdését. Kérem, várjon egy kicsit a következővel.
person-none = Itt senki sincs megadva, akit megkérdezhetnék. A Microsoftnál lévő kapcsolattartója segíthet.

help = Említsen meg, válaszoljon valamelyik válaszomra, vagy írjon nekem közvetlenül: a dokumentáció és egy szabálygyűjtemény alapján válaszolok, az Ön nyelvén, és megnevezem a szakaszt, amelyen az adott válasz alapul. Ha egyik sem támaszt alá választ, azt mondom, hogy nem tudom.
help-commands = A parancsaim:
help-privacy = A beszélgetéseink állapotát, a választott nyelvet és a visszajelzéseit a neve helyett egy kód alatt tárolom, és egy idő után törlöm.

status-version = Verzió: { $version }
status-documents = Dokumentumok: { $sections } szakasz { $locales } nyelven
status-rules = Szabálygyűjtemény: { $rules } szabály { $topics } témában
status-running = Ekkortól fut: { $since }
status-answers = Tárolt válaszok: { $answers }
