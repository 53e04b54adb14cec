import { randomUUID } from 'node:crypto';
import { type Mapping, proposeMapping } from '#engines/column-mapping/index.ts';
import type { Person } from '#test/support/app.ts';
import { keptFile } from '#test/support/kept-file.ts';
import { NOBODY, type Probe, type Probes, type ProbeWorld, type RawProbes, type Whose } from '#test/support/probe.ts';
import { insertImport, setState } from './store.ts';

const mapping: Mapping = proposeMapping(['Firma', 'Ort'], []);

const uploaded = (world: ProbeWorld, caller: Person): Promise<string> =>
  keptFile(world.app, caller, `Firma;Ort\nProbe ${randomUUID()} GmbH;Ulm\n`);

/** An import belongs to whoever made it, not to a team: admin and head of sales see those of others too. */
function onImport(
  state: 'ready' | 'running' | 'done',
): (world: ProbeWorld, whose: Whose, caller: Person) => Promise<{ id: string }> {
  return async (world, whose, caller) => {
    if (whose === 'missing') return { id: NOBODY };
    const at = world.app.clock.now();
    const options = { headerRows: 1, country: 'DE', referenceYear: 2026, actor: caller.actor };
    const facts = {
      file_id: randomUUID(),
      file_name: 'probe.csv',
      sha256: randomUUID(),
      sheet: null,
      mapping,
      options,
      row_total: 1,
      example: false,
    };
    const id = await insertImport(world.db, { ...facts, state: 'ready' }, caller.actor, at);
    if (state !== 'ready') await setState(world.db, id, 'running', { at });
    if (state === 'done') await setState(world.db, id, 'done', { at });
    return { id };
  };
}

const shared = (state: 'ready' | 'running' | 'done'): Probe => ({ about: 'shared', input: onImport(state) });

export const probes: Probes = {
  'intake.imports.inspect': { input: async (world, _whose, caller) => ({ fileId: await uploaded(world, caller) }) },
  'intake.imports.create': {
    input: async (world, _whose, caller) => ({ fileId: await uploaded(world, caller), mapping }),
  },
  'intake.imports.list': { input: () => undefined },
  'intake.imports.get': shared('ready'),
  'intake.imports.rows': {
    about: 'shared',
    input: async (world, whose, caller) => ({ ...(await onImport('done')(world, whose, caller)), verdict: 'new' }),
  },
  'intake.imports.start': shared('ready'),
  'intake.imports.cancel': shared('running'),
  'intake.imports.undo': shared('done'),
};

export const rawProbes: RawProbes = {
  'intake.imports.faults': {
    request: async (world, caller) => [`/imports/${(await onImport('done')(world, 'own', caller)).id}/faults.csv`],
  },
};
