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
