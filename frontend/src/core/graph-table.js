/**
 * A graph as a table, in full precision: a row for each node.
 */
import { field } from './shown-numbers.js';

/** @typedef {import('./graph-reading.js').ReadGraph} ReadGraph */

const HEADINGS = [
  'node',
  'expression',
  'operation',
  'value',
  'gradient',
  'finite_difference',
  'inputs',
  'local_derivatives',
];

/**
 * @param {ReadGraph} graph
 * @returns {string} comma-separated values, RFC 4180
 */
export function graphTable({ nodes }) {
  const rows = nodes.map(({ id, text, op, value, grad, difference, inputs }) => [
    id,
    text,
    op,
    value,
    grad,
    difference ?? '',
    inputs.map((input) => input.id).join(' '),
    inputs.map(({ local }) => local).join(' '),
  ]);
  return [HEADINGS, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}
