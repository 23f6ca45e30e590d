"""Words of trades that no name of a person has: a name that holds one is a firm's, with or without a legal form.

Trades that are family names too (Baker, Church, Banks, Mercado, Bau) are left out.
"""

from typing import Final

from onefold.graph.normalize.text import vocabulary

TRADES: Final = vocabulary(
    "accountancy accountants airlines architects associates attorneys automotive bakery barbershop bistro boutique",
    "brewery builders cafe carpentry catering charity cleaners cleaning clinic coffeehouse consultancy consultants",
    "consulting couriers dairy decorators delicatessen dental dentistry distributors distribution electrical",
    "electricians engineering enterprises estates fabrication fencing fitness flooring florist florists foods",
    "foundation freight furniture garage grocers grocery guesthouse hairdressers hardware haulage holdings hospital",
    "hostel hotel hvac industries insurance interiors joinery landscaping laundromat laundry lettings logistics",
    "manufacturing motors movers nurseries optical opticians optometry orthodontics outfitters packaging partners",
    "paving pharmacy photography physiotherapy pizza pizzeria plastering plumbers plumbing printers printing",
    "properties publishing realty recruitment remodeling removals restaurant roofers roofing salon scaffolding",
    "security services shipping software solicitors solutions staffing supermarket supplies surveyors systems",
    "takeaway tavern technologies technology telecom transport trucking university upholstery ventures veterinary",
    "warehouse warehousing wholesale wholesalers winery",
    "apotheke arztpraxis autohaus backerei buchhandlung dachdeckerei drogerie druckerei elektrotechnik fahrschule",
    "fleischerei friseursalon gartenbau gasthaus gasthof gaststatte gebaudereinigung hausverwaltung immobilien",
    "kanzlei kfz konditorei kosmetikstudio logistik malerbetrieb maschinenbau metzgerei reiseburo restauration",
    "schlosserei schreinerei spedition steuerberatung stiftung tischlerei verein versicherung versicherungen",
    "werkstatt zahnarztpraxis zimmerei",
    "assurances boucherie boulangerie brasserie charcuterie coiffure electricite epicerie immobilier librairie",
    "maconnerie menuiserie patisserie pharmacie plomberie traiteur transports",
    "asesoria carniceria construcciones farmacia ferreteria gestoria inmobiliaria panaderia papeleria peluqueria",
    "restaurante supermercado talleres transportes",
    "autofficina costruzioni farmacia ferramenta immobiliare macelleria officina panetteria pasticceria ristorante",
    "trasporti trattoria",
    "acougue construtora imobiliaria lanchonete oficina padaria transportadora",
    "aannemersbedrijf apotheek bakkerij bouwbedrijf garagebedrijf loodgietersbedrijf makelaardij schildersbedrijf",
    "slagerij timmerbedrijf transportbedrijf",
    "apteka cukiernia hurtownia piekarnia przychodnia restauracja apotek bageri byggservice eczanesi insaat",
    "lokantasi nakliyat",
)
