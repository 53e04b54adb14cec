import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { places } from '../app/navigation.ts';
import { useMay } from '../app/session.ts';

/** The way out of an empty list. */
export function ImportLink() {
  const t = useTranslations('app.welcome');
  const may = useMay();
  const imports = places.find((place) => place.name === 'imports');
  if (!imports || !may('import.run')) return null;
  return (
    <Button component={Link} to={imports.to}>
      {t('import')}
    </Button>
  );
}
