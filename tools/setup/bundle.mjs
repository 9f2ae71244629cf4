// Writes one small library into frontend/vendor: <name>-<version>-<hash>.min.js with its types, compressed copies and licence.
import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const vendor = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'frontend', 'vendor');

/**
 * @param {object} options
 * @param {string} options.here the folder with `entry.mjs` and `<name>.d.ts`
 * @param {string} options.name what the file begins with
 * @param {string} options.library the folder of the installed package
 * @param {string} options.licence the package's file of that
 * @param {(options: object) => Promise<{ outputFiles: { text: string }[] }>} options.build esbuild's
 */
export async function bundle({ here, name, library, licence, build }) {
  const { version, name: own } = JSON.parse(readFileSync(join(library, 'package.json'), 'utf8'));
  const { outputFiles } = await build({
    absWorkingDir: here,
    entryPoints: ['entry.mjs'],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    legalComments: 'none',
    banner: { js: `/* ${own} v${version}, MIT licence: see LICENSE-${name} beside this file */` },
    write: false,
  });
  const [{ text }] = outputFiles;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  const path = join(vendor, `${name}-${version}-${hash}.min.js`);
  const ours = (/** @type {string} */ file) => file.startsWith(`${name}-`) || file === `LICENSE-${name}`;
  for (const file of readdirSync(vendor).filter(ours)) rmSync(join(vendor, file));
  writeFileSync(path, text);
  writeFileSync(`${path}.br`, brotliCompressSync(text));
  writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
  copyFileSync(join(here, `${name}.d.ts`), path.replace(/\.js$/, '.d.ts'));
  copyFileSync(join(library, licence), join(vendor, `LICENSE-${name}`));
  for (const file of readdirSync(vendor).filter(ours).sort()) console.log(file);
}
