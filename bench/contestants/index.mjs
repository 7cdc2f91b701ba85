import { empty } from './empty.mjs';
import { ours, oursFirst } from './ours.mjs';
import { plain, plainUnseen } from './static.mjs';

/** Who runs, in the order in which they are told of. */
export const contestants = [empty, plain, plainUnseen, ours, oursFirst];
