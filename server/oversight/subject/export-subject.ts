import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { findSubject } from './find-subject.ts';
import { allPlaces } from './places.ts';

export interface SubjectExport {
  readonly contact: string;
  readonly madeAt: string;
  readonly contactPoints: readonly string[];
  readonly places: readonly {
    readonly name: string;
    readonly title: string;
    readonly tables: readonly string[];
    readonly rows: readonly Readonly<Record<string, unknown>>[];
  }[];
}

/** Art. 15 GDPR: everything there is about one person, place by place, whole. Writes one log entry, with counts only. */
export async function exportSubject(app: App, actor: Actor, contact: string): Promise<SubjectExport> {
  return app.db.transaction().execute(async (tx) => {
    const subject = await findSubject(app, tx, contact);
    const places: SubjectExport['places'][number][] = [];
    for (const place of allPlaces()) {
      const rows = await place.collect(tx, subject);
      places.push({ name: place.name, title: place.words[actor.language], tables: place.tables, rows });
    }
    const facts = { rows: places.reduce((sum, { rows }) => sum + rows.length, 0), records: subject.refs.length };
    const id = subject.keys[0]?.toString('hex').slice(0, 24) ?? '';
    await audit(app, tx, { actor, action: 'subject.exported', subject: { kind: 'contact_point', id }, facts });
    return {
      contact,
      madeAt: app.clock.now().toISOString(),
      contactPoints: subject.points.map(({ value }) => value),
      places,
    };
  });
}
