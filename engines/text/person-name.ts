import { cleanText, type Parsed, refused, understood } from './parsed.ts';

export interface PersonName {
  readonly salutation: 'Herr' | 'Frau' | 'Divers' | null;
  /** In the order written: ['Prof.', 'Dr.-Ing.']. */
  readonly titles: readonly string[];
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** Degrees and generations after the name: MBA, M.Sc., jun. */
  readonly suffix: string | null;
}

const SALUTATION: Readonly<Record<string, 'Herr' | 'Frau' | 'Divers'>> = {
  herr: 'Herr',
  herrn: 'Herr',
  hr: 'Herr',
  hrn: 'Herr',
  mr: 'Herr',
  mister: 'Herr',
  monsieur: 'Herr',
  m: 'Herr',
  signor: 'Herr',
  männlich: 'Herr',
  male: 'Herr',
  mann: 'Herr',
  h: 'Herr',
  'sehr geehrter herr': 'Herr',
  frau: 'Frau',
  fr: 'Frau',
  mrs: 'Frau',
  ms: 'Frau',
  miss: 'Frau',
  madame: 'Frau',
  mme: 'Frau',
  signora: 'Frau',
  fräulein: 'Frau',
  weiblich: 'Frau',
  female: 'Frau',
  w: 'Frau',
  f: 'Frau',
  'sehr geehrte frau': 'Frau',
  divers: 'Divers',
  mx: 'Divers',
  d: 'Divers',
  diverse: 'Divers',
};

/** `Herr`, `Frau`, `Hr.`, `Mrs`, `w`, `m`. */
export function parseSalutation(original: string): Parsed<'Herr' | 'Frau' | 'Divers', 'empty' | 'salutation-unknown'> {
  const key = cleanText(original).toLowerCase().replace(/[.:,]/g, '').trim();
  if (!key) return refused('empty', original);
  const direct = SALUTATION[key] ?? SALUTATION[key.split(' ')[0] ?? ''];
  return direct && key.length < 30 ? understood(direct, original) : refused('salutation-unknown', original);
}

// "Dr. h. c. mult.", "Dipl.-Kfm. (FH)", "Prof.": the words a title is made of.
const TITLE =
  /^(?:(?:prof(?:essor)?|dr|priv|pd|doz)\b\.?(?:[-\p{L}]+\.?)*|d(?:oktor|r)|dipl[\p{L}.()-]*|diplom-?[\p{L}-]+|mag\.?(?:a\b)?|ing\.?|di|ddr\.?|lic\.?|techn\.?|med\.?|jur\.?|phil\.?|rer\.?|nat\.?|pol\.?|oec\.?|h\.?c\.?|h\.|c\.|mult\.?|habil\.?|iur\.?|theol\.?|vet\.?|agr\.?|univ\.?|kfm\.?|kffr\.?|\(fh\)|\(ba\)|\(univ\.?\)|\(dh\)|\(tu\)|m\.?\s?a\.?|ra|rain|stb|wp|komm\.?-?rat|kommerzialrat)$/iu;
const STARTS_TITLE = /^(?:prof|dr\b|dr\.|pd\b|priv\.?-?doz|dipl|mag\.|ing\.|di\b|ddr|lic\.|ra$|stb$|komm)/i;
const SUFFIX =
  /^(?:mba|emba|bba|m\.?sc\.?|b\.?sc\.?|m\.?a\.?|b\.?a\.?|m\.?eng\.?|b\.?eng\.?|ll\.?m\.?|ph\.?d\.?|jun\.?|jr\.?|sen\.?|sr\.?|i{1,3}|cfa|cpa|msc|bsc|meng|beng|\(fh\)|mag\.?|bakk\.?)$/i;
const PARTICLE =
  /^(?:von|van|vom|zu|zum|zur|de|di|da|del|della|der|den|dem|ter|ten|le|la|al|el|bin|ben|af|av|dos|das|do|du|d’|d')$/i;

/** A person's name in one cell: `Herr Dr.-Ing. Hans-Peter von der Heide, MBA` or `Müller, Anna` or `Müller Anna` (taken as first last). */
export function parsePersonName(original: string): Parsed<PersonName, 'empty' | 'no-name'> {
  const text = cleanText(original).replace(/\n/g, ' ');
  if (!text) return refused('empty', original);
  let rest = text
    .replace(/^(?:z\.?\s?hd\.?|zu händen|att(?:n|ention)?\.?:?|c\/o)\s+/i, '')
    .replace(/^sehr geehrte[rs]?\s+/i, '')
    .replace(/\((?!fh|ba|univ|dh|tu)[^)]*\)/gi, ' ');
  let salutation: PersonName['salutation'] = null;
  const first = /^([\p{L}]+)[.:,]?\s+(?=\S)/u.exec(rest);
  const found = first && (first[1] ?? '').length > 1 ? SALUTATION[(first[1] ?? '').toLowerCase()] : undefined;
  if (first && found) {
    salutation = found;
    rest = rest.slice(first[0].length);
  }
  const titles: string[] = [];
  const suffixes: string[] = [];
  const takeTitles = (words: string[]): string[] => {
    let open = false;
    while (words.length > 1 && ((open && TITLE.test(words[0] ?? '')) || STARTS_TITLE.test(words[0] ?? ''))) {
      const word = words.shift() ?? '';
      if (open && !STARTS_TITLE.test(word)) titles[titles.length - 1] += ` ${word}`;
      else titles.push(word);
      open = true;
    }
    return words;
  };
  const takeSuffixes = (words: string[]): string[] => {
    while (words.length > 1 && SUFFIX.test(words.at(-1) ?? '')) suffixes.unshift(words.pop() ?? '');
    return words;
  };
  const [left = '', ...others] = rest.split(/\s*,\s*/);
  const degrees = others.filter((part) => part.split(' ').every((word) => SUFFIX.test(word)));
  const given = others.filter((part) => !degrees.includes(part) && part).join(' ');
  const leftWords = takeSuffixes(takeTitles(left.split(' ').filter(Boolean)));
  let firstName: string | null;
  let lastName: string | null;
  if (given) {
    const words = takeSuffixes(takeTitles(given.split(' ').filter(Boolean)));
    // "Heide, Hans-Peter von der": the particles belong to the family name.
    const back: string[] = [];
    while (words.length > 1 && PARTICLE.test(words.at(-1) ?? '')) back.unshift(words.pop() ?? '');
    firstName = words.join(' ') || null;
    lastName = [...back, ...leftWords].join(' ') || null;
  } else {
    const particle = leftWords.findIndex((word, at) => at > 0 && PARTICLE.test(word) && word === word.toLowerCase());
    const cut = particle > 0 ? particle : Math.max(0, leftWords.length - 1);
    const only = PARTICLE.test(leftWords[0] ?? '') ? 0 : cut;
    firstName = leftWords.slice(0, only).join(' ') || null;
    lastName = leftWords.slice(only).join(' ') || null;
  }
  if (!/\p{L}/u.test(`${firstName ?? ''}${lastName ?? ''}`)) return refused('no-name', original);
  return understood(
    { salutation, titles, firstName, lastName, suffix: [...suffixes, ...degrees].join(', ') || null },
    original,
  );
}
