import { http, HttpResponse } from 'msw/http';
import { startMocks } from './start.js';

/** A comment as the demo tells it. */
export interface DemoRemark {
  readonly id: number;
  readonly login: string;
  readonly association?: 'OWNER' | 'COLLABORATOR';
  readonly date: string;
  readonly edited?: string;
  readonly html: string;
  readonly reactions?: DemoReactions;
}

/** How often each of GitHub’s eight reactions is there, by GitHub’s name for it. */
export type DemoReactions = Readonly<Record<string, number>>;

const API = 'https://blog.example/github';
const REPO = `${API}/repos/example/site`;
const ISSUE = 12;

/** Answers for one issue as GitHub’s REST API does to guests, by a proxy of the blog’s own: same paths and fields. */
export function mockIssue(title: string, reactions: DemoReactions, remarks: readonly DemoRemark[]): Promise<void> {
  const rows = remarks.map(toRow);
  const issue = {
    number: ISSUE,
    title,
    html_url: pageOf(ISSUE),
    state: 'open',
    locked: false,
    comments: rows.length,
    reactions,
  };
  return startMocks([
    http.get(`${API}/search/issues`, () =>
      HttpResponse.json({ total_count: 1, incomplete_results: false, items: [issue] }),
    ),
    http.get(`${REPO}/issues/${ISSUE}`, () => HttpResponse.json(issue)),
    http.get(`${REPO}/issues/${ISSUE}/comments`, () => HttpResponse.json(rows)),
    http.get(`${REPO}/issues/comments/:id`, ({ params }) => {
      const row = rows.find(({ id }) => String(id) === params['id']);
      return row ? HttpResponse.json(row) : HttpResponse.json({ message: 'Not Found' }, { status: 404 });
    }),
  ]);
}

function toRow({ id, login, association, date, edited = date, html, reactions = {} }: DemoRemark) {
  return {
    id,
    html_url: `${pageOf(ISSUE)}#issuecomment-${id}`,
    issue_url: `${REPO}/issues/${ISSUE}`,
    created_at: date,
    updated_at: edited,
    author_association: association ?? 'NONE',
    user: { login, html_url: `https://github.com/${login}`, avatar_url: `https://avatars.example/${login}` },
    body: '',
    body_html: html,
    reactions,
  };
}

function pageOf(issue: number): string {
  return `https://github.com/example/site/issues/${issue}`;
}
