### どの答えにも使う文。波かっこの中には値が入る。

verdict-yes = はい。
verdict-no = いいえ。
verdict-conditional = はい、条件付きで可能です。

presumed = 次の前提でお答えしています: { $facts }。
branch = { $label }の場合:
narrow = 正確にお答えするために、教えてください。
clarify = 場合によります。
ways-why = 回答がこれによって変わるため、お尋ねしています。
ways-not-known = その場合はまだ決まりません。次のように変わります。
ways-further = その場合は、さらに次の点によって変わります: { $fact }。
ways-find-out = はっきりさせるには、次の点をご確認ください。
which-topic = どのことですか。
which-other = それ以外

answer-found = ドキュメントには次のように書かれています。
abstain = その答えはドキュメントに見つかりませんでした。
abstain-silent = その点はドキュメントで定められていません。{ $reason }
abstain-nearest = 近いセクション:
nearest = - { $source } ({ $details })
abstain-todo = 別の言い方にする、製品名や機能名を入れる、または Microsoft の担当者に問い合わせる、のどれかをお試しください。

source = 出典: { $source } ({ $details })
see-also = 参考: { $source } ({ $details })
row = 行: { $name }
translation-machine = 機械翻訳
translation-human = 翻訳
no-translation = このセクションには{ $wanted }版がないため、{ $shown }で引用しています。
newer-sibling = { $locale } 版のほうが新しい内容です ({ $date })。
translation-suspected = このセクションの{ $wanted }版は、ほかの言語と内容が異なるようです。そのため{ $shown }で引用しています。
ground-moved = この回答の根拠となる文書は、ルールの最終確認日 ({ $date }) 以降に変更されています。ルールが再確認されるまでは、慎重にご判断ください。
ground-moved-suspended = 判断は差し控えます。根拠となる文書が、ルールの最終確認日 ({ $date }) 以降に変更されているためです。

why-topic = 話題: { $topic }
why-confidence = 話題の確信度: { $confidence }
# $topic: the name of the topic that is next likely.
why-runner-up = 話題の確信度: { $confidence }。次に可能性が高い話題: { $topic }
why-facts = 事実: { $facts }
why-presumed = 前提: { $facts }
why-rule = ルール: { $rule }
why-sections = セクション: { $sections }
why-language = 言語: { $language }
why-none = なし
why-retrieval = 当てはまるルールはなく、セクションは検索で見つけたものです。確度 { $confidence }。
why-nothing = まず質問をどうぞ。
fact-value = { $fact }: { $value }

chat-welcome = Microsoft クラウド サブスクリプションの販売とサポートについてお尋ねください。`why` で直前の答えの理由、`new` で最初から、`exit` で終了です。
chat-new = 最初から始めましょう。
chat-bye = 失礼します。

language-en = 英語
language-fr = フランス語
language-ru = ロシア語
language-sv = スウェーデン語
language-de = ドイツ語
language-es = スペイン語
language-ja = 日本語
language-pt = ポルトガル語
language-zh = 中国語
language-zh-hant = 繁体字中国語
language-it = イタリア語
language-ko = 韓国語
language-nl = オランダ語
language-pl = ポーランド語
language-tr = トルコ語
language-cs = チェコ語
language-hu = ハンガリー語

button-why = 理由を見る
button-helpful = 役に立った
button-not-helpful = 役に立たなかった
button-more = ほかのセクション
button-person = 担当者に聞く
button-show = 表示
choose = 選択してください
language-automatic = 自分が書いた言語
offer = この件については、ドキュメントに記載があるかもしれません。

notice-not-yours = ここで選べるのは質問したご本人だけです。ご自身で質問していただければお答えします。
notice-already-chosen = すでに選択済みです。
notice-expired = この質問は時間がたっているため、続けられません。もう一度質問してください。
notice-thanks = お知らせいただきありがとうございます。
notice-no-more = この件について、ほかのセクションはありません。
notice-not-found = 該当するセクションは見つかりませんでした。
notice-unknown-topic = その話題はありません。入力中に表示される一覧から選んでください。
notice-unused-facts = 次の点は答えに影響しません: { $facts }。
notice-language = 今後、メッセージから言語がわからない場合は{ $language }でお答えします。
notice-language-automatic = 今後は、お書きになった言語に合わせてお答えします。
notice-forgotten = 保存されていたあなたの情報を削除しました。
notice-not-allowed = この操作ができるのは、このサーバーの管理者だけです。
notice-busy = ただいま質問が混み合っています。1 分ほどしてからもう一度お試しください。
notice-error = こちらで問題が発生しました。もう一度お試しください。
notice-reloaded = すべて読み込み直しました。
notice-reload-failed = 新しい内容は使用できないため、これまでの内容を引き続き使用します: { $reason }

person-request = { $user } さんが担当者の対応を希望しています。
person-question = 質問
person-facts = わかっていること
person-sections = 近いセクション
person-called = ご質問を担当者に伝えました。ここに回答があります。
person-wait = 少し前にもご質問を担当者に伝えています。次のご質問まで、しばらくお待ちください。
person-none = ここには、おつなぎできる担当者が登録されていません。Microsoft の担当者にお問い合わせください。

help = メンションする、私の答えに返信する、または直接メッセージを送る、のどれかでお尋ねください。ドキュメントとルール集をもとに、お使いの言語でお答えし、それぞれの答えの根拠となるセクションを示します。どちらにも根拠がないことは、わからないとお伝えします。
help-commands = 使えるコマンド:
help-privacy = 会話の状態、選んだ言語、フィードバックを、お名前の代わりに符号を付けて保存し、しばらくすると削除します。

status-version = バージョン: { $version }
status-documents = ドキュメント: { $sections } セクション、{ $locales } 言語
status-rules = ルール集: { $rules } ルール、{ $topics } 話題
status-running = 稼働開始: { $since }
status-answers = 保存している答え: { $answers }
