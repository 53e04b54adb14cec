const nouns = {
  company: { de: 'Firma', en: 'Company', many: { de: 'Firmen', en: 'Companies' } },
  person: { de: 'Person', en: 'Person', many: { de: 'Personen', en: 'People' } },
  deal: { de: 'Chance', en: 'Deal', many: { de: 'Chancen', en: 'Deals' } },
  product: { de: 'Produkt', en: 'Product', many: { de: 'Produkte', en: 'Products' } },
  order: { de: 'Auftrag', en: 'Order', many: { de: 'Aufträge', en: 'Orders' } },
  quote: { de: 'Angebot', en: 'Quote', many: { de: 'Angebote', en: 'Quotes' } },
  activity: { de: 'Aktivität', en: 'Activity', many: { de: 'Aktivitäten', en: 'Activities' } },
  task: { de: 'Aufgabe', en: 'Task', many: { de: 'Aufgaben', en: 'Tasks' } },
} as const;
const verbs = {
  created: { de: 'angelegt', en: 'added' },
  edited: { de: 'geändert', en: 'changed' },
  deleted: { de: 'gelöscht', en: 'deleted' },
  restored: { de: 'wiederhergestellt', en: 'restored' },
} as const;
const bulk = {
  'team-cleared': { de: 'Team nach dessen Auflösung entfernt', en: 'team cleared after its removal' },
  'bulk-edited': { de: 'gemeinsam geändert', en: 'changed together' },
  'bulk-deleted': { de: 'gemeinsam gelöscht', en: 'deleted together' },
  'bulk-undone': { de: 'Sammeländerung zurückgenommen', en: 'bulk change taken back' },
} as const;

/** Every action of records in the words of the log. */
export const actionWords: Readonly<Record<string, { readonly de: string; readonly en: string }>> = {
  ...Object.fromEntries(
    Object.entries(nouns).flatMap(([kind, noun]) => [
      ...Object.entries(verbs).map(
        ([verb, text]) => [`${kind}.${verb}`, { de: `${noun.de} ${text.de}`, en: `${noun.en} ${text.en}` }] as const,
      ),
      ...Object.entries(bulk).map(
        ([verb, text]) =>
          [`${kind}.${verb}`, { de: `${noun.many.de}: ${text.de}`, en: `${noun.many.en}: ${text.en}` }] as const,
      ),
    ]),
  ),
  'deal.moved': { de: 'Chance in andere Stufe verschoben', en: 'Deal moved to another stage' },
  'deal-stages.changed': { de: 'Phasen der Chancen geändert', en: 'Deal stages changed' },
  'task.done': { de: 'Aufgabe erledigt', en: 'Task done' },
  'task.reopened': { de: 'Aufgabe wieder geöffnet', en: 'Task reopened' },
  'activity.logged': { de: 'Aktivität festgehalten', en: 'Activity logged' },
  'custom-field.saved': { de: 'Eigenes Feld gespeichert', en: 'Own field saved' },
  'custom-field.archived': { de: 'Eigenes Feld ausgeblendet', en: 'Own field hidden' },
  'custom-field.shown': { de: 'Eigenes Feld wieder eingeblendet', en: 'Own field shown again' },
};
