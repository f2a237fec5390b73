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
