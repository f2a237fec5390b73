### Her yanıtı oluşturan parçalar. Süslü ayraçların içi doldurulur.

verdict-yes = Evet.
verdict-no = Hayır.
verdict-conditional = Evet, belirli koşullarla.

presumed = Şunu varsayıyorum: { $facts }.
branch = “{ $label }” durumunda:
narrow = Tam yanıt için şunu bilmem gerekiyor:
clarify = Bu, duruma göre değişir.
ways-why = Yanıt buna bağlı olduğu için soruluyor:
ways-not-known = O zaman bu açık kalır. Şuna bağlıdır:
ways-further = Bu durumda ayrıca şuna bağlıdır: { $fact }.
ways-find-out = Netleştirmek için şunu öğrenin:
which-topic = Bunlardan hangisini kastediyorsunuz?
which-other = Başka bir şey

answer-found = Belgelerde şöyle deniyor:
abstain = Belgelerde bunun yanıtını bulamıyorum.
abstain-silent = Belgeler bunu karara bağlamıyor. { $reason }
abstain-nearest = En yakın bölümler:
nearest = - { $source } ({ $details })
abstain-todo = Başka sözcükler deneyin, ürünü ya da özelliği belirtin veya Microsoft'taki ilgili kişinize sorun.

source = Kaynak: { $source } ({ $details })
see-also = Ayrıca bkz.: { $source } ({ $details })
row = satır: { $name }
translation-machine = makine çevirisi
translation-human = çeviri
no-translation = Bu bölümün şu dilde sürümü yok: { $wanted }; alıntının dili: { $shown }.
newer-sibling = { $locale } sürümü daha yeni ({ $date }).
translation-suspected = Bu bölümün çevirisi ({ $wanted }) diğerleriyle aynı şeyi söylemiyor gibi görünüyor; alıntının dili: { $shown }.
ground-moved = Bu yanıtın dayandığı metin, kuralın son gözden geçirilmesinden ({ $date }) sonra değişti. Kural yeniden gözden geçirilene kadar lütfen temkinli olun.
ground-moved-suspended = Bu konuda karar vermiyorum: Yanıtın dayanacağı metin, kuralın son gözden geçirilmesinden ({ $date }) sonra değişti.

why-topic = Konu: { $topic }
why-confidence = Konunun güvenirliği: { $confidence }
# $topic: the name of the topic that is next likely.
why-runner-up = Konunun güvenirliği: { $confidence }; sonraki en olası konu: { $topic }
why-facts = Olgular: { $facts }
why-presumed = Varsayılan: { $facts }
why-rule = Kural: { $rule }
why-sections = Bölümler: { $sections }
why-language = Dil: { $language }
why-none = yok
why-retrieval = Burada hiçbir kural konuşmuyor; bölümleri arama buldu, güven: { $confidence }.
why-nothing = Önce bana bir şey sorun.
fact-value = { $fact }: { $value }

chat-welcome = Microsoft bulut aboneliklerinin satışı ve desteği hakkında soru sorun. `why` son yanıtı açıklar, `new` baştan başlar, `exit` çıkar.
chat-new = Baştan başlayalım.
chat-bye = Hoşça kalın.

language-en = İngilizce
language-fr = Fransızca
language-ru = Rusça
language-sv = İsveççe
language-de = Almanca
language-es = İspanyolca
language-ja = Japonca
language-pt = Portekizce
language-zh = Çince
language-zh-hant = Geleneksel Çince
language-it = İtalyanca
language-ko = Korece
language-nl = Felemenkçe
language-pl = Lehçe
language-tr = Türkçe
language-cs = Çekçe
language-hu = Macarca

button-why = Neden?
button-helpful = Yararlı
button-not-helpful = Yararlı değil
button-more = Daha fazla bölüm
button-person = Bir kişiye danış
button-show = Göster
choose = Seçin
language-automatic = yazdığım dil
offer = Belgelerde bununla ilgili bir şey olabilir.

notice-not-yours = Burada yalnızca soruyu soran seçim yapabilir. Kendi sorunuzu sorun, size yanıt vereyim.
notice-already-chosen = Bu seçim zaten yapıldı.
notice-expired = Bu soru, sürdürülemeyecek kadar eski. Lütfen yeniden sorun.
notice-thanks = Geri bildiriminiz için teşekkürler.
notice-no-more = Bununla ilgili başka bölüm yok.
notice-not-found = Böyle bir bölüm bulamıyorum.
notice-unknown-topic = Bu konuyu bilmiyorum. Yazarken çıkan listeden bir konu seçin.
notice-unused-facts = Yanıt şunlara bağlı değil: { $facts }.
notice-language = Bundan böyle, iletinizin dili anlaşılmadığında size şu dilde yanıt vereceğim: { $language }.
notice-language-automatic = Bundan böyle yazdığınız dile uyacağım.
notice-forgotten = Hakkınızda sakladıklarım silindi.
notice-not-allowed = Bunu yalnızca bu sunucuyu yönetenler yapabilir.
notice-busy = Şu anda çok fazla soru var. Lütfen bir dakika sonra yeniden sorun.
notice-error = Benim tarafımda bir sorun oluştu. Lütfen yeniden deneyin.
notice-reloaded = Her şeyi yeniden okudum.
notice-reload-failed = Yenisi kullanılamadığı için eskisiyle devam ediyorum: { $reason }

person-request = { $user } bir kişiye danışmak istiyor.
person-question = Soru
person-facts = Bilinenler
person-sections = En yakın bölümler
person-called = Sorunuzu ilettim. Biri burada yanıt verecek.
person-wait = Kısa süre önce bir sorunuzu ilettim. Lütfen bir sonrakinden önce biraz bekleyin.
person-none = Burada sorabileceğim kimse belirtilmemiş. Microsoft'taki ilgili kişiniz yardımcı olabilir.

help = Benden söz edin, yanıtlarımdan birini yanıtlayın ya da bana doğrudan yazın: Belgelere ve bir kural kitabına dayanarak kendi dilinizde yanıt verir, her yanıtın dayandığı bölümü belirtirim. İkisi de bir yanıtı desteklemiyorsa bilmediğimi söylerim.
help-commands = Komutlarım:
help-privacy = Konuşmalarımızın durumunu, seçtiğiniz dili ve geri bildirimlerinizi adınız yerine bir kodla saklar, bir süre sonra silerim.

status-version = Sürüm: { $version }
status-documents = Belgeler: { $locales } dilde { $sections } bölüm
status-rules = Kural kitabı: { $topics } konuda { $rules } kural
status-running = Çalışma başlangıcı: { $since }
status-answers = Saklanan yanıtlar: { $answers }
