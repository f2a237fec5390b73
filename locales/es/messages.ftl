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
which-topic = ¿A cuál de estos temas se refiere?
which-other = Otra cosa

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
why-confidence = Confianza en el tema: { $confidence }
# $topic: the name of the topic that is next likely.
why-runner-up = Confianza en el tema: { $confidence }; el siguiente más probable: { $topic }
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

button-why = ¿Por qué?
button-helpful = Útil
button-not-helpful = No es útil
button-more = Más secciones
button-person = Preguntar a una persona
button-show = Mostrar
choose = Elegir
language-automatic = el idioma en que escribo
offer = Puede que la documentación diga algo sobre esto.

notice-not-yours = Aquí solo puede elegir quien hizo la pregunta. Pregúnteme usted y le responderé.
notice-already-chosen = Eso ya se ha elegido.
notice-expired = Esa pregunta es demasiado antigua para seguir con ella. Hágala de nuevo, por favor.
notice-thanks = Gracias por su valoración.
notice-no-more = No tengo más secciones sobre esto.
notice-not-found = No encuentro ninguna sección sobre eso.
notice-unknown-topic = No conozco ese tema. Elija uno de la lista mientras escribe.
notice-unused-facts = La respuesta no depende de: { $facts }.
notice-language = A partir de ahora le respondo en { $language } cuando su mensaje no deje ver en qué idioma está.
notice-language-automatic = A partir de ahora me guío por el idioma en que usted escriba.
notice-forgotten = Lo que guardaba sobre usted se ha eliminado.
notice-not-allowed = Eso solo pueden hacerlo quienes administran este servidor.
notice-busy = En este momento tengo demasiadas preguntas. Vuelva a preguntar dentro de un minuto, por favor.
notice-error = Algo ha fallado por mi parte. Inténtelo de nuevo, por favor.
notice-reloaded = Lo he leído todo de nuevo.
notice-reload-failed = Conservo lo que tenía, porque lo nuevo no se puede usar: { $reason }

person-request = { $user } pide hablar con una persona.
person-question = Pregunta
person-facts = Lo que se sabe
person-sections = Secciones más cercanas
person-called = He transmitido su pregunta. Alguien responderá aquí.
person-wait = Hace poco transmití una pregunta suya. Espere un poco antes de la siguiente, por favor.
person-none = Aquí no hay nadie designado a quien pueda preguntar. Su contacto de Microsoft puede ayudarle.

help = Mencióneme, responda a una de mis respuestas o escríbame directamente: respondo a partir de la documentación y de un conjunto de reglas, en su idioma, e indico la sección en la que se basa cada respuesta. Si ni la una ni el otro lo respaldan, digo que no lo sé.
help-commands = Mis comandos:
help-privacy = Guardo el estado de nuestras conversaciones, el idioma que eligió y sus valoraciones, con un código en lugar de su nombre, y lo elimino al cabo de un tiempo.

status-version = Versión: { $version }
status-documents = Documentos: { $sections } secciones en { $locales } idiomas
status-rules = Conjunto de reglas: { $rules } reglas sobre { $topics } temas
status-running = En marcha desde: { $since }
status-answers = Respuestas guardadas: { $answers }
