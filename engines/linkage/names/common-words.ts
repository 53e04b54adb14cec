import { toLatin } from './transliterate.ts';

/**
 * How much a shared word says, in bits: -log2 of the share of company names that have it, rounded to what a register of German and English
 * names shows. Words that stand in no list are rare: 10 bits. Where the caller hands in frequencies of the own list, those count instead.
 */
const BITS: Readonly<Record<string, string>> = {
  '0.3': `the of and for in at on to a an by with und der die das des dem den für fur von vom zu zum zur im am bei mit de del della di da do dos
    das du des la le les el los las et y e i en het van aan op och og sur pour per para na v vo s so po za iz`,
  '1.2': `group gruppe international deutschland germany europe europa worldwide global company unternehmen firma`,
  '2.2': `holding holdings service services vertrieb vertriebs handel handels trading technik technology technologies tech solutions systems systeme
    industries industry industrie enterprise enterprises company corporation international nord süd ost west north south east west new neue neu
    business general verwaltung verwaltungs beteiligung beteiligungs management consulting beratung development products produkte`,
  '3.2': `bau maschinenbau metallbau bank banking finance financial capital investment investments insurance versicherung versicherungen energy energie oil gas
    power electric electronics elektronik elektrotechnik automotive auto motors transport logistik logistics shipping spedition marine aviation airlines
    construction engineering immobilien real estate property properties software media data digital network networks telecom communications medical
    medizintechnik health healthcare pharma chemical chemicals chemie food foods lebensmittel getränke hotel restaurant apotheke praxis werkzeugbau
    werkzeuge maschinen maschinenfabrik anlagenbau fördertechnik stahl stahlbau metall metal metals steel kunststoff kunststofftechnik plastics holz
    holzbau verlag druck druckerei stadtwerke sparkasse volksbank raiffeisenbank universität university college institut institute school schule
    klinik hospital krankenhaus association verband verein foundation stiftung fund trust society gesellschaft organisation agency agentur ministry
    ministerium department government regierung national federal federation republic state stadt city gemeinde office büro center zentrum world
    central union united first american british german deutsche deutscher deutsches chinese russian production produktion manufacturing supply
    import export commercial industrial research design studio shop store markt center partners partner brothers gebrüder söhne sohn sons
    facility gebäudetechnik sanitär heizung elektro haus garten möbel textil fashion mode sport sports security sicherheit umwelttechnik verpackung
    packaging medien marketing werbung reisen travel tours leasing factoring steuerberatung rechtsanwälte ingenieurbüro ingenieure architekten`,
};
const BITS_OF_WORD = new Map<string, number>();
for (const [bits, words] of Object.entries(BITS)) {
  for (const word of words.split(/\s+/)) {
    const key = toLatin(word);
    if (key && !BITS_OF_WORD.has(key)) BITS_OF_WORD.set(key, Number(bits));
  }
}

export const RARE_BITS = 10;

/** Bits of a folded word by the built-in list; undefined for a word that is none of the common ones. */
export const commonBits = (word: string): number | undefined => BITS_OF_WORD.get(word);

/** Words a firm adds or leaves out as the page has room: not what tells two firms apart. */
const OPTIONAL = new Set(
  `group gruppe grupo groupe gruppo international deutschland europe europa worldwide global the company firma germany
  unternehmen unternehmensgruppe industries industrie industry`.split(/\s+/),
);
export const isOptional = (word: string): boolean => OPTIONAL.has(word);

/** Words that name another firm of the same house when they come on top: "Müller" and "Müller Immobilien". */
const SISTERS = new Set(
  `holding holdings verwaltung verwaltungs beteiligung beteiligungs immobilien service services finance trust leasing capital stiftung foundation
  fund consulting logistik bank versicherung international`.split(/\s+/),
);
export const isSister = (word: string): boolean => SISTERS.has(word);

const BRANCHES = new Set(
  'niederlassung zweigniederlassung nl werk filiale branch betriebsstatte standort depot plant lager zweigstelle geschaftsstelle aussenstelle subsidiary sucursal succursale'.split(
    ' ',
  ),
);
/** Says that it is one place of a firm that has several. */
export const isBranch = (word: string): boolean => BRANCHES.has(word);

/** A country in the name of a firm says which of the group's companies it is. */
const COUNTRIES = new Set(
  `austria osterreich schweiz switzerland suisse france frankreich italy italia italien spain espana spanien portugal poland polen polska
  czech tschechien slovakia hungary ungarn romania rumanien bulgaria bulgarien greece griechenland turkey turkei turkiye russia russland ukraine belarus sweden
  schweden norway norwegen denmark danemark finland finnland netherlands nederland niederlande belgium belgien luxembourg luxemburg ireland irland uk
  england scotland wales usa us america canada kanada mexico mexiko brazil brasil brasilien chile argentina argentinien colombia peru china japan korea india
  indien singapore singapur malaysia thailand vietnam indonesia philippines australia australien africa afrika egypt agypten iran iraq irak israel qatar
  kuwait uae dubai saudi arabia taiwan hongkong estonia ethiopia latvia lithuania serbia croatia kroatien slovenia slowenien chad asia asien pacific`.split(
    /\s+/,
  ),
);
const PLACES = new Set(
  `germany deutschland europe europa berlin hamburg munchen munich koln cologne frankfurt stuttgart dusseldorf leipzig dortmund essen bremen dresden
  hannover nurnberg ulm wien vienna zurich basel bern graz linz salzburg london paris milano madrid barcelona rome moscow beijing shanghai tokyo boston
  chicago cleveland york bavaria bayern sachsen hessen baden wurttemberg westfalen nrw emea dach kong hong north south nord sud ost east west bend`.split(
    /\s+/,
  ),
);
export const isCountry = (word: string): boolean => COUNTRIES.has(word);
export const isPlace = (word: string): boolean => COUNTRIES.has(word) || PLACES.has(word);

/** Spellings and translations of one word: the first of each line is what all become. */
const SAME = `
und and et
gebruder gebr gebroder gebrueder bros brothers
international intl internat int internazionale internacional internationale internationaler
deutschland dtl dtld deutschl brd germany
gruppe group groupe grupo gruppo unternehmensgruppe
gesellschaft ges gesell
organisation organization orga organizatsiya organizaciya organizacion
labour labor
centre center zentrum zentr centro tsentr
theatre theater
verwaltungs verw verwaltung verwaltungsgesellschaft
beteiligungs bet beteiligung beteiligungsgesellschaft
ingenieur ing ingenieurs
maschinen masch
handels hdl handel handelsgesellschaft trading
vertriebs vertrieb vertriebsgesellschaft
strasse str
sankt st saint san santa
elektro elektr elektrik
technik techn
fabrik fabr
industrie ind industry industries
manufacturing mfg manuf
management mgmt mgt
services svcs svc service serv
systems sys system systeme
technologies tech technology
association assoc assn
university univ universitat universite universidad
department dept dep
government govt gov
national nat natl
company comp compagnie compania kompaniya companie
corporation corporacion korporatsiya
brewery brauerei
bank banco banque banka
brigade brig
soehne sohne sohn sons
werke werk
co cooperation
development dev
engineering eng engrg
laboratories labs lab labor
limited ltd
federation foderation federacion
usa us
`;
const SAME_AS = new Map<string, string>();
for (const line of SAME.trim().split('\n')) {
  const [first = '', ...others] = line.split(' ');
  for (const other of others) if (!SAME_AS.has(other)) SAME_AS.set(other, first);
}

const NUMBERS = new Map<string, string>();
const count = (words: string, from: number, step = 1) => {
  for (const [at, group] of words.split(' ').entries())
    for (const word of group.split('/')) NUMBERS.set(word, String(from + at * step));
};
count(
  'one/eins/uno/un two/zwei/dos/deux three/drei/tres/trois four/vier/cuatro five/funf/cinq six/sechs seven/sieben eight/acht nine/neun ten/zehn eleven/elf twelve/zwolf',
  1,
);
count(
  'first/erste/erster/erstes/1st second/zweite/zweiter/2nd third/dritte/dritter/3rd fourth/vierte/vierter/4th fifth/funfte/5th sixth/sechste/6th seventh/siebte/7th eighth/achte/8th ninth/neunte/9th tenth/zehnte/10th',
  1,
);
count(
  'twenty/zwanzig thirty/dreissig forty/fourty/vierzig fifty/funfzig sixty/sechzig seventy/siebzig eighty/achtzig ninety/neunzig',
  20,
  10,
);
const ROMAN = /^(?=[ivxl])(l?x{0,3})(ix|iv|v?i{0,3})$/;
const ROMAN_VALUE: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };

/** One word for all its spellings. */
export const canonical = (word: string): string => SAME_AS.get(word) ?? word;

/** Twenty to ninety in words, which a unit may follow. */
export const isTens = (word: string): boolean => !/^\d/.test(word) && /^[2-9]0$/.test(NUMBERS.get(word) ?? '');

/** `II`, `2nd`, `zwei`, `2.` -> 2; undefined for what is no number. Letters count as Roman only from two on, or where `alone` allows one. */
export function numberOf(word: string, alone = false): string | undefined {
  if (/^\d+$/.test(word)) return word.replace(/^0+(?=\d)/, '');
  if (/^\d+(st|nd|rd|th|ste|te)$/.test(word)) return word.replace(/\D+$/, '');
  const known = NUMBERS.get(word);
  if (known !== undefined) return known;
  if ((word.length > 1 || alone) && ROMAN.test(word)) {
    let value = 0;
    for (const [at, letter] of [...word].entries()) {
      const here = ROMAN_VALUE[letter] ?? 0;
      value += here < (ROMAN_VALUE[word[at + 1] ?? ''] ?? 0) ? -here : here;
    }
    return String(value);
  }
  return undefined;
}
