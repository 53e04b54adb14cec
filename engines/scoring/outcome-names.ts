/**
 * Names of columns that are often filled in or changed only once the outcome is known. A weak sign by itself: it lowers the bar for the
 * statistical signs and never condemns a column alone.
 */
const AFTERWARDS =
  /duration|dauer|laufzeit_bis|clos(?:e|ed|ing)|abschlu(?:ss|ß)|abgeschlossen|\bwon\b|won[_ ]|[_ ]won|gewonnen|\blost\b|lost[_ ]|[_ ]lost|verloren|outcome|ergebnis|result|resultat|\bstatus\b|status$|stage|(?:verkaufs|vertriebs)phase|phase$|\bgrund\b|reason|churn|cancel|k(?:ü|ue)ndig|storno|terminat|invoice|rechnung|paid|bezahlt|payment[_ ]date|zahlungseingang|signed|unterschr|order[_ ]?(?:no|nr|id|date|value)|auftrags?(?:nr|nummer|wert|datum|eingang)|conver(?:t|sion)|deal[_ ]value|final|forecast|probabilit|wahrscheinlich|quality|tags?$|lead[_ ]?score|(?:^|[_ ])end(?:e|date|datum)?$|elapsed|days?[_ ](?:to|until)|total[_ ]days|last[_ ]modified|ge(?:ä|ae)ndert/i;

export function soundsLikeAfterwards(name: string): boolean {
  return AFTERWARDS.test(name.replace(/([a-z])([A-Z])/g, '$1_$2'));
}

/** Grounds on which nobody may be treated differently (§ 1 AGG, Art. 9 GDPR): named, so that a person decides about them. */
const PROTECTED =
  /^(?:gender|sex|geschlecht|anrede|salutation|religion|konfession|ethnic|nationalit|staatsangeh|race|hautfarbe|age|alter|birth|geburt|disab|behinder|senior)/i;

export function soundsProtected(name: string): boolean {
  return PROTECTED.test(name.trim());
}
