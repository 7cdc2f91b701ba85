import { AdapterError } from '../core/errors.js';
import { own, readUrl } from '../core/fields.js';
import type { Call } from './adapter.js';
import { PICTURES } from './artalk-describe.js';
import type { ArtalkContext } from './artalk-list.js';

/** Sends a picture, and makes Markdown of where Artalk keeps it. */
export async function uploadPicture(
  context: ArtalkContext,
  { picture, name, alt }: { readonly picture: Blob; readonly name: string; readonly alt: string },
  call: Call,
): Promise<string> {
  call.signal.throwIfAborted();
  if (!(await context.conf(call)).uploads)
    throw new AdapterError('forbidden', { hint: 'This Artalk takes no pictures (img_upload).' });
  if (!PICTURES.some((type) => type === picture.type))
    throw new AdapterError('rejected', { hint: `Artalk takes no pictures of the type “${picture.type}”.` });
  const body = new FormData();
  body.append('file', picture, name);
  const answer = await context.api.send('upload', call, { method: 'POST', body });
  const url = readUrl(own(answer.json(), 'public_url'), context.api.base);
  if (url === undefined) throw new AdapterError('malformed', { hint: 'Artalk does not say where the picture is.' });
  const words = alt.replace(/\s+/g, ' ').replace(/[[\]\\]/g, String.raw`\$&`);
  return `![${words}](${url.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}
