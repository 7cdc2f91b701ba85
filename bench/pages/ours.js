// Has the reader press what brings more, as soon as it is there, until everything is in the page.
contestant.press = () => {
  const more = contestant.child((one) => one.part.contains('more'))?.querySelector('button');
  if (more) {
    if (!more.hasAttribute('aria-disabled')) more.click();
  } else contestant.list()?.querySelector('[part~="rest-button"]:not([aria-disabled])')?.click();
};
