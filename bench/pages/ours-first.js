// What a driver has to know of the section. Runs in the page, before the section is there.
globalThis.contestant = (() => {
  const root = () => document.querySelector('gedanken-comments')?.shadowRoot;
  const all = (part) => root().querySelectorAll(`[part~="${part}"]`);
  /** What stands directly in the place of the comments, without looking through all of them. */
  const child = (test) => [...(root()?.querySelector('[part="comments"]')?.children ?? [])].find(test);
  const list = () => child((one) => one.localName === 'ol');
  const moreLine = () => child((one) => one.part.contains('more'));
  const more = () => moreLine()?.querySelector('button:not([aria-disabled])');
  return {
    list,
    more,
    hasMore: () => moreLine() !== undefined,
    // A live collection: counting costs nothing while nothing changes.
    count: () => list()?.getElementsByTagName('article').length ?? 0,
    reply: (later) => all('reply-button')[3 + later],
    submit: () => root().activeElement.closest('form').querySelector('[part~="submit-button"]'),
    vote: (later) => all('vote-button')[5 + later],
    isVoted: (button) => button.ariaPressed === 'true',
    hasArrived: () => child((one) => one.part.contains('arrived-button')) !== undefined,
  };
})();
