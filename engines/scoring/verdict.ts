import type { ModelKind } from './fitted.ts';
import type { Words } from './model.ts';

interface VerdictFacts {
  readonly rows: number;
  readonly positives: number;
  readonly rarer: number;
  readonly used: boolean;
  readonly kind: ModelKind;
  readonly gain: { readonly mean: number; readonly low: number };
  readonly laterGain: { readonly mean: number } | null;
  readonly base: { readonly probability: number; readonly low: number; readonly high: number };
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Whether the model is used, and why, in a sentence or two. */
export function verdictOf(facts: VerdictFacts): Words {
  const { rows, positives, rarer, used, gain, laterGain, base } = facts;
  const rate = `${percent(base.probability)} (${percent(base.low)} – ${percent(base.high)})`;
  if (used) {
    const what =
      facts.kind === 'additive'
        ? ['additive Bäume', 'additive trees']
        : ['logistische Regression', 'logistic regression'];
    return {
      de: `Das Modell (${what[0]}) sagt ungesehene Zeilen nachweislich besser voraus als die Grundquote; es wird benutzt.`,
      en: `The model (${what[1]}) demonstrably predicts unseen rows better than the base rate; it is used.`,
    };
  }
  const so = {
    de: `Jede Zeile bekommt deshalb die Grundquote ${rate}.`,
    en: `Every row therefore gets the base rate ${rate}.`,
  };
  if (rarer < 4)
    return {
      de: `Noch zu wenig Daten: ${positives} von ${rows} Zeilen sind positiv. ${so.de}`,
      en: `Not enough data yet: ${positives} of ${rows} rows are positive. ${so.en}`,
    };
  if (gain.low > 0 && laterGain !== null && laterGain.mean <= 0)
    return {
      de: `Was aus früheren Zeilen gelernt wurde, hat in späteren nicht geholfen; das Modell wird nicht benutzt. ${so.de}`,
      en: `What was learnt from earlier rows did not help in later ones; the model is not used. ${so.en}`,
    };
  return {
    de: `Kein Modell ist auf ungesehenen Zeilen nachweislich besser als die Grundquote (${rows} Zeilen, ${positives} positiv); es wird keines benutzt. ${so.de}`,
    en: `No model is demonstrably better than the base rate on unseen rows (${rows} rows, ${positives} positive); none is used. ${so.en}`,
  };
}

export function limitsOf(facts: {
  readonly rows: number;
  readonly rarer: number;
  readonly hasTime: boolean;
  readonly hasGroup: boolean;
}): readonly Words[] {
  const limits: Words[] = [
    {
      de: 'Das Modell beschreibt Zusammenhänge in vergangenen Fällen, keine Ursachen. Es ordnet; es entscheidet über niemanden allein (Art. 22 DSGVO).',
      en: 'The model describes relations in past cases, not causes. It ranks; it decides about nobody by itself (Art. 22 GDPR).',
    },
  ];
  if (!facts.hasTime)
    limits.push({
      de: 'Ohne Zeitspalte ist nicht geprüft, ob das Gelernte auch für spätere Fälle gilt (--time).',
      en: 'Without a time column it is not checked whether what was learnt holds for later cases (--time).',
    });
  if (!facts.hasGroup)
    limits.push({
      de: 'Ohne Gruppenspalte gilt jede Zeile als eigener Fall; mehrere Zeilen desselben Kunden lassen die Güte zu gut aussehen (--group).',
      en: 'Without a group column every row counts as a case of its own; several rows of one customer make the quality look too good (--group).',
    });
  if (facts.rarer < 100)
    limits.push({
      de: `Nur ${facts.rarer} Fälle des selteneren Ausgangs: die Gütezahlen sind selbst unsicher.`,
      en: `Only ${facts.rarer} cases of the rarer outcome: the quality figures are themselves uncertain.`,
    });
  return limits;
}
