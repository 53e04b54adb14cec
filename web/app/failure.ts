import { ORPCError } from '@orpc/client';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';

export interface Refused {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** What went wrong with a call, in one shape: the server's code and facts, or `offline` when it did not answer. */
export function refusalOf(error: unknown): Refused {
  if (!(error instanceof ORPCError))
    return { code: 'offline', facts: {}, text: error instanceof Error ? error.message : String(error) };
  const facts: unknown = error.data;
  return { code: error.code, facts: isFacts(facts) ? facts : {}, text: error.message };
}

/** Words for an error in the person's language; a code nobody wrote words for shows what the server said. */
export function useFailureWords(): (error: unknown) => string {
  const t = useTranslations('failure');
  return useCallback(
    (error) => {
      const { code, facts, text } = refusalOf(error);
      if (code === 'internal') return t('internal', { id: String(facts['requestId'] ?? '–') });
      if (code === 'other' || !hasWords(t, code)) return t('other', { text });
      return t(code);
    },
    [t],
  );
}

type FailureWords = ReturnType<typeof useTranslations<'failure'>>;
type PlainCode = Exclude<Parameters<FailureWords>[0], 'internal' | 'other'>;

function hasWords(t: FailureWords, code: string): code is PlainCode {
  return t.has(code as PlainCode);
}

function isFacts(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Fields that the server refused, by path, for a form to mark. */
export function refusedFields(error: unknown): ReadonlyMap<string, string> {
  const issues = refusalOf(error).facts['issues'];
  const found = new Map<string, string>();
  if (!Array.isArray(issues)) return found;
  for (const issue of issues) {
    if (isFacts(issue) && typeof issue['path'] === 'string') found.set(issue['path'], String(issue['message'] ?? ''));
  }
  return found;
}
