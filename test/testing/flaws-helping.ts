import { AdapterError } from '../../src/core/errors.js';
import { withChanges } from '../support/with-changes.js';
import { describing, inPort, sending, type Flaw } from './flaw.js';

/** For each rule about what helps to write, and about challenges, one that breaks it. */
export const HELPING_FLAWS: Readonly<Record<string, Flaw>> = {
  'asks for something that can be solved here': challengingWithoutWords,
  'takes the comment once what it asked for is solved': sending((post) => ({ ...post, proof: undefined })),
  'takes no comment for a wrong solution': sending((post) =>
    post.proof ? { ...post, proof: { ...post.proof, token: 'oak' } } : post,
  ),

  'previews a text as a body': inPort('preview', () => ({
    preview: async () => ({ format: 'text', source: 'Lorem ipsum' }),
  })),
  'adds nothing by previewing': (adapter) =>
    inPort('preview', (port) => ({
      async preview(text, call) {
        const guest = { name: 'Carla Example', email: 'carla@example.org', website: '' };
        await adapter.comments.create({ key: crypto.randomUUID(), parent: null, text, guest }, call);
        return port.preview(text, call);
      },
    }))(adapter),

  'says which pictures it takes': describing((info) => ({
    ...info,
    writing: { ...info.writing, images: { types: ['leaf.png'] } },
  })),
  'answers with what to put into the text for a picture': inPort('uploads', () => ({ upload: async () => 'Done' })),
  'refuses what is no picture that it takes': inPort('uploads', () => ({
    upload: async () => 'https://pictures.example/1',
  })),

  'says how people are addressed': describing((info) => ({
    ...info,
    writing: { ...info.writing, mentions: undefined },
  })),
  'finds people by how their name or handle begins': inPort('mentions', () => ({
    find: async () => [{ name: 'Nora Example' }],
  })),
  'finds nobody under a beginning that nobody has': inPort('mentions', () => ({
    find: async () => [{ name: 'Nora Example' }],
  })),
};

function challengingWithoutWords(adapter: Parameters<Flaw>[0]): ReturnType<Flaw> {
  return withChanges(adapter, {
    create: () => Promise.reject(new AdapterError('challenge', { challenge: { kind: 'turnstile' } })),
  });
}
