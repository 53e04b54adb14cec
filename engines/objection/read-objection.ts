/** Ways of advertising that somebody can refuse by name; a machine that calls counts as a call. */
export type ObjectionChannel = 'email' | 'phone_human' | 'phone_auto' | 'fax' | 'post' | 'sms_messenger';

export interface FoundObjection {
  /** Refused by name; empty: advertising of any kind. */
  readonly channels: readonly ObjectionChannel[];
  /** The sentence that says it, as it stands in the text. */
  readonly quote: string;
  readonly start: number;
}

const NAMED: readonly (readonly [RegExp, readonly ObjectionChannel[]])[] = [
  [
    /\b(?:\w*anruf\w*|rufe?n?|ruft|angerufen|anzurufen|telefon\w*|telefonisch\w*|call\w*|phone\w*|ring)\b/i,
    ['phone_human', 'phone_auto'],
  ],
  [/\b(?:e-?mails?|mails?|mailings?|newsletters?|rundmails?|anmailen|angemailt|e-?mailing|mailing)\b/i, ['email']],
  [/\b(?:fax\w*|faxe)\b/i, ['fax']],
  [/\b(?:briefe?|briefpost|post|kataloge?|prospekte?|letters?|postal)\b/i, ['post']],
  [/\b(?:sms|whatsapp|messenger)\b/i, ['sms_messenger']],
];

const CONTACT = String.raw`(?:\w*werbe?\w*|\w*werbung\w*|newslettern?s?|rundmails?|mailings?|e-?mails?|mails?|sms|whatsapp\S*|faxe?|\w*anrufe?n?|telefonate|nachrichten|kontakt\w*|ansprache|zusendung\w*|angebote per \S+|post|briefe?|prospekte?|kataloge?|infomails?|infopost)`;
const NO_MORE = String.raw`(?:mehr|weiter\w*|künftig\w*|zukünftig\w*|in zukunft|länger|wieder|jemals)`;
const REACH =
  '(?:an(?:zu)?rufen|angerufen|(?:zu )?kontaktieren|kontaktiert|an(?:zu)?schreiben|angeschrieben|an(?:zu)?mailen|(?:zu )?melden|(?:zu )?belästigen|belästigt|(?:zu )?schicken|(?:zu)?(?:zu)?senden|zugesandt|(?:zu )?schreiben|beworben|an(?:zu)?sprechen|angesprochen|behelligt|(?:zu )?behelligen)';

/** Each pattern is an objection by itself; what turns one around is asked of the sentence afterwards. */
const PATTERNS: readonly RegExp[] = [
  // keine Werbung mehr, keine weiteren Anrufe, wünscht keinen Newsletter
  new RegExp(String.raw`\bkeine?[nr]?\s(?:\S+\s){0,2}?(?:weitere?[nr]?\s)(?:\S+\s){0,2}?${CONTACT}\b`, 'i'),
  new RegExp(String.raw`\bkeine?[nr]?\s(?:\S+\s){0,2}?${CONTACT}\b[^.!?;]{0,60}?\b${NO_MORE}\b`, 'i'),
  new RegExp(
    String.raw`\b(?:möchte|möchten|will|wollen|wünsche?n?|wünscht|verbitte|verbittet|bitte)\b[^.!?;]{0,50}\bkeine?[nr]?\s(?:\S+\s){0,2}?(?:${CONTACT})\b`,
    'i',
  ),
  /\bkeinerlei\s(?:\S+\s){0,2}?(?:werbung|werbliche|anrufe|e-?mails|mails|zusendungen|kontaktaufnahme)\b/i,
  // nicht mehr anrufen, von weiteren Anrufen absehen, nie wieder kontaktieren
  new RegExp(String.raw`\b(?:nicht|nie|niemals)\s(?:${NO_MORE}\s)(?:[^\s,]+\s){0,4}?${REACH}\b`, 'i'),
  new RegExp(
    String.raw`\b(?:rufen|kontaktieren|schreiben|mailen|melden|belästigen|schicken|senden)\ssie\b[^.!?;]{0,60}\b(?:nicht|keine?[nr]?|nie)\b[^.!?;]{0,40}\b${NO_MORE}\b`,
    'i',
  ),
  /\b(?:sehen|unterlassen|verzichten|absehen|abzusehen|abstand|unterlassung|einstellen|stellen sie)\b[^.!?;]{0,60}\b(?:werbung|werbe\w+|anrufe?n?|e-?mails?|mails?|kontaktaufnahmen?|zusendung\w*|newsletters?)\b[^.!?;]{0,30}(?:\b(?:ab|ein|auf|unterlassen|absehen|verzichten)\b)?/i,
  /\b(?:werbung|werbe\w+|anrufe|e-?mails|mails|kontaktaufnahmen?|newsletter)\b[^.!?;]{0,40}\b(?:unterlassen|einstellen|einzustellen|unterlassung|abbestell\w+)\b/i,
  // aus dem Verteiler nehmen, abmelden, löschen aus der Liste
  /\b(?:aus|von|vom)\s(?:dem|den|der|ihrem|ihren|ihrer|eurem|eurer|allen)?\s?(?:\S+\s)?(?:verteilers?|verteilern|mailinglisten?|mailing-listen?|adresslisten?|adressdatei\w*|adresskartei|kartei|datenbank|newsletters?|kontaktlisten?|anruflisten?|liste)\b[^.!?;]{0,50}\b(?:nehmen|streichen|löschen|entfernen|austragen|herausnehmen|rausnehmen|abmelden|genommen|gestrichen|gelöscht|entfernt|ausgetragen|runter|raus)\b/i,
  /\b(?:nehmen|streichen|löschen|entfernen|tragen|melden|nehmt|streicht|löscht|nimm|lösch|trag)\b[^.!?;]{0,50}\b(?:aus|von|vom)\s(?:dem|den|der|ihrem|ihren|ihrer|eurem|eurer|allen)?\s?(?:\S+\s)?(?:verteilers?|verteilern|mailinglisten?|mailing-listen?|adresslisten?|adressdatei\w*|adresskartei|kartei|datenbank|newsletters?|kontaktlisten?|anruflisten?|liste)\b/i,
  /\b(?:newsletter|mailing|infomail|rundmail)\w*\b[^.!?;]{0,30}\b(?:abbestell\w+|abmelden|abgemeldet|kündig\w+|abzubestellen)\b/i,
  /\b(?:abbestell\w+|abmelden|abbestellung)\b[^.!?;]{0,30}\b(?:newsletter|mailing|infomail|rundmail|werbung)\w*\b/i,
  // Widerspruch
  /\bwiderspr(?:eche|echen|icht|ach|achen|ochen)\b[^.!?;]{0,120}\b(?:werbung|werblich\w*|werbe\w+|nutzung|verwendung|verarbeitung|daten|anrufe?n?|e-?mails?|mails?|kontaktaufnahme|zusendung\w*|direktwerbung|newsletters?)\b/i,
  /\b(?:werbung|werblich\w*|werbe\w+|nutzung|verwendung|verarbeitung|daten|anrufen|kontaktaufnahme|zusendung\w*|direktwerbung)\b[^.!?;]{0,80}\bwiderspr(?:eche|echen|icht|ach|achen|ochen)\b/i,
  /\bwiderspruch\b[^.!?;]{0,60}\b(?:gegen|nach|gemäß|gem\.)\b[^.!?;]{0,40}\b(?:werbung|werblich\w*|werbe\w+|nutzung|verwendung|verarbeitung|direktwerbung|art)\b/i,
  /\b(?:widerrufe|widerruft|widerrufen)\b[^.!?;]{0,60}\b(?:einwilligung|zustimmung|werbeeinwilligung)\b/i,
  /\b(?:einwilligung|zustimmung)\b[^.!?;]{0,60}\b(?:widerrufe|widerruft|widerrufen|zurückgezogen|zurücknehmen)\b/i,
  // Notes in a word, and other ways to say it
  /\b(?:werbeverbot|werbewiderspruch|werbesperre|kontaktsperre|anrufsperre|mailsperre|kontaktverbot)\b/i,
  /^\W*(?:bitte\s|absolut\s|ab sofort\s)?keine?\s(?:\w*werbung|\w*werbe\w+|newsletters?|mailings?|rundmails?)\W*$/i,
  /\bverbitte\w*\b[^.!?;]{0,40}\b(?:\w*werbung|\w*werbe\w+|\w*anrufe?n?|e-?mails?|mails?|newsletters?|kontaktaufnahmen?|zusendung\w*)\b/i,
  /\b(?:\w*werbung|\w*werbe\w+|\w*anrufe?|e-?mails|mails|newsletters?)\b[^.!?;]{0,40}\b(?:unerwünscht|nicht erwünscht|verschon\w+|verzicht\w+)/i,
  /\b(?:verschon\w+|in ruhe)\b[^.!?;]{0,50}\b(?:\w*werbung|\w*werbe\w+|\w*anrufe?n?|e-?mails?|mails|newslettern?)\b/i,
  /\b(?:hört|hören|hör)\b[^.!?;]{0,30}\bauf\b[^.!?;]{0,30}\b(?:\w*werbung|\w*werbe\w+|\w*anrufe?n?|e-?mails?|mails|newslettern?|anzurufen|zu schreiben)\b/i,
  /\b(?:möchte|möchten|will|wollen|wünsche?n?|wünscht)\b[^.!?;]{0,60}\b(?:\w*werbung|\w*anrufe?|e-?mails|mails|newsletters?|prospekte|kataloge)\b[^.!?;]{0,30}\bnicht (?:mehr|länger|weiter)\b/i,
  /\b(?:werbung|werblich\w*|werbe\w+|zusendung\w*|nutzung|verarbeitung|anrufe)\b[^.!?;]{0,60}\bwiderspruch\b/i,
  /\b(?:nichts|nie)\s(?:mehr|wieder)\s(?:etwas\s)?von\s(?:ihnen|uns|euch|ihrer firma)\b[^.!?;]{0,20}\b(?:hören|lesen|erhalten|bekommen)\b/i,
  /\b(?:melde|trage)\s(?:ich\s)?(?:mich|uns)\b[^.!?;]{0,40}\b(?:newsletter|verteiler|mailing\w*)\b[^.!?;]{0,20}\b(?:ab|aus)\b/i,
  /^\W*(?:bitte\s)?(?:austragen|abmelden|abbestellen)(?:\sbitte)?\W*$/i,
  /\b(?:telefonwerbung|werbung|werbeanrufe?)\b[^.!?;]{0,20}\bunterlassen\b/i,
  /\bnicht (?:damit )?einverstanden\b[^.!?;]{0,60}\b(?:\w*werbung|werbe\w+|newsletters?|anrufen|mails)\b/i,
  /\bno longer\s(?:wish|want|like)\b[^.!?;]{0,60}\b(?:receive|contacted|called|emailed|e-?mails|newsletters?|calls|hear)\b/i,
  /\brefrain from\b[^.!?;]{0,40}\b(?:contacting|calling|e-?mailing|writing|sending|phoning)\b/i,
  /\b(?:no|not have (?:my|our)|without (?:my|our)|never gave)\s(?:\S+\s)?(?:permission|consent)\b[^.!?;]{0,40}\b(?:e-?mail|call|contact|write|advertise|market)\b/i,
  /^\W*(?:stop|unsubscribe|abmelden|austragen|abbestellen|opt[- ]?out)\W*$/i,
  /\b(?:please|kindly)?\s*unsubscribe\s(?:me|us|this)\b/i,
  /\b(?:remove|take|delete|strike|drop)\b[^.!?;]{0,40}\b(?:off|from|out of)\b[^.!?;]{0,40}\b(?:list|lists|mailing|database|newsletter)\b/i,
  /\b(?:stop|cease|quit)\s(?:\S+\s){0,3}?(?:emailing|e-mailing|calling|contacting|mailing|sending|phoning|texting|marketing)\b/i,
  /\b(?:do not|don['’]t|never|not (?:to )?be|not to)\s(?:want\s(?:to\s)?)?(?:\S+\s){0,3}?(?:contact|contacted|call|called|email|e-mail|emailed|mail|write|phone|ring)\b[^.!?;]{0,50}\b(?:again|any ?more|any longer|in (?:the )?future|further)\b/i,
  /\bno (?:more|further)\s(?:\S+\s){0,2}?(?:calls?|e-?mails?|mails?|letters?|advertising|marketing|newsletters?|contact)\b/i,
  /\b(?:object|objects|objected)\s(?:\S+\s){0,3}?to\b[^.!?;]{0,80}\b(?:marketing|advertising|processing|use of|data|calls|e-?mails)\b/i,
  /\bopt(?:ing|ed)?[- ]out\b/i,
  /\bwithdraw\w*\b[^.!?;]{0,40}\bconsent\b/i,
];

/** What turns the sentence around: no objection, a condition, somebody else's wish, our own sentence below every mail. */
const TURNED: readonly RegExp[] = [
  /^\W*(?:wenn|falls|sofern|sollten?|möchten sie|wollen sie|if|should|in case)\b/i,
  /\b(?:wenn|falls|sofern)\s(?:sie|du|ihr)\b/i,
  /\bif you\b/i,
  /\b(?:kein(?:en)?|keinerlei|ohne|no)\s(?:\S+\s)?(?:\w*widerspruch|widersprüche|werbesperre|werbeverbot|einwände?|objections?)\b/i,
  /\bnicht\s(?:widersproch\w+|abmelden|abbestell\w+|widerrufen)\b/i,
  /\bwiderspr(?:icht|echen|eche)\s(?:sich|dem|der aussage|den angaben|nicht)\b/i,
  /\b(?:warum|wieso|weshalb)\b[^.!?]*\?/i,
  /\b(?:hat|haben|habe|has|have)\b[^.!?;]{0,40}\bkeine?[nr]?\b[^.!?;]{0,40}\b(?:mehr|weitere[nr]?)\b[^.!?;]{0,30}\b(?:bekommen|erhalten|gelesen|gesehen|received|got)\b/i,
  /\b(?:kommen|kamen|erhalten wir|bekommen wir|bekomme ich|erhalte ich)\b[^.!?;]{0,40}\bkeine?[nr]?\b[^.!?;]{0,40}\b(?:mehr)\b/i,
  /\bsondern\b/i,
  /\bnur noch\b/i,
  /\balten?\s(?:e-?mail|mail|post)?-?(?:adresse|anschrift|nummer)\b/i,
  /\bwir\s(?:senden|schicken|versenden|machen|rufen|verschicken)\b/i,
];

/**
 * Whether a text says that somebody wants no more advertising, in German or English, in their own words or as it was noted. Sentence by
 * sentence, by patterns that a person can read: what stops contact must be explainable. It rather misses a veiled wish than stop on a
 * mere "no interest", which is a refusal of an offer and none of contact.
 */
export function readObjection(text: string): FoundObjection | null {
  let first: FoundObjection | null = null;
  const channels = new Set<ObjectionChannel>();
  let anything = false;
  for (const { start, sentence } of sentencesOf(text)) {
    if (!PATTERNS.some((one) => one.test(sentence)) || TURNED.some((one) => one.test(sentence))) continue;
    const named = NAMED.flatMap(([word, ways]) => (word.test(sentence) ? ways : []));
    const general =
      /\b(?:werbung|werblich\w*|direktwerbung|verteiler\w*|kontakt\w*|melden|daten|marketing|advertising|contact\w*|list|lists|database)\b/i.test(
        // "Werbung per E-Mail" refuses the mail; "Werbung, auch keine Mails" all of it.
        sentence.replace(/\b(?:werbung|marketing|advertising)\s(?:per|via|by|über)\b/gi, ' '),
      );
    if (named.length === 0 || general) anything = true;
    for (const way of named) channels.add(way);
    first ??= { channels: [], quote: sentence, start };
  }
  return first === null ? null : { ...first, channels: anything ? [] : [...channels] };
}

function* sentencesOf(text: string): Generator<{ readonly start: number; readonly sentence: string }> {
  for (const match of text.slice(0, 200_000).matchAll(/[^.!?;\n]+(?:\.(?=\S)[^.!?;\n]*)*[.!?;]*/g)) {
    const sentence = match[0].trim();
    if (sentence.length < 4 || sentence.length > 600) continue;
    yield { start: match.index + match[0].indexOf(sentence), sentence };
  }
}
