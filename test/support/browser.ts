import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './chromium.ts';

const root = join(import.meta.dirname, '..', '..');

export interface RunningLotse {
  /** http://localhost:PORT */
  readonly url: string;
  readonly home: string;
  /** The one-time link of the first start. */
  readonly firstStartLink: string;
  stop(): Promise<void>;
}

/** Starts the real thing, `bin/lotse start`, with its own home and port, as a customer would. */
export async function startLotse(): Promise<RunningLotse> {
  const home = await mkdtemp(join(tmpdir(), 'lotse-journey-'));
  const port = await freePort();
  const child = spawn(process.execPath, [join(root, 'bin', 'lotse'), 'start'], {
    env: { ...process.env, LOTSE_HOME: home, LOTSE_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(home, { recursive: true, force: true });
  };
  try {
    const said = await waitFor(child.stdout, child.stderr, /https?:\/\/\S+token=\S+/, ended);
    return { url: `http://localhost:${port}`, home, firstStartLink: said, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function waitFor(
  stdout: NodeJS.ReadableStream,
  stderr: NodeJS.ReadableStream,
  pattern: RegExp,
  ended: Promise<void>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => reject(new Error(`Lotse did not start within 90 s:\n${text}`)), 90_000);
    const read = (chunk: unknown) => {
      text += String(chunk);
      const found = pattern.exec(text);
      if (!found) return;
      clearTimeout(timer);
      resolve(found[0]);
    };
    stdout.on('data', read);
    stderr.on('data', read);
    void ended.then(() => {
      clearTimeout(timer);
      reject(new Error(`Lotse ended while starting:\n${text}`));
    });
  });
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

export const firstAdmin = {
  name: 'Jana Petersen',
  email: 'jana@muster.example',
  password: 'Ein ganzer Satz als Passwort.',
};

export interface Journey {
  readonly page: Page;
  readonly browser: Browser;
  /** Console errors, uncaught errors and refused answers seen so far; a journey ends with none. */
  readonly faults: string[];
  close(): Promise<void>;
}

/** A browser with one page, German, that notes everything which goes wrong. `bypassCSP` only where axe is injected. */
export async function openBrowser({
  width = 1440,
  height = 900,
  scheme = 'light' as 'light' | 'dark',
  bypassCSP = false,
} = {}): Promise<Journey> {
  const browser = await launchBrowser();
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    bypassCSP,
  });
  // Long enough for a loaded machine; whatever is there goes on at once.
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  return { page, browser, faults, close: () => browser.close() };
}

/** The first admin, by the printed link, through the page itself. */
export async function signInFirst(page: Page, lotse: RunningLotse): Promise<void> {
  await page.goto(lotse.firstStartLink);
  await page.getByLabel('Ihr Name').fill(firstAdmin.name);
  await page.getByLabel('E-Mail-Adresse').fill(firstAdmin.email);
  await page.getByLabel('Passwort', { exact: true }).fill(firstAdmin.password);
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await page.waitForURL('**/willkommen');
}

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
}

let axe = '';

/** All rules of WCAG 2.2 A and AA and axe's best practices on the page as it stands; one line per violation. Needs `bypassCSP`. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  axe ||= await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
  await page.evaluate(axe);
  const violations = await page.evaluate<readonly Violation[]>(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((result) => result.violations)",
  );
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join('; ')})`,
  );
}

// Chromium as it comes from npm does not fetch the fonts of a style sheet unless they are preloaded; a script may.
const loadFonts = `Promise.all([...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSFontFaceRule)
  .map((rule) => rule.style).filter((style) => style.getPropertyValue('src').includes('url(')).map(async (style) => {
    const value = (name) => style.getPropertyValue(name);
    const face = new FontFace(value('font-family').replaceAll('"', ''), value('src'), { weight: value('font-weight'), unicodeRange: value('unicode-range') });
    document.fonts.add(await face.load());
  }))`;

/** A picture below LOTSE_PICTURES (or nowhere, when that is not set): `name-1440-light.png`, then 390 and dark. */
export async function shoot(page: Page, name: string, folder = process.env['LOTSE_PICTURES']): Promise<void> {
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  const before = page.viewportSize();
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.evaluate(loadFonts);
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: join(folder, `${name}-${width}-${scheme}.png`) });
    }
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  if (before) await page.setViewportSize(before);
}
