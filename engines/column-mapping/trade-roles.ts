import { type RoleFacts, role } from './role.ts';

/** Columns about deals, orders and their lines, quotes and products. */
export const TRADE_ROLES = {
  'deal.title': role(
    'text',
    'Deal Name|Deal|Opportunity Name|Opportunity|Deal - Title|Verkaufschance|Chance|Projekt|Projektname|Projektbezeichnung|Vorgang|Geschäft|Titel der Chance|Bezeichnung Chance|Chancenname|Deal title|Name der Chance',
  ),
  'deal.number': role(
    'text',
    'Deal ID|Opportunity ID|Deal - ID|Chancennummer|Projektnummer|Verkaufschance Nr|Projekt-Nr',
  ),
  'deal.stage': role(
    'text',
    'Deal Stage|Stage|Phase|Verkaufsphase|Deal - Stage|Pipelinephase|Pipeline Stage|Vertriebsphase|Projektphase|Verkaufsstufe|Stufe',
  ),
  'deal.value_cents': role(
    'amount',
    'Deal value|Deal - Value|Chancenwert|Volumen|Erwarteter Umsatz|Erwarteter Erlös|Auftragsvolumen|Expected Revenue|Projektvolumen|Angebotsvolumen|Potenzial|Deal Amount|Amount in company currency|Umsatzerwartung|Opportunity Amount|Auftragswert erwartet',
  ),
  'deal.opened_on': role(
    'day',
    'Eröffnet am|Chance seit|Created Date Opportunity|Deal created|Deal - Deal created|Opportunity Created|Opened on|Chance angelegt am',
  ),
  'deal.expected_close_on': role(
    'day',
    'Close Date|Expected Close Date|Deal - Expected close date|Abschlussdatum|Erwartetes Abschlussdatum|Voraussichtlicher Abschluss|Geplanter Abschluss|Abschluss erwartet|Abschluss am|Erwarteter Abschluss',
  ),
  'deal.next_step': role('text', 'Next Step|Nächster Schritt|Nächste Aktion|Nächste Aktivität'),
  'deal.next_step_on': role(
    'day',
    'Wiedervorlage|Wiedervorlage am|Nächster Schritt am|Next activity date|Deal - Next activity date|Next Activity Date|WV-Datum|WVL',
  ),
  'deal.lost_reason': role(
    'text',
    'Lost reason|Verlustgrund|Deal - Lost reason|Closed Lost Reason|Absagegrund|Grund für Verlust',
  ),
  'deal.competitor': role('text', 'Wettbewerber|Competitor|Mitbewerber|Konkurrent|Main Competitor(s)'),
  'deal.owner': role('text', 'Deal owner|Opportunity Owner|Deal - Owner|Zuständig für die Chance'),
  'deal.closed_at': role('day', 'Won time|Deal - Won time|Abgeschlossen am|Closed at|Gewonnen am|Deal - Closed on'),
  'deal.lost_at': role('day', 'Lost time|Deal - Lost time|Verloren am|Lost on|Lost date'),
  'deal.outcome': role(
    'choice',
    'Deal - Status|Deal status|Opportunity Status|Status der Chance|Chancenstatus|Ausgang der Chance|Won/Lost|Gewonnen/Verloren',
  ),
  'order.number': role(
    'text',
    'Auftragsnummer|Auftrags-Nr.|Auftrag|Auftragsnr|Order number|Order No|Order ID|Bestellnummer|Belegnummer|Beleg-Nr|Rechnungsnummer|Rechnungs-Nr|Invoice number|VBELN|Verkaufsbeleg|Sales document|Sales order|Sales Order No|Belegnr|Vorgangsnummer|AB-Nummer|Invoice No|AU-Nr|Belegfeld 1|Order|Order Reference|RG-Nr.|RgNr|RE-Nr.|Rech.-Nr.|Fakturanummer|Rg.-Nummer',
  ),
  'order.ordered_on': role(
    'day',
    'Auftragsdatum|Order date|Bestelldatum|Belegdatum|Rechnungsdatum|Invoice date|AUDAT|Datum Auftrag|Document date|Auftrag vom|ERDAT|Fakturadatum|Bestellt am|Created on Order|RG-Datum|RE-Datum|Rech.-Datum|Rechnung vom',
  ),
  'order.status': role('text', 'Auftragsstatus|Order status|Belegstatus|Lieferstatus|Rechnungsstatus'),
  'order.total_cents': role(
    'amount',
    'Auftragswert|Auftragssumme|Nettobetrag|Order total|Order value|Total|Gesamtbetrag|Rechnungsbetrag|NETWR Kopf|Belegsumme|Netto gesamt|Gesamtnetto|Auftragswert netto|Total net|Summe|Net amount|Gesamtsumme|Gesamt netto|Umsatz (Soll/Haben)|Bestellwert|Rechnungssumme',
  ),
  'line.position': role(
    'integer',
    'Pos|Pos.|Position Nr|Positionsnummer|Line|Line No|POSNR|Item|Position (Auftrag)|Auftragsposition|Pos-Nr|Line item',
  ),
  'line.product_number': role(
    'text',
    'Artikelnummer|Artikel-Nr.|ArtikelNr|Art.-Nr.|ArtNr|SKU|Item number|Product number|Product code|MATNR|Material|Materialnummer|Teilenummer|Item No|Part number|Sachnummer|Artikel Nr|Produktnummer|Material number',
  ),
  'line.description': role(
    'text',
    'Artikelbezeichnung|Artikeltext|Positionstext|Item description|Product description|ARKTX|Artikel|Produkt|Product|Leistung|Line description|Materialbezeichnung|Bezeichnung Position|Product name',
  ),
  'line.quantity': role(
    'number',
    'Menge|Quantity|Qty|Anzahl|Stückzahl|KWMENG|Auftragsmenge|Bestellmenge|Stk|Qty.|Stück|Liefermenge',
  ),
  'line.price_cents': role(
    'amount',
    'Einzelpreis|Stückpreis|Unit price|E-Preis|Preis/Einheit|NETPR|EP|Preis je Stück|VK-Preis Position|Einzelpreis netto|EPreis|VK-Preis je Einheit',
  ),
  'line.total_cents': role(
    'amount',
    'Positionswert|Positionssumme|Gesamtpreis|Line total|Nettowert|NETWR|Positionsbetrag|GP|Zeilensumme|Zeilenbetrag|Line amount|Netto Position|Pos.-Wert|GPreis|G-Preis',
  ),
  'quote.number': role(
    'text',
    'Angebotsnummer|Angebots-Nr|Angebot|Quote number|Quotation|Quote No|Offer number|Angebot Nr|AN-Nr|Angebotsnr',
  ),
  'quote.sent_on': role('day', 'Angebotsdatum|Quote date|Angebot vom|Offer date|Angebot gesendet am'),
  'quote.valid_until': role('day', 'Gültig bis|Valid until|Bindefrist|Angebot gültig bis|Expiration date'),
  'quote.status': role('choice', 'Angebotsstatus|Quote status'),
  'quote.total_cents': role('amount', 'Angebotswert|Angebotssumme|Quote total|Angebotsbetrag|Angebotswert netto'),
  'product.number': role('text', ''),
  'product.name': role('text', 'Produktname|Produktbezeichnung|Artikelname'),
  'product.category': role(
    'text',
    'Warengruppe|Produktgruppe|Kategorie|Category|Product category|Artikelgruppe|MATKL|Product family|Produktkategorie|Sortiment|Produktfamilie|WGR|Warengrp.',
  ),
  'product.unit': role('text', 'Einheit|Mengeneinheit|Unit|ME|UoM|Verkaufseinheit|Unit of measure|MEINS|Basiseinheit'),
  'product.price_cents': role(
    'amount',
    'Listenpreis|Preis|Price|VK|VK-Preis|Verkaufspreis|List price|VK netto|Preis netto|Sales price',
  ),
  'product.cost_cents': role(
    'amount',
    'Einstandspreis|Einkaufspreis|EK|EK-Preis|EK netto|Selbstkosten|Herstellkosten|Herstellungskosten|Wareneinsatz|Cost|Unit cost|Cost price|Standard cost',
  ),
} as const satisfies Readonly<Record<string, RoleFacts>>;
