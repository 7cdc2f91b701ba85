import { artalk } from './artalk.mjs';
import { disqusjs } from './disqusjs.mjs';
import { empty } from './empty.mjs';
import { ours, oursFirst } from './ours.mjs';
import { plain, plainUnseen } from './static.mjs';
import { twikoo } from './twikoo.mjs';
import { waline } from './waline.mjs';

/** Who runs, in the order in which they are told of. */
export const contestants = [empty, plain, plainUnseen, ours, oursFirst, disqusjs, waline, artalk, twikoo];
