/** The status that goes with each problem of docs/rest-protocol.md. */
const STATUS = {
  rejected: 422,
  'signed-out': 401,
  forbidden: 403,
  closed: 403,
  challenge: 403,
  'not-found': 404,
  conflict: 409,
  'rate-limited': 429,
};

/** A refusal, as `application/problem+json` (RFC 9457). */
export class Problem extends Error {
  constructor(kind, more = {}) {
    super(kind);
    const { status = STATUS[kind], ...members } = more;
    this.status = status;
    this.body = { type: `urn:gedanken:problem:${kind}`, title: kind, status, ...members };
  }
}

/** Throws unless all fields are well. */
export function checkFields(errors) {
  if (errors.length > 0) throw new Problem('rejected', { errors });
}
