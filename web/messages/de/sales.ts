/** Words for products, orders and quotes; brought along by their pages and forms. */
export const sales = {
  products: {
    title: 'Produkte',
    new: 'Neues Produkt',
    edit: 'Produkt ändern',
    emptyTitle: 'Noch keine Produkte',
    empty: 'Produkte kommen mit einer Liste oder werden einzeln angelegt.',
  },
  orders: {
    title: 'Aufträge',
    new: 'Neuer Auftrag',
    edit: 'Auftrag ändern',
    emptyTitle: 'Noch keine Aufträge',
    empty:
      'Aus Aufträgen rechnet Lotse Umsatz und Bestellrhythmus. Sie kommen mit einer Liste oder werden einzeln angelegt.',
  },
  quotes: {
    title: 'Angebote',
    new: 'Neues Angebot',
    edit: 'Angebot ändern',
    emptyTitle: 'Noch keine Angebote',
    empty: 'Offene Angebote ohne Antwort stehen in Heute. Sie kommen mit einer Liste oder werden einzeln angelegt.',
  },
  create: 'Anlegen',
  delete: 'Löschen',
  openCompany: 'Zur Firma',
  created: 'Angelegt: {number}',
  saved: 'Gespeichert: {number}',
  deleted: 'Gelöscht: {number}',
  restored: 'Wiederhergestellt: {number}',
  taken: 'Diese Nummer gibt es schon.',
  badAmount: 'Das ist kein Betrag.',
  lines: 'Positionen',
  line: { product: 'Produkt', quantity: 'Menge', price: 'Einzelpreis', total: 'Summe' },
} as const;
