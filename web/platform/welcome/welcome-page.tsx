import { IconFileImport, IconFlask } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { client, queries } from '../../app/api.ts';
import { useExampleState } from '../../app/example-state.ts';
import { useFailureWords } from '../../app/failure.ts';
import { places } from '../../app/navigation.ts';
import { useMay, useMe } from '../../app/session.ts';
import { percent } from '../../ui/format.ts';
import { Progress } from '../../ui/progress.tsx';
import { Problem } from '../../ui/states.tsx';
import css from './welcome-page.module.css';

/** The first thing a new company sees: bring your own data, or look at an invented one. */
export function WelcomePage() {
  const t = useTranslations('app.welcome');
  const me = useMe();
  const may = useMay();
  const failure = useFailureWords();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  const imports = places.find((place) => place.name === 'imports');
  const brings = may('import.run');
  const example = useExampleState(asked || me.example);
  const load = useMutation({
    mutationFn: () => client.intake.example.load(),
    onSuccess: () => example.refetch(),
    onError: () => setAsked(false),
  });
  const state = example.data?.state;
  useEffect(() => {
    if (!asked || state !== 'loaded') return;
    // Everything that was asked before is out of date now.
    void queries.invalidateQueries().then(() => navigate({ to: '/' }));
  }, [asked, state, navigate]);
  const working = state === 'loading' || (asked && state !== 'loaded');
  return (
    <div className={css.page}>
      <h1>{t('title')}</h1>
      <p className={css.text}>{t('text')}</p>
      <div className={css.choices}>
        {imports && brings && (
          <Link to={imports.to} className={css.choice}>
            <IconFileImport size={26} stroke={1.5} aria-hidden />
            <span className={css.name}>{t('import')}</span>
            <span className={css.text}>{t('importText')}</span>
          </Link>
        )}
        {brings && (
          <button
            type="button"
            className={css.choice}
            disabled={working}
            onClick={() => {
              setAsked(true);
              if (state === 'absent' || state === undefined) load.mutate();
            }}
          >
            <IconFlask size={26} stroke={1.5} aria-hidden />
            <span className={css.name}>{t('example')}</span>
            <span className={css.text}>{t('exampleText')}</span>
          </button>
        )}
      </div>
      <div className={css.below}>
        {working && (
          <Progress
            share={example.data?.share ?? null}
            label={t('exampleLoading')}
            text={percent(example.data?.share ?? 0)}
          />
        )}
        {load.error && <Problem>{failure(load.error)}</Problem>}
      </div>
    </div>
  );
}
