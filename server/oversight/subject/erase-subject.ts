import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { findSubject } from './find-subject.ts';
import { allPlaces } from './places.ts';
import { insertErasure } from './store.ts';

export interface ErasureReport {
  readonly id: string | null;
  readonly places: readonly {
    readonly name: string;
    readonly title: string;
    readonly erased: number;
    readonly kept: number;
    readonly why: string | null;
  }[];
}

class Rehearsal extends Error {
  readonly report: ErasureReport;

  constructor(report: ErasureReport) {
    super('rehearsal');
    this.report = report;
  }
}

/**
 * Art. 17 GDPR: takes a person out of every place, in one transaction, and keeps a report of counts. What stays is the keyed hash of an objection,
 * which protects them, and what the report names. `rehearse`: does it all and takes it back, so that the report can be seen first.
 */
export async function eraseSubject(
  app: App,
  actor: Actor,
  input: { readonly contact: string; readonly rehearse: boolean },
): Promise<ErasureReport> {
  try {
    return await app.db.transaction().execute(async (tx) => {
      const subject = await findSubject(app, tx, input.contact);
      const places: ErasureReport['places'][number][] = [];
      for (const place of [...allPlaces()].reverse()) {
        const done = (await place.erase?.(app, tx, actor, subject)) ?? { erased: 0, kept: 0 };
        const why = done.why?.[actor.language] ?? null;
        places.push({
          name: place.name,
          title: place.words[actor.language],
          erased: done.erased,
          kept: done.kept,
          why,
        });
      }
      if (input.rehearse) throw new Rehearsal({ id: null, places });
      const counts = places.map(({ name, erased, kept }) => ({ name, erased, kept }));
      const key = subject.keys[0] ?? Buffer.alloc(32);
      const id = await insertErasure(tx, key, counts, { id: actor.id, name: actor.name, at: app.clock.now() });
      const facts = { erased: counts.reduce((sum, { erased }) => sum + erased, 0), records: subject.refs.length };
      await audit(app, tx, { actor, action: 'subject.erased', subject: { kind: 'erasure', id }, facts });
      return { id, places };
    });
  } catch (error) {
    if (error instanceof Rehearsal) return error.report;
    throw error;
  }
}
