/** Names elements to the browser. Of two copies of this code on a page the first one stays. */
export function register(elements: Readonly<Record<string, CustomElementConstructor>>): void {
  for (const [name, element] of Object.entries(elements)) {
    const defined = customElements.get(name);
    if (!defined) customElements.define(name, element);
    else if (defined !== element)
      console.warn(`<${name}> is already defined by another copy of gedanken; that one stays.`);
  }
}
