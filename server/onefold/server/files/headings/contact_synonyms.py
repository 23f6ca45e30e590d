"""What columns of e-mail addresses, phones and postal addresses are called.

Written like `synonyms.FIELD_SYNONYMS`.
"""

from typing import Final

from onefold.graph.normalize.fields import Group, fields_of

# These are no fields: what they are depends on the other columns (see `choose`).
STREET: Final = "street"  # the street's name beside a house number, else the whole line
SECOND_LINE: Final = "second address line"

CONTACT_SYNONYMS: Final[dict[str, str]] = {
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
}

ADDRESS_FIELDS: Final = frozenset({STREET, SECOND_LINE, *fields_of(Group.ADDRESS)})
