import { createServer } from 'node:http';
import { execute, parse, validate } from 'graphql';
import { createRepository } from './discussions.mjs';
import { githubSchema } from './schema.mjs';

/** Who each token belongs to. */
const LOGINS = { 'token-of-bob': 'bob-example', 'token-of-alice': 'alice-example' };

/**
 * Starts a stand-in for GitHub’s GraphQL API on loopback: every query is held against GitHub’s published schema before
 * it is answered. `asked` has the fields that were asked for, `invalid` what the schema does not know; `files` are served
 * as JSON.
 */
export async function startGithub({ proxy } = {}) {
  const schema = githubSchema();
  const { resolvers, begin, write } = createRepository();
  const asked = new Set();
  const invalid = [];
  const files = new Map();

  async function answerTo({ query, variables }, login) {
    const document = parse(query);
    const wrong = validate(schema, document);
    invalid.push(...wrong.map(({ message }) => message));
    if (wrong.length > 0) return { errors: wrong.map(({ message, locations }) => ({ message, locations })) };
    for (const { name } of document.definitions[0].selectionSet.selections) asked.add(name.value);
    const { data, errors } = await execute({
      schema,
      document,
      rootValue: resolvers,
      variableValues: variables,
      contextValue: { login },
    });
    if (!errors) return { data };
    return { data, errors: errors.map(({ message, path, extensions }) => ({ type: extensions.type, path, message })) };
  }

  const server = createServer(async (question, reply) => {
    const send = (status, body) =>
      reply.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    if (question.method === 'GET') return send(200, files.get(question.url));
    const login = LOGINS[/^bearer (\S+)$/i.exec(question.headers.authorization ?? '')?.[1]];
    const chunks = [];
    for await (const chunk of question) chunks.push(chunk);
    if (!login) return send(401, { message: 'Bad credentials' });
    return send(200, await answerTo(JSON.parse(Buffer.concat(chunks).toString()), login));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  proxy?.forwardTo(port);
  return {
    url: proxy?.url ?? `http://127.0.0.1:${port}`,
    asked,
    invalid,
    files,
    begin,
    write,
    stop: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}
