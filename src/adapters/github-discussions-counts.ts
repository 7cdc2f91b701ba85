import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call } from './adapter.js';
import type { DiscussionsContext } from './github-discussions-context.js';
import { askAsReader, isDirect } from './github-discussions-live.js';
import { searchFor } from './github-discussions-search.js';
import { nameTerm } from './github-discussions-term.js';
import { bestMatch, type Term } from './page-term.js';
import { parseConnection } from './github-discussions-wire.js';

/** How many discussions are asked for at once: GitHub limits what one answer may cost. */
const AT_ONCE = 10;
/** GitHub counts conversations; answers have to be added up, and here are so of the first hundred. */
const COUNTED = 'title comments(first:100){totalCount nodes{deletedAt replies(first:1){totalCount}}}';

/** Counts of many discussions. */
export async function countThreads(
  context: DiscussionsContext,
  threads: readonly string[],
  call: Call,
): Promise<readonly number[]> {
  call.signal.throwIfAborted();
  const terms = threads.map((thread) => termOf(context, thread));
  const counts: number[] = [];
  const isWhole = await isDirect(context, call);
  for (let at = 0; at < terms.length; at += AT_ONCE) {
    const some = terms.slice(at, at + AT_ONCE);
    counts.push(...(await (isWhole ? askFor(context, some, call) : askEach(context, some, call))));
  }
  return counts;
}

/** One query with a part for each discussion. */
export function countQuery(terms: readonly Term[]): string {
  const variables = terms.map((term, index) => `$t${index}:${'number' in term ? 'Int' : 'String'}!`);
  const parts = terms.map((term, index) =>
    'number' in term
      ? `c${index}:repository(owner:$owner,name:$name){discussion(number:$t${index}){${COUNTED}}}`
      : `c${index}:search(type:DISCUSSION,query:$t${index},first:3){nodes{... on Discussion{${COUNTED}}}}`,
  );
  const owner = terms.some((term) => 'number' in term) ? '$owner:String!,$name:String!,' : '';
  return `query(${owner}${variables.join(',')}){${parts.join(' ')}}`;
}

async function askFor(context: DiscussionsContext, terms: readonly Term[], call: Call): Promise<readonly number[]> {
  const [owner, name] = context.repo.split('/');
  const asked = await Promise.all(
    terms.map(async (term) => ('number' in term ? term.number : searchFor(term.text, context))),
  );
  const variables = Object.fromEntries(asked.map((value, index) => [`t${index}`, value]));
  const names = terms.some((term) => 'number' in term) ? { owner, name } : {};
  const question = { query: countQuery(terms), variables: { ...names, ...variables }, wants: 'c0' };
  const data = await askAsReader(context, question, call);
  return terms.map((term, index) => {
    const part = own(data, `c${index}`);
    if ('number' in term) return countOf(own(part, 'discussion'));
    const nodes = own(part, 'nodes');
    const found: readonly unknown[] = Array.isArray(nodes) ? nodes : [];
    return countOf(context.strict ? found[0] : bestMatch(found, term.text));
  });
}

/** A giscus tells of one discussion at a time. */
async function askEach(context: DiscussionsContext, terms: readonly Term[], call: Call): Promise<readonly number[]> {
  const { giscus } = context;
  if (giscus === undefined)
    throw new AdapterError('forbidden', { hint: 'Counts of many pages need an endpoint: a snapshot is of one page.' });
  const { readThrough } = await import('./github-discussions-giscus.js');
  return Promise.all(
    terms.map(async (term) => {
      try {
        return countOf((await readThrough(context, giscus, term, { first: 100 }, call)).discussion);
      } catch (error) {
        if (error instanceof AdapterError && error.kind === 'not-found') return 0;
        throw error;
      }
    }),
  );
}

function countOf(discussion: unknown): number {
  const { nodes, total } = parseConnection(own(discussion, 'comments'));
  const answers = nodes.reduce<number>((sum, node) => sum + parseConnection(own(node, 'replies')).total, 0);
  const removed = nodes.filter((node) => own(node, 'deletedAt') != null).length;
  return Math.max(0, total + answers - removed);
}

function termOf(context: DiscussionsContext, thread: string): Term {
  const term = thread === '' ? context.term : nameTerm(context.mapping, thread);
  if (term instanceof AdapterError) throw term;
  return term;
}
