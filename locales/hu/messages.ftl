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
