"""Words that may mean a field and may mean something else: only the values decide (`looks` says how)."""

from __future__ import annotations

from typing import Final

from onefold.server.files.headings.people_synonyms import ANY_NAME
from onefold.server.files.headings.qualifiers import PREFIX_OF, PREFIXES
from onefold.server.files.headings.words import squeezed

_WHO: Final = (
    "customer client caller member patient contact holder account_holder cardholder policyholder guest subject "
    "individual person applicant passenger participant resident citizen insured claimant donor subscriber student "
    "kunde kundin klient klientka cliente clienta paciente paziente pacjent pacjentka patientin mitglied versicherter "
    "titular titulaire titolare intestatario persona personne pessoa osoba contacto contatto contato kontakt "
    "adherent abonne membre socio клиент пациент человек лицо контакт абонент "
    "candidate candidato candidata candidat kandidat kandidatin kandydat bewerber bewerberin antragsteller solicitante "
    "requerente demandeur richiedente wnioskodawca alumno aluno eleve schuler schulerin studente uczen leerling "
    "ogrenci hasta beteg utente deelnemer teilnehmer teilnehmerin uczestnik participante partecipante gast huesped "
    "ospite abonent potilas pasient patientin mieter mieterin inquilino locataire tenant "
    "студент учень пацієнт заявитель студентка πελατης ασθενης 患者 学生 환자 학생 מטופל تلميذ المريض"
)
_MAY_BE_FIRMS: Final = (
    "customer client kunde kundin klient cliente clienta klienta kund klant partner клиент клієнт покупатель заказчик "
    "musteri zakaznik zakaznice zakaznicka ugyfel vevo asiakas client_name klijent kupac stranka buyer comprador "
    "acquirente acheteur kaufer kauferin abnehmer nabywca odbiorca kopare kjoper kober koper debtor debitor "
    "deudor schuldner khachhang pelanggan 客户 客戶 顾客 顧客 お客様 고객 العميل الزبون לקוח הלקוח"
)
_HINTS: Final[tuple[tuple[tuple[str, ...], str], ...]] = (
    (("full_name", "email", "phone"), _WHO),
    (("full_name", ANY_NAME, "email", "phone", "organization_name"), _MAY_BE_FIRMS),
    (("full_name", "email", "phone", "national_id"), "utente"),  # a user, and a patient's number in Portugal
    (("full_name", ANY_NAME), "party party_name counterparty counterparty_name"),
    (
        ("phone", "email", "street_address"),
        "contact_details contact_info kontaktdaten coordonnees datos_de_contacto dane_kontaktowe",
    ),
    (
        ("given_name",),
        "first given fst fn christian ad premier primero erster primo",
    ),
    (
        ("given_name", "other_name"),
        "known_as preferred preferred_name pref_name nickname nick_name nick goes_by call_name apodo surnom soprannome "
        "spitzname przydomek прозвище",
    ),
    (("family_name",), "last family ln sn lst"),
    (("city", "street_address"), "place location locale settlement parish lugar lieu luogo miejsce место home_place"),
    (("phone", "street_address", "email"), "home house casa dom"),
    (
        ("phone",),
        "number numbers numero numeros numeri numer numery nummer nummern numre numara numaralar cislo cisla номер "
        "номера line lines reach callback cli ani caller_id fono from_number",
    ),
    (
        ("driving_licence",),
        "license_no license_number license_num license_nbr licence_no licence_number licence_num lic_no lic_number "
        "lic_num licencia_no numero_licencia num_licencia",
    ),
    (("postal_code",), "postal kod code codigo codice cod pc zipc post pcode p_code код"),
    (
        ("national_id",),
        "ni document documento dokument document_number document_no document_id doc_number doc_no doc_id doc_num "
        "dokumentennummer numero_del_documento social citizen identity документ номер_документа",
    ),
    (("email",), "user account"),
    (("gender",), "sx m_f mf f_m fm m_w w_m mw h_m m_k k_m"),
)

FIELDS_BY_HINT: Final[dict[str, tuple[str, ...]]] = {
    squeezed(word): fields for fields, words in _HINTS for word in words.split()
}

ANY_CODES: Final = frozenset(["code", "kod", "cod", "codigo", "codice", "код"])
"""Words for codes of any kind: a bare number of theirs is no postal code even beside a city."""

_SECOND: Final = PREFIXES[PREFIXES.index("alternate") :]
ANOTHER: Final = frozenset(word for word, prefix in PREFIX_OF.items() if prefix in _SECOND)
"""Words in front that make `other_contact` somebody else's."""

SOMETHING_ELSE: Final = (
    "agent owner manager supervis recipient author approv review assign editor "
    "emergency spouse partner mother father parent guardian child kin relative referr sponsor rep "
    "doctor physician nurse advisor adviser broker seller vendor supplier company branch store shop support sales "
    "help admin staff employee sender from reply cc bcc order invoice payment ship deliver return log seen visit "
    "event session creat updat modif regist sign join start end begin expir expiry due valid issue open clos hire "
    "death dead died decease burial buried marri wedding divorce baptis christen admission admit discharge exam test "
    "appointment booking booked purchase sold sale bought release publish founded incorporat establish "
    "sterb gestorben verstorben todes heirat taufe eintritt austritt bestell rechnung liefer gultig ablauf "
    "muerte fallec defuncion boda bautismo alta baja pedido caduc venc "
    "deces mort mariage bapteme entree sortie commande obito morte casamento batismo matrimonio battesimo ordine "
    "zgon smierc slub chrzest przyjec wypis zamowien смерт брак свадьб крещен заказ прием выпис"
)
"""Beginnings of words that say that a column is of somebody or something else, whatever its values look like."""
