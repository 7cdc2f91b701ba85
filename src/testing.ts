/** What is needed to test an adapter of one's own. */
export { describeAdapter } from './testing/describe-adapter.js';
export type {
  AdapterSubject,
  Challenging,
  Failure,
  Limits,
  Meanwhile,
  Never,
  Open,
  OpenedAdapter,
  PortName,
  TestRunner,
} from './testing/subject.js';
