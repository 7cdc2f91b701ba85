/** Where the files of npm-published peers are served, once `npm run bench` has installed them. */
export const PEERS = '/bench/peers/node_modules';

/** A picture of a person that nobody has to be asked for. */
export const PICTURE = 'data:image/gif;base64,R0lGODlhAQABAIAAAMLCwgAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==';

/** Answers by what was asked, each made once for a thread: nothing is made while somebody is measured. */
export function preparedAnswers(make) {
  const known = new Map();
  return (comments) => {
    if (!known.has(comments.length)) known.set(comments.length, make(comments));
    return known.get(comments.length);
  };
}

/** Conversations as those servers have them that know two levels: a root, and all that was said below it. */
export function twoLevels(conversations) {
  return conversations.map(([root, ...answers]) => ({ root, answers }));
}

/** Who wrote what a comment answers. */
export function targetOf({ parent }, comments) {
  return parent === null ? undefined : comments[Number(parent) - 1];
}
