import type { RecordKind } from '../fields/index.ts';

declare module '#server/platform/events.ts' {
  interface Facts {
    /** Two records become one, in this transaction. Stages further right move their own rows along and write into `moved` which ones. */
    'records-merged': {
      readonly kind: RecordKind;
      readonly keptId: string;
      readonly goneId: string;
      readonly moved: Record<string, readonly string[]>;
    };
    /** The two are parted again; `moved` is what each stage wrote down then. `keptId` is who stands for the kept one today. */
    'records-parted': {
      readonly kind: RecordKind;
      readonly keptId: string;
      readonly goneId: string;
      readonly moved: Readonly<Record<string, readonly string[]>>;
    };
  }
}
