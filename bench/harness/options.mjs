import { parseArgs } from 'node:util';

const KINDS = ['loading', 'acting', 'scrolling', 'paging', 'tracing'];

/** What `npm run bench` takes. `limit`: seconds after which a run has failed, and the next one begins. */
const OPTIONS = {
  rounds: { type: 'string', default: '5' },
  sizes: { type: 'string', default: '100,1000,10000,100000' },
  only: { type: 'string' },
  throttle: { type: 'string', default: '1,4' },
  what: { type: 'string', default: KINDS.join(',') },
  limit: { type: 'string', default: '400' },
  report: { type: 'boolean', default: false },
  'save-as': { type: 'string', default: 'after' },
};

/** Reads the options; throws on one that there is not. */
export function readOptions(args) {
  const { values } = parseArgs({ args, options: OPTIONS });
  const numbers = (text) => text.split(',').map(readNumber);
  const what = values.what.split(',');
  const unknown = what.find((kind) => !KINDS.includes(kind));
  if (unknown !== undefined) throw new Error(`“${unknown}” is nothing to measure: ${KINDS.join(', ')}.`);
  return {
    rounds: readNumber(values.rounds),
    sizes: numbers(values.sizes),
    throttles: numbers(values.throttle),
    only: values.only?.split(','),
    what,
    limit: readNumber(values.limit),
    report: values.report,
    saveAs: values['save-as'],
  };
}

function readNumber(text) {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`“${text}” is no whole number from 1 on.`);
  return number;
}
