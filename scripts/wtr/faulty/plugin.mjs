import { FaultySite } from './faulty-site.mjs';

/**
 * Sites on loopback that fail as they are told, for the time of a test run; test/faults/support/site.ts is their other
 * end. Commands: `site:start`, and with the origin of a site `site:tell` and `site:stop`.
 */
export function faultySites() {
  const sites = new Map();
  const commands = {
    async 'site:start'({ remarks }) {
      const site = await FaultySite.start(remarks);
      sites.set(site.origin, site);
      return { origin: site.origin };
    },
    async 'site:tell'({ origin, to, what }) {
      const site = sites.get(origin);
      if (to === 'set') Object.assign(site.thread.setting, what);
      else if (to === 'remove' || to === 'approve' || to === 'add') site.thread[to](what);
      else await site[to](what);
      return site.report();
    },
    async 'site:stop'({ origin }) {
      await sites.get(origin)?.stop();
      sites.delete(origin);
      return {};
    },
  };
  return {
    name: 'faulty-sites',
    executeCommand: ({ command, payload }) => commands[command]?.(payload),
    async serverStop() {
      await Promise.all([...sites.values()].map((site) => site.stop()));
    },
  };
}
