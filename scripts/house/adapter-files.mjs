/** Wrap any adapter by the contract alone. */
const WRAPPERS = new Set(['merge', 'with-latency']);

/** What talking to a server takes, whichever it is: requests, loading once for all who ask, posting once, one after the other, only reading, who is signed in, and what a window came back with. */
const TRANSPORT = new Set([
  'http',
  'once',
  'post-once',
  'one-by-one',
  'own-count',
  'read-only',
  'tab-token',
  'window-answer',
]);

/**
 * What a file in `src/adapters/` is, by its name: the `contract`, the `transport`, a shared `engine` (`local-*` for
 * threads in this process, `protocol-*` for the wire protocol that is ours, `page-*` for what the page itself says of its
 * thread), a `wrapper`, a `driver` for one backend, or a `part` of the driver whose name it extends (`wordpress-wire`
 * of `wordpress`). Drivers and wrappers are public; the lint rule and the build both go by this.
 */
export function adapterRole(name, allNames) {
  if (name === 'adapter') return 'contract';
  if (TRANSPORT.has(name)) return 'transport';
  if (/^(local|protocol|page)-/.test(name)) return 'engine';
  if (WRAPPERS.has(name)) return 'wrapper';
  return familyOf(name, allNames) === name ? 'driver' : 'part';
}

/** The driver or wrapper that a file belongs to: itself, or the shortest name that its own name extends. */
export function familyOf(name, allNames) {
  const owners = allNames.filter((other) => name.startsWith(`${other}-`));
  return owners.sort((a, b) => a.length - b.length)[0] ?? name;
}
