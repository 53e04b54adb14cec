export type RecordKind = 'company' | 'person' | 'deal' | 'product' | 'order' | 'quote' | 'activity' | 'task';
export type FieldType = 'text' | 'integer' | 'cents' | 'day' | 'moment' | 'id' | 'choice';

export interface Field {
  readonly type: FieldType;
  readonly choices?: readonly string[];
  /** What a new record has without anybody's word. */
  readonly standard?: string;
}

const text: Field = { type: 'text' };
const integer: Field = { type: 'integer' };
const cents: Field = { type: 'cents' };
const day: Field = { type: 'day' };
const moment: Field = { type: 'moment' };
const id: Field = { type: 'id' };
const choice = (choices: readonly string[], standard?: string): Field =>
  standard === undefined ? { type: 'choice', choices } : { type: 'choice', choices, standard };
const currency: Field = { type: 'text', standard: 'EUR' };

/** Fields that sources speak of, by kind; the keys are the columns. What is computed (search words, counts) is not among them. */
export const fieldsOf: Readonly<Record<RecordKind, Readonly<Record<string, Field>>>> = {
  company: {
    name: text,
    legal_form: text,
    customer_number: text,
    vat_id: text,
    street: text,
    house_number: text,
    po_box: text,
    postal_code: text,
    city: text,
    region: text,
    country: { type: 'text', standard: 'DE' },
    phone: text,
    fax: text,
    email: text,
    website: text,
    industry: text,
    employees: integer,
    revenue_cents: cents,
    founded_year: integer,
    relation: choice(['none', 'inquiry', 'customer', 'former_customer', 'partner'], 'none'),
    lead_stage: choice(['new', 'mql', 'sal', 'sql', 'rejected']),
    lead_source: text,
    language: text,
    note: text,
    owner_id: id,
    team_id: id,
  },
  person: {
    company_id: id,
    salutation: text,
    title: text,
    first_name: text,
    last_name: text,
    job_title: text,
    department: text,
    buying_role: choice(['decider', 'influencer', 'user', 'gatekeeper', 'buyer', 'champion', 'blocker']),
    email: text,
    phone: text,
    mobile: text,
    language: text,
    note: text,
    owner_id: id,
    team_id: id,
  },
  deal: {
    company_id: id,
    person_id: id,
    title: text,
    number: text,
    stage_id: text,
    value_cents: cents,
    currency,
    opened_on: day,
    expected_close_on: day,
    next_step: text,
    next_step_on: day,
    lost_reason: text,
    competitor: text,
    note: text,
    closed_at: moment,
    owner_id: id,
    team_id: id,
  },
  product: {
    number: text,
    name: text,
    category: text,
    unit: text,
    price_cents: cents,
    cost_cents: cents,
    currency,
    note: text,
  },
  order: {
    company_id: id,
    person_id: id,
    number: text,
    ordered_on: day,
    status: text,
    total_cents: cents,
    currency,
  },
  quote: {
    company_id: id,
    person_id: id,
    deal_id: id,
    number: text,
    sent_on: day,
    valid_until: day,
    status: choice(['open', 'accepted', 'declined', 'expired'], 'open'),
    answered_on: day,
    total_cents: cents,
    currency,
  },
  activity: {
    company_id: id,
    person_id: id,
    deal_id: id,
    kind: choice(['call', 'email', 'meeting', 'visit', 'letter', 'message', 'fair', 'web', 'note']),
    direction: choice(['in', 'out', 'none'], 'none'),
    happened_at: moment,
    subject: { type: 'text', standard: '' },
    body: text,
    outcome: text,
    by_id: text,
    by_name: text,
  },
  task: {
    company_id: id,
    person_id: id,
    deal_id: id,
    kind: choice(['todo', 'callback', 'follow_up', 'repair'], 'todo'),
    title: text,
    note: text,
    due_on: day,
    assigned_to: id,
    team_id: id,
    done_at: moment,
    done_by: text,
    created_by: text,
  },
};

/** Without these there is no record; they cannot be emptied either. */
export const requiredOf: Readonly<Record<RecordKind, readonly string[]>> = {
  company: ['name'],
  person: ['last_name'],
  deal: ['company_id', 'title', 'stage_id'],
  product: ['number', 'name'],
  order: ['company_id', 'number', 'ordered_on'],
  quote: ['company_id', 'number', 'sent_on'],
  activity: ['company_id', 'kind', 'happened_at'],
  task: ['title', 'created_by'],
};

export const tableOf: Readonly<Record<RecordKind, string>> = {
  company: 'company',
  person: 'person',
  deal: 'deal',
  product: 'product',
  order: 'sales_order',
  quote: 'quote',
  activity: 'activity',
  task: 'task',
};

/** Fields of the contract (`postalCode`) as columns (`postal_code`); what is no column is left out. */
export function columnsOf(
  kind: RecordKind,
  input: Readonly<Record<string, unknown>>,
): Record<string, string | number | null> {
  return Object.fromEntries(
    Object.entries(input).flatMap(([name, value]) => {
      const column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      const fits = typeof value === 'string' || typeof value === 'number' || value === null;
      return fieldsOf[kind][column] !== undefined && fits ? [[column, value]] : [];
    }),
  );
}
