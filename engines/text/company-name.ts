import { fold } from './fold.ts';
import { LEGAL_FORM_BY_SPELLING } from './legal-forms.ts';
import { cleanText, type Parsed, refused, understood } from './parsed.ts';
import { Recent } from './recent.ts';

export interface CompanyName {
  /** Without the legal form, as written. */
  readonly name: string;
  /** Canonical spelling, or null when none stands there. */
  readonly legalForm: string | null;
  /** Countries whose law knows the legal form. */
  readonly countries: readonly string[];
  /** Equal for spellings of one name: folded, "Gebr." = "Gebrüder", "&" = "und", legal form and "Firma" left out. */
  readonly key: string;
}

const MOST_TOKENS = 8;

/** One token as the spelling table knows it: lower case, no dots or dashes; &, +, und, u. become "&". */
function spell(token: string): string {
  const lower = token.toLowerCase();
  if (lower === '+' || lower === 'und' || token === 'u.' || lower === 'and' || lower === 'et' || lower === 'y')
    return '&';
  return lower.replaceAll('+', '&').replace(/[.,;:'"\-–_*®™]/g, '');
}

interface Found {
  readonly from: number;
  readonly to: number;
  readonly form: string;
  readonly countries: readonly string[];
}

function shortFormMeant(written: string): boolean {
  const letters = written.replace(/[^\p{L}]/gu, '');
  // "Haus AS", "Foo S.A.", "e.K.", "Schulz e. V." mean the form; "as", "se", "eu" inside a name written small do not.
  return (
    letters === letters.toUpperCase() ||
    /\p{L}\s?\./u.test(written) ||
    /^(e\s?K|e\s?U|e\s?V|eG|Oy|Oyj|SpA|gAG|eK|eU|eV)$/.test(written.trim())
  );
}

/** Every ending of every spelling: the last token of a legal form is one of these, however its spelling is cut into tokens. */
const FORM_ENDS: ReadonlySet<string> = new Set(
  [...LEGAL_FORM_BY_SPELLING.keys()].flatMap((spelling) =>
    Array.from({ length: spelling.length + 1 }, (_, from) => spelling.slice(from)),
  ),
);

/** Position of the legal form among the tokens, rightmost and longest; undefined when there is none. */
function findLegalForm(tokens: readonly string[]): Found | undefined {
  const spelt = tokens.map(spell);
  for (let end = tokens.length; end > 0; end--) {
    // Most words end no legal form: asked once, instead of joining up to eight spellings for each of them.
    if (!FORM_ENDS.has(spelt[end - 1] ?? '')) continue;
    for (let start = Math.max(0, end - MOST_TOKENS); start < end; start++) {
      const form = LEGAL_FORM_BY_SPELLING.get(spelt.slice(start, end).join(''));
      if (!form) continue;
      const written = tokens.slice(start, end).join(' ');
      const last = end === tokens.length;
      if (form.strict && (!shortFormMeant(written) || (!last && !(form.leads && start === 0)))) continue;
      // "KG" in small letters or "&Co" in the middle of a name is part of the name; "AG" must be in capitals unless it ends it.
      if (!last && form.name !== 'GmbH' && !/\p{Lu}.*\p{Lu}/u.test(written) && !written.includes('.')) continue;
      if (start === 0 && !(form.leads && tokens.length > 1) && end === tokens.length) continue;
      return { from: start, to: end, form: form.name, countries: form.countries };
    }
  }
  return undefined;
}

const TRADE_WORD = /^(firma|fa\.?|the company)\s+(?=\S)/i;

function keyOf(name: string): string {
  return fold(
    name
      .replace(TRADE_WORD, '')
      .replace(/(?<![\p{L}\p{N}])(gebr\.|gebr(?=\s|$)|gebrueder|gbr\.(?=\s))/giu, 'gebrüder ')
      .replace(/(?<![\p{L}\p{N}])(ges\.|gesellschaft)(?![\p{L}\p{N}])/giu, 'gesellschaft ')
      .replace(/&|\+|(?<![\p{L}\p{N}])u\.(?=\s)/gu, ' und ')
      .replace(/str\.(?=\s|$)/gi, 'strasse'),
  )
    .replace(/(^| )and(?= |$)/g, '$1und')
    .replace(/ /g, '');
}

// A row's name is asked for when it is read, matched, indexed and written.
const lately = new Recent<Parsed<CompanyName, 'empty'>>(1200);

/** Splits a company name into the name proper and its legal form. Problem `empty` when nothing readable is left. */
export function parseCompanyName(original: string): Parsed<CompanyName, 'empty'> {
  return original.length > 200 ? splitName(original) : lately.of(original, splitName);
}

function splitName(original: string): Parsed<CompanyName, 'empty'> {
  const text = cleanText(original).replace(/\n/g, ' ');
  if (!/[\p{L}\p{N}]/u.test(text)) return refused('empty', original);
  const tokens = text
    .replace(/([-–])(?=(g?gmbh|ag|kg|gesmbh|gbr|ohg)\b)/gi, ' ')
    .replace(/(?<=\S)(\((?=haftungs))/gi, ' $1')
    .split(' ');
  const found = findLegalForm(tokens);
  if (!found)
    return understood({ name: text, legalForm: null, countries: [], key: keyOf(text) || fold(text) }, original);
  const rest = [...tokens.slice(0, found.from), ...tokens.slice(found.to)]
    .join(' ')
    .replace(/^[\s,;]+|[\s,;(&+-]+$/g, '');
  const name = rest || text;
  return understood(
    { name, legalForm: found.form, countries: found.countries, key: keyOf(name) || fold(text) },
    original,
  );
}
