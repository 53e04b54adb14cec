import { type DraftFacts, type DraftKind, draftKinds } from '../index.ts';

/** Facts as they really are: no first name, four titles, names in capitals, companies with "&", subjects full of rubbish, nothing at all. */
export function oddFacts(
  count: number,
  seed: number,
): {
  readonly kind: DraftKind;
  readonly language: 'de' | 'en';
  readonly facts: DraftFacts;
  readonly variant: number;
}[] {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const maybe = <T>(value: T): T | null => (next() < 0.3 ? null : value);
  const topics = [
    'Angebot VX-200',
    'Re: AW: Ihre Anfrage vom 3.5.',
    '  ',
    'Telefonat',
    '„Umbau Halle 3“',
    'Preise??',
    'x'.repeat(300),
    '<b>Dichtung</b> undicht',
    'Rückruf erbeten!',
    'Wartung & Ersatzteile',
    'Test\nzweite Zeile',
    '...',
    'ERSATZTEILE DRINGEND',
  ];
  return Array.from({ length: count }, (_, at) => {
    const recipient = {
      salutation: pick(['Herr', 'Frau', 'Divers', null] as const),
      title: pick([
        null,
        'Dr.',
        'Prof. Dr.',
        'Prof. Dr. Dr. h. c.',
        'Dr.-Ing.',
        'Dipl.-Kfm. (FH)',
        'Dipl.-Ing. Dr. techn.',
        'MBA',
        '',
      ]),
      firstName: pick([null, 'Anna', 'Kim', 'KARL-HEINZ', 'ayşe', 'Jean-Luc', ' ', 'Łukasz']),
      lastName: pick([
        null,
        'Köster',
        'MÜLLER-LÜDENSCHEIDT',
        'von Bülow',
        'Freiherr von Stetten',
        'Voß',
        "O'Brien",
        'öztürk',
        ' ',
        'Nguyen Thi',
        'VON DER HEIDE',
      ]),
    };
    const day = () =>
      `20${pick(['24', '25', '26'])}-${String(1 + Math.floor(next() * 11)).padStart(2, '0')}-${String(1 + Math.floor(next() * 28)).padStart(2, '0')}`;
    const past = () => pick(['2026-11-21', '2026-11-20', '2026-11-03', '2026-05-03', '2025-12-31', '2024-02-29']);
    const facts: DraftFacts = {
      today: '2026-11-21',
      formality: next() < 0.3 ? 'familiar' : 'formal',
      sender: { name: maybe('Petra Sommer'), company: maybe('Beispiel & Söhne GmbH') },
      recipient: next() < 0.15 ? null : recipient,
      company: maybe({
        name: pick([
          'Köster Maschinenbau GmbH & Co. KG',
          'Müller & Söhne',
          'Die Werkstatt GmbH',
          'KSB SE',
          'Bäckerei Schmidt e. K.',
          'A & B OHG',
          'Stadtwerke Ulm',
          'ACME Inc.',
        ]),
        industry: maybe(pick(['Maschinenbau', 'Lebensmitteltechnik', 'Handel & Logistik'])),
        city: maybe('Ulm'),
      }),
      lastContact: maybe({
        on: past(),
        kind: pick(['call', 'meeting', 'visit', 'email', 'fair', 'note', 'web', 'letter']),
        subject: maybe(pick(topics)),
      }),
      talk: maybe({
        on: past(),
        kind: pick(['call', 'meeting', 'visit', 'email', 'fair', 'letter']),
        direction: pick(['in', 'out', 'none']),
        subject: maybe(pick(topics)),
      }),
      inquiry: maybe({ on: past(), subject: maybe(pick(topics)) }),
      quote: maybe({
        number: pick(['A-2026-117', '4711', 'AN 26/0815']),
        on: past(),
        validUntil: maybe(pick(['2026-12-31', '2026-11-01', '2026-11-21'])),
        cents: maybe(pick([1_250_000, 99, 0, 123_456_789, 500_050])),
        currency: pick(['EUR', 'EUR', 'CHF', 'SEK']),
      }),
      order: maybe({
        on: past(),
        number: maybe('10045'),
        product: maybe(pick(['Pumpe VX-200', 'Getriebe „G7“', 'O-Ring 12 x 3', ' '])),
      }),
      event: maybe({
        name: pick(['Hausmesse 2026', 'Tag der offenen Tür', '„Fachforum“']),
        on: day(),
        place: maybe('Halle 3, Ulm'),
        time: maybe(pick(['10:00', '10 Uhr', '9.30 Uhr'])),
      }),
      product: maybe({
        name: pick(['VX-200', 'Palettierer P7', 'Dichtung & Co.']),
        number: maybe('VX-200'),
        category: maybe('Pumpen'),
      }),
      usp: pick([
        [],
        ['wir liefern Ersatzteile binnen 24 Stunden'],
        ['Wir bauen seit 1987 Pumpen, die länger laufen.', 'Jede Pumpe prüfen wir auf dem eigenen Prüfstand'],
        ['  ', 'Reparatur statt Neukauf...'],
      ]),
      points: pick([
        [],
        ['Muster bis Freitag senden.', 'Preis für 50 Stück klären;'],
        ['  ', '- Zeichnung prüfen'],
        topics.slice(0, 8),
      ]),
      nextStep: maybe({ text: pick(topics), on: maybe(pick(['2026-12-01', '2026-11-01'])) }),
    };
    return {
      kind: draftKinds[at % draftKinds.length]!,
      language: Math.floor(at / draftKinds.length) % 3 === 2 ? 'en' : 'de',
      facts,
      variant: Math.floor(next() * 1e6),
    };
  });
}
