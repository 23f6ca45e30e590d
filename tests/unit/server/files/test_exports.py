"""Exports as systems write them: every heading of a file, and what it is taken for."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from onefold.server.files.columns.recognize import recognize
from onefold.server.files.formats.tables import open_table

ROWS = 40
GIVEN = (
    *("Mary", "John", "Linda", "Robert", "Susan", "James", "Karen", "Peter", "Alice"),
    *("George", "Emma", "Paul", "Ruth", "Mark", "Anna", "Frank", "Helen", "David"),
)
FAMILY = (
    *("Smith", "Jones", "Taylor", "Brown", "Wilson", "Davies", "Evans", "Thomas"),
    *("Johnson", "Roberts", "Walker", "Wright", "Hall", "Green", "Wood", "Clarke"),
)
TOWNS = (
    *("Leeds", "York", "Hull", "Bath", "Truro", "Derby", "Oxford"),
    *("Exeter", "Ripon", "Ely", "Wells", "Lincoln", "Durham", "Chester"),
)


def one_of(words: str, step: int = 1) -> Callable[[int], str]:
    of = words.split("/")
    return lambda n: of[n * step % len(of)]


def born(written: str) -> Callable[[int], str]:
    return lambda n: written.format(1940 + n * 7 % 60, 1 + n * 5 % 12, 1 + n * 11 % 28)


CONTENTS: dict[str, Callable[[int], str]] = {
    "given": lambda n: GIVEN[n % 18],
    "family": lambda n: FAMILY[n * 5 % 16],
    "full": lambda n: f"{GIVEN[n % 18]} {FAMILY[n * 5 % 16]}",
    "reversed": lambda n: f"{FAMILY[n * 5 % 16]} {GIVEN[n % 18]}",
    "passenger": lambda n: f"{FAMILY[n * 5 % 16]}/{GIVEN[n % 18]} MR".upper(),
    "initial": one_of("A/B/C/D/E/F/G/H"),
    "suffix": lambda n: "" if n % 7 else "Jr",
    "title": one_of("Mr/Mrs/Dr"),
    "given ja": one_of("太郎/花子/次郎/雪"),
    "family ja": one_of("佐藤/鈴木/高橋/田中"),
    "kana": one_of("タロウ/ハナコ/ジロウ/ユキ"),
    "given ru": one_of("Иван/Анна/Пётр/Мария"),
    "family ru": one_of("Петров/Смирнова/Попов/Козлова"),
    "patronymic": one_of("Ильич/Ивановна/Петрович/Юрьевна"),
    "born": born("{0}-{1:02}-{2:02}"),
    "born us": born("{1}/{2}/{0}"),
    "born de": born("{2:02}.{1:02}.{0}"),
    "born 8": born("{0}{1:02}{2:02}"),
    "sex": one_of("M/F"),
    "nation": one_of("Polish/German"),
    "job": one_of("Nurse/Teacher/Driver"),
    "email": lambda n: f"{GIVEN[n % 18]}.{FAMILY[n * 5 % 16]}{n}@mail.example".lower(),
    "phone": lambda n: f"+44 7700 9{n * 83 % 100000:05}",
    "line": lambda n: f"0131 496 0{n * 7 % 1000:03}",
    "address": lambda n: f"{n + 1} {FAMILY[n % 16]} Road",
    "street": lambda n: f"{FAMILY[n % 16]} Road",
    "house": lambda n: str(n * 3 + 1),
    "flat": lambda n: "" if n % 3 else f"Apt {n}",
    "town": lambda n: TOWNS[n % 14],
    "state": one_of("NV/TX/CA/OH"),
    "land": one_of("Bayern/Hessen"),
    "country": one_of("US/GB/DE"),
    "postcode": lambda n: f"LS{1 + n % 9} {n % 9}AB",
    "zip": lambda n: f"{10000 + n * 971}",
    "ssn": lambda n: f"{100 + n * 7 % 800}-{10 + n * 3 % 80}-{1000 + n * 37}",
    "cpf": lambda n: f"{n * 7 % 900 + 100}.{n * 13 % 900 + 100}.{n * 17 % 900 + 100}-{n % 90 + 10}",
    "code": lambda n: f"AB{n * 7919 % 10**7:07}",
    "licence": lambda n: f"N0{n * 7919 % 10**6:06}",
    "paper": one_of("passport/id_card"),
    "row": lambda n: f"{100000 + n}",
    "number": lambda n: str(1000 + n * 13),
    "user": lambda n: f"u_{n // 2}",
    "token": lambda n: f"{n // 2 * 7919:08x}-aa11",
    "ga": lambda n: f"{n // 2 * 7919 + 10**8}.{1600000000 + n // 2}",
    "hash": lambda n: f"{n * 7919 * 104729:016x}-{n * 31:08x}",
    "status": one_of("active/closed/new"),
    "yes": one_of("yes/no"),
    "count": lambda n: str(n * 7 % 90),
    "price": lambda n: f"{n * 7 % 90}.{n:02}",
    "time": lambda n: f"2024-{1 + n * 5 % 12:02}-{1 + n * 11 % 28:02}T10:{n:02}:00Z",
    "day": lambda n: f"2024-{1 + n * 5 % 12:02}-{1 + n * 11 % 28:02}",
    "url": lambda n: f"https://x.example/{n % 5}",
    "event": one_of("page/login/click"),
    "firm": lambda n: f"{FAMILY[n % 16]} Ltd",
    "note": one_of("call back later/wants refund/ok"),
    "ip": lambda n: f"10.0.{n % 5}.{n}",
}

EXPORTS = {  # heading = content > what it is taken for, or what it may be; "-" is payload
    "ncvoter": (
        "county_id = count > -; county_desc = town > -; voter_reg_num = row > record_id; ncid = code > customer_id; "
        "last_name = family > family_name; first_name = given > given_name; middle_name = given > middle_name; "
        "name_suffix_lbl = suffix > name_suffix; status_cd = status > -; voter_status_desc = status > -; "
        "res_street_address = address > street_address; res_city_desc = town > city; state_cd = state > region/-; "
        "zip_code = zip > postal_code; mail_addr1 = address > -; mail_city = town > -; mail_state = state > -; "
        "mail_zipcode = zip > -; full_phone_number = line > phone; registr_dt = day > -; race_code = sex > -; "
        "party_cd = status > -; gender_code = sex > gender; birth_year = count > -; birth_state = state > -; "
        "drivers_lic = sex > -"
    ),
    "florida": (
        "Voter ID = row > record_id; Name Last = family > family_name; Name Suffix = suffix > name_suffix; "
        "Name First = given > given_name; Name Middle = initial > middle_name; "
        "Residence Address Line 1 = address > street_address; Residence Address Line 2 = flat > unit; "
        "Residence City (USPS) = town > city; Residence State = state > region; Residence Zipcode = zip > postal_code; "
        "Mailing Address Line 1 = address > -; Mailing Zipcode = zip > -; Gender = sex > gender; Race = count > -; "
        "Birth Date = born us > birth_date; Party Affiliation = status > -; Daytime Phone Number = line > phone; "
        "Email address = email > email"
    ),
    "wa": (
        "StateVoterID = row > record_id; FName = given > given_name; MName = initial > middle_name; "
        "LName = family > family_name; NameSuffix = suffix > name_suffix; Birthdate = born > birth_date; "
        "Gender = sex > gender; RegStNum = house > street_number; RegStName = street > street_name; "
        "RegUnitNum = count > unit; RegCity = town > city; RegState = state > region; RegZipCode = zip > postal_code; "
        "LegislativeDistrict = count > -; Mail1 = address > -/street_address; LastVoted = day > -; "
        "StatusCode = status > -"
    ),
    "tse": (
        "DT_GERACAO = day > -; ANO_ELEICAO = count > -; SG_UF = state > region; NM_UE = town > -; "
        "SQ_CANDIDATO = row > -; NR_CANDIDATO = count > -; NM_CANDIDATO = full > full_name; "
        "NM_URNA_CANDIDATO = full > -; NR_CPF_CANDIDATO = cpf > national_id; DS_EMAIL = email > email; "
        "SG_PARTIDO = status > -; NM_PARTIDO = status > -; SG_UF_NASCIMENTO = state > -; "
        "DT_NASCIMENTO = born us > birth_date; NR_TITULO_ELEITORAL_CANDIDATO = number > -/national_id; "
        "DS_GENERO = sex > gender; DS_GRAU_INSTRUCAO = status > -; DS_OCUPACAO = job > occupation; NM_MAE = full > -"
    ),
    "ukroll": (
        "Elector Number = row > record_id/customer_id; Elector Title = title > -; "
        "Elector Surname = family > family_name; Elector Forename = given > given_name; "
        "Elector DOB = born > birth_date; Address 1 = address > street_address; Address 2 = town > -/street_address; "
        "PostCode = postcode > postal_code"
    ),
    "india": (
        "EPIC No = code > national_id; Elector's Name = full > full_name; Father's Name = full > -; "
        "House No = house > street_number; Age = count > -; Gender = sex > gender; Mobile No. = phone > phone; "
        "Aadhaar No = ssn > national_id; PAN = code > tax_id; Pincode = zip > postal_code; Dist Name = town > -"
    ),
    "dicom": (
        "PatientID = row > record_id/customer_id; PatientName = full > full_name; "
        "PatientBirthDate = born 8 > birth_date; PatientSex = sex > gender; PatientAddress = address > street_address; "
        "AccessionNumber = code > -; StudyDate = day > -; ReferringPhysicianName = full > -; "
        "IssuerOfPatientID = status > -"
    ),
    "hospital": (
        "MRN = code > record_id/customer_id; Pt Last Name = family > family_name; Pt First Name = given > given_name; "
        "DOB = born us > birth_date; Sex at Birth = sex > gender; SSN = ssn > national_id; Home Phone = line > phone; "
        "Cell Phone = phone > phone; Email = email > email; Addr1 = address > street_address; City = town > city; "
        "State = state > region; Zip = zip > postal_code; PCP Name = full > -; Emergency Contact Name = full > -; "
        "Emergency Contact Phone = line > -; Guarantor Name = full > -; Insurance ID = code > -; Admit Date = day > -; "
        "Discharge Dt = day > -"
    ),
    "hospital_de": (
        "Patienten-Nr = row > record_id/customer_id; Nachname = family > family_name; Vorname = given > given_name; "
        "Geburtsname = family > birth_name; Geb.-Datum = born de > birth_date; Geschl. = sex > gender; "
        "Strasse = street > street_name; Hausnr. = house > street_number; PLZ = zip > postal_code; "
        "Wohnort = town > city; Tel. privat = line > phone; Tel. mobil = phone > phone; KV-Nr. = code > -/national_id; "
        "Hausarzt = full > -; Aufnahmedatum = day > -"
    ),
    "hospital_es": (
        "NHC = row > record_id/customer_id; Primer Apellido = family > family_name; "
        "Segundo Apellido = family > family_name; Nombre = given > given_name; Fecha Nac. = born de > birth_date; "
        "Sexo = sex > gender; DNI/NIE = code > national_id; CIP = code > -/national_id; "
        "Domicilio = address > street_address; Población = town > city; Provincia = land > region; "
        "C.P. = zip > postal_code; Teléfono móvil = phone > phone; Correo electrónico = email > email; "
        "Médico = full > -"
    ),
    "hospital_fr": (
        "IPP = row > record_id/customer_id; Nom de naissance = family > birth_name; "
        "Nom d'usage = family > family_name; Prénom = given > given_name; Date de naissance = born de > birth_date; "
        "Sexe = sex > gender; N° sécurité sociale = code > national_id; Adresse = address > street_address; "
        "Code postal = zip > postal_code; Ville = town > city; Tél. portable = phone > phone; "
        "Courriel = email > email; Médecin traitant = full > -; Lieu de naissance = town > birth_place"
    ),
    "hospital_it": (
        "Codice Paziente = row > record_id/customer_id/-; Cognome = family > family_name; Nome = given > given_name; "
        "Data di nascita = born de > birth_date; Luogo di nascita = town > birth_place; Sesso = sex > gender; "
        "Codice Fiscale = code > national_id; Indirizzo di residenza = address > street_address; "
        "Comune di residenza = town > city; CAP = zip > postal_code; Prov. = land > region; Cellulare = phone > phone; "
        "Medico curante = full > -"
    ),
    "hospital_pl": (
        "Id pacjenta = row > record_id; Nazwisko = family > family_name; Nazwisko rodowe = family > birth_name; "
        "Imię = given > given_name; Drugie imię = given > middle_name; PESEL = ssn > national_id; "
        "Data ur. = born de > birth_date; Płeć = sex > gender; Ulica = street > street_name; "
        "Nr domu = house > street_number; Nr mieszkania = count > unit; Kod poczt. = zip > postal_code; "
        "Miejscowość = town > city; Tel. kontaktowy = phone > phone; Seria i nr dowodu = code > national_id; "
        "Data przyjęcia = day > -"
    ),
    "hospital_nl": (
        "Patiëntnummer = row > record_id/customer_id; Achternaam = family > family_name; "
        "Tussenvoegsel = status > family_name; Voornaam = given > given_name; Roepnaam = given > -/given_name; "
        "Geboortedatum = born de > birth_date; Geslacht = sex > gender; BSN = ssn > national_id; "
        "Straat = street > street_name; Huisnummer = house > street_number; Huisnr. toev. = count > unit/-; "
        "Postcode = postcode > postal_code; Woonplaats = town > city; Mobiel = phone > phone; "
        "E-mailadres = email > email; Huisarts = full > -"
    ),
    "hospital_ru": (
        "№ карты = row > -/record_id; Фамилия = family ru > family_name; Имя = given ru > given_name; "
        "Отчество = patronymic > middle_name; Дата рожд. = born de > birth_date; Пол = sex > gender; "
        "СНИЛС = ssn > national_id; Паспорт серия номер = code > passport/national_id; "
        "Адрес проживания = address > street_address; Моб. телефон = phone > phone; Эл. почта = email > email; "
        "Врач = given ru > -"
    ),
    "sap": (
        "KUNNR = row > record_id/customer_id; NAME1 = full > full_name; STRAS = address > street_address; "
        "PSTLZ = zip > postal_code; ORT01 = town > city; LAND1 = country > country; REGIO = state > region; "
        "TELF1 = line > phone; TELF2 = phone > phone; SMTP_ADDR = email > email; STCD1 = code > tax_id; "
        "ERDAT = day > -"
    ),
    "sappers": (
        "PERNR = row > record_id/-; VORNA = given > given_name; NACHN = family > family_name; "
        "GBDAT = born 8 > birth_date; GESCH = sex > gender"
    ),
    "salesforce": (
        "Id = hash > record_id; Salutation = title > -; FirstName = given > given_name; "
        "LastName = family > family_name; MiddleName = initial > middle_name; Suffix = suffix > name_suffix; "
        "PersonEmail = email > email; PersonMobilePhone = phone > phone; PersonBirthdate = born > birth_date; "
        "PersonMailingStreet = address > street_address; PersonMailingCity = town > city; "
        "PersonMailingPostalCode = postcode > postal_code; PersonOtherCity = town > -; "
        "Passport_Number__c = code > passport; Loyalty_Number__pc = code > loyalty_id; "
        "Drivers_License__c = licence > driving_licence; AccountId = hash > -; OwnerId = hash > -; "
        "CreatedById = hash > -; Preferred_Name__c = given > given_name/other_name; SystemModstamp = time > time; "
        "Description = note > -"
    ),
    "hubspot": (
        "Record ID = row > record_id; First Name = given > given_name; Last Name = family > family_name; "
        "Email = email > email; Additional email addresses = email > email; Phone Number = line > phone; "
        "Mobile Phone Number = phone > phone; Contact owner = full > -; Associated Company = firm > employer; "
        "Last Activity Date = time > time/-; Lead Status = status > -; Marketing contact status = status > -; "
        "Street Address = address > street_address; City = town > city; State/Region = state > region; "
        "Postal Code = zip > postal_code; Country/Region = country > country; Job Title = job > occupation; "
        "Date of birth = born > birth_date; Facebook click id = code > -; IP City = town > -; Time Zone = status > -"
    ),
    "shopify": (
        "Customer ID = row > record_id; First Name = given > given_name; Last Name = family > family_name; "
        "Email = email > email; Accepts Email Marketing = yes > -; Default Address Company = firm > employer; "
        "Default Address Address1 = address > street_address; Default Address Address2 = flat > unit; "
        "Default Address City = town > city; Default Address Province Code = state > region; "
        "Default Address Country Code = country > country; Default Address Zip = zip > postal_code; "
        "Default Address Phone = line > phone; Phone = phone > phone; Accepts SMS Marketing = yes > -; "
        "Total Spent = price > -; Total Orders = count > -; Note = note > -; Tax Exempt = yes > -; Tags = status > -"
    ),
    "stripe": (
        "id = hash > record_id; Description = note > -; Email = email > email; Name = full > full_name; "
        "Created (UTC) = time > time; Delinquent = yes > -; Card ID = hash > -; Card Last4 = count > -; "
        "Card Brand = status > -; Card Funding = status > -; Card Exp Month = count > -; Card Name = full > -; "
        "Card Address Line1 = address > -; Card Address City = town > -; Card Issue Country = country > -; "
        "Card Fingerprint = hash > -; Shipping Name = full > -; Shipping Address Line1 = address > street_address; "
        "Shipping Address City = town > city; Currency = status > -; Plan = status > -; Total Spend = price > -"
    ),
    "segment": (
        "messageId = hash > record_id; anonymousId = token > cookie_id; userId = user > login; event = event > -; "
        "timestamp = time > time; context.ip = ip > -; context.userAgent = note > -; context.page.url = url > -; "
        "context.device.advertisingId = token > device_id; context.device.id = token > device_id; "
        "context.device.model = status > -; context.device.manufacturer = status > -; traits.email = email > email; "
        "traits.firstName = given > given_name; traits.lastName = family > family_name; traits.phone = phone > phone; "
        "traits.address.city = town > city"
    ),
    "snowplow": (
        "event_id = hash > record_id; collector_tstamp = time > -; user_id = user > login; "
        "domain_userid = token > cookie_id; network_userid = token > cookie_id; user_ipaddress = ip > -; "
        "domain_sessionid = hash > -; page_url = url > -; geo_city = town > -; useragent = note > -; "
        "event_name = event > -; dvce_type = status > -"
    ),
    "ga4": (
        "event_date = day > -; event_timestamp = time > time; event_name = event > -; user_id = user > login; "
        "user_pseudo_id = ga > cookie_id; device.category = status > -; device.mobile_brand_name = status > -; "
        "device.advertising_id = token > device_id; device.vendor_id = token > device_id; "
        "device.language = status > -; geo.country = country > -; geo.city = town > -; "
        "traffic_source.name = status > -; platform = status > -"
    ),
    "gaclient": ("client_id = ga > cookie_id; page_title = note > -; email = email > email"),
    "crmclient": ("client_id = user > customer_id; name = full > full_name; city = town > city"),
    "adobe": (
        "hitid_high = number > -; post_visid_high = number > -; mcvisid = token > cookie_id; "
        "cust_visid = user > -/login/cookie_id; date_time = time > time; page_url = url > -; post_evar1 = status > -; "
        "geo_zip = zip > -; ip = ip > -; user_agent = note > -"
    ),
    "appsflyer": (
        "AppsFlyer ID = token > -/device_id; IDFA = token > device_id; IDFV = token > device_id; "
        "Advertising ID = token > device_id; Android ID = token > device_id; Customer User ID = user > login; "
        "Event Name = event > -; Event Time = time > time; IMEI = number > device_id; Campaign = status > -; "
        "Media Source = status > -/source; Device Model = status > -; OS Version = count > -; IP = ip > -; "
        "City = town > city; Postal Code = zip > postal_code"
    ),
    "school": (
        "Pupil ID = row > record_id/customer_id; UPN = code > customer_id; Legal Surname = family > family_name; "
        "Legal Forename = given > given_name; Preferred Forename = given > given_name; "
        "Former Surname = family > family_name; DOB = born > birth_date; Gender = sex > gender; "
        "Year Group = count > -; Parent/Guardian Name = full > -; Parent Email = email > -; "
        "Home Address = address > street_address; Post Code = postcode > postal_code; Home Tel = line > phone; "
        "Enrolment Date = day > -"
    ),
    "bank": (
        "CIF No = number > record_id/customer_id; Account No = number > -; IBAN = code > -; "
        "Customer Name = full > full_name; Date of Birth = born > birth_date; Nationality = nation > -; "
        "ID Type = paper > -; ID Number = code > national_id; Passport No = code > passport; "
        "Driving Licence No = licence > driving_licence; Tax Residency = country > -; TIN = code > tax_id; "
        "Mobile = phone > phone; Alt Phone = line > phone; Correspondence Address = address > street_address; "
        "PO Box = count > po_box; Occupation = job > occupation; Employer = firm > employer; "
        "Annual Income = price > -; Branch Code = count > -; Mother's Maiden Name = family > -; "
        "Relationship Manager = full > -"
    ),
    "bank_de": (
        "Kundennummer = row > record_id/customer_id; Anrede = title > -; Titel = title > -; "
        "Vorname = given > given_name; Name = family > family_name; Geb.-Name = family > birth_name; "
        "Geburtsdatum = born de > birth_date; Geburtsort = town > birth_place; Staatsangehörigkeit = nation > -; "
        "Steuer-ID = number > tax_id; Ausweisnr. = code > national_id; Straße/Hausnr. = address > street_address; "
        "PLZ = zip > postal_code; Ort = town > city; Telefon (privat) = line > phone; "
        "Telefon (geschäftlich) = line > phone; Handy = phone > phone; E-Mail = email > email; IBAN = code > -; "
        "Kontonummer = number > -; Berater = full > -; Eröffnungsdatum = day > -"
    ),
    "bank_br": (
        "cod_cliente = row > record_id/-; nome_completo = full > full_name; nome_social = full > other_name; "
        "nome_mae = full > -; cpf = cpf > national_id; rg = code > national_id; cnh = code > driving_licence; "
        "dt_nasc = born de > birth_date; sexo = sex > gender; logradouro = street > street_name; "
        "numero = house > -/street_number; complemento = flat > unit; bairro = town > -; cidade = town > city; "
        "uf = state > region; cep = zip > postal_code; tel_celular = phone > phone; tel_residencial = line > phone; "
        "email = email > email; renda_mensal = price > -"
    ),
    "airline": (
        "PNR = code > -; Pax Name = passenger > full_name; Pax Type = status > -; DOB = born > birth_date; "
        "Gender = sex > gender; Doc Type = paper > -; Doc Number = code > national_id; Doc Expiry = day > -; "
        "Nationality = nation > -; Frequent Flyer No = code > loyalty_id; Contact Email = email > email; "
        "Contact Phone = phone > phone; Flight No = code > -; Seat = count > -; Emergency Contact = full > -"
    ),
    "japan": (
        "会員番号 = code > loyalty_id; 姓 = family ja > family_name; 名 = given ja > given_name; "
        "セイ = kana > family_name; メイ = kana > given_name; 生年月日 = born > birth_date; 性別 = sex > gender; "
        "郵便番号 = zip > postal_code; 住所 = address > street_address; 電話番号 = line > phone; "
        "携帯電話 = phone > phone; メールアドレス = email > email"
    ),
    "gulf": (
        "full_name_en = full > full_name; full_name_ar = family ru > other_name; first_name_en = given > given_name; "
        "first_name_ar = given ru > given_name; emirates_id = code > national_id; mobile_no = phone > phone; "
        "nationality = nation > -"
    ),
    "hr": (
        "Employee ID = row > record_id; Employee Name = full > full_name; Birth Date = born us > birth_date; "
        "Hire Date = day > -/time; Department = status > -; Manager = full > -; Personal Email = email > email; "
        "Work Phone = line > phone; Emergency Contact Phone = line > -; SSN (last 4) = count > -/national_id"
    ),
    "orders": (
        "order_id = row > record_id; customer_name = full > full_name; customer_email = email > email; "
        "employee_name = full > -; ship_name = full > -; ship_address = address > street_address; "
        "ship_city = town > city; order_date = day > -; amount = price > -"
    ),
    "typos": (
        "Frist Name = given > given_name; Lsat Name = family > family_name; Adress = address > street_address; "
        "Clty = town > city; Postcde = postcode > postal_code; Telephon = line > phone; Emial = email > email; "
        "Date of Brith = born > birth_date; Gendre = sex > gender; Statsu = status > -; Pasport No = code > passport"
    ),
    "misc": (
        "alias = full > other_name; also_known_as = full > other_name; name = full > full_name; "
        "maiden_name = family > birth_name; previous_last_name = family > family_name/-; "
        "name_native = family ru > other_name; e_mail_1 = email > email; e_mail_2 = email > email; "
        "e_mail_3 = email > email; e_mail_4 = email > email; e_mail_5 = email > email; home_tel = line > phone; "
        "work_tel = line > phone; mob_tel = phone > phone; account_login = user > login; screen_name = user > -/login; "
        "insta_handle = user > -/social_handle; nick = given > other_name/given_name"
    ),
    "senzing": (
        "DATA_SOURCE = event > source; RECORD_ID = row > record_id; PRIMARY_NAME_LAST = family > family_name; "
        "PRIMARY_NAME_FIRST = given > given_name; PRIMARY_NAME_MIDDLE = initial > middle_name; "
        "NATIVE_NAME_FULL = family ru > other_name; SECONDARY_NAME_FULL = full > other_name/full_name/-; "
        "DATE_OF_BIRTH = born us > birth_date; HOME_ADDR_LINE1 = address > street_address; "
        "HOME_ADDR_CITY = town > city; HOME_ADDR_POSTAL_CODE = zip > postal_code; MAILING_ADDR_LINE1 = address > -; "
        "HOME_PHONE_NUMBER = line > phone; MOBILE_PHONE_NUMBER = phone > phone; EMAIL_ADDRESS = email > email; "
        "SSN_NUMBER = ssn > national_id; DRIVERS_LICENSE_NUMBER = licence > driving_licence; "
        "DRIVERS_LICENSE_STATE = state > -; PASSPORT_NUMBER = code > passport; PASSPORT_COUNTRY = country > -; "
        "NATIONAL_ID_NUMBER = code > national_id; NATIONAL_ID_COUNTRY = country > -; TAX_ID_NUMBER = code > tax_id; "
        "GENDER = sex > gender; STATUS = status > -; AMOUNT = price > -"
    ),
    "outlook": (
        "First Name = given > given_name; Middle Name = initial > middle_name; Last Name = family > family_name; "
        "Nickname = given > other_name/given_name; E-mail Address = email > email; E-mail 2 Address = email > email; "
        "E-mail 3 Address = email > email; Home Phone = line > phone; Home Phone 2 = line > phone; "
        "Business Phone = line > phone; Mobile Phone = phone > phone; Car Phone = phone > phone/-; "
        "Other Phone = phone > phone; Home Street = address > street_address; Home City = town > city; "
        "Home Postal Code = postcode > postal_code; Business City = town > -; Company = firm > employer; "
        "Birthday = born us > birth_date; Spouse = full > -; Anniversary = day > -; Notes = note > -; "
        "Web Page = url > web_domain"
    ),
    "gcontacts": (
        "Name = full > full_name; Given Name = given > given_name; Family Name = family > family_name; "
        "E-mail 1 - Type = status > -; E-mail 1 - Value = email > email; E-mail 2 - Value = email > email; "
        "Phone 1 - Type = status > -; Phone 1 - Value = phone > phone; Address 1 - Street = address > street_address; "
        "Address 1 - City = town > city; Address 1 - Postal Code = postcode > postal_code; "
        "Organization 1 - Name = firm > employer; Birthday = born > birth_date"
    ),
    "mailchimp": (
        "Email Address = email > email; First Name = given > given_name; Last Name = family > family_name; "
        "Address = address > street_address; Phone Number = phone > phone; "
        "Birthday (MM/DD/YYYY) = born us > birth_date; MEMBER_RATING = count > -; OPTIN_TIME = time > -/time; "
        "OPTIN_IP = ip > -; LATITUDE = count > -; CC = country > -; REGION = state > region; "
        "LEID = number > record_id; EUID = code > -; TAGS = status > -"
    ),
    "woo": (
        "order_id = row > record_id; customer_id = user > customer_id; user_login = user > login; "
        "user_email = email > email; billing_first_name = given > given_name; "
        "billing_last_name = family > family_name; billing_company = firm > -/employer; "
        "billing_address_1 = address > street_address; billing_address_2 = flat > unit; billing_city = town > city; "
        "billing_postcode = postcode > postal_code; billing_email = email > -; billing_phone = phone > phone; "
        "shipping_first_name = given > -; shipping_city = town > -; order_total = price > -; "
        "customer_ip_address = ip > -"
    ),
    "magento": (
        "entity_id = row > record_id; email = email > email; group_id = count > -; prefix = title > -; "
        "firstname = given > given_name; middlename = initial > middle_name; lastname = family > family_name; "
        "suffix = suffix > name_suffix; dob = born > birth_date; taxvat = code > tax_id; gender = count > gender/-; "
        "telephone = phone > phone; street = address > street_address; postcode = postcode > postal_code; "
        "country_id = country > country; rp_token = hash > -; store_id = count > -; created_at = time > time"
    ),
    "intercom": (
        "User ID = user > login; Name = full > full_name; Email = email > email; Phone = phone > phone; "
        "Signed up = time > -/time; Last seen = time > -/time; City = town > city; Country = country > country; "
        "Owner = full > -; Browser = status > -; Tag = status > -"
    ),
    "klaviyo": (
        "Klaviyo ID = hash > record_id/-; External ID = row > record_id/-; $email = email > email; "
        "$first_name = given > given_name; $last_name = family > family_name; $phone_number = phone > phone; "
        "$city = town > city; $zip = zip > postal_code; $consent = status > -"
    ),
    "fblead": (
        "id = row > record_id; created_time = time > time; ad_id = number > -/device_id; form_id = number > -; "
        "full_name = full > full_name; email = email > email; phone_number = phone > phone; "
        "date_of_birth = born us > birth_date; street_address = address > street_address; "
        "post_code = postcode > postal_code; platform = status > -"
    ),
    "dmv": (
        "DL_NUM = licence > driving_licence; DL_CLASS = sex > -; LIC_EXP_DT = day > -; FULL_NM = full > full_name; "
        "LST_NM = family > family_name; FST_NM = given > given_name; MID_INIT = initial > middle_name; "
        "DOB_DT = born us > birth_date; SEX_CD = sex > gender; RES_ADDR_LN1 = address > street_address; "
        "RES_CITY_NM = town > city; RES_ST_CD = state > region/-; RES_ZIP_CD = zip > postal_code; "
        "MAIL_ADDR_LN1 = address > -; EYE_COLOR = status > -; HGT = count > -; VIN = code > -; PLATE_NO = code > -"
    ),
    "melde": (
        "Familienname = family > family_name; Frühere Namen = family > other_name/-; Vornamen = given > given_name; "
        "Rufname = given > -/given_name/other_name; Geburtsdatum = born de > birth_date; "
        "Geburtsort = town > birth_place; Geschlecht = sex > gender; Staatsangehörigkeit = nation > -; "
        "Wohnanschrift = address > street_address; Einzugsdatum = day > -; Familienstand = status > -; "
        "Religion = status > -; Passnummer = code > passport; Personalausweis-Nr. = code > national_id; "
        "Identifikationsnummer = number > tax_id/national_id; Führerschein-Nr. = licence > driving_licence"
    ),
    "nhs": (
        "NHS Number = ssn > national_id; Local Patient Identifier = row > record_id/customer_id/-; "
        "Surname = family > family_name; Forename(s) = given > given_name; "
        "Previous Surname = family > family_name/birth_name; Date of Birth = born > birth_date; Sex = sex > gender; "
        "Usual Address = address > street_address; Postcode of usual address = postcode > postal_code; "
        "Registered GP = full > -; GP Practice Code = code > -; Preferred Contact Tel = line > phone; "
        "Ethnic Category = status > -; Date of Death = day > -"
    ),
    "ru_bank": (
        "ИД клиента = row > record_id/customer_id; Фамилия клиента = family ru > family_name; "
        "Имя клиента = given ru > given_name; Отчество клиента = patronymic > middle_name; "
        "Девичья фамилия = family ru > birth_name; Дата рождения = born de > birth_date; "
        "Место рождения = town > birth_place; ИНН = number > tax_id; СНИЛС = ssn > national_id; "
        "Серия и номер паспорта = code > passport; Кем выдан = status > -; Дата выдачи = day > -; "
        "Адрес регистрации = address > street_address; Город = town > city; Почтовый индекс = zip > postal_code; "
        "Мобильный телефон = phone > phone; Домашний телефон = line > phone; E-mail = email > email; "
        "Место работы = firm > employer; Должность = job > occupation; Сумма = price > -"
    ),
    "fr_ecole": (
        "N° étudiant = row > record_id/customer_id; Nom de l'élève = family > family_name/full_name; "
        "Prénom de l'élève = given > given_name; Né(e) le = born de > birth_date; "
        "Lieu de naissance = town > birth_place; Nationalité = nation > -; "
        "Adresse du domicile = address > street_address; CP = zip > postal_code; Commune = town > city; "
        "Tél. fixe = line > phone; Tél. mobile = phone > phone; Mél = email > email; Nom du père = full > -; "
        "Responsable légal = full > -; Classe = status > -"
    ),
    "es_censo": (
        "Nombre y apellidos = full > full_name; 1er apellido = family > family_name; "
        "2º apellido = family > family_name; DNI = code > national_id; Fecha de nacimiento = born de > birth_date; "
        "Lugar de nacimiento = town > birth_place; Dirección completa = address > street_address; "
        "Cód. postal = zip > postal_code; Municipio = town > city; Tel. contacto = phone > phone; "
        "Tutor legal = full > -; Fecha alta = day > -"
    ),
    "pt_banco": (
        "Nº Cliente = row > record_id/customer_id; Nome = full > full_name; NIF = number > national_id/tax_id; "
        "Nº Cartão Cidadão = code > national_id; Data Nasc. = born de > birth_date; Morada = address > street_address; "
        "Código Postal = zip > postal_code; Localidade = town > city; Telemóvel = phone > phone; "
        "Telefone fixo = line > phone; Profissão = job > occupation; Gestor = full > -; Nome da mãe = full > -"
    ),
    "it_scuola": (
        "Matricola = row > record_id/customer_id; Cognome e nome = reversed > full_name; "
        "Nato il = born de > birth_date; Nato a = town > birth_place; Cod. Fisc. = code > national_id; "
        "Residente in = town > city/-; Indirizzo = address > street_address; Tel. cellulare = phone > phone; "
        "Email studente = email > email; Genitore = full > -; N. patente = licence > driving_licence; "
        "N. passaporto = code > passport"
    ),
    "nl_verz": (
        "Relatienummer = row > record_id/customer_id/-; Voorletters = initial > given_name/-; "
        "Voorvoegsel = status > family_name; Achternaam = family > family_name; Geb.datum = born de > birth_date; "
        "Geslacht = sex > gender; Straatnaam = street > street_name; Huisnr = house > street_number; "
        "Toevoeging = count > unit; PC = postcode > postal_code; Plaats = town > city; "
        "Telefoon mobiel = phone > phone; Mailadres = email > email; Rijbewijsnummer = licence > driving_licence; "
        "Polisnummer = code > -; Ingangsdatum = day > -"
    ),
    "pl_szkola": (
        "Nr albumu = row > record_id/customer_id; Nazwisko i imię = reversed > full_name; Imię ojca = given > -; "
        "Imię matki = given > -; Data i miejsce urodzenia = born de > birth_date/-; "
        "Adres zamieszkania = address > street_address; Kod pocztowy = zip > postal_code; Miasto = town > city; "
        "Telefon komórkowy = phone > phone; Adres e-mail = email > email; Nr paszportu = code > passport; "
        "Nr prawa jazdy = licence > driving_licence; NIP = number > tax_id"
    ),
}


@pytest.mark.parametrize("export", EXPORTS)
def test_every_heading_of_an_export(tmp_path: Path, export: str) -> None:
    items = [item.replace(" > ", " = ").split(" = ") for item in EXPORTS[export].split("; ")]
    columns = [(heading, content, field.strip().split("/")) for heading, content, field in items]
    path = tmp_path / "export.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([heading for heading, _, _ in columns])
        writer.writerows([[CONTENTS[content](n) for _, content, _ in columns] for n in range(ROWS)])
    found = recognize(open_table(str(path)))
    used = found.mapping.used()
    taken = {heading: used.get(heading, ["-"])[0] for heading, _, _ in columns}
    assert [heading for heading, _, fields in columns if taken[heading] not in fields] == [], (taken, found.why)
    assert all(found.why[heading] for heading, what in taken.items() if what == "-")
