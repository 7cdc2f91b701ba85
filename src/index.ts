export * from './core.js';
export { GedankenComments } from './components/gedanken-comments.js';
export { GedankenComposer } from './components/gedanken-composer.js';
export { GedankenCount } from './components/gedanken-count.js';
export { GedankenRecent } from './components/gedanken-recent.js';
export { GedankenSource } from './components/gedanken-source.js';
export {
  GedankenCountedEvent,
  GedankenErrorEvent,
  GedankenLoadedEvent,
  GedankenPostedEvent,
  GedankenPostingEvent,
} from './components/events.js';
export type { Messages, PluralMessage } from './i18n/messages.js';
