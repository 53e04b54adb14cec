import type { Words } from './model.ts';

const de = (share: number): string => `${(share * 100).toFixed(0)} %`;

export const selectionWords = (attribute: string, value: string, share: number, ratio: number): Words => ({
  de: `${attribute} = ${value}: nur ${de(share)} werden ausgewählt, das ist das ${ratio.toFixed(2).replace('.', ',')}-Fache der am häufigsten ausgewählten Gruppe (unter vier Fünfteln).`,
  en: `${attribute} = ${value}: only ${de(share)} are selected, ${ratio.toFixed(2)} times the rate of the group selected most (below four fifths).`,
});
export const calibrationWords = (attribute: string, value: string, predicted: number, observed: number): Words => ({
  de: `${attribute} = ${value}: vorhergesagt ${de(predicted)}, eingetreten ${de(observed)}. Die Gruppe wird ${predicted < observed ? 'unterschätzt' : 'überschätzt'}.`,
  en: `${attribute} = ${value}: predicted ${de(predicted)}, happened ${de(observed)}. The group is ${predicted < observed ? 'underrated' : 'overrated'}.`,
});
export const errorWords = (
  attribute: string,
  value: string,
  measure: 'found' | 'falseAlarm',
  own: number,
  others: number,
): Words =>
  measure === 'found'
    ? {
        de: `${attribute} = ${value}: von den positiven Fällen werden ${de(own)} gefunden, in den anderen Gruppen ${de(others)}.`,
        en: `${attribute} = ${value}: ${de(own)} of the positive cases are found, ${de(others)} in the other groups.`,
      }
    : {
        de: `${attribute} = ${value}: von den übrigen Fällen werden ${de(own)} fälschlich ausgewählt, in den anderen Gruppen ${de(others)}.`,
        en: `${attribute} = ${value}: ${de(own)} of the other cases are selected wrongly, ${de(others)} in the other groups.`,
      };
export const proxyWords = (attribute: string, column: string, association: number): Words => ({
  de: `„${column}“ verrät „${attribute}“ (Cramérs V ${association.toFixed(2).replace('.', ',')}): Wer „${attribute}“ weglässt, muss auch „${column}“ bedenken.`,
  en: `"${column}" gives "${attribute}" away (Cramér's V ${association.toFixed(2)}): whoever leaves "${attribute}" out has to think of "${column}" too.`,
});
