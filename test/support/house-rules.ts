import { dirname, join, normalize } from 'node:path/posix';

/** One source file, path relative to the repository root. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

export interface Violation {
  readonly rule: string;
  readonly path: string;
  readonly detail: string;
}

interface Import {
  /** Repository path for our own files, package name otherwise. */
  readonly target: string;
  readonly own: boolean;
  readonly typeOnly: boolean;
}

const STAGES = ['platform', 'oversight', 'intake', 'records', 'insight', 'action', 'desk'] as const;
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
/** Packages that compute and touch nothing: no clock, no network, no file. */
const PURE_PACKAGES = ['libphonenumber-js', 'jsvat', 'feiertagejs', 'ibantools', 'htmlparser2'];
const CONTRACT_PACKAGES = ['zod', '@orpc/contract'];
const MAIL_PACKAGES = ['nodemailer', 'imapflow'];
const RELEASERS = [
  'server/platform/mail/open-mail-server.ts',
  'server/action/outbox/claim-message.ts',
  'server/action/outbox/test-mail.ts',
];
const IMPURE = /\b(Date\.now\(|new Date\(\)|Math\.random\(|process\.|performance\.now\(|fetch\()/;
const WRITES =
  /(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*['"`](\w+)\.|\b(?:insert\s+into|update|delete\s+from|truncate|copy)\s+(\w+)\.\w+/gi;
const VAGUE = /(^|\/)(utils?|helpers?|common|shared|misc)(\/|\.tsx?$)|(^|\/)types\.ts$/;

const isTest = (path: string): boolean => /\.(test|probe)\.tsx?$|\/bench\/|^test\//.test(path);
const stageOf = (path: string): number => STAGES.indexOf(path.split('/')[1] as (typeof STAGES)[number]);
const featureOf = (path: string): string => path.split('/').slice(0, 3).join('/');

export function importsOf({ path, text }: Source): Import[] {
  return [...text.matchAll(IMPORT)].map((match) => {
    const name = match[2] ?? match[3] ?? '';
    const typeOnly = match[1] !== undefined;
    if (name.startsWith('.')) return { target: normalize(join(dirname(path), name)), own: true, typeOnly };
    if (name.startsWith('#')) return { target: name.slice(1), own: true, typeOnly };
    return { target: name, own: false, typeOnly };
  });
}

/** Data flows right, imports point left, and only through a feature's front door. */
export function stageOrder(files: readonly Source[]): Violation[] {
  const found: Violation[] = [];
  // The generated table types name all schemas: they are a description, not SQL.
  const judged = files.filter((f) => f.path.startsWith('server/') && f.path !== 'server/platform/db/tables.ts');
  for (const file of judged.filter((f) => stageOf(f.path) >= 0 && !isTest(f.path))) {
    for (const { target, own } of importsOf(file)) {
      if (!own || !target.startsWith('server/')) continue;
      const to = stageOf(target);
      if (to < 0) found.push({ rule: 'composition-root', path: file.path, detail: target });
      else if (to > stageOf(file.path)) found.push({ rule: 'stage-order', path: file.path, detail: target });
      else if (to > 0 && featureOf(target) !== featureOf(file.path) && !target.endsWith('/index.ts')) {
        found.push({ rule: 'front-door', path: file.path, detail: target });
      }
    }
  }
  return found;
}

/** Engines compute and contracts describe; neither knows the rest of the house. */
export function purity(files: readonly Source[]): Violation[] {
  const found: Violation[] = [];
  for (const file of files.filter((f) => /^(engines|contract)\//.test(f.path) && !isTest(f.path))) {
    const home = file.path.startsWith('engines/') ? 'engines' : 'contract';
    const packages = home === 'engines' ? PURE_PACKAGES : CONTRACT_PACKAGES;
    for (const { target, own } of importsOf(file)) {
      const allowed = own
        ? target.startsWith(`${home}/`)
        : packages.some((name) => target === name || target.startsWith(`${name}/`));
      if (!allowed) found.push({ rule: `${home}-purity`, path: file.path, detail: target });
    }
    const impure = home === 'engines' && IMPURE.exec(withoutComments(file.text));
    if (impure) found.push({ rule: 'engines-purity', path: file.path, detail: impure[0] });
  }
  return found;
}

/** The browser sees the contract's types and nothing else of ours. */
export function webBoundary(files: readonly Source[]): Violation[] {
  const found: Violation[] = [];
  for (const file of files.filter((f) => f.path.startsWith('web/'))) {
    for (const { target, own, typeOnly } of importsOf(file)) {
      if (!own || target.startsWith('web/')) continue;
      if (target.startsWith('contract/') && typeOnly) continue;
      if (isTest(file.path) && target.startsWith('test/')) continue;
      found.push({ rule: 'web-boundary', path: file.path, detail: target });
    }
  }
  return found;
}

/** One door for everything that leaves: only the outbox reaches mail, only platform/mail knows the packages. */
export function mailDoor(files: readonly Source[]): Violation[] {
  const found: Violation[] = [];
  for (const file of files.filter((f) => f.path.startsWith('server/') || f.path.startsWith('engines/'))) {
    for (const { target, own } of importsOf(file)) {
      const carrier = !own && MAIL_PACKAGES.some((name) => target === name || target.startsWith(`${name}/`));
      if (carrier && !file.path.startsWith('server/platform/mail/'))
        found.push({ rule: 'mail-door', path: file.path, detail: target });
      const door = own && target.startsWith('server/platform/mail/') && !file.path.startsWith('server/platform/mail/');
      if (door && !file.path.startsWith('server/action/outbox/') && !isTest(file.path))
        found.push({ rule: 'mail-door', path: file.path, detail: target });
      // The value that SMTP takes is made in two places: behind the claim, and for a test mail to oneself.
      if (own && target === 'server/platform/mail/released-mail.ts' && !RELEASERS.includes(file.path))
        found.push({ rule: 'mail-release', path: file.path, detail: target });
    }
  }
  return found;
}

/** A stage's SQL names its own schema and those to its left, writes its own only; desk writes nothing. */
export function schemaOrder(files: readonly Source[], tables: readonly string[]): Violation[] {
  const found: Violation[] = [];
  const named = new RegExp(`\\b(${tables.map((table) => table.replace('.', '\\.')).join('|')})\\b`, 'g');
  // The generated table types name all schemas: they are a description, not SQL.
  const judged = files.filter((f) => f.path.startsWith('server/') && f.path !== 'server/platform/db/tables.ts');
  for (const file of judged.filter((f) => stageOf(f.path) >= 0 && !isTest(f.path))) {
    const stage = stageOf(file.path);
    const text = withoutComments(file.text);
    for (const [, table = ''] of text.matchAll(named)) {
      if (STAGES.indexOf(table.split('.')[0] as (typeof STAGES)[number]) > stage)
        found.push({ rule: 'schema-order', path: file.path, detail: table });
    }
    for (const match of text.matchAll(WRITES)) {
      const schema = (match[1] ?? match[2] ?? '').toLowerCase();
      const owner = STAGES.indexOf(schema as (typeof STAGES)[number]);
      if (owner >= 0 && owner !== stage) found.push({ rule: 'schema-write', path: file.path, detail: match[0] });
    }
  }
  return found;
}

/** All SQL of a feature lives in its store; a front door has at most 30 lines; names say what a thing is for. */
export function layout(files: readonly Source[]): Violation[] {
  const found: Violation[] = [];
  for (const file of files) {
    if (VAGUE.test(file.path)) found.push({ rule: 'vague-name', path: file.path, detail: 'say what it is for' });
    if (/\bas unknown as\b|@ts-ignore|@ts-nocheck/.test(file.text) && !file.path.startsWith('test/')) {
      found.push({ rule: 'escape-hatch', path: file.path, detail: 'as unknown as, @ts-ignore' });
    }
    if (!file.path.startsWith('server/') || stageOf(file.path) < 1 || isTest(file.path)) continue;
    const lines = file.text.split('\n').length - 1;
    if (file.path.endsWith('/index.ts') && lines > 30)
      found.push({ rule: 'front-door-size', path: file.path, detail: `${lines} lines` });
    const isStore = /\/store[^/]*\.ts$/.test(file.path);
    const query = /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql`|\bsql<[^>]*>`/.exec(file.text);
    if (!isStore && query) found.push({ rule: 'sql-in-store', path: file.path, detail: query[0] });
  }
  return found;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
}

const MODEL_PACKAGES = [
  'openai',
  'ai',
  'ollama',
  '@anthropic-ai',
  '@ai-sdk',
  '@mistralai',
  '@google/generative-ai',
  'node-llama-cpp',
  'langchain',
  '@langchain',
];
/** How a model is addressed over HTTP, and where the well-known ones live. */
const MODEL_SPEECH =
  /\/chat\/completions|\/v1\/(?:completions|responses|messages|embeddings)|\/api\/(?:generate|chat)\b|api\.(?:openai|anthropic|mistral|deepseek|groq|together|cohere)\.|generativelanguage\.googleapis|localhost:11434/;

/** What speaks to a model, and who alone may call it: askModel by its tries, the test of a provider. */
const SENDERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['server/platform/llm/send-request.ts', ['exchange.ts', 'test-provider.ts']],
  ['server/platform/llm/exchange.ts', ['ask-model.ts']],
]);

/**
 * One door to every model: platform/llm asks, and inside it two files send. Nothing goes there from within a transaction: a file that
 * asks opens none and is handed none.
 */
export function modelDoor(files: readonly Source[]): Violation[] {
  const found: Violation[] = [];
  for (const file of files.filter((f) => /^(?:server|engines)\//.test(f.path) && !isTest(f.path))) {
    const inside = file.path.startsWith('server/platform/llm/');
    for (const { target, own } of importsOf(file)) {
      if (!own && MODEL_PACKAGES.some((name) => target === name || target.startsWith(`${name}/`)))
        found.push({ rule: 'model-door', path: file.path, detail: target });
      const mayImport = own ? SENDERS.get(target) : undefined;
      if (mayImport && !mayImport.includes(file.path.replace(/^server\/platform\/llm\//, '')))
        found.push({ rule: 'model-door', path: file.path, detail: target });
    }
    const text = withoutComments(file.text);
    const speech = inside ? null : MODEL_SPEECH.exec(text);
    if (speech) found.push({ rule: 'model-door', path: file.path, detail: speech[0] });
    if (/\baskModel\(/.test(text) && /\.transaction\(|\btx\b/.test(text))
      found.push({ rule: 'model-in-transaction', path: file.path, detail: 'askModel beside a transaction' });
  }
  return found;
}
