import { http, HttpResponse } from 'msw/http';
import { startMocks } from './start.js';

/** A comment as the demo tells it. */
export interface DemoRemark {
  readonly id: string;
  readonly login: string;
  readonly date: string;
  readonly html: string;
  readonly association?: 'OWNER' | 'COLLABORATOR';
  readonly upvotes?: number;
  readonly reactions?: Readonly<Record<string, number>>;
  /** Why a moderator folded it. */
  readonly folded?: string;
  readonly answers?: readonly DemoRemark[];
}

/** Answers with the file that a site made of its discussion: GitHub’s own answer, as GraphQL gives it. */
export async function mockSnapshot(address: string, remarks: readonly DemoRemark[]): Promise<void> {
  const discussion = {
    id: 'D_demo',
    url: 'https://github.com/example/site/discussions/12',
    locked: false,
    reactionGroups: groupsOf({ THUMBS_UP: 7, HEART: 3, ROCKET: 1 }),
    comments: { totalCount: remarks.length, nodes: remarks.map((remark) => nodeOf(remark)) },
  };
  await startMocks([http.get(address, () => HttpResponse.json({ data: { repository: { discussion } } }))]);
}

function nodeOf(remark: DemoRemark, root?: DemoRemark): object {
  const { id, login, date, html, association = 'NONE', upvotes = 0, reactions = {}, folded, answers = [] } = remark;
  return {
    id,
    createdAt: date,
    isMinimized: folded !== undefined,
    minimizedReason: folded ?? null,
    authorAssociation: association,
    bodyHTML: html,
    upvoteCount: upvotes,
    author: { login, url: `https://github.com/${login}` },
    reactionGroups: groupsOf(reactions),
    replyTo: root ? { id: root.id } : null,
    replies: { totalCount: answers.length, nodes: answers.map((answer) => nodeOf(answer, remark)) },
  };
}

function groupsOf(reactions: Readonly<Record<string, number>>): readonly object[] {
  return Object.entries(reactions).map(([content, totalCount]) => ({ content, users: { totalCount } }));
}
