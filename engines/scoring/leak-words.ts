import type { Words } from './model.ts';

const de = (value: number, digits = 2): string => value.toFixed(digits).replace('.', ',');
const emptyDe = (kind: 'missing' | 'zero') => (kind === 'zero' ? 'leer oder 0' : 'leer');
const emptyEn = (kind: 'missing' | 'zero') => (kind === 'zero' ? 'empty or 0' : 'empty');
const onlyAfter: Words = {
  de: 'Vermutlich ist die Spalte erst bekannt, wenn der Ausgang feststeht.',
  en: 'It is probably known only once the outcome is.',
};

const leftOut: Words = {
  de: `${onlyAfter.de} Sie wurde weggelassen; --keep behält sie.`,
  en: `${onlyAfter.en} It was left out; --keep keeps it.`,
};

/** What is said about columns that seem to know the outcome. */
export const leakWords = {
  copy: (name: string, auc: number): Words => ({
    de: `„${name}“ sagt fast dasselbe wie das Ziel (AUC ${de(auc, 3)} allein aus dieser Spalte). ${onlyAfter.de} Sie wurde weggelassen; --keep behält sie.`,
    en: `"${name}" says nearly the same as the target (AUC ${auc.toFixed(3)} from this column alone). ${onlyAfter.en} It was left out; --keep keeps it.`,
  }),
  onlyWith: (
    name: string,
    kind: 'missing' | 'zero',
    positive: boolean,
    inPositives: number,
    inOthers: number,
  ): Words => ({
    de: `„${name}“ ist fast nur gefüllt, wenn das Ziel ${positive ? 'eintritt' : 'nicht eintritt'} (gefüllt bei ${de(inPositives, 1)} % der positiven und ${de(inOthers, 1)} % der übrigen Zeilen, sonst ${emptyDe(kind)}). ${onlyAfter.de} Sie wurde weggelassen; --keep behält sie.`,
    en: `"${name}" is filled almost only where the target ${positive ? 'is met' : 'is not met'} (filled in ${inPositives} % of positive and ${inOthers} % of the other rows, ${emptyEn(kind)} otherwise). ${onlyAfter.en} It was left out; --keep keeps it.`,
  }),
  tooStrong: (name: string, auc: number): Words => ({
    de: `„${name}“ ist verdächtig gut: AUC ${de(auc, 3)} allein aus dieser Spalte. Prüfen Sie, ob der Wert vor dem Ausgang bekannt ist, sonst mit --drop weglassen.`,
    en: `"${name}" is suspiciously good: AUC ${auc.toFixed(3)} from this column alone. Check whether its value is known before the outcome; else leave it out with --drop.`,
  }),
  dominates: (name: string, auc: number, times: number, named: boolean): Words => ({
    de: `„${name}“ ist verdächtig: die Spalte erklärt ${times > 50 ? 'als einzige überhaupt etwas' : `${de(times, 1)}-mal so viel wie die nächstbeste`} (AUC ${de(auc, 3)} allein)${named ? ' und klingt nach etwas, das erst danach feststeht' : ''}. Ist der Wert bekannt, bevor der Ausgang feststeht? Sonst mit --drop weglassen.`,
    en: `"${name}" is suspicious: it ${times > 50 ? 'alone explains anything at all' : `explains ${times.toFixed(1)} times as much as the next best column`} (AUC ${auc.toFixed(3)} by itself)${named ? ' and sounds like something known only afterwards' : ''}. Is its value known before the outcome? Else leave it out with --drop.`,
  }),
  settles: (name: string, kind: 'missing' | 'zero', whenEmpty: number, whenFilled: number, left: boolean): Words => ({
    de: `„${name}“ ist verdächtig: ob dort etwas steht, entscheidet fast schon über das Ziel (positiv: ${de(whenEmpty, 1)} %, wo sie ${emptyDe(kind)} ist, ${de(whenFilled, 1)} %, wo sie gefüllt ist). ${left ? leftOut.de : 'Wird sie erst beim Abschluss gefüllt? Dann mit --drop weglassen.'}`,
    en: `"${name}" is suspicious: whether anything stands there all but settles the target (positive: ${whenEmpty} % where ${emptyEn(kind)}, ${whenFilled} % where filled). ${left ? leftOut.en : 'Is it filled only at the close? Then leave it out with --drop.'}`,
  }),
  byName: (name: string, auc: number, kind: string): Words => ({
    de: `„${name}“ klingt nach etwas, das erst nach dem Ausgang feststeht, und hängt mit ihm zusammen (AUC ${de(auc, 3)} allein). Bitte prüfen${kind === 'date' ? ', vor allem, wann das Datum eingetragen wird' : ''}; sonst mit --drop weglassen.`,
    en: `"${name}" sounds like something known only after the outcome and goes with it (AUC ${auc.toFixed(3)} by itself). Please check${kind === 'date' ? ', above all when the date is entered' : ''}; else leave it out with --drop.`,
  }),
  laterDate: (name: string, time: string, share: number, left: boolean): Words => ({
    de: `„${name}“ liegt bei ${de(share, 1)} % der Zeilen nach „${time}“. ${left ? leftOut.de : 'War dieses Datum damals schon bekannt? Sonst mit --drop weglassen.'}`,
    en: `"${name}" lies after "${time}" in ${share} % of rows. ${left ? leftOut.en : 'Was that date known then? Else leave it out with --drop.'}`,
  }),
  filledAtTheEnd: (name: string, decided: number, open: number): Words => ({
    de: `„${name}“ ist bei ${de(decided, 1)} % der entschiedenen und bei ${de(open, 1)} % der offenen Zeilen gefüllt. ${leftOut.de}`,
    en: `"${name}" is filled in ${decided} % of the decided rows and in ${open} % of the open ones. ${leftOut.en}`,
  }),
  tooGood: (auc: number, strongest: string): Words => ({
    de: `Das Modell ist verdächtig gut (AUC ${de(auc, 3)} auf ungesehenen Zeilen). So gut ist kaum eine ehrliche Vorhersage; am meisten trägt „${strongest}“ bei.`,
    en: `The model is suspiciously good (AUC ${auc.toFixed(3)} on unseen rows). Hardly any honest prediction is; "${strongest}" contributes most.`,
  }),
};
