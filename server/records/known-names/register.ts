import { type KnownSource, registerKnownSource } from '#server/platform/llm/index.ts';
import { everythingKnown, newestChange } from './store.ts';

const KINDS = {
  company: 'company',
  person: 'person',
  email: 'email',
  phone: 'phone',
  address: 'address',
  domain: 'domain',
  vat: 'vat',
  number: 'number',
} as const;

const source: KnownSource = {
  name: 'records',
  fingerprint: newestChange,
  load: async (db) =>
    (await everythingKnown(db)).map(({ kind, value }) => ({
      kind: KINDS[kind as keyof typeof KINDS] ?? 'term',
      value,
    })),
};

/** Says which names and numbers must be hidden before a text goes to a model that is not ours. */
export function register(): void {
  registerKnownSource(source);
}
