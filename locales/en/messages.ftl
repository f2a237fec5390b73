### What every answer is made of. Values in braces are filled in; keep them.

verdict-yes = Yes.
verdict-no = No.
verdict-conditional = Yes, under certain conditions.

# $facts: list such as "kind of service: usage-based (Azure)".
presumed = I take it that: { $facts }.
# $label: a fact's value; the steps for it follow.
branch = If { $label }:
narrow = To be exact, tell me:
# The question for a fact follows.
clarify = That depends.
ways-why = It is asked because the answer depends on it:
ways-not-known = Then it is open. What it depends on:
ways-further = It then also depends on: { $fact }.
ways-find-out = To settle it, find out:
which-topic = Which of these do you mean?
which-other = Something else

answer-found = This is what the documentation says:
abstain = I do not find an answer to that in the documentation.
abstain-silent = The documentation does not decide that. { $reason }
abstain-nearest = The nearest sections:
nearest = - { $source } ({ $details })
abstain-todo = Try other words, name the product or the feature, or ask your Microsoft contact.

# $source: title and heading; $details: language, translation and date.
source = Source: { $source } ({ $details })
see-also = See also: { $source } ({ $details })
row = row: { $name }
translation-machine = machine-translated
translation-human = translated
no-translation = This section has no { $wanted } version; it is quoted in { $shown }.
newer-sibling = Its { $locale } version is newer ({ $date }).
translation-suspected = The translation of this section into { $wanted } does not seem to say what the others say; it is quoted in { $shown }.
# $date: when the rule was last reviewed.
ground-moved = The text that this rests on has changed since the rule was last reviewed ({ $date }). Until it is reviewed again, take this with care.
ground-moved-suspended = I give no verdict here: the text that it would rest on has changed since the rule was last reviewed ({ $date }).

why-topic = Topic: { $topic }
why-confidence = Confidence in the topic: { $confidence }
# $topic: the name of the topic that is next likely.
why-runner-up = Confidence in the topic: { $confidence }; the next likely one: { $topic }
why-facts = Facts: { $facts }
why-presumed = Presumed: { $facts }
why-rule = Rule: { $rule }
why-sections = Sections: { $sections }
why-language = Language: { $language }
why-none = nothing
why-retrieval = No rule speaks here; the sections were found by search, confidence { $confidence }.
why-nothing = Ask me something first.
fact-value = { $fact }: { $value }

# The terminal's chat.
chat-welcome = Ask me about selling and supporting Microsoft cloud subscriptions. `why` explains the last answer, `new` starts over, `exit` leaves.
chat-new = Let us start over.
chat-bye = Goodbye.

language-en = English
language-fr = French
language-ru = Russian
language-sv = Swedish
language-de = German
language-es = Spanish
language-ja = Japanese
language-pt = Portuguese
language-zh = Chinese
language-zh-hant = Traditional Chinese
language-it = Italian
language-ko = Korean
language-nl = Dutch
language-pl = Polish
language-tr = Turkish
language-cs = Czech
language-hu = Hungarian

# Cards of chat programs. A button has at most 80 characters; a short word or two is best.
button-why = Why?
button-helpful = Helpful
button-not-helpful = Not helpful
button-more = More sections
button-person = Ask a person
button-show = Show
choose = Choose
language-automatic = as I write
# A quiet reply to a message that was not addressed to the bot; a button shows the answer.
offer = The documentation may have something on this.

# Short replies that only the person concerned sees.
notice-not-yours = Only the person who asked can choose here. Ask me yourself and I will answer you.
notice-already-chosen = That has been chosen already.
notice-expired = That question is too old to go on with. Please ask it again.
notice-thanks = Thank you for telling me.
notice-no-more = I have no further sections for this.
notice-not-found = I find no section for that.
notice-unknown-topic = I do not know that topic. Choose one from the list while you type.
# $facts: a list of facts.
notice-unused-facts = The answer does not depend on: { $facts }.
notice-language = From now on I answer you in { $language } where your message does not show its language.
notice-language-automatic = From now on I go by the language you write in.
notice-forgotten = What I kept about you is deleted.
notice-not-allowed = Only those who run this server can do that.
notice-busy = I have too many questions at the moment. Please ask again in a minute.
notice-error = Something went wrong on my side. Please try again.
notice-reloaded = I have read everything anew.
# $reason: an error, in English.
notice-reload-failed = I keep what I had, since the new one cannot be used: { $reason }

# Asking a person. $user: who asks.
person-request = { $user } asks for a person.
person-question = Question
person-facts = What is known
person-sections = Nearest sections
person-called = I have passed your question on. Somebody will answer here.
person-wait = I have passed a question of yours on a short while ago. Please wait a little before the next.
person-none = Nobody is named here whom I could ask. Your Microsoft contact can help.

help = Mention me, reply to one of my answers, or write to me directly: I answer from the documentation and a rulebook, in your language, and name the section each answer rests on. What neither supports, I say I do not know.
# A command and what it does follow, one a line.
help-commands = My commands:
help-privacy = I keep the state of our conversations, the language you chose and your feedback, under a code in place of your name, and delete it after a while.

status-version = Version: { $version }
status-documents = Documents: { $sections } sections in { $locales } languages
status-rules = Rulebook: { $rules } rules on { $topics } topics
status-running = Running since: { $since }
status-answers = Answers kept: { $answers }
