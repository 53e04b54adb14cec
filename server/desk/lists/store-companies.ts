import type { Column, ListDefinition } from './definition.ts';

// Names of owners and teams: joined by primary key, for the shown rows only.
export const ownerJoins = `left join platform."user" o on o.id = r.owner_id left join platform.team g on g.id = r.team_id`;
export const companyJoin = `left join records.company c on c.id = r.company_id and c.deleted_at is null and {visible:c}`;

export const ownerColumns: Readonly<Record<string, Column>> = {
  owner: { type: 'owner', value: 'r.owner_id', show: 'o.name', id: 'r.owner_id', indexed: true },
  team: { type: 'team', value: 'r.team_id', show: 'g.name', id: 'r.team_id', indexed: true, extra: true },
};
export const companyColumns: Readonly<Record<string, Column>> = {
  company: { type: 'reference', value: 'r.company_id', show: 'c.name', id: 'c.id', indexed: true },
};

/** As the index company_by_city has it: umlauts sort beside their plain letters. */
const cityKey = `(records.fold(r.city) collate "C")`;

const relations = ['none', 'inquiry', 'customer', 'former_customer', 'partner'];
const leadStages = ['new', 'mql', 'sal', 'sql', 'rejected'];

/** Only companies that have been scored are in this order; insight scores every one. */
const fit: Column = {
  type: 'number',
  value: '(select z.fit from insight.score z where z.company_id = r.id)',
  sort: {
    by: 'z.fit',
    type: 'int8',
    nullable: false,
    from: 'insight.score z join records.company r on r.id = z.company_id',
    id: 'z.company_id',
  },
};

/** The lead score as it was last computed: points, or with a model the chance in percent. */
const leadScore: Column = {
  type: 'number',
  value: '(select z.score from insight.lead_score z where z.company_id = r.id)',
  sort: {
    by: 'z.score',
    type: 'int8',
    nullable: false,
    from: 'insight.lead_score z join records.company r on r.id = z.company_id',
    id: 'z.company_id',
  },
};

const shared: Readonly<Record<string, Column>> = {
  name: {
    type: 'text',
    value: 'r.name',
    folded: 'r.sort_name',
    indexed: true,
    sort: { by: 'r.sort_name', type: 'text', nullable: false },
  },
  city: { type: 'text', value: 'r.city', prefix: cityKey, indexed: true },
  postalCode: { type: 'text', value: 'r.postal_code', prefix: 'r.postal_code', indexed: true },
  country: { type: 'text', value: 'r.country', extra: true },
  region: { type: 'text', value: 'r.region', extra: true },
  industry: { type: 'text', value: 'r.industry', indexed: true },
  employees: { type: 'number', value: 'r.employees', indexed: true },
  phone: { type: 'text', value: 'r.phone', indexed: true, extra: true },
  email: { type: 'text', value: 'r.email', indexed: true, extra: true },
  domain: { type: 'text', value: 'r.domain', indexed: true, extra: true },
  relation: { type: 'choice', value: 'r.relation', choices: relations },
  leadStage: { type: 'choice', value: 'r.lead_stage', choices: leadStages, indexed: true },
  leadSource: { type: 'text', value: 'r.lead_source', extra: true },
  fit,
  ...ownerColumns,
  createdAt: {
    type: 'moment',
    value: 'r.created_at',
    extra: true,
    indexed: true,
    sort: { by: 'r.created_at', type: 'timestamptz', nullable: false },
  },
};

export const companies: ListDefinition = {
  list: 'companies',
  kind: 'company',
  table: 'records.company',
  base: 'r.deleted_at is null',
  joins: ownerJoins,
  scope: 'own',
  words: true,
  columns: {
    ...shared,
    city: {
      type: 'text',
      value: 'r.city',
      prefix: cityKey,
      indexed: true,
      sort: { by: cityKey, type: 'text', nullable: true },
    },
    postalCode: {
      type: 'text',
      value: 'r.postal_code',
      prefix: 'r.postal_code',
      indexed: true,
      sort: { by: 'r.postal_code', type: 'text', nullable: true },
    },
    employees: {
      type: 'number',
      value: 'r.employees',
      indexed: true,
      sort: { by: 'r.employees', type: 'int8', nullable: true },
    },
    customerNumber: { type: 'text', value: 'r.customer_number', indexed: true },
    legalForm: { type: 'text', value: 'r.legal_form', extra: true },
    vatId: { type: 'text', value: 'r.vat_id', indexed: true, extra: true },
    street: { type: 'text', value: "concat_ws(' ', r.street, r.house_number)", extra: true },
    website: { type: 'text', value: 'r.website', extra: true },
    revenueCents: { type: 'cents', value: 'r.revenue_cents', extra: true },
    foundedYear: { type: 'number', value: 'r.founded_year', extra: true },
    lastActivityAt: {
      type: 'moment',
      value: 'r.last_activity_at',
      indexed: true,
      sort: { by: 'r.last_activity_at', type: 'timestamptz', nullable: true },
    },
    lastOrderOn: {
      type: 'day',
      value: 'r.last_order_on',
      indexed: true,
      sort: { by: 'r.last_order_on', type: 'date', nullable: true },
    },
    orderCount: { type: 'number', value: 'r.order_count', extra: true },
    revenue12mCents: {
      type: 'cents',
      value: 'r.revenue_12m_cents',
      indexed: true,
      sort: { by: 'r.revenue_12m_cents', type: 'int8', nullable: false },
    },
    openDealCount: { type: 'number', value: 'r.open_deal_count', extra: true },
    updatedAt: {
      type: 'moment',
      value: 'r.updated_at',
      indexed: true,
      extra: true,
      sort: { by: 'r.updated_at', type: 'timestamptz', nullable: false },
    },
    example: { type: 'boolean', value: 'r.example', extra: true },
  },
  scopeIndexed: true,
  together: { owner: ['name'], team: ['name'], industry: ['name'] },
  sort: { column: 'name', direction: 'asc' },
};

export const leads: ListDefinition = {
  list: 'leads',
  kind: 'company',
  table: 'records.company',
  base: 'r.deleted_at is null and r.lead_stage is not null',
  joins: ownerJoins,
  scope: 'own',
  words: true,
  columns: {
    ...shared,
    leadSource: { type: 'text', value: 'r.lead_source' },
    leadScore,
    createdAt: {
      type: 'moment',
      value: 'r.created_at',
      indexed: true,
      sort: { by: 'r.created_at', type: 'timestamptz', nullable: false },
    },
    lastActivityAt: { type: 'moment', value: 'r.last_activity_at' },
  },
  together: { leadStage: ['createdAt'] },
  sort: { column: 'createdAt', direction: 'desc' },
};

export const people: ListDefinition = {
  list: 'people',
  kind: 'person',
  table: 'records.person',
  base: 'r.deleted_at is null',
  joins: `${ownerJoins} ${companyJoin}`,
  scope: 'both',
  words: true,
  columns: {
    name: {
      type: 'text',
      value: 'r.last_name',
      show: `concat_ws(' ', r.title, r.first_name, r.last_name)`,
      folded: 'r.sort_name',
      indexed: true,
      sort: { by: 'r.sort_name', type: 'text', nullable: false },
    },
    firstName: { type: 'text', value: 'r.first_name', extra: true },
    lastName: { type: 'text', value: 'r.last_name', extra: true },
    salutation: { type: 'text', value: 'r.salutation', extra: true },
    ...companyColumns,
    jobTitle: { type: 'text', value: 'r.job_title' },
    department: { type: 'text', value: 'r.department', extra: true },
    buyingRole: {
      type: 'choice',
      value: 'r.buying_role',
      choices: ['decider', 'influencer', 'user', 'gatekeeper', 'buyer', 'champion', 'blocker'],
      indexed: true,
    },
    email: { type: 'text', value: 'r.email', indexed: true },
    phone: { type: 'text', value: 'r.phone', indexed: true },
    mobile: { type: 'text', value: 'r.mobile', indexed: true, extra: true },
    ...ownerColumns,
    lastActivityAt: {
      type: 'moment',
      value: 'r.last_activity_at',
      indexed: true,
      sort: { by: 'r.last_activity_at', type: 'timestamptz', nullable: true },
    },
    updatedAt: {
      type: 'moment',
      value: 'r.updated_at',
      indexed: true,
      extra: true,
      sort: { by: 'r.updated_at', type: 'timestamptz', nullable: false },
    },
    createdAt: { type: 'moment', value: 'r.created_at', extra: true },
  },
  together: { owner: ['name'], buyingRole: ['name'] },
  sort: { column: 'name', direction: 'asc' },
};
