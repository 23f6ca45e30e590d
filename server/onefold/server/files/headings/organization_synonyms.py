"""What columns of organizations are called: field → names, as in `synonyms`, of which they are a part."""

from __future__ import annotations

from typing import Final

from onefold.graph.normalize.fields import FIELDS, Group, Owner
from onefold.graph.normalize.text import vocabulary

ORGANIZATION_SYNONYMS: Final[dict[str, str]] = {
    "record_kind": (
        "record_kind record_type entity_type party_type customer_type client_type contact_type account_type "
        "partner_type customer_kind kundentyp kundenart kunden_typ type_client type_de_client type_personne "
        "tipo_cliente tipo_de_cliente tipo_persona tipo_de_persona tipo_pessoa tipo_de_pessoa tipo_soggetto "
        "rodzaj_klienta typ_klienta kundtyp kundetype klanttype asiakastyyppi typ_osoby тип_клиента тип_лица "
        "тип_записи"
    ),
    "organization_name": (
        "name_org org_name name_organization name_organisation business_name business_name_org legal_name "
        "legal_entity_name entity_legal_name legalname registered_name trading_name trade_name corporate_name "
        "vendor_name supplier_name vendor supplier merchant_name merchant payee payee_name buyer_name seller_name "
        "manufacturer manufacturer_name institution_name institution lieferant lieferantenname kreditor "
        "firmenbezeichnung firmierung handelsname fournisseur nom_fournisseur raison_sociale denomination "
        "denomination_sociale nom_commercial proveedor nombre_proveedor razon_social denominacion_social "
        "nombre_comercial fornitore nome_fornitore ragione_sociale denominazione fornecedor nome_fornecedor "
        "razao_social nome_fantasia leverantor leverantorsnamn leverandor leverandornavn leverancier "
        "leveranciersnaam handelsnaam bedrijfsnaam statutaire_naam foretagsnamn firmanamn virksomhedsnavn firmanavn "
        "foretaksnavn toimittaja yrityksen_nimi dostawca nazwa_dostawcy nazwa_firmy pelna_nazwa dodavatel "
        "obchodni_firma cegnev tedarikci unvan ticaret_unvani поставщик наименование наименование_организации "
        "название_организации название_компании организация компания επωνυμια 企業名 商号 法人名 "
        "公司名称 企业名称 회사명 상호 اسم_الشركة"
    ),
    "legal_form": (
        "legal_form legal_entity_form company_type rechtsform forme_juridique forma_juridica forma_giuridica "
        "bolagsform juridisk_form selskabsform organisasjonsform rechtsvorm yhtiomuoto forma_prawna pravni_forma"
    ),
    "registration_number": (
        "company_registration_number company_reg_no company_reg_number company_number company_registration "
        "company_no business_registration_number business_number commercial_register_number commercial_registration "
        "trade_register trade_register_number trade_registry_number registered_number org_number org_no org_nr "
        "orgnr organization_number organisation_number organisationsnummer organisasjonsnummer "
        "handelsregisternummer handelsregister hrb hrb_nummer hr_nummer registernummer firmenbuchnummer siren siret "
        "numero_siren numero_siret rcs cvr cvr_number cvr_nummer kvk kvk_number kvk_nummer kbo_nummer y_tunnus krs "
        "numer_krs nr_krs regon ico cegjegyzekszam mersis abn acn crn crn_number companies_house_number uen brn "
        "огрн ogrn егрпоу едрпоу edrpou 法人番号 统一社会信用代码 사업자등록번호"
    ),
    "lei": "lei lei_code lei_number lei_no lei_id legal_entity_identifier",
    "duns": "duns duns_number duns_no d_u_n_s d_u_n_s_number dnb_number dnb_duns duns_nr",
    "web_domain": (
        "web_domain website web_site website_address web_address website_url web_url url homepage home_page web "
        "domain domain_name web_page webpage www internet internet_address internetadresse webseite webadresse "
        "site_web site_internet sitio_web pagina_web sito sito_web hemsida webbplats hjemmeside nettsted kotisivu "
        "strona_www strona_internetowa webova_stranka weboldal web_sitesi сайт веб_сайт 网址 网站 ホームページ 홈페이지"
    ),
    "tax_id": (
        "tax_id_number tax_identifier vat vat_no vat_num vat_reg_no vat_registration_number vat_code ust_id ustid "
        "ust_idnr ustidnr umsatzsteuer_id uid_nummer tva numero_tva num_tva tva_intracommunautaire cif nif_empresa "
        "p_iva piva numero_iva iva momsnummer moms_nr momsnr vat_nr btw btw_nummer alv_numero nip numer_nip dic "
        "adoszam ein fein employer_identification_number gst gstin gst_number cnpj rfc ruc cuit cui vkn"
    ),
}

ORGANIZATION_NUMBERS: Final = frozenset(
    f.name for f in FIELDS if f.group is Group.NUMBER and f.owner is Owner.ORGANIZATION
)
KINDS: Final = vocabulary("type typ tipo kind rodzaj тип")
"""Names of columns of any kinds; where the values are people and organizations, of records."""

CONTACTS: Final = vocabulary(
    "contact kontakt contacto contatto contato ansprechpartner representative rep kontaktperson"
)
"""Words that make a name that of an organization's contact."""

BRANCHES: Final = vocabulary(
    "store shop branch outlet restaurant hotel facility clinic pharmacy dealer retailer venue premises business salon",
    "filiale laden betrieb geschaft markt apotheke praxis gaststatte niederlassung magasin boutique agence commerce",
    "etablissement enseigne pointdevente tienda sucursal comercio local negocio establecimiento farmacia negozio",
    "puntovendita esercizio attivita loja filial estabelecimento winkel vestiging bedrijf butik butikk forretning",
    "kauppa myymala toimipaikka sklep placowka oddzial apteka prodejna pobocka provozovna predajna bolt uzlet magazin",
    "magazinul magaza sube isletme магазин филиал аптека заведение точка καταστημα 店舗 店名 店舗名 门店 門店",
    "매장 지점 المتجر الفرع סניף חנות",
)
"""What a chain has many of: where no column names people and an address stands beside, the record's own name."""

OF_THE_EMPLOYER: Final = vocabulary(
    "employer employeur arbeitgeber datoredilavoro empregador arbeidsgiver arbetsgivare werkgever tyonantaja",
    "pracodawca zamestnavatel местоработы associated",
)
"""In names of columns that are an employer's, whoever else has names; `company` may be the record's own."""

OWN: Final = vocabulary(
    "company vendor supplier business organization organisation org firm entity corporate registered legal head",
    "office hq headquarters merchant lieferant firma firmen unternehmen fournisseur entreprise societe siege",
    "proveedor empresa fornitore azienda sede fornecedor leverantor foretag leverandor virksomhed leverancier",
    "bedrijf dostawca firmy",
)
"""Words that say that a column is an organization's: in a file of organizations, the record's own."""

UNSURE: Final[dict[str, str]] = {
    "registration_number": "registration_number registration_no registration_nr reg_no reg_nr reg_number "
    "registration_id register_number registry_number registrikood numero_registro numero_de_registro "
    "numero_immatriculation",
    "city": "seat sitz siege sede",
}
"""Names that mean a field in files of organizations alone."""

FOUNDED: Final = frozenset(["registrationdate", "registeredat", "dateregistered", "registeredon"])
"""Times that, of an organization, say when it was founded."""
