### What every answer is made of, in Brazilian Portuguese. Values in braces are filled in.

verdict-yes = Sim.
verdict-no = Não.
verdict-conditional = Sim, sob certas condições.

presumed = Estou supondo o seguinte: { $facts }.
branch = Caso “{ $label }”:
narrow = Para ser exato, diga:
clarify = Depende.
ways-why = A pergunta é feita porque a resposta depende disso:
ways-not-known = Então fica em aberto. Depende do seguinte:
ways-further = Nesse caso depende também de: { $fact }.
ways-find-out = Para esclarecer, verifique:

answer-found = É isto que a documentação diz:
abstain = Não encontro resposta para isso na documentação.
abstain-silent = A documentação não decide isso. { $reason }
abstain-nearest = As seções mais próximas:
nearest = - { $source } ({ $details })
abstain-todo = Tente com outras palavras, diga o nome do produto ou do recurso, ou pergunte ao seu contato na Microsoft.

source = Fonte: { $source } ({ $details })
see-also = Veja também: { $source } ({ $details })
row = linha: { $name }
translation-machine = tradução automática
translation-human = tradução
no-translation = Esta seção não existe em { $wanted }; está citada em { $shown }.
newer-sibling = A versão { $locale } é mais recente ({ $date }).
translation-suspected = A tradução desta seção para { $wanted } parece não dizer o mesmo que as outras; a seção está citada em { $shown }.
ground-moved = O texto em que esta resposta se baseia mudou desde a última revisão da regra ({ $date }). Até que ela seja revisada de novo, tenha cautela.
ground-moved-suspended = Não dou um veredito: o texto em que ele se basearia mudou desde a última revisão da regra ({ $date }).

why-topic = Assunto: { $topic }
why-facts = Fatos: { $facts }
why-presumed = Suposto: { $facts }
why-rule = Regra: { $rule }
why-sections = Seções: { $sections }
why-language = Idioma: { $language }
why-none = nada
why-retrieval = Nenhuma regra se aplica aqui; as seções vieram da busca, com confiança de { $confidence }.
why-nothing = Primeiro me faça uma pergunta.
fact-value = { $fact }: { $value }

chat-welcome = Pergunte sobre a venda e o suporte de assinaturas de nuvem da Microsoft. `why` explica a última resposta, `new` começa de novo, `exit` sai.
chat-new = Vamos começar de novo.
chat-bye = Até logo.

language-en = inglês
language-fr = francês
language-ru = russo
language-sv = sueco
language-de = alemão
language-es = espanhol
language-ja = japonês
language-pt = português
language-zh = chinês
language-zh-hant = chinês tradicional
language-it = italiano
language-ko = coreano
language-nl = holandês
language-pl = polonês
language-tr = turco
language-cs = tcheco
language-hu = húngaro
