const ONES: Readonly<Record<string, number>> = {
  null: 0,
  zwei: 2,
  zwo: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwölf: 12,
  dreizehn: 13,
  vierzehn: 14,
  fünfzehn: 15,
  sechzehn: 16,
  siebzehn: 17,
  achtzehn: 18,
  neunzehn: 19,
  zwanzig: 20,
  dreißig: 30,
  dreissig: 30,
  vierzig: 40,
  fünfzig: 50,
  sechzig: 60,
  siebzig: 70,
  achtzig: 80,
  neunzig: 90,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  dutzend: 12,
  dozen: 12,
};

/** "zwölf", "fünfundzwanzig", "dreihundert", "zwölftausend", "twenty-five"; undefined for every other word. One is an article. */
export function readNumberWord(word: string): number | undefined {
  const text = word.toLowerCase().replace(/-/g, '');
  if (text in ONES) return ONES[text];
  const thousand = /^(.*?)(?:tausend|thousand)(.*)$/.exec(text);
  if (thousand) {
    const head =
      thousand[1] === '' || thousand[1] === 'ein' || thousand[1] === 'eine' ? 1 : readNumberWord(thousand[1]!);
    const tail = thousand[2] === '' ? 0 : readNumberWord(thousand[2]!.replace(/^und/, ''));
    return head === undefined || tail === undefined ? undefined : head * 1000 + tail;
  }
  const hundred = /^(.*?)(?:hundert|hundred)(.*)$/.exec(text);
  if (hundred) {
    const head = hundred[1] === '' || hundred[1] === 'ein' ? 1 : readNumberWord(hundred[1]!);
    const tail = hundred[2] === '' ? 0 : readNumberWord(hundred[2]!.replace(/^und/, ''));
    return head === undefined || tail === undefined ? undefined : head * 100 + tail;
  }
  const german =
    /^(ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und(zwanzig|dreißig|dreissig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)$/.exec(
      text,
    );
  if (german) return (german[1] === 'ein' ? 1 : ONES[german[1]!]!) + ONES[german[2]!]!;
  const english =
    /^(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(one|two|three|four|five|six|seven|eight|nine)$/.exec(
      text,
    );
  return english ? ONES[english[1]!]! + (english[2] === 'one' ? 1 : ONES[english[2]!]!) : undefined;
}

/** All readings of written figures: German marks, English marks, spaces and apostrophes between thousands. */
export function readFigures(written: string): number[] {
  const text = written.replace(/[\s'’\u00a0\u202f]/g, '').replace(/,[-–]{1,2}$/, '');
  const values = new Set<number>();
  const german = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$|^\d+(?:,\d+)?$/.test(text);
  const english = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$/.test(text);
  if (german) values.add(Number(text.replace(/\./g, '').replace(',', '.')));
  if (english) values.add(Number(text.replace(/,/g, '')));
  return [...values].filter(Number.isFinite);
}
