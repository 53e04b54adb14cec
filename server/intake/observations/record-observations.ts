import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import type { Hint, Observation, Outcome } from './events.ts';
import type { ObservationKind, ObservedField, ObservedFields } from './observed.ts';
import { insertObservations, keepSource, type Source, takeNumbers } from './store.ts';

export interface Observed {
  readonly kind: ObservationKind;
  readonly fields: ObservedFields;
  /** As `Hint`, but a number is the index of an observation in this call. */
  readonly hint?: Hint;
  readonly rowNo?: number;
  readonly part?: number;
  /** Now, when left out. */
  readonly observedAt?: Date;
}

export interface Batch {
  readonly source: Source;
  readonly observations: readonly Observed[];
  readonly importId?: string;
  readonly example?: boolean;
}

/**
 * Writes observations and lets records derive from them, in the caller's transaction. Rows of an import that are already there are
 * skipped silently (a batch played again after a crash): they have no outcome. Up to about 1,000 observations a call.
 */
export async function recordObservations(
  app: Pick<App, 'clock' | 'events'>,
  tx: Db,
  actor: Actor,
  batch: Batch,
): Promise<readonly Outcome[]> {
  if (batch.observations.length === 0) return [];
  const now = app.clock.now();
  const source = await keepSource(tx, batch.source, batch.example ?? false);
  const numbers = await takeNumbers(tx, batch.observations.length);
  const numbered = batch.observations.map((one, index): Observation => {
    const id = numbers[index];
    if (id === undefined) throw new Error('the database gave too few numbers');
    return {
      id,
      kind: one.kind,
      hint: numberedHint(one.hint ?? {}, numbers),
      fields: cleanFields(one.fields),
      sourceId: batch.source.id,
      byPerson: source.kind === 'person',
      trust: source.trust,
      importId: batch.importId ?? null,
      rowNo: one.rowNo ?? null,
      part: one.part ?? 0,
      observedAt: (one.observedAt ?? now).getTime(),
      recordedBy: actor.id,
    };
  });
  const written = await insertObservations(tx, numbered, now);
  const observations = numbered.filter((one) => written.has(one.id));
  const outcomes: Outcome[] = [];
  if (observations.length > 0) {
    await app.events.publish(tx, {
      type: 'observation-recorded',
      observations,
      actor,
      example: batch.example ?? false,
      outcomes,
    });
  }
  return outcomes;
}

function numberedHint(hint: Hint, numbers: readonly number[]): Hint {
  const number = (index: number | string | undefined) => (typeof index === 'number' ? numbers[index] : index);
  const [company, person, deal] = [number(hint.company), number(hint.person), number(hint.deal)];
  return {
    ...hint,
    ...(company === undefined ? {} : { company }),
    ...(person === undefined ? {} : { person }),
    ...(deal === undefined ? {} : { deal }),
  };
}

// PostgreSQL refuses NUL and half surrogate pairs in text and json; one such cell must not stop a thousand rows.
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly NUL is meant
const UNSTORABLE = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function storable<T>(value: T): T | string {
  return typeof value === 'string' && UNSTORABLE.test(value) ? value.replace(UNSTORABLE, '') : value;
}

function cleanFields(fields: ObservedFields): ObservedFields {
  const cleaned: Record<string, ObservedField> = {};
  for (const [key, field] of Object.entries(fields)) {
    const value = storable(field.value);
    const original = storable(field.original);
    cleaned[storable(key)] = {
      ...field,
      value,
      ...(original === undefined ? {} : { original }),
      ...(field.place === undefined ? {} : { place: storable(field.place) }),
    };
  }
  return cleaned;
}
