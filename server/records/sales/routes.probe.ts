import { randomUUID } from 'node:crypto';
import type { Person } from '#test/support/app.ts';
import { NOBODY, type Probes, type ProbeWorld, type Whose } from '#test/support/probe.ts';
import { putCompany } from '#test/support/records.ts';

type Kind = 'product' | 'order' | 'quote';

async function put(kind: Kind, world: ProbeWorld, whose: Whose, caller: Person, deleted = false) {
  if (whose === 'missing') return { id: NOBODY, version: 1 };
  const common = { number: randomUUID(), deleted_at: deleted ? new Date() : null };
  if (kind === 'product') {
    const values = { ...common, name: 'Getriebe' };
    return world.db.insertInto('records.product').values(values).returning(['id', 'version']).executeTakeFirstOrThrow();
  }
  const company_id = (await putCompany(world, whose, caller)).id;
  return kind === 'order'
    ? world.db
        .insertInto('records.sales_order')
        .values({ ...common, company_id, ordered_on: '2026-03-04' })
        .returning(['id', 'version'])
        .executeTakeFirstOrThrow()
    : world.db
        .insertInto('records.quote')
        .values({ ...common, company_id, sent_on: '2026-03-04' })
        .returning(['id', 'version'])
        .executeTakeFirstOrThrow();
}

const about = (kind: Kind) => (kind === 'product' ? 'shared' : 'owned');

function probesOf(kind: Kind, name: string, fresh: Probes[string]['input'], fields: object): Probes {
  return {
    [`records.${name}.get`]: { about: about(kind), input: (...of) => put(kind, ...of) },
    [`records.${name}.create`]: { input: fresh },
    [`records.${name}.update`]: {
      about: about(kind),
      input: async (...of) => ({ ...(await put(kind, ...of)), fields }),
    },
    [`records.${name}.remove`]: { about: about(kind), input: (...of) => put(kind, ...of) },
    [`records.${name}.restore`]: {
      about: about(kind),
      input: (world, whose, caller) => put(kind, world, whose, caller, true),
    },
  };
}

const own = async (world: ProbeWorld, caller: Person) => (await putCompany(world, 'own', caller)).id;

export const probes: Probes = {
  ...probesOf('product', 'products', () => ({ number: randomUUID(), name: 'Getriebe' }), { unit: 'Stück' }),
  ...probesOf(
    'order',
    'orders',
    async (world, _whose, caller) => ({
      companyId: await own(world, caller),
      number: randomUUID(),
      orderedOn: '2026-03-04',
    }),
    { status: 'geliefert' },
  ),
  ...probesOf(
    'quote',
    'quotes',
    async (world, _whose, caller) => ({
      companyId: await own(world, caller),
      number: randomUUID(),
      sentOn: '2026-03-04',
    }),
    { status: 'accepted' },
  ),
};
