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
which-topic = A qual destes assuntos se refere?
which-other = Outra coisa

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
why-confidence = Confiança no assunto: { $confidence }
# $topic: the name of the topic that is next likely.
why-runner-up = Confiança no assunto: { $confidence }; o seguinte mais provável: { $topic }
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

button-why = Porquê?
button-helpful = Útil
button-not-helpful = Não é útil
button-more = Mais secções
button-person = Perguntar a uma pessoa
button-show = Mostrar
choose = Escolher
language-automatic = o idioma em que escrevo
offer = Talvez a documentação tenha algo sobre isto.

notice-not-yours = Aqui só pode escolher quem fez a pergunta. Faça-me a sua própria pergunta e eu respondo-lhe.
notice-already-chosen = Isso já foi escolhido.
notice-expired = Essa pergunta é demasiado antiga para continuar. Faça-a de novo, por favor.
notice-thanks = Obrigado pela sua opinião.
notice-no-more = Não tenho mais secções sobre isto.
notice-not-found = Não encontro nenhuma secção sobre isso.
notice-unknown-topic = Não conheço esse assunto. Escolha um da lista enquanto escreve.
notice-unused-facts = A resposta não depende de: { $facts }.
notice-language = A partir de agora, respondo-lhe em { $language } quando não for possível reconhecer o idioma da sua mensagem.
notice-language-automatic = A partir de agora, sigo o idioma em que escrever.
notice-forgotten = O que guardava sobre si foi eliminado.
notice-not-allowed = Só quem gere este servidor pode fazer isso.
notice-busy = Neste momento tenho demasiadas perguntas. Volte a perguntar dentro de um minuto, por favor.
notice-error = Algo correu mal do meu lado. Tente novamente, por favor.
notice-reloaded = Voltei a ler tudo.
notice-reload-failed = Mantenho o que tinha, porque a nova versão não pode ser utilizada: { $reason }

person-request = { $user } pede para falar com uma pessoa.
person-question = Pergunta
person-facts = O que se sabe
person-sections = Secções mais próximas
person-called = Encaminhei a sua pergunta. Alguém responderá aqui.
person-wait = Encaminhei há pouco uma pergunta sua. Aguarde um pouco antes da próxima, por favor.
person-none = Não há ninguém indicado aqui a quem possa perguntar. O seu contacto na Microsoft pode ajudar.

help = Mencione-me, responda a uma das minhas respostas ou escreva-me diretamente: respondo com base na documentação e num conjunto de regras, no seu idioma, e indico a secção em que cada resposta se baseia. Quando nem uma nem outro dão base para a resposta, digo que não sei.
help-commands = Os meus comandos:
help-privacy = Guardo o estado das nossas conversas, o idioma que escolheu e as suas opiniões, com um código em vez do seu nome, e elimino tudo passado algum tempo.

status-version = Versão: { $version }
status-documents = Documentos: { $sections } secções em { $locales } idiomas
status-rules = Conjunto de regras: { $rules } regras sobre { $topics } assuntos
status-running = Em execução desde: { $since }
status-answers = Respostas guardadas: { $answers }
