import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Confirm } from '../ui/confirm.tsx';
import { toast } from '../ui/toasts.tsx';
import { client } from './api.ts';
import { useFailureWords } from './failure.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export default function RemoveExample({ onClose }: { onClose: () => void }) {
  const t = useTranslations('app.example');
  const failure = useFailureWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t('confirmTitle')}
      confirm={t('remove')}
      tone="against"
      onFail={failure}
      onConfirm={async () => {
        let { state } = await client.intake.example.remove();
        while (state === 'removing') {
          await pause(500);
          state = (await client.intake.example.state()).state;
        }
        toast({ text: t('removed') });
        await navigate({ to: '/' });
        await queries.invalidateQueries();
      }}
    >
      {t('confirm')}
    </Confirm>
  );
}
