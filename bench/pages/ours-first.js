// What a driver has to know of the section. Runs in the page, before the section is there.
globalThis.contestant = (() => {
  /** Looks after which all is counted again. */
  const AGAIN = 30;
  const root = () => document.querySelector('gedanken-comments')?.shadowRoot;
  const all = (part) => root().querySelectorAll(`[part~="${part}"]`);
  /** What stands directly in the place of the comments, without looking through all of them. */
  const child = (test) => [...(root()?.querySelector('[part="comments"]')?.children ?? [])].find(test);
  const list = () => child((one) => one.localName === 'ol');
  const moreLine = () => child((one) => one.part.contains('more'));
  const more = () => moreLine()?.querySelector('button:not([aria-disabled])');
  const rowsIn = (item) => item.querySelectorAll('article').length;
  let [passed, known, looks] = [0, 0, 0];

  /**
   * Conversations are drawn one after the other, so that those before the last are counted once: to look through ten thousand
   * rows in each frame takes 12 ms, and would be told as work of the section.
   */
  function count() {
    const items = list()?.children ?? [];
    if (looks % AGAIN === 0 || passed > items.length) [passed, known] = [0, 0];
    looks += 1;
    for (; passed < items.length - 1; passed += 1) known += rowsIn(items[passed]);
    return items.length > passed ? known + rowsIn(items[passed]) : known;
  }

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
