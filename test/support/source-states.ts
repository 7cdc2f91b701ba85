import type { Call } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import { mergeAdapters, type Source } from '../../src/adapters/merge.js';
import { aComment, LONG_AGO } from './a-comment.js';
import { aSource, broken, reluctant } from './merged-sources.js';
import { ThreadPage } from './thread-page.js';

type Open = (attributes: Readonly<Record<string, string>>) => Promise<ThreadPage>;

const MINUTE = 60_000;
const STATUS = 'https://social.example.test/@ben/1';

const ownComments = [
  aComment({ id: '1', body: 'On the blog' }),
  aComment({ id: '2', body: 'Later on the blog', created: LONG_AGO + 9 * MINUTE }),
];

/** What can be read here, and is answered elsewhere. */
function elsewhere(name: string, url = STATUS): Source {
  return aSource(name, {
    comments: [aComment({ id: '9', author: 'Ben', body: 'From elsewhere', url, created: LONG_AGO + MINUTE })],
    posting: { allowed: false, why: 'read-only', href: STATUS },
  });
}

async function open(
  sources: readonly [Source, ...Source[]],
  attributes: Readonly<Record<string, string>>,
  shows: string,
): Promise<ThreadPage> {
  const roots = sources.filter(({ name }) => name.startsWith('roots')).map(({ name }) => name);
  const page = await ThreadPage.open(mergeAdapters(sources, roots.length > 0 ? { roots } : {}), attributes);
  await page.until(() => page.part(shows));
  return page;
}

/** The states that a section of several sources can be in, by their names. */
export const sourceStates: Readonly<Record<string, Open>> = {
  'several sources': (attributes) =>
    open(
      [aSource('blog', { comments: ownComments }), elsewhere('social'), elsewhere('web')],
      attributes,
      'source-badge',
    ),
  'several sources, one down and one slow': (attributes) =>
    open(
      [aSource('blog', { comments: ownComments }), broken(aSource('social')), reluctant(elsewhere('web'))],
      attributes,
      'source-error',
    ),
  'a page that hears of others': async (attributes) => {
    const adapter = memoryAdapter({ comments: ownComments });
    const { describe } = adapter.comments;
    const mention = { endpoint: 'https://hears.example.test/', target: 'https://blog.example.test/' };
    const comments = {
      ...adapter.comments,
      describe: async (call: Call) => ({ ...(await describe(call)), mention }),
    };
    const page = await ThreadPage.open({ ...adapter, comments }, attributes);
    await page.until(() => page.part('mention-form'));
    return page;
  },
  'several sources to write to': (attributes) =>
    open([aSource('roots-blog', { comments: ownComments }), aSource('roots-social')], attributes, 'destination'),
};
