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
which-topic = 您指的是哪一項？
which-other = 其他

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
why-confidence = 主題的把握：{ $confidence }
# $topic: the name of the topic that is next likely.
why-runner-up = 主題的把握：{ $confidence }；其次可能的主題：{ $topic }
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

button-why = 為什麼？
button-helpful = 有幫助
button-not-helpful = 沒有幫助
button-more = 更多章節
button-person = 詢問專人
button-show = 顯示
choose = 請選擇
language-automatic = 我使用的語言
offer = 文件裡可能有相關內容。

notice-not-yours = 這裡只有提問者本人可以選擇。您可以自己向我提問，我會回答您。
notice-already-chosen = 已經選擇過了。
notice-expired = 這個問題時間太久，無法繼續。請重新提問。
notice-thanks = 謝謝您告訴我。
notice-no-more = 沒有更多相關章節了。
notice-not-found = 找不到相應的章節。
notice-unknown-topic = 我不知道這個主題。請從輸入時出現的清單中選擇。
notice-unused-facts = 答案不取決於：{ $facts }。
notice-language = 今後如果從訊息中看不出語言，我會用{ $language }回答您。
notice-language-automatic = 今後我會依您書寫時使用的語言回答。
notice-forgotten = 我保存的與您有關的內容已經刪除。
notice-not-allowed = 只有管理這個伺服器的人可以這樣做。
notice-busy = 目前問題太多，請過一分鐘再問。
notice-error = 我這邊出了點問題，請再試一次。
notice-reloaded = 已全部重新讀取。
notice-reload-failed = 新內容無法使用，繼續使用原有內容：{ $reason }

person-request = { $user } 請求專人協助。
person-question = 問題
person-facts = 已知情況
person-sections = 最接近的章節
person-called = 您的問題已經轉交，會有人在這裡回答您。
person-wait = 不久前才轉交過您的一個問題。請稍候再轉交下一個。
person-none = 這裡沒有指定可以求助的人。您可以詢問您的 Microsoft 窗口。

help = 提及我、回覆我的回答，或直接傳訊息給我：我會根據文件和規則集，用您的語言回答，並註明每個回答所依據的章節。兩者都沒有依據時，我會直說不知道。
help-commands = 我的指令：
help-privacy = 我會保存對話狀態、您選擇的語言和您的回饋，以代碼代替您的姓名，並在一段時間後刪除。

status-version = 版本：{ $version }
status-documents = 文件：{ $sections } 個章節，{ $locales } 種語言
status-rules = 規則集：{ $rules } 條規則，{ $topics } 個主題
status-running = 開始運作：{ $since }
status-answers = 保存的回答：{ $answers }
