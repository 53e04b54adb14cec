import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const budgetKB = 200;
const root = import.meta.dirname;

/** Fails the build when the JavaScript that the first view needs weighs more than the budget, gzipped. */
function firstLoadBudget(): Plugin {
  return {
    name: 'first-load-budget',
    generateBundle(_options, bundle) {
      const first = new Set<string>();
      const add = (name: string) => {
        const chunk = bundle[name];
        if (chunk?.type !== 'chunk' || first.has(name)) return;
        first.add(name);
        for (const next of chunk.imports) add(next);
      };
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        // The words of one language are fetched before the first paint, so they count, too.
        if (chunk.isEntry || chunk.facadeModuleId?.endsWith('/messages/de.ts')) add(chunk.fileName);
      }
      let bytes = 0;
      for (const name of first) {
        const chunk = bundle[name];
        if (chunk?.type === 'chunk') bytes += gzipSync(chunk.code, { level: 9 }).length;
      }
      const size = Math.round(bytes / 102.4) / 10;
      if (size > budgetKB) this.error(`first load is ${size} KB of JavaScript gzipped; the budget is ${budgetKB} KB`);
      this.info(`first load: ${size} of ${budgetKB} KB JavaScript gzipped (${[...first].length} chunks)`);
    },
  };
}

/** Writes .br and .gz beside every asset that text compression helps; the server hands them out as they are. The page itself is not among them: it carries a nonce. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    async writeBundle(options, bundle) {
      const folder = options.dir ?? join(root, 'dist');
      const names = Object.keys(bundle).filter((name) => /\.(js|css|svg)$/.test(name));
      await Promise.all(
        names.map(async (name) => {
          const path = join(folder, name);
          const content = await readFile(path);
          const brotli = await promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
          await writeFile(`${path}.br`, brotli);
          await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
        }),
      );
    },
  };
}

export default defineConfig({
  root,
  plugins: [react(), firstLoadBudget(), precompress()],
  build: {
    outDir: join(root, 'dist'),
    emptyOutDir: true,
    target: 'es2023',
    // No data: addresses, so that the policy can stay at 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 3 }],
        },
      },
    },
  },
  server: { proxy: { '/rpc': `http://127.0.0.1:${process.env['LOTSE_PORT'] ?? 4747}` } },
});
