// Writes into frontend/vendor, from the Plotly of package.json and with only the traces that the page draws:
//   plotly-<version>-<hash>.min.js        scatter, contour, heatmap: what the first picture needs
//   plotly-space-<version>-<hash>.min.js  surface, scatter3d: imported when a 3-D view is first opened; adds itself to the one above
// asking nothing of anybody outside, with types and compressed copies beside them, the style sheet, and the licence.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { withoutAddresses } from './addresses.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const vendor = join(here, '..', '..', 'frontend', 'vendor');
const plotly = dirname(createRequire(import.meta.url).resolve('plotly.js/package.json'));
const { version } = JSON.parse(readFileSync(join(plotly, 'package.json'), 'utf8'));

async function bundle() {
  const { outputFiles } = await build({
    absWorkingDir: here,
    entryPoints: ['plane.mjs', 'space.mjs'],
    outdir: 'out',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    define: { global: 'window' },
    plugins: [withoutAddresses],
    supported: { 'template-literal': false }, // shaders would else fill two thousand lines
    loader: { '.css': 'empty' }, // of the map traces, which are not in the bundle
    legalComments: 'none',
    charset: 'utf8',
    banner: { js: `/* plotly.js v${version}, MIT licence: see LICENSE-plotly beside this file */` },
    write: false,
  });
  return Object.fromEntries(outputFiles.map(({ path, text }) => [basename(path), text]));
}

/** What both entries share is all of plane.mjs, whose own file only passes on one of its names: make that the default export. */
function withDefault(shared, plane) {
  const [, passedOn] = plane.match(/import\{(\w+) as \w+\}/);
  const clause = shared.lastIndexOf('export{');
  const [, local] = shared.slice(clause).match(new RegExp(`[{,]([\\w$]+) as ${passedOn}[,}]`));
  return shared.replace(/\}(;?\s*)$/, `,${local} as default}$1`);
}

function write(prefix, suffix, content) {
  const name = `${prefix}-${version}-${createHash('sha256').update(content).digest('hex').slice(0, 8)}${suffix}`;
  const path = join(vendor, name);
  const size = Buffer.byteLength(content);
  writeFileSync(path, content);
  writeFileSync(
    `${path}.br`,
    brotliCompressSync(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: size },
    }),
  );
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  return name;
}

mkdirSync(vendor, { recursive: true });
for (const name of readdirSync(vendor)) if (/plotly/i.test(name)) rmSync(join(vendor, name));

const { 'plane.js': plane, 'space.js': space, ...rest } = await bundle();
const [[sharedName, shared]] = Object.entries(rest);
const planeName = write('plotly', '.min.js', withDefault(shared, plane));
const spaceName = write('plotly-space', '.min.js', space.replaceAll(sharedName, planeName));
write('plotly', '.css', readFileSync(join(plotly, 'dist', 'plotly.css'), 'utf8'));
copyFileSync(join(here, 'plotly.d.ts'), join(vendor, planeName.replace(/\.js$/, '.d.ts')));
writeFileSync(join(vendor, spaceName.replace(/\.js$/, '.d.ts')), 'export {};\n');
copyFileSync(join(plotly, 'LICENSE'), join(vendor, 'LICENSE-plotly'));
for (const name of readdirSync(vendor).sort()) console.log(name);
