import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

const installed = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

// Quiet: nothing goes out, nothing is downloaded, nothing asks. No sandbox, since tests also run as root and in containers.
const flags = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-first-run',
  '--no-pings',
  '--font-render-hinting=none',
];

/** The system's Chromium, else the one that came with `npm ci`. */
export async function launchBrowser(): Promise<Browser> {
  const system = installed.find((path) => path && existsSync(path));
  if (system) return chromium.launch({ executablePath: system, args: flags });
  const folder = await unpackedChromium();
  const env = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  env['FONTCONFIG_PATH'] = join(folder, 'fonts');
  if (!hasNss())
    env['LD_LIBRARY_PATH'] = [join(folder, 'al2023', 'lib'), env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return chromium.launch({ executablePath: join(folder, 'chromium'), args: flags, env });
}

/** Chromium links against NSS, which a bare server lacks; the package brings a copy of it along. */
function hasNss(): boolean {
  return ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib'].some((folder) =>
    existsSync(join(folder, 'libnss3.so')),
  );
}

/**
 * Unpacks once per machine and version. The package itself writes straight to the temporary folder, where a second test process
 * would start a half-written file; here everything is unpacked aside and moved into place in one step.
 */
async function unpackedChromium(): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'));
  const manifest: { default: { version: string } } = await import(join(dirname(dirname(entry)), 'package.json'), {
    with: { type: 'json' },
  });
  const place = join(tmpdir(), `lotse-chromium-${manifest.default.version}-${process.getuid?.() ?? 'user'}`);
  if (existsSync(join(place, 'chromium'))) return place;
  const aside = await mkdtemp(join(tmpdir(), 'lotse-chromium-'));
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = aside;
  try {
    const { default: bundled, inflate } = await import('@sparticuz/chromium');
    await bundled.executablePath();
    await inflate(join(dirname(dirname(entry)), 'bin', 'al2023.tar.br'));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  await moveInto(aside, place);
  return place;
}

async function moveInto(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    // Another process was faster; its copy is as good.
    if (existsSync(join(to, 'chromium'))) await rm(from, { recursive: true, force: true });
    else throw error;
  }
}
