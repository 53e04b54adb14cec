/** Field names of the company's facts as entries call them, so that lists and companies' own pages are compared and taken over alike. */
export const companyFields = {
  streetAddress: 'street',
  postalCode: 'postalCode',
  addressLocality: 'place',
  addressCountry: 'country',
  telephone: 'phone',
  faxNumber: 'fax',
  email: 'mail',
  url: 'site',
  managingDirectors: 'directors',
  registerCourt: 'registerCourt',
  registerNumber: 'registerNumber',
  vatID: 'vatId',
  foundingYear: 'foundingYear',
  employees: 'employees',
  industries: 'category',
} as const;

/** Industries guessed from prose are too often wrong to decide whether a company is a lead; labelled ones are not. */
export const SURE_ENOUGH: Readonly<Record<string, number>> = { category: 0.8 };

/** Fields of which a company has several: an entry names them after one another. */
export const SEVERAL: ReadonlySet<string> = new Set(['managingDirectors', 'industries']);
