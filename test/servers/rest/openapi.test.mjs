import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { faultsOf, openapi, resolve } from './openapi.mjs';
import { ROUTES } from './routes.mjs';
import { RestServer } from './server.mjs';

const BASE = 'https://rest.example.test/v1/';
const thread = '/trees/';
const operations = Object.entries(openapi.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path.slice(1)}`,
    operation,
  })),
);
/** What the reference server answers beside its table of routes, or leaves to another. */
const BESIDE = ['GET counts', 'GET recent', 'GET events', 'GET session/sign-in'];

describe('docs/openapi.json', () => {
  it('is an OpenAPI document of version 3.1', () => {
    assert.match(openapi.openapi, /^3\.1\.\d+$/);
    assert.ok(openapi.info.title && openapi.info.version);
  });

  it('refers only to what it has', () => {
    const references = JSON.stringify(openapi).matchAll(/"\$ref":"([^"]+)"/g);
    for (const [, pointer] of references) assert.ok(resolve(pointer), pointer);
  });

  it('names each operation once, with a summary and an answer for each', () => {
    const ids = operations.map(({ operation }) => operation.operationId);

    assert.equal(new Set(ids).size, ids.length);
    for (const { name, operation } of operations) {
      assert.ok(operation.summary, name);
      assert.ok(
        Object.entries(operation.responses).every(([, { description, $ref }]) => description ?? $ref),
        name,
      );
    }
  });

  it('says of each part of a path what stands there', () => {
    for (const [path, methods] of Object.entries(openapi.paths)) {
      const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, part]) => part);
      for (const { parameters } of Object.values(methods)) {
        const said = parameters.map((one) => (one.$ref ? resolve(one.$ref) : one)).filter((one) => one.in === 'path');
        assert.deepEqual(
          said.map(({ name }) => name),
          parts,
        );
      }
    }
  });

  it('has the questions that the reference server answers', () => {
    const answered = Object.keys(ROUTES).map((name) => name.replace(/:(\w+)/g, '{$1}'));

    assert.deepEqual(operations.map(({ name }) => name).toSorted(), [...answered, ...BESIDE].toSorted());
  });
});

describe('what the reference server answers', () => {
  const server = new RestServer({ holds: false });
  const token = server.signIn('Mona Example', ['moderator']);
  const seed = (id, parent) => ({
    id,
    parent,
    author: { name: 'Alice' },
    body: { source: id },
    created: 1_700_000_000_000,
  });
  server.seed(thread, [seed('a', null), seed('b', 'a'), seed('c', null)]);

  const JSON_TYPE = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
  const ask = async (method, path, body, headers = JSON_TYPE) => {
    const query = path.includes('?') ? '&' : '?';
    const url = `${BASE}${path}${path.startsWith('counts') ? '' : `${query}thread=${encodeURIComponent(thread)}`}`;
    const request = new Request(url, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    return server.handle(request, path.split('?')[0]);
  };

  for (const [method, path, template, body] of [
    ['GET', 'thread', '/thread'],
    ['GET', 'comments', '/comments'],
    ['GET', 'comments/b', '/comments/{id}'],
    ['GET', 'comments/a/replies', '/comments/{id}/replies'],
    ['POST', 'comments', '/comments', { text: 'Hello' }],
    ['GET', 'comments/a/source', '/comments/{id}/source'],
    ['PATCH', 'comments/a', '/comments/{id}', { text: 'Hello again' }],
    ['PUT', 'comments/a/vote', '/comments/{id}/vote', { vote: 'up' }],
    ['PUT', 'comments/a/reactions/heart', '/comments/{id}/reactions/{name}', { on: true }],
    ['PUT', 'reactions/heart', '/reactions/{name}', { on: true }],
    ['POST', 'comments/a/reports', '/comments/{id}/reports', { reason: '' }],
    ['DELETE', 'comments/a', '/comments/{id}'],
    ['DELETE', 'comments/c', '/comments/{id}'],
    ['GET', 'changes?since=0', '/changes'],
    ['GET', 'counts?thread=a', '/counts'],
    ['GET', 'recent?count=3', '/recent'],
    ['GET', 'session', '/session'],
    ['GET', 'people?beginning=a', '/people'],
    ['POST', 'preview', '/preview', { text: 'Hello' }],
  ])
    it(`to ${method} ${path} is what the document says`, async () => {
      const answer = await ask(method, path, body);
      const said = openapi.paths[template][method.toLowerCase()].responses[answer.status];
      assert.ok(said, `${answer.status}`);
      const schema = said.content?.['application/json']?.schema;
      const text = await answer.text();

      if (schema) assert.deepEqual(faultsOf(JSON.parse(text), schema), []);
      else assert.equal(text, '');
    });

  it('to what it refuses is a problem as the document has it', async () => {
    const answer = await ask('POST', 'comments', { text: ' ' });

    assert.equal(answer.headers.get('Content-Type'), 'application/problem+json');
    assert.deepEqual(faultsOf(await answer.json(), resolve('#/components/schemas/Problem')), []);
  });

  it('to a browser that has it already is nothing', async () => {
    const first = await ask('GET', 'comments');
    const again = await ask('GET', 'comments', undefined, { ...JSON_TYPE, 'If-None-Match': first.headers.get('ETag') });

    assert.deepEqual([again.status, await again.text()], [304, '']);
  });

  it('to an edit from other words than there are is a conflict', async () => {
    const { id } = await (await ask('POST', 'comments', { text: 'One' })).json();
    const headers = { ...JSON_TYPE, 'If-Match': '"another"' };

    assert.equal((await ask('PATCH', `comments/${id}`, { text: 'Two' }, headers)).status, 412);
  });

  it('to the same key of the same reader is the same comment', async () => {
    const headers = { ...JSON_TYPE, 'Idempotency-Key': 'k' };
    const answers = [
      await ask('POST', 'comments', { text: 'Once' }, headers),
      await ask('POST', 'comments', { text: 'Once' }, headers),
    ];
    const ids = await Promise.all(answers.map(async (answer) => (await answer.json()).id));

    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 200],
    );
    assert.equal(ids[0], ids[1]);
  });

  it('to whoever missed an event is one at once', async () => {
    const answer = await ask('GET', 'events', undefined, { 'Last-Event-ID': '0' });
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    const told = (await reader.read()).value + (await reader.read()).value;
    await reader.cancel();

    assert.match(told, /id: \d+\nevent: change\ndata: \d+\n\n/);
  });
});
