import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groundCases } from './bench/cases.ts';
import { ground } from './index.ts';
import { readFigures, readNumberWord } from './number-words.ts';
import { splitSentences } from './sentences.ts';

const mail = `Sehr geehrte Frau Köster,
das Angebot A-2024-117 vom 3. Mai 2024 über zwei Pumpen VX-200 beläuft sich auf 1.250,00 EUR netto. Die Lieferzeit beträgt zehn bis zwölf Wochen.
Die VX-300 kostet 1.980 Euro. Der Rabatt beträgt 5 %. Die Montage ist nicht enthalten. Herr Wiedekamp aus Vlotho hat den Termin bestätigt.
Gewicht: 1,5 t. Garantie 24 Monate. Termin am 12.06.2024 um 14:30 Uhr.`;
const verdictOf = (sentence: string) => ground(sentence, [{ name: 'mail.txt', text: mail }]).sentences[0]!.verdict;

test.each([
  ['Das Angebot A 2024 117 vom 03.05.2024 lautet auf 1250 Euro.', 'kept'],
  ['Das Angebot vom 3.5. beträgt € 1.250,-.', 'kept'],
  ['Die Lieferzeit liegt bei 10-12 Wochen.', 'kept'],
  ['Die Lieferzeit liegt bei 14 Wochen.', 'struck'],
  ['Wir gewähren fünf Prozent Rabatt.', 'kept'],
  ['Wir gewähren 7 Prozent Rabatt.', 'struck'],
  ['Die Maschine wiegt 1500 kg.', 'kept'],
  ['Die Maschine wiegt 1500 g.', 'struck'],
  ['Die Garantie gilt zwei Jahre.', 'kept'],
  ['Wir sehen uns am 12. Juni um 14.30 Uhr.', 'kept'],
  ['Wir sehen uns am 12. Juni um 15 Uhr.', 'struck'],
  ['Der Preis beträgt 1.250 USD.', 'struck'],
  ['Herr Schulze kommt.', 'struck'],
  ['Herr Wiedekamp kommt.', 'kept'],
  ['Die Montage ist enthalten.', 'marked'],
  ['Herr Wiedekamp hat den Termin abgesagt.', 'marked'],
  ['Die VX-200 kostet 1.980 EUR.', 'marked'],
  ['Die VX-300 kostet 1.980 EUR.', 'kept'],
  ['Die VX-400 ist lieferbar.', 'struck'],
  ['Wir freuen uns auf Ihre Antwort.', 'plain'],
])('%s: %s', (sentence, verdict) => {
  expect(verdictOf(sentence)).toBe(verdict);
});

test('a kept claim shows where it stands: file, offset, snippet', () => {
  const { sentences } = ground('Das kostet 1250 Euro.', [
    { name: 'other.txt', text: 'Hier steht nichts davon.' },
    { name: 'mail.txt', text: mail },
  ]);
  const evidence = sentences[0]!.claims[0]!.evidence!;
  expect(evidence.source).toBe('mail.txt');
  expect(mail.slice(evidence.offset, evidence.offset + evidence.length)).toBe('1.250,00 EUR');
  expect(evidence.snippet).toContain('beläuft sich auf 1.250,00 EUR netto');
});

test('what is struck is gone, the rest stays as it was, paragraphs too', () => {
  const { text } = ground(
    'Guten Tag Frau Köster,\n\ndas sind 1250 Euro. Es kommen 99 Euro Fracht dazu. Bis bald!\n\nIhr Vertrieb',
    [{ name: 'm', text: mail }],
  );
  expect(text).toBe('Guten Tag Frau Köster,\n\ndas sind 1250 Euro. Bis bald!\n\nIhr Vertrieb');
});

test('no sources: every claim falls, politeness stays', () => {
  const { sentences } = ground('Vielen Dank für Ihr Interesse. Es kostet 5 Euro.', []);
  expect(sentences.map(({ verdict }) => verdict)).toEqual(['plain', 'struck']);
});

test('told again in another form a fact holds, changed it falls', () => {
  let wrong = 0;
  const cases = groundCases(1100, 77);
  for (const { source, sentence, holds } of cases) {
    const { sentences } = ground(sentence, [{ name: 's', text: source }]);
    if (sentences.every(({ verdict }) => verdict === 'kept' || verdict === 'plain') !== holds) wrong++;
  }
  expect(wrong / cases.length).toBeLessThan(0.01);
});

test('an answer that repeats a source word for word keeps every hard claim', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...splitSentences(mail).map(({ start, end }) => mail.slice(start, end))), {
        maxLength: 8,
      }),
      (parts) => {
        const { counts } = ground(parts.join(' '), [{ name: 'm', text: mail }]);
        expect(counts.struck).toBe(0);
      },
    ),
  );
});

test('whatever comes in, the sentences lie in order inside the answer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (answer, source) => {
      let end = 0;
      for (const sentence of ground(answer, [{ name: 's', text: source }]).sentences) {
        expect(sentence.start).toBeGreaterThanOrEqual(end);
        expect(answer.slice(sentence.start, sentence.end)).toBe(sentence.text);
        end = sentence.end;
      }
    }),
  );
});

test('abbreviations, ordinals and figures end no sentence', () => {
  const text = 'Herr Dr. Köster kommt am 3. Mai, z. B. um 14.30 Uhr. Er bringt ca. 2 kg mit. Nr. 5 fehlt.';
  expect(splitSentences(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'Herr Dr. Köster kommt am 3. Mai, z. B. um 14.30 Uhr.',
    'Er bringt ca. 2 kg mit.',
    'Nr. 5 fehlt.',
  ]);
});

test('figures and number words', () => {
  expect(readFigures('1.250')).toEqual([1250, 1.25]);
  expect(readFigures('1.250,50')).toEqual([1250.5]);
  expect(readFigures("1'250")).toEqual([1250]);
  expect(
    ['zwölf', 'fünfundzwanzig', 'dreihundertzwanzig', 'zwölftausend', 'twenty-five', 'Haus', 'ein'].map(readNumberWord),
  ).toEqual([12, 25, 320, 12_000, 25, undefined, undefined]);
});

test('what somebody is in general is no name; an everyday word that is a family name or stands behind a title is one', () => {
  const sources = [{ name: 'akte', text: 'Firma: Köster Maschinenbau GmbH, Kundin seit 2019' }];
  const verdicts = (answer: string) => ground(answer, sources).sentences.map(({ verdict }) => verdict);
  expect(verdicts('Köster Maschinenbau GmbH ist Kunde.')).toEqual(['kept']);
  expect(verdicts('Köster Maschinenbau GmbH ist Partner und Kunde.')).toEqual(['kept']);
  expect(verdicts('Bei Köster Maschinenbau entscheidet Frau Kunde.')).toEqual(['struck']);
  expect(verdicts('Bei Köster Maschinenbau entscheidet Koch.')).toEqual(['struck']);
});
