import type { Mode, PolicyReason, Task } from './autonomy.ts';

type Language = 'de' | 'en';

const modeWords: Readonly<Record<Mode, Readonly<Record<Language, string>>>> = {
  person: { de: 'macht ein Mensch', en: 'a person does it' },
  approve: { de: 'nach Freigabe', en: 'after approval' },
  sampled: { de: 'selbsttätig, mit Stichproben', en: 'by itself, with spot checks' },
  automatic: { de: 'selbsttätig', en: 'by itself' },
};

const reasons: Readonly<Record<PolicyReason, Readonly<Record<Language, string>>>> = {
  setting: { de: 'So ist es für diese Aufgabe eingestellt.', en: 'This is how the task is set.' },
  ceiling: {
    de: 'Mehr Selbständigkeit erlaubt Lotse bei dieser Aufgabe nicht.',
    en: 'Lotse allows no more autonomy for this task.',
  },
  'below-confidence': {
    de: 'Die Sicherheit liegt unter der eingestellten Schwelle.',
    en: 'The confidence is below the threshold set.',
  },
  'producer-held': {
    de: 'Dieser Erzeuger lag in den Stichproben seltener richtig, als er sagt; bis ihn jemand freigibt, entscheidet ein Mensch.',
    en: 'This producer was right less often than it says; until somebody lets it go, a person decides.',
  },
  'no-confidence': { de: 'Es gibt keine Angabe zur Sicherheit.', en: 'No confidence is stated.' },
};

export function modeIn(mode: Mode, language: Language): string {
  return modeWords[mode][language];
}

export function policyReasonIn(reason: PolicyReason, language: Language): string {
  return reasons[reason][language];
}

export function ceilingIn(task: Task, language: Language): string {
  return language === 'de'
    ? `„${task.words.de}“ geht höchstens ${modeIn(task.ceiling, 'de')}. Es wurde nichts geändert.`
    : `“${task.words.en}” goes no further than: ${modeIn(task.ceiling, 'en')}. Nothing was changed.`;
}
