import { html, nothing, type TemplateResult } from 'lit';
import type { Author } from '../../core/comment.js';
import type { Localizer } from '../../i18n/localizer.js';
import { type Avatars, avatarView } from './avatar-view.js';
import { displayName } from './comment-view.js';
import { type Field, fieldView } from './field-view.js';

/** What a guest is asked, and what this browser knows of them. */
export interface GuestScene {
  readonly words: Localizer;
  /** Those that the backend asks for. */
  readonly fields: readonly Field[];
  /** Unique in the section. */
  readonly rememberId: string;
  readonly remember: boolean;
  /** Whether this browser has kept what they said. */
  readonly remembered: boolean;
  readonly forget: () => void;
  /** Present where one can sign in instead. */
  readonly signIn?: (() => void) | undefined;
}

/** Who a guest says to be. */
export function guestView(scene: GuestScene): TemplateResult {
  const { words, fields, rememberId, remember, remembered, forget, signIn } = scene;
  return html`
    ${signIn ? html`<p part="account"><button part="link-button account-button" type="button" @click=${signIn}>${words.text('signIn')}</button></p>` : nothing}
    ${
      fields.length === 0
        ? nothing
        : html`
            <div part="guest-fields">${fields.map((field) => fieldView(field, words))}</div>
            <div part="remember">
              <input part="checkbox" type="checkbox" id=${rememberId} name="remember" .checked=${remember} />
              <label for=${rememberId}>${words.text('remember')}</label>
              ${remembered ? html`<button part="link-button forget-button" type="button" @click=${forget}>${words.text('forget')}</button>` : nothing}
            </div>
          `
    }
  `;
}

/** As whom one writes, and the way out. */
export function viewerView(
  viewer: Author,
  { words, avatars, signOut }: { words: Localizer; avatars: Avatars; signOut?: (() => void) | undefined },
): TemplateResult {
  return html`<p part="form-note account">
    ${avatarView(viewer, avatars)}
    <span>${words.text('signedInAs', { name: displayName(viewer, words) })}</span>
    ${signOut ? html`<button part="link-button sign-out-button" type="button" @click=${signOut}>${words.text('signOut')}</button>` : nothing}
  </p>`;
}
