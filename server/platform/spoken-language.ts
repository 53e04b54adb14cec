export type SpokenLanguage = 'de' | 'en';

/**
 * The language of the command line: `--lang` or `--language` (the dispatcher hands them on as LOTSE_LANG), else what the terminal is set to,
 * else German, as on the screen. A terminal that says nothing (`C`, `POSIX`) or another language counts as saying nothing.
 */
export function spokenLanguage(env: Readonly<Record<string, string | undefined>> = process.env): SpokenLanguage {
  const said = env['LOTSE_LANG'] || env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^en([_.-]|$)/i.test(said) ? 'en' : 'de';
}

/** A sentence of the command line in the language that is spoken there. */
export function say(german: string, english: string): string {
  return spokenLanguage() === 'de' ? german : english;
}
