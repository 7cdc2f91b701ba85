// Has the reader press what brings more, as soon as it is there, until everything is in the page.
contestant.press = (() => {
  let before = 0;
  return () => {
    const { list, more, hasMore, count } = contestant;
    const shown = count();
    const isStill = shown === before;
    before = shown;
    if (hasMore()) return more()?.click();
    // Only once nothing comes by itself: to look through the rows in each frame would be told as work of the section.
    if (isStill) list()?.querySelector('[part~="rest-button"]:not([aria-disabled])')?.click();
  };
})();
