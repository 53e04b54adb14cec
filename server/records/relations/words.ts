export const relationKindWords = {
  subsidiary_of: { de: 'gehört zu', en: 'is part of' },
  branch_of: { de: 'ist Niederlassung von', en: 'is a branch of' },
  successor_of: { de: 'ist Nachfolger von', en: 'is the successor of' },
} as const;

/** What the rule saw, as sentence. */
export const whyWords = {
  'partner-pair': {
    de: 'Gleicher Name, gleicher Ort; die eine ist eine GmbH, die andere die GmbH & Co. KG. Meist führt die eine die Geschäfte der anderen: zwei Firmen, eine Gruppe.',
    en: 'Same name, same place; one is a GmbH, the other the GmbH & Co. KG. Mostly the one runs the other: two companies, one group.',
  },
  'same-domain': {
    de: 'Beide haben dieselbe Internetadresse, aber verschiedene Namen: vermutlich eine Gruppe.',
    en: 'Both have the same web domain but different names: probably one group.',
  },
  'other-town': {
    de: 'Gleicher Name und gleiche Internetadresse, aber ein anderer Ort: vermutlich eine Niederlassung.',
    en: 'Same name and same web domain, but another town: probably a branch.',
  },
  'same-address': {
    de: 'Gleiche Anschrift und gleiche Telefonnummer, aber ein anderer Name: vermutlich umbenannt oder übernommen.',
    en: 'Same address and same phone, but another name: probably renamed or taken over.',
  },
} as const;

export const actionWords: Readonly<Record<string, { readonly de: string; readonly en: string }>> = {
  'relation.added': { de: 'Beziehung zwischen Einträgen angelegt', en: 'Relation between entries added' },
  'relation.ended': { de: 'Beziehung zwischen Einträgen beendet', en: 'Relation between entries ended' },
};
