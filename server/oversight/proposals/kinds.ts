import type { z } from 'zod';
import { type Autonomy, defineTask, type Mode } from '#server/oversight/policy/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Right } from '#server/platform/auth/index.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import type { Evidence } from './store.ts';

export interface ApplyCall<Payload> {
  readonly app: App;
  /** Everything happens in this transaction, with the decision and its log entry. No model, mail or network in here. */
  readonly tx: Db;
  readonly actor: Actor;
  readonly proposalId: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly payload: Payload;
}

/** What `apply` wants to remember, for `revert` above all. JSON. */
export type Applied = Readonly<Record<string, unknown>>;

export interface ComparedRow {
  readonly label: string;
  readonly left: string | null;
  readonly right: string | null;
  /** How the web writes the values; text without it. Cents, days and phones come as they are stored. */
  readonly type?: 'phone' | 'cents' | 'day' | 'number';
  /** What the person who approves may set otherwise; it comes back as `edits.fields[field]`, which the kind's payload must know. */
  readonly edit?: readonly EditableField[];
}

type Scalar = string | number | boolean | null;

/** A field of a compared line, as it is stored: a line may show several (postal code and city). */
export interface EditableField {
  readonly field: string;
  readonly label: string;
  readonly left: Scalar;
  readonly right: Scalar;
  /** `sides`: one of the two values, nothing else. */
  readonly type: 'text' | 'phone' | 'cents' | 'day' | 'integer' | 'choice' | 'sides';
  readonly choices?: { readonly value: string; readonly label: string }[];
}

/** Two things side by side: two records that may be one, or a value as it is and as it would be. */
export interface Comparison {
  readonly left: string;
  readonly right: string;
  /** What becomes of each: "bleibt", "geht auf". */
  readonly leftNote?: string;
  readonly rightNote?: string;
  readonly rows: readonly ComparedRow[];
  /** What else would happen: what moves along. */
  readonly note?: string;
}

export interface ProposalWords {
  /** One line. */
  readonly title: string;
  /** What would happen. */
  readonly text: string;
  /** What it is about, for a row of the inbox: one name or statement a line. Without it, the title. */
  readonly lines?: readonly string[];
}

export interface CompareCall<Payload> {
  readonly db: Db;
  /** Only what this actor may see may stand in the answer. */
  readonly actor: Actor;
  /** `applied` is what `apply` remembered; null while the proposal waits. */
  readonly cases: readonly { readonly payload: Payload; readonly applied: Applied | null }[];
}

export interface ProposalKind<Schema extends z.ZodType> {
  /** kebab-case, as the change is called: `merge-companies`. */
  readonly kind: string;
  /** The task in words: "Dubletten zusammenführen". */
  readonly words: { readonly de: string; readonly en: string };
  readonly payload: Schema;
  /** The most autonomy that any setting may give; no setting lifts it. */
  readonly ceiling: Mode;
  /** Default: a person approves first, threshold 0.8, a tenth checked where sampled. */
  readonly standard?: Partial<Autonomy>;
  /** Needed beside `review.decide`, e.g. `records.write`. */
  readonly right?: Right;
  readonly apply: (call: ApplyCall<z.output<Schema>>) => Promise<Applied>;
  /** Takes it back; a kind without it cannot be undone. */
  readonly revert?: (call: ApplyCall<z.output<Schema>> & { readonly applied: Applied }) => Promise<void>;
  /** A person refused it: what the kind wants to remember beside that, e.g. that two records are two. */
  readonly refuse?: (call: ApplyCall<z.output<Schema>>) => Promise<void>;
  /** The refusal was taken back. */
  readonly takeBackRefusal?: (call: ApplyCall<z.output<Schema>>) => Promise<void>;
  /** A spot check of what was applied unseen said whether it was right. */
  readonly checked?: (call: ApplyCall<z.output<Schema>> & { readonly right: boolean }) => Promise<void>;
  /** The change in words for the inbox. */
  readonly describe: (payload: z.output<Schema>, language: 'de' | 'en') => ProposalWords;
  /** What stands in the records now beside what is proposed, for many proposals at once, in their order; null where there is nothing to show. */
  readonly compare?: (call: CompareCall<z.output<Schema>>) => Promise<readonly (Comparison | null)[]>;
  /** What the approving person set otherwise, one statement a line. */
  readonly editsIn?: (edits: Readonly<Record<string, unknown>>, language: 'de' | 'en') => readonly string[];
  /** Evidence that was kept as codes, in words. */
  readonly evidenceIn?: (evidence: Evidence, language: 'de' | 'en') => Evidence;
}

export interface KnownKind {
  readonly kind: string;
  readonly words: { readonly de: string; readonly en: string };
  readonly right: Right | null;
  readonly canRevert: boolean;
  readonly read: (payload: unknown) => unknown;
  readonly apply: (call: ApplyCall<unknown>) => Promise<Applied>;
  readonly revert: (call: ApplyCall<unknown>, applied: Applied) => Promise<void>;
  readonly refuse: (call: ApplyCall<unknown>) => Promise<void>;
  readonly takeBackRefusal: (call: ApplyCall<unknown>) => Promise<void>;
  readonly checked: (call: ApplyCall<unknown>, right: boolean) => Promise<void>;
  readonly describe: (payload: unknown, language: 'de' | 'en') => ProposalWords;
  readonly editsIn: (edits: Readonly<Record<string, unknown>>, language: 'de' | 'en') => readonly string[];
  readonly compare: (call: CompareCall<unknown>) => Promise<readonly (Comparison | null)[]>;
  readonly evidenceIn: (evidence: Evidence, language: 'de' | 'en') => Evidence;
}

const kinds = new Map<string, KnownKind>();
const usual: Autonomy = { mode: 'approve', share: 0.1, minConfidence: 0.8 };

/** Registers a kind at start-up, from a feature's `register(app)`. A kind nobody registered can be neither proposed nor decided. */
export function registerKind<Schema extends z.ZodType>(definition: ProposalKind<Schema>): void {
  const {
    kind,
    words,
    payload: schema,
    ceiling,
    standard,
    right,
    apply,
    revert,
    refuse,
    takeBackRefusal,
    checked,
    describe,
    compare,
    editsIn,
    evidenceIn,
  } = definition;
  defineTask({
    kind,
    words,
    ceiling,
    standard: { ...usual, ...(ceiling === 'person' && { mode: 'person' }), ...standard },
  });
  const read = (payload: unknown): z.output<Schema> => {
    const parsed = schema.safeParse(payload);
    if (parsed.success) return parsed.data;
    const fields = parsed.error.issues.map((issue) => issue.path.join('.'));
    return fail('invalid-input', {
      kind,
      fields,
      text: `The proposal does not fit its kind ${kind}: ${fields.join(', ')}.`,
    });
  };
  kinds.set(kind, {
    kind,
    words,
    right: right ?? null,
    canRevert: revert !== undefined,
    read,
    apply: (call) => apply({ ...call, payload: read(call.payload) }),
    revert: async (call, applied) => {
      if (revert === undefined) fail('cannot-undo', { kind });
      await revert({ ...call, payload: read(call.payload), applied });
    },
    refuse: async (call) => refuse?.({ ...call, payload: read(call.payload) }),
    takeBackRefusal: async (call) => takeBackRefusal?.({ ...call, payload: read(call.payload) }),
    checked: async (call, right) => checked?.({ ...call, payload: read(call.payload), right }),
    describe: (payload, language) => describe(read(payload), language),
    compare: async (call) =>
      compare?.({ ...call, cases: call.cases.map((one) => ({ ...one, payload: read(one.payload) })) }) ?? [],
    editsIn: (edits, language) => editsIn?.(edits, language) ?? Object.keys(edits),
    evidenceIn: (evidence, language) => evidenceIn?.(evidence, language) ?? evidence,
  });
}

/** @throws Failure `unknown-kind` */
export function kindOf(kind: string): KnownKind {
  return (
    kinds.get(kind) ?? fail('unknown-kind', { kind, text: `Nobody has registered proposals of the kind "${kind}".` })
  );
}

/** null where the feature that made a stored proposal is not there (any more). */
export function findKind(kind: string): KnownKind | null {
  return kinds.get(kind) ?? null;
}
