import { nearest, options } from '../core/config.js';

const attributes: readonly string[] = Object.values(options).map(({ attribute }) => attribute);

/**
 * What a script tag's `data-…` attributes say: ours become attributes of the section, the others
 * stay `data-…` for the backend, unless they look like one of ours misspelt.
 */
export function readScript(script: HTMLScriptElement, warn: (message: string) => void): Map<string, string> {
  const settings = new Map<string, string>();
  for (const { name, value } of script.attributes) {
    if (!name.startsWith('data-')) continue;
    const option = name.slice('data-'.length);
    const near = attributes.includes(option) ? undefined : nearest(option, attributes);
    if (near !== undefined) warn(`${name} is not known; did you mean data-${near}?`);
    settings.set(attributes.includes(option) ? option : name, value);
  }
  return settings;
}
