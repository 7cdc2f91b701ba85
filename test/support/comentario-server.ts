import { HttpResponse } from 'msw';
import type { Comment } from '../../src/core/comment.js';
import { jsonAnswer, readRecording, type Received, type RecordedServer } from './recorded.js';

/** A comment as the stand-in keeps it. */
interface Row {
  readonly id: string;
  readonly parentId: string | undefined;
  readonly userCreated: string;
  readonly authorName: string;
  readonly createdTime: string;
  readonly votes: Map<string, number>;
  markdown: string;
  isSticky: boolean;
  isApproved: boolean;
  isPending: boolean;
  isDeleted: boolean;
  editedTime?: string;
}

interface User {
  readonly id: string;
  readonly name: string;
  readonly isModerator: boolean;
}

type Answer = HttpResponse<null | string>;
type Sent = Readonly<Record<string, unknown>>;

/** What a stand-in is set to. */
export interface ComentarioSettings {
  /** Whether what people write has to be approved, whoever they are. */
  readonly holds?: boolean;
  /** What `pageInfo` says other than as documented. */
  readonly page?: Sent;
}

const NOBODY: User = { id: '00000000-0000-0000-0000-000000000000', name: 'Anonymous', isModerator: false };
/** Whom each session belongs to. */
export const SESSIONS: Readonly<Record<string, User>> = {
  'monas-session': { id: '3f333df6-90a4-4fda-8dd3-9485d27cee36', name: 'Mona Example', isModerator: true },
  'ritas-session': { id: '6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b', name: 'Rita Reader', isModerator: false },
};

/** Tells whoever listens that something has happened to a comment. */
export type Tell = (message: object) => void;

/**
 * A stand-in for Comentario 3.14 with a memory, made of the shapes in `test/recorded/comentario/`. Who may do
 * what, and who sees what, is as in its source (`internal/api/restapi/handlers`, `internal/svc/comment_svc.go`).
 */
export class ComentarioServer {
  readonly #settings: ComentarioSettings;
  readonly #tell: Tell;
  #page: Sent = {};
  #rows: Row[] = [];
  #path = '';

  constructor(settings: ComentarioSettings = {}, tell: Tell = () => undefined) {
    this.#settings = settings;
    this.#tell = tell;
  }

  /** Puts comments onto a page, written by people who are not registered. */
  async open(server: RecordedServer, path: string, seeds: readonly Comment[]): Promise<void> {
    // At once: what the test before has given up may still arrive.
    server.answer(
      () => true,
      (received) => this.#respond(received),
    );
    const { response } = await readRecording('comentario', '04-list-empty', server.origin);
    this.#page = { ...(response.body as { pageInfo: Sent }).pageInfo, ...this.#settings.page };
    this.#path = path;
    const ids = new Map<string, string>();
    for (const { id, parent, author, body, created } of seeds) {
      const above = parent === null ? undefined : ids.get(parent);
      ids.set(id, this.#add(NOBODY, author.name, body.source, above, created ?? 0).id);
    }
  }

  #respond({ method, path, headers, text }: Received): Answer {
    const user = SESSIONS[headers.get('X-User-Session') ?? ''];
    const sent = (text === '' ? {} : JSON.parse(text)) as Sent;
    switch (`${method} ${path}`) {
      case 'POST /api/embed/comments':
        return jsonAnswer(this.#list(user));
      case 'PUT /api/embed/comments':
        return this.#create(user, sent);
      case 'POST /api/embed/comments/preview':
        return jsonAnswer({ html: htmlOf(String(sent['markdown'])) });
      case 'POST /api/embed/comments/counts': {
        const count = this.#rows.filter(({ isDeleted }) => !isDeleted).length;
        const paths = sent['paths'] as readonly string[];
        return jsonAnswer({
          commentCounts: Object.fromEntries(paths.map((it) => [it, it === this.#path ? count : 0])),
        });
      }
      case 'POST /api/embed/auth/user':
        return user ? jsonAnswer({ ...shownUser(user), email: 'who@example.test', isConfirmed: true }) : done();
      case 'POST /api/embed/auth/login/token':
        return jsonAnswer({ token: 'a-token' });
      case 'POST /api/embed/auth/logout':
        return done();
      default:
        return this.#respondOne(method, path, user, sent);
    }
  }

  #respondOne(method: string, path: string, user: User | undefined, sent: Sent): Answer {
    const [, id, verb] = /^\/api\/embed\/comments\/([\da-f-]{36})(?:\/(\w+))?$/.exec(path) ?? [];
    const row = this.#rows.find((other) => other.id === id);
    if (method !== 'GET' && !user) return jsonAnswer({ code: 401, message: 'Unauthorized' }, 401);
    if (!row || (method === 'GET' && !this.#isSeenBy(user, row))) return new HttpResponse(null, { status: 404 });
    if (method === 'GET') return jsonAnswer({ comment: this.#shown(row, user), commenter: this.#writer(row) });
    const isOwn = row.userCreated === user!.id;
    if (verb === 'vote') return isOwn ? refused(403, 'self-vote') : this.#vote(row, user!, Number(sent['direction']));
    if (verb !== undefined) return user!.isModerator ? this.#judge(row, sent) : refused(403, 'not-moderator');
    if (!isOwn && !user!.isModerator) return refused(403, 'not-allowed');
    return method === 'DELETE' ? this.#remove(row) : this.#update(row, String(sent['markdown']), user!);
  }

  #list(user: User | undefined): Sent {
    const rows = this.#rows.filter((row) => this.#isSeenBy(user, row));
    const comments = rows.map((row) => ({ ...this.#shown(row, user), ...directionOf(row, user) }));
    const commenters = [NOBODY, ...Object.values(SESSIONS)].map(shownUser);
    return { pageInfo: this.#page, ...(rows.length > 0 ? { comments, commenters } : {}) };
  }

  #isSeenBy(user: User | undefined, { isDeleted, isPending, isApproved, userCreated }: Row): boolean {
    if (isDeleted && this.#page['showDeletedComments'] === false) return false;
    if (!isPending) return isApproved;
    return user?.isModerator || userCreated === user?.id;
  }

  #create(user: User | undefined, sent: Sent): Answer {
    if (!user && this.#page['authAnonymous'] === false) return refused(401, 'unauthenticated');
    if (this.#page['isPageReadonly'] === true) return refused(403, 'page-readonly');
    const [name, parent] = [sent['authorName'] ?? '', sent['parentId']];
    const row = this.#add(
      user ?? NOBODY,
      user ? '' : String(name),
      String(sent['markdown']).trim(),
      parent as string | undefined,
      Date.now(),
    );
    if (this.#settings.holds) Object.assign(row, { isPending: true, isApproved: false });
    this.#say(row, 'new');
    return jsonAnswer({ comment: this.#shown(row, user), commenter: this.#writer(row) });
  }

  #add({ id }: User, authorName: string, markdown: string, parentId: string | undefined, created: number): Row {
    const row: Row = {
      id: crypto.randomUUID(),
      parentId,
      userCreated: id,
      authorName,
      createdTime: new Date(created).toISOString(),
      votes: new Map(),
      markdown,
      isSticky: false,
      isApproved: true,
      isPending: false,
      isDeleted: false,
    };
    this.#rows.push(row);
    return row;
  }

  #update(row: Row, markdown: string, user: User): Answer {
    Object.assign(row, { markdown, editedTime: new Date().toISOString() });
    this.#say(row, 'update');
    return jsonAnswer({ comment: this.#shown(row, user) });
  }

  #remove(row: Row): Answer {
    Object.assign(row, { isDeleted: true, markdown: '' });
    this.#say(row, 'delete');
    return done();
  }

  #vote(row: Row, { id }: User, direction: number): Answer {
    row.votes.set(id, direction);
    this.#say(row, 'vote');
    return jsonAnswer({ score: scoreOf(row) });
  }

  #judge(row: Row, { approve, sticky }: Sent): Answer {
    if (sticky === undefined) Object.assign(row, { isApproved: approve, isPending: false });
    else if (row.parentId !== undefined) return refused(400, 'no-root-comment');
    else row.isSticky = sticky === true;
    this.#say(row, sticky === undefined ? 'update' : 'sticky');
    return done();
  }

  #say({ id, parentId }: Row, action: string): void {
    this.#tell({
      domain: this.#page['domainId'],
      path: this.#path,
      comment: id,
      parentComment: parentId ?? null,
      action,
    });
  }

  #writer({ userCreated }: Row): object {
    const user = Object.values(SESSIONS).find(({ id }) => id === userCreated) ?? NOBODY;
    return shownUser(user);
  }

  #shown({ votes, markdown, authorName, ...row }: Row, user: User | undefined): Sent {
    const isOwn = row.userCreated === (user ?? NOBODY).id;
    return {
      ...row,
      ...(authorName === '' ? {} : { authorName }),
      ...(markdown === '' ? {} : { html: htmlOf(markdown) }),
      ...((isOwn || user?.isModerator) && markdown !== '' ? { markdown } : {}),
      score: scoreOf({ votes }),
    };
  }
}

function directionOf({ votes }: Row, user: User | undefined): Sent {
  const direction = (user && votes.get(user.id)) ?? 0;
  return direction === 0 ? {} : { direction };
}

function scoreOf({ votes }: Pick<Row, 'votes'>): number {
  return [...votes.values()].reduce((sum, vote) => sum + vote, 0);
}

function shownUser(user: User): Sent {
  return { ...user, hasAvatar: false, isCommenter: true, colourIndex: 17 };
}

function refused(status: number, id: string): Answer {
  return jsonAnswer({ id, message: 'No' }, status);
}

function done(): Answer {
  return new HttpResponse(null, { status: 204 });
}

function htmlOf(text: string): string {
  return `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>\n`;
}
