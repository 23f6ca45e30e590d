"""Words that stand beside the name of a column: which of several it is, how it is written, or nothing at all."""

from typing import Final

from onefold.graph.normalize.text import vocabulary

PREFIXES: Final = (
    *(
        "",
        "home",
        "residential",
        "permanent",
        "registered",
        "mailing",
        "postal",
        "primary",
        "default",
        "current",
        "main",
    ),
    *("secondary", "alternate", "other", "previous", "old", "billing", "invoice", "shipping", "delivery"),
    "employee",
)
"""Words that say which of several a column is, the most telling of the person first."""

PREFIX_OF: Final[dict[str, str]] = {
    word: prefix
    for prefix, words in {
        "home": "privat private particular domicile domicilio domowy personal priv pers",
        "residential": "physical res resid residence residency residencia residenza residencial wohn zamieszkania",
        "permanent": "perm",
        "registered": "reg registration zameldowania melde",
        "mailing": "mail korrespondenz korespondencyjny correspondance correspondencia correspondence",
        "primary": "prim principal principale hauptsachlich",
        "current": "curr cur actual actuel",
        "secondary": "second sec backup additional adicional zweite",
        "alternate": "alt altern alternative alternativo alternatif",
        "previous": "prev prior former formerly",
        "billing": "bill billto rechnungs facturation facturacion",
        "shipping": "ship shipto",
        "delivery": "liefer livraison entrega",
        "invoice": "inv",
        "employee": (
            "emp empl worker staff associate mitarbeiter empleado empleada empregado funcionario colaborador salarie "
            "dipendente pracownik werknemer medarbejder anstalld сотрудник сотрудника"
        ),
    }.items()
    for word in words.split()
} | {prefix: prefix for prefix in PREFIXES if prefix}
"""Word of a heading → the prefix that it means."""

FORMS: Final = vocabulary(
    "native local kana kanji hiragana katakana furigana romaji romanized romanised roman latin english chinese",
    "japanese korean arabic cyrillic hebrew greek thai hindi original translated transliterated transliteration",
    "en eng ar ru rus zh cn jp ja ko kr he el th hi uk ua fa preferred alternate alternative alt former",
    "previous prev old prior nick chosen カナ 漢字 かな 英文 中文 英語",
)
"""Words that make a second form of a name, where the file has a first: in another script, by choice, of earlier."""

NUMBER_WORDS: Final = vocabulary(
    "number numbers num no nr nbr nmbr numb numero nro nummer numer cislo szam nomor id code cd card value",
    "номер серия n seria serie series i numarasi numara kodu מספר מס αριθμοσ 番号 号码 號碼 번호 رقم",
)
"""What may stand beside the name of a number."""

FORMATS: Final = vocabulary(
    "desc description lbl label ds sg tx txt raw clean cleaned fake masked hashed norm normalized normalised",
    "orig original value text str string field col column std standard standardized iso utc yyyy mm dd yyyymmdd",
    "ddmmyyyy mmddyyyy dmy mdy ymd formatted fmt full complete usps optional required mandatory pflichtfeld",
)
"""What says how a value is written, and not what it is."""

_DECORATIONS: Final = vocabulary(
    "usual contacto contatto contato kontakt",
    "customer customers client clients person people persons contact contacts user users member members guest",
    "guests patient subscriber buyer student passenger pax traveler traveller resident citizen individual",
    "individuals lead cust crm work office business daytime day evening night given preferred legal address",
    "addresses my the your c s pc sf applicant caller holder cardholder policyholder",
    "insured claimant registrant donor voter voters elector electors candidate borrower attendee",
    "participant pupil shopper consumer subject taxpayer declarant adult stated declared reported",
    "profile traits context properties attributes identity kunde kunden kundin cliente clientes clienta klient",
    "klienta klienci kunda asiakas paciente paziente patienten pacjent pacjenta potilas patientin titular",
    "titulaire titolare intestatario mitglied mitglieder abonne adherent acheteur socio socia soci utente",
    "usuario contribuinte contribuyente candidato candidata candidat kandidat eleitor eleitora elettore",
    "elettrice electeur wahler kiezer wyborca persona pessoa personne osoba osoby persoon henkilo alumno alumna",
    "aluno aluna etudiant eleve schuler studente studentin lid deelnemer uczen uczestnik zakaznik zakaznika",
    "ugyfel musteri hasta клиент клиента пациент пациента абонент абонента покупатель покупателя гражданин",
    "гражданина пользователь пользователя избиратель избирателя студент студента заявитель заявителя лица",
    "לקוח הלקוח מטופל המטופל",
)
PARTICLES: Final = "of de del della di da do dos das du der la el le l d von am den het"
"""What joins words of names: `telefono del cliente`."""

DECORATIONS: Final = _DECORATIONS | frozenset(PARTICLES.split()) | FORMATS | (PREFIX_OF.keys() - {"mail"})
ANONYMOUS: Final = (DECORATIONS - {"given"}) | frozenset(
    ["column", "value", "data", "identifier", "unnamed", "info", "details", "kontakt", "contacto"]
)
"""Names that say nothing at all: only then does the content speak alone."""
