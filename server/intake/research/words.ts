import type { Language } from '#engines/contact-law/index.ts';
import { nameActions } from '#server/oversight/audit/index.ts';
import type { ResearchedField } from '../sources/index.ts';

const labels: Readonly<Record<ResearchedField, readonly [de: string, en: string]>> = {
  legalName: ['Firma', 'Legal name'],
  streetAddress: ['Straße', 'Street'],
  postalCode: ['PLZ', 'Postal code'],
  addressLocality: ['Ort', 'City'],
  addressCountry: ['Land', 'Country'],
  telephone: ['Telefon', 'Phone'],
  email: ['E-Mail', 'E-mail'],
  managingDirectors: ['Geschäftsführung', 'Managing directors'],
  registerCourt: ['Registergericht', 'Register court'],
  registerNumber: ['Registernummer', 'Register number'],
  vatID: ['USt-IdNr.', 'VAT id'],
  foundingYear: ['Gründungsjahr', 'Founded'],
  employees: ['Mitarbeitende', 'Employees'],
  industries: ['Branche', 'Industry'],
  products: ['Produkte', 'Products'],
};

export const researchedLabel = (field: ResearchedField, language: Language): string =>
  labels[field][language === 'en' ? 1 : 0];

/** How the table says what was found. */
export const saidState = (language: Language) =>
  language === 'en'
    ? {
        outcome: 'Result',
        state: 'state',
        proof: 'proof',
        notVisited: 'not visited',
        found: 'found',
        missing: 'missing',
        contradictory: 'contradictory',
        proposed: 'proposed by a model',
        read: (pages: number, more: string) => `${pages} ${pages === 1 ? 'page' : 'pages'} read ${more}`.trim(),
      }
    : {
        outcome: 'Ergebnis',
        state: 'Stand',
        proof: 'Beleg',
        notVisited: 'nicht besucht',
        found: 'gefunden',
        missing: 'fehlt',
        contradictory: 'widersprüchlich',
        proposed: 'vom Modell vorgeschlagen',
        read: (pages: number, more: string) => `${pages} ${pages === 1 ? 'Seite' : 'Seiten'} gelesen ${more}`.trim(),
      };

nameActions({
  'research.created': { de: 'Recherche angelegt', en: 'Research created' },
  'research.approved': { de: 'Server einer Recherche freigegeben', en: 'Hosts of a research approved' },
  'research.stopped': { de: 'Recherche angehalten', en: 'Research stopped' },
  'research.removed': { de: 'Recherche gelöscht', en: 'Research deleted' },
  'research.exported': { de: 'Recherche ausgeleitet', en: 'Research exported' },
});
