import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  layout,
  mailDoor,
  modelDoor,
  purity,
  type Source,
  schemaOrder,
  stageOrder,
  type Violation,
  webBoundary,
} from './support/house-rules.ts';

const root = join(import.meta.dirname, '..');
const files: Source[] = globSync('{server,engines,contract,web,test}/**/*.{ts,tsx}', {
  cwd: root,
  exclude: (name) => /node_modules|(^|\/)dist(\/|$)/.test(name),
}).map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(root, path), 'utf8') }));

const migrations = globSync('migrations/[0-9]*.sql', { cwd: root }).map((path) =>
  readFileSync(join(root, path), 'utf8'),
);
const tables = migrations.flatMap((text) =>
  [...text.matchAll(/create table (\w+\.\w+)/gi)].map((match) => match[1] ?? ''),
);

const plant = (path: string, text: string): Source[] => [{ path, text }];
const rules = (violations: readonly Violation[]): string[] => violations.map((violation) => violation.rule);

test('it looks at the whole house', () => {
  for (const part of [
    'server/platform/',
    'server/oversight/',
    'server/intake/',
    'server/records/',
    'engines/',
    'contract/',
    'web/',
  ]) {
    expect(files.filter((file) => file.path.startsWith(part)).length, part).toBeGreaterThan(3);
  }
  expect(tables).toContain('records.company');
  expect(tables.length).toBeGreaterThan(20);
});

test('data flows right, imports point left, through front doors', () => {
  expect(stageOrder(files)).toEqual([]);
  expect(
    rules(stageOrder(plant('server/intake/files/x.ts', `import { a } from '#server/records/companies/index.ts';`))),
  ).toEqual(['stage-order']);
  expect(
    rules(stageOrder(plant('server/intake/files/x.ts', `const a = await import('../../desk/lists/index.ts');`))),
  ).toEqual(['stage-order']);
  expect(
    rules(stageOrder(plant('server/action/drafts/x.ts', `import { a } from '#server/records/companies/store.ts';`))),
  ).toEqual(['front-door']);
  expect(rules(stageOrder(plant('server/action/drafts/x.ts', `import { a } from '../../main.ts';`)))).toEqual([
    'composition-root',
  ]);
  expect(
    stageOrder(plant('server/action/drafts/x.ts', `import { a } from '#server/records/companies/index.ts';`)),
  ).toEqual([]);
});

test('engines compute, contracts describe, and neither reaches out', () => {
  expect(purity(files)).toEqual([]);
  expect(rules(purity(plant('engines/linkage/x.ts', `import { readFileSync } from 'node:fs';`)))).toEqual([
    'engines-purity',
  ]);
  expect(rules(purity(plant('engines/linkage/x.ts', `export const now = () => Date.now();`)))).toEqual([
    'engines-purity',
  ]);
  expect(rules(purity(plant('engines/linkage/x.ts', `import { a } from '#server/platform/clock.ts';`)))).toEqual([
    'engines-purity',
  ]);
  expect(rules(purity(plant('contract/desk/x.ts', `import { a } from '#engines/text/index.ts';`)))).toEqual([
    'contract-purity',
  ]);
});

test('the browser imports types of the contract and nothing of the server', () => {
  expect(webBoundary(files)).toEqual([]);
  expect(rules(webBoundary(plant('web/app/x.ts', `import { main } from '../../server/main.ts';`)))).toEqual([
    'web-boundary',
  ]);
  expect(rules(webBoundary(plant('web/app/x.ts', `import { contract } from '../../contract/index.ts';`)))).toEqual([
    'web-boundary',
  ]);
  expect(webBoundary(plant('web/app/x.ts', `import type { Contract } from '../../contract/index.ts';`))).toEqual([]);
});

test('only the outbox reaches mail', () => {
  expect(mailDoor(files)).toEqual([]);
  expect(
    rules(mailDoor(plant('server/action/mailings/x.ts', `import { send } from '#server/platform/mail/index.ts';`))),
  ).toEqual(['mail-door']);
  expect(rules(mailDoor(plant('server/action/outbox/x.ts', `import nodemailer from 'nodemailer';`)))).toEqual([
    'mail-door',
  ]);
  expect(
    mailDoor(plant('server/action/outbox/x.ts', `import { send } from '#server/platform/mail/index.ts';`)),
  ).toEqual([]);
  expect(
    rules(
      mailDoor(
        plant('server/action/outbox/x.ts', `import { releaseMail } from '#server/platform/mail/released-mail.ts';`),
      ),
    ),
  ).toEqual(['mail-release']);
  expect(
    rules(mailDoor(plant('server/platform/mail/x.ts', `const { releaseMail } = await import('./released-mail.ts');`))),
  ).toEqual(['mail-release']);
});

test('only platform/llm reaches a model, and never from inside a transaction', () => {
  expect(modelDoor(files)).toEqual([]);
  const asks = "import { askModel } from '#server/platform/llm/index.ts';";
  expect(rules(modelDoor(plant('server/action/chat/x.ts', `import OpenAI from 'openai';`)))).toEqual(['model-door']);
  expect(rules(modelDoor(plant('server/action/chat/x.ts', "await fetch(base + '/chat/completions')")))).toEqual([
    'model-door',
  ]);
  expect(rules(modelDoor(plant('server/intake/extraction/x.ts', `fetch('http://localhost:11434/x')`)))).toEqual([
    'model-door',
  ]);
  expect(
    rules(modelDoor(plant('server/platform/llm/chat.ts', `import { sendRequest } from './send-request.ts';`))),
  ).toEqual(['model-door']);
  expect(rules(modelDoor(plant('server/platform/llm/chat.ts', `import { tryAgain } from './exchange.ts';`)))).toEqual([
    'model-door',
  ]);
  expect(
    rules(
      modelDoor(plant('server/action/drafts/x.ts', `${asks}\nawait app.db.transaction().execute(() => askModel(app))`)),
    ),
  ).toEqual(['model-in-transaction']);
  expect(modelDoor(plant('server/action/drafts/x.ts', `${asks}\nawait askModel(app, actor, question)`))).toEqual([]);
});

test('SQL names schemas to the left and writes its own', () => {
  expect(schemaOrder(files, tables)).toEqual([]);
  const known = ['records.company', 'insight.score', 'intake.observation'];
  expect(
    rules(schemaOrder(plant('server/records/companies/store.ts', `sql\`select 1 from insight.score\``), known)),
  ).toEqual(['schema-order']);
  expect(
    rules(schemaOrder(plant('server/insight/scores/store.ts', `db.updateTable('records.company')`), known)),
  ).toEqual(['schema-write']);
  expect(rules(schemaOrder(plant('server/desk/lists/store.ts', `sql\`delete from records.company\``), known))).toEqual([
    'schema-write',
  ]);
  expect(schemaOrder(plant('server/insight/scores/store.ts', `db.selectFrom('records.company')`), known)).toEqual([]);
});

test('SQL lives in stores, front doors are small, names are plain', () => {
  expect(layout(files)).toEqual([]);
  expect(rules(layout(plant('server/records/companies/merge.ts', `db.selectFrom('records.company')`)))).toEqual([
    'sql-in-store',
  ]);
  expect(rules(layout(plant('server/records/companies/index.ts', 'export {};\n'.repeat(31))))).toEqual([
    'front-door-size',
  ]);
  expect(rules(layout(plant('server/records/helpers.ts', '')))).toEqual(['vague-name']);
  expect(rules(layout(plant('server/records/companies/types.ts', '')))).toEqual(['vague-name']);
});
