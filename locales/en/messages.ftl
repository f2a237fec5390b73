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
