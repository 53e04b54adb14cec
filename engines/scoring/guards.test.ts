import { describe, expect, it } from 'vitest';
import { simulateDeals } from './bench/simulate.ts';
import { type Cell, type Finding, type TrainConfig, tableFromRecords, train } from './index.ts';

type Records = readonly Readonly<Record<string, Cell>>[];
const deals: TrainConfig = { target: 'Ausgang', positive: 'gewonnen' };
const base = simulateDeals(400, 21, 1.5).records;
const won = (row: Readonly<Record<string, Cell>>) => row['Ausgang'] === 'gewonnen';
const with_ = (add: (row: Readonly<Record<string, Cell>>, at: number) => Record<string, Cell>): Records =>
  base.map((row, at) => ({ ...row, ...add(row, at) }));
const day = (at: number) => new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10);

async function look(records: Records, config: TrainConfig = deals) {
  const { model, report } = await train(tableFromRecords(records), config);
  const about = (column: string) =>
    report.findings.filter((one: Finding) => one.column === column).map(({ code, severity }) => `${code}/${severity}`);
  return { model, report, about };
}

describe('columns that know the outcome', () => {
  it('takes out a copy of the target in another column, however it is written', async () => {
    const { about, report } = await look(with_((row) => ({ Ergebnis_Code: won(row) ? 'W' : 'L' })));
    expect(about('Ergebnis_Code')).toContain('leak-excluded/stop');
    expect(report.findings[0]!.text.de).toContain('Ergebnis_Code');
    expect(report.columns.find(({ name }) => name === 'Ergebnis_Code')!.used).toBe(false);
  });

  it('takes out what is filled only when won, and what is filled only when lost', async () => {
    const { about } = await look(
      with_((row, at) => ({
        Umsatz: won(row) ? String(1000 + at) : '',
        Rabatt: won(row) && at % 3 > 0 ? '5' : '0',
        Verlustgrund: won(row) ? '' : ['Preis', 'Wettbewerb', 'Zeit'][at % 3],
      })),
    );
    for (const column of ['Umsatz', 'Rabatt', 'Verlustgrund']) expect(about(column)).toContain('leak-excluded/stop');
  });

  it('names a column that tells far more than all others, keeps it, and shows the figures without it', async () => {
    const { about, report } = await look(
      with_((row, at) => ({ duration: String(Math.round((won(row) ? 300 : 120) + ((at * 7919) % 400))) })),
    );
    expect(about('duration')).toContain('leak-suspected/warn');
    expect(report.withoutSuspects!.columns).toEqual(['duration']);
    expect(report.withoutSuspects!.quality.auc).toBeLessThan(report.quality!.auc);
  });

  it('takes out a closing date that lies after the time of the row', async () => {
    const { about } = await look(
      with_((row, at) => ({
        Anlage: day(at),
        Abschlussdatum: at % 4 === 0 && !won(row) ? '' : day(at + 30 + (at % 17)),
      })),
      { ...deals, time: 'Anlage' },
    );
    expect(about('Abschlussdatum').join()).toMatch(/leak-/);
  });

  it('takes out what only decided rows have, and a closing date that lies after another date of its row', async () => {
    const decided = with_((_, at) => ({ Angelegt: day(at), Bearbeitungsende: day(at + 20 + (at % 60)) }));
    const open = decided.slice(0, 12).map((row) => ({ ...row, Ausgang: '', Bearbeitungsende: '' }));
    const first = await look([...decided, ...open]);
    expect(first.about('Bearbeitungsende')).toContain('leak-excluded/stop');
    expect(first.about('Angelegt')).not.toContain('leak-excluded/stop');
    const second = await look(
      with_((_, at) => ({ Angelegt: day(at), 'Close Date': day(at + 9 + (at % 60)), 'Expected close': day(at + 40) })),
    );
    expect(second.about('Close Date')).toContain('leak-excluded/stop');
    expect(second.about('Expected close')).not.toContain('leak-excluded/stop');
  });

  it('leaves ordinary columns alone', async () => {
    const { report } = await look(base);
    expect(report.findings.filter(({ code }) => code.startsWith('leak'))).toEqual([]);
  });
});

describe('columns without use', () => {
  it('names identifiers, free text, constants and empty columns and leaves them out', async () => {
    const { about } = await look(
      with_((_, at) => ({
        Vorgangsnummer: String(10_000 + at),
        GUID: `a${(at * 7919).toString(16)}-${at}`,
        Bemerkung: `Kunde hat am ${day(at)} angerufen und wollte noch einmal über ${at} Teile reden`,
        Mandant: '100',
        Fax: '',
      })),
    );
    expect(about('Vorgangsnummer')).toEqual(['id-dropped/note']);
    expect(about('GUID')).toEqual(['id-dropped/note']);
    expect(about('Bemerkung')).toEqual(['text-dropped/note']);
    expect(about('Mandant')).toEqual(['constant-dropped/note']);
    expect(about('Fax')).toEqual(['empty-dropped/note']);
  });

  it('keeps copies of a row together, so that they do not flatter the model', async () => {
    const noise = base.map((row, at) => ({ ...row, Ausgang: (at * 7919) % 10 < 4 ? 'gewonnen' : 'verloren' }));
    const { report } = await look([...noise, ...noise, ...noise]);
    expect(report.findings.find(({ code }) => code === 'duplicates')!.facts['rows']).toBe(800);
    expect(report.quality!.auc).toBeLessThan(0.62);
    expect(report.used).toBe(false);
    const narrow = noise.slice(0, 60).map((row: Readonly<Record<string, Cell>>, at) => {
      const { Kontakte, Region, Ausgang } = row;
      return { n: (at * 631) % 997, Kontakte, Region, Ausgang };
    });
    const copied = await look(Array.from({ length: 10 }, () => narrow).flat());
    expect(copied.report.findings.map(({ code }) => code)).toContain('duplicates');
    expect(copied.report.used).toBe(false);
  });
});

describe('drift', () => {
  it('names the column that shifted between earlier and later rows, and no steady one', async () => {
    const { about } = await look(
      with_((_, at) => ({ Anlage: day(at), Preisliste: String(100 + (at > 200 ? 40 : 0) + ((at * 31) % 30)) })),
      { ...deals, time: 'Anlage' },
    );
    expect(about('Preisliste')).toContain('drift/warn');
    expect(about('Kontakte')).toEqual([]);
  });
});

describe('bad input', () => {
  it('copes with 500 columns, a category of 10,000 levels, all blanks, negative values and future dates', async () => {
    const wide = base.map((row, at) => ({
      ...row,
      ...Object.fromEntries(Array.from({ length: 500 }, (_, c) => [`c${c}`, (at * (c + 3) * 7919) % 101])),
    }));
    expect((await look(wide)).report.rows).toBe(400);
    const levels = Array.from({ length: 10_000 }, (_, at) => ({
      Kunde: `K${at % 9000}`,
      Wert: -at % 17,
      y: (at * 7919) % 3 === 0 ? 1 : 0,
    }));
    const many = await look(levels, { target: 'y', positive: '1' });
    expect(many.report.used).toBe(false);
    const empty = await look(base.map(({ Ausgang }) => ({ Ausgang, a: '', b: null })));
    expect(empty.report.used).toBe(false);
    const future = await look(
      with_((_, at) => ({ Termin: day(30_000 + at), Anlage: day(at) })),
      { ...deals, time: 'Anlage' },
    );
    expect(future.about('Termin')).toContain('leak-suspected/warn');
  });
});

it('leaves deals out that are still open, and says so, instead of counting them as lost', async () => {
  const stages = ['Engaging', 'Prospecting'];
  const records = base.map((row, at) => ({
    ...row,
    Ausgang: at % 4 === 0 ? stages[(at % 8) >> 2]! : won(row) ? 'Won' : 'Lost',
  }));
  const { report, about } = await look(records, { target: 'Ausgang', positive: 'won' });
  expect(report.rows).toBe(300);
  expect(about('Ausgang')).toEqual(['open-outcomes/warn']);
  // Where no value says that something was lost, everything but the positive is the other outcome, as asked.
  const plain = base.map((row, at) => ({ ...row, Ausgang: at % 4 === 0 ? 'open' : won(row) ? 'Won' : 'other' }));
  expect((await look(plain, { target: 'Ausgang', positive: 'won' })).report.rows).toBe(400);
});
