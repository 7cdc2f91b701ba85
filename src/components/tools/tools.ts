import { html, nothing } from 'lit';
import { addStyles } from '../../dom/adopt-styles.js';
import { localKeep } from '../../dom/local-keep.js';
import { forgetOld } from '../../state/forget-old.js';
import { keysStyles } from '../styles/keys-styles.js';
import { newsStyles } from '../styles/news-styles.js';
import { printStyles } from '../styles/print-styles.js';
import { toolsStyles } from '../styles/tools-styles.js';
import { toolsTokens } from '../styles/tools-tokens.js';
import { mentionFormView } from '../views/mention-form-view.js';
import { Around, type AroundHost } from './around.js';
import { Bar } from './bar.js';
import { Live } from './live.js';
import { MovedFocus } from './moved-focus.js';
import { News } from './news.js';
import { pageReactions } from './page-reactions.js';
import { rowContext } from './row-context.js';
import { rowTools } from './row-tools.js';
import { SessionWatch } from './session-watch.js';
import { StorageDoor } from './storage.js';
import type { Tools, ToolsHost } from './tools-host.js';

/** For those who wrote about the page on a site of their own. */
function mentionForm({ thread, words }: ToolsHost): unknown {
  const info = thread.$info.get();
  const mention = info.is === 'ready' ? info.value.mention : undefined;
  return mention ? mentionFormView(mention, words()) : nothing;
}

/** Opens the tools of one section. */
export function createTools(host: ToolsHost): Tools {
  addStyles(host.element.shadowRoot!, toolsTokens, toolsStyles, newsStyles, keysStyles, printStyles);
  forgetOld(localKeep);
  const news = new News(host);
  const rows = rowTools(host);
  const bar = new Bar(host, news, rows);
  const live = new Live(host);
  const page = pageReactions(host);
  const storage = new StorageDoor(host);
  const around = new Around(aroundHost(host));
  const focus = new MovedFocus(host);
  const session = new SessionWatch(host);
  return {
    rows: {
      above: (comment) => news.above(comment),
      parts: (comment) => [...news.parts(comment), ...rows.parts(comment)],
      badges(comment) {
        const [badge, others] = [news.badge(comment), rows.badges(comment)];
        return badge === nothing ? others : html`${badge} ${others}`;
      },
      notice: rows.notice,
      body: rows.body,
      actions: rows.actions,
    },
    far: rows.far,
    top: (withReactions) => html`${withReactions ? page() : nothing} ${bar.view()} ${live.line()}`,
    bottom: (withReactions) => html`${withReactions ? page() : nothing} ${mentionForm(host)} ${storage.view()}`,
    click(target) {
      bar.click(target);
      rows.click(target);
    },
    keydown(event) {
      rows.keydown(event);
      bar.keydown(event);
    },
    updated() {
      live.updated();
      around.updated();
    },
    stop() {
      for (const tool of [bar, live, news, rows, around, focus, session]) tool.stop();
    },
  };
}

function aroundHost(host: ToolsHost): AroundHost {
  const { element, thread } = host;
  return {
    element,
    thread,
    wants: () => host.loadsOnScroll(),
    words: () => host.words(),
    say: (message) => host.say(message),
    failed: (error) => host.failed(error),
    form: () => host.dataForm(),
    page: () => ({
      address: host.setting().page,
      title: host.title(),
      total: thread.$total.get(),
      words: host.words(),
    }),
    isMuted: (author) => rowContext(host).mutes.has(author),
  };
}
