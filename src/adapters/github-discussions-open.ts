import { AdapterError } from '../core/errors.js';
import { own, readId, readLine } from '../core/fields.js';
import type { Call } from './adapter.js';
import type { DiscussionsContext } from './github-discussions-context.js';
import { askAsReader, askAsWriter, discussionId } from './github-discussions-live.js';
import { hashOf } from './github-discussions-search.js';
import { permanentAddress } from './github-discussions-term.js';
import { titleOfPage } from './page-term.js';
import { request } from './http.js';
import { errorOf } from './github-discussions-api.js';

/** What is needed to begin a discussion, and the youngest ones: GitHub’s search takes a while to know them. */
export const PREPARE =
  'query($owner:String!,$name:String!){repository(owner:$owner,name:$name){id discussionCategories(first:100){nodes{id name}} discussions(first:20,orderBy:{field:CREATED_AT,direction:DESC}){nodes{id number title category{name}}}}}';
export const BEGIN =
  'mutation($repository:ID!,$category:ID!,$title:String!,$body:String!){createDiscussion(input:{repositoryId:$repository,categoryId:$category,title:$title,body:$body}){discussion{id number}}}';
export const NUMBER = 'query($id:ID!){node(id:$id){... on Discussion{id number}}}';

/** GitHub’s limit for titles. */
const MAX_TITLE = 256;

interface Prepared {
  readonly repository: string;
  readonly title: string;
  readonly categories: readonly unknown[];
  readonly youngest: unknown;
}

/** The discussion of the page; begins it when there is none. */
export async function openDiscussion(context: DiscussionsContext, call: Call): Promise<string> {
  call.signal.throwIfAborted();
  if ((await context.token(call)) === undefined) throw await whyNot(context, call);
  const known = await discussionId(context, call);
  if (known !== undefined) return known;
  const prepared = await prepare(context, call);
  return take(context, prepared.youngest) ?? begin(context, prepared, call);
}

/** Why somebody whom GitHub does not know can't write. */
async function whyNot({ oldest, giscus }: DiscussionsContext, call: Call): Promise<AdapterError> {
  if (own((await oldest(call)).discussion, 'locked') === true) return new AdapterError('closed');
  return giscus === undefined
    ? new AdapterError('forbidden', { hint: 'Nobody can sign in here: answers are written on GitHub.' })
    : new AdapterError('signed-out');
}

/** The discussion of the page, however young; `undefined` while there is none. */
export async function knownDiscussion(context: DiscussionsContext, call: Call): Promise<string | undefined> {
  return (await discussionId(context, call)) ?? take(context, (await prepare(context, call)).youngest);
}

async function prepare(context: DiscussionsContext, call: Call): Promise<Prepared> {
  const { repo, term } = context;
  const [owner, name] = repo.split('/');
  const data = await askAsReader(context, { query: PREPARE, variables: { owner, name }, wants: 'repository' }, call);
  const repository = own(data, 'repository');
  const id = readId(own(repository, 'id'));
  if (id === undefined || term instanceof AdapterError || 'number' in term)
    throw new AdapterError('malformed', { hint: `GitHub told nothing of ${repo}.` });
  const title = [...term.text].slice(0, MAX_TITLE).join('');
  const wanted = context.category.toLowerCase();
  const isIts = (one: unknown): boolean =>
    own(one, 'title') === title &&
    (wanted === '' || readLine(own(own(one, 'category'), 'name'))?.toLowerCase() === wanted);
  const youngest = nodesOf(repository, 'discussions').find(isIts);
  return { repository: id, title, categories: nodesOf(repository, 'discussionCategories'), youngest };
}

async function begin(
  context: DiscussionsContext,
  { repository, title, categories }: Prepared,
  call: Call,
): Promise<string> {
  const { category, repo, giscus } = context;
  const wanted = category.toLowerCase();
  const found = categories.find((one) => readLine(own(one, 'name'))?.toLowerCase() === wanted);
  const categoryId = readId(own(found, 'id'));
  if (categoryId === undefined)
    throw new AdapterError('forbidden', {
      hint: `The page has no discussion yet, and ${repo} has no category “${category}” to begin one in: give one.`,
    });
  const asked = { repositoryId: repository, categoryId, title, body: bodyOf(title) };
  // Elsewhere, browsers would ask a giscus whether they may send it JSON, and it has no answer to that.
  const isHere = giscus !== undefined && new URL(giscus).origin === globalThis.location?.origin;
  if (isHere) return beginThrough(context, giscus, asked, call);
  const body = `${asked.body}\n\n${await markOf(title)}`;
  const variables = { repository, category: categoryId, title, body };
  const data = await askAsWriter(context, { query: BEGIN, variables, wants: 'createDiscussion' }, call);
  const id = take(context, own(own(data, 'createDiscussion'), 'discussion'));
  if (id === undefined) throw new AdapterError('malformed', { uncertain: true, hint: 'GitHub began no discussion.' });
  return id;
}

/** By the giscus, which may begin discussions also where readers may not. */
async function beginThrough(context: DiscussionsContext, giscus: string, input: object, call: Call): Promise<string> {
  const answer = await request(`${giscus}api/discussions`, {
    method: 'POST',
    body: { repo: context.repo, input },
    credentials: 'omit',
    redirect: 'error',
    signal: call.signal,
  });
  if (!answer.ok) throw await errorOf(answer, true);
  const variables = { id: readId(own(answer.json(), 'id')) };
  const data = await askAsReader(context, { query: NUMBER, variables, wants: 'node' }, call);
  const id = take(context, own(data, 'node'));
  if (id === undefined)
    throw new AdapterError('malformed', { uncertain: true, hint: `${giscus} began no discussion.` });
  return id;
}

/** Notes the number of a discussion, by which it is found at once. */
function take(context: DiscussionsContext, discussion: unknown): string | undefined {
  const number = own(discussion, 'number');
  if (typeof number === 'number') context.number = number;
  return readId(own(discussion, 'id'));
}

/** The first post, as giscus words it. */
function bodyOf(title: string): string {
  return `# ${titleOfPage() || title}\n\n${permanentAddress()}`;
}

/** By which a strict giscus finds the discussion again. */
async function markOf(title: string): Promise<string> {
  return `<!-- sha1: ${await hashOf(title)} -->`;
}

function nodesOf(repository: unknown, name: string): readonly unknown[] {
  const nodes = own(own(repository, name), 'nodes');
  return Array.isArray(nodes) ? nodes : [];
}
