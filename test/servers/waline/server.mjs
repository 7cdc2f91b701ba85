// A Waline, on loopback alone. It asks a service for signing in elsewhere at each request: one answers here, with none.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const { WALINE_HOME: home, WALINE_PORT: port } = process.env;
const services = createServer((_question, answer) =>
  answer.writeHead(200, { 'Content-Type': 'application/json' }).end('{"services":[]}'),
);
services.listen(0, '127.0.0.1', () => {
  process.env.OAUTH_URL = `http://127.0.0.1:${services.address().port}/`;
  const waline = createRequire(`${home}package.json`)('@waline/vercel');
  createServer(waline({ env: 'integration' })).listen(Number(port), '127.0.0.1');
});
