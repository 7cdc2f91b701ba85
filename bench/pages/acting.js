// Presses and waits, for a driver outside. Runs in the page, after everything is shown.
globalThis.acting = (() => {
  let pressed;

  /** What has the focus, in whatever shadow root. */
  function focused() {
    let element = document.activeElement;
    while (element?.shadowRoot) element = element.shadowRoot.activeElement;
    return element;
  }

  /** What has to be so for an act to be seen. `count`: how many comments there were before. */
  const isDone = {
    reply: () => (contestant.hasForm ? contestant.hasForm() : focused()?.localName === 'textarea'),
    key: (length) => focused().value.length > length,
    send: (count) => contestant.count() > count,
    vote: () => contestant.isVoted(pressed),
    arrival: () => contestant.hasArrived(),
  };

  return {
    isFocused: () => focused()?.localName === 'textarea',

    /** Where to press for something; `null` where there is nothing to press. */
    placeOf(what) {
      pressed = contestant[what]?.();
      if (!pressed) return null;
      pressed.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { x, y, width, height } = pressed.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    },

    /** Milliseconds from an event until its outcome has been painted. Without an event: the moment of that, since 1970. */
    outcome(act, type) {
      const before = act === 'key' ? focused().value.length : contestant.count();
      return new Promise((resolve) => {
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
