// Has the reader press what brings more, as soon as it is there, until everything is in the page.
contestant.press = (() => {
  let before = 0;
  let at = 0;
  return () => {
    const { list, more, hasMore } = contestant;
    const { shown } = probe.result;
    const isStill = shown === before;
    before = shown;
    if (hasMore()) return more()?.click();
    if (!isStill) return;
    // Only once nothing comes by itself, and in each conversation once: to look through all rows in each frame would be told as
    // work of the section.
    const conversations = list()?.children ?? [];
    for (; at < conversations.length; at += 1) {
      const button = conversations[at].querySelector('[part~="rest-button"]');
      if (button) return button.ariaDisabled === 'true' ? undefined : button.click();
    }
  };
})();
