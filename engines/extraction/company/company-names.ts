import { isParsed, parseCompanyName, Recent } from '#engines/text/index.ts';
import { collapse } from '../page/lines.ts';

// As they are written on pages; what each means is decided by engines/text.
const FORM =
  '(?:(?:g?GmbH|GMBH|gmbh|Gesellschaft m(?:it|\\.)\\s?b(?:eschränkter|\\.)\\s?H(?:aftung|\\.)?|Ges\\.?\\s?m\\.?\\s?b\\.?\\s?H\\.?|mbH|AG|SE|UG(?:\\s?\\(\\s?haftungsbeschr(?:änkt|aenkt|\\.)\\s?\\))?|Stiftung|Ltd\\.?|Limited|Aktiengesellschaft)\\s?(?:&|und|\\+|u\\.)\\s?(?:Co|Cie|Comp|Compagnie|Company)\\.?,?\\s?(?:KGaA|KG|OHG|oHG|Kommanditgesellschaft)|(?:&|und)\\s?(?:Co|Cie)\\.?,?\\s?(?:KG|OHG|oHG)|g?GmbH|GMBH|Gesellschaft mit beschränkter Haftung|Gesellschaft m\\.\\s?b\\.\\s?H\\.|Ges\\.?\\s?m\\.?\\s?b\\.?\\s?H\\.?|GesmbH|mbH|gUG|UG(?:\\s?\\(\\s?haftungsbeschr(?:änkt|aenkt|\\.)\\s?\\))?|Unternehmergesellschaft(?:\\s?\\(haftungsbeschränkt\\))?|KGaA|Aktiengesellschaft|AG|SE|OHG|oHG|Kommanditgesellschaft|KG|KEG|FlexCo|FlexKapG|Flexible (?:Company|Kapitalgesellschaft)|OG|GbR|GesbR|PartG(?:\\s?mbB)?|PartGmbB|e\\.\\s?K(?:fm|fr)?\\.|eK|e\\.K|e\\.\\s?V\\.|eingetragene[rn]? Kauf(?:mann|frau)|e\\.\\s?G\\.|eG|e\\.\\s?U\\.|eGen|Sàrl|Sarl|S\\.?à\\.?r\\.?l\\.?|Sagl|S\\.?\\s?r\\.?\\s?l\\.?|S\\.\\s?p\\.\\s?A\\.|SpA|S\\.A\\.S?\\.?|SAS|SA|B\\.\\s?V\\.|BV|N\\.V\\.|Ltd\\.?|Limited|LLC|L\\.L\\.C\\.|LLP|PLC|plc|Inc\\.?|Incorporated|Corp\\.?|Corporation|Sp\\.\\s?z\\s?o\\.?\\s?o\\.?|s\\.r\\.o\\.|a\\.s\\.|A/S|ApS|AB|Oy|Kft\\.?|d\\.o\\.o\\.)';
const AFTER = '(?![\\p{L}\\p{N}]|-\\p{L})';
const FORM_AT = new RegExp(`(?<=[\\s\\p{L}\\p{N})."'’“-])${FORM}${AFTER}`, 'gu');
/** Far cheaper than `FORM_AT`, and true of every text in which that finds something. */
const MAY_HAVE_FORM =
  /\p{Lu}{2}|\p{Lu}\.|mbH|gmbh|H\.|e[.KG]|Ltd|Limited|Inc|Corp|plc|Stiftung|esellschaft|Kauf|Co|S[aàp]|Flex|Kft|ApS|A\/S|Oy|[sad]\.[raso]|Sp\.|oHG|bR|S\s?r|Ges|Part/u;
const ONLY_FORM = new RegExp(`^${FORM}$`, 'u');
/** "ZUR Technik GmbH" is called so; "zur Technik GmbH" leads to it. */
const isStop = (word: string): boolean => STOP.test(word) && !/^\p{Lu}{2,}$/u.test(word);
const CONNECTOR =
  /^(?:&|\+|und|u\.|and|et|of|für|fuer|for|der|die|das|des|dem|den|von|van|vom|zum|zur|de|la|le|du|di|im|am|an|in|auf|bei|the|-|–|\/|ob)$/i;
const STOP =
  /^(?:die|der|das|den|dem|des|firma|fa\.|bei|mit|von|durch|für|©|\(c\)|&copy;|copyright|wir|unsere?|ist|sind|als|zur|zum|im|in|an|auf|und|the|of|by|at|for|with|our|to|is|from|and|a|an|geschäftsführer|impressum|willkommen|über|gegen|nach|aus|seit|herzlich|gemäß|tmg|ddg|ecg|tmg:|ddg:|anbieter|angaben|gesellschafterin|komplementärin|haftende|persönlich|verwaltungsgesellschaft:|herausgeber|inhaber|sitz|vertreten|diese|wiederum|welche|sowie|oder|dass|daß|eine?|einer|einem|einen|am|bzw\.|about|contact|imprint|provider)$/i;
const ABBREVIATED =
  /^(?:gebr|dr|ing|dipl|st|prof|fa|fr|hch|chr|joh|wilh|alb|heinr|carl|inh|intern|internat|nachf|masch|bau|elektro|verw|vermögensverw|techn|\p{Lu}|\p{Lu}\.\p{Lu})\.$/iu;

export interface FoundName {
  readonly name: string;
  /** The whole line is this name. */
  readonly whole: boolean;
  readonly form: string;
}

/** Company names by their legal form. A sentence's name goes back to where its capitals begin. */
export function companyNamesIn(text: string): readonly FoundName[] {
  if (!MAY_HAVE_FORM.test(text)) return NO_NAMES;
  const short = text.length > 1200 ? text.slice(0, 1200) : text;
  return named.of(short, () => readNames(short));
}
const NO_NAMES: readonly FoundName[] = [];
const named = new Recent<readonly FoundName[]>(3000);

function readNames(text: string): readonly FoundName[] {
  const found: FoundName[] = [];
  let from = 0;
  for (const match of text.matchAll(FORM_AT)) {
    if (match.index < from) continue;
    const end = match.index + match[0].length;
    const tail =
      /^\s?\((?:Deutschland|Germany|Schweiz|Switzerland|Austria|Österreich|Europe|Europa|haftungsbeschränkt)\)/i.exec(
        text.slice(end),
      )?.[0] ?? '';
    const start = nameStart(text, from, match.index);
    if (start === undefined) continue;
    const name = tidyName(text.slice(start, end) + tail);
    from = end + tail.length;
    const form = legalFormOf(name);
    if (!form || ONLY_FORM.test(name) || name.length > 130) continue;
    const rest = (text.slice(0, start) + text.slice(from)).replace(/[^\p{L}\p{N}]+/gu, '');
    found.push({ name, whole: rest === '', form });
  }
  return found;
}

/** A short line that ends in its legal form is a name as a whole, with commas, small letters and all. */
export function nameOfLine(text: string): FoundName | undefined {
  if (!MAY_HAVE_FORM.test(text)) return undefined;
  const plain = tidyName(text);
  if (
    plain.length > 110 ||
    plain.length < 4 ||
    /[:?!]|\b(?:ist|sind|wird|hat|haben|bietet|is|are|has|wurde|war)\b|©/.test(plain)
  )
    return undefined;
  const last = [...plain.matchAll(FORM_AT)].at(-1);
  if (!last || ONLY_FORM.test(plain)) return undefined;
  const tail = plain.slice(last.index + last[0].length);
  if (
    tail !== '' &&
    !/^\s?\([^)]{2,30}\)$|^\s(?:Deutschland|Germany|International|Europe|i\.\s?(?:G|L)r?\.)$/.test(tail)
  )
    return undefined;
  const form = legalFormOf(plain);
  return form && /^[\p{L}\p{N}"„'(]/u.test(plain) && !isStop(plain.split(' ')[0] ?? '')
    ? { name: plain, whole: true, form }
    : undefined;
}

export const isLegalFormOnly = (text: string): boolean => ONLY_FORM.test(collapse(text));

export function legalFormOf(name: string): string | null {
  const parsed = parseCompanyName(name);
  return isParsed(parsed) ? parsed.value.legalForm : null;
}

export function nameKey(name: string): string {
  const parsed = parseCompanyName(name);
  return isParsed(parsed) ? parsed.value.key : name.toLowerCase();
}

/** Kept apart although their names begin alike: "Muster GmbH & Co. KG" and its partner "Muster GmbH". */
export function nameIdentity(name: string): string {
  const parsed = parseCompanyName(name);
  return isParsed(parsed) ? `${parsed.value.key}|${parsed.value.legalForm ?? ''}` : name.toLowerCase();
}

export const tidyName = (text: string): string =>
  collapse(text)
    .replace(/^[\s,;|·•:©–-]+/u, '')
    .replace(/^(?:\(c\)|copyright|firma|fa\.)\s+(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d|heute))?\s*)?/i, '')
    .replace(/^(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?\s+(?=\p{L})/u, '')
    .replace(/[\s,;|·•–-]+$/u, '')
    .replace(/^["„“](.*)["“”]$/u, '$1');

/** Index where the name begins that a legal form at `formAt` ends; undefined where nothing before it can be a name. */
function nameStart(text: string, from: number, formAt: number): number | undefined {
  const before = text.slice(from, formAt);
  const tokens = [...before.matchAll(/\S+/g)].map((match) => ({ word: match[0], at: from + match.index }));
  let start: number | undefined;
  let connectors = 0;
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at]!;
    const { word } = token;
    const nearest = at === tokens.length - 1;
    if (/^[|·•–—:©]$/.test(word) || (/^(?:19|20)\d\d$/.test(word) && !nearest)) break;
    const next = tokens[at + 1]?.word;
    if (!nearest && /[:;!?|]$/.test(word)) break;
    if (!nearest && /,$/.test(word) && !/^\p{Lu}[\p{L}-]*-,$/u.test(word)) break;
    if (!nearest && /\.$/.test(word) && !ABBREVIATED.test(word) && !/^\p{Lu}\p{Ll}{0,3}\.$/u.test(word)) break;
    const capital = /^[("„'“]?[\p{Lu}\d]/u.test(word) || /\p{Lu}/u.test(word);
    if (
      isStop(word) &&
      !(CONNECTOR.test(word) && connectors === 0 && at > 0 && capitalBefore(tokens, at) && next !== undefined)
    )
      break;
    // "Geschäftsführerin der Alb Guss AG", "Werk des Herstellers X GmbH": only societies carry an article inside their names.
    if (
      /^(?:der|des|die|das|dem|den|the)$/i.test(word) &&
      !/^(?:e\.\s?V|g(?:GmbH|AG|UG)|Stiftung)/.test(text.slice(formAt))
    )
      break;
    if (CONNECTOR.test(word)) {
      if (connectors++ > 1) break;
      continue;
    }
    if (!capital && !nearest) break;
    start = token.at;
    connectors = 0;
    if (tokens.length - at > 9) break;
  }
  return start;
}

function capitalBefore(tokens: readonly { word: string }[], at: number): boolean {
  const word = tokens[at - 1]?.word ?? '';
  return /^[\p{Lu}\d]/u.test(word) && !isStop(word) && !/[:;,.!?|]$/.test(word);
}
