import type { CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call, News } from './adapter.js';
import { readOne, type ComentarioContext } from './comentario-context.js';
import { readUuid } from './comentario-wire.js';

/** Milliseconds after which one says again what one listens to: so a connection that died in silence is noticed. */
const BEAT = 50_000;
/** Comentario's messages are shorter than this (`internal/svc/ws_svc.go`). */
const MAX_MESSAGE = 4_000;
/** How many comments are read one after the other at most before others are let go. */
const MAX_WAITING = 200;

/** Listens to Comentario by one connection, which ends with the call. */
export async function watchThread(
  context: ComentarioContext,
  listener: (news: News) => void,
  call: Call,
): Promise<never> {
  const { api, path, thread } = context;
  const { page } = await thread(call);
  if (!page.live || page.domain === '')
    throw new AdapterError('unavailable', {
      hint: 'This Comentario tells nobody what happens: its live update is off.',
    });
  const born = new Set<CommentId>();
  const tell = oneByOne((id) => newsOf(context, id, born.delete(id), call), listener, call.signal);
  const subscription = { domain: page.domain, path };
  const hear = (message: unknown): void => {
    const id = readUuid(own(message, 'comment'));
    if (id === undefined || own(message, 'domain') !== page.domain || own(message, 'path') !== path) return;
    if (own(message, 'action') === 'new') born.add(id);
    else born.delete(id);
    tell(id);
  };
  return listen(`${api.base.replace(/^http/, 'ws')}ws/comments`, subscription, hear, call.signal);
}

/** Holds a connection until the signal aborts. Rejects when it can't be made, or breaks. */
function listen(
  url: string,
  subscription: object,
  hear: (message: unknown) => void,
  signal: AbortSignal,
): Promise<never> {
  signal.throwIfAborted();
  const socket = open(url);
  return new Promise((_resolve, reject) => {
    let beat: ReturnType<typeof setTimeout> | undefined;
    const greet = (): void => {
      socket.send(JSON.stringify(subscription));
      beat = setTimeout(greet, BEAT);
    };
    const end = (reason: unknown): void => {
      clearTimeout(beat);
      signal.removeEventListener('abort', leave);
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
      reject(reason);
    };
    const leave = (): void => end(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    socket.onopen = greet;
    socket.onmessage = ({ data }) => hear(messageIn(data));
    socket.onclose = () =>
      end(new AdapterError('offline', { hint: `The connection to ${url} can’t be made, or broke.` }));
  });
}

/** Pages that came encrypted open no connection that is not. */
function open(url: string): WebSocket {
  try {
    return new WebSocket(url);
  } catch (cause) {
    throw new AdapterError('offline', { hint: `${url} can’t be connected to from this page.`, cause });
  }
}

function messageIn(data: unknown): unknown {
  if (typeof data !== 'string' || data.length > MAX_MESSAGE) return undefined;
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

/** Reads what was told of one after the other, each once, however often it is told meanwhile. */
function oneByOne(
  read: (id: CommentId) => Promise<News | undefined>,
  listener: (news: News) => void,
  signal: AbortSignal,
): (id: CommentId) => void {
  const waiting = new Set<CommentId>();
  let isReading = false;

  async function readAll(): Promise<void> {
    isReading = true;
    for (const id of waiting) {
      waiting.delete(id);
      const news = await read(id);
      if (signal.aborted) return;
      if (news) listener(news);
    }
    isReading = false;
  }
  return (id) => {
    if (waiting.size < MAX_WAITING) waiting.add(id);
    if (!isReading) void readAll();
  };
}

/** Messages name a comment only. What this reader can't see is as good as gone; what can't be read now comes another time. */
async function newsOf(
  context: ComentarioContext,
  id: CommentId,
  isNew: boolean,
  call: Call,
): Promise<News | undefined> {
  try {
    return { comments: [(await readOne(context, id, call)).comment], removed: [] };
  } catch (error) {
    const isGone = error instanceof AdapterError && error.kind === 'not-found';
    // What is new and can't be seen waits for approval: its writer has it all the same.
    return isGone && !isNew ? { comments: [], removed: [id] } : undefined;
  }
}
