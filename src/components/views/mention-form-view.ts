import { html, nothing, type TemplateResult } from 'lit';
import { safeUrl } from '../../content/url.js';
import type { MentionDesk } from '../../core/thread-info.js';
import type { Localizer } from '../../i18n/localizer.js';

const ID = 'mention-source';

/**
 * Takes the address of a page that links here. A plain form, so that it works with endpoints that answer no script of
 * another site; what the endpoint says to it opens beside the page.
 */
export function mentionFormView(
  { endpoint, target }: MentionDesk,
  words: Localizer<'tools'>,
): TemplateResult | typeof nothing {
  const action = safeUrl(endpoint);
  if (!action) return nothing;
  return html`<form part="mention-form" action=${safeUrl(action) ?? ''} method="post" target="_blank" rel="noopener">
    <label part="label" for=${ID}>${words.text('mentionQuestion')}</label>
    <input
      part="field mention-field"
      id=${ID}
      name="source"
      type="url"
      required
      maxlength="2000"
      autocomplete="off"
      dir="ltr"
    />
    <input type="hidden" name="target" .value=${target} />
    <button part="button mention-button" type="submit">${words.text('mentionSend')}</button>
  </form>`;
}
