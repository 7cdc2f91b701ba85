import type { Author, Comment, CommentId, VoteDirection } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call } from './adapter.js';
import { comentarioApi, type ComentarioApi } from './comentario-api.js';
import { tabToken, type TabToken } from './tab-token.js';
import type { ComentarioPage } from './comentario-page.js';
import {
  directionOf,
  isUuid,
  parsePerson,
  parseRow,
  parseThread,
  parseViewer,
  readUuid,
  type ComentarioViewer,
  type Pictures,
  type RawThread,
  type Reading,
  type Row,
} from './comentario-wire.js';
import { once, type Shared } from './once.js';

/** Which thread, and who reads it. */
export interface ComentarioPlace {
  readonly endpoint: string;
  /** The site, as Comentario knows it: `blog.example`. */
  readonly host: string;
  /** What Comentario calls the page: mostly its path. */
  readonly path: string;
  readonly avatars: boolean;
}

/** What the parts of the adapter share. */
export interface ComentarioContext extends ComentarioPlace {
  readonly api: ComentarioApi;
  readonly keep: TabToken;
  /** Who is signed in. */
  readonly viewer: Shared<ComentarioViewer | null>;
  /** The thread as it was last read; each reading counts as a view of the page. */
  readonly thread: Shared<RawThread>;
  /** Who wrote here. */
  readonly people: Map<string, Author>;
  /** How this reader has voted. */
  readonly mine: Map<CommentId, VoteDirection>;
  /** Comments that have answers. */
  readonly answered: Set<CommentId>;
  /** What was read of each comment. */
  readonly known: Map<CommentId, Row>;
  readonly picture: Pictures;
}

export function comentarioContext(place: ComentarioPlace): ComentarioContext {
  const { endpoint, host, path, avatars } = place;
  const api = comentarioApi(endpoint);
  const keep = tabToken(`gedanken:1:comentario:${api.base}`);
  const picture = avatars ? (id: string): string => api.url(`users/${id}/avatar`, { size: 'L' }) : undefined;
  let asked: string | undefined;
  const load = once(async (call) => {
    const session = keep.token();
    if (session === undefined) return null;
    const viewer = parseViewer(
      await api.send('embed/auth/user', call, { method: 'POST', reads: true, session }),
      picture,
    );
    // It says nothing of somebody whose session has ended.
    if (!viewer) keep.keep(undefined);
    return viewer;
  });

  return {
    ...place,
    api,
    keep,
    picture,
    viewer(call, renew = false) {
      const session = keep.token();
      // Another adapter of this page may have signed in or out meanwhile.
      const isOther = session !== asked;
      asked = session;
      return load(call, renew || isOther);
    },
    thread: once(async (call) => {
      const body = { host, path };
      const ask = (): Promise<unknown> =>
        api.send('embed/comments', call, { method: 'POST', reads: true, body, session: keep.token() });
      const answer = await ask().catch((error: unknown) => {
        // A session that has ended is nobody's: the thread can be read all the same.
        const isEnded = error instanceof AdapterError && error.kind === 'signed-out' && keep.token() !== undefined;
        if (!isEnded) throw error;
        keep.keep(undefined);
        return ask();
      });
      return parseThread(answer);
    }),
    people: new Map(),
    mine: new Map(),
    answered: new Set(),
    known: new Map(),
  };
}

/** All comments of a thread that has just come, read for this reader. One bad comment among good ones is left out. */
export function rowsOf(
  context: ComentarioContext,
  { page, items, people }: RawThread,
  viewer: ComentarioViewer | null,
): readonly Row[] {
  const { mine, answered } = context;
  mine.clear();
  answered.clear();
  for (const raw of people) meet(context, raw);
  for (const item of items) {
    const [id, parent] = [readUuid(own(item, 'id')), readUuid(own(item, 'parentId'))];
    const vote = directionOf(own(item, 'direction'));
    if (id !== undefined && vote) mine.set(id, vote);
    if (parent !== undefined) answered.add(parent);
  }
  return items.flatMap((item) => {
    try {
      return [remember(context, parseRow(item, readingOf(context, page, viewer)))];
    } catch {
      return [];
    }
  });
}

/** One comment as Comentario has it now. Rejects with `not-found` when this reader may not see it. */
export async function readOne(context: ComentarioContext, id: CommentId, call: Call): Promise<Row> {
  const { api, keep, thread, viewer } = context;
  call.signal.throwIfAborted();
  const path = pathOf(id);
  const [{ page }, reader] = await Promise.all([thread(call), viewer(call)]);
  const answer = await api.send(path, call, { session: keep.token() });
  meet(context, own(answer, 'commenter'));
  return remember(context, parseRow(own(answer, 'comment'), readingOf(context, page, reader)));
}

/** A comment that came as an answer, read by what is known already: nothing is asked any more. */
export function rowIn(
  context: ComentarioContext,
  answer: unknown,
  page: ComentarioPage,
  viewer: ComentarioViewer | null,
): Row {
  meet(context, own(answer, 'commenter'));
  return remember(context, parseRow(own(answer, 'comment'), readingOf(context, page, viewer)));
}

/** How comments of this thread are read. */
function readingOf(context: ComentarioContext, page: ComentarioPage, viewer: ComentarioViewer | null): Reading {
  const { people, mine, answered } = context;
  return { page, viewer, people, mine, answered };
}

function meet({ people, picture }: ComentarioContext, raw: unknown): void {
  const person = parsePerson(raw, picture);
  if (person) people.set(person.id, person.author);
}

/** Answers with a copy: what the adapter knows is nobody else's. */
function remember({ known }: ComentarioContext, row: Row): Row {
  known.set(row.comment.id, row);
  return { ...row, comment: copyOf(row.comment) };
}

export function copyOf(comment: Comment): Comment {
  return structuredClone(comment);
}

/** Where a comment is. Throws `not-found` for what can't be one. */
export function pathOf(id: CommentId): string {
  if (!isUuid(id)) throw new AdapterError('not-found', { hint: `“${id.slice(0, 100)}” is no comment of Comentario.` });
  return `embed/comments/${id}`;
}

/** Proves who is signed in. Throws `signed-out` when nobody is. */
export function sessionOf({ keep }: ComentarioContext): string {
  const session = keep.token();
  if (session === undefined)
    throw new AdapterError('signed-out', { hint: 'Comentario lets only those do this who are signed in.' });
  return session;
}
