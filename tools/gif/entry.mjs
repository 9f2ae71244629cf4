export { applyPalette, GIFEncoder, quantize } from 'gifenc';
