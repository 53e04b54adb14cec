import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownCases, knownEntries, structuredCases, withTypo } from './bench/cases.ts';
import { chance, compose, vocabulary } from './bench/compose.ts';
import { templates } from './bench/templates.ts';
import { Known, pseudonymise, Reidentifier, reidentify } from './index.ts';
import { withinOneTypo } from './words.ts';

const nobody = new Known([]);
const firm = new Known([
  { kind: 'person', value: 'Dr. Anna Köster' },
  { kind: 'person', value: 'Müller, Hans-Peter' },
  { kind: 'company', value: 'Köster Maschinenbau GmbH & Co. KG' },
  { kind: 'company', value: 'Koch Verpackungen AG' },
  { kind: 'phone', value: '+49 711 123456-7' },
  { kind: 'number', value: 'AB-2024/0815' },
  { kind: 'address', value: 'Hauptstraße 12, 70469 Stuttgart' },
]);
const hide = (text: string, known = firm) => {
  const { texts, map } = pseudonymise([text], known, { seed: 'test' });
  return { out: texts[0]!, map };
};

describe('what is known', () => {
  test.each([
    ['Kösters Anfrage liegt vor.', 'Köster'],
    ['Frau Dr. Anna Köster kommt.', 'Köster'],
    ['KOESTER hat bestellt.', 'KOESTER'],
    ['Herr Kösetr war da.', 'Kösetr'],
    ['Die Köster Maschinenbau liefert.', 'Köster Maschinenbau'],
    ['Das Köster-Angebot liegt vor.', 'Köster'],
    ['Nach Müllers’ Rückruf.', 'Müller'],
    ['A. Köster schreibt.', 'A. Köster'],
    ['Datei KösterAngebot_2024.pdf', 'Köster'],
    ['Bei Noch Verpackungen läuft die Anlage.', 'Noch'],
    ['Bestellung ab 2024 0815 ist da.', '2024 0815'],
    ['Anruf von 0049711 / 12 34 56 7', '12 34 56 7'],
    ['Lager in der Hauptstr. 12', 'Hauptstr'],
    ['Brief von K\u00f6s\u00adter', 'K\u00f6s\u00adter'],
  ])('%s', (text, secret) => {
    const { out, map } = hide(text);
    expect(out).not.toContain(secret);
    expect(reidentify(out, map)).toBe(text);
  });

  test('one person keeps one stand-in, first name and family name apart, the title stays', () => {
    const { out } = hide(
      'Frau Dr. Anna Köster bat um Rückruf. Köster ist bis drei erreichbar. Kösters Durchwahl folgt.',
    );
    const name = /Frau Dr\. \p{L}+ (\p{L}+) bat/u.exec(out)?.[1];
    expect(out).toContain(`${name} ist bis drei`);
    expect(out).toContain(`${name}s Durchwahl`);
  });

  test('everyday words stay, also where a family name is spelt like them', () => {
    const known = new Known([
      { kind: 'person', value: 'Peter Lange' },
      { kind: 'person', value: 'Max Will' },
    ]);
    expect(hide('Das ist lange her, und er will nicht warten.', known).out).toBe(
      'Das ist lange her, und er will nicht warten.',
    );
    expect(hide('Herr Will und Herr Lange', known).out).not.toMatch(/Will|Lange/);
  });

  test('a sample of all forms in which known people and companies turn up leaks nothing', () => {
    const entries = knownEntries(900, 31);
    const known = new Known(entries);
    for (const [at, { text, secret, form }] of knownCases(entries, 1500, 32).entries()) {
      const { texts, map } = pseudonymise([text], known, { seed: `s${at}` });
      const bare = new RegExp(
        `(?<![\\p{L}\\p{N}])${secret.replace(/[.*+?^$()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
        'u',
      );
      expect(bare.test(texts[0]!), `${form}: ${secret} in ${texts[0]}`).toBe(false);
      expect(reidentify(texts[0]!, map)).toBe(text);
    }
  });
});

describe('what is known by its form', () => {
  test('mail, phone, IBAN, VAT id, card, URL, birth date, plate, address and numbers of nobody we know', () => {
    let leaked = 0;
    for (const [at, { text, secret }] of structuredCases(1000, 33).entries()) {
      const { texts, map } = pseudonymise([text], nobody, { seed: `s${at}` });
      if (texts[0]!.includes(secret)) leaked++;
      expect(reidentify(texts[0]!, map)).toBe(text);
    }
    expect(leaked).toBeLessThanOrEqual(1);
  });

  test('dates, times, quantities and prices stay as they are', () => {
    const text =
      'Am 12.05.2024 um 14:30 Uhr: 12500 Stück zu 1.250,00 EUR, 3,5 bar, 0,75 mm, Baujahr 2019, 70 % Nachlass.';
    expect(hide(text, nobody).out).toBe(text);
  });

  test('prices go where the policy says so', () => {
    const { texts, map } = pseudonymise(['Das macht 1.250,00 EUR.'], nobody, { seed: 'p', prices: true });
    expect(texts[0]).not.toContain('1.250,00');
    expect(reidentify(texts[0]!, map)).toBe('Das macht 1.250,00 EUR.');
  });
});

describe('names that nobody knows', () => {
  test('are found in sales texts, and plain words are left alone', () => {
    const next = chance(5);
    const words = vocabulary(1);
    let names = 0;
    let leaked = 0;
    for (const template of templates) {
      const composed = compose(template, words, next);
      const { out } = hide(composed.text, nobody);
      for (const { start, end } of composed.names) {
        names++;
        const name = composed.text.slice(start, end);
        if (new RegExp(`(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, 'u').test(out)) leaked++;
      }
    }
    expect(leaked / names).toBeLessThan(0.03);
  });

  test('can be left alone', () => {
    const text = 'Jens Wiedekamp aus Vlotho hat angerufen.';
    expect(pseudonymise([text], nobody, { seed: 'x', unknownNames: false }).texts[0]).toBe(text);
  });
});

describe('names in texts as people really write them', () => {
  test.each([
    [
      'tel. m. kowalczyk (fa. brandlmeier, deggendorf): rückruf bei fr. eberl',
      ['kowalczyk', 'brandlmeier', 'deggendorf', 'eberl'],
    ],
    [
      'hallo herr mustafa yıldırım, ansprechpartnerin ist frau kriemhild von der tann-rathsamhausen',
      ['yıldırım', 'kriemhild', 'tann', 'rathsamhausen'],
    ],
    ['ich war gestern in frohnleiten, der hr. pichler war auch dabei', ['frohnleiten', 'pichler']],
    ['HERR BRINKMANN HAT ANGERUFEN, AUCH FRAU TESCHNER WEISS DAVON', ['BRINKMANN', 'TESCHNER']],
    ['Metaalwerken Van der Poel B.V., Kanzlei Poggenklaas & Töns', ['Poel', 'Poggenklaas', 'Töns']],
  ])('%s', (text, names) => {
    const { out, map } = hide(text, nobody);
    for (const name of names) expect(out).not.toContain(name);
    expect(reidentify(out, map)).toBe(text);
  });

  test.each([
    'ruf bitte wegen der dichtung an, der kunde ist sauer. muster kommen ende mai, preis ok, liefert bitte bis 15.3.',
    'Nächster Termin: Klärung offen, Flansch DN 80, PN 16, Werkstoff 1.4571. Rabatt auf Angebot möglich, Fertigung ab KW 23.',
  ])('says no more than it must: %s', (text) => {
    expect(hide(text, nobody).out).toBe(text);
  });
});

describe('putting back', () => {
  test('through endings, capitals and line breaks that the model made', () => {
    const { out, map } = hide('Köster Maschinenbau und Frau Köster');
    const person = map.entries.find((entry) => entry.original === 'Köster')!.standIn;
    const company = map.entries.find((entry) => entry.original === 'Köster Maschinenbau')!.standIn;
    expect(out).toContain(person);
    expect(reidentify(`${person}s Angebot`, map)).toBe('Kösters Angebot');
    expect(reidentify(`${person.toUpperCase()}:`, map)).toBe('KÖSTER:');
    expect(reidentify(`${person}-Angebot, ${company.replace(' ', '\n')}!`, map)).toBe(
      'Köster-Angebot, Köster Maschinenbau!',
    );
    expect(reidentify(`${person}anlage`, map)).toBe(`${person}anlage`);
  });

  test('a phone number comes back from another spelling', () => {
    const { map } = hide('Tel. 0711/9876543');
    const standIn = map.entries[0]!.standIn;
    expect(reidentify(`Tel. +49 ${standIn.replace(/\D/g, '').slice(1)}`, map)).toContain('0711/9876543');
  });

  test('exact for any text, whatever is known, however it is cut into pieces', () => {
    const pieces = fc.constantFrom(
      'Köster',
      'Kösters',
      'KÖSTER',
      'Müller',
      'Herr ',
      'Frau ',
      'Anna ',
      ' ',
      '\n',
      '. ',
      ', ',
      '0711/1234567',
      'a@b.de',
      'GmbH',
      '-',
      '’',
      'x',
      'Haus',
      'A. ',
      '(',
      '🏭',
      'İ',
      'ß',
      '12',
      'Hauptstr. 12',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1 }),
        (parts, cuts) => {
          const text = parts.join('');
          const { out, map } = hide(text);
          expect(reidentify(out, map)).toBe(text);
          const back = new Reidentifier(map);
          let streamed = '';
          for (let from = 0, turn = 0; from < out.length; turn++) {
            const size = cuts[turn % cuts.length]!;
            streamed += back.push(out.slice(from, from + size));
            from += size;
          }
          expect(streamed + back.end()).toBe(text);
        },
      ),
    );
  });

  test('a later turn of the conversation keeps the stand-ins of the earlier one', () => {
    const first = pseudonymise(['Frau Köster fragt.'], firm, { seed: 'a' });
    const second = pseudonymise(['Frau Köster dankt.', 'Herr Müller auch.'], firm, { seed: 'b', map: first.map });
    expect(second.texts[0]).toContain(first.map.entries[0]!.standIn);
    expect(reidentify(second.texts[1]!, second.map)).toBe('Herr Müller auch.');
  });
});

test('a long text is read in pieces: names and numbers on both sides of every cut are hidden and come back', () => {
  const line = 'Herr Köster rief an, Tel. 0711/1234567, Hauptstr. 12, wegen AB-2024/0815.\n';
  const text = `${line.repeat(1000)}\n${line.repeat(1000)}`;
  const { out, map } = hide(text);
  expect(out).not.toMatch(/Köster|1234567|2024.0815|Hauptstr/);
  expect(map.entries.length).toBeLessThan(12);
  expect(reidentify(out, map)).toBe(text);
});

test('no stand-in occurs in any text of the request, and none is somebody known', () => {
  const entries = knownEntries(600, 8);
  const known = new Known(entries);
  const texts = knownCases(entries, 120, 9).map(({ text }) => text);
  const { map } = pseudonymise(texts, known, { seed: 'collide' });
  const all = texts.join('\n');
  for (const { standIn } of map.entries) expect(all.includes(standIn), standIn).toBe(false);
});

test('one typing error is one letter more, less, other, or two swapped', () => {
  const next = chance(3);
  for (let round = 0; round < 2000; round++) {
    const word = 'Wiedenkamp'.slice(0, 3 + (round % 7));
    expect(withinOneTypo(word.toLowerCase(), withTypo(word, next).toLowerCase())).toBe(true);
  }
  expect(withinOneTypo('köster', 'kostr')).toBe(false);
});
