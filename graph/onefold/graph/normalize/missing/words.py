"""What people and systems write where they know nothing, in the languages that we read.

Words that are somebody's name as well (Bos is "empty" in Turkish, Leer in German) are left out.
"""

from typing import Final

WORDS: Final = frozenset(
    phrase
    for phrases in (
        # English; spreadsheets leave #REF!, #VALUE!, #DIV/0!
        "null|none|nil|nan|n a|na|unknown|unk|unkn|undefined|undisclosed",
        "not available|not applicable|not known|not given",
        "not provided|not specified|not stated|not set|none given|no data|no value|missing|blank|empty|tbd|tba|tbc",
        "to be determined|to be confirmed|test|testing|dummy|default|anonymous|anon|deleted|redacted|removed|withheld",
        "asdf|qwerty|ref|value|div 0|error|not recorded|not supplied|not entered|not disclosed|not listed|not found",
        "not on file|no info|no information|not reported|unavailable|unspecified|unnamed|unidentified|no entry|refused",
        "no response|declined|none provided|nothing|to be advised|see above|as above",
        "same as above|ditto|idem|placeholder",
        "sin correo|sin email|sin mail|sin telefono|no tiene correo|no tiene email|no tiene telefono|sem email",
        "sem telefone|sem celular|nao tem email|nao tem telefone|sans email|sans mail|sans telephone|pas de mail",
        "pas de telephone",
        "senza email|senza telefono|nessuna email|nessun telefono|brak telefonu|brak emaila|brak maila|brak adresu",
        "geen email|geen e mail|geen telefoon|keine e mail|ohne email|ohne e mail|ohne telefon|kein handy|ingen email",
        "ingen e post|ingen telefon|ei puhelinta|ei sahkopostia|telefon yok|e posta yok|email yok|nincs email",
        "bez emailu|bez telefonu|bez maila|net telefona|fara telefon|fara email|no cell|no mobile|no number|no contact",
        "do not use|pending|no address|address unknown|unknown address|no email|no phone|null null",
        "unbekannt|unbekannte|unbekannter|unbek|nicht bekannt",
        "nicht vorhanden|nicht angegeben|nicht verfugbar|nicht erfasst",
        "keine angabe|keine angaben|keine daten|keine|kein eintrag|ohne|ohne angabe|entfallt|fehlt|anonym|siehe oben",
        "keine adresse|adresse unbekannt|keine email|kein telefon",
        "inconnu|inconnue|non renseigne|non renseignee|non communique",
        "non communiquee|non precise|non disponible|non connu",
        "non applicable|non fourni|non defini|sans objet|sans nom|sans prenom|aucun",
        "aucune|pas de donnees|neant|anonyme",
        "donnee manquante|adresse inconnue|a completer|a renseigner",
        "desconocido|desconocida|sin datos|sin dato|sin informacion",
        "sin nombre|sin apellido|sin apellidos|sin especificar",
        "no disponible|no consta|no informado|no informada|no aplica",
        "no especificado|no indicado|no proporcionado|ninguno",
        "ninguna|vacio|por definir|se desconoce|anonimo|anonima|no sabe|no contesta|no tiene|pendiente|sin domicilio",
        "desconhecido|desconhecida|nao informado|nao informada",
        "nao disponivel|nao consta|nao especificado|nao aplicavel",
        "nao declarado|nao se aplica|nao divulgavel|nao possui|nao tem|sem informacao|sem dados|sem nome|sem registro",
        "nenhum|nenhuma|vazio|ignorado|ignorada",
        "sconosciuto|sconosciuta|non disponibile|non specificato|non indicato|non noto|non pervenuto|non applicabile",
        "non fornito|nessuno|nessuna|vuoto|senza nome|dato mancante|mancante",
        "onbekend|niet bekend|niet beschikbaar|niet opgegeven|niet ingevuld|niet van toepassing|nvt|n v t|geen|leeg",
        "geen gegevens|anoniem",
        "nieznany|nieznana|nieznane|brak|brak danych|nie podano|nie dotyczy|nie ustalono|nieustalone|puste|pusty",
        "neizvestno|neizvesten|neizvestnyy|neizvestnaya|net dannykh|net dannyh",
        "ne ukazano|ne ukazan|ne ukazana|otsutstvuet",
        "neznamy|neznama|nezname|nezn|neuvedeno|neuvedene|neni znamo|nezjisteno|ismeretlen|nincs|nincs adat|nem ismert",
        "necunoscut|necunoscuta|nespecificat|fara date|bilinmiyor|bilinmeyen|belirtilmemis|yok",
        "okand|ukendt|ukjent|saknas|ej angivet|uppgift saknas|ingen uppgift",
        "ikke oplyst|ikke oppgitt|mangler|ingen data",
        "tuntematon|ei tiedossa|ei ilmoitettu|puuttuu|teadmata|nezinams|nezinomas",
        "nezinoma|nepoznat|nepoznato|nepoznata",
        "neznano|nema podataka|agnosto|agnostos|agnosti|tidak diketahui|tidak ada|khong ro|khong biet",
    )
    for phrase in phrases.split("|")
)
"""After `text.words`: "N/A", "n.a." and "#N/A" are all "n a"."""

AS_WRITTEN: Final = frozenset(
    phrase.casefold()
    for phrases in (
        # sin datos, sem número, no disponible, non communiqué, brak danych, нет данных
        "s/d|s/n|s/i|s/r|s/o|n/d|n/c|n/r|n/s|n/k|n/v|n/g|n/p|u/k|b/d|k/a|k/d|н/д|н/у|б/д|б/н",  # noqa: RUF001
        "неизвестно|неизвестен|неизвестный|неизвестная|нет данных|нет|не указано|не указан|не указана|не задано",
        "тест|отсутствует|без имени|невідомо|немає даних|не вказано|непознат|непознато|неизвестна",
        "άγνωστο|άγνωστος|άγνωστη|לא ידוע|לא צוין|غير معروف|مجهول|غير متوفر|لا يوجد|بدون اسم|نامشخص|ناشناس|نامعلوم",
        "不明|不详|不詳|未知|无|無|无名|匿名|未填|未填写|暂无|无数据|未提供|不适用|不知道|名無し|該当なし|なし|名無|新生児|新生儿|新生兒|赤ちゃん|婴儿|嬰兒|신생아|未定|未設定|未登録|测试|測試|テスト",
        "розничный покупатель|розница|гость|аноним|анонимно",
        "散客|散户|零售客户|一般客|現金客|访客|訪客|ゲスト|非会員|一般客様|게스트|손님|비회원|현금고객",
        "ضيف|زائر|عميل نقدي|زبون نقدي|מזדמן|לקוח מזדמן|אורח|ลูกค้าทั่วไป|ลูกค้าเงินสด",
        "様|お客様|客様|さん|님|고객님|고객",
        "미상|없음|알 수 없음|알수없음|해당없음|무명|모름|미입력|ไม่ทราบ|ไม่มี|ไม่ระบุ|अज्ञात|उपलब्ध नहीं",
    )
    for phrase in phrases.split("|")
)
"""What only its script or its slash tells from a name or a pair of initials; trimmed, without case."""

NOT_CAPITALS: Final = frozenset({"k.a.", "k.a", "n.d.", "b.d.", "o.a.", "s.d.", "n.v.t.", "u.k.", "н.д."})
"""Abbreviations (keine Angabe, non disponibile, brak danych) that in capitals may be initials; without blanks."""
