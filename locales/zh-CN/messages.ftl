### 每个答复都用到的句子。花括号里会填入值。

verdict-yes = 是的。
verdict-no = 否。
verdict-conditional = 可以，但有条件。

presumed = 以上按这样的前提回答：{ $facts }。
branch = 如果是{ $label }：
narrow = 为了回答得更准确，请告诉我：
clarify = 这要看情况。
ways-why = 之所以询问，是因为答案取决于此：
ways-not-known = 那么暂时无法确定。答案取决于以下情况：
ways-further = 此时还取决于：{ $fact }。
ways-find-out = 要弄清楚，请确认：
which-topic = 您指的是哪一项？
which-other = 其他

answer-found = 文档里是这样说的：
abstain = 我在文档里没有找到答案。
abstain-silent = 文档没有对此作出规定。{ $reason }
abstain-nearest = 最接近的章节：
nearest = - { $source }（{ $details }）
abstain-todo = 请换个说法，写出产品或功能的名称，或者咨询你的 Microsoft 联系人。

source = 来源：{ $source }（{ $details }）
see-also = 另请参阅：{ $source }（{ $details }）
row = 行：{ $name }
translation-machine = 机器翻译
translation-human = 翻译
no-translation = 本节没有{ $wanted }版，引用的是{ $shown }版。
newer-sibling = { $locale } 版更新（{ $date }）。
translation-suspected = 本节的{ $wanted }译文似乎与其他语言的说法不一致，因此引用{ $shown }版。
ground-moved = 这个回答所依据的文字在规则上次审核（{ $date }）之后有了改动。在重新审核之前，请谨慎对待。
ground-moved-suspended = 这里暂不作判断：所依据的文字在规则上次审核（{ $date }）之后有了改动。

why-topic = 主题：{ $topic }
why-confidence = 主题的把握：{ $confidence }
# $topic: the name of the topic that is next likely.
why-runner-up = 主题的把握：{ $confidence }；其次可能的主题：{ $topic }
why-facts = 事实：{ $facts }
why-presumed = 前提：{ $facts }
why-rule = 规则：{ $rule }
why-sections = 章节：{ $sections }
why-language = 语言：{ $language }
why-none = 无
why-retrieval = 没有对应的规则；章节是搜索得到的，置信度 { $confidence }。
why-nothing = 请先提一个问题。
fact-value = { $fact }：{ $value }

chat-welcome = 有关销售和支持 Microsoft 云订阅的问题，请问我。输入 `why` 说明上一个答复的理由，`new` 重新开始，`exit` 退出。
chat-new = 我们重新开始。
chat-bye = 再见。

language-en = 英语
language-fr = 法语
language-ru = 俄语
language-sv = 瑞典语
language-de = 德语
language-es = 西班牙语
language-ja = 日语
language-pt = 葡萄牙语
language-zh = 中文
language-zh-hant = 繁体中文
language-it = 意大利语
language-ko = 韩语
language-nl = 荷兰语
language-pl = 波兰语
language-tr = 土耳其语
language-cs = 捷克语
language-hu = 匈牙利语

button-why = 为什么？
button-helpful = 有帮助
button-not-helpful = 没有帮助
button-more = 更多章节
button-person = 咨询人工
button-show = 显示
choose = 请选择
language-automatic = 我所用的语言
offer = 文档里可能有相关内容。

notice-not-yours = 这里只有提问者本人可以选择。你可以自己向我提问，我会回答你。
notice-already-chosen = 已经选择过了。
notice-expired = 这个问题时间太久，无法继续。请重新提问。
notice-thanks = 谢谢你告诉我。
notice-no-more = 没有更多相关章节了。
notice-not-found = 没有找到相应的章节。
notice-unknown-topic = 我不知道这个主题。请从输入时出现的列表中选择。
notice-unused-facts = 答案不取决于：{ $facts }。
notice-language = 今后如果从消息中看不出语言，我会用{ $language }回答你。
notice-language-automatic = 今后我会按你书写时使用的语言回答。
notice-forgotten = 我保存的与你有关的内容已经删除。
notice-not-allowed = 只有管理此服务器的人可以这样做。
notice-busy = 目前问题太多，请过一分钟再问。
notice-error = 我这边出了点问题，请重试。
notice-reloaded = 已全部重新读取。
notice-reload-failed = 新内容无法使用，继续使用原有内容：{ $reason }

person-request = { $user } 请求人工协助。
person-question = 问题
person-facts = 已知情况
person-sections = 最接近的章节
person-called = 你的问题已经转交，会有人在这里回答你。
person-wait = 不久前刚转交过你的一个问题。请稍等一会儿再转交下一个。
person-none = 这里没有指定可以求助的人。你可以咨询你的 Microsoft 联系人。

help = 提及我、回复我的答复，或者直接给我发消息：我会根据文档和规则集，用你的语言回答，并注明每个答复所依据的章节。两者都没有依据时，我会直说不知道。
help-commands = 我的命令：
help-privacy = 我会保存对话状态、你选择的语言和你的反馈，以代码代替你的姓名，并在一段时间后删除。

status-version = 版本：{ $version }
status-documents = 文档：{ $sections } 个章节，{ $locales } 种语言
status-rules = 规则集：{ $rules } 条规则，{ $topics } 个主题
status-running = 开始运行：{ $since }
status-answers = 保存的答复：{ $answers }
