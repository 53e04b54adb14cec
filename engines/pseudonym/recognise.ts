import {
  isCommonWord,
  isCompound,
  isEnglishOnly,
  isEnglishWord,
  isFunctionWord,
  startsLikeCompound,
} from './common-words.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isCapitalised, isUpper, spellingsOf, type Word } from './words.ts';

/**
 * Whether a capitalised word that nobody knows is a name. German capitalises nouns, so capitals tell nothing: a linear model weighs
 * what the word is like (letters, lists, endings) and what stands around it (titles, articles, verbs, line ends). Weights: model.ts,
 * learned by bench/train.ts from generated texts.
 */
export interface Model {
  /** Letter trigrams, hashed, in 1/16. */
  readonly letters: Int8Array;
  readonly weights: Readonly<Record<Group, readonly number[]>>;
  readonly threshold: number;
}

const SELF = [
  'unknown',
  'first',
  'surname',
  'place',
  'first-surname',
  'common',
  'compound',
  'half-compound',
  'english',
  'capitals',
  'common-name',
  'adjective',
] as const;
const AROUND = [
  'start',
  'line-start',
  'title',
  'role',
  'firm',
  'article',
  'contracted',
  'preposition',
  'place-preposition',
  'conjunction',
  'greeting',
  'verb',
  'adjective',
  'lower',
  'noun',
  'name',
  'number',
  'legal',
  'pronoun',
  'end',
  'unknown-capital',
  'place-word',
] as const;
const GAPS = ['space', 'comma', 'stop', 'colon', 'line', 'hyphen', 'bracket', 'slash', 'quote', 'other'] as const;
export type Group =
  | 'self'
  | 'prev'
  | 'prevSelf'
  | 'prev2'
  | 'next'
  | 'nextSelf'
  | 'gap'
  | 'gapAfter'
  | 'letters'
  | 'lettersPrev'
  | 'prevGap'
  | 'next2';
const BUCKETS = 12;
/** In English texts every feature has its own weight: capitals do tell something there. */
export const SIZES: Readonly<Record<Group, number>> = {
  self: SELF.length * 2,
  prev: AROUND.length * 2,
  prevSelf: AROUND.length * SELF.length * 2,
  prev2: AROUND.length * 2,
  next: AROUND.length * 2,
  next2: AROUND.length * 2,
  nextSelf: AROUND.length * SELF.length * 2,
  gap: GAPS.length * 2,
  gapAfter: GAPS.length * 2,
  letters: BUCKETS * 2,
  lettersPrev: BUCKETS * AROUND.length * 2,
  prevGap: GAPS.length * AROUND.length * 2,
};
export const GROUPS = Object.keys(SIZES) as readonly Group[];

const set = (words: string) => new Set(words.trim().split(/\s+/));
const TITLES = set(
  'herr herrn herren frau fraulein hr fr dr prof professor professorin doktor ing dipl mag mr mrs ms miss mister sir madam mme',
);
const ROLES = set(
  `kollege kollegen kollegin kolleginnen ansprechpartner ansprechpartnerin geschaftsfuhrer geschaftsfuhrerin inhaber inhaberin leiter leiterin einkaufer einkauferin
  vertreter vertreterin nachfolger nachfolgerin vorganger vorgangerin vertretung kontakt einkaufsleiter einkaufsleiterin vertriebsleiter vertriebsleiterin werkleiter
  werkleiterin produktionsleiter produktionsleiterin projektleiter projektleiterin techniker technikerin monteur berater beraterin assistent assistentin chef chefin
  besteller empfanger absender bearbeiter sachbearbeiter sachbearbeiterin zustandig teilnehmer entscheider turoffner gegner kundin verkaufer verkauferin prokurist
  vorstand direktor manager managerin betreuer betreuerin mitarbeiter mitarbeiterin kunde konstrukteur konstrukteurin ingenieur ingenieurin namens name heisst heissen
  meister buro inhaberfamilie familie ehemann ehefrau eheleute bruder schwester geschwister gebruder sohn tochter vater mutter freund freundin contact attn gez ia zhd hd`,
);
const FIRMS = set(
  'firma firmen fa unternehmen lieferant hersteller handler wettbewerber konkurrent konkurrenz mitbewerber konzern tochterfirma company kunden kunde account',
);
/** Short forms that are never anybody's name. */
const SHORT_FORMS = set(
  'nr nrn eur usd chf gbp teur ust ustid ustidnr idnr mwst iban bic tel fax mfg vg lg ps tba kw ca bzw inkl exkl zzgl abzgl evtl ggf usw etc zb dh ua so sog max min pos art hz kw kwh mm cm kg qm stk std tsd mio mrd pdf excel word crm erp sap cad cnc edv dsgvo nda hd zhd cc fyi asap eta vpn ssn dob id url www http https',
);
const LEGAL = set('gmbh ag kg ohg gbr ug se mbh kgaa inc ltd llc corp bv nv sarl spa srl plc');
const ARTICLES = set(
  `der die das den dem des ein eine einer eines einem einen kein keine keiner keines keinem keinen mein meine meiner meinem meinen dein deine ihr ihre ihrer ihres ihrem ihren
  unser unsere unserer unseres unserem unseren euer eure sein seine seiner seinem seinen dieser diese dieses diesem diesen jeder jede jedes jedem jeden welche welcher welches
  alle allen aller manche viele vielen wenige einige mehrere beide beiden zwei drei vier funf sechs sieben acht neun zehn the a an this that these those my your his its our their`,
);
const CONTRACTED = set('im am zum zur vom beim ins ans aufs furs ums durchs ubers');
const PREPOSITIONS = set(
  'mit von bei fur durch ohne gegen uber an zu wegen laut dank statt trotz neben hinter vor unter zwischen auf um als per seit gemass with from by for about to and',
);
const PLACE_PREPOSITIONS = set('in nach aus ab bis raum at near');
const CONJUNCTIONS = set('und oder sowie sowohl noch aber denn dass ob wenn weil wie or and but');
const GREETINGS = set(
  'hallo hi hey moin servus lieber liebe liebes dear hello tag morgen abend gott grusse gruss grussen danke sorry tschuss',
);
const PRONOUNS = set(
  'ich du er sie es wir ihr man mich dich sich uns euch ihm ihn ihnen mir dir wer was i you he she we they it me him her us them',
);
const PLACE_WORDS = set(
  'stadt ort raum region werk standort niederlassung filiale zweigstelle sitz messe landkreis kreis gemeinde richtung burgermeister buros lager city town',
);
const VERBS = set(
  `ist sind war waren hat haben hatte hatten wird werden wurde wurden kann konnen konnte muss mussen soll sollen sollte will wollen wollte mochte mochten darf bittet bat sagt sagte
  fragt fragte meint meinte meldet meldete ruft rief kommt kam geht ging schreibt schrieb wartet wartete hofft braucht sucht bestatigt bestatigte bestellt bestellte unterschreibt
  ubernimmt leitet fuhrt klart pruft schickt schickte sendet erhalt bekommt bekam verlangt verlangte wunscht macht macht steht liegt zahlt kauft kaufte fehlt stimmt zogert entscheidet
  is was has had will would can could should said says asked asks wants wanted called calls lives works met sent likes`,
);

export type Gap = (typeof GAPS)[number];

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Signed bytes out of base64; engines have no `atob`. */
export function bytesOf(text: string): Int8Array {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const char of text) {
    const value = BASE64.indexOf(char);
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes.push((bits >> held) & 0xff);
    }
  }
  return Int8Array.from(bytes);
}

/** What a word is, and what it is to its neighbours; the same for every place it stands in. */
export interface Sort {
  readonly self: number;
  readonly around: number;
  readonly bucket: number;
  readonly candidate: boolean;
  readonly folded: string;
  readonly english: -1 | 0 | 1;
  readonly gaz: 'first' | 'surname' | 'place' | 'none';
}

const S = (name: (typeof SELF)[number]) => SELF.indexOf(name);
const A = (name: (typeof AROUND)[number]) => AROUND.indexOf(name);
const G = (name: Gap) => GAPS.indexOf(name);
const NOUN = A('noun');
const NAME = A('name');
const START = A('start');
const END = A('end');

/** Log odds, in sixteenths a piece, that these letters are a name's. */
export function lettersScore(folded: string, letters: Int8Array): number {
  let sum = 0;
  let count = 0;
  for (const at of letterFeatures(folded)) {
    sum += letters[at]!;
    count++;
  }
  return count === 0 ? 0 : sum / 16;
}

export function letterFeatures(folded: string): number[] {
  const word = `^${folded}$`;
  const features: number[] = [];
  for (let size = 2; size <= 5; size++) {
    for (let at = 0; at + size <= word.length; at++) {
      const edge = at === 0 || at + size === word.length;
      if (size !== 3 && !edge) continue;
      let hash = 0x811c9dc5 ^ size;
      for (let char = at; char < at + size; char++) hash = Math.imul(hash ^ word.charCodeAt(char), 0x01000193);
      features.push((hash ^ (hash >>> 13)) & 8191);
    }
  }
  return features;
}

export function sortWord(text: string, letters: Int8Array, lists: Gazetteer): Sort {
  const [folded] = spellingsOf(text);
  const capital = isCapitalised(text);
  const isFunction = isFunctionWord(folded);
  const english: Sort['english'] = isEnglishOnly(folded) ? 1 : isFunction ? -1 : 0;
  const stem = folded.endsWith('s') && folded.length > 3 ? folded.slice(0, -1) : folded;
  const first = lists.firstNames.has(folded) || lists.firstNames.has(stem);
  const surname = lists.surnames.has(folded) || lists.surnames.has(stem);
  const place = lists.places.has(folded);
  const gaz: Sort['gaz'] = first ? 'first' : surname ? 'surname' : place ? 'place' : 'none';
  if (/\d/.test(text))
    return { self: 0, around: A('number'), bucket: 0, candidate: false, folded, english, gaz: 'none' };
  const common = isCommonWord(folded, capital);
  if (!capital) {
    return {
      self: 0,
      around: aroundOfSmall(folded, common),
      bucket: 0,
      candidate: false,
      folded,
      english,
      gaz: 'none',
    };
  }
  const named = first || surname || place;
  const score = lettersScore(folded, letters);
  const bucket = Math.max(0, Math.min(BUCKETS - 1, Math.round(score / 1.5) + BUCKETS / 2));
  const isLegal = LEGAL.has(folded);
  let self = S('unknown');
  if (named && (common || isFunction)) self = S('common-name');
  else if (common || isFunction) self = S('common');
  else if (first) self = surname ? S('first-surname') : S('first');
  else if (surname) self = S('surname');
  else if (place) self = S('place');
  else if (isUpper(text) && text.length <= 4) self = S('capitals');
  else if (isEnglishWord(folded)) self = S('english');
  else if (isCompound(folded)) self = S('compound');
  else if (
    /(?:ische[rnsm]?|liche[rnsm]?|ige[rnsm]?|bare[rnsm]?|same[rnsm]?|volle[rnsm]?|lose[rnsm]?|ierte[rnsm]?|ende[rnsm]?)$/.test(
      folded,
    )
  )
    self = S('adjective');
  else if (startsLikeCompound(folded)) self = S('half-compound');
  const around = isLegal
    ? A('legal')
    : (contextOf(folded) ??
      (isFunction
        ? aroundOfSmall(folded, true)
        : common || self === S('compound')
          ? NOUN
          : first
            ? A('unknown-capital')
            : A('unknown-capital')));
  const candidate =
    text.length > 1 &&
    !isLegal &&
    !SHORT_FORMS.has(folded) &&
    !TITLES.has(folded) &&
    !(isFunction && !named) &&
    !ARTICLES.has(folded) &&
    !PRONOUNS.has(folded);
  return { self, around, bucket, candidate, folded, english, gaz };
}

export function contextOf(folded: string): number | undefined {
  if (TITLES.has(folded)) return A('title');
  if (GREETINGS.has(folded)) return A('greeting');
  if (FIRMS.has(folded)) return A('firm');
  if (ROLES.has(folded)) return A('role');
  if (PLACE_WORDS.has(folded)) return A('place-word');
  return undefined;
}

function aroundOfSmall(folded: string, common: boolean): number {
  const context = contextOf(folded);
  if (context !== undefined) return context;
  if (CONTRACTED.has(folded)) return A('contracted');
  if (ARTICLES.has(folded)) return A('article');
  if (PLACE_PREPOSITIONS.has(folded)) return A('place-preposition');
  if (PREPOSITIONS.has(folded)) return A('preposition');
  if (CONJUNCTIONS.has(folded)) return A('conjunction');
  if (PRONOUNS.has(folded)) return A('pronoun');
  if (VERBS.has(folded)) return A('verb');
  if (!isFunctionWord(folded) && /(?:e|en|er|es|em)$/.test(folded)) return A('adjective');
  return common ? A('lower') : A('lower');
}

function gapOf(text: string, from: number, to: number): number {
  let gap = 0;
  for (let at = from; at < to; at++) {
    const char = text[at]!;
    if (char === '\n') return G('line');
    if (char === '.' || char === '!' || char === '?' || char === ';') gap = G('stop');
    else if (char === ',') gap ||= G('comma');
    else if (char === ':') gap = G('colon');
    else if (char === '-' || char === '–') gap ||= G('hyphen');
    else if (char === '(' || char === ')' || char === '[' || char === ']') gap ||= G('bracket');
    else if (char === '/' || char === '&' || char === '+') gap ||= G('slash');
    else if (char === '"' || char === '„' || char === '“' || char === "'" || char === '’') gap ||= G('quote');
    else if (char !== ' ' && char !== '\t' && char !== '\u00a0') gap ||= G('other');
  }
  return gap;
}

export interface Scene {
  readonly text: string;
  readonly words: readonly Word[];
  readonly sorts: readonly Sort[];
  readonly english: boolean;
}

/** More English function words than German ones. */
export function looksEnglish(sorts: readonly Sort[]): boolean {
  let balance = 0;
  for (const sort of sorts) balance += sort.english;
  return balance > 0;
}

/** Where in each group the weights of this word lie. `named[i]`: the word before is taken for a name. */
export function featuresAt(scene: Scene, at: number, named: (at: number) => boolean, into: number[]): void {
  const { text, words, sorts } = scene;
  const word = words[at]!;
  const sort = sorts[at]!;
  const lang = scene.english ? 1 : 0;
  const gap = at === 0 ? G('line') : gapOf(text, words[at - 1]!.end, word.start);
  const gapAfter =
    at === words.length - 1
      ? text.indexOf('\n', word.end) >= 0 || word.end >= text.length
        ? G('line')
        : G('stop')
      : gapOf(text, word.end, words[at + 1]!.start);
  // A title's dot ends no sentence: "Dr. Köster".
  const afterTitle =
    at > 0 &&
    gap === G('stop') &&
    (sorts[at - 1]!.around === A('title') || words[at - 1]!.text.length <= 2) &&
    text.slice(words[at - 1]!.end, word.start).replace(/\s/g, '') === '.';
  const prev =
    at === 0
      ? A('line-start')
      : gap === G('line')
        ? A('line-start')
        : gap === G('stop') && !afterTitle
          ? START
          : named(at - 1)
            ? NAME
            : sorts[at - 1]!.around;
  const prev2 = at < 2 ? A('line-start') : named(at - 2) ? NAME : sorts[at - 2]!.around;
  const stops = gapAfter === G('line') || gapAfter === G('stop');
  const next = at === words.length - 1 || stops ? END : sorts[at + 1]!.around;
  const next2 = at >= words.length - 2 || stops ? END : sorts[at + 2]!.around;
  const self = sort.self;
  const a = AROUND.length;
  const s = SELF.length;
  into[0] = lang * s + self;
  into[1] = lang * a + prev;
  into[2] = (lang * a + prev) * s + self;
  into[3] = lang * a + prev2;
  into[4] = lang * a + next;
  into[5] = lang * a + next2;
  into[6] = (lang * a + next) * s + self;
  into[7] = lang * GAPS.length + (afterTitle ? 0 : gap);
  into[8] = lang * GAPS.length + gapAfter;
  into[9] = lang * BUCKETS + sort.bucket;
  into[10] = (lang * BUCKETS + sort.bucket) * a + prev;
  into[11] = (lang * GAPS.length + gap) * a + prev;
}
/** The order in which {@link featuresAt} writes. */
export const FEATURE_GROUPS: readonly Group[] = [
  'self',
  'prev',
  'prevSelf',
  'prev2',
  'next',
  'next2',
  'nextSelf',
  'gap',
  'gapAfter',
  'letters',
  'lettersPrev',
  'prevGap',
];

const DOUBTED = new Map([
  [S('compound'), 3.5],
  [S('common'), 2],
]);

/** Which words are names. `settled(i)`: true or false where that is known already, undefined where it is asked. */
export function recogniseNames(scene: Scene, model: Model, settled: (at: number) => boolean | undefined): boolean[] {
  const named: boolean[] = new Array(scene.words.length).fill(false);
  const groups = FEATURE_GROUPS.map((group) => model.weights[group]);
  const features: number[] = [];
  const isNamed = (at: number) => named[at]!;
  for (let at = 0; at < scene.words.length; at++) {
    const fixed = settled(at);
    if (fixed !== undefined) {
      named[at] = fixed;
      continue;
    }
    if (mustBeName(scene, at, isNamed)) {
      named[at] = true;
      continue;
    }
    if (!scene.sorts[at]!.candidate) continue;
    featuresAt(scene, at, isNamed, features);
    let score = 0;
    for (let group = 0; group < groups.length; group++) score += groups[group]![features[group]!] ?? 0;
    // What is everyday language needs better reasons to be a name, and most of all behind one: "Kösters Rückruf".
    const doubt = DOUBTED.get(scene.sorts[at]!.self) ?? 0;
    const genitive = at > 0 && named[at - 1] && scene.words[at - 1]!.text.endsWith('s');
    named[at] = score > model.threshold + doubt + (doubt > 0 && genitive ? 3 : 0);
  }
  return named;
}

/** Where German grammar leaves no choice: a capitalised word behind "Frau Dr." or directly behind a first name. */
function mustBeName({ text, words, sorts }: Scene, at: number, named: (at: number) => boolean): boolean {
  const before = sorts[at - 1];
  if (!before || words[at]!.text.length < 2 || !isCapitalised(words[at]!.text) || /\d/.test(words[at]!.text))
    return false;
  if (LEGAL.has(sorts[at]!.folded) || SHORT_FORMS.has(sorts[at]!.folded) || TITLES.has(sorts[at]!.folded)) return false;
  const gap = text.slice(words[at - 1]!.end, words[at]!.start);
  const self = sorts[at]!.self;
  if (before.around === A('title') && /^\.?[ \u00a0-]{1,2}$/.test(gap))
    return self !== S('common') || !ROLES.has(sorts[at]!.folded);
  if (before.gaz === 'first' && named(at - 1) && gap === ' ')
    return self !== S('compound') && contextOf(sorts[at]!.folded) === undefined;
  // The second half of a double name: Meyer-Landrut; but "Köster-Angebot".
  return gap === '-' && named(at - 1) && self !== S('compound') && self !== S('common');
}
