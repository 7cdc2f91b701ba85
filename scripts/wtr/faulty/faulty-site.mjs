import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { CORS, FAULTS } from './faults.mjs';
import { WordpressThread } from './wordpress-thread.mjs';

/** Whatever a page wants to send along, it may, and need not ask again soon. */
const PREFLIGHT = { status: 204, headers: { 'access-control-max-age': '600' }, body: '' };

/**
 * A site on loopback with a port of its own, so that its connections are refused for real when it is told to refuse
 * them. No connection is used twice, unless it says so: on one that was, engines send a request again by themselves.
 */
export class FaultySite {
  #server = createServer((question, answer) => void this.#hear(question, answer));
  #faults = [];
  #heldBack = [];
  #port = 0;
  #received = [];

  /** Starts the site, with remarks in its thread. */
  static async start(remarks) {
    const site = new FaultySite();
    await site.#listen();
    site.thread = new WordpressThread(site.origin, remarks);
    return site;
  }

  get origin() {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** What it was asked, as `POST comments`; and what is in the thread. */
  report() {
    return { received: [...this.#received], comments: this.thread.comments };
  }

  /** Breaks the next requests of a kind: `{ on: 'POST comments', kind: 'lost', times: 1 }`; see `FAULTS`. */
  break(fault) {
    this.#faults.push({ times: 1, ...fault });
  }

  mend() {
    this.#faults = [];
  }

  /** Lets go what `slow` holds back. */
  release() {
    for (const send of this.#heldBack.splice(0)) send();
  }

  async refuse() {
    await new Promise((resolve) => this.#server.close(resolve).closeAllConnections());
  }

  async accept() {
    if (!this.#server.listening) await this.#listen();
  }

  async stop() {
    if (this.#server.listening) await this.refuse();
  }

  async #listen() {
    await new Promise((resolve, reject) => {
      this.#server.once('error', reject).listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = this.#server.address().port;
  }

  async #hear(question, answer) {
    const url = new URL(question.url, this.origin);
    const { method, socket } = question;
    const send = ({ status, headers, body, cors = CORS }) => {
      const bytes = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
      const tag = this.thread.setting.tagged && status === 200 ? { etag: `"${hash(bytes)}"` } : {};
      const isKnown = tag.etag !== undefined && question.headers['if-none-match'] === tag.etag;
      if (isKnown) this.#received.push('304');
      answer.writeHead(isKnown ? 304 : status, { ...headers, ...tag, ...cors, connection: 'close' });
      answer.end(isKnown || status === 204 ? undefined : bytes);
    };
    const body = await read(question);
    const name = `${method} ${url.pathname.split('/').slice(4).join('/')}`;
    if (method !== 'OPTIONS') this.#received.push(name);
    const apply = () => (method === 'OPTIONS' ? PREFLIGHT : this.thread.answer(method, url, body));
    const fault = this.#faults.find(({ on, times }) => name.startsWith(on) && times > 0);
    if (!fault) return send(apply());
    fault.times -= 1;
    socket.on('error', () => {});
    const hold = (later) => this.#heldBack.push(later);
    return FAULTS[fault.kind]({ fault, question, answer, socket, send, apply, hold });
  }
}

function hash(bytes) {
  return createHash('sha1').update(bytes).digest('hex');
}

/** The JSON in a request; nothing for what is none. */
async function read(question) {
  let text = '';
  question.setEncoding('utf8');
  try {
    for await (const chunk of question) text += chunk;
    return JSON.parse(text);
  } catch {
    return {};
  }
}
