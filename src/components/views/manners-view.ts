import { html, nothing, type TemplateResult } from 'lit';
import { pageBase } from '../../content/page-base.js';
import { safeUrl } from '../../content/url.js';
import type { Localizer } from '../../i18n/localizer.js';

/** What the site asks of those who write, and how far it is met. */
export interface MannersScene {
  readonly words: Localizer;
  /** Makes ids that are unique in the section. */
  readonly id: (name: string) => string;
  /** The site's own line: plain text. */
  readonly rules: string | undefined;
  /** The address of the privacy policy. */
  readonly privacy: string | undefined;
  readonly consent: 'none' | 'ask' | 'required';
  readonly agreed: boolean;
  /** What there is to say about a consent that was missing when the comment was to be sent. */
  readonly unagreed: string | undefined;
  /** What there is to say about a text that is nothing but a link. */
  readonly linkOnly: string | undefined;
}

/** Stands between the fields and the button. */
export function mannersView(scene: MannersScene): TemplateResult {
  const { rules, linkOnly } = scene;
  return html`
    ${linkOnly ? html`<p part="form-note link-note">${linkOnly}</p>` : nothing}
    ${rules ? html`<p part="rules" dir="auto">${rules}</p>` : nothing} ${consentView(scene)} ${trapView(scene)}
  `;
}

/** The link stands beside the label, not in it: who reads on agrees to nothing by that. */
function consentView({ words, id, privacy, consent, agreed, unagreed }: MannersScene): unknown {
  const address = privacy === undefined ? undefined : safeUrl(privacy, pageBase());
  const link = address
    ? html`<a part="privacy-link" href=${safeUrl(address) ?? ''}>${words.text('privacyLink')}</a>`
    : nothing;
  if (consent === 'none') return link === nothing ? nothing : html`<p part="form-note">${link}</p>`;
  const required = consent === 'required';
  return html`
    <div part="consent">
      <input
        part="checkbox"
        type="checkbox"
        id=${id('consent')}
        name="consent"
        ?required=${required}
        aria-invalid=${unagreed ? 'true' : nothing}
        aria-describedby=${unagreed ? id('consent-error') : nothing}
        .checked=${agreed}
      />
      <label for=${id('consent')}
        >${words.text('agree')}
        ${required ? html`<span part="required-mark" aria-hidden="true">*</span>` : nothing}</label
      >
      ${link}
      ${unagreed ? html`<p part="field-error" id=${id('consent-error')}>${words.text('errorPrefix')} ${unagreed}</p>` : nothing}
    </div>
  `;
}

/** A field that people neither see nor reach: only a program fills it in. */
function trapView({ words, id }: MannersScene): TemplateResult {
  return html`<div part="trap" class="hidden" aria-hidden="true" inert>
    <label for=${id('trap')}>${words.text('trap')}</label>
    <input id=${id('trap')} name="subject" type="text" tabindex="-1" autocomplete="off" />
  </div>`;
}

/** Says that the comment which is answered is an old one. */
export function oldCommentView(year: string, words: Localizer): TemplateResult {
  return html`<p part="form-note old-note">${words.text('answeringOld', { year })}</p>`;
}
