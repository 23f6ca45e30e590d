"""Mailboxes that are a firm's and nobody's: info@, accounts@, buchhaltung@, compta2@, service.client@."""

import re
from functools import lru_cache
from typing import Final

from onefold.graph.normalize.contract import CACHE_SIZE
from onefold.graph.normalize.text import fold, vocabulary

_OFFICES: Final = {
    "English": (
        "info information office offices sales sale contact contactus admin administrator administration mail",
        "mailbox post service services support hello hi ask welcome help helpdesk desk invoice invoices invoicing",
        "billing accounts account accounting accountspayable accountsreceivable payable receivable payables",
        "receivables payments finance payroll hr humanresources recruiting recruitment jobs job careers career team",
        "staff everyone all general enquiries enquiry inquiries inquiry customerservice customercare customersupport",
        "customer customers client clients care reception frontdesk front booking bookings reservations reservation",
        "order orders shop store marketing press media legal compliance privacy dataprotection security itsupport",
        "webmaster hostmaster postmaster abuse root noc management purchasing procurement export import logistics",
        "shipping dispatch warehouse returns quality production newsletter news events feedback complaints claims",
        "secretary secretariat registrar admissions library",
    ),
    "German": (
        "kontakt buchhaltung buha rechnung rechnungen rechnungswesen faktura verwaltung sekretariat vertrieb verkauf",
        "einkauf personal personalabteilung bewerbung bewerbungen karriere kundenservice kundendienst",
        "kundenbetreuung bestellung bestellungen versand lager logistik empfang zentrale buero buro poststelle",
        "presse datenschutz geschaeftsleitung geschaftsleitung geschaeftsfuehrung technik werkstatt praxis kanzlei",
        "anfrage anfragen termin termine reservierung hallo vorstand",
    ),
    "French": (
        "compta comptabilite comptable facturation factures facture commercial commerce commandes commande achats",
        "achat ventes vente accueil direction rh recrutement emploi serviceclient sav bonjour presse communication",
        "livraison logistique mairie cabinet gestion devis courrier",
    ),
    "Spanish": (
        "informacion contacto contactos ventas compras contabilidad administracion facturacion facturas pedidos",
        "recepcion rrhh recursoshumanos empleo atencion atencionalcliente atencioncliente clientes cliente",
        "soporte oficina direccion gerencia secretaria reservas hola prensa tesoreria cobros pagos logistica almacen",
        "comercial ayuda correo cotizaciones",
    ),
    "Portuguese": (
        "contato vendas contabilidade financeiro faturamento faturacao administrativo administracao atendimento",
        "suporte vagas curriculos recepcao diretoria sac cobranca fiscal faleconosco geral",
    ),
    "Italian": (
        "informazioni contatti vendite acquisti amministrazione contabilita fatture fatturazione ordini commerciale",
        "ufficio segreteria direzione risorseumane lavoraconnoi personale assistenza clienti prenotazioni ciao",
        "magazzino spedizioni stampa servizioclienti protocollo",
    ),
    "Dutch": (
        "verkoop inkoop boekhouding administratie facturen factuur facturatie klantenservice klanten personeel",
        "vacatures receptie secretariaat kantoor bestellingen planning magazijn reserveringen",
    ),
    "Polish": (
        "biuro sprzedaz ksiegowosc faktury sekretariat kadry rekrutacja praca zamowienia zakupy obsluga klienta",
        "recepcja serwis sklep handlowy dzialhandlowy administracja logistyka magazyn zarzad reklamacje rezerwacje",
    ),
    "Czech and Slovak": (
        "obchod prodej predaj nakup ucetni ucetnictvi uctaren uctovnictvo fakturace fakturacia objednavky recepce",
        "recepcia podpora servis kancelar eshop podatelna",
    ),
    "Hungarian and Romanian": (
        "iroda ertekesites beszerzes konyveles penzugy szamlazas szamla rendeles titkarsag ugyfelszolgalat recepcio",
        "karrier kapcsolat contabilitate vanzari achizitii facturi facturare comenzi receptie suport resurseumane",
        "birou",
    ),
    "Scandinavian and Finnish": (
        "ekonomi fakturor kundtjanst kundservice kundeservice forsaljning salg inkop indkob innkjop bogholderi",
        "regnskab regnskap lonn personale kontor firmapost resepsjon butik butikk hej hei asiakaspalvelu myynti",
        "osto laskutus talous toimisto kirjanpito tilaukset rekrytointi posti",
    ),
    "Slavic in Latin letters": (
        "buh buhgalter buhgalteria buhgalteriya zakaz zakazy sklad snab otdel prodazhi priemnaya ofis pochta opt",
        "prodaja nabava nabavka racunovodstvo knjigovodstvo fakture uprava kadrovska podrska ured",
    ),
    "Turkish, Greek and Indonesian": (
        "bilgi iletisim satis satinalma muhasebe fatura siparis destek insankaynaklari sekreterlik yonetim",
        "musteri musterihizmetleri grafeio logistirio poliseis epikoinonia keuangan penjualan humas",
    ),
    "Japanese": ("eigyo eigyou soumu keiri jinji toiawase uketsuke",),
}
_WORDS: Final = frozenset(word for listed in _OFFICES.values() for word in vocabulary(*listed))
_NOT_LETTERS: Final = re.compile("[^a-z]+")
_COUNTRY: Final = 2  # letters of a country or language behind the office's: sales.uk, info-de


@lru_cache(maxsize=CACHE_SIZE)
def is_office(address: str) -> bool:
    """Whether a canonical e-mail address is an office's and nobody's own: all its words are, numbers apart."""
    found = [word for word in _NOT_LETTERS.split(fold(address.partition("@")[0])) if word]
    return found[:1] != [] and found[0] in _WORDS and all(word in _WORDS or len(word) == _COUNTRY for word in found)
