/** The actions of this feature in the words of the log. */
export const actionWords: Readonly<Record<string, { readonly de: string; readonly en: string }>> = {
  'dedupe.started': { de: 'Suche nach Dubletten gestartet', en: 'Search for duplicates started' },
  'dedupe.cancelled': { de: 'Suche nach Dubletten abgebrochen', en: 'Search for duplicates cancelled' },
  'linkage-model.trained': {
    de: 'Abgleichmodell aus Entscheidungen gelernt',
    en: 'Matching model learnt from decisions',
  },
  'linkage-model.used': { de: 'Abgleichmodell gewechselt', en: 'Matching model switched' },
};
