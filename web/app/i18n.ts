import type { action } from '../messages/de/action.ts';
import type { assist } from '../messages/de/assist.ts';
import type { contact } from '../messages/de/contact.ts';
import type { effect } from '../messages/de/effect.ts';
import type { findings } from '../messages/de/findings.ts';
import type { gate } from '../messages/de/gate.ts';
import type { insight } from '../messages/de/insight.ts';
import type { outlook } from '../messages/de/outlook.ts';
import type { platform } from '../messages/de/platform.ts';
import type { sales } from '../messages/de/sales.ts';
import type { scouting } from '../messages/de/scouting.ts';
import type { sources } from '../messages/de/sources.ts';
import type { today } from '../messages/de/today.ts';
import type de from '../messages/de.ts';
import type { Words } from '../messages/words.ts';
import { setFormatLanguage } from '../ui/format.ts';

export type Language = 'de' | 'en';

declare module 'use-intl' {
  interface AppConfig {
    Locale: Language;
    Messages: AppMessages;
  }
}

/** All words that a translation may name; those of pages are there once the page is. */
export type AppMessages = typeof de & {
  action: typeof action;
  assist: typeof assist;
  contact: typeof contact;
  findings: typeof findings;
  effect: typeof effect;
  gate: typeof gate;
  insight: typeof insight;
  outlook: typeof outlook;
  platform: typeof platform;
  sales: typeof sales;
  scouting: typeof scouting;
  sources: typeof sources;
  today: typeof today;
};

export type Messages = Words<typeof de>;
/** Words that pages bring along in their own chunk (page-words.tsx). */
export interface PageWords {
  readonly action: Words<typeof action>;
  readonly assist: Words<typeof assist>;
  readonly contact: Words<typeof contact>;
  readonly findings: Words<typeof findings>;
  readonly effect: Words<typeof effect>;
  readonly gate: Words<typeof gate>;
  readonly insight: Words<typeof insight>;
  readonly outlook: Words<typeof outlook>;
  readonly platform: Words<typeof platform>;
  readonly sales: Words<typeof sales>;
  readonly scouting: Words<typeof scouting>;
  readonly sources: Words<typeof sources>;
  readonly today: Words<typeof today>;
}

const key = 'lotse-language';
const loaders: Record<Language, () => Promise<{ default: Messages }>> = {
  de: () => import('../messages/de.ts'),
  en: () => import('../messages/en.ts'),
};

/** The language of this browser: what was chosen last, else German. */
export function keptLanguage(): Language {
  try {
    return localStorage.getItem(key) === 'en' ? 'en' : 'de';
  } catch {
    return 'de';
  }
}

export async function loadMessages(language: Language): Promise<Messages> {
  try {
    localStorage.setItem(key, language);
  } catch {
    // Without storage the choice lives on in the user's profile only.
  }
  document.documentElement.lang = language;
  setFormatLanguage(language);
  return (await loaders[language]()).default;
}
