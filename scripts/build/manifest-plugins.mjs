/** Leaves out what is private, the attributes of private properties, and events that are not documented by `@fires`. */
export function publicOnly() {
  return {
    name: 'public-only',
    packageLinkPhase({ customElementsManifest }) {
      for (const { declarations = [] } of customElementsManifest.modules) declarations.forEach(hidePrivate);
    },
  };
}

function hidePrivate(declaration) {
  const { members = [], attributes = [], events = [] } = declaration;
  const hidden = new Set(members.filter(isPrivate).map(({ name }) => name));
  if (members.length > 0) declaration.members = members.filter(({ name }) => !hidden.has(name));
  if (attributes.length > 0) declaration.attributes = attributes.filter(({ fieldName }) => !hidden.has(fieldName));
  // The analyzer names a dispatched event after the variable that holds it.
  if (events.length > 0) declaration.events = events.filter(({ description }) => description !== undefined);
}

function isPrivate({ name, privacy }) {
  return privacy === 'private' || privacy === 'protected' || name.startsWith('#');
}

/** Names the files that are published: `src/a.ts` is `dist/a.js`. */
export function pathsOfPackage() {
  const renamed = (key, value) =>
    (key === 'path' || key === 'module') && typeof value === 'string'
      ? value.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js')
      : value;
  return {
    name: 'paths-of-package',
    packageLinkPhase({ customElementsManifest }) {
      Object.assign(customElementsManifest, JSON.parse(JSON.stringify(customElementsManifest), renamed));
    },
  };
}
