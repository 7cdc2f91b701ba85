import type { HttpResponse } from 'msw';
import type { Comment } from '../../src/core/comment.js';
import { jsonAnswer, type Received, type RecordedServer } from './recorded.js';

/** A comment as the stand-in keeps it; the words in Markdown. */
interface Row {
  readonly id: string;
  readonly slug: string;
  readonly createdAt: string;
  readonly by_nickname: string;
  readonly by_email: string;
  readonly content: string;
  readonly parentId: string | null;
  readonly approved: boolean;
}

type Sent = Readonly<Record<string, string>>;

/** What the stand-in calls its one site. */
export const APP = 'an-app';
const PAGE = 10;

/**
 * A stand-in for Cusdis with a memory: each answer has the shape of one in `test/recorded/cusdis/`, which were
 * written after its source. It approves what it is seeded with, and nothing else.
 */
export class CusdisServer {
  readonly #rows: Row[] = [];

  /** Puts comments into a thread. */
  seed(slug: string, seeds: readonly Comment[]): void {
    const ids = new Map<string, string>();
    for (const { id, parent, author, body, created } of seeds) {
      const parentId = parent === null ? null : ids.get(parent)!;
      const createdAt = new Date(created ?? 0).toISOString();
      const row = this.#add({ slug, by_nickname: author.name, content: body.source, parentId, createdAt });
      ids.set(id, row.id);
    }
  }

  /** Takes over all requests that a server of recordings receives. */
  answer(server: RecordedServer): void {
    server.answer(
      () => true,
      (received) => this.#respond(received),
    );
  }

  #respond({ method, path, query, text }: Received): HttpResponse<string> {
    if (path === `/api/open/project/${APP}/comments/count`)
      return this.#counts((query.get('pageIds') ?? '').split(','));
    if (path !== '/api/open/comments') return jsonAnswer({ message: 'not found' }, 404);
    if (method === 'POST') return this.#create(JSON.parse(text) as Sent);
    if (query.get('appId') !== APP) return jsonAnswer({ data: { commentCount: 0, data: [] } }, 404);
    return jsonAnswer({ data: this.#list(query.get('pageId') ?? '', null, Number(query.get('page')), PAGE) });
  }

  #list(slug: string, parentId: string | null, page: number, size: number): object {
    const rows = this.#rows
      .filter((row) => row.slug === slug && row.parentId === parentId && row.approved)
      .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
    return {
      commentCount: rows.length,
      pageSize: size,
      pageCount: Math.ceil(rows.length / size) || 1,
      data: rows.slice((page - 1) * size, page * size).map(({ id, createdAt, content, by_nickname }) => ({
        id,
        createdAt,
        content,
        by_nickname,
        moderatorId: null,
        page: { slug },
        parsedContent: `<p>${escaped(content)}</p>\n`,
        parsedCreatedAt: createdAt.slice(0, 16).replace('T', ' '),
        replies: this.#list(slug, id, 1, 100),
      })),
    };
  }

  #create({ appId, pageId = '', content = '', nickname = '', email = '', parentId }: Sent): HttpResponse<string> {
    if (appId !== APP) return jsonAnswer({ message: 'Project not found' }, 404);
    const { slug, ...row } = this.#add({
      slug: pageId,
      content,
      by_nickname: nickname,
      by_email: email,
      parentId: parentId ?? null,
      createdAt: new Date().toISOString(),
      approved: false,
    });
    return jsonAnswer({ data: { ...row, pageId: slug, moderatorId: null, deletedAt: null } });
  }

  #add(row: Omit<Row, 'id' | 'by_email' | 'approved'> & Partial<Row>): Row {
    const id = `9b2f6c1e-0000-4000-8000-${String(this.#rows.length + 1).padStart(12, '0')}`;
    const added = { by_email: '', approved: true, ...row, id };
    this.#rows.push(added);
    return added;
  }

  #counts(slugs: readonly string[]): HttpResponse<string> {
    const count = (slug: string) => this.#rows.filter((row) => row.slug === slug && row.approved).length;
    return jsonAnswer({ data: Object.fromEntries(slugs.map((slug) => [slug, count(slug)])) });
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
