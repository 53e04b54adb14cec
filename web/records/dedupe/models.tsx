import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { DedupeOverview } from '#contract/records/dedupe.ts';
import { client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { Chip } from '../../ui/chip.tsx';
import { moment, number } from '../../ui/format.ts';
import { toast } from '../../ui/toasts.tsx';
import css from './dedupe.module.css';

type Kind = 'company' | 'person';

/** Every version there was, the one in use marked; one key goes back. */
export function Models({
  models,
  edits,
  onChanged,
}: {
  models: DedupeOverview['models'];
  edits: boolean;
  onChanged: () => Promise<unknown>;
}) {
  const t = useTranslations('records.dedupe');
  const failure = useFailureWords();
  const onError = (problem: unknown) => toast({ text: failure(problem), tone: 'against' });
  const train = useMutation({
    mutationFn: (kind: Kind) => client.records.dedupe.train({ kind }),
    onSuccess: async ({ version, inUse }) => {
      toast({ text: t(inUse ? 'trainedUsed' : 'trainedKept', { version: number(version) }) });
      await onChanged();
    },
    onError,
  });
  const choose = useMutation({
    mutationFn: (choice: { kind: Kind; version: number | null }) => client.records.dedupe.choose(choice),
    onSuccess: onChanged,
    onError,
  });
  return (
    <div className={css.kinds}>
      {(['company', 'person'] as const).map((kind) => {
        const own = models.filter((model) => model.kind === kind);
        const standard = !own.some((model) => model.inUse);
        return (
          <div key={kind}>
            <h3 className={css.kind}>{t(`kind.${kind}`)}</h3>
            <ul className={css.models}>
              {own.map((model) => (
                <li key={model.version}>
                  <span>
                    {t('version', { version: number(model.version) })}{' '}
                    {model.inUse && <Chip tone="strong">{t('inUse')}</Chip>}
                    <small>
                      {t('learnt', {
                        same: number(model.labels.same),
                        different: number(model.labels.different),
                        when: moment(model.madeAt),
                      })}
                      {model.measured?.loss != null && model.measured.lossBefore != null
                        ? ` ${t('loss', { loss: number(model.measured.loss, 2), before: number(model.measured.lossBefore, 2), labels: number(model.measured.labels) })}`
                        : ` ${t('lossUnknown')}`}
                    </small>
                  </span>
                  {edits && !model.inUse && (
                    <Button variant="subtle" onClick={() => choose.mutate({ kind, version: model.version })}>
                      {t('use')}
                    </Button>
                  )}
                </li>
              ))}
              <li>
                <span>
                  {t('standard')} {standard && <Chip tone="strong">{t('inUse')}</Chip>}
                  <small>{t('standardHow')}</small>
                </span>
                {edits && !standard && (
                  <Button variant="subtle" onClick={() => choose.mutate({ kind, version: null })}>
                    {t('use')}
                  </Button>
                )}
              </li>
            </ul>
            {edits && (
              <Button
                variant="default"
                className={css.button}
                loading={train.isPending}
                onClick={() => train.mutate(kind)}
              >
                {t('train')}
              </Button>
            )}
          </div>
        );
      })}
    </div>
  );
}
