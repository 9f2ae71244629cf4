/** Answered graphs for tests, as the server gives them: the notes' example, and one in which a name is used twice. */

/** @typedef {import('../../../frontend/src/core/graphs.js').Graph} Graph */

/**
 * @param {string} id @param {string} op @param {string} text @param {number} layer @param {number} value @param {number} grad
 * @param {Record<string, number>} inputs local derivatives by operand
 * @param {[string, number, number][]} sum through, local, upstream
 */
const node = (id, op, text, layer, value, grad, inputs, sum) => ({
  id,
  label: id,
  op,
  text,
  layer,
  value,
  grad,
  difference: grad,
  inputs: Object.entries(inputs).map(([operand, local]) => ({ id: operand, local })),
  sum: sum.map(([through, local, upstream]) => ({ through, local, upstream, product: local * upstream })),
  note: null,
});

/** J = 3(a + bc) at a = 5, b = 3, c = 2. @type {Graph} */
export const NOTES = {
  expression: 'u = b*c; v = a + u; J = 3*v',
  output: 'J',
  nodes: [
    node('b', 'leaf', 'b', 0, 3, 6, {}, [['u', 2, 3]]),
    node('c', 'leaf', 'c', 0, 2, 9, {}, [['u', 3, 3]]),
    node('a', 'leaf', 'a', 0, 5, 3, {}, [['v', 1, 3]]),
    node('u', 'mul', 'b*c', 1, 6, 3, { b: 2, c: 3 }, [['v', 1, 3]]),
    node('v', 'add', 'a + u', 2, 11, 3, { a: 1, u: 1 }, [['J', 3, 1]]),
    node('J', 'mul', '3*v', 3, 33, 1, { v: 3 }, []),
  ],
};

/** J = p q with p = 2x and q = x + 1, at x = 3: two paths meet at x. @type {Graph} */
export const TWICE = {
  expression: 'p = 2*x; q = x + 1; J = p*q',
  output: 'J',
  nodes: [
    node('x', 'leaf', 'x', 0, 3, 14, {}, [
      ['q', 1, 6],
      ['p', 2, 4],
    ]),
    node('p', 'mul', '2*x', 1, 6, 4, { x: 2 }, [['J', 4, 1]]),
    node('q', 'add', 'x + 1', 1, 4, 6, { x: 1 }, [['J', 6, 1]]),
    node('J', 'mul', 'p*q', 2, 24, 1, { p: 4, q: 6 }, []),
  ],
};
