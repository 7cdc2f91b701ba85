import { AdapterError, type AdapterErrorKind } from '../core/errors.js';
import { own, readLine, readUrl } from '../core/fields.js';
import type { Call } from './adapter.js';
import { parseTopic, type Reading, type Topic } from './discourse-wire.js';
import type { DiscourseAdapterOptions } from './discourse.js';
import { errorFromStatus, type HttpAnswer } from './http.js';
import { once, type Shared } from './once.js';
import { fetchPublic } from './read-only.js';

/** Which topic is meant, and who is asked for it. */
export interface Place {
  /** Without a slash at the end: a forum may be in a folder. */
  readonly forum: string;
  readonly topic: string;
}

/** What the parts of the adapter share. */
export interface DiscourseContext {
  readonly place: Place | AdapterError;
  /** The topic with its first posts. */
  readonly topic: Shared<Topic>;
  reading(call: Call): Promise<Reading>;
  ask(path: string, call: Call): Promise<unknown>;
}

export function discourseContext({ thread, endpoint, avatars = false }: DiscourseAdapterOptions): DiscourseContext {
  const place = namePlace(thread, endpoint);
  const context: DiscourseContext = {
    place,
    topic: once(async (call) => {
      const { forum, topic } = placeOf(place);
      return parseTopic(await context.ask(`/t/${topic}.json`, call), forum);
    }),
    async reading(call) {
      const { forum, topic } = placeOf(place);
      return { forum, topic, avatars, author: (await context.topic(call)).author };
    },
    async ask(path, call) {
      try {
        return await fetchPublic(placeOf(place).forum + path, call, discourseError);
      } catch (error) {
        throw withAdvice(error);
      }
    },
  };
  return context;
}

/** Understands the address of a topic, with or without its title, or its number where the forum is named. */
export function namePlace(thread: string, endpoint: string | undefined): Place | AdapterError {
  const text = thread.trim();
  const forum = endpoint === undefined ? undefined : readUrl(endpoint);
  if (/^\d{1,12}$/.test(text) && forum !== undefined) return { forum: forum.replace(/\/+$/, ''), topic: text };
  const address = readUrl(text);
  const [, start, topic] =
    /^([^?#]{1,1000}?)\/t\/(?:(?!\d+\/)[^/?#]{1,300}\/)?(\d{1,12})(?:[/?#]|$)/.exec(address ?? '') ?? [];
  if (start !== undefined && topic !== undefined) return { forum: start, topic };
  return new AdapterError('not-found', {
    hint: `“${text.slice(0, 200)}” names no topic: give its address as thread, such as https://forum.example/t/hello/123.`,
  });
}

function placeOf(place: DiscourseContext['place']): Place {
  if (place instanceof AdapterError) throw place;
  return place;
}

/** A forum that does not know the site looks like one that is not there. */
function withAdvice(error: unknown): unknown {
  if (!(error instanceof AdapterError) || error.kind !== 'offline') return error;
  const advice = 'A forum answers other sites with DISCOURSE_ENABLE_CORS=true and their origins in its cors_origins.';
  return new AdapterError('offline', { hint: `${error.hint} ${advice}`, cause: error });
}

/** What Discourse calls its refusals. */
const KIND_BY_TYPE: ReadonlyMap<unknown, AdapterErrorKind> = new Map<unknown, AdapterErrorKind>([
  ['not_found', 'not-found'],
  ['not_logged_in', 'forbidden'],
  ['invalid_access', 'forbidden'],
  ['rate_limit', 'rate-limited'],
  ['read_only', 'unavailable'],
]);

/** Turns a refusal into an error. */
function discourseError(answer: HttpAnswer): AdapterError {
  const byStatus = errorFromStatus(answer);
  let body: unknown;
  try {
    body = answer.json();
  } catch {
    body = undefined; // a page of a proxy: its status is all there is to read
  }
  const wait = own(own(body, 'extras'), 'wait_seconds');
  const kind = KIND_BY_TYPE.get(own(body, 'error_type')) ?? byStatus.kind;
  const isWait = typeof wait === 'number' && wait > 0 && wait < 86_400;
  return new AdapterError(kind, {
    retryAfter: byStatus.retryAfter ?? (isWait ? wait * 1000 : undefined),
    hint: [byStatus.hint, readLine(own(body, 'error_type'), 100)].filter(Boolean).join(' '),
  });
}
