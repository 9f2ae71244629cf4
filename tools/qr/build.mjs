import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundle } from '../setup/bundle.mjs';

// uqr names no package.json among what it exports.
const library = join(dirname(createRequire(import.meta.url).resolve('uqr')), '..');
await bundle({ here: dirname(fileURLToPath(import.meta.url)), name: 'qr', library, licence: 'LICENSE', build });
