### Из чего складывается любой ответ. На место фигурных скобок подставляются значения.

verdict-yes = Да.
verdict-no = Нет.
verdict-conditional = Да, при определенных условиях.

presumed = Исхожу из следующего: { $facts }.
# $label: значение факта, за ним идут шаги.
branch = Вариант «{ $label }»:
narrow = Чтобы ответить точно, уточните:
# Дальше идет уточняющий вопрос.
clarify = Это зависит от обстоятельств.
ways-why = Это спрашивается, потому что от этого зависит ответ:
ways-not-known = Тогда вопрос остаётся открытым. Ответ зависит от следующего:
ways-further = Тогда это зависит ещё и от следующего: { $fact }.
ways-find-out = Чтобы решить вопрос, выясните:
which-topic = Что из этого вы имеете в виду?
which-other = Другое

answer-found = Вот что говорит документация:
abstain = В документации я не нашел ответа на этот вопрос.
abstain-silent = Документация этого не определяет. { $reason }
abstain-nearest = Ближайшие разделы:
nearest = - { $source } ({ $details })
abstain-todo = Попробуйте спросить другими словами, назовите продукт или возможность либо обратитесь к своему контакту в Microsoft.

source = Источник: { $source } ({ $details })
see-also = См. также: { $source } ({ $details })
row = строка: { $name }
translation-machine = машинный перевод
translation-human = перевод
no-translation = На нужном языке ({ $wanted }) этого раздела нет; цитата на другом языке ({ $shown }).
newer-sibling = Версия { $locale } новее ({ $date }).
translation-suspected = Перевод этого раздела ({ $wanted }), похоже, говорит не то же, что остальные; цитата на другом языке ({ $shown }).
ground-moved = Текст, на котором основан этот ответ, изменился с последней проверки правила ({ $date }). Пока правило не проверено заново, относитесь к ответу с осторожностью.
ground-moved-suspended = Здесь я не даю заключения: текст, на котором оно было бы основано, изменился с последней проверки правила ({ $date }).

why-topic = Тема: { $topic }
why-confidence = Уверенность в теме: { $confidence }
# $topic: the name of the topic that is next likely.
why-runner-up = Уверенность в теме: { $confidence }; следующая по вероятности: { $topic }
why-facts = Факты: { $facts }
why-presumed = Предполагается: { $facts }
why-rule = Правило: { $rule }
why-sections = Разделы: { $sections }
why-language = Язык: { $language }
why-none = ничего
why-retrieval = Правила на этот случай нет; разделы найдены поиском, уверенность { $confidence }.
why-nothing = Сначала задайте вопрос.
fact-value = { $fact }: { $value }

chat-welcome = Спрашивайте о продаже и поддержке облачных подписок Microsoft. `why` поясняет последний ответ, `new` начинает заново, `exit` завершает разговор.
chat-new = Начнем заново.
chat-bye = До свидания.

language-en = английский
language-fr = французский
language-ru = русский
language-sv = шведский
language-de = немецкий
language-es = испанский
language-ja = японский
language-pt = португальский
language-zh = китайский
language-zh-hant = китайский (традиционное письмо)
language-it = итальянский
language-ko = корейский
language-nl = нидерландский
language-pl = польский
language-tr = турецкий
language-cs = чешский
language-hu = венгерский

button-why = Почему?
button-helpful = Полезно
button-not-helpful = Не помогло
button-more = Другие разделы
button-person = Спросить человека
button-show = Показать
choose = Выберите
language-automatic = язык, на котором я пишу
offer = Возможно, об этом сказано в документации.

notice-not-yours = Выбирать здесь может только тот, кто задал вопрос. Задайте мне свой, и я вам отвечу.
notice-already-chosen = Выбор уже сделан.
notice-expired = Этот вопрос задан слишком давно, продолжить его нельзя. Пожалуйста, задайте его снова.
notice-thanks = Спасибо за отзыв.
notice-no-more = Других разделов по этому вопросу у меня нет.
notice-not-found = Такого раздела я не нашел.
notice-unknown-topic = Такой темы я не знаю. Выберите тему из списка, который появляется при вводе.
notice-unused-facts = Ответ не зависит от следующего: { $facts }.
notice-language = Если язык сообщения не ясен, теперь я отвечаю на выбранном вами ({ $language }).
notice-language-automatic = Теперь я отвечаю на том языке, на котором вы пишете.
notice-forgotten = Все, что я хранил о вас, удалено.
notice-not-allowed = Это могут делать только те, кто управляет этим сервером.
notice-busy = Сейчас у меня слишком много вопросов. Пожалуйста, повторите свой через минуту.
notice-error = У меня что-то пошло не так. Пожалуйста, попробуйте снова.
notice-reloaded = Все прочитано заново.
notice-reload-failed = Новые данные использовать нельзя, поэтому работаю с прежними: { $reason }

person-request = { $user } просит помощи человека.
person-question = Вопрос
person-facts = Что известно
person-sections = Ближайшие разделы
person-called = Ваш вопрос передан. Вам ответят здесь.
person-wait = Один ваш вопрос уже передан совсем недавно. Пожалуйста, немного подождите, прежде чем передавать следующий.
person-none = Здесь не указан никто, к кому я мог бы обратиться. Вам поможет ваш контакт в Microsoft.

help = Упомяните меня, ответьте на один из моих ответов или напишите мне лично: я отвечаю по документации и своду правил, на вашем языке, и называю раздел, на котором основан каждый ответ. Если ни документация, ни правила ответа не дают, я так и говорю, что не знаю.
help-commands = Мои команды:
help-privacy = Я храню состояние наших разговоров, выбранный вами язык и ваши отзывы, под кодом вместо имени, и через некоторое время все это удаляю.

status-version = Версия: { $version }
status-documents = Документы: разделов { $sections }, языков { $locales }
status-rules = Свод правил: правил { $rules }, тем { $topics }
status-running = Работает с: { $since }
status-answers = Сохранено ответов: { $answers }
