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
which-topic = 다음 중 무엇에 대한 질문인가요?
which-other = 그 밖의 것

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
why-confidence = 주제의 확신도: { $confidence }
# $topic: the name of the topic that is next likely.
why-runner-up = 주제의 확신도: { $confidence }, 다음으로 가능성이 높은 주제: { $topic }
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

button-why = 이유 보기
button-helpful = 도움이 됨
button-not-helpful = 도움이 안 됨
button-more = 섹션 더 보기
button-person = 담당자에게 문의
button-show = 보기
choose = 선택하세요
language-automatic = 내가 쓰는 언어
offer = 이에 관한 내용이 문서에 있을 수 있습니다.

notice-not-yours = 여기서는 질문한 분만 선택할 수 있습니다. 직접 질문해 주시면 답변해 드리겠습니다.
notice-already-chosen = 이미 선택되었습니다.
notice-expired = 질문한 지 오래되어 이어 갈 수 없습니다. 다시 질문해 주세요.
notice-thanks = 알려 주셔서 감사합니다.
notice-no-more = 이에 관한 섹션이 더 없습니다.
notice-not-found = 해당하는 섹션을 찾지 못했습니다.
notice-unknown-topic = 알 수 없는 주제입니다. 입력할 때 나타나는 목록에서 선택하세요.
notice-unused-facts = 다음은 답변에 영향을 주지 않습니다: { $facts }.
notice-language = 이제부터 메시지에서 언어를 알 수 없으면 { $language }로 답변합니다.
notice-language-automatic = 이제부터 쓰시는 언어에 맞추어 답변합니다.
notice-forgotten = 저장된 내 정보를 삭제했습니다.
notice-not-allowed = 이 서버를 관리하는 분만 할 수 있습니다.
notice-busy = 지금은 질문이 너무 많습니다. 1분 뒤에 다시 질문해 주세요.
notice-error = 처리 중에 문제가 발생했습니다. 다시 시도해 주세요.
notice-reloaded = 모두 다시 읽었습니다.
notice-reload-failed = 새 내용을 사용할 수 없어 기존 내용을 유지합니다: { $reason }

person-request = { $user } 님이 담당자를 찾습니다.
person-question = 질문
person-facts = 확인된 사실
person-sections = 가장 가까운 섹션
person-called = 질문을 담당자에게 전달했습니다. 여기에 답변이 올라옵니다.
person-wait = 조금 전에 질문을 담당자에게 전달했습니다. 다음 질문은 잠시 기다렸다가 전달해 주세요.
person-none = 여기에는 연결해 드릴 담당자가 지정되어 있지 않습니다. Microsoft 담당자에게 문의해 보세요.

help = 저를 멘션하거나, 제 답변에 답장하거나, 저에게 직접 메시지를 보내 주세요. 문서와 규칙집을 바탕으로 쓰시는 언어로 답변하고, 각 답변의 근거가 되는 섹션을 밝힙니다. 어느 쪽에도 근거가 없으면 모른다고 말씀드립니다.
help-commands = 사용할 수 있는 명령:
help-privacy = 대화 상태, 선택한 언어, 피드백을 이름 대신 코드로 저장하며 일정 기간이 지나면 삭제합니다.

status-version = 버전: { $version }
status-documents = 문서: 섹션 { $sections }개, 언어 { $locales }개
status-rules = 규칙집: 규칙 { $rules }개, 주제 { $topics }개
status-running = 실행 시작: { $since }
status-answers = 저장된 답변: { $answers }
