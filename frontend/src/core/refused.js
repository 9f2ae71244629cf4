/**
 * What the server refused over HTTP, as an exception that carries its complaint.
 */
export class Refused extends Error {
  /** @param {import('./state.js').Complaint} complaint */
  constructor(complaint) {
    super(complaint.message);
    this.complaint = complaint;
  }
}

/**
 * What to tell of a request that failed: what the server said, or that it did not answer.
 * @param {unknown} problem
 * @returns {import('./state.js').Complaint}
 */
export function complaintOf(problem) {
  return problem instanceof Refused ? problem.complaint : { code: 'unreachable', message: String(problem), where: [] };
}
