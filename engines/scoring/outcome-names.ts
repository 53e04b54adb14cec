/**
 * Names of columns that are often filled in or changed only once the outcome is known. A weak sign by itself: it lowers the bar for the
 * statistical signs and never condemns a column alone.
 */
const AFTERWARDS =
  /duration|dauer|laufzeit_bis|clos(?:e|ed|ing)|abschlu(?:ss|ß)|abgeschlossen|\bwon\b|won[_ ]|[_ ]won|gewonnen|\blost\b|lost[_ ]|[_ ]lost|verloren|outcome|ergebnis|result|resultat|\bstatus\b|status$|stage|(?:verkaufs|vertriebs)phase|phase$|\bgrund\b|reason|churn|cancel|k(?:ü|ue)ndig|storno|terminat|invoice|rechnung|paid|bezahlt|payment[_ ]date|zahlungseingang|signed|unterschr|order[_ ]?(?:no|nr|id|date|value)|auftrags?(?:nr|nummer|wert|datum|eingang)|conver(?:t|sion)|deal[_ ]value|final|forecast|probabilit|wahrscheinlich|quality|tags?$|lead[_ ]?score|(?:^|[_ ])end(?:e|date|datum)?$|elapsed|days?[_ ](?:to|until)|total[_ ]days|last[_ ]modified|ge(?:ä|ae)ndert/i;

export function soundsLikeAfterwards(name: string): boolean {
  return AFTERWARDS.test(name.replace(/([a-z])([A-Z])/g, '$1_$2'));
}

/** A closing date that somebody only expects. */
export function soundsPlanned(name: string): boolean {
  return /expect|erwart|voraussicht|geplant|plan|soll|target|ziel|forecast|estimat|gesch(?:ä|ae)tzt/i.test(name);
}

/** Grounds on which nobody may be treated differently (§ 1 AGG, Art. 9 GDPR): named, so that a person decides about them. */
const PROTECTED =
  /^(?:gender|sex|geschlecht|anrede|salutation|religion|konfession|ethnic|nationalit|staatsangeh|race|hautfarbe|age|alter|birth|geburt|disab|behinder|senior)/i;

export function soundsProtected(name: string): boolean {
  return PROTECTED.test(name.trim());
}

const WON = /^(?:closed[ -]?)?(?:won|gewonnen)\b|^(?:auftrag|bestellt|erfolgreich)\b/i;
const LOST =
  /^(?:closed[ -]?)?(?:lost|verloren)\b|^(?:abgelehnt|abgesagt|declined|rejected|storniert|kein auftrag|nicht gewonnen)\b/i;
const OPEN =
  /^(?:open|offen|engag\w*|prospect\w*|in (?:progress|arbeit|bearbeitung|verhandlung)|negotiat\w*|verhandl\w*|propos\w*|angebot\w*|quot\w*|qualif\w*|lead|new|neu|pending|ausstehend|laufend|wartet|waiting|on hold|needs? analysis|value proposition|perception analysis|id\. decision makers|discovery|demo\w*|evaluation|appointment\w*|contract ?sent|presentation\w*|termin\w*|bedarf\w*|kontakt\w*|contacted|interessent|anfrage|opportunity)\b/i;

/**
 * Values of a pipeline's stage that are no outcome yet. Only where the column plainly is such a stage (won is asked for, lost is there as well):
 * open deals counted as lost would teach that whatever is recent is lost.
 */
export function stillOpen(values: readonly string[], positive: string): readonly string[] {
  const isPipeline = WON.test(positive.trim()) && values.some((value) => LOST.test(value.trim()));
  return isPipeline ? values.filter((value) => OPEN.test(value.trim())) : [];
}
