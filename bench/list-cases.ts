/** What people do with lists, search and account pages; `weight`: how often in the mix of fifty users. */
export interface Case {
  readonly name: string;
  readonly group: 'outline' | 'window' | 'search' | 'account';
  readonly weight: number;
  /** Place in the contract. */
  readonly call: string;
  /** Made anew for each call; `n` counts them. */
  readonly input: (n: number) => Readonly<Record<string, unknown>>;
}

const list = (name: string, list: string, weight: number, query: Readonly<Record<string, unknown>> = {}): Case[] => [
  { name: `outline ${name}`, group: 'outline', weight, call: 'desk.lists.outline', input: () => ({ list, ...query }) },
  {
    name: `window ${name}`,
    group: 'window',
    weight: weight * 3,
    call: 'desk.lists.window',
    input: (n) => ({ list, ...query, limit: 100, skip: (n * 37) % 100 }),
  },
];
const filters = (...filters: readonly Readonly<Record<string, unknown>>[]) => ({ filters });
const by = (column: string, direction: string) => ({ sort: { column, direction } });
const find = (weight: number, ...terms: readonly string[]): Case => ({
  name: `search ${terms[0]}`,
  group: 'search',
  weight,
  call: 'desk.search.find',
  input: (n) => ({ q: terms[n % terms.length] }),
});

export const cases = (accounts: readonly string[], busiest: string): readonly Case[] => [
  ...list('companies', 'companies', 10),
  ...list('companies by last activity', 'companies', 4, by('lastActivityAt', 'desc')),
  ...list('companies by revenue', 'companies', 3, by('revenue12mCents', 'desc')),
  ...list('companies by city', 'companies', 2, by('city', 'asc')),
  ...list('companies by fit', 'companies', 3, by('fit', 'desc')),
  ...list('companies of an industry (2 %)', 'companies', 4, filters({ column: 'industry', op: 'is', value: 'Bahn' })),
  ...list('companies of an industry by revenue', 'companies', 2, {
    ...filters({ column: 'industry', op: 'is', value: 'Bahn' }),
    ...by('revenue12mCents', 'desc'),
  }),
  ...list('customers (15 %)', 'companies', 4, filters({ column: 'relation', op: 'is', value: 'customer' })),
  ...list('name contains, rare', 'companies', 3, filters({ column: 'name', op: 'contains', value: 'brunnhof' })),
  ...list('name contains, common', 'companies', 2, filters({ column: 'name', op: 'contains', value: 'gmbh' })),
  ...list('words, two', 'companies', 2, filters({ column: 'text', op: 'contains', value: 'müller maschinenbau' })),
  ...list('postal code begins (1 %)', 'companies', 3, filters({ column: 'postalCode', op: 'contains', value: '89' })),
  ...list('city', 'companies', 3, filters({ column: 'city', op: 'is', value: 'Überlingen' })),
  ...list('large ones', 'companies', 2, {
    ...filters({ column: 'employees', op: 'range', from: 250 }),
    ...by('employees', 'desc'),
  }),
  ...list(
    'created in three days',
    'companies',
    1,
    filters({ column: 'createdAt', op: 'range', from: '2026-01-01', to: '2026-01-03' }),
  ),
  ...list('leads', 'leads', 3),
  ...list('people', 'people', 5),
  ...list('people called Müller', 'people', 3, filters({ column: 'name', op: 'contains', value: 'mueller' })),
  ...list('deciders', 'people', 2, filters({ column: 'buyingRole', op: 'is', value: 'decider' })),
  ...list('deals', 'deals', 3),
  ...list('open deals', 'deals', 3, filters({ column: 'open', op: 'is', value: true })),
  ...list('orders', 'orders', 2),
  ...list('activities', 'activities', 3),
  ...list('visits', 'activities', 2, filters({ column: 'kind', op: 'is', value: 'visit' })),
  ...list('tasks', 'tasks', 2),
  find(6, 'müller', 'Schmidt', 'weber', 'Wagner'),
  find(4, 'brunnhofer antriebstechnik', 'steinacher', 'Lindenhofer Druckguss', 'eichburger'),
  find(4, 'sch', 'ma', 'b', 'hof'),
  find(2, 'gmbh', 'maschinenbau', 'automation'),
  find(3, 'schnieder', 'brunhofer', 'machinenbau', 'Hofman'),
  find(2, 'technik', 'hofer', 'burger'),
  find(3, 'thomas müller', 'Anna Becker', 'weber jan'),
  find(2, 'ulm stahlbau', 'hydraulik stuttgart gmbh'),
  find(3, 'A0012345', 'AN0000777', 'D000123', 'P-00123'),
  find(2, '0731 000123', '+49 711 337776', '89123'),
  find(1, 'info@stahlbau-stuttgart32.de', 'www.stahlbau-stuttgart32.de'),
  find(1, 'xyzzyq', 'qwrtzp'),
  {
    name: 'account',
    group: 'account',
    weight: 25,
    call: 'desk.account.get',
    input: (n) => ({ id: accounts[n % accounts.length] }),
  },
  {
    name: 'account with most of everything',
    group: 'account',
    weight: 3,
    call: 'desk.account.get',
    input: () => ({ id: busiest }),
  },
];
