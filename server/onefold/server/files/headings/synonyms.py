"""What columns are called, in the languages we know: field → names, without accents, words joined by underscores.

Names are compared without case, accents, blanks and punctuation, so `E-Mail`, `e_mail` and `eMail` are one. A trailing
number and the words of `DECORATIONS` are dropped where the full name is not known: `customer_email`, `Phone 2`,
`Billing City`. A word that is neither known nor decoration makes a column payload: `emergency_phone` is not hers.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from onefold.graph.normalize.text import visible, vocabulary
from onefold.server.files.headings.identifier_synonyms import IDENTIFIER_SYNONYMS
from onefold.server.files.headings.organization_synonyms import ORGANIZATION_SYNONYMS

# These are no fields: what they are depends on the other columns (see `choose`).
ANY_NAME: Final = "any name"  # full, given or family name: "name", "nom", "nombre"
STREET: Final = "street"  # the street's name beside a house number, else the whole line
SECOND_LINE: Final = "second address line"
BIRTH_NAME: Final = "birth_name"  # a field, but only beside the name that it was before or after
SECOND_FAMILY_NAME: Final = "second family name"  # of a Spanish double name
FAMILY_NAME_PREFIX: Final = "family name prefix"  # "van der", which Dutch files keep apart

FIELD_SYNONYMS: Final[dict[str, str]] = {
    ANY_NAME: (
        "name names nom nombre nome navn namn naam nimi imie_nazwisko ad_soyad naziv nev nafn ime_i_prezime isim nm "
        "이름 الاسم שם tên nominativo"
    ),
    "full_name": (
        "full_name fullname name_full display_name complete_name whole_name first_and_surname first_and_last_name "
        "first_last_name given_and_family_name nom_complet nom_prenom nom_et_prenom prenom_nom nombre_completo "
        "nombre_y_apellidos nombres_y_apellidos nome_completo nome_e_cognome vollstandiger_name voller_name "
        "vor_und_nachname name_vorname vorname_nachname volledige_naam imie_i_nazwisko фио полное_имя имя_и_фамилия "
        "ονοματεπωνυμο 姓名 氏名 お名前 성명 الاسم_الكامل نام_و_نام_خانوادگی cardholder_name "
        "passenger_name nombre_apellidos nome_cognome cognome_nome nazwisko_imie имя_фамилия full_nm fullnm "
        "fname_lname name_of_person person_name legal_name name_as_in_passport name_on_card pax_name "
        "nombre_apellido nombres_apellidos apellidos_y_nombres apellidos_nombres apellido_y_nombre "
        "apellidos_y_nombre apellidos_nombre apellido_nombre nombre_y_apellido nome_e_sobrenome nome_sobrenome "
        "nom_et_prenoms noms_et_prenoms noms_prenoms nom_prenoms prenom_et_nom cognome_e_nome vor_und_zuname "
        "vor_nachname vor_u_nachname vorname_name name_und_vorname nachname_vorname vorname_und_nachname "
        "naam_volledig voornaam_achternaam voor_en_achternaam nazwisko_i_imie imiona_i_nazwisko jmeno_a_prijmeni "
        "prijmeni_a_jmeno prijmeni_jmeno jmeno_prijmeni meno_a_priezvisko teljes_nev nume_si_prenume nume_prenume "
        "nume_complet ad_soyadi adi_soyadi isim_soyisim fulde_navn fullt_navn fullstandigt_namn for_och_efternamn "
        "kokonimi koko_nimi taisnimi ime_prezime ф_и_о фамилия_имя_отчество фамилия_имя фио_полностью піб повне_имя "  # noqa: RUF001
        "last_first_name last_name_first_name name_last_first surname_and_name surname_name surname_first_name "
        "name_surname name_and_surname name_complete 客户姓名 联系人姓名 顾客姓名 "
        "họ_và_tên họ_tên hoten tên_đầy_đủ họ_tên_đầy_đủ tên_khách_hàng họ_tên_khách_hàng "
        "họ_và_tên_khách_hàng tên_bệnh_nhân họ_tên_bệnh_nhân שם_מלא שם_פרטי_ומשפחה שם_ושם_משפחה שם_משפחה_ושם_פרטי "
        "שם_משפחה_ופרטי adi_ve_soyadi ad_ve_soyad isim_ve_soyisim isim_soyad ชื่อ_นามสกุล ชื่อ_สกุล nama_lengkap "
        "고객명 고객성명 환자명 顧客名 患者名 患者氏名 客戶姓名 患者姓名"
    ),
    "given_name": (
        "given_name given_names givenname first_name first_names firstname fname fst_name forename forenames "
        "christian_name name_first name_given givn_name vorname vornamen rufname prenom prenoms primer_nombre "
        "nombres nombre_de_pila nome_proprio primeiro_nome prenome fornavn fornamn voornaam voornamen etunimi "
        "etunimet imie jmeno krestni_jmeno prenume keresztnev utonev isim adi имя όνομα ονομα 名 名前 الاسم_الاول "
        "نام nombre_pila given_nm first_nm firstnm f_name gvn_name given_nms fore_name vorna vorname_1 prenom_1 "
        "premier_prenom prenom_usuel nombre_1 primer_nom voornaam_1 roepnaam tilltalsnamn imie_1 pierwsze_imie "
        "imiona krstne_meno jmena ime eesnimi vards vardas onoma imya imja first_given_name first_forename "
        "name_given_1 nimi_etu prenomen etunimi_1 eigennaam ім'я имена 名_漢字 メイ 名カナ 名かな given_name_1 "
        "tên_riêng שם_פרטי שם_הפרטי ön_ad ilk_ad ชื่อจริง nama_depan"
    ),
    "middle_name": (
        "middle_name middle_names middlename mname middle middle_initial mi second_name segundo_nombre "
        "deuxieme_prenom zweiter_vorname secondo_nome nome_do_meio mellomnavn mellannamn tussennaam patronymic "
        "отчество otchestvo patronym patronymic_name po_batkovi по_батькові по_отчеству name_middle midnm middle_nm "
        "mid_name mid_nm middle_initials m_i second_given_name second_forename other_given_names other_names "
        "other_forenames additional_names zweitname prenom_2 autres_prenoms drugie_imie imie_2 mellemnavn "
        "bapuklu_vards nombre_2 segundo_prenome tên_đệm chữ_đệm tên_lót שם_אמצעי ikinci_ad ikinci_isim göbek_adi"
    ),
    "family_name": (
        "family_name family_names last_name last_names lastname lname surname surnames sur_name sname familyname "
        "name_last name_family nachname familienname zuname nom_de_famille nom_famille apellido apellidos "
        "primer_apellido cognome sobrenome ultimo_nome apelido etternavn efternavn efternamn achternaam familienaam "
        "sukunimi nazwisko prijmeni nume_de_familie vezeteknev csaladnev soyad soyadi soyisim фамилия επωνυμο "
        "επιθετο 姓 名字 성 اسم_العائلة نام_خانوادگی last_nm apellido_paterno apellido_1 1_apellido 1er_apellido "
        "1o_apellido first_surname paternal_surname family_nm fam_name nachn fam_nm nom_usuel nom_usage nom_d_usage "
        "nom_marital nom_patronymique geslachtsnaam sobrenomes apelidos cognomi prezime priimek priezvisko "
        "perekonnanimi uzvards pavarde mbiemri familiya familija surname_nm name_family_1 прізвище "
        "primeiro_sobrenome 姓_漢字 セイ 姓カナ 姓かな familiennamen "
        "họ họ_và_tên_đệm họ_đệm họ_lót họ_và_chữ_đệm שם_משפחה שם_המשפחה soy_ad soy_adi นามสกุล "
        "nama_belakang nama_keluarga"
    ),
    BIRTH_NAME: (
        "maiden_name maiden maiden_surname maiden_nm maiden_last_name birth_name birthname name_at_birth "
        "name_of_birth birth_surname birth_last_name birth_family_name surname_at_birth family_name_at_birth "
        "last_name_at_birth nee married_name married_surname married_last_name geburtsname geb_name gebname "
        "geborene ehename nom_de_naissance nom_naissance nom_de_jeune_fille nom_jeune_fille nom_jf "
        "apellido_de_soltera apellido_soltera nombre_de_soltera nome_de_solteira nome_solteira cognome_da_nubile "
        "cognome_nubile cognome_di_nascita meisjesnaam geboortenaam nazwisko_panienskie nazwisko_rodowe "
        "nazwisko_rodzinne nazwisko_z_domu rodne_prijmeni rodne_jmeno leanykori_nev szuletesi_nev nume_de_fata "
        "kizlik_soyadi flicknamn pikenavn pigenavn tyttonimi девичья_фамилия фамилия_при_рождении добрачная_фамилия "
        "прежняя_фамилия дівоче_прізвище 旧姓 婚前姓 שם_נעורים שם_משפחה_קודם שם_משפחה_לפני_הנישואין kizlik_adi "
        "evlilik_öncesi_soyadi"
    ),
    SECOND_FAMILY_NAME: (
        "segundo_apellido 2_apellido 2o_apellido 2do_apellido second_last_name second_surname apellido_2 "
        "apellido_materno maternal_surname segundo_sobrenome"
    ),
    FAMILY_NAME_PREFIX: (
        "tussenvoegsel tussenvoegsels voorvoegsel voorvoegsels family_name_prefix surname_prefix last_name_prefix "
        "lastname_prefix namensvorsatz vorsatzwort adelspradikat particule prefix_surname"
    ),
    "name_suffix": (
        "name_suffix suffix generational_suffix generation_suffix gen_suffix suffix_name sfx name_sfx nm_suffix "
        "jr_sr sr_jr name_generation generation generational sufijo suffixe"
    ),
    "other_name": (
        "other_name aka a_k_a also_known_as alias aliases alias_name alias_names name_alias known_aliases "
        "assumed_name pseudonym nom_d_artiste alias_nombre native_name name_native name_in_native_script local_name "
        "name_local name_in_local_language name_kana kana kana_name furigana name_furigana name_kanji kanji "
        "kanji_name name_chinese chinese_name name_arabic arabic_name name_cyrillic name_original_script "
        "former_name former_names previous_name previous_names prior_name old_name fruherer_name fruhere_namen "
        "ancien_nom anciens_noms nombre_anterior nome_anterior nome_social nome_precedente poprzednie_nazwisko "
        "прежнее_имя псевдоним алиас 漢字 漢字氏名 氏名_漢字 メイ 名カナ 名かな 氏名漢字 氏名カナ 氏名_カナ "
        "カナ氏名 カナ フリガナ ふりがな よみがな 氏名かな お名前カナ 英文名 英文姓名 曾用名 别名 別名 영문이름 "
        "영문명 한자이름 한자명 tên_gọi_khác bí_danh שם_באנגלית שם_קודם diğer_adi takma_ad eski_adi"
    ),
    "birth_date": (
        "birth_date birthdate birthday date_of_birth dateofbirth dob d_o_b birth_dt bdate b_date birth_day_date "
        "born born_on date_birth dt_birth dt_of_birth geburtsdatum geburtstag geb_datum gebdat geb_dat "
        "date_de_naissance date_naissance naissance fecha_de_nacimiento fecha_nacimiento fec_nac f_nacimiento "
        "nacimiento data_di_nascita data_nascita data_de_nascimento data_nascimento nascimento fodselsdato "
        "fodselsdag fodelsedatum geboortedatum syntymaaika data_urodzenia datum_narozeni data_nasterii "
        "szuletesi_datum dogum_tarihi дата_рождения ημερομηνια_γεννησης 出生日期 生年月日 생년월일 تاريخ_الميلاد "
        "تاریخ_تولد birth bday date_b dobirth bdt geboren geboren_am ne_le nee_le ddn date_naiss fecha_nac fnac "
        "f_nac fec_nacim nacido nacido_el data_nasc dt_nasc dt_nascimento nascido_em nato_il nata_il data_ur "
        "data_urodz dat_ur urodzony urodzona др дата_рожд рождение родился gbdat geb_am geburt geburtsdat "
        "geburts_datum geb_dtm birthdat date_nais dat_nais dat_naissance datenaissance ne_e_le nee_e_le "
        "fec_nacimiento fecnac fch_nacimiento fch_nac fecha_nacim fecha_de_nac cumpleanos data_nascim dtnasc "
        "dt_nascto nascita dt_nascita data_di_nasc geboortedat gebdatum geboren_op urodzony_dnia data_urodzin "
        "narozeni dat_nar datum_nar datum_rodjenja datum_rodenja datum_rojstva rojstni_datum datum_narodenia fodt "
        "fodt_dato foedselsdato fodelsedag fodd syntymapaiva syntynyt szul_datum szul_ido szuletett szuletes "
        "data_nastere dogum dogum_gunu sunnikuupaev sunniaeg dzimsanas_datums gimimo_data gim_data datelindja д_р "  # noqa: RUF001
        "дн дата_народження дн_рождения день_рождения ημ_γεννησης ημνια_γεννησης brthdt birth_dte bthdat date_born "
        "born_date dobdate dob_date 出生年月日 生日 誕生日 출생일 생일 تاريخ_الولادة ngay_sinh tanggal_lahir "
        "tgl_lahir วันเกิด जन्म_तिथि ngày_tháng_năm_sinh sinh_ngày ngày_tháng_sinh תאריך_לידה תאריך_הלידה ת_לידה "
        "doğum_tar d_tarihi dt_tarihi doğum_günü_tarihi geb geb_d geb_tag ur nar szul fod syntaika d_nasc d_nac "
        "data_nac"
    ),
    "birth_place": (
        "birth_place nato_a nata_a nacido_en nascido_em_local ne_a nee_a geboren_in urodzony_w birthplace "
        "place_of_birth pob birth_city city_of_birth town_of_birth geburtsort lieu_de_naissance lieu_naissance "
        "lugar_de_nacimiento lugar_nacimiento luogo_di_nascita luogo_nascita ville_de_naissance ville_naissance "
        "geb_ort local_de_nascimento naturalidade fodested fodelseort geboorteplaats miejsce_urodzenia "
        "место_рождения 出生地 birth_town birth_location lieu_de_nais commune_naissance commune_de_naissance "
        "lugar_nac municipio_nascimento nm_municipio_nascimento cidade_nascimento local_nascimento "
        "cidade_de_nascimento municipio_de_nacimiento ciudad_nacimiento ciudad_de_nacimiento comune_di_nascita "
        "comune_nascita luogo_nasc miejsce_ur misto_narozeni szuletesi_hely loc_nastere locul_nasterii dogum_yeri "
        "fodselssted syntymapaikka место_рожд місце_народження 籍贯 出生地点 출생지 محل_الميلاد محل_تولد "
        "nơi_sinh מקום_לידה doğduğu_yer"
    ),
    "gender": (
        "gender sex gender_code sex_code gender_cd sex_cd geschlecht sexe genre sexo genero sesso genere kjonn kon "
        "geslacht sukupuoli plec pohlavi cinsiyet пол φυλο 性别 性別 성별 الجنس جنسیت sexo_biologico geschl gesch "
        "gender_desc sex_desc sexe_patient biological_sex sex_at_birth administrative_gender nem_ferfi spol lytis "
        "dzimums sugu сex стать جنس gender_id genre_sexe plec_klienta "  # noqa: RUF001
        "giới_tính phái מין מגדר cinsiyeti"
    ),
    "occupation": (
        "occupation profession job_title jobtitle job beruf tatigkeit metier profession_exercee profesion ocupacion "
        "professione profissao yrke beroep ammatti zawod povolani meslek профессия 职业 職業 job_role ocupacao "
        "profession_libelle stanowisko zanimanje должность занятие beruf_bezeichnung "
        "nghề_nghiệp עיסוק מקצוע mesleği iş_unvani"
    ),
    "email": (
        "email emails e_mail mail email_address emailaddress e_mail_address mail_address email_addr email_id "
        "e_mail_adresse email_adresse mailadresse adresse_email adresse_mail courriel adresse_electronique correo "
        "correo_electronico indirizzo_email posta_elettronica e_post epost e_postadresse sahkoposti adres_email "
        "eposta e_posta эл_почта электронная_почта почта 邮箱 电子邮件 电子邮箱 メール メールアドレス 이메일 "
        "البريد_الالكتروني ایمیل smtp_addr mail_addr emailadr email_adr mailadr mailadres correo_e correoe mail_id "
        "e_mail_id courrier_electronique mel adresse_mel adr_mail adr_email e_mailadres emailadres e_mailadresse "
        "e_mail_cim emailcim email_cim el_pastas e_pasts eposti e_posta_adresi poczta_elektroniczna adres_mailowy "
        "adres_poczty_elektronicznej эл_адрес имейл емейл мейл электронный_адрес пошта ел_пошта userprincipalname "
        "user_principal_name login_email email_login paypal_email endereco_eletronico endereco_de_email "
        "endereco_email correo_personal correos emailaddr mailbox eml_addr email_1_value indirizzo_mail "
        "indirizzo_e_mail indirizzo_di_posta_elettronica sahkopostiosoite e_mail_1 elektronicka_posta 邮件 邮件地址 "
        "电邮 電子郵件 電郵 이메일주소 メアド البريد thư_điện_tử địa_chỉ_email hòm_thư hộp_thư דואר_אלקטרוני דוא_ל "
        "כתובת_דוא_ל אימייל "
        "כתובת_אימייל מייל כתובת_מייל כתובת_דואר_אלקטרוני elektronik_posta recapito recapiti e_mails mails "
        "email_addresses e_mail_addresses mail_addresses e_postalar epostalar e_posta_adresleri correos_electronicos "
        "direcciones_de_correo courriels adresses_mail adresses_email e_mail_adressen mailadressen mejl maile "
        "adresy_email adresy_e_mail e_maily emaily enderecos_de_email e_mailadressen e_mailadresses e_postadresser "
        "e_poster e_mailovi эл_адреса"
    ),
    "phone": (
        "phone phones phone_number phonenumber phone_no phone_num telephone telephone_number telephone_no tel "
        "tel_no tel_nr telno tel_number mobile mobile_phone mobile_number mobile_no mobilephone mob cell cellphone "
        "cell_phone cell_number msisdn landline land_line fixed_line contact_number contact_no whatsapp "
        "whatsapp_number telefon telefonnummer telefon_nr rufnummer handy handynummer mobil mobilnummer "
        "mobiltelefon festnetz portable telephone_portable telephone_mobile telephone_fixe num_tel "
        "numero_de_telephone telefono telefonos telefono_movil telefono_fijo movil celular numero_de_telefono "
        "cellulare telefono_cellulare telefone telemovel telefoon telefoonnummer mobiel puhelin puhelinnumero "
        "telefonszam cep_telefonu телефон мобильный_телефон τηλεφωνο 电话 手机 手机号 電話番号 전화번호 휴대폰 "
        "الهاتف رقم_الهاتف تلفن ph caller_number komorka tel_kom nr_telefonu numer_telefonu telefon_komorkowy "
        "num_telefono tlf numero_telefono номер_телефона telf telf1 telf2 telfx tel_mobile mob_nr mobnr mobile_nr "
        "mob_no mobil_nr handynr handy_nr mob_phone mobile_ph cell_ph tel_privat telefon_privat telefon_dienst "
        "telefon_geschaftlich festnetznummer tel_fixe tel_portable tel_domicile gsm gsm_no gsm_nr gsm_nummer natel "
        "tel_fijo tel_movil tel_celular telefono_celular telefono_particular fono fono_celular telefonos_contacto "
        "nr_telefone telefone_celular telefone_fixo telefone_movel tel_residencial telefone_residencial "
        "recapito_telefonico telefono_casa telefono_abitazione telefono_fisso telefoon_mobiel telefoon_thuis "
        "telefoon_vast mobiele_nummer mobiele_telefoon tel_domowy tel_komorkowy nr_tel nr_kom nr_komorki "
        "numer_komorkowy numer_komorki tel_kontaktowy telefon_kontaktowy telefonni_cislo mobilni_telefon "
        "cislo_telefonu telefon_szam mobiltelefonszam mobilszam matkapuhelin matkapuhelinnumero cep cep_tel cep_no "
        "telefon_no nr_de_telefon nr_telefon numar_telefon numar_de_telefon telefon_mobil mobiltelefonnummer "
        "mobilnr tlf_nr tlfnr telefonnr telefono_1 моб моб_тел мобильный сотовый сотовый_телефон контактный_телефон "
        "тел номер_тел домашний_телефон рабочий_телефон номер_мобильного тел_моб κινητο κινητο_τηλεφωνο σταθερο τηλ "
        "手机号码 联系电话 移动电话 联系方式 電話 電話號碼 手機 携帯 携帯電話 携帯番号 連絡先電話番号 휴대전화 "
        "휴대폰번호 전화 جوال الجوال رقم_الجوال موبایل شماره_تلفن شماره_موبایل residence_phone caller_phone "
        "callback_number callback_phone sms_number viber viber_number so_dien_thoai sdt no_hp no_telp nomor_hp "
        "nomor_telepon telp hp contact_tel ph_no phone_mob tel_home tel_work full_phone_number msisdn_no "
        "số_điện_thoại điện_thoại số_đt sđt đtdđ điện_thoại_di_động số_di_động di_động số_máy "
        "điện_thoại_liên_hệ số_liên_lạc טלפון מספר_טלפון מס_טלפון טל טלפון_נייד נייד מספר_נייד סלולרי פלאפון "
        "טלפון_סלולרי טלפון_בבית טלפון_בית telefon_numarasi cep_telefonu_no cep_telefonu_numarasi gsm_numarasi "
        "ev_telefonu iş_telefonu cep_numarasi irtibat_telefonu recapito recapiti "
        "tfno tfnos tlfno tlfnos tlfn tlfs telef telefs tfno_movil tfno_fijo tfno_contacto phone_numbers mobiles "
        "mobile_numbers telephones telephone_numbers tels telefonlar telefon_numaralari cep_telefonlari telefony "
        "numery_telefonow numery_telefonu telefones celulares moviles telemoveis telefoni cellulari "
        "numeri_di_telefono numeri_telefono numeros_de_telefono numeros_telefono numeros_de_telephone rufnummern "
        "telefonnummern handynummern handys telefoonnummers telefoons telefoner telefonnumre telefonnummer_1 "
        "puhelimet puhelinnumerot telefonszamok telefonni_cisla telefoane telefonu_numuri телефоны номера_телефонов "
        "τηλεφωνα טלפונים"
    ),
    STREET: (
        "street street_line street_line_1 address_1 address_line_1 addressline_1 addr_1 addr_line_1 add_1 adresse_1 "
        "direccion_1 indirizzo_1 adr_1 line_1 strasse str rue calle via rua gate gade gata straat ulica utca sokak "
        "улица οδος street_addr street_address_1 street_address_line_1 address_street addr_street st_addr street_1 "
        "adresse_ligne_1 ligne_1 ligne_adresse_1 adresse_rue voie strasse_1 stras logradouro calle_y_numero "
        "calle_numero calle_1 domicilio_1 ulice ulica_i_numer ulica_nr utca_hazszam cadde adres_1 katuosoite "
        "gateadresse gatuadress adresselinje_1 vej nombre_via улица_дом addressline line_one addr_line_one "
        "address_line_one street_and_number street_no_and_name house_and_street rua_numero via_e_numero "
        "straat_en_huisnummer ulica_dom add1 adrs1 door_street "
        "đường tên_đường_số_nhà רחוב רחוב_ומספר cadde_sokak sokak_cadde"
    ),
    "street_address": (
        "street_address streetaddress address addr full_address address_full postal_address address_line "
        "home_address residence anschrift adresse strasse_und_hausnummer strasse_hausnummer strasse_nr "
        "strasse_hausnr adresse_postale direccion direccion_postal domicilio indirizzo endereco morada adres "
        "address_text osoite cim адрес διευθυνση 地址 住所 주소 العنوان آدرس addr_full full_addr complete_address "
        "address_complete adresse_complete direccion_completa domicilio_completo direccion_particular "
        "direccion_residencia endereco_completo endereco_residencial indirizzo_completo indirizzo_residenza "
        "indirizzo_di_residenza vollstandige_adresse adresse_komplett volledig_adres adres_zamieszkania "
        "adres_zameldowania adres_korespondencyjny pelny_adres lakcim lakohely adresa bydliste trvale_bydliste "
        "adresa_bydliste domiciliu domicile domicile_address residence_address adresse_domicile adresse_du_domicile "
        "wohnanschrift wohnadresse meldeadresse bostadsadress lahiosoite адрес_проживания адрес_регистрации "
        "место_жительства полный_адрес почтовый_адрес домашний_адрес фактический_адрес адреса адрес_прописки "
        "家庭住址 通讯地址 联系地址 詳細住所 现住址 家庭地址 住址 dia_chi alamat residence_full_address "
        "full_postal_address addr_complete address_single_line one_line_address "
        "địa_chỉ địa_chỉ_thường_trú địa_chỉ_liên_hệ địa_chỉ_nhà địa_chỉ_hiện_tại thường_trú nơi_ở "
        "chỗ_ở_hiện_tại nơi_thường_trú hộ_khẩu_thường_trú כתובת כתובת_מגורים כתובת_מלאה מען adresi açik_adres "
        "ev_adresi ikamet_adresi ikametgah ikametgah_adresi tam_adres posta_adresi"
    ),
    "street_name": (
        "street_name streetname str_name st_name strassenname nom_de_rue nom_rue nombre_calle straatnaam nome_rua "
        "nome_da_rua libelle_voie nom_voie nome_via naam_straat nazwa_ulicy ulice_nazev vejnavn gatenavn gatunamn "
        "st_nm strt_nm название_улицы tên_đường שם_רחוב שם_הרחוב sokak_adi cadde_adi"
    ),
    SECOND_LINE: (
        "address_2 address_line_2 addressline_2 addr_2 addr_line_2 add_2 street_2 street_line_2 line_2 adresse_2 "
        "direccion_2 indirizzo_2 complement_adresse adresszusatz address_line_two complement complement_d_adresse "
        "complemento street_address_2 street_address_line_2 adresse_ligne_2 ligne_2 ligne_adresse_2 "
        "secondary_address secondary_addr addr_line_two street_line_two adresse_zusatz adrs2"
    ),
    "street_number": (
        "street_number street_no street_num streetnumber house_number house_no house_num housenumber houseno "
        "hausnummer haus_nr hausnr numero_de_rue numero_rue numero_calle numero_civico civico huisnummer husnummer "
        "building_number premise_number st_num st_no house_nbr house_nr hno h_no house_num1 hse_no num_voie "
        "numero_voie no_rue numero_imovel num_endereco nr_endereco numero_casa num_casa nro_casa numero_exterior "
        "num_ext no_exterior n_civico num_civico huisnr huis_nr nr_domu numer_domu nr_budynku numer_budynku "
        "cislo_popisne cislo_domu hazszam husnr hus_nr gatunummer kapi_no bina_no дом номер_дома street_nbr st_nbr "
        "house_numb door_number_street 门牌号 番地 số_nhà מספר_בית מס_בית bina_numarasi kapi_numarasi diş_kapi_no"
    ),
    "unit": (
        "unit unit_number unit_no apartment apartment_number apt apt_number apt_no flat flat_number flat_no suite "
        "suite_number wohnung appartement piso departamento interno lejlighed apt_num unit_num unit_nbr apt_nbr "
        "aptno flatno flat_nr door door_no door_number wohnungsnummer whg_nr appt no_appartement puerta dpto depto "
        "num_interior no_interior numero_interior apto apartamento huisnummer_toevoeging toevoeging "
        "huisnummertoevoeging house_number_addition busnummer nr_mieszkania numer_mieszkania nr_lokalu numer_lokalu "
        "cislo_bytu lejlighedsnr daire_no daire квартира кв номер_квартиры 室 号室 部屋番号 reg_unit_num "
        "số_căn_hộ căn_hộ דירה מספר_דירה iç_kapi_no daire_numarasi"
    ),
    "po_box": (
        "po_box p_o_box pobox post_office_box postfach boite_postale apartado apartado_postal casella_postale "
        "hộp_thư_bưu_điện תא_דואר ת_ד posta_kutusu"
    ),
    "city": (
        "city town suburb locality municipality city_name town_name city_town post_town village place_of_residence "
        "hometown home_town town_city ort stadt wohnort ville commune localite ciudad localidad poblacion municipio "
        "citta comune localita cidade localidade stad stadsnaam woonplaats plaats postort poststed kaupunki miasto "
        "miejscowosc mesto oras varos sehir город πολη 城市 市区町村 도시 المدينة شهر city_nm cityname city_1 ort01 "
        "ort_1 residence_city town_village city_village ville_residence nom_ville nom_commune libelle_commune "
        "nome_municipio municipio_residencia ciudad_residencia ciudad_de_residencia localidad_residencia "
        "cidade_residencia nome_cidade comune_residenza comune_di_residenza citta_residenza citta_di_residenza "
        "woonplaatsnaam gemeente miejscowosc_zamieszkania miasto_zamieszkania gmina obec telepules helyseg "
        "localitate ilce kunta paikkakunta postitoimipaikka linn pilseta miestas grad naselje город_проживания "
        "населенный_пункт нас_пункт г_проживания місто 居住城市 所在城市 市 市町村 kota thanh_pho city_desc "  # noqa: RUF001
        "town_suburb suburb_town postal_city thành_phố עיר ישוב יישוב עיר_מגורים ilçesi semt şehri"
    ),
    "region": (
        "region state province county state_province state_region region_state state_or_province province_state "
        "state_code state_name province_code province_name bundesland departement provincia comunidad_autonoma "
        "regione estado distrito lan fylke provincie maakunta wojewodztwo kraj megye область νομος 省 省份 都道府県 "
        "المحافظة استان uf sg_uf sigla_uf uf_residencia state_abbr state_cd state_abbreviation statecode prov "
        "prov_code county_name county_desc county_nm kanton canton nombre_provincia nom_departement departement_nom "
        "region_name sigla_provincia prov_residenza provincia_residenza estado_residencia wojewodztwo_zamieszkania "
        "powiat okres judet регион субъект_рф область_регион 州 県 시도 res_state residence_state "
        "provincia_de_residencia sigla_estado tỉnh tỉnh_thành tỉnh_thành_phố tỉnh_tp מחוז נפה il"
    ),
    "postal_code": (
        "postal_code postalcode post_code postcode zip zip_code zipcode zip_postal_code zip_postcode postal_zip "
        "postal_zip_code postcode_zip plz postleitzahl code_postal cp codigo_postal cod_postal cap "
        "codice_avviamento_postale cep postnummer postnr postcode_nr postinumero kod_pocztowy psc cod_postal_nr "
        "iranyitoszam posta_kodu индекс почтовый_индекс ταχυδρομικος_κωδικας 邮编 邮政编码 郵便番号 우편번호 "
        "الرمز_البريدي کدپستی zip_5 zip5 zip_plus_4 zip_9 zipcode_5 postal_cd post_cd pstlz post_code_1 plz_wohnort "
        "cod_post codpost codigopostal c_p cap_residenza nr_cep num_cep codice_postale kod_poczt smerovaci_cislo "
        "post_nr почт_индекс индекс_почтовый поштовий_индекс 邮政编号 郵遞區號 우편 pincode pin_code postal_pin "
        "eircode kode_pos ma_buu_dien postleitz postal_zipcode postcode_1 τκ "
        "mã_bưu_điện mã_bưu_chính mã_vùng_bưu_điện מיקוד posta_kod pk_kodu"
    ),
    "country": (
        "country country_code country_name countrycode country_region country_iso nation land pays pais paese "
        "nazione stato_paese maa kraj_pochodzenia zeme tara orszag ulke страна χωρα 国家 国 국가 الدولة کشور land1 "
        "country_cd country_nm country_of_residence residence_country ctry cntry nation_code pays_residence "
        "pays_de_residence pais_residencia pais_de_residencia paese_residenza kraj_zamieszkania страна_проживания "
        "iso_country iso_country_code country_iso_code country_iso2 country_iso3 riik valsts salis krajina "
        "stat_bydliste країна negara quốc_gia ארץ מדינה ülkesi"
    ),
    "employer": (
        "employer employer_name company company_name companyname organization organisation organization_name "
        "organisation_name firm firma firmenname arbeitgeber entreprise employeur societe nom_entreprise empresa "
        "azienda datore_di_lavoro empregador arbeidsgiver arbetsgivare werkgever bedrijf tyonantaja pracodawca "
        "zamestnavatel место_работы 公司 会社名 회사 associated_company account_name "
        "nơi_làm_việc cơ_quan מעסיק מקום_עבודה işyeri iş_yeri işveren çaliştiği_kurum çaliştiği_yer şirket"
    ),
    **IDENTIFIER_SYNONYMS,
}

BIRTH_PARTS: Final[dict[str, str]] = {
    "year": (
        "birth_year year_of_birth year_birth yob byear by geburtsjahr jahrgang geb_jahr annee_de_naissance "
        "annee_naissance ano_de_nacimiento ano_nacimiento anio_nacimiento ano_de_nascimento ano_nascimento "
        "anno_di_nascita anno_nascita rok_urodzenia rok_ur geboortejaar год_рождения год_рожд "
        "năm_sinh שנת_לידה doğum_yili"
    ),
    "month": "birth_month month_of_birth mob_birth bmonth bm geburtsmonat mois_de_naissance mes_de_nacimiento",
    "day": "birth_day day_of_birth bday_day bday bd geburtstag_tag jour_de_naissance dia_de_nacimiento",
}

RECORD_IDS: Final = (
    "record_id rec_id recid record_no record_number record_key unique_id uniq_id row_id rowid id ids _id uuid guid "
    "uid key pk primary_key source_record_id external_id src_id 编号 編號 番号 번호"
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
    "created_on created created_time created_utc "
    "create_time registered_at registration_date signup_date sign_up_date aktualisiert_am "
    "geandert_am erstellt_am date_de_modification date_modification date_de_creation date_creation "
    "fecha_de_modificacion fecha_modificacion fecha_de_creacion fecha_creacion data_di_modifica data_modifica "
    "дата_изменения 更新时间 更新日時"
)

ADDRESS_FIELDS: Final = frozenset(
    {STREET, SECOND_LINE, "street_address", "street_name", "street_number", "unit", "po_box", "city", "region"}
    | {"postal_code", "country"}
)

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

_SALESFORCE: Final = re.compile(r"__p?c$")  # a field of the customer's own: Passport_No__c
_POSSESSIVE: Final = re.compile(r"['\u2019]s\b")
_NUMBER_SIGN: Final = re.compile(r"#(?!\s*\d)|\bn[°º](?!\w)", re.IGNORECASE)
"""For "number", but in `Phone #2`."""
_LETTERS: Final = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "\u0131": "i"})
"""Letters whose strokes and dots no decomposition takes away."""
_PARTS = re.compile(r"[^\W\d_]+|\d+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def words_of(name: str) -> tuple[str, ...]:
    """The words of a column's name: without accents and case, cut at blanks, punctuation, capitals and digits."""
    name = _NUMBER_SIGN.sub(" no ", _POSSESSIVE.sub(" ", _SALESFORCE.sub("", visible(name))))
    if not name.isupper():
        name = _CAMEL.sub(" ", name)
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
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


def _fields_by_name() -> dict[str, tuple[str, ...]]:
    fields: dict[str, tuple[str, ...]] = {}
    for field, names in (*FIELD_SYNONYMS.items(), *ORGANIZATION_SYNONYMS.items()):
        for name in map(squeezed, names.split()):
            if field not in fields.get(name, ()):
                fields[name] = (*fields.get(name, ()), field)
    return fields


FIELDS_BY_NAME: Final = _fields_by_name()
"""Squeezed name → the fields it is a name of, more than one where languages differ: `cep` is a Turkish phone."""
FIELD_BY_NAME: Final = {name: fields[0] for name, fields in FIELDS_BY_NAME.items()}
