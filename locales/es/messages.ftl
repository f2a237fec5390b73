### What every answer is made of, in Spanish. Values in braces are filled in.

verdict-yes = Sí.
verdict-no = No.
verdict-conditional = Sí, con ciertas condiciones.

presumed = Doy por hecho lo siguiente: { $facts }.
branch = Caso «{ $label }»:
narrow = Para precisar, dígame:
clarify = Depende.
ways-why = Se pregunta porque la respuesta depende de ello:
ways-not-known = Entonces queda abierto. Depende de esto:
ways-further = En ese caso depende además de: { $fact }.
ways-find-out = Para aclararlo, averigüe:

answer-found = Esto es lo que dice la documentación:
abstain = No encuentro respuesta a eso en la documentación.
abstain-silent = La documentación no lo decide. { $reason }
abstain-nearest = Las secciones más cercanas:
nearest = - { $source } ({ $details })
abstain-todo = Pruebe con otras palabras, nombre el producto o la funcionalidad, o pregunte a su contacto de Microsoft.

source = Fuente: { $source } ({ $details })
see-also = Véase también: { $source } ({ $details })
row = fila: { $name }
translation-machine = traducción automática
translation-human = traducción
no-translation = Esta sección no existe en { $wanted }; se cita en { $shown }.
newer-sibling = La versión { $locale } es más reciente ({ $date }).
translation-suspected = La traducción de esta sección al { $wanted } no parece decir lo mismo que las demás; se cita en { $shown }.
ground-moved = El texto en el que se basa esta respuesta ha cambiado desde la última revisión de la regla ({ $date }). Hasta que se revise de nuevo, conviene tomarla con cautela.
ground-moved-suspended = No doy un veredicto: el texto en el que se basaría ha cambiado desde la última revisión de la regla ({ $date }).

why-topic = Tema: { $topic }
why-facts = Datos: { $facts }
why-presumed = Supuesto: { $facts }
why-rule = Regla: { $rule }
why-sections = Secciones: { $sections }
why-language = Idioma: { $language }
why-none = ninguno
why-retrieval = Aquí no hay ninguna regla; las secciones salieron de la búsqueda, con una confianza de { $confidence }.
why-nothing = Primero hágame una pregunta.
fact-value = { $fact }: { $value }

chat-welcome = Pregúnteme sobre la venta y el soporte de suscripciones en la nube de Microsoft. `why` explica la última respuesta, `new` empieza de nuevo, `exit` sale.
chat-new = Empecemos de nuevo.
chat-bye = Hasta luego.

language-en = inglés
language-fr = francés
language-ru = ruso
language-sv = sueco
language-de = alemán
language-es = español
language-ja = japonés
language-pt = portugués
language-zh = chino
language-zh-hant = chino tradicional
language-it = italiano
language-ko = coreano
language-nl = neerlandés
language-pl = polaco
language-tr = turco
language-cs = checo
language-hu = húngaro
