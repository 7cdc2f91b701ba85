// Has the reader press what brings more, as soon as it is there, until everything is in the page.
contestant.press = () => {
  const { list, more } = contestant;
  (more() ?? list()?.querySelector('[part~="rest-button"]:not([aria-disabled])'))?.click();
};
