import { fold } from './fold.ts';
import { type Parsed, refused, understood } from './parsed.ts';

// Names as they stand in German, English, French and Italian lists, and the vehicle code letters that German addresses carry (D-89073).
const NAMES: Readonly<Record<string, string>> = {
  DE: 'deutschland germany allemagne germania d ger deu brd bundesrepublik_deutschland federal_republic_of_germany duitsland niemcy',
  AT: 'österreich austria autriche a aut oesterreich republik_österreich oostenrijk',
  CH: 'schweiz switzerland suisse svizzera che schweizerische_eidgenossenschaft confoederatio_helvetica',
  LI: 'liechtenstein fl lie fürstentum_liechtenstein',
  FR: 'frankreich france francia f fra',
  IT: 'italien italy italia i ita',
  NL: 'niederlande netherlands nederland holland nld the_netherlands pays_bas',
  BE: 'belgien belgium belgique belgie b bel',
  LU: 'luxemburg luxembourg l lux',
  DK: 'dänemark denmark danmark dnk',
  SE: 'schweden sweden sverige s swe',
  NO: 'norwegen norway norge n nor',
  FI: 'finnland finland suomi fin',
  PL: 'polen poland polska pol',
  CZ: 'tschechien czech_republic czechia tschechische_republik cze česko',
  SK: 'slowakei slovakia svk slowakische_republik slovensko',
  HU: 'ungarn hungary h hun magyarorszag',
  SI: 'slowenien slovenia slo svn slovenija',
  HR: 'kroatien croatia hrv hrvatska',
  RO: 'rumänien romania rou',
  BG: 'bulgarien bulgaria bgr',
  RS: 'serbien serbia srb',
  BA: 'bosnien_und_herzegowina bosnia_and_herzegovina bih bosnien',
  ES: 'spanien spain españa e esp',
  PT: 'portugal p prt',
  GB: 'großbritannien united_kingdom vereinigtes_königreich uk england great_britain gbr schottland scotland wales grossbritannien',
  IE: 'irland ireland irl',
  GR: 'griechenland greece el grc',
  TR: 'türkei turkey türkiye tur',
  US: 'usa vereinigte_staaten united_states united_states_of_america u_s_a',
  CA: 'kanada canada can',
  CN: 'china volksrepublik_china prc chn',
  JP: 'japan jpn',
  KR: 'südkorea south_korea korea kor',
  IN: 'indien india ind',
  BR: 'brasilien brazil bra',
  MX: 'mexiko mexico mex',
  AU: 'australien australia aus',
  ZA: 'südafrika south_africa zaf',
  RU: 'russland russia russische_föderation rus',
  UA: 'ukraine ukr',
  IL: 'israel isr',
  AE: 'vae vereinigte_arabische_emirate uae united_arab_emirates are',
  SA: 'saudi_arabien saudi_arabia sau',
  EE: 'estland estonia est',
  LV: 'lettland latvia lva',
  LT: 'litauen lithuania ltu',
  CY: 'zypern cyprus cyp',
  MT: 'malta mlt',
  IS: 'island iceland isl',
  SG: 'singapur singapore sgp',
  TW: 'taiwan twn',
  TH: 'thailand tha',
  VN: 'vietnam vnm',
  MY: 'malaysia mys',
  ID: 'indonesien indonesia idn',
  EG: 'ägypten egypt egy',
  MA: 'marokko morocco mar',
  TN: 'tunesien tunisia tun',
  AR: 'argentinien argentina arg',
  CL: 'chile chl',
  CO: 'kolumbien colombia col',
  NZ: 'neuseeland new_zealand nzl',
  MK: 'nordmazedonien north_macedonia mkd',
  AL: 'albanien albania alb',
  ME: 'montenegro mne',
};

const CODE_BY_NAME = new Map(
  Object.entries(NAMES).flatMap(([code, names]) => [
    [code.toLowerCase(), code] as const,
    ...names.split(' ').map((name) => [fold(name.replaceAll('_', ' ')), code] as const),
  ]),
);

/** ISO 3166 code of a country written as name, code or vehicle letter in German or English. */
export function parseCountry(original: string): Parsed<string, 'empty' | 'country-unknown'> {
  const key = fold(original);
  if (!key) return refused('empty', original);
  const code = CODE_BY_NAME.get(key);
  return code ? understood(code, original) : refused('country-unknown', original);
}
