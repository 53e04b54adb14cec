import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commands, findCommand, nearestCommand } from './commands.ts';

const CLI = join(import.meta.dirname, 'cli.ts');

function lotse(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const done = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    input: '',
  });
  return { status: done.status, out: done.stdout, words: done.stderr };
}

test('an unknown command suggests the nearest and ends with 2', () => {
  const { status, out, words } = lotse(['may-contct']);
  expect({ status, out }).toEqual({ status: 2, out: '' });
  expect(words).toContain('Meinten Sie „lotse may-contact“?');
  expect(lotse(['may-contct', '--lang', 'en']).words).toContain('Did you mean "lotse may-contact"?');
  expect(lotse(['may-contct', '--lang=en']).words).toContain('Did you mean');
  expect(lotse(['may-contct'], { LOTSE_LANG: '', LANG: 'en_US.UTF-8' }).words).toContain('Did you mean');
  expect(nearestCommand(['xyzzy', 'plugh'])).toBeUndefined();
});

test('with --json an error is an object on stdout', () => {
  const { status, out } = lotse(['nonsense', '--json']);
  expect(status).toBe(2);
  expect(JSON.parse(out)).toMatchObject({ error: { code: 'usage', text: expect.any(String) } });
});

test('every listed command loads, bears the name it is called with, and explains itself in both languages', async () => {
  expect(Object.keys(commands).length).toBeGreaterThan(0);
  // In a process of its own: a page of help is put together in the language of the process that loads it.
  const script = `const { commands } = await import(${JSON.stringify(join(import.meta.dirname, 'commands.ts'))});
    const loaded = await Promise.all(Object.entries(commands).map(async ([name, { load }]) => [name, (await load()).help]));
    console.log(JSON.stringify(Object.fromEntries(loaded)));`;
  const english = JSON.parse(
    spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      env: { ...process.env, LOTSE_LANG: 'en' },
    }).stdout,
  ) as Record<string, string>;
  const alike: string[] = [];
  for (const [name, { load }] of Object.entries(commands)) {
    const command = await load();
    expect(command.name).toBe(name);
    for (const help of [command.help, english[name] ?? ''])
      expect([name, help.split('\n')[0]]).toEqual([name, expect.stringContaining(`lotse ${name}`)]);
    if (command.help === english[name]) alike.push(name);
    expect(findCommand([...name.split(' '), 'file'])).toEqual({ name, rest: ['file'] });
  }
  expect(alike).toEqual([]);
  // It reads the whole program: a loaded machine takes longer than the usual minute.
}, 120_000);

test('help and version are answers, not failures', () => {
  expect(lotse([])).toMatchObject({ status: 0, words: '' });
  expect(lotse(['--help']).out).toContain('may-contact');
  expect(lotse(['may-contact', '--help']).out).toMatch(/^lotse may-contact/);
  expect(lotse(['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});
