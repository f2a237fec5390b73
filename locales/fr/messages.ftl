### What every answer is made of, in French. Values in braces are filled in.

verdict-yes = Oui.
verdict-no = Non.
verdict-conditional = Oui, sous certaines conditions.

presumed = Je pars de l’idée que : { $facts }.
branch = Cas « { $label } » :
narrow = Pour être précis, dites-moi :
clarify = Cela dépend.
ways-why = La question est posée parce que la réponse en dépend :
ways-not-known = La réponse reste alors ouverte. Elle dépend de ceci :
ways-further = Elle dépend alors aussi de : { $fact }.
ways-find-out = Pour trancher, vérifiez :
which-topic = De quoi s'agit-il ?
which-other = Autre chose

answer-found = Voici ce que dit la documentation :
abstain = Je ne trouve pas de réponse à cela dans la documentation.
abstain-silent = La documentation ne tranche pas. { $reason }
abstain-nearest = Les sections les plus proches :
nearest = - { $source } ({ $details })
abstain-todo = Essayez avec d’autres mots, nommez le produit ou la fonctionnalité, ou demandez à votre contact chez Microsoft.

source = Source : { $source } ({ $details })
see-also = Voir aussi : { $source } ({ $details })
row = ligne : { $name }
translation-machine = traduction automatique
translation-human = traduction
no-translation = Cette section n’existe pas en { $wanted } ; elle est citée en { $shown }.
newer-sibling = La version { $locale } est plus récente ({ $date }).
translation-suspected = La traduction de cette section en { $wanted } ne semble pas dire la même chose que les autres ; la section est citée en { $shown }.
ground-moved = Le texte sur lequel repose cette réponse a changé depuis la dernière vérification de la règle ({ $date }). En attendant qu’elle soit revue, la prudence s’impose.
ground-moved-suspended = Je ne me prononce pas : le texte sur lequel reposerait la réponse a changé depuis la dernière vérification de la règle ({ $date }).

why-topic = Sujet : { $topic }
why-confidence = Confiance dans le sujet : { $confidence }
# $topic: the name of the topic that is next likely.
why-runner-up = Confiance dans le sujet : { $confidence } ; le suivant le plus probable : { $topic }
why-facts = Faits : { $facts }
why-presumed = Supposé : { $facts }
why-rule = Règle : { $rule }
why-sections = Sections : { $sections }
why-language = Langue : { $language }
why-none = rien
why-retrieval = Aucune règle ne s’applique ici ; les sections viennent de la recherche, indice de confiance { $confidence }.
why-nothing = Posez-moi d’abord une question.
fact-value = { $fact } : { $value }

chat-welcome = Posez-moi vos questions sur la vente et le support d’abonnements cloud Microsoft. `why` explique la dernière réponse, `new` repart de zéro, `exit` quitte.
chat-new = Repartons de zéro.
chat-bye = Au revoir.

language-en = anglais
language-fr = français
language-ru = russe
language-sv = suédois
language-de = allemand
language-es = espagnol
language-ja = japonais
language-pt = portugais
language-zh = chinois
language-zh-hant = chinois traditionnel
language-it = italien
language-ko = coréen
language-nl = néerlandais
language-pl = polonais
language-tr = turc
language-cs = tchèque
language-hu = hongrois

button-why = Pourquoi ?
button-helpful = Utile
button-not-helpful = Pas utile
button-more = Plus de sections
button-person = Demander à quelqu’un
button-show = Afficher
choose = Choisir
language-automatic = la langue dans laquelle j’écris
offer = La documentation contient peut-être quelque chose à ce sujet.

notice-not-yours = Seule la personne qui a posé la question peut choisir ici. Interrogez-moi vous-même et je vous répondrai.
notice-already-chosen = Ce choix a déjà été fait.
notice-expired = Cette question est trop ancienne pour continuer. Merci de la poser à nouveau.
notice-thanks = Merci pour votre avis.
notice-no-more = Je n’ai pas d’autres sections à ce sujet.
notice-not-found = Je ne trouve aucune section à ce sujet.
notice-unknown-topic = Je ne connais pas ce sujet. Choisissez-en un dans la liste pendant la saisie.
notice-unused-facts = La réponse ne dépend pas de : { $facts }.
notice-language = Désormais, je vous réponds en { $language } quand votre message ne permet pas de reconnaître sa langue.
notice-language-automatic = Désormais, je suis la langue dans laquelle vous écrivez.
notice-forgotten = Ce que je conservais à votre sujet est supprimé.
notice-not-allowed = Seules les personnes qui gèrent ce serveur peuvent faire cela.
notice-busy = J’ai trop de questions en ce moment. Merci de redemander dans une minute.
notice-error = Un problème est survenu de mon côté. Merci de réessayer.
notice-reloaded = J’ai tout relu.
notice-reload-failed = Je garde ce que j’avais, car la nouvelle version est inutilisable : { $reason }

person-request = { $user } demande l’aide d’une personne.
person-question = Question
person-facts = Ce que l’on sait
person-sections = Sections les plus proches
person-called = J’ai transmis votre question. Quelqu’un répondra ici.
person-wait = J’ai transmis une de vos questions il y a peu. Merci de patienter un peu avant la suivante.
person-none = Personne n’est désigné ici à qui je puisse demander. Votre contact chez Microsoft peut vous aider.

help = Mentionnez-moi, répondez à l’une de mes réponses ou écrivez-moi directement : je réponds à partir de la documentation et d’un recueil de règles, dans votre langue, et j’indique la section sur laquelle repose chaque réponse. Quand ni l’une ni l’autre source ne permet de répondre, je dis que je ne sais pas.
help-commands = Mes commandes :
help-privacy = Je conserve l’état de nos conversations, la langue que vous avez choisie et vos avis, sous un code à la place de votre nom, et je les supprime au bout d’un certain temps.

status-version = Version : { $version }
status-documents = Documents : { $sections } sections en { $locales } langues
status-rules = Recueil de règles : { $rules } règles sur { $topics } sujets
status-running = En service depuis : { $since }
status-answers = Réponses conservées : { $answers }
