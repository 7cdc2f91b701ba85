import type { Author } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Posting, ThreadInfo } from '../core/thread-info.js';
import type { Adapter, Call } from './adapter.js';
import { issuesApi } from './github-issues-api.js';
import { listComments, repliesBelow, type IssuesContext } from './github-issues-list.js';
import { nameIssue } from './github-issues-term.js';
import { bestMatch, type Mapping } from './page-term.js';
import { CHOICES, parseIssue, parseReactions, parseUser, type Issue } from './github-issues-wire.js';
import { once, part } from './once.js';

/** Which issue of which repository. */
export interface GithubIssuesAdapterOptions {
  /** The repository, as `owner/name`: utterances’ `repo`. */
  readonly repo: string;
  /** How a page finds its issue (`issue-term`): `pathname` by default, `specific` where there is a `thread`. */
  readonly mapping?: Mapping | undefined;
  /** The words in the issue’s title, its number, or its address on GitHub. Without it, the page itself. */
  readonly thread?: string | undefined;
  /** The label that new issues get. */
  readonly label?: string | undefined;
  /** Where the REST API is: that of GitHub without it. */
  readonly endpoint?: string | undefined;
  /** A GitHub token: its owner reads and writes. For tools and previews; in a page, everybody could take it. */
  readonly token?: string | undefined;
  /** Shows pictures of people: they come from GitHub, which learns who reads. */
  readonly avatars?: boolean | undefined;
}

const creating = part(() => import('./github-issues-create.js'));
const editing = part(() => import('./github-issues-edits.js'));
const finding = part(() => import('./github-issues-find.js'));
const reacting = part(() => import('./github-issues-reactions.js'));

/** An issue on GitHub, found as utterances (https://utteranc.es) finds it. Guests may read sixty times an hour. */
export function githubIssuesAdapter(options: GithubIssuesAdapterOptions): Adapter {
  const context = contextOf(options);
  const { term, repo, api } = context;
  const posting = once(async () => (await creating()).issuesPosting(context));
  return {
    key:
      term instanceof AdapterError
        ? undefined
        : `github-issues:${repo.toLowerCase()}:${'number' in term ? `#${term.number}` : term.text}`,
    comments: {
      describe: (call) => describe(context, call),
      list: (query, call) => listComments(context, query, call),
      replies: (parent, _cursor, call) => repliesBelow(context, parent, call),
      find: async (id, call) => (await finding()).findComment(context, id, call),
      create: async (comment, call) => (await posting(call))(comment, call),
    },
    edits:
      api.token === undefined
        ? undefined
        : {
            source: async (id, call) => (await editing()).commentSource(context, id, call),
            update: async (id, text, call) => (await editing()).changeComment(context, id, text, call),
            remove: async (id, call) => (await editing()).removeComment(context, id, call),
          },
    reactions:
      api.token === undefined
        ? undefined
        : { react: async (target, name, on, call) => (await reacting()).reactTo(context, target, name, on, call) },
  };
}

function contextOf(options: GithubIssuesAdapterOptions): IssuesContext {
  const { repo, mapping, thread = '', label, endpoint, token, avatars = false } = options;
  const api = issuesApi(endpoint, token);
  const isRepo = /^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(repo);
  const term = isRepo
    ? nameIssue(mapping, thread)
    : new AdapterError('not-found', { hint: `“${repo}” is no repository: give it as owner/name.` });
  const context: IssuesContext = {
    api,
    path: `repos/${repo}`,
    repo,
    term,
    label,
    avatars,
    viewer: once(async (call) =>
      token === undefined ? null : (parseUser((await api.send('user', call)).json(), avatars) ?? null),
    ),
    issue: once((call) => readIssue(context, call)),
    mine: new Set(),
    number: term instanceof AdapterError || !('number' in term) ? undefined : term.number,
  };
  return context;
}

/** The issue of the page: by its number, once that is known, else by the search that utterances makes. */
async function readIssue(context: IssuesContext, call: Call): Promise<Issue | null> {
  const { api, path, repo, term, number } = context;
  if (term instanceof AdapterError) throw term;
  if (number !== undefined || 'number' in term)
    return parseIssue((await api.send(`${path}/issues/${number}`, call)).json());
  const q = `${JSON.stringify(term.text)} type:issue in:title repo:${repo}`;
  const answer: unknown = (
    await api.send('search/issues', call, { params: { q, sort: 'created', order: 'asc' } })
  ).json();
  const items = own(answer, 'items');
  const found = bestMatch(Array.isArray(items) ? items : [], term.text);
  if (found === undefined) return null;
  const issue = parseIssue(found);
  context.number = issue.number;
  return issue;
}

async function describe(context: IssuesContext, call: Call): Promise<ThreadInfo> {
  const [issue, viewer] = await Promise.all([context.issue(call, true), context.viewer(call)]);
  return {
    posting: postingFor(context, issue, viewer),
    viewer: structuredClone(viewer),
    guestFields: { name: 'hidden', email: 'hidden', website: 'hidden' },
    writing: { format: 'markdown', maxCharacters: 65_000, mentions: 'name' },
    sorts: ['oldest', 'newest'],
    total: { count: issue?.comments ?? 0, exact: true },
    reactions: {
      choices: CHOICES.map((choice) => ({ ...choice })),
      page: parseReactions(issue?.reactions, null, context.mine),
      canReact: viewer !== null && !issue?.locked,
    },
  };
}

function postingFor({ repo, term }: IssuesContext, issue: Issue | null, viewer: Author | null): Posting {
  if (issue?.locked) return { allowed: false, why: 'closed' };
  if (viewer) return { allowed: true };
  const title = term instanceof AdapterError || 'number' in term ? '' : `?title=${encodeURIComponent(term.text)}`;
  return { allowed: false, why: 'read-only', href: issue?.url ?? `https://github.com/${repo}/issues/new${title}` };
}
