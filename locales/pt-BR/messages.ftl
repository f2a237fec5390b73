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
which-topic = Qual destes assuntos você quer dizer?
which-other = Outra coisa

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
why-confidence = Confiança no assunto: { $confidence }
# $topic: the name of the topic that is next likely.
why-runner-up = Confiança no assunto: { $confidence }; o seguinte mais provável: { $topic }
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

button-why = Por quê?
button-helpful = Útil
button-not-helpful = Não é útil
button-more = Mais seções
button-person = Perguntar a uma pessoa
button-show = Mostrar
choose = Escolher
language-automatic = o idioma em que escrevo
offer = Talvez a documentação tenha algo sobre isso.

notice-not-yours = Só quem fez a pergunta pode escolher aqui. Faça sua própria pergunta, e eu respondo.
notice-already-chosen = Isso já foi escolhido.
notice-expired = Essa pergunta é antiga demais para continuar. Faça-a de novo, por favor.
notice-thanks = Obrigado pelo feedback.
notice-no-more = Não tenho mais seções sobre isso.
notice-not-found = Não encontro nenhuma seção sobre isso.
notice-unknown-topic = Não conheço esse assunto. Escolha um da lista enquanto digita.
notice-unused-facts = A resposta não depende de: { $facts }.
notice-language = A partir de agora respondo em { $language } quando não der para reconhecer o idioma da sua mensagem.
notice-language-automatic = A partir de agora sigo o idioma em que você escreve.
notice-forgotten = O que eu guardava sobre você foi excluído.
notice-not-allowed = Só quem administra este servidor pode fazer isso.
notice-busy = Estou com perguntas demais no momento. Pergunte de novo em um minuto, por favor.
notice-error = Algo deu errado do meu lado. Tente de novo, por favor.
notice-reloaded = Li tudo de novo.
notice-reload-failed = Fico com o que já tinha, pois a versão nova não pode ser usada: { $reason }

person-request = { $user } quer falar com uma pessoa.
person-question = Pergunta
person-facts = O que se sabe
person-sections = Seções mais próximas
person-called = Encaminhei sua pergunta. Alguém vai responder aqui.
person-wait = Encaminhei uma pergunta sua há pouco. Espere um pouco antes da próxima, por favor.
person-none = Não há ninguém indicado aqui a quem eu possa perguntar. Seu contato na Microsoft pode ajudar.

help = Mencione-me, responda a uma das minhas respostas ou escreva diretamente para mim: respondo com base na documentação e em um conjunto de regras, no seu idioma, e indico a seção em que cada resposta se baseia. Quando nem uma nem outro dão base para a resposta, digo que não sei.
help-commands = Meus comandos:
help-privacy = Guardo o estado das nossas conversas, o idioma que você escolheu e o seu feedback, com um código no lugar do seu nome, e excluo tudo depois de algum tempo.

status-version = Versão: { $version }
status-documents = Documentos: { $sections } seções em { $locales } idiomas
status-rules = Conjunto de regras: { $rules } regras sobre { $topics } assuntos
status-running = Em execução desde: { $since }
status-answers = Respostas guardadas: { $answers }
