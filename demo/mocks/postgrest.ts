import { http, HttpResponse } from 'msw/http';
import { startMocks } from './start.js';

/** A comment as the demo tells it. */
export interface DemoRow {
  readonly id: number;
  readonly answers?: number;
  readonly name: string;
  readonly date: string;
  readonly markdown: string;
  readonly ups?: number;
  readonly downs?: number;
  readonly moderator?: boolean;
  readonly pinned?: boolean;
}

interface Arguments {
  readonly id?: string;
  readonly sort?: string;
  readonly text?: string;
  readonly parent?: string | null;
  readonly vote?: 'up' | 'down' | null;
  readonly since?: string;
  readonly guest?: { readonly name?: string; readonly website?: string };
}

type Row = ReturnType<typeof toRow>;

const RPC = 'https://blog.example/rest/v1/rpc/gedanken_';
const EDIT_MINUTES = 15;

/** Answers for one thread as the functions of docs/backends/postgrest.sql do. It forgets when the page is left. */
export function mockPostgrest(title: string, told: readonly DemoRow[]): Promise<void> {
  const rows = told.map(toRow);
  const functions = { ...reading(title, rows), ...writing(rows) };
  return startMocks(
    Object.entries(functions).map(([name, answer]) =>
      http.post(RPC + name, async ({ request }) => answer((await request.json()) as Arguments)),
    ),
  );
}

type Functions = Readonly<Record<string, (args: Arguments) => HttpResponse<object | null>>>;

function reading(title: string, rows: readonly Row[]): Functions {
  return {
    thread: () =>
      HttpResponse.json({
        title,
        posting: { allowed: true },
        guestFields: { name: 'required', email: 'optional', website: 'optional' },
        writing: { format: 'markdown', maxCharacters: 5000 },
        sorts: ['oldest', 'newest'],
        total: rows.length,
      }),
    comments: ({ sort }) => {
      const sign = sort === 'newest' ? -1 : 1;
      const sorted = rows.toSorted(
        (a, b) => Number(b.pinned) - Number(a.pinned) || sign * a.created.localeCompare(b.created),
      );
      return HttpResponse.json({ comments: sorted.map(viewOf), next: null, total: rows.length });
    },
    find: ({ id }) => {
      const path: Row[] = [];
      for (let row = find(rows, id); row; row = find(rows, row.parent)) path.unshift(row);
      return path.length > 0 ? HttpResponse.json({ comments: path.map(viewOf) }) : refusal('not-it', 404);
    },
    source: ({ id }) => {
      const row = find(rows, id);
      return row ? HttpResponse.json({ text: row.markdown, version: '1' }) : refusal('not-it', 404);
    },
    changes: ({ since }) => {
      const news = since === undefined ? [] : rows.filter(({ own }) => own);
      return HttpResponse.json({ comments: news.map(viewOf), removed: [], total: rows.length, mark: '1' });
    },
  };
}

function writing(rows: Row[]): Functions {
  return {
    create: ({ text = '', parent, guest }) => {
      const row = {
        ...toRow({ id: rows.length + 1, name: guest?.name ?? '', date: new Date().toISOString(), markdown: text }),
        parent: parent ?? null,
        own: true,
      };
      rows.push(row);
      return HttpResponse.json(viewOf(row));
    },
    update: ({ id, text = '' }) => {
      const row = find(rows, id);
      if (!row) return refusal('not-it', 404);
      return HttpResponse.json(viewOf(Object.assign(row, { markdown: text, edited: new Date().toISOString() })));
    },
    remove: ({ id }) => {
      const row = find(rows, id);
      if (!row) return refusal('not-it', 404);
      row.erased = rows.some(({ parent }) => parent === id);
      if (!row.erased) rows.splice(rows.indexOf(row), 1);
      return HttpResponse.json(row.erased ? viewOf(row) : null);
    },
    vote: ({ id, vote = null }) => {
      const row = find(rows, id);
      if (!row) return refusal('not-it', 404);
      row.mine = vote;
      return HttpResponse.json({ votes: votesOf(row) });
    },
    report: () => HttpResponse.json({}),
  };
}

function find(rows: readonly Row[], wanted: string | null | undefined): Row | undefined {
  return rows.find(({ id }) => id === wanted);
}

/** As PostgREST passes on what a function raised. */
function refusal(problem: string, status: number): HttpResponse<object> {
  const body = { code: `PT${status}`, message: `gedanken:${problem}`, details: '{}', hint: null };
  return HttpResponse.json(body, { status });
}

function toRow({ id, answers, name, date, markdown, ups = 0, downs = 0, moderator = false, pinned = false }: DemoRow) {
  return {
    id: String(id),
    parent: answers === undefined ? null : String(answers),
    name,
    created: date,
    edited: undefined as string | undefined,
    markdown,
    ups,
    downs,
    mine: null as 'up' | 'down' | null,
    moderator,
    pinned,
    own: false,
    erased: false,
  };
}

/** What is `null` or `false` is left out by the database, too. */
function viewOf(row: Row): object {
  const { id, parent, name, created, edited, markdown, moderator, pinned, own, erased } = row;
  if (erased) return { id, parent, status: 'removed', created };
  const until = new Date(Date.parse(created) + EDIT_MINUTES * 60_000);
  return {
    id,
    ...(parent === null ? {} : { parent }),
    status: 'published',
    author: { name, ...(moderator ? { roles: ['moderator'] } : {}) },
    body: { format: 'markdown', source: markdown },
    created,
    ...(edited === undefined ? {} : { edited }),
    ...(pinned ? { pinned } : {}),
    votes: votesOf(row),
    can: {
      reply: true,
      ...(own ? { edit: until.toISOString(), remove: true } : { vote: ['up', 'down'], report: true }),
    },
  };
}

function votesOf({ ups, downs, mine }: Row): object {
  const [up, down] = [ups + Number(mine === 'up'), downs + Number(mine === 'down')];
  return { score: up - down, up, down, mine };
}
