import { cleanText, type Parsed, refused, understood } from './parsed.ts';

const YES = new Set([
  'ja',
  'j',
  'yes',
  'y',
  'x',
  '1',
  'true',
  'wahr',
  'w',
  '✓',
  '✔',
  '☑',
  '☒',
  'on',
  'an',
  'aktiv',
  'active',
  'oui',
  'si',
  'sì',
  'checked',
  'opt-in',
  'optin',
  'erteilt',
  'vorhanden',
  '-1',
]);
const NO = new Set([
  'nein',
  'n',
  'no',
  '0',
  'false',
  'falsch',
  'f',
  '✗',
  '✘',
  '☐',
  'off',
  'aus',
  'inaktiv',
  'inactive',
  'non',
  'unchecked',
  'opt-out',
  'optout',
  'nicht erteilt',
  'keine',
]);

/** ja/nein, x, 1/0, wahr/falsch, yes/no, ✓. An empty cell or a dash is `empty`, not "no": not asked is not refused. */
export function parseTruth(original: string): Parsed<boolean, 'empty' | 'truth-unknown'> {
  const key = cleanText(original).toLowerCase();
  if (!key || /^[-–—?./]+$/.test(key)) return refused('empty', original);
  if (YES.has(key)) return understood(true, original);
  return NO.has(key) ? understood(false, original) : refused('truth-unknown', original);
}
