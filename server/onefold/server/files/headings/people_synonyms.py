"""What columns about a person are called: names, birth, gender, work.

Written like `synonyms.FIELD_SYNONYMS`.
"""

from typing import Final

# These are no fields: what they are depends on the other columns (see `choose`).
ANY_NAME: Final = "any name"  # full, given or family name: "name", "nom", "nombre"
BIRTH_NAME: Final = "birth_name"  # a field, but only beside the name that it was before or after
SECOND_FAMILY_NAME: Final = "second family name"  # of a Spanish double name
FAMILY_NAME_PREFIX: Final = "family name prefix"  # "van der", which Dutch files keep apart

PEOPLE_SYNONYMS: Final[dict[str, str]] = {
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
}

EMPLOYER_SYNONYMS: Final[dict[str, str]] = {
    "employer": (
        "employer employer_name company company_name companyname organization organisation organization_name "
        "organisation_name firm firma firmenname arbeitgeber entreprise employeur societe nom_entreprise empresa "
        "azienda datore_di_lavoro empregador arbeidsgiver arbetsgivare werkgever bedrijf tyonantaja pracodawca "
        "zamestnavatel место_работы 公司 会社名 회사 associated_company account_name "
        "nơi_làm_việc cơ_quan מעסיק מקום_עבודה işyeri iş_yeri işveren çaliştiği_kurum çaliştiği_yer şirket"
    ),
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
