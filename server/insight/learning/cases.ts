import { createTableBuilder, type Table, type Words } from '#engines/scoring/index.ts';
import type { App } from '#server/platform/app.ts';

export type SubjectName = 'deal' | 'lead';

/** A past moment as it was known then, and how it came out. */
export interface Case {
  /** In the order of `columns`. */
  readonly cells: readonly (string | number | null)[];
  readonly positive: boolean;
  /** The day it is seen from; no cell knows anything later. */
  readonly day: string;
  /** The day its outcome was known: what is learnt up to a day may use no outcome of a later one. */
  readonly settledOn: string;
  /** The company: rows of one company never part in a fold. */
  readonly group: string;
  /** What the simple rule said then (the stage's weight), where known. */
  readonly rule: number | null;
  /** For the audit of bias only, never for learning. */
  readonly audited: Readonly<Record<string, string>>;
}

export interface Cases {
  readonly columns: readonly string[];
  readonly rows: readonly Case[];
  /** What could not be used, and why, in words. */
  readonly leftOut: readonly { readonly count: number; readonly text: Words }[];
}

/** The column of the outcome in `tableOf`: yes or no. */
export const TARGET = 'outcome';

export function tableOf({ columns }: Cases, rows: readonly Case[]): Table {
  const table = createTableBuilder([...columns, 'day', 'company', TARGET]);
  for (const row of rows) table.push([...row.cells, row.day, row.group, row.positive ? 'yes' : 'no']);
  return table.finish();
}

/** Something that can be learnt: where its cases come from, and what is to be scored anew with a new model. */
export interface Subject {
  readonly name: SubjectName;
  gather(app: App, today: string): Promise<Cases>;
  /** Settled cases there could be: cheap, to see whether learning anew is worth it. */
  count(app: App): Promise<number>;
  refresh(app: App): Promise<void>;
}

const subjects = new Map<SubjectName, Subject>();

/** Called once per app by the feature that scores. */
export function registerSubject(subject: Subject): void {
  subjects.set(subject.name, subject);
}

export function subjectNamed(name: SubjectName): Subject {
  const subject = subjects.get(name);
  if (!subject) throw new Error(`nothing is registered to learn "${name}"`);
  return subject;
}

export const subjectNames = (): readonly SubjectName[] => [...subjects.keys()];
