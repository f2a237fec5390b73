### What every answer is made of, in European Portuguese. Values in braces are filled in.

verdict-yes = Sim.
verdict-no = Não.
verdict-conditional = Sim, mediante certas condições.

presumed = Parto do princípio de que: { $facts }.
branch = Se for “{ $label }”:
narrow = Para ser exato, indique:
clarify = Depende.
ways-why = A pergunta é feita porque a resposta depende disso:
ways-not-known = Então fica em aberto. Depende do seguinte:
ways-further = Nesse caso depende também de: { $fact }.
ways-find-out = Para esclarecer, verifique:

answer-found = É isto que a documentação diz:
abstain = Não encontro na documentação uma resposta para isso.
abstain-silent = A documentação não decide essa questão. { $reason }
abstain-nearest = As secções mais próximas:
nearest = - { $source } ({ $details })
abstain-todo = Experimente outras palavras, indique o nome do produto ou da funcionalidade, ou pergunte ao seu contacto na Microsoft.

source = Fonte: { $source } ({ $details })
see-also = Ver também: { $source } ({ $details })
row = linha: { $name }
translation-machine = tradução automática
translation-human = tradução
no-translation = Esta secção não existe em { $wanted }; está citada em { $shown }.
newer-sibling = A versão { $locale } é mais recente ({ $date }).
translation-suspected = A tradução desta secção para { $wanted } parece não dizer o mesmo que as outras; a secção está citada em { $shown }.
ground-moved = O texto em que esta resposta se baseia mudou desde a última revisão da regra ({ $date }). Até que esta seja novamente revista, é de ter cautela.
ground-moved-suspended = Não dou um veredicto: o texto em que se basearia mudou desde a última revisão da regra ({ $date }).

why-topic = Assunto: { $topic }
why-facts = Factos: { $facts }
why-presumed = Pressuposto: { $facts }
why-rule = Regra: { $rule }
why-sections = Secções: { $sections }
why-language = Idioma: { $language }
why-none = nada
why-retrieval = Nenhuma regra se aplica aqui; as secções vieram da pesquisa, com uma confiança de { $confidence }.
why-nothing = Faça-me primeiro uma pergunta.
fact-value = { $fact }: { $value }

chat-welcome = Pergunte-me sobre a venda e o suporte de subscrições da cloud da Microsoft. `why` explica a última resposta, `new` recomeça, `exit` sai.
chat-new = Vamos recomeçar.
chat-bye = Até à próxima.

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
language-nl = neerlandês
language-pl = polaco
language-tr = turco
language-cs = checo
language-hu = húngaro
