"""What columns are called, in the languages we know: field → names, without accents, words joined by underscores.

Names are compared without case, accents, blanks and punctuation, so `E-Mail`, `e_mail` and `eMail` are one. A trailing
number and the words of `DECORATIONS` are dropped where the full name is not known: `customer_email`, `Phone 2`,
`Billing City`. A word that is neither known nor decoration makes a column payload: `emergency_phone` is not hers.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from onefold.server.files.organization_synonyms import ORGANIZATION_SYNONYMS

# Three names below are no fields: what they are depends on the other columns (see `recognize`).
ANY_NAME: Final = "any name"  # full, given or family name: "name", "nom", "nombre"
STREET: Final = "street"  # the street's name beside a house number, else the whole line
SECOND_LINE: Final = "second address line"

FIELD_SYNONYMS: Final[dict[str, str]] = {
    ANY_NAME: "name names nom nombre nome navn namn naam nimi imie_nazwisko ad_soyad naziv",
    "full_name": (
        "full_name fullname name_full display_name complete_name whole_name first_and_surname "
        "first_and_last_name first_last_name given_and_family_name nom_complet nom_prenom nom_et_prenom "
        "prenom_nom nombre_completo nombre_y_apellidos nombres_y_apellidos nome_completo nome_e_cognome "
        "vollstandiger_name voller_name vor_und_nachname name_vorname vorname_nachname volledige_naam "
        "imie_i_nazwisko фио полное_имя имя_и_фамилия ονοματεπωνυμο 姓名 氏名 お名前 성명 이름 الاسم "
        "الاسم_الكامل نام_و_نام_خانوادگی cardholder_name passenger_name nombre_apellidos nome_cognome cognome_nome "
        "nazwisko_imie имя_фамилия"
    ),
    "given_name": (
        "given_name given_names givenname first_name first_names firstname fname fst_name forename forenames "
        "christian_name name_first name_given givn_name vorname vornamen rufname prenom prenoms primer_nombre "
        "nombres nombre_de_pila nome_proprio primeiro_nome prenome fornavn fornamn voornaam voornamen etunimi "
        "etunimet imie jmeno krestni_jmeno prenume keresztnev utonev isim adi имя όνομα ονομα 名 名前 "
        "الاسم_الاول نام nombre_pila given_nm"
    ),
    "middle_name": (
        "middle_name middle_names middlename mname middle middle_initial mi second_name segundo_nombre "
        "deuxieme_prenom zweiter_vorname secondo_nome nome_do_meio mellomnavn mellannamn tussennaam "
        "patronymic отчество"
    ),
    "family_name": (
        "family_name family_names last_name last_names lastname lname surname surnames sur_name sname "
        "familyname name_last name_family nachname familienname zuname nom_de_famille nom_famille apellido "
        "apellidos primer_apellido cognome sobrenome ultimo_nome apelido etternavn efternavn efternamn "
        "achternaam familienaam sukunimi nazwisko prijmeni nume_de_familie vezeteknev csaladnev soyad soyadi "
        "soyisim фамилия επωνυμο επιθετο 姓 名字 성 اسم_العائلة نام_خانوادگی"
    ),
    "name_suffix": "name_suffix suffix generational_suffix generation_suffix gen_suffix",
    "birth_date": (
        "birth_date birthdate birthday date_of_birth dateofbirth dob d_o_b birth_dt bdate b_date "
        "birth_day_date born born_on date_birth dt_birth dt_of_birth geburtsdatum geburtstag geb_datum gebdat "
        "geb_dat date_de_naissance date_naissance naissance fecha_de_nacimiento fecha_nacimiento fec_nac "
        "f_nacimiento nacimiento data_di_nascita data_nascita data_de_nascimento data_nascimento nascimento "
        "fodselsdato fodselsdag fodelsedatum geboortedatum syntymaaika data_urodzenia datum_narozeni "
        "data_nasterii szuletesi_datum dogum_tarihi дата_рождения ημερομηνια_γεννησης 出生日期 生年月日 "
        "생년월일 تاريخ_الميلاد تاریخ_تولد birth bday date_b dobirth bdt geboren geboren_am ne_le nee_le ddn "
        "date_naiss fecha_nac fnac f_nac fec_nacim nacido nacido_el data_nasc dt_nasc dt_nascimento nascido_em nato_il "
        "nata_il data_ur data_urodz dat_ur urodzony urodzona др дата_рожд рождение родился"
    ),
    "birth_place": (
        "birth_place birthplace place_of_birth pob birth_city city_of_birth town_of_birth geburtsort "
        "lieu_de_naissance lieu_naissance lugar_de_nacimiento lugar_nacimiento luogo_di_nascita luogo_nascita "
        "ville_de_naissance ville_naissance geb_ort local_de_nascimento "
        "naturalidade fodested fodelseort geboorteplaats miejsce_urodzenia место_рождения "
        "出生地"
    ),
    "gender": (
        "gender sex gender_code sex_code gender_cd sex_cd geschlecht sexe genre sexo genero sesso genere "
        "kjonn kon geslacht sukupuoli plec pohlavi cinsiyet пол φυλο 性别 性別 성별 الجنس جنسیت"
    ),
    "occupation": (
        "occupation profession job_title jobtitle job beruf tatigkeit metier profession_exercee profesion "
        "ocupacion professione profissao yrke beroep ammatti zawod povolani meslek профессия 职业 職業"
    ),
    "email": (
        "email emails e_mail mail email_address emailaddress e_mail_address mail_address email_addr email_id "
        "e_mail_adresse email_adresse mailadresse adresse_email adresse_mail courriel adresse_electronique "
        "correo correo_electronico indirizzo_email posta_elettronica e_post epost e_postadresse sahkoposti "
        "adres_email eposta e_posta эл_почта электронная_почта почта 邮箱 电子邮件 电子邮箱 メール "
        "メールアドレス 이메일 البريد_الالكتروني ایمیل"
    ),
    "phone": (
        "phone phones phone_number phonenumber phone_no phone_num telephone telephone_number telephone_no tel "
        "tel_no tel_nr telno tel_number mobile mobile_phone mobile_number mobile_no mobilephone mob cell "
        "cellphone cell_phone cell_number msisdn landline land_line fixed_line contact_number contact_no "
        "whatsapp whatsapp_number telefon telefonnummer telefon_nr rufnummer handy handynummer mobil "
        "mobilnummer mobiltelefon festnetz portable telephone_portable telephone_mobile telephone_fixe "
        "num_tel numero_de_telephone telefono telefonos telefono_movil telefono_fijo movil celular "
        "numero_de_telefono cellulare telefono_cellulare telefone telemovel telefoon telefoonnummer mobiel "
        "puhelin puhelinnumero telefonszam cep_telefonu телефон мобильный_телефон τηλεφωνο 电话 手机 手机号 "
        "電話番号 전화번호 휴대폰 الهاتف رقم_الهاتف تلفن ph caller_number komorka tel_kom "
        "nr_telefonu numer_telefonu telefon_komorkowy num_telefono tlf numero_telefono номер_телефона"
    ),
    STREET: (
        "street street_line street_line_1 address_1 address_line_1 addressline_1 addr_1 addr_line_1 add_1 "
        "adresse_1 direccion_1 indirizzo_1 adr_1 line_1 strasse str rue calle via rua gate gade gata straat "
        "ulica utca sokak улица οδος"
    ),
    "street_address": (
        "street_address streetaddress address addr full_address address_full postal_address address_line "
        "home_address residence anschrift adresse strasse_und_hausnummer strasse_hausnummer strasse_nr "
        "strasse_hausnr adresse_postale direccion direccion_postal domicilio indirizzo endereco morada adres "
        "address_text osoite cim адрес διευθυνση 地址 住所 주소 العنوان آدرس"
    ),
    "street_name": "street_name streetname str_name st_name strassenname nom_de_rue nom_rue nombre_calle straatnaam",
    SECOND_LINE: (
        "address_2 address_line_2 addressline_2 addr_2 addr_line_2 add_2 street_2 street_line_2 line_2 "
        "adresse_2 direccion_2 indirizzo_2 complement_adresse adresszusatz"
    ),
    "street_number": (
        "street_number street_no street_num streetnumber house_number house_no house_num housenumber houseno "
        "hausnummer haus_nr hausnr numero_de_rue numero_rue numero_calle numero_civico civico huisnummer "
        "husnummer building_number premise_number st_num st_no"
    ),
    "unit": (
        "unit unit_number unit_no apartment apartment_number apt apt_number apt_no flat flat_number flat_no "
        "suite suite_number wohnung appartement piso departamento interno lejlighed"
    ),
    "po_box": "po_box p_o_box pobox post_office_box postfach boite_postale apartado apartado_postal casella_postale",
    "city": (
        "city town suburb locality municipality city_name town_name city_town post_town village "
        "place_of_residence hometown home_town town_city "
        "ort stadt wohnort ville commune localite ciudad localidad poblacion municipio "
        "citta comune localita cidade localidade stad stadsnaam woonplaats plaats postort poststed kaupunki "
        "miasto miejscowosc mesto oras varos sehir город πολη 城市 市区町村 도시 المدينة شهر"
    ),
    "region": (
        "region state province county state_province state_region region_state state_or_province "
        "province_state state_code state_name province_code province_name bundesland departement provincia "
        "comunidad_autonoma regione estado distrito lan fylke provincie maakunta wojewodztwo kraj megye "
        "область νομος 省 省份 都道府県 المحافظة استان"
    ),
    "postal_code": (
        "postal_code postalcode post_code postcode zip zip_code zipcode zip_postal_code zip_postcode "
        "postal_zip postal_zip_code postcode_zip plz postleitzahl code_postal cp codigo_postal cod_postal cap "
        "codice_avviamento_postale cep postnummer postnr postcode_nr postinumero kod_pocztowy psc "
        "cod_postal_nr iranyitoszam posta_kodu индекс почтовый_индекс ταχυδρομικος_κωδικας 邮编 邮政编码 "
        "郵便番号 우편번호 الرمز_البريدي کدپستی"
    ),
    "country": (
        "country country_code country_name countrycode country_region country_iso nation land pays pais paese "
        "nazione stato_paese maa kraj_pochodzenia zeme tara orszag ulke страна χωρα 国家 国 국가 الدولة کشور"
    ),
    "national_id": (
        "national_id national_id_number national_identity_number national_number nationalid nid nin ni_number "
        "nino national_insurance_number national_insurance_no ssn ss_n soc_sec_id soc_sec_no soc_sec_num "
        "social_security social_security_number social_security_no social_insurance_number sin aadhaar aadhar "
        "aadhaar_number personal_id personal_number personal_identity_number identity_number id_number "
        "identity_card identity_card_number id_card id_card_number personnummer fodselsnummer cpr cpr_nummer "
        "cpr_number henkilotunnus hetu bsn burgerservicenummer dni nie nif curp cpf pesel rodne_cislo cnp oib "
        "jmbg amka codice_fiscale cod_fiscale numero_de_securite_sociale numero_securite_sociale nir insee "
        "sozialversicherungsnummer svnr sv_nummer personalausweisnummer ausweisnummer cedula "
        "numero_de_documento numero_documento documento_de_identidad rut tc_kimlik_no kimlik_no снилс 身份证 "
        "身份证号 身份证号码 主民登録番号 주민등록번호 رقم_الهوية کد_ملی nhs_number medicare_number "
        "citizen_id citizen_number government_id national_identifier national_identification_number "
        "nr_pesel dowod_osobisty numero_dni"
    ),
    "tax_id": (
        "tax_id tax_number tax_no taxid tin itin tax_identification_number taxpayer_id steuer_id steuernummer "
        "steueridentifikationsnummer numero_fiscal numero_fiscale partita_iva vat_number vat_id инн vergi_no"
    ),
    "passport": (
        "passport passport_number passport_no passport_num passport_id passnummer reisepass reisepassnummer "
        "passeport numero_de_passeport pasaporte numero_de_pasaporte passaporto numero_passaporto passaporte "
        "paspoort paspoortnummer passnr паспорт 护照 护照号"
    ),
    "customer_id": (
        "customer_id customerid customer_number customer_no customer_nr cust_id cust_no custno client_number "
        "client_no crm_id crm_number kundennummer kunden_nr kundennr kunden_id numero_client id_client "
        "numero_de_cliente id_cliente codigo_cliente codice_cliente klantnummer klant_id kundnummer kundenr "
        "asiakasnumero nr_klienta"
    ),
    "loyalty_id": (
        "loyalty_id loyalty_number loyalty_no loyalty_card loyalty_card_number loyalty_card_no membership_id "
        "membership_number membership_no membership_card frequent_flyer_number rewards_id rewards_number "
        "club_card clubcard_number kundenkarte kundenkartennummer carte_de_fidelite carte_fidelite "
        "tarjeta_fidelidad carta_fedelta klubbkort"
    ),
    "cookie_id": (
        "cookie_id cookie cookieid cookies anonymous_id anonymousid browser_id ga_client_id visitor_id fpid "
        "first_party_cookie tracking_cookie fullvisitorid full_visitor_id user_pseudo_id"
    ),
    "device_id": (
        "device_id deviceid device device_identifier advertising_id ad_id idfa idfv gaid aaid android_id imei "
        "device_uuid device_token mobile_ad_id maid"
    ),
    "login": (
        "login login_name login_id username user_name userid_name user_login account_login screen_name_login "
        "benutzername nutzername nom_utilisateur nombre_de_usuario usuario nome_utente nome_de_usuario "
        "gebruikersnaam brukernavn anvandarnamn логин"
    ),
    "social_handle": (
        "social_handle handle social_media_handle twitter twitter_handle twitter_username x_handle instagram "
        "instagram_handle instagram_username facebook facebook_id facebook_username linkedin linkedin_url "
        "linkedin_handle tiktok telegram telegram_username wechat wechat_id github github_username"
    ),
    "employer": (
        "employer employer_name company company_name companyname organization organisation organization_name "
        "organisation_name firm firma firmenname arbeitgeber entreprise employeur societe nom_entreprise "
        "empresa azienda datore_di_lavoro empregador arbeidsgiver arbetsgivare werkgever bedrijf tyonantaja "
        "pracodawca zamestnavatel место_работы 公司 会社名 회사 associated_company account_name"
    ),
}

BIRTH_PARTS: Final[dict[str, str]] = {
    "year": (
        "birth_year year_of_birth year_birth yob byear by geburtsjahr jahrgang geb_jahr annee_de_naissance "
        "annee_naissance ano_de_nacimiento ano_nacimiento anio_nacimiento ano_de_nascimento ano_nascimento "
        "anno_di_nascita anno_nascita rok_urodzenia rok_ur geboortejaar год_рождения год_рожд"
    ),
    "month": "birth_month month_of_birth mob_birth bmonth bm geburtsmonat mois_de_naissance mes_de_nacimiento",
    "day": "birth_day day_of_birth bday_day bday bd geburtstag_tag jour_de_naissance dia_de_nacimiento",
}

RECORD_IDS: Final = (
    "record_id rec_id recid record_no record_number record_key unique_id uniq_id row_id rowid id ids _id uuid guid "
    "uid key pk primary_key source_record_id external_id src_id"
)
"""In order of preference; after them any name that ends in id, uuid or guid."""

SOURCES: Final = (
    "source source_system sourcesystem source_name data_source datasource system system_name src src_system "
    "quelle fuente fonte zrodlo источник"
)
TOUCHPOINT_IDS: Final = "touchpoint_id event_id message_id interaction_id event_uuid"
CHANNELS: Final = "channel touchpoint_channel interaction_channel contact_channel kanal canal"
DELETED: Final = "deleted is_deleted deleted_flag delete_flag"
TIMES: Final = (
    "observed_at touchpoint_time updated_at last_updated_at last_updated update_date update_time date_updated updated "
    "last_modified_at last_modified_date last_modified modified_at modified_date date_modified modified "
    "system_modstamp last_update event_time event_timestamp event_ts occurred_at happened_at timestamp time_stamp ts "
    "datetime date_time sent_at last_activity_date created_at create_date created_date creation_date date_created "
    "created_on created create_time registered_at registration_date signup_date sign_up_date aktualisiert_am "
    "geandert_am erstellt_am date_de_modification date_modification date_de_creation date_creation "
    "fecha_de_modificacion fecha_modificacion fecha_de_creacion fecha_creacion data_di_modifica data_modifica "
    "дата_изменения 更新时间 更新日時"
)

ADDRESS_FIELDS: Final = frozenset(
    {STREET, SECOND_LINE, "street_address", "street_name", "street_number", "unit", "po_box", "city", "region"}
    | {"postal_code", "country"}
)

PREFIXES: Final = (
    *("", "home", "residential", "permanent", "mailing", "postal", "primary", "default", "current", "main"),
    *("billing", "invoice", "shipping", "delivery", "other", "previous", "old"),
)
"""Words that say which of several addresses a column is of, the most telling of the person first."""

_DECORATIONS: Final = (
    "customer customers client clients person people persons contact contacts user member guest patient "
    "subscriber buyer student passenger resident citizen individual lead cust crm personal private work office "
    "daytime evening day night preferred address addresses raw clean cleaned fake masked hashed norm "
    "normalized normalised orig original value text txt str string field col column my the your c s "
    "applicant caller holder cardholder policyholder insured claimant registrant donor voter borrower attendee "
    "participant pupil shopper consumer residence stated declared reported given kunde kunden cliente clientes "
    "klient klienta kunda paciente paziente patienten pacjent pacjenta клиент клиента пациент пациента titular "
    "titulaire titolare mitglied abonne acheteur"
)
PARTICLES: Final = "of de del della do da dos das des du der di la el"
"""What joins words of names: `telefono del cliente`."""

DECORATIONS: Final = frozenset(f"{_DECORATIONS} {PARTICLES}".split()) | {word for word in PREFIXES if word}
ANONYMOUS: Final = (DECORATIONS - {"given"}) | frozenset(
    ["column", "value", "data", "identifier", "unnamed", "info", "details", "kontakt", "contacto"]
)
"""Names that say nothing at all: only then does the content speak alone."""

_PARTS = re.compile(r"[^\W\d_]+|\d+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def words_of(name: str) -> tuple[str, ...]:
    """The words of a column's name: without accents and case, cut at blanks, punctuation, capitals and digits."""
    if not name.isupper():
        name = _CAMEL.sub(" ", name)
    folded = unicodedata.normalize("NFKD", name.casefold().replace("ø", "o").replace("æ", "ae").replace("ł", "l"))
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return tuple(_PARTS.findall(bare))


def squeezed(name: str) -> str:
    """The words run together: what names are compared by."""
    return "".join(words_of(name))


def table(names: str) -> dict[str, int]:
    """Squeezed name → its rank in a list of names."""
    ranks: dict[str, int] = {}
    for rank, name in enumerate(names.split()):
        ranks.setdefault(squeezed(name), rank)
    return ranks


def _fields_by_name() -> dict[str, str]:
    fields: dict[str, str] = {}
    for field, names in (*FIELD_SYNONYMS.items(), *ORGANIZATION_SYNONYMS.items()):
        for name in names.split():
            fields.setdefault(squeezed(name), field)
    return fields


FIELD_BY_NAME: Final = _fields_by_name()
