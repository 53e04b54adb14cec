import type { FitRule } from '#engines/scoring/index.ts';

/**
 * What holds until a head of sales writes the company's own rules: signs that count for most manufacturers who sell to companies.
 * They favour no trade and no region, since nobody here can know them.
 */
export const standardRules: readonly FitRule[] = [
  {
    id: 'relation-customer',
    field: 'relation',
    operator: 'is',
    value: ['customer'],
    points: 25,
    label: 'ist schon Kunde',
  },
  {
    id: 'relation-inquiry',
    field: 'relation',
    operator: 'is',
    value: ['inquiry'],
    points: 20,
    label: 'hat selbst angefragt',
  },
  {
    id: 'relation-former',
    field: 'relation',
    operator: 'is',
    value: ['former_customer'],
    points: 10,
    label: 'war schon Kunde',
  },
  {
    id: 'size-middle',
    field: 'employees',
    operator: 'between',
    value: [20, 999],
    points: 20,
    label: '20 bis 999 Beschäftigte',
  },
  {
    id: 'size-large',
    field: 'employees',
    operator: 'at_least',
    value: 1000,
    points: 10,
    label: 'ab 1.000 Beschäftigte',
  },
  {
    id: 'industry-producing',
    field: 'industry',
    operator: 'contains',
    value: [
      'maschinenbau',
      'anlagenbau',
      'fertigung',
      'automotive',
      'metall',
      'elektro',
      'chemie',
      'kunststoff',
      'lebensmittel',
      'verpackung',
      'fördertechnik',
      'industrie',
    ],
    points: 25,
    label: 'produzierendes Gewerbe',
  },
  {
    id: 'country-dach',
    field: 'country',
    operator: 'is',
    value: ['DE', 'AT', 'CH'],
    points: 10,
    label: 'Deutschland, Österreich oder Schweiz',
  },
  {
    id: 'bought-address',
    field: 'lead_source',
    operator: 'contains',
    value: ['adresskauf', 'gekauft'],
    points: -15,
    label: 'Adresse gekauft',
  },
];

/** Columns that a rule may use, as facts of the company. Amounts in whole euros. */
export const fitFields: Readonly<Record<string, 'text' | 'number'>> = {
  relation: 'text',
  industry: 'text',
  employees: 'number',
  revenue: 'number',
  postal_code: 'text',
  city: 'text',
  region: 'text',
  country: 'text',
  legal_form: 'text',
  lead_source: 'text',
  founded_year: 'number',
  order_count: 'number',
  revenue_12m: 'number',
};
