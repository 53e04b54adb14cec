import { z } from 'zod';

/** The kinds of record that a person edits by hand. */
export const recordKindSchema = z.enum(['company', 'person', 'deal', 'product', 'order', 'quote', 'activity', 'task']);

export const dayText = z.iso.date();
export const momentText = z.iso.datetime({ offset: true });

/** One value of one field, then or now, and who said so. */
export const fieldValueSchema = z.object({
  observationId: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  /** As it stood in the source, when cleaning changed it. */
  original: z.string().nullable(),
  source: z.object({ id: z.string(), kind: z.string(), label: z.string() }),
  observedAt: momentText,
  recordedBy: z.string(),
  /** Cell, line or snippet. */
  place: z.string().nullable(),
  /** 0 to 1. */
  confidence: z.number().nullable(),
  current: z.boolean(),
  retracted: z.boolean(),
});

/** Edits say which version they saw; another version answers `conflict` with the current values, and nothing is written. */
export const versioned = z.object({ id: z.uuid(), version: z.number().int() });

/** What came of a write: `undo` names the call that takes it back. */
export const writtenSchema = z.object({ id: z.uuid(), version: z.number().int() });

export const bulkSchema = z.object({
  /** Records changed; those that somebody may not change are left out and counted. */
  changed: z.number().int(),
  skipped: z.number().int(),
  /** Hand it to `undoBulk` within 30 days. */
  undoId: z.uuid(),
});

export const customValues = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
