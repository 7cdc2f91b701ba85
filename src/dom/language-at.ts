/** The language that holds at an element, also from within the shadow roots of others. */
export function languageAt(element: Element): string {
  for (let at: Element | undefined = element; at; at = shadowHostOf(at)) {
    const lang = at.closest('[lang]:not([lang=""])')?.getAttribute('lang');
    if (lang) return lang;
  }
  return navigator.language;
}

function shadowHostOf(element: Element): Element | undefined {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}
