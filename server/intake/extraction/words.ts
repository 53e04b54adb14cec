import { MOST_BYTES, type NotAPage } from '#engines/extraction/index.ts';
import type { PageFacts } from './read-facts.ts';

const REASONS: Readonly<Record<NotAPage, string>> = {
  empty: 'is empty',
  'too-large': `is larger than ${MOST_BYTES / 1_000_000} MB, the most that is read of one page`,
  pdf: 'is a PDF document, no web page',
  archive: 'is an archive or an Office document, no web page',
  image: 'is a picture, no web page',
  binary: 'holds binary data, no web page',
};

export const notAPageText = (reason: NotAPage, path: string): string =>
  `${path} ${REASONS[reason]}. Nothing was read. Save the page as HTML and try again.`;

const UNFETCHED: Readonly<Record<string, string>> = {
  'address-not-public':
    'is no public address, and only those are fetched. Save the page and name the file, with --base for its address',
  'address-unusable': 'is no address that can be fetched: http and https only, no user names, no odd ports',
  'fetch-too-large': 'answers with more than 5 MB, the most that is fetched of one page',
  'fetch-too-slow': 'did not answer in time. Try again later',
  'too-many-redirects': 'leads in circles',
  'host-not-found': 'has a host that no name server knows. Check the spelling',
  'certificate-wrong': 'has a certificate that does not hold. Nothing was sent',
  'fetch-failed': 'could not be fetched: the connection failed. Check the network, or save the page and name the file',
};
export const notFetchedText = (code: string, address: string): string =>
  `${address} ${UNFETCHED[code] ?? `could not be fetched (${code})`}.`;

/** The facts as a table for a person at a terminal. */
export function words(facts: PageFacts): string {
  const lines: string[] = [];
  for (const [field, values] of Object.entries(facts.company))
    for (const { value, confidence, snippet } of values)
      lines.push(`${field.padEnd(18)} ${value}   ${Math.round(confidence * 100)} %   “${snippet.slice(0, 80)}”`);
  for (const { field, values } of facts.conflicts)
    lines.push(`! ${field}: the page says ${values.map((value) => `“${value}”`).join(' and ')}`);
  if (facts.others.length > 0) lines.push(`Other companies on the page, left out: ${facts.others.join(' · ')}`);
  for (const person of facts.people)
    lines.push(
      `person             ${[person.name, person.function, person.telephone, person.email].filter(Boolean).join(' · ')}`,
    );
  for (const news of facts.news) lines.push(`${news.kind.padEnd(18)} ${news.date ?? ''} ${news.sentence}`);
  for (const { name, confidence, snippet, where, ...fields } of facts.entries)
    lines.push(
      `entry              ${name}   ${Object.entries(fields)
        .map(([key, value]) => `${key}: ${value}`)
        .join(' · ')}`,
    );
  const walls = facts.warnings.flatMap((warning) => WALLS[warning] ?? []);
  if (lines.length === 0) lines.push('The page says nothing of a company, its people, news or entries.');
  return [...walls, ...lines].join('\n');
}

const WALLS: Readonly<Record<string, string>> = {
  'page-cut': 'The page has more nodes than are read; what came after is missing.',
  'login-wall': 'The page asks for a login, and nothing signs in anywhere.',
  'consent-wall': 'Instead of the content a question about cookies came, and nothing consents for anybody.',
  'robot-check': 'The server wanted to see a human and did not hand out the content.',
  'script-built':
    'The page is built by a script in the browser; from the server it came empty. Save it in your browser and name the file.',
};
