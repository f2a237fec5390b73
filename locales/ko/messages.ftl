### What every answer is made of, in Korean. Values in braces are filled in.

verdict-yes = 예.
verdict-no = 아니요.
verdict-conditional = 예, 조건이 있습니다.

presumed = 다음과 같이 가정했습니다. { $facts }.
branch = { $label }인 경우:
narrow = 정확한 답을 위해 알려 주세요.
clarify = 경우에 따라 다릅니다.
ways-why = 답변이 이에 따라 달라지기 때문에 묻는 것입니다.
ways-not-known = 그렇다면 아직 정할 수 없습니다. 다음에 따라 달라집니다.
ways-further = 그 경우에는 다음에 따라서도 달라집니다: { $fact }.
ways-find-out = 확정하려면 다음을 확인하세요.

answer-found = 문서에는 다음과 같이 나와 있습니다.
abstain = 문서에서 이에 대한 답을 찾지 못했습니다.
abstain-silent = 문서에서는 이를 정하고 있지 않습니다. { $reason }
abstain-nearest = 가장 가까운 섹션:
nearest = - { $source } ({ $details })
abstain-todo = 다른 말로 다시 묻거나, 제품 또는 기능의 이름을 적거나, Microsoft 담당자에게 문의해 보세요.

source = 출처: { $source } ({ $details })
see-also = 참고 항목: { $source } ({ $details })
row = 행: { $name }
translation-machine = 기계 번역
translation-human = 번역
no-translation = 이 섹션은 { $wanted } 버전이 없어 { $shown }로 인용했습니다.
newer-sibling = { $locale } 버전이 더 최신입니다({ $date }).
translation-suspected = 이 섹션의 { $wanted } 번역은 다른 언어와 내용이 다른 것으로 보여 { $shown }로 인용했습니다.
ground-moved = 이 답변의 근거가 되는 문서가 규칙을 마지막으로 검토한 날({ $date }) 이후 변경되었습니다. 규칙을 다시 검토할 때까지는 신중히 판단해 주시기 바랍니다.
ground-moved-suspended = 판단을 보류합니다. 근거가 되는 문서가 규칙을 마지막으로 검토한 날({ $date }) 이후 변경되었기 때문입니다.

why-topic = 주제: { $topic }
why-facts = 사실: { $facts }
why-presumed = 가정: { $facts }
why-rule = 규칙: { $rule }
why-sections = 섹션: { $sections }
why-language = 언어: { $language }
why-none = 없음
why-retrieval = 여기에 해당하는 규칙이 없어 검색으로 섹션을 찾았습니다. 신뢰도 { $confidence }.
why-nothing = 먼저 질문해 주세요.
fact-value = { $fact }: { $value }

chat-welcome = Microsoft 클라우드 구독의 판매와 지원에 대해 물어보세요. `why`는 마지막 답변의 이유를 설명하고, `new`는 처음부터 다시 시작하며, `exit`는 끝냅니다.
chat-new = 처음부터 다시 시작합니다.
chat-bye = 안녕히 가세요.

language-en = 영어
language-fr = 프랑스어
language-ru = 러시아어
language-sv = 스웨덴어
language-de = 독일어
language-es = 스페인어
language-ja = 일본어
language-pt = 포르투갈어
language-zh = 중국어
language-zh-hant = 중국어 번체
language-it = 이탈리아어
language-ko = 한국어
language-nl = 네덜란드어
language-pl = 폴란드어
language-tr = 튀르키예어
language-cs = 체코어
language-hu = 헝가리어
