import { AdapterError } from '../core/errors.js';

/** Nobody can tell whether a comment has arrived: it was not found where it may be kept from view. */
export class Unconfirmed extends AdapterError {
  constructor() {
    super('unavailable', { uncertain: true, hint: 'The backend was not heard of, and shows nobody what it holds.' });
  }
}
