import type { BiasAudit, Rate } from './audit-bias.ts';
import { type Block, type PageFormat, renderPage } from './page.ts';
import type { Language } from './reasons.ts';

/** The audit as a page for people: findings first, then every group with its intervals. */
export function renderAudit(audit: BiasAudit, format: PageFormat, language: Language): string {
  const isDe = language === 'de';
  const number = (value: number, digits: number) =>
    isDe ? value.toFixed(digits).replace('.', ',') : value.toFixed(digits);
  const percent = (share: number) => `${number(share * 100, 0)} %`;
  const range = ({ share, low, high, rows }: Rate) =>
    rows === 0 ? '–' : `${percent(share)} (${percent(low)}–${percent(high)})`;
  const blocks: Block[] = [
    { kind: 'title', text: isDe ? 'Prüfung auf Benachteiligung' : 'Bias audit' },
    {
      kind: 'text',
      text: isDe
        ? `${audit.rows} Fälle. Ausgewählt wird ab einer Wahrscheinlichkeit von ${percent(audit.threshold)}. ${audit.comparisons} Vergleiche; ohne jede Benachteiligung schlägt die ganze Prüfung in höchstens ${percent(audit.alpha)} der Fälle an (Holm). Spannen: 95 % (Wilson).`
        : `${audit.rows} cases. Selected from a probability of ${percent(audit.threshold)} on. ${audit.comparisons} comparisons; with no bias at all the whole audit raises an alarm in at most ${percent(audit.alpha)} of cases (Holm). Ranges: 95 % (Wilson).`,
    },
    { kind: 'heading', text: isDe ? 'Befunde' : 'Findings' },
    audit.findings.length > 0
      ? {
          kind: 'list',
          items: audit.findings.map(
            ({ text, p }) => `${text[language]} (p ${p < 0.001 ? (isDe ? '< 0,001' : '< 0.001') : number(p, 3)})`,
          ),
        }
      : {
          kind: 'text',
          text: isDe
            ? 'Keine Gruppe weicht über den Zufall hinaus ab. Das heißt nicht, dass es keine Benachteiligung gibt: Kleine Unterschiede und kleine Gruppen bleiben unerkannt.'
            : 'No group deviates beyond chance. That does not mean there is no bias: small differences and small groups stay unseen.',
        },
  ];
  if (audit.proxies.length > 0)
    blocks.push(
      { kind: 'heading', text: isDe ? 'Stellvertreter' : 'Proxies' },
      { kind: 'list', items: audit.proxies.map(({ text }) => text[language]) },
    );
  const head = isDe
    ? ['Gruppe', 'Fälle', 'ausgewählt', 'Vier Fünftel', 'vorhergesagt', 'eingetreten', 'gefunden', 'falsch ausgewählt']
    : ['group', 'cases', 'selected', 'four fifths', 'predicted', 'happened', 'found', 'selected wrongly'];
  for (const { name, groups, tooSmall } of audit.attributes) {
    blocks.push(
      { kind: 'heading', text: name },
      {
        kind: 'table',
        head,
        rows: groups.map((group) => [
          group.value,
          String(group.rows),
          range(group.selected),
          number(group.fourFifths, 2),
          percent(group.predicted),
          range(group.observed),
          range(group.found),
          range(group.falseAlarm),
        ]),
      },
    );
    if (tooSmall.length > 0)
      blocks.push({
        kind: 'text',
        text: `${isDe ? 'Zu klein für eine Aussage' : 'Too small to tell'}: ${tooSmall.slice(0, 20).join(', ')}${tooSmall.length > 20 ? ' …' : ''}`,
      });
  }
  return renderPage(blocks, format, language);
}
