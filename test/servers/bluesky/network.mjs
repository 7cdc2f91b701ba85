// A whole Bluesky, on loopback alone: a register, a server for people, and an AppView. Whoever asks the port for
// waiting is answered once the AppView has seen everything.
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { Server } from 'node:net';

const { BLUESKY_HOME: home, BLUESKY_PORTS: ports } = process.env;
const [waiting, plc, pds, view, ozone, introspect] = ports.split(',').map(Number);

// These servers would listen to everybody.
const { listen } = Server.prototype;
Server.prototype.listen = function listenHere(where, ...rest) {
  const port = Number(typeof where === 'object' ? where.port : where);
  return listen.call(
    this,
    { port, host: '127.0.0.1' },
    rest.findLast((each) => typeof each === 'function'),
  );
};

const { TestNetwork } = createRequire(`${home}package.json`)('@atproto/dev-env');
const network = await TestNetwork.create({
  dbPostgresSchema: 'test',
  plc: { port: plc },
  pds: { port: pds, hostname: 'localhost' },
  bsky: { dbPostgresSchema: 'bsky', port: view, publicUrl: `http://localhost:${view}` },
  ozone: { port: ozone },
  introspect: { port: introspect },
});
createServer((_question, answer) =>
  network.processAll().then(
    () => answer.end('ok'),
    (error) => answer.writeHead(500).end(String(error)),
  ),
).listen(waiting, '127.0.0.1');
