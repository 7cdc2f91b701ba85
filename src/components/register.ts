/**
 * Names elements to the browser. Of two copies of this code on a page the first one stays, which the page's developer is
 * told once.
 */
export function register(elements: Readonly<Record<string, CustomElementConstructor>>): void {
  const taken: string[] = [];
  for (const [name, element] of Object.entries(elements)) {
    const defined = customElements.get(name);
    if (!defined) customElements.define(name, element);
    else if (defined !== element) taken.push(`<${name}>`);
  }
  if (taken.length > 0)
    console.warn(`${taken.join(', ')}: already defined, by another copy of Gedanken or by other code: that stays.`);
}
