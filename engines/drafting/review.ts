/** A slip that a careful reader would mark. */
export interface Slip {
  readonly rule: string;
  readonly at: string;
}

const SHARED: readonly (readonly [string, RegExp])[] = [
  ['double-space', /[^\n] {2,}\S/],
  ['space-before-mark', /\s[,;:!?.](?=\s|$)/],
  ['double-mark', /(?:[,;:]{2,}|\.\.(?!\.)|,\.|\.,|\?\.|!\.|:\.)/],
  ['hole', /\b(?:undefined|null|NaN|Invalid Date)\b|\[object|\{\{?|\}\}?|\$\{|_{3,}|<[a-z/]/i],
  ['empty-brackets', /\(\s*\)|„\s*“|“\s*”/],
  ['doubled-word', /(?<![\p{L}\p{N}])(\p{L}{2,}) \1(?![\p{L}\p{N}])/u],
  ['too-many-lines', /\n{3,}/],
  ['trailing-space', /[ \t]\n/],
  ['open-end', /[,;–-]\s*$/],
  ['quotation-marks', /„[^“]*$|^[^„]*“[^”]*$(?!)/],
];
const GERMAN: readonly (readonly [string, RegExp])[] = [
  [
    'salutation-gender',
    /Sehr geehrter Frau|Sehr geehrte Herr\b|Herr Frau|Frau Herr|geehrter? Divers|geehrte[rn]? (?:und|,)/,
  ],
  [
    'salutation-empty',
    /^(?:Sehr geehrter? (?:Herr|Frau)|Guten Tag|Hallo)\s*,|^(?:Sehr geehrter? (?:Herr|Frau))(?: (?:Prof\.|Dr\.))* ?,/m,
  ],
  ['salutation-title', /^(?:Sehr|Guten|Hallo)[^\n]*(?:Dipl|MBA|M\.Sc|B\.Sc|Ing\.|Kfm|Dr\. Dr\.|Prof\. Prof\.)/m],
  [
    'capital-after-salutation',
    /^(?:Sehr geehrte|Guten Tag|Hallo)[^\n]*,\n\n(?:Ich|Wir|Vielen|Danke|Haben|Unser|Bei|Seit|Hiermit|Als)\b/m,
  ],
  [
    'case-after-preposition',
    /\b(?:bei|mit|von|aus|zu|nach|seit) die (?=\p{Lu})|\b(?:für|durch|gegen|ohne|um) der (?=\p{Lu})|\bauf der? die\b|\bam (?:heute|gestern)\b|\bvom (?:heute|gestern)\b|\bvon am\b|\bbis zum am\b/u,
  ],
  ['article-doubled', /\b(?:der|die|das|dem|den) (?:der|die|das|dem|den) \p{Lu}/u],
  [
    'sie-and-du',
    /\b(?:Sie|Ihnen|Ihr(?:e[rnsm]?)?)\b[\s\S]*\b(?:du|dir|dich|[Dd]eine?[rnsm]?)\b|\b(?:du|dir|dich|[Dd]eine?[rnsm]?)\b[\s\S]*\b(?:Sie|Ihnen|Ihr(?:e[rnsm]?)?)\b/,
  ],
  ['money', /\b0 (?:Euro|EUR)\b|\d{5,} Euro|Euro Euro/],
  ['date', /\b0\. |\b3[2-9]\. (?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)|am \d{1,2}\. undefined/],
];
const ENGLISH: readonly (readonly [string, RegExp])[] = [
  ['salutation', /^Dear\s*,|Dear (?:Mr|Ms|Dr|Professor)\s*,|Mr Ms|Ms Mr|Dear (?:Herr|Frau)/m],
  ['small-after-salutation', /^(?:Dear|Hello)[^\n]*,\n\n[a-z]/m],
  ['german-left', /\b(?:und|nicht|Ihnen|Sehr geehrte|vom|über)\b/],
  ['on-yesterday', /\bon (?:today|yesterday)\b|\bof (?:today|yesterday)\b|sent on on/],
];

/** Reads a text as the reviewer of drafts would: no understanding, no mercy. An empty list is no proof of good style. */
export function reviewDraft(
  draft: { readonly subject: string | null; readonly body: string },
  language: 'de' | 'en',
): Slip[] {
  const text = `${draft.subject ?? ''}\n\n${draft.body}`.trim();
  const slips: Slip[] = [];
  for (const [rule, pattern] of [...SHARED, ...(language === 'de' ? GERMAN : ENGLISH)]) {
    const match = pattern.exec(
      rule.startsWith('salutation') || rule.includes('after-salutation')
        ? draft.body
        : rule === 'sie-and-du'
          ? draft.body
          : text,
    );
    if (match) slips.push({ rule, at: text.slice(Math.max(0, match.index - 30), match.index + 50) });
  }
  for (const paragraph of draft.body.split('\n\n').slice(1, -1))
    if (!/[.!?:“”]$/.test(paragraph) && !/(?:^|\n)(?:- |Wann:|Wo:|When:|Where:)/.test(paragraph))
      slips.push({ rule: 'no-full-stop', at: paragraph.slice(-50) });
  return slips;
}
