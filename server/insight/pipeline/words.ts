import type { Scoreboard } from '#engines/pipeline/index.ts';
import type { PipelineView } from './forecast-pipeline.ts';

type Language = 'de' | 'en';

const methods: Readonly<Record<string, readonly [string, string]>> = {
  'stage-weights': ['die Gewichte der Phasen', 'the weights of the stages'],
  'last-year': ['das Vorjahr', 'last year'],
  'reps-word': ['das Wort des Vertriebs', "the rep's word"],
};

/** Whether the simulation has earned its place. */
export function verdictIn({ verdict, bestSimple, methods: scores }: Scoreboard, language: Language): string {
  const german = language === 'de';
  const other = bestSimple ? (methods[bestSimple]?.[german ? 0 : 1] ?? '') : '';
  // What both are known for: the simulation alone can be replayed further back.
  const periods = scores.find(({ method }) => method === bestSimple)?.periods ?? 0;
  switch (verdict) {
    case 'better':
      return german
        ? `Auf ${periods} vergangenen Zeiträumen nachweislich besser als ${other}.`
        : `Demonstrably better than ${other} on ${periods} past periods.`;
    case 'worse':
      return german
        ? `Auf vergangenen Zeiträumen war ${other} besser: bis auf Weiteres danach richten.`
        : `On past periods ${other} did better: go by that for the time being.`;
    case 'even':
      return german
        ? `Auf ${periods} vergangenen Zeiträumen nicht von ${other} zu unterscheiden; die Simulation zeigt dafür, wie sicher sie ist.`
        : `Not to be told apart from ${other} on ${periods} past periods; the simulation shows how sure it is instead.`;
    case 'unknown':
      return german
        ? periods === 0
          ? 'Noch nicht genug Daten: es gibt keinen vergangenen Zeitraum, für den auch eine einfache Vorhersage bekannt ist.'
          : `Ob das besser ist als ${other}, lässt sich noch nicht sagen: verglichen sind ${periods === 1 ? '1 Zeitraum' : `${periods} Zeiträume`}, sechs müssten es sein.`
        : periods === 0
          ? 'Not enough data yet: there is no past period that a simple forecast is known for as well.'
          : `Whether this is better than ${other} cannot be said yet: ${periods === 1 ? '1 period is' : `${periods} periods are`} compared, it takes six.`;
  }
}

export function notesIn({ unbornEnough, leftOut }: PipelineView, language: Language): string[] {
  const german = language === 'de';
  const { withoutValue, otherCurrency, undated } = leftOut;
  return [
    ...(unbornEnough
      ? []
      : [
          german
            ? 'Chancen, die es noch nicht gibt, fehlen: die Vergangenheit ist dafür zu kurz.'
            : 'Deals that do not exist yet are left out: the past is too short for them.',
        ]),
    ...(withoutValue > 0
      ? [
          german
            ? `${withoutValue} offene Chancen haben keinen Wert und zählen nicht.`
            : `${withoutValue} open deals have no value and do not count.`,
        ]
      : []),
    ...(otherCurrency > 0
      ? [
          german
            ? `${otherCurrency} offene Chancen in anderer Währung zählen nicht.`
            : `${otherCurrency} open deals in another currency do not count.`,
        ]
      : []),
    ...(undated > 0
      ? [
          german
            ? `${undated} abgeschlossene Chancen ohne Beginn oder Ende lehren nichts.`
            : `${undated} closed deals without a beginning or an end teach nothing.`,
        ]
      : []),
  ];
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

export function swingIn(chance: number, language: Language): string {
  return language === 'de'
    ? `wird mit ${percent(chance)} in diesem Zeitraum gewonnen`
    : `won within the period with ${percent(chance)}`;
}

export function riskIn(risk: { readonly slip: number | null; readonly daysLate: number }, language: Language): string {
  const german = language === 'de';
  if (risk.daysLate > 0)
    return german
      ? `Erwarteter Abschluss seit ${risk.daysLate === 1 ? '1 Tag' : `${risk.daysLate} Tagen`} verstrichen`
      : `Expected close ${risk.daysLate === 1 ? '1 day' : `${risk.daysLate} days`} past`;
  return german
    ? `Verzug: mit ${percent(risk.slip ?? 0)} zum erwarteten Abschluss nicht entschieden`
    : `Slipping: not decided by the expected close with ${percent(risk.slip ?? 0)}`;
}
