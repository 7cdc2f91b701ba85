// Watches a page from its first script on. Runs in the page, the same for everybody, before whatever brings the comments.
globalThis.probe = (() => {
  const begin = performance.now();
  const result = { first: null, all: null, shown: 0, shift: 0, tasks: [] };
  let expected = Infinity;
  let shownAll;
  const whenShown = new Promise((resolve) => (shownAll = resolve));

  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) result.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) result.tasks.push([startTime - begin, duration]);
  }).observe({ type: 'longtask', buffered: true });

  /**
   * Calls back when the frame that is being made now has been painted: before anything else that waits. A message would be
   * waiting behind those who go on with `scheduler.yield`, however many frames that takes.
   */
  function afterPaint(callback) {
    void scheduler.postTask(() => callback(performance.now()), { priority: 'user-blocking' });
  }

  function look() {
    const count = contestant.count();
    if (count > 0 && result.shown === 0) afterPaint((now) => (result.first = now - begin));
    if (count > result.shown) {
      result.shown = count;
      afterPaint((now) => (result.all = now - begin));
    }
    if (count >= expected) return afterPaint(shownAll);
    contestant.press?.();
    requestAnimationFrame(look);
  }

  return {
    begin,
    result,
    whenShown,
    afterPaint,
    watch(count) {
      expected = count;
      requestAnimationFrame(look);
    },
  };
})();
