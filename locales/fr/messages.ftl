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
