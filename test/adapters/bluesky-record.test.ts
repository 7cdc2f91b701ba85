import { facetsIn, recordKey, replyRecord } from '../../src/adapters/bluesky-record.js';
import { readAtUri } from '../../src/adapters/bluesky-address.js';
import { expect } from '../support/index.js';

const people: Readonly<Record<string, string>> = { 'clara.test': 'did:plc:clara' };
const resolve = async (handle: string) => people[handle];

/** The words that each stretch covers, and where they lead. */
async function stretches(text: string): Promise<readonly string[]> {
  const bytes = new TextEncoder().encode(text);
  const facets = await facetsIn(text, resolve);
  return facets.map(({ index, features: [feature] }) => {
    const words = new TextDecoder().decode(bytes.subarray(index.byteStart, index.byteEnd));
    return `${words} → ${feature?.['uri'] ?? feature?.['did']}`;
  });
}

describe('what an answer on Bluesky is made of', () => {
  it('has links by the bytes that they take, after whatever characters', async () => {
    expect(await stretches('Bäume 🌳: https://trees.example/ä?b=1#c')).to.deep.equal([
      'https://trees.example/ä?b=1#c → https://trees.example/ä?b=1#c',
    ]);
  });

  it('leaves to the sentence what belongs to it', async () => {
    expect(await stretches('See https://a.example/b. (Or https://c.example/d)! https://e.example/f_(g)')).to.deep.equal(
      [
        'https://a.example/b → https://a.example/b',
        'https://c.example/d → https://c.example/d',
        'https://e.example/f_(g) → https://e.example/f_(g)',
      ],
    );
  });

  it('makes no link of what is none', async () => {
    expect(await stretches('javascript:alert(1) https:// xhttps://a.example data:text/html,x')).to.deep.equal([]);
  });

  it('mentions who is there, by their account', async () => {
    expect(await stretches('@Clara.test, and @nobody.test: a@clara.test')).to.deep.equal([
      '@Clara.test → did:plc:clara',
    ]);
  });

  it('has them in the order in which they stand', async () => {
    expect((await stretches('@clara.test https://a.example @clara.test.')).map((each) => each[0])).to.deep.equal([
      '@',
      'h',
      '@',
    ]);
  });

  it('answers what is answered, in the thread', async () => {
    const [root, parent] = ['1', '2'].map((key) => ({ uri: `at://did:plc:a/app.bsky.feed.post/${key}`, cid: 'cid' }));
    const record = await replyRecord('Hello', { root: root!, parent: parent! }, 'de', resolve);
    expect(record).to.deep.include({
      $type: 'app.bsky.feed.post',
      text: 'Hello',
      langs: ['de'],
      reply: { root, parent },
    });
    expect(record).not.to.have.property('facets');
    expect(Date.parse(String(record['createdAt']))).to.be.at.most(Date.now());
  });
});

describe('the key of a record', () => {
  it('is the same for the same text, and another one for another', async () => {
    expect(await recordKey('one')).to.equal(await recordKey('one'));
    expect(await recordKey('one')).not.to.equal(await recordKey('other'));
  });

  it('has the form of a time, long before anybody could post', async () => {
    for (const text of ['', 'a', 'b', 'c']) {
      const key = await recordKey(text);
      expect(key).to.match(/^[2-7a-j][2-7a-z]{12}$/);
      expect(readAtUri(`at://did:plc:a/app.bsky.feed.post/${key}`)).to.include({ key });
      const number = [...key].reduce(
        (sum, char) => sum * 32n + BigInt('234567abcdefghijklmnopqrstuvwxyz'.indexOf(char)),
        0n,
      );
      const year = new Date(Number((number >> 10n) / 1000n)).getUTCFullYear();
      expect(year).to.be.within(2000, 2020);
    }
  });
});
