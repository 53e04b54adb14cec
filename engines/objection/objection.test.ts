import fc from 'fast-check';
import { expect, test } from 'vitest';
import { laterObjections, laterOthers, objections, others } from './bench/sentences.ts';
import { newWordsOf, readObjection } from './index.ts';

test.each(objections)('%s', (sentence, ways) => {
  expect(readObjection(sentence)?.channels.filter((one) => one !== 'phone_auto')).toEqual(ways);
});
test.each(others)('is none: %s', (sentence) => {
  expect(readObjection(sentence)).toBeNull();
});

test('sentences that came later: at most four of fifty missed, none taken wrongly', () => {
  expect(laterObjections.filter((one) => readObjection(one) === null).length).toBeLessThanOrEqual(4);
  expect(laterOthers.filter((one) => readObjection(one) !== null)).toEqual([]);
});

test('the sentence that says it is found in a long note', () => {
  const note =
    'Herrn Kunz erreicht, war kurz angebunden. Er will nicht mehr angerufen werden! Angebot liegt bei Frau Voss.';
  const found = readObjection(note);
  expect(found).toMatchObject({
    quote: 'Er will nicht mehr angerufen werden!',
    channels: ['phone_human', 'phone_auto'],
  });
  expect(note.slice(found?.start)).toMatch(/^Er will nicht/);
});

test('what an answer quotes is not what its writer says', () => {
  const footer = 'Sie möchten keine Werbung mehr? Bitte nehmen Sie mich aus dem Verteiler, dann endet es.';
  for (const head of [
    'Am 3. November 2026 um 10:00 schrieb Petra Sommer <p@werk.example>:',
    'Am Di., 3. Nov. 2026 um 10:00 Uhr schrieb Petra Sommer <\np@werk.example>:',
    'On Tue, 3 Nov 2026 at 10:00, Petra Sommer <p@werk.example> wrote:',
    '-----Ursprüngliche Nachricht-----',
    'Von: Petra Sommer <p@werk.example>',
  ]) {
    const mail = `Danke, das Angebot passt.\r\n\r\n${head}\r\n${footer}`;
    expect(newWordsOf(mail)).toBe('Danke, das Angebot passt.');
    expect(readObjection(newWordsOf(`Bitte nicht mehr anrufen.\n${head}\nHallo`))).toMatchObject({ start: 0 });
  }
  expect(newWordsOf(`> ${footer}\nGern am Montag.`)).toBe('Gern am Montag.');
});

test('whatever comes in, the quote stands where it says, and time stays short', () => {
  const words = fc.constantFrom(
    'keine',
    'Werbung',
    'mehr',
    'nicht',
    'anrufen',
    'bitte',
    '.',
    '\n',
    'Verteiler',
    'aus',
    'dem',
    'wenn',
    'Sie',
    '> ',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string({ maxLength: 12 })), { maxLength: 80 }), (parts) => {
      const text = parts.join(' ');
      const found = readObjection(text);
      if (found !== null) expect(text.slice(found.start, found.start + found.quote.length)).toBe(found.quote);
      expect(newWordsOf(newWordsOf(text))).toBe(newWordsOf(text));
    }),
  );
  const from = performance.now();
  readObjection('keine weiteren '.repeat(20_000));
  readObjection(`${'werbung '.repeat(70)}.`.repeat(300));
  expect(performance.now() - from).toBeLessThan(5_000);
});
