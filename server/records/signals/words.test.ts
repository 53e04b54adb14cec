import { expect, test } from 'vitest';
import { signalTasks, signalTitleIn, signalTitles, wordsOf } from './words.ts';

const facts = { company: 'Huber & Söhne GmbH', person: 'Petra Voss' };

test('what a source told stands on the timeline in the language of whoever reads it', () => {
  for (const kind of Object.keys(signalTitles)) {
    const german = wordsOf(signalTitles, kind, facts, 'de');
    expect(signalTitleIn(german, 'de')).toBe(german);
    expect(signalTitleIn(german, 'en')).toBe(wordsOf(signalTitles, kind, facts, 'en'));
    expect(signalTitleIn(german, 'en')).not.toBe(german);
  }
  expect(signalTitleIn('Besuch auf der Messe', 'en')).toBe('Besuch auf der Messe');
});

test('a task names the person where the source does', () => {
  expect(wordsOf(signalTasks, 'change-of-management', facts, 'en')).toBe(
    'New decider at Huber & Söhne GmbH (Petra Voss): get to know',
  );
  expect(wordsOf(signalTasks, 'change-of-management', { ...facts, person: null }, 'de')).toBe(
    'Neuer Entscheider bei Huber & Söhne GmbH: kennenlernen',
  );
});
