export type Phase = 'awareness' | 'consideration' | 'negotiation' | 'after_sale';

export type Tool =
  | 'content'
  | 'market'
  | 'visibility'
  | 'mail_automation'
  | 'leads'
  | 'chat'
  | 'price'
  | 'meetings'
  | 'presentation'
  | 'mailings'
  | 'sentiment'
  | 'service_chat';

/** What is counted. Every key is shown with its count; a source that does not exist yet counts 0. */
export const countKeys = [
  'companies',
  'companies_with_industry',
  'companies_with_employees',
  'people',
  'people_with_role',
  'consents',
  'interactions',
  'companies_with_interactions',
  'web_visits',
  'conversations',
  'tasks',
  'deals_closed',
  'deals_open',
  'orders',
  'orders_with_lines',
  'products_with_price',
  'quotes_decided',
  'customers_with_rhythm',
  'mails',
  'touches_with_outcome',
] as const;
export type CountKey = (typeof countKeys)[number];

/** At least so many; or at least this share of another count, whichever is more. */
export interface Requirement {
  readonly count: CountKey;
  readonly atLeast: number;
  readonly share?: { readonly of: CountKey; readonly part: number };
}

export interface Rung {
  readonly tool: Tool;
  readonly phase: Phase;
  readonly stage2: readonly Requirement[];
  readonly stage3: readonly Requirement[];
}

const need = (count: CountKey, atLeast: number, of?: CountKey, part = 0.6): Requirement =>
  of === undefined ? { count, atLeast } : { count, atLeast, share: { of, part } };

/**
 * The data stages of a study on AI in the CRM of manufacturing SMEs, along the customer journey. What each stage can do comes from
 * there; how much data that takes are our own starting figures, argued in README.md.
 */
export const ladder: readonly Rung[] = [
  {
    tool: 'content',
    phase: 'awareness',
    stage2: [need('companies_with_industry', 50, 'companies')],
    stage3: [need('interactions', 2000), need('web_visits', 1000)],
  },
  {
    tool: 'market',
    phase: 'awareness',
    stage2: [need('companies_with_industry', 50, 'companies'), need('companies_with_employees', 50, 'companies', 0.5)],
    stage3: [need('orders', 1000), need('companies_with_interactions', 200, 'companies', 0.5)],
  },
  {
    tool: 'visibility',
    phase: 'awareness',
    stage2: [need('products_with_price', 10)],
    stage3: [need('web_visits', 1000)],
  },
  {
    tool: 'mail_automation',
    phase: 'consideration',
    stage2: [need('consents', 50), need('interactions', 200)],
    stage3: [need('consents', 300), need('touches_with_outcome', 1000)],
  },
  {
    tool: 'leads',
    phase: 'consideration',
    stage2: [need('interactions', 200), need('companies_with_interactions', 50, 'companies', 0.2)],
    stage3: [need('deals_closed', 200), need('companies_with_interactions', 200, 'companies', 0.5)],
  },
  {
    tool: 'chat',
    phase: 'consideration',
    stage2: [need('products_with_price', 20)],
    stage3: [need('conversations', 300), need('orders_with_lines', 500)],
  },
  {
    tool: 'price',
    phase: 'negotiation',
    stage2: [need('orders_with_lines', 200), need('companies_with_industry', 50, 'companies')],
    stage3: [need('quotes_decided', 300), need('orders_with_lines', 2000)],
  },
  {
    tool: 'meetings',
    phase: 'negotiation',
    stage2: [need('conversations', 30), need('tasks', 30)],
    stage3: [need('deals_closed', 200), need('conversations', 300)],
  },
  {
    tool: 'presentation',
    phase: 'negotiation',
    stage2: [need('companies_with_industry', 50, 'companies'), need('people_with_role', 30, 'people', 0.3)],
    stage3: [need('deals_closed', 200), need('quotes_decided', 300)],
  },
  {
    tool: 'mailings',
    phase: 'after_sale',
    stage2: [need('orders', 100), need('consents', 50)],
    stage3: [need('customers_with_rhythm', 50), need('touches_with_outcome', 1000)],
  },
  {
    tool: 'sentiment',
    phase: 'after_sale',
    stage2: [need('mails', 200)],
    stage3: [need('mails', 2000), need('customers_with_rhythm', 50)],
  },
  {
    tool: 'service_chat',
    phase: 'after_sale',
    stage2: [need('orders', 100), need('products_with_price', 20)],
    stage3: [need('conversations', 300), need('orders_with_lines', 2000)],
  },
];
