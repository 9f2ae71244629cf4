// Writes into frontend/vendor, from the gifenc of package.json: gif-<version>-<hash>.min.js with its types, compressed copies and
// licence.
import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const vendor = join(here, '..', '..', 'frontend', 'vendor');
const gifenc = dirname(createRequire(import.meta.url).resolve('gifenc/package.json'));
const { version } = JSON.parse(readFileSync(join(gifenc, 'package.json'), 'utf8'));

const { outputFiles } = await build({
  absWorkingDir: here,
  entryPoints: ['entry.mjs'],
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2020',
  legalComments: 'none',
  banner: { js: `/* gifenc v${version}, MIT licence: see LICENSE-gif beside this file */` },
  write: false,
});
const [{ text }] = outputFiles;
const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
const path = join(vendor, `gif-${version}-${hash}.min.js`);

for (const name of readdirSync(vendor)) if (/^(gif-|LICENSE-gif)/.test(name)) rmSync(join(vendor, name));
writeFileSync(path, text);
writeFileSync(`${path}.br`, brotliCompressSync(text));
writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
copyFileSync(join(here, 'gif.d.ts'), path.replace(/\.js$/, '.d.ts'));
copyFileSync(join(gifenc, 'LICENSE.md'), join(vendor, 'LICENSE-gif'));
for (const name of readdirSync(vendor).sort()) if (/gif/.test(name)) console.log(name);
