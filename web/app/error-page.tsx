import { Button } from '@mantine/core';
import { IconCompass } from '@tabler/icons-react';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { refusalOf, refusedFields, useFailureWords } from './failure.ts';

/** Catches what a page throws. A refusal by the server gets its words, anything else the honest sentence. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const t = useTranslations('ui.states');
  const words = useFailureWords();
  const refused = refusalOf(error);
  if (isMissing(error)) return <NotFoundPage />;
  const ours = refused.code === 'offline' && !(error instanceof TypeError && /fetch|network/i.test(error.message));
  return (
    <ErrorState
      text={ours ? `${t('crashedText')} (${refused.text})` : words(error)}
      onRetry={reset}
      actions={
        <Button variant="default" onClick={() => location.reload()}>
          {t('reload')}
        </Button>
      }
    />
  );
}

/** In the place of what an address names: the record is missing, or the call failed and may be tried again. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const words = useFailureWords();
  return isMissing(error) ? <NotFoundPage /> : <ErrorState text={words(error)} onRetry={onRetry} />;
}

/** An address whose id is none is as empty as one whose record is gone: there is no field to mend. */
function isMissing(error: unknown): boolean {
  const { code } = refusalOf(error);
  return (
    code === 'not-found' || (code === 'invalid-input' && ['id', 'companyId'].some((id) => refusedFields(error).has(id)))
  );
}

export function NotFoundPage() {
  const t = useTranslations('ui.states');
  return (
    <EmptyState
      heading="h1"
      title={t('notFoundTitle')}
      icon={IconCompass}
      actions={
        <Button component="a" href="/">
          {t('home')}
        </Button>
      }
    >
      {t('notFound')}
    </EmptyState>
  );
}

/** Outside the shell there is no main yet. */
export function BareErrorPage(props: ErrorComponentProps) {
  return (
    <main>
      <ErrorPage {...props} />
    </main>
  );
}

export function BareNotFoundPage() {
  return (
    <main>
      <NotFoundPage />
    </main>
  );
}
