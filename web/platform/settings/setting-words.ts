import { useTranslations } from 'use-intl';
import { number } from '../../ui/format.ts';
import { type Json, partOf, type ValueField } from './value-fields.ts';

interface SettingWords {
  readonly name: string;
  readonly text?: string;
  readonly parts?: Readonly<Record<string, string>>;
}

/** Words for the settings that we know; one that a newer server adds shows under its key until it has some. */
export function useSettingWords(): (key: string) => SettingWords {
  const t = useTranslations('platform.settings');
  const known: Readonly<Record<string, SettingWords>> = {
    'company.name': { name: t('companyName'), text: t('companyNameText'), parts: { '': t('name') } },
    // Not in the form, but in the log.
    'example.stage': { name: t('exampleCompany') },
    'example.loaded': { name: t('exampleCompany') },
    'quality.family-owners': { name: t('familyOwners') },
    'contact.costs': {
      name: t('costs'),
      text: t('costsText'),
      parts: { phone_human: t('costsCall'), email: t('costsEmail'), post: t('costsLetter') },
    },
    'contact.limits': {
      name: t('limits'),
      text: t('limitsText'),
      parts: { person: t('person'), account: t('account') },
    },
    'drafts.voice': {
      name: t('voice'),
      text: t('voiceText'),
      parts: { uspDe: t('uspDe'), uspEn: t('uspEn'), tone: t('tone'), example: t('example') },
    },
    'leads.fitShare': { name: t('fitShare'), text: t('fitShareText'), parts: { '': t('percent') } },
    'leads.halfLifeDays': { name: t('halfLife'), text: t('halfLifeText'), parts: { '': t('days') } },
    'leads.rules': {
      name: t('leadRules'),
      text: t('leadRulesText'),
      parts: {
        mqlScore: t('mqlScore'),
        mqlChance: t('mqlChance'),
        acceptDays: t('acceptDays'),
        contactDays: t('contactDays'),
        needDecider: t('needDecider'),
        needConversation: t('needConversation'),
        needDemand: t('needDemand'),
      },
    },
    'outbox.paused': { name: t('paused'), text: t('pausedText'), parts: { '': t('pausedValue') } },
    'policy.thresholds': {
      name: t('thresholds'),
      text: t('thresholdsText'),
      parts: { follow: t('follow'), target: t('target'), least: t('least'), most: t('most') },
    },
    'today.explores': { name: t('explores'), text: t('exploresText'), parts: { '': t('exploresValue') } },
    'today.quoteWaitDays': { name: t('quoteWait'), text: t('quoteWaitText'), parts: { '': t('days') } },
  };
  return (key) => known[key] ?? { name: key };
}

/** A value as a line of text. */
export function useValueText(): (value: Json, fields: readonly ValueField[], words: SettingWords) => string {
  const t = useTranslations('platform.settings');
  const ui = useTranslations('ui');
  const plain = (value: Json): string => {
    if (value === null || value === '') return t('empty');
    if (typeof value === 'boolean') return value ? ui('yes') : ui('no');
    if (typeof value === 'number') return number(value, Number.isInteger(value) ? 0 : 2);
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  return (value, fields, words) =>
    fields
      .map(({ name }) => {
        const shown = plain(partOf(value, name));
        return name === null ? shown : `${words.parts?.[name] ?? name} ${shown}`;
      })
      .join(', ');
}
