import { ModelFault } from './outcome.ts';

const GERMAN = new Set(
  'der die das und ist nicht ein eine zu den von mit für auf sie wir ich im dem des sich ihr ihre uns bei auch wird haben sind oder als an nach wenn noch'.split(
    ' ',
  ),
);
const ENGLISH = new Set(
  'the and is not a to of with for on you we i in at by be are this that have has will our your it as from or an if us'.split(
    ' ',
  ),
);

/** The language that most small words belong to; null where there are too few to tell. */
export function languageOf(text: string): 'de' | 'en' | null {
  let german = 0;
  let english = 0;
  for (const word of text.toLowerCase().match(/[a-zäöüß]+/g) ?? []) {
    if (GERMAN.has(word)) german++;
    if (ENGLISH.has(word)) english++;
  }
  if (german + english < 4 || Math.max(german, english) < 2 * Math.min(german, english)) return null;
  return german > english ? 'de' : 'en';
}

const MARKUP = /<(?:!doctype|html|head|body|script|style|div|span|p|br|table|iframe|img|a)\b[^>]*>|<\/[a-z]+>/i;
/** What should have been filled in: somebody else's placeholders, and the example people of every country. */
const PLACEHOLDER =
  /\[(?:[^\]\n]{0,30}(?:name|firma|company|datum|date|position|produkt|product|telefon|phone|adresse|address|betrag|amount|titel|title|einfügen|insert|unternehmen|anrede|thema|ort|email|e-mail|ihr|your|kontakt|contact)[^\]\n]{0,30}|x{2,}|\.{3}|…|_{2,})\]|\{\{[^}\n]{0,60}\}\}|\$\{[^}\n]{0,60}\}|<(?:name|firma|company|person|ort|datum|date|vorname|nachname|kunde|produkt)[^>\n]{0,20}>|%(?:name|firma|vorname|nachname|company)%|\b(?:PERSON|NAME|COMPANY|ORG|LOCATION|FIRMA|EMAIL|PHONE)_\d+\b|\b(?:Max|Erika) Mustermann\b|\bMusterfirma\b|\bJohn Doe\b|\bLorem ipsum\b|_{4,}|\bXXX+\b/i;

/** What no reader may get: another language, markup, holes. @throws ModelFault */
export function checkAnswer(text: string, language: 'de' | 'en' | null): void {
  if (MARKUP.test(text)) throw new ModelFault('markup', { again: true });
  const hole = PLACEHOLDER.exec(text);
  if (hole) throw new ModelFault('foreign-placeholder', { again: true });
  const written = languageOf(text);
  if (language !== null && written !== null && written !== language)
    throw new ModelFault('wrong-language', { again: true });
}

/** JSON out of an answer that may wrap it in a fence or a sentence. @throws ModelFault `schema` */
export function readJson(text: string): unknown {
  const fenced = /```(?:json)?\s*([\s\S]*?)```/.exec(text)?.[1];
  const from = text.search(/[[{]/);
  const to = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  for (const candidate of [fenced, text, from >= 0 && to > from ? text.slice(from, to + 1) : undefined]) {
    if (candidate === undefined) continue;
    try {
      return JSON.parse(candidate);
    } catch {}
  }
  throw new ModelFault('schema', { again: true });
}
