import { loadEarly } from './embed/early-code.js';
import { open } from './embed/open.js';
import { sectionScripts } from './embed/section-scripts.js';

// Nothing that the section needs is imported here: what fails to load or to run must leave something that can say so.
void open({
  document,
  scripts: sectionScripts(document, import.meta.url),
  loadMount: () => import('./embed/mount.js'),
  loadRun: () => import('./embed/run.js'),
  loadEarly,
});
