### What every answer is made of, in traditional Chinese. Values in braces are filled in.

verdict-yes = 是。
verdict-no = 否。
verdict-conditional = 可以，但有條件。

presumed = 我的假設是：{ $facts }。
branch = 如果是「{ $label }」：
narrow = 為了準確回答，請告訴我：
clarify = 這要看情況。
ways-why = 之所以詢問，是因為答案取決於此：
ways-not-known = 那麼暫時無法確定。答案取決於以下情況：
ways-further = 此時還取決於：{ $fact }。
ways-find-out = 要釐清，請確認：

answer-found = 文件的說明如下：
abstain = 文件裡找不到這個問題的答案。
abstain-silent = 文件沒有規定這一點。{ $reason }
abstain-nearest = 最接近的章節：
nearest = - { $source } ({ $details })
abstain-todo = 請換個說法、說出產品或功能的名稱，或詢問您的 Microsoft 窗口。

source = 來源：{ $source } ({ $details })
see-also = 另請參閱：{ $source } ({ $details })
row = 列：{ $name }
translation-machine = 機器翻譯
translation-human = 翻譯
no-translation = 這一節沒有{ $wanted }版本，因此引用{ $shown }。
newer-sibling = { $locale } 版本較新 ({ $date })。
translation-suspected = 這一節的{ $wanted }譯文似乎與其他語言的說法不一致，因此引用{ $shown }。
ground-moved = 這個回答所依據的文字在規則上次審核 ({ $date }) 之後有所更動。在重新審核之前，請謹慎看待。
ground-moved-suspended = 這裡暫不作判斷：所依據的文字在規則上次審核 ({ $date }) 之後有所更動。

why-topic = 主題：{ $topic }
why-facts = 已知：{ $facts }
why-presumed = 假設：{ $facts }
why-rule = 規則：{ $rule }
why-sections = 章節：{ $sections }
why-language = 語言：{ $language }
why-none = 無
why-retrieval = 這裡沒有適用的規則，章節是搜尋得來的，信賴度 { $confidence }。
why-nothing = 請先問我一個問題。
fact-value = { $fact }：{ $value }

chat-welcome = 有關銷售和支援 Microsoft 雲端訂閱的問題，請問我。`why` 說明上一個回答的理由，`new` 重新開始，`exit` 離開。
chat-new = 我們重新開始。
chat-bye = 再見。

language-en = 英文
language-fr = 法文
language-ru = 俄文
language-sv = 瑞典文
language-de = 德文
language-es = 西班牙文
language-ja = 日文
language-pt = 葡萄牙文
language-zh = 中文
language-zh-hant = 繁體中文
language-it = 義大利文
language-ko = 韓文
language-nl = 荷蘭文
language-pl = 波蘭文
language-tr = 土耳其文
language-cs = 捷克文
language-hu = 匈牙利文
