import { GraphQLError } from 'graphql';

const CONTENTS = ['THUMBS_UP', 'THUMBS_DOWN', 'LAUGH', 'HOORAY', 'CONFUSED', 'HEART', 'ROCKET', 'EYES'];
const HOME = 'https://code.example.test';

/**
 * The repository `example/site` with its discussions, as resolvers for GitHub’s schema. Types and fields are GitHub’s;
 * what the schema does not say (who may do what, the limits of pages, one level of answers) is written after GitHub’s
 * documentation.
 */
export function createRepository() {
  const discussions = new Map();
  const comments = new Map();
  const category = { id: 'DIC_1', name: 'Comments', slug: 'comments', isAnswerable: false };
  const repository = {
    id: 'R_1',
    nameWithOwner: 'example/site',
    discussion({ number }) {
      const found = [...discussions.values()].find((one) => one.number === number);
      return found ?? refuse('NOT_FOUND', `Could not resolve to a Discussion with the number of ${number}.`);
    },
    discussions: (page) => pageOf([...discussions.values()].toReversed(), page, 'discussions'),
    discussionCategories: (page) => pageOf([category], page, 'discussionCategories'),
  };

  function begin(login, title, body) {
    const number = discussions.size + 1;
    const url = `${HOME}/example/site/discussions/${number}`;
    const discussion = { __typename: 'Discussion', id: `D_${number}`, number, title, body, login, url, locked: false };
    Object.assign(discussion, markable(discussion), {
      list: [],
      comments: (page) =>
        pageOf(
          discussion.list.filter(({ above }) => !above),
          page,
          'comments',
        ),
    });
    discussions.set(discussion.id, discussion);
    return discussion;
  }

  function write(login, discussion, body, above, createdAt = new Date().toISOString()) {
    const id = `DC_${comments.size + 1}`;
    const comment = { __typename: 'DiscussionComment', id, login, body, above, createdAt };
    Object.assign(comment, markable(comment), {
      url: `${discussion.url}#discussioncomment-${id}`,
      authorAssociation: 'NONE',
      lastEditedAt: null,
      deletedAt: null,
      isMinimized: false,
      minimizedReason: null,
      bodyHTML: () => `<p dir="auto">${escaped(comment.body)}</p>`,
      discussion: () => discussion,
      replyTo: () => above ?? null,
      replies: (page) =>
        pageOf(
          discussion.list.filter((one) => one.above === comment),
          page,
          'replies',
        ),
    });
    comments.set(id, comment);
    discussion.list.push(comment);
    return comment;
  }

  const nodeOf = (id) => comments.get(id) ?? discussions.get(id) ?? unknown(id);
  const commentOf = (id) => comments.get(id) ?? unknown(id);
  const mark =
    (change) =>
    (args, { login }) => {
      const subject = nodeOf(args.input.subjectId);
      change(subject, login, args.input.content);
      return { subject };
    };
  const own = (id, login, action) => {
    const comment = commentOf(id);
    if (comment.login === login) return comment;
    return refuse('FORBIDDEN', `${login} does not have the correct permissions to execute \`${action}\``);
  };

  const resolvers = {
    viewer: (_, { login }) => personOf(login),
    repository: ({ owner, name }) =>
      `${owner}/${name}` === 'example/site'
        ? repository
        : refuse('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`),
    node: ({ id }) => nodeOf(id),
    search: ({ query, ...page }) => pageOf(searched([...discussions.values()], query), page, 'search'),
    createDiscussion: ({ input }, { login }) => ({ discussion: begin(login, input.title, input.body) }),
    addDiscussionComment({ input: { discussionId, replyToId, body } }, { login }) {
      const discussion = discussions.get(discussionId) ?? unknown(discussionId);
      const above = replyToId ? commentOf(replyToId) : undefined;
      if (discussion.locked) refuse('FORBIDDEN', 'Discussion is locked');
      if (above?.above) refuse('UNPROCESSABLE', 'Parent comment is already in a thread, cannot reply to it');
      if (!body.trim()) refuse('UNPROCESSABLE', "Body can't be blank");
      return { comment: write(login, discussion, body, above) };
    },
    updateDiscussionComment({ input: { commentId, body } }, { login }) {
      const comment = own(commentId, login, 'UpdateDiscussionComment');
      return { comment: Object.assign(comment, { body, lastEditedAt: new Date().toISOString() }) };
    },
    deleteDiscussionComment({ input: { id } }, { login }) {
      const comment = own(id, login, 'DeleteDiscussionComment');
      const { list } = comment.discussion();
      if (list.some(({ above }) => above === comment)) {
        Object.assign(comment, { body: '', login: undefined, deletedAt: new Date().toISOString() });
      } else {
        list.splice(list.indexOf(comment), 1);
        comments.delete(id);
      }
      return { comment };
    },
    addReaction: mark(({ people }, login, content) => people(content).add(login)),
    removeReaction: mark(({ people }, login, content) => people(content).delete(login)),
    addUpvote: mark(({ upvotes }, login) => {
      // Whether GitHub refuses this is nowhere said: the adapter has to get along with either.
      if (upvotes.has(login)) refuse('UNPROCESSABLE', 'Already upvoted');
      upvotes.add(login);
    }),
    removeUpvote: mark(({ upvotes }, login) => upvotes.delete(login)),
  };
  return { resolvers, begin, write };
}

/** What discussions and comments have in common: people react to them and vote them up. */
function markable(subject) {
  const reactions = new Map(CONTENTS.map((content) => [content, new Set()]));
  const upvotes = new Set();
  const isOwn = (_, { login }) => subject.login === login;
  return {
    upvotes,
    people: (content) => reactions.get(content),
    author: () => personOf(subject.login),
    upvoteCount: () => upvotes.size,
    viewerHasUpvoted: (_, { login }) => upvotes.has(login),
    viewerCanUpvote: true,
    viewerCanReact: true,
    viewerDidAuthor: isOwn,
    viewerCanUpdate: isOwn,
    viewerCanDelete: isOwn,
    reactionGroups: (_, { login }) =>
      CONTENTS.map((content) => ({
        content,
        viewerHasReacted: reactions.get(content).has(login),
        users: { totalCount: reactions.get(content).size },
      })),
  };
}

/** GitHub’s search, as far as it is asked: for words in titles or in the first post, within a repository. */
function searched(all, query) {
  const [, field, quoted] = /in:(title|body) ("(?:[^"\\]|\\.)*")$/.exec(query) ?? [];
  if (!query.startsWith('repo:example/site ') || !field) return [];
  const category = /category:"([^"]*)"/.exec(query)?.[1] ?? 'Comments';
  return category === 'Comments' ? all.filter((one) => one[field].includes(JSON.parse(quoted))) : [];
}

function pageOf(list, { first, last, after, before }, name) {
  if (first == null && last == null)
    refuse(
      'MISSING_PAGINATION_BOUNDARIES',
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
    );
  if ((first ?? last) > 100)
    refuse(
      'EXCESSIVE_PAGINATION',
      `Requesting ${first ?? last} records on the \`${name}\` connection exceeds the \`first\` limit of 100 records.`,
    );
  const indexOf = (cursor) => list.findIndex(({ id }) => `cursor:${id}` === cursor);
  const from = after ? indexOf(after) + 1 : 0;
  const to = before ? indexOf(before) : list.length;
  const start = first == null ? Math.max(from, to - last) : from;
  const end = first == null ? to : Math.min(to, from + first);
  const nodes = list.slice(start, end);
  return {
    totalCount: list.length,
    nodes,
    pageInfo: {
      startCursor: nodes.length > 0 ? `cursor:${nodes[0].id}` : null,
      endCursor: nodes.length > 0 ? `cursor:${nodes.at(-1).id}` : null,
      hasNextPage: end < list.length,
      hasPreviousPage: start > 0,
    },
  };
}

function personOf(login) {
  if (login === undefined) return null;
  const path = encodeURIComponent(login);
  return { __typename: 'User', login, avatarUrl: `${HOME}/avatars/${path}`, url: `${HOME}/${path}` };
}

function refuse(type, message) {
  throw new GraphQLError(message, { extensions: { type } });
}

function unknown(id) {
  return refuse('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
