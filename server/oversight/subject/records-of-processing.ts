import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const tableSchema = z.object({
  /** What it is kept for, in German: stands in the record of processing. */
  purpose: z.string().min(3),
  basis: z.string().min(3),
  /** Columns about people outside the house, and free text in which they may be named. */
  contact: z.array(z.string()).default([]),
  free: z.array(z.string()).default([]),
  /** About people who use Lotse. */
  staff: z.array(z.string()).default([]),
  /** Keyed hashes: nobody is named, nothing can be looked up without the key. */
  hash: z.array(z.string()).default([]),
  /** Read, and found to hold nothing about a person. */
  plain: z.array(z.string()).default([]),
});
const classesSchema = z.object({
  /** Columns that mean the same wherever they stand. */
  everywhere: z.object({ staff: z.array(z.string()), plain: z.array(z.string()) }),
  tables: z.record(z.string(), tableSchema),
});
export type PrivacyClasses = z.output<typeof classesSchema>;

const path = join(import.meta.dirname, '..', '..', '..', 'migrations', 'privacy.json');

/** What each column holds of people, as it was declared beside the migrations; a test compares it with the database. */
export function privacyClasses(): PrivacyClasses {
  return classesSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

export interface ProcessingRecord {
  readonly table: string;
  readonly purpose: string;
  readonly basis: string;
  readonly people: readonly ('contacts' | 'staff')[];
  readonly columns: readonly string[];
  readonly pseudonymous: readonly string[];
}

/** Art. 30 GDPR: the record of processing activities, generated from the schema and its classes. */
export function processingRecords(): readonly ProcessingRecord[] {
  const { tables } = privacyClasses();
  return Object.entries(tables).flatMap(([table, { purpose, basis, contact, free, staff, hash }]) => {
    const outside = [...contact, ...free];
    if (outside.length + staff.length + hash.length === 0) return [];
    const people = [
      ...(outside.length + hash.length > 0 ? (['contacts'] as const) : []),
      ...(staff.length > 0 ? (['staff'] as const) : []),
    ];
    return [{ table, purpose, basis, people, columns: [...outside, ...staff], pseudonymous: hash }];
  });
}
