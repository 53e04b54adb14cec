import { Button, FileButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ShownSource } from '#contract/intake/sources.ts';
import { client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { percent } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Problem } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { UploadRefused, uploadFile } from '../files/upload-file.ts';
import css from './sources.module.css';
import { refresh } from './whole-source.ts';

/** Files are brought, not fetched: what is given together is what the source holds from then on. */
export function FileDelivery({ source }: { source: ShownSource }) {
  const t = useTranslations('sources');
  const words = useFailureWords();
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const ids: string[] = [];
      for (const [at, file] of files.entries()) {
        const stored = await uploadFile(file, (part) => setShare((at + part) / files.length)).done;
        ids.push(stored.id);
      }
      return client.intake.sources.deliver({ id: source.id, files: ids });
    },
    onSuccess: async () => {
      toast({ text: t('delivered') });
      await refresh();
    },
  });
  return (
    <Section title={t('deliverTitle')}>
      <div className={css.stack}>
        <p className={css.quiet}>{t('deliverText')}</p>
        {send.isPending ? (
          <Progress share={share < 1 ? share : null} label={t('delivering')} text={percent(share)} />
        ) : (
          <div>
            <FileButton
              multiple
              accept=".html,.htm,.zip,.csv,.xlsx,.json,.txt"
              onChange={(files) => files.length > 0 && send.mutate(files)}
            >
              {(props) => (
                <Button {...props} disabled={source.state !== 'active'}>
                  {t('deliver')}
                </Button>
              )}
            </FileButton>
          </div>
        )}
        {source.state !== 'active' && <p className={css.quiet}>{t('deliverWaits')}</p>}
        {send.error && (
          <Problem>
            {send.error instanceof UploadRefused ? send.error.message || t('deliverBroken') : words(send.error)}
          </Problem>
        )}
      </div>
    </Section>
  );
}
