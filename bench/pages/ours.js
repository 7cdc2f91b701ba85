// Has the reader press what brings more, as soon as it is there, until everything is in the page.
contestant.press = () => {
  const { list, more, hasMore } = contestant;
  // Only once all pages are there: to look through the rows in each frame would be told as work of the section.
  const next = hasMore() ? more() : list()?.querySelector('[part~="rest-button"]:not([aria-disabled])');
  next?.click();
};
