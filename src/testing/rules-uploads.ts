import type { Adapter, UploadsPort } from '../adapters/adapter.js';
import type { ImageRules } from '../core/thread-info.js';
import { check, refused } from './assert.js';
import { aCall } from './reading.js';
import { rule, type Topic } from './rule.js';
import { aPicture, aThread } from './seeds.js';
import type { AdapterSubject, OpenedAdapter } from './subject.js';

const ALT = 'A ginkgo leaf';

/** Sending pictures along, for adapters that promise it. */
export function uploadRules<Opened extends OpenedAdapter>({ open }: AdapterSubject<Opened>): Topic {
  return {
    name: 'pictures',
    rules: [
      rule('says which pictures it takes', open, aThread(), async (adapter) => {
        const { types, maxBytes = Infinity } = await imagesOf(adapter);
        check(
          types.length > 0 && types.every((type) => /^image\/[a-z0-9.+-]+$/.test(type)),
          `writing.images.types is ${JSON.stringify(types)}.`,
        );
        check(maxBytes > 0, `writing.images.maxBytes is ${maxBytes}.`);
      }),
      rule('answers with what to put into the text for a picture', open, aThread(), async (adapter) => {
        const text = await uploadsOf(adapter).upload(aPicture(), 'leaf.png', ALT, aCall());
        const { writing } = await adapter.comments.describe(aCall());
        check(/https?:\/\//.test(text), `“${text}” leads to no picture.`);
        check(
          writing.format === 'text' || text.includes(ALT),
          `“${text}” has lost the words that stand for the picture.`,
        );
      }),
      rule('refuses what is no picture that it takes', open, aThread(), async (adapter) => {
        const uploads = uploadsOf(adapter);
        const program = new Blob(['echo'], { type: 'application/x-sh' });
        await refused(uploads.upload(program, 'leaf.sh', ALT, aCall()), ['rejected'], 'upload() of a program');
        const { maxBytes } = await imagesOf(adapter);
        if (maxBytes === undefined) return;
        const huge = new Blob([aPicture(), new Uint8Array(maxBytes)], { type: 'image/png' });
        await refused(uploads.upload(huge, 'huge.png', ALT, aCall()), ['rejected'], 'upload() of too large a picture');
      }),
    ],
  };
}

async function imagesOf({ comments }: Adapter): Promise<ImageRules> {
  const { images } = (await comments.describe(aCall())).writing;
  check(images, 'The adapter holds a port for pictures, but writing.images does not say which it takes.');
  return images;
}

function uploadsOf({ uploads }: Adapter): UploadsPort {
  check(uploads, 'The adapter has no port for pictures.');
  return uploads;
}
