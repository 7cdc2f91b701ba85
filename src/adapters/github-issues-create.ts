import type { Comment, NewComment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call, CommentsPort } from './adapter.js';
import { pathOf } from './github-issues-find.js';
import { readingOf, type IssuesContext } from './github-issues-list.js';
import { addressOfPage } from './github-issues-term.js';
import { titleOfPage } from './page-term.js';
import { parentOf, parseComment, parseIssue, withParent, type Issue } from './github-issues-wire.js';
import { emptyText, postOnce, surely } from './post-once.js';

/** GitHub’s limit for titles. */
const MAX_TITLE = 256;

/** Posts each comment once. GitHub takes the same twice, so an attempt of unknown outcome is looked for first. */
export function issuesPosting(context: IssuesContext): CommentsPort['create'] {
  return postOnce({
    check(comment) {
      if (comment.text.trim() === '') throw emptyText();
      if (comment.parent !== null) pathOf(context, comment.parent);
    },
    send: (comment, call) => sendComment(context, comment, call),
    find: (comment, call, since) => findSent(context, comment, since, call),
  });
}

async function sendComment(context: IssuesContext, { text, parent }: NewComment, call: Call): Promise<Comment> {
  const { api, path } = context;
  const { number } = await openIssue(context, call);
  const reading = await readingOf(context, call);
  const body = { body: withParent(text, parent) };
  const answer = await api.send(`${path}/issues/${number}/comments`, call, { method: 'POST', body });
  return surely(() => parseComment(answer.json(), reading));
}

/** The issue of the page; opens it when there is none. */
export async function openIssue(context: IssuesContext, call: Call): Promise<Issue> {
  if (context.api.token === undefined) {
    const isLocked = (await context.issue(call))?.locked === true;
    throw new AdapterError(isLocked ? 'closed' : 'forbidden', {
      hint: 'Nobody can sign in here: answers are written on GitHub.',
    });
  }
  const known = (await context.issue(call)) ?? (await context.issue(call, true)) ?? (await youngest(context, call));
  return known ?? begin(context, call);
}

/** GitHub’s search takes a while to know new issues; its list does not. */
async function youngest(context: IssuesContext, call: Call): Promise<Issue | undefined> {
  const params = { state: 'all', sort: 'created', direction: 'desc', per_page: 30 };
  const list: unknown = (await context.api.send(`${context.path}/issues`, call, { params })).json();
  const found: unknown = Array.isArray(list) ? list.find((one) => own(one, 'title') === titleFor(context)) : undefined;
  return found === undefined ? undefined : taken(context, found);
}

/** Opens the issue, worded as utterances words it. */
async function begin(context: IssuesContext, call: Call): Promise<Issue> {
  const title = titleFor(context);
  const address = addressOfPage();
  const body = {
    title,
    body: `# ${titleOfPage() || title}\n\n[${address}](${address})`,
    ...(context.label === undefined ? {} : { labels: [context.label] }),
  };
  const answer = await context.api.send(`${context.path}/issues`, call, { method: 'POST', body });
  return surely(() => taken(context, answer.json()));
}

function taken(context: IssuesContext, raw: unknown): Issue {
  const issue = parseIssue(raw);
  context.number = issue.number;
  return issue;
}

function titleFor({ term, repo }: IssuesContext): string {
  if (term instanceof AdapterError) throw term;
  if ('number' in term) throw new AdapterError('not-found', { hint: `${repo} has no issue ${term.number}.` });
  return [...term.text].slice(0, MAX_TITLE).join('');
}

/** The reader’s comment, if it arrived: theirs, of the same words, and not older than the attempt. */
async function findSent(
  context: IssuesContext,
  { text, parent }: NewComment,
  since: number,
  call: Call,
): Promise<Comment | undefined> {
  const issue = (await context.issue(call)) ?? (await youngest(context, call));
  if (!issue) return undefined;
  const params = { since: new Date(since).toISOString(), per_page: 100 };
  const list: unknown = (
    await context.api.send(`${context.path}/issues/${issue.number}/comments`, call, { params })
  ).json();
  const reading = await readingOf(context, call);
  const sent: unknown = (Array.isArray(list) ? list : []).find(
    (one) =>
      String(own(own(one, 'user'), 'login')).toLowerCase() === reading.login &&
      parentOf(one) === parent &&
      withParent(String(own(one, 'body')), null).trim() === text.trim(),
  );
  return sent === undefined ? undefined : parseComment(sent, reading);
}
