// Writes into frontend/vendor, from the uqr of package.json: qr-<version>-<hash>.min.js with its types, compressed copies and licence.
import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const vendor = join(here, '..', '..', 'frontend', 'vendor');
const uqr = join(dirname(createRequire(import.meta.url).resolve('uqr')), '..');
const { version } = JSON.parse(readFileSync(join(uqr, 'package.json'), 'utf8'));

const { outputFiles } = await build({
  absWorkingDir: here,
  entryPoints: ['entry.mjs'],
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2020',
  legalComments: 'none',
  banner: { js: `/* uqr v${version}, MIT licence: see LICENSE-qr beside this file */` },
  write: false,
});
const [{ text }] = outputFiles;
const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
const path = join(vendor, `qr-${version}-${hash}.min.js`);

for (const name of readdirSync(vendor)) if (/^(qr-|LICENSE-qr)/.test(name)) rmSync(join(vendor, name));
writeFileSync(path, text);
writeFileSync(`${path}.br`, brotliCompressSync(text));
writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
copyFileSync(join(here, 'qr.d.ts'), path.replace(/\.js$/, '.d.ts'));
copyFileSync(join(uqr, 'LICENSE'), join(vendor, 'LICENSE-qr'));
for (const name of readdirSync(vendor).sort()) if (/qr/.test(name)) console.log(name);
