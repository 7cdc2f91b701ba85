import { type Answer, type Json, type Kept, type Protocol, shapeOf } from './elsewhere.js';

const ROOT = '9m2k0root1';

/**
 * A Misskey: shapes are those of `01-note` and `02-children`, what it does not have is `08-note-missing`. As there, it
 * gives what answers one note, and nothing below; the oldest first after `sinceId`, else the newest first.
 */
export class MisskeyProtocol implements Protocol {
  readonly origin = 'https://misskey.example';
  #root: Json = {};
  #answer: Json = {};
  #missing: Json = {};

  async prepare(): Promise<void> {
    this.#root = await shapeOf('misskey', '01-note', this.origin);
    [this.#answer = {}] = (await shapeOf('misskey', '02-children', this.origin)) as unknown as readonly Json[];
    this.#missing = await shapeOf('misskey', '08-note-missing', this.origin);
  }

  answer({ pathname }: URL, kept: readonly Kept[], _closed: boolean, sent: Json): Answer {
    const id = sent['noteId'];
    if (pathname === '/api/notes/children') return [200, this.#childrenOf(id, kept, sent)];
    if (pathname === '/api/notes/reactions') return [200, []];
    if (pathname !== '/api/notes/show') return [404, { error: { code: 'UNKNOWN_API_ENDPOINT' } }];
    if (id === ROOT) return [200, this.#root];
    const found = kept.find((each) => idOf(each) === id);
    return found ? [200, this.#noteOf(found, kept)] : [400, this.#missing];
  }

  #childrenOf(of: unknown, kept: readonly Kept[], { sinceId, untilId, limit }: Json): readonly Json[] {
    const children = kept.filter(({ parent }) => (parent ? idOf(parent) : ROOT) === of);
    const after = children.filter((each) => sinceId === undefined || idOf(each) > String(sinceId));
    const between = after.filter((each) => untilId === undefined || idOf(each) < String(untilId));
    const ordered = sinceId === undefined ? between.toReversed() : between;
    return ordered.slice(0, Number(limit)).map((each) => this.#noteOf(each, kept));
  }

  #noteOf(each: Kept, kept: readonly Kept[]): Json {
    const { parent, name, text, created } = each;
    const { reply: _, ...shape } = this.#answer;
    return {
      ...shape,
      id: idOf(each),
      createdAt: created,
      user: { ...(shape['user'] as Json), name, username: name.toLowerCase().replace(/[^a-z]/g, '') },
      // Who means such marks as they are says so.
      text: text.includes('<b>') ? `<plain>${text}</plain>` : text,
      replyId: parent ? idOf(parent) : ROOT,
      repliesCount: kept.filter((other) => other.parent === each).length,
      reactions: {},
    };
  }
}

/** Ids of one length: they sort as they were made. */
function idOf({ id }: Kept): string {
  return `9note0${String(id).padStart(5, '0')}`;
}
