// Writes frontend/vendor/plotly-<version>-<hash>.min.js, its types, its style sheet, both precompressed, and the licence.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const vendor = join(here, '..', '..', 'frontend', 'vendor');
const plotly = dirname(createRequire(import.meta.url).resolve('plotly.js/package.json'));
const { version } = JSON.parse(readFileSync(join(plotly, 'package.json'), 'utf8'));

async function bundle() {
  const result = await build({
    absWorkingDir: here,
    entryPoints: ['entry.mjs'],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    define: { global: 'window' },
    loader: { '.css': 'empty' }, // of the map traces, which are not in the bundle
    legalComments: 'none',
    charset: 'utf8',
    banner: { js: `/* plotly.js v${version}, MIT licence: see LICENSE-plotly beside this file */` },
    write: false,
  });
  return Buffer.from(result.outputFiles[0].contents);
}

function writeCompressed(name, content) {
  const brotli = {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  };
  writeFileSync(join(vendor, name), content);
  writeFileSync(join(vendor, `${name}.br`), brotliCompressSync(content, brotli));
  writeFileSync(join(vendor, `${name}.gz`), gzipSync(content, { level: 9 }));
}

const hash8 = (content) => createHash('sha256').update(content).digest('hex').slice(0, 8);

mkdirSync(vendor, { recursive: true });
for (const name of readdirSync(vendor)) if (/plotly/i.test(name)) rmSync(join(vendor, name));

const script = await bundle();
const style = readFileSync(join(plotly, 'dist', 'plotly.css'));
const stem = `plotly-${version}-${hash8(script)}.min`;
writeCompressed(`${stem}.js`, script);
writeCompressed(`plotly-${version}-${hash8(style)}.css`, style);
copyFileSync(join(here, 'plotly.d.ts'), join(vendor, `${stem}.d.ts`));
copyFileSync(join(plotly, 'LICENSE'), join(vendor, 'LICENSE-plotly'));
for (const name of readdirSync(vendor).sort()) console.log(name);
