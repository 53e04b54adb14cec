import { say, spokenLanguage } from '#server/platform/spoken-language.ts';
import type { ListsLinked } from './link-lists.ts';

export interface Answer {
  readonly rows: readonly number[];
  readonly compared: number;
  readonly clusters: number;
  readonly groups: number;
  readonly pairs: number;
  readonly duplicates: number;
  readonly oneToOne: boolean;
  readonly missedByRules: number | null;
  readonly repeatedIds: number;
  readonly columns: readonly { readonly heading: string; readonly role: string | null; readonly because: string }[];
  readonly seconds: number;
  readonly out: string;
}

const n = (value: number): string => value.toLocaleString(spokenLanguage());

export function wordsOfLists(answer: ListsLinked & Pick<Answer, 'rows' | 'columns' | 'seconds' | 'out'>): string {
  const rows = answer.rows.map(n).join(' + ');
  const headings = answer.columns.map(({ heading }) => heading).join(', ');
  const [clusters, groups, pairs] = [answer.clusters, answer.groups, answer.pairs].map(n);
  const files = `${answer.out}/pairs.csv, clusters.csv, model.json.`;
  return say(
    `${rows} Namen in ${n(answer.seconds)} s (${headings}).\n${clusters} verschiedene; ${groups} Gruppen aus mehreren Zeilen, ${pairs} Paare.\nErgebnisse: ${files}`,
    `${rows} names in ${answer.seconds} s (${headings}).\n${clusters} different; ${groups} groups of several rows, ${pairs} pairs.\nResults: ${files}`,
  );
}

export function wordsOfLinks(answer: Answer): string {
  const share = answer.missedByRules === null ? null : `${n(Math.round(answer.missedByRules * 10_000) / 100)} %`;
  const used = answer.columns
    .flatMap(({ heading, role }) => (role === null ? [] : [`${heading} (${role})`]))
    .join(', ');
  const left = answer.columns
    .flatMap(({ heading, role, because }) => (role === null ? [`${heading} (${because})`] : []))
    .join(', ');
  const rows = answer.rows.map(n).join(' + ');
  const { oneToOne, repeatedIds, seconds } = answer;
  const [compared, clusters, groups, pairs] = [answer.compared, answer.clusters, answer.groups, answer.pairs].map(n);
  const german = [
    `${rows} Zeilen, ${compared} Paare verglichen in ${n(seconds)} s.`,
    `${clusters} verschiedene; ${groups} Gruppen aus mehreren Zeilen, ${pairs} Paare${oneToOne ? ' (jede Zeile hat höchstens einen Partner: Beide Dateien sind frei von Dubletten)' : ''}.`,
    `Treffer, die nie verglichen wurden: ${share === null ? 'unbekannt' : `etwa ${share}`}.`,
    `Verglichen: ${used}.`,
    `Weggelassen: ${left || 'nichts'}.`,
    ...(repeatedIds > 0
      ? [`${n(repeatedIds)} Zeilen haben eine ID, die schon eine frühere hat: In den Ergebnissen heißen sie gleich.`]
      : []),
    `Ergebnisse: ${answer.out}/pairs.csv, clusters.csv, model.json.`,
  ];
  const english = [
    `${rows} rows, ${compared} pairs compared in ${seconds} s.`,
    `${clusters} different; ${groups} groups of several rows, ${pairs} pairs${oneToOne ? ' (each row at most one partner: both files are free of duplicates)' : ''}.`,
    `Matches that were never compared: ${share === null ? 'unknown' : `about ${share}`}.`,
    `Compared: ${used}.`,
    `Left out: ${left || 'nothing'}.`,
    ...(repeatedIds > 0
      ? [`${n(repeatedIds)} rows have an id that an earlier row has: results name them by the same id.`]
      : []),
    `Results: ${answer.out}/pairs.csv, clusters.csv, model.json.`,
  ];
  return say(german.join('\n'), english.join('\n'));
}
