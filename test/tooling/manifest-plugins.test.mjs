import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pathsOfPackage, publicOnly } from '../../scripts/build/manifest-plugins.mjs';

const element = {
  name: 'SomeElement',
  members: [{ name: 'thread' }, { name: '#open' }, { name: 'busy', privacy: 'private' }],
  attributes: [
    { name: 'thread', fieldName: 'thread' },
    { name: 'busy', fieldName: 'busy' },
  ],
  events: [{ name: 'gedanken-loaded', description: 'The thread is there.' }, { name: 'event' }],
};
const customElementsManifest = {
  modules: [
    {
      path: 'src/components/some-element.ts',
      declarations: [element],
      exports: [
        { name: 'SomeElement', declaration: { name: 'SomeElement', module: '/src/components/some-element.ts' } },
      ],
    },
  ],
};

describe('custom-elements.json', () => {
  for (const { packageLinkPhase } of [publicOnly(), pathsOfPackage()]) packageLinkPhase({ customElementsManifest });
  const [{ path, declarations, exports }] = customElementsManifest.modules;
  const [{ members, attributes, events }] = declarations;

  it('holds public members and their attributes alone', () => {
    assert.deepEqual(members, [{ name: 'thread' }]);
    assert.deepEqual(attributes, [{ name: 'thread', fieldName: 'thread' }]);
  });

  it('holds the events that are documented', () => {
    assert.deepEqual(
      events.map(({ name }) => name),
      ['gedanken-loaded'],
    );
  });

  it('names the files as they are published', () => {
    assert.equal(path, 'dist/components/some-element.js');
    assert.equal(exports[0].declaration.module, 'dist/components/some-element.js');
  });
});
