import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { adapterRole, familyOf } from '../../scripts/house/adapter-files.mjs';

const names = [
  'adapter',
  'http',
  'once',
  'post-once',
  'local-thread',
  'local-store',
  'protocol-wire',
  'memory',
  'merge',
  'with-latency',
  'word',
  'word-wire',
  'wordpress',
];
const roleOf = (name) => adapterRole(name, names);

describe('the role of a file in src/adapters', () => {
  it('is told by its name', () => {
    assert.equal(roleOf('adapter'), 'contract');
    assert.equal(roleOf('http'), 'transport');
    assert.equal(roleOf('post-once'), 'transport');
    assert.equal(roleOf('read-only'), 'transport');
    assert.equal(roleOf('local-thread'), 'engine');
    assert.equal(roleOf('protocol-wire'), 'engine');
    assert.equal(roleOf('page-term'), 'engine');
    assert.equal(roleOf('memory'), 'driver');
  });

  it('is wrapper for what goes round any adapter, hyphen or not', () => {
    assert.equal(roleOf('merge'), 'wrapper');
    assert.equal(roleOf('with-latency'), 'wrapper');
  });

  it('is part for a name that extends a driver’s by a hyphen', () => {
    assert.equal(roleOf('word-wire'), 'part');
    assert.equal(familyOf('word-wire', names), 'word');
  });

  it('is driver for a name that merely begins like another', () => {
    assert.equal(roleOf('wordpress'), 'driver');
    assert.equal(familyOf('wordpress', names), 'wordpress');
  });

  it('counts the parts of parts to the same driver', () => {
    assert.equal(familyOf('word-wire-dates', [...names, 'word-wire-dates']), 'word');
  });
});
