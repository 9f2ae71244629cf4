import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundle } from '../setup/bundle.mjs';

const library = dirname(createRequire(import.meta.url).resolve('gifenc/package.json'));
await bundle({ here: dirname(fileURLToPath(import.meta.url)), name: 'gif', library, licence: 'LICENSE.md', build });
