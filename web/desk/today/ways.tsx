import { Button } from '@mantine/core';
import { IconMail, IconMailbox, IconPhone } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Chip } from '../../ui/chip.tsx';
import { phone } from '../../ui/format.ts';
import { hrefOf, type Way } from './entry-type.ts';
import css from './today.module.css';

const icons = { phone_human: IconPhone, email: IconMail, post: IconMailbox } as const;

function iconOf(channel: Way['channel']) {
  return channel === 'phone_human' || channel === 'email' || channel === 'post' ? icons[channel] : IconMail;
}

/** One lawful way, ready to use. Where a person must judge first, the word says so. */
export function WayButton({ way, name, onLetter }: { way: Way; name: string; onLetter: () => void }) {
  const t = useTranslations('today');
  const Icon = iconOf(way.channel);
  const href = hrefOf(way);
  const label = t(`channel.${way.channel}`);
  const shown = way.channel === 'phone_human' && way.address ? phone(way.address) : label;
  const text = way.decision === 'needs_human' ? `${shown} · ${t('judge')}` : shown;
  const common = {
    size: 'compact-sm',
    variant: way.decision === 'allowed' ? 'filled' : 'default',
    leftSection: <Icon size={14} stroke={1.8} aria-hidden />,
    title: way.text,
    // The name holds the text that is seen, so that whoever speaks to the screen can say it.
    'aria-label': `${shown === label ? '' : `${label} `}${text}: ${name}`,
  } as const;
  if (href === null)
    return (
      <Button {...common} onClick={onLetter}>
        {text}
      </Button>
    );
  return (
    <Button {...common} component="a" href={href}>
      {text}
    </Button>
  );
}

/** All ways with the law's answer, forbidden ones too: their reason says what would change it. */
export function WayList({ ways }: { ways: readonly Way[] }) {
  const t = useTranslations('today');
  if (ways.length === 0) return <p className={css.quiet}>{t('noWays')}</p>;
  return (
    <ul className={css.ways}>
      {ways.map((way) => {
        const href = hrefOf(way);
        const address = way.channel === 'phone_human' && way.address ? phone(way.address) : way.address;
        return (
          <li key={way.channel} data-decision={way.decision}>
            <span className={css.way}>
              <strong>{t(`channel.${way.channel}`)}</strong>
              {way.decision !== 'forbidden' && href !== null ? <a href={href}>{address}</a> : <span>{address}</span>}
              {way.decision === 'forbidden' && <Chip tone="against">{t('notAllowed')}</Chip>}
              {way.decision === 'needs_human' && <Chip tone="doubt">{t('judge')}</Chip>}
              <span className={css.rule}>{way.rule}</span>
            </span>
            <span className={css.quiet}>{way.text}</span>
            {way.duties.length > 0 && (
              <span className={css.quiet}>
                {t('duties')}: {way.duties.join('; ')}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
