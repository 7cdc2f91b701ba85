// Presses and waits, for a driver outside. Runs in the page, after everything is shown.
globalThis.acting = (() => {
  let pressed;
  let replied;

  /** What has the focus, in whatever shadow root. */
  function focused() {
    let element = document.activeElement;
    while (element?.shadowRoot) element = element.shadowRoot.activeElement;
    return element;
  }

  /** How many comments there are where one is sent: looking through all of a long thread would be told as work for it. */
  function countSent() {
    return replied ? replied.querySelectorAll('article').length : contestant.count();
  }

  /** What has to be so for an act to be seen. `count`: how many comments there were before. */
  const isDone = {
    reply: () => (contestant.hasForm ? contestant.hasForm() : focused()?.localName === 'textarea'),
    key: (length) => focused().value.length > length,
    send: (count) => countSent() > count,
    vote: () => contestant.isVoted(pressed),
    arrival: () => contestant.hasArrived(),
  };

  return {
    isFocused: () => focused()?.localName === 'textarea',

    /** Brings what is to be pressed into view, if there is such a thing: of a comment so many later than the first time. */
    bring(what, later) {
      pressed = contestant[what]?.(later);
      if (what === 'reply' && pressed) replied = contestant.around?.(pressed);
      pressed?.scrollIntoView({ block: 'center', behavior: 'instant' });
      return pressed !== undefined && pressed !== null;
    },

    /** Where to press for it: to be asked once nothing moves any more. */
    place() {
      const { x, y, width, height } = pressed.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    },

    /**
     * Gets ready for an event; from then on `outcome` is how many milliseconds it took from there until what comes of it has
     * been painted. Without an event: the moment of that, since 1970.
     */
    await(act, type) {
      const before = act === 'key' ? focused().value.length : act === 'send' ? countSent() : undefined;
      this.outcome = new Promise((resolve) => {
        const look = (begin) =>
          requestAnimationFrame(() => {
            if (isDone[act](before)) probe.afterPaint((now) => resolve(now - begin));
            else look(begin);
          });
        if (type) addEventListener(type, ({ timeStamp }) => look(timeStamp), { once: true, capture: true });
        else look(-performance.timeOrigin);
      });
    },
  };
})();
