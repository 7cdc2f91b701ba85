import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parseAst } from 'vite';
import { WITHOUT_CLASS, withClasses } from '../../scripts/build/part-classes.mjs';

const built = (code) => withClasses(code, parseAst(code));

describe('what is built', () => {
  it('selects by class where a sheet selects by part', () => {
    assert.equal(
      built("css`[part~='button'][part~='vote']:hover > [part~='count'] { color: red }`;"),
      'css`.button.vote:hover > .count { color: red }`;',
    );
  });

  it('leaves other selectors as they are', () => {
    const sheet = "css`[part='list'] > [part~='hit'], :host([part~=a]), ::part(button) { color: red }`;";

    assert.equal(built(sheet), sheet);
  });

  it('has each part as a class, too', () => {
    assert.equal(
      built('html`<p part="note error"><b part="word">part="no"</b></p>`;'),
      'html`<p part="note error" class="note error"><b part="word" class="word">part="no"</b></p>`;',
    );
  });

  it('has a class that is filled in as its part is', () => {
    assert.equal(
      built(
        'html`<p id=${id} part=${isBad ? "note error" : `note`} lang=${lang}><b part="badge ${role}-badge"></b></p>`;',
      ),
      'html`<p id=${id} part=${isBad ? "note error" : `note`} class=${isBad ? "note error" : `note`} lang=${lang}><b part="badge ${role}-badge" class="badge ${role}-badge"></b></p>`;',
    );
  });

  it('keeps the classes that a tag has already', () => {
    assert.equal(
      built('html`<p part="note" class="hidden"></p><p part="top" class=${reserved(thread)}></p>`;'),
      'html`<p part="note" class="note hidden"></p><p part="top" class="top ${reserved(thread)}"></p>`;',
    );
  });

  it('gives parts no class that is the class of something else', () => {
    assert.equal(
      built('html`<i part="emoji"></i><img part="button media" />`;'),
      'html`<i part="emoji"></i><img part="button media" class="button" />`;',
    );
  });

  it('does so in templates within templates', () => {
    assert.equal(
      built('html`<p part="outer">${some ? html`<b part="inner">${word}</b>` : nothing}</p>`;'),
      'html`<p part="outer" class="outer">${some ? html`<b part="inner" class="inner">${word}</b>` : nothing}</p>`;',
    );
  });

  it('changes nothing that is no template, and no template of others', () => {
    const code = 'root.querySelector(`[part~="comment"]`); svg`<p part="note"></p>`; const part = "x";';

    assert.equal(built(code), code);
  });
});

describe('our sources', () => {
  const src = new URL('../../src/', import.meta.url);
  const files = readdirSync(src, { recursive: true }).filter((file) => file.endsWith('.ts'));
  const text = files.map((file) => readFileSync(new URL(file, src), 'utf8')).join('\n');

  it('give no class to parts that code sets by itself', () => {
    const calls = text.matchAll(/(?:\.part\.(?:add|remove|toggle)\(|setAttribute\('part', )([^)]*)\)/g);
    const set = [...calls].flatMap(([, names]) => [...names.matchAll(/'([\w-]+)'/g)].map(([, name]) => name));

    assert.ok(set.length > 0);
    assert.deepEqual(
      set.filter((name) => !WITHOUT_CLASS.has(name)),
      [],
    );
  });

  it('call nothing else by the name of a part', () => {
    const parts = new Set([...text.matchAll(/\[part~='([\w-]+)'\]/g)].map(([, name]) => name));
    const sheets = files
      .filter((file) => file.includes('styles/'))
      .map((file) => readFileSync(new URL(file, src), 'utf8'));
    const classes = [...sheets.join('\n').matchAll(/(?<![\w'/)])\.([a-z][\w-]*)(?=[^\n;]*[{,]$)/gm)].map(
      ([, name]) => name,
    );

    assert.ok(classes.includes('hidden'));
    assert.deepEqual(
      classes.filter((name) => parts.has(name) && !WITHOUT_CLASS.has(name)),
      [],
    );
  });
});
