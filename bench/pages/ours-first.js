// What a driver has to know of the section. Runs in the page, before the section is there.
globalThis.contestant = (() => {
  const root = () => document.querySelector('gedanken-comments')?.shadowRoot;
  const all = (part) => root().querySelectorAll(`[part~="${part}"]`);
  /** What stands directly in the place of the comments, without looking through all of them. */
  const child = (test) => [...(root()?.querySelector('[part="comments"]')?.children ?? [])].find(test);
  const list = () => child((one) => one.localName === 'ol');
  const moreLine = () => child((one) => one.part.contains('more'));
  const more = () => moreLine()?.querySelector('button:not([aria-disabled])');
  /** The browser counts again only what has changed. */
  const count = () => list()?.getElementsByTagName('article').length ?? 0;

  /** The row of the last conversation. */
  function last() {
    const end = list().lastElementChild;
    return end.part.contains('box') ? end.lastElementChild : end;
  }

  return {
    list,
    last,
    more,
    hasMore: () => moreLine() !== undefined,
    count,
    reply: (later) => all('reply-button')[3 + later],
    around: (button) => button.closest('li'),
    submit: () => root().activeElement.closest('form').querySelector('[part~="submit-button"]'),
    vote: (later) => all('vote-button')[5 + later],
    isVoted: (button) => button.ariaPressed === 'true',
    hasArrived: () => child((one) => one.part.contains('arrived-button')) !== undefined,
  };
})();
