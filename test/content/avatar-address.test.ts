import { avatarAddress, type AvatarRule, isProxy } from '../../src/content/avatar-address.js';
import { asksForPictures } from '../../src/core/config.js';
import { expect } from '../support/index.js';

const HASH = '0123456789abcdef0123456789abcdef';
const rule = (from: AvatarRule['from'], proxy = ''): AvatarRule => ({ from, proxy });
const gravatar = `https://secure.gravatar.com/avatar/${HASH}?s=80&d=404&r=g`;

describe('the address of a person’s picture', () => {
  it('is what the backend links to, where the site takes all of that', () => {
    expect(avatarAddress('https://pictures.example.test/a.png', rule('backend'))).to.equal(
      'https://pictures.example.test/a.png',
    );
  });

  it('is none for what is no address of the web', () => {
    for (const address of [
      undefined,
      '',
      'javascript:alert(1)',
      'data:image/png,x',
      'mailto:a@example.test',
      '//a.test/',
    ])
      expect(avatarAddress(address, rule('backend')), address).to.equal(undefined);
  });

  it('is one of Gravatar’s, and no other, where the site asks for those: a missing picture is an error there', () => {
    for (const host of ['secure.gravatar.com', 'www.gravatar.com', '0.gravatar.com', 'gravatar.com'])
      expect(avatarAddress(`https://${host}/avatar/${HASH}?s=48&d=mm&r=x`, rule('gravatar')), host).to.equal(gravatar);
    for (const address of [
      'https://pictures.example.test/a.png',
      `https://gravatar.com.evil.test/avatar/${HASH}`,
      `https://evilgravatar.com/avatar/${HASH}`,
      `https://seccdn.libravatar.org/avatar/${HASH}`,
      'https://secure.gravatar.com/avatar/../redirect?to=evil',
      'https://secure.gravatar.com/alice',
    ])
      expect(avatarAddress(address, rule('gravatar')), address).to.equal(undefined);
  });

  it('takes hashes of either kind', () => {
    const address = avatarAddress(`https://secure.gravatar.com/avatar/${HASH}${HASH}`, rule('gravatar'));

    expect(address).to.equal(`https://secure.gravatar.com/avatar/${HASH}${HASH}?s=80&d=404&r=g`);
  });

  it('is one of Libravatar’s, by the encrypted way, where the site asks for those', () => {
    for (const host of ['cdn', 'seccdn'])
      expect(avatarAddress(`http://${host}.libravatar.org/avatar/${HASH}?d=retro`, rule('libravatar'))).to.equal(
        `https://seccdn.libravatar.org/avatar/${HASH}?s=80&d=404`,
      );
    expect(avatarAddress(gravatar, rule('libravatar'))).to.equal(undefined);
  });

  it('is that of the site’s proxy, which gets it as one value', () => {
    const proxy = 'https://blog.example/picture?of={url}';

    expect(avatarAddress(gravatar, rule('gravatar', proxy))).to.equal(
      `https://blog.example/picture?of=${encodeURIComponent(gravatar)}`,
    );
    expect(avatarAddress('https://a.test/x?y=1&z#q', rule('backend', '/picture/{url}'))).to.equal(
      `${location.origin}/picture/https%3A%2F%2Fa.test%2Fx%3Fy%3D1%26z%23q`,
    );
  });

  it('is none where the proxy is not one: no picture is asked for directly instead', () => {
    for (const proxy of ['https://blog.example/picture', 'javascript:alert({url})', '//evil.test/{url}']) {
      expect(isProxy(proxy), proxy).to.equal(false);
      expect(avatarAddress(gravatar, rule('gravatar', proxy)), proxy).to.equal(undefined);
    }
  });

  it('is asked of the backend only where pictures are wanted', () => {
    expect((['initials', 'none', 'backend', 'gravatar', 'libravatar'] as const).filter(asksForPictures)).to.deep.equal([
      'backend',
      'gravatar',
      'libravatar',
    ]);
  });
});
