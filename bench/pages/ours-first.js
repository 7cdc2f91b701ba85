// What a driver has to know of the section. Runs in the page, before the section is there.
globalThis.contestant = (() => {
  const root = () => document.querySelector('gedanken-comments')?.shadowRoot;
  const all = (part) => root().querySelectorAll(`[part~="${part}"]`);
  /** What stands directly in the place of the comments, without looking through all of them. */
  const child = (test) => [...(root()?.querySelector('[part="comments"]')?.children ?? [])].find(test);
  const list = () => child((one) => one.localName === 'ol');
  return {
    child,
    list,
    all,
    // A live collection: counting costs nothing while nothing changes.
    count: () => list()?.getElementsByTagName('article').length ?? 0,
    reply: () => all('reply-button')[3],
    field: () => all('reply-form')[0]?.querySelector('textarea'),
    submit: () => all('submit-button')[0],
    isSent: () => list().querySelector('[id="comment-own"]') !== null,
    vote: () => all('vote-button')[5],
    isVoted: () => all('voted').length > 0,
    hasArrived: () => all('arrived-button').length > 0,
  };
})();
