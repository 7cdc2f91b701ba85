import type { Adapter } from '../../src/adapters/adapter.js';
import type { Comment } from '../../src/core/comment.js';
import type { AdapterSubject, OpenedAdapter } from '../../src/testing.js';
import { readRecording } from './recorded.js';

/** How the next request can go wrong. */
export type Breakage = 'offline' | 'unavailable' | 'malformed';

export type Json = Readonly<Record<string, unknown>>;
export type Answer = readonly [status: number, body: unknown];

/** A comment that a stand-in keeps: named by itself, in the order in which they were written. */
export interface Kept {
  readonly id: number;
  readonly parent: Kept | null;
  readonly name: string;
  readonly text: string;
  readonly created: string;
}

/** What a stand-in does by its own lights: the rest is the same for all of them. */
export interface Protocol {
  readonly origin: string;
  /** Reads the documented shapes that its answers are made of. */
  prepare(): Promise<void>;
  /** `sent` is the JSON that came with a POST. */
  answer(url: URL, kept: readonly Kept[], closed: boolean, sent: Json): Answer;
}

/**
 * A server that is only read from, with state: a stand-in made of documented shapes. It holds `fetch` until it is
 * restored, and answers what its protocol says.
 */
export class Elsewhere {
  closed = false;
  asked: URL[] = [];
  readonly #protocol: Protocol;
  readonly #real = globalThis.fetch;
  #kept: readonly Kept[] = [];
  #next: Breakage | undefined;

  constructor(protocol: Protocol) {
    this.#protocol = protocol;
  }

  /** Takes the place of what was there before, and holds these comments. */
  async install(seeds: readonly Comment[]): Promise<void> {
    const kept = new Map<string | null, Kept>();
    for (const [index, { id, parent, author, body, created }] of seeds.entries()) {
      const above = kept.get(parent) ?? null;
      const at = new Date(created!).toISOString();
      kept.set(id, { id: 101 + index, parent: above, name: author.name, text: body.source, created: at });
    }
    this.#kept = [...kept.values()];
    this.closed = false;
    this.asked = [];
    this.#next = undefined;
    await this.#protocol.prepare();
    globalThis.fetch = (input, init) => this.#fetch(new Request(input, init), init?.signal);
  }

  restore(): void {
    globalThis.fetch = this.#real;
  }

  breakNext(how: Breakage): void {
    this.#next = how;
  }

  async #fetch(request: Request, signal: AbortSignal | null | undefined): Promise<Response> {
    signal?.throwIfAborted();
    const url = new URL(request.url);
    if (url.origin !== this.#protocol.origin) return this.#real(request);
    this.asked.push(url);
    const broken = this.#next;
    this.#next = undefined;
    await Promise.resolve();
    signal?.throwIfAborted();
    if (broken === 'offline') throw new TypeError('Failed to fetch');
    if (broken === 'unavailable') return new Response('<h1>Bad Gateway</h1>', { status: 502 });
    if (broken === 'malformed') return new Response('<h1>Welcome</h1>');
    const sent = request.method === 'POST' ? ((await request.json()) as Json) : {};
    signal?.throwIfAborted();
    const [status, body] = this.#protocol.answer(url, this.#kept, this.closed, sent);
    return Response.json(body, { status });
  }
}

/** What is the same for all that are only read from. */
type Told = Pick<AdapterSubject, 'ports' | 'pageSize'> & {
  readonly name: string;
  /** Opens the thread, or one that is not there. */
  readonly open: (there: boolean) => { readonly adapter: Adapter; readonly thread: string };
  /** Why there is no such state, where there is none. */
  readonly never: { readonly closed?: string; readonly missing?: string };
};

export function subjectElsewhere(server: Elsewhere, { name, ports, pageSize, open, never }: Told): AdapterSubject {
  const opened = async (seeds: readonly Comment[], there = true): Promise<OpenedAdapter> => {
    await server.install(seeds);
    return open(there);
  };
  const breaking = (how: Breakage) => () => server.breakNext(how);
  return {
    ports,
    pageSize,
    open: opened,
    posts: { never: `Answers are written on ${name}.` },
    meanwhile: { never: 'Its news come by asking again.' },
    challenges: { never: 'Nobody writes from here.' },
    states: {
      closed:
        never.closed === undefined
          ? async (seeds) => {
              const thread = await opened(seeds);
              server.closed = true;
              return thread;
            }
          : { never: never.closed },
      holding: { never: 'Nobody writes from here, so nothing waits for approval.' },
      signedOut: { never: 'Nobody can sign in from here.' },
      missing: never.missing === undefined ? (seeds) => opened(seeds, false) : { never: never.missing },
    },
    failures: {
      offline: breaking('offline'),
      unavailable: breaking('unavailable'),
      malformed: breaking('malformed'),
    },
  };
}

/** The body of a documented answer. */
export async function shapeOf(folder: string, name: string, origin: string): Promise<Json> {
  return (await readRecording(folder, name, origin)).response.body as Json;
}

/** Whatever hangs below a comment, and how many levels below. */
export function depthBelow(comment: Kept, above: Kept | null): number {
  let depth = 0;
  for (let at: Kept | null = comment; at !== above; at = at.parent) {
    if (at === null) return Infinity;
    depth += 1;
  }
  return depth;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
