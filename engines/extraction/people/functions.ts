const WORDS =
  /leiter(?:in)?\b|leitung\b|geschäftsführ|geschaeftsfuehr|vertrieb|verkauf|einkauf|innendienst|außendienst|aussendienst|techni(?:k|sch)|produktion|buchhalt|assisten|sekret(?:är|ari)|projekt|konstrukt|\bservice|montage|meister|ingenieur|berat(?:er|ung)|manager|manag(?:ing|ement)|director|head of|\bC[EFOTSMI]O\b|sales|marketing|personal(?:wesen|abteilung|referent|leit|entwick)|\bHR\b|qualität|logistik|\blager|disposition|disponent|export|prokurist|inhaber|gründer|founder|engineer|support|entwickl|ausbild|sachbearbeit|referent|kundenbetreu|ansprechpartner|finan[cz]|controll|werk(?:s|statt|zeug)|fertigung|arbeitsvorbereitung|vorstand|gesellschafter|president|officer|customer|purchasing|auszubildende|techniker|monteur|verwaltung|empfang|office|key account|gebietsleit|bauleit|architekt|planer|kaufm(?:ann|änn)|kauffrau|programmier|administrat|informatik|elektronik|mechatronik|mechanik|schlosser|schreiner|tischler|zimmer(?:er|mann|ei)|geselle|designer|redakt|pressesprech|öffentlichkeitsarbeit|niederlassung|anwendung|spezialist|specialist|consultant|accountant|human resources|operations|quality|team ?lead|supervisor|coordinator|koordinat|zentrale|rechnungswesen|versand|reklamation|auftragsabwicklung|kalkulation|angebotswesen|schulung|trainer|beauftragte|sprecher|lead\b|analyst|developer|chair|secretary|treasurer|owner|partner\b|facharbeiter|fachkraft|hausmeister|azubi|büro|lehrling|praktikant|werkstudent|rezeption|küchenchef|direktor/i;
const NO_FUNCTION =
  /@|https?:|www\.|\d{4,}|^(?:unser|ihre?|das|die|der|unsere) (?:team|ansprechpartner|mitarbeiter)|^(?:team|kontakt|ansprechpartner(?:in)?|mehr|weiter|details|profil|impressum|zum|e-?mail|nachricht|zurück)\b.*$|herzlich|willkommen|©|!|\?/i;

/** Whether a short text names what somebody does. */
export const isFunction = (text: string): boolean => WORDS.test(text) && !NO_FUNCTION.test(text);

/** The function within a short text beside a name: separators and contact points cut off. */
export function functionIn(text: string): string | null {
  const pieces = text
    .replace(/\S+@\S+/g, '')
    .replace(/\b(?:Tel(?:efon)?|Fon|Phone|Mobil|Fax|E-?Mail|Durchwahl)\b.*$/is, '')
    .split(/\s*[|•·;]\s*|\s[–—-]\s|,\s(?=\p{Lu}[^,]*$)|\s{2,}/u)
    .map((piece) => piece.replace(/^[\s,:(–-]+|[\s,:()–-]+$/g, '').trim())
    .filter((piece) => piece.length > 1);
  const found = pieces.filter((piece) => piece.length < 80 && isFunction(piece) && piece.split(' ').length <= 9);
  if (found.length === 0) return null;
  const whole = found.join(', ');
  return /[.]\s/.test(whole) || whole.length > 90 ? (found[0] ?? null) : whole;
}
