import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { STANCES } from '../../document/claim.ts';
import { FIXTURE, HOSTILE_FIXTURE } from '../fixture.ts';
import { makeBrief } from './brief.ts';
import { formatHtml } from './html.ts';
import { STYLE } from './html-style.ts';

const fixture = formatHtml(makeBrief(FIXTURE), FIXTURE);
const hostile = formatHtml(makeBrief(HOSTILE_FIXTURE), HOSTILE_FIXTURE);

/** Elements, with their attributes by name. */
function elements(html: string) {
  const { document } = parseHTML(html);
  return [...document.querySelectorAll('*')].map((element) => ({
    element,
    name: element.localName,
    attributes: new Map([...element.attributes].map(({ name, value }) => [name, value])),
  }));
}

const ALLOWED =
  'html head meta title style body main header h1 h2 h3 p nav ul li a section article bdi span div dl dt dd ol details summary mark small table thead tbody tr th td b'.split(
    ' ',
  );
const ATTRIBUTES =
  'lang charset http-equiv content name id class href aria-label aria-labelledby title rel dir tabindex scope'.split(
    ' ',
  );

describe.each([
  ['the fixture', fixture],
  ['hostile strings', hostile],
])('the page of %s', (_, html) => {
  const found = elements(html);

  test('has only elements and attributes of ours', () => {
    expect(found.map(({ name }) => name).filter((name) => !ALLOWED.includes(name))).toEqual([]);
    expect(
      found.flatMap(({ attributes }) => [...attributes.keys()]).filter((name) => !ATTRIBUTES.includes(name)),
    ).toEqual([]);
  });

  test('asks nothing of the network', () => {
    expect(html).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`,
    );
    expect(STYLE).not.toMatch(/url\(|@import/);
    for (const { attributes } of found)
      expect(attributes.get('href') ?? '#').toMatch(/^(?:#[a-z0-9-]+$|#$|https?:\/\/)/);
  });

  test('has each id once, and every link within it leads somewhere', () => {
    const ids = found.flatMap(({ attributes }) => attributes.get('id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const links = found
      .flatMap(({ attributes }) => attributes.get('href') ?? [])
      .filter((href) => href.startsWith('#'));
    expect(links.map((href) => href.slice(1)).filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('holds no control character and no sign that turns a line round', () => {
    expect(html).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
  });
});

test('the text of each document is there in full, line by line, with its numbers', () => {
  const { document: page } = parseHTML(fixture);
  FIXTURE.documents.forEach((document, index) => {
    document.text.split('\n').forEach((line, number) => {
      const shown = page.querySelector(`#d${index + 1}-${number + 1} .l`);
      if (line === '') {
        expect(shown).toBeNull();
        return;
      }
      for (const added of [...shown!.querySelectorAll('.back, .tag')]) added.remove();
      expect(shown!.textContent).toBe(line);
    });
  });
});

test('every claim leads to its words, and the words lead back', () => {
  const { document: page } = parseHTML(fixture);
  const brief = makeBrief(FIXTURE);
  for (const claim of [...brief.sources, ...brief.ownVoice].flatMap(({ claims }) => claims)) {
    const row = page.querySelector(`#c${claim.number}`)!;
    expect(row.querySelector(`a[href="#w${claim.number}"]`)).not.toBeNull();
    const words = page.querySelector(`#w${claim.number}`)!;
    expect(words.textContent).toBe(claim.contents[0]!.text);
    expect(page.querySelector(`a.back[href="#c${claim.number}"]`)).not.toBeNull();
  }
});

test('the language of a document is on its text, and a code that is none is left out', () => {
  expect(fixture).toContain('<html lang="en">');
  expect(parseHTML(fixture).document.querySelector('#d1')!.getAttribute('lang')).toBe('en');
  expect(parseHTML(hostile).document.querySelector('#d1')!.getAttribute('lang')).toBeNull();
});

describe('contrast is 4.5 or more', () => {
  const light = variables(STYLE.slice(0, STYLE.indexOf('@media')));
  const dark = variables(STYLE.slice(STYLE.indexOf('@media'), STYLE.indexOf('*{')));
  const backgrounds = ['page', ...STANCES];
  test.each(
    [light, dark].flatMap((colors) =>
      backgrounds.flatMap(
        (name) =>
          [
            [name, 'ink', colors],
            [name, 'soft', colors],
          ] as const,
      ),
    ),
  )('%s behind %s', (background, text, colors) => {
    expect(contrast(colors.get(background)!, colors.get(text)!)).toBeGreaterThanOrEqual(4.5);
  });
});

function variables(css: string): Map<string, string> {
  return new Map([...css.matchAll(/--([a-z]+):(#[0-9a-f]{6})/g)].map((match) => [match[1]!, match[2]!]));
}

/** Contrast ratio of two colours, as WCAG 2 defines it. */
function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
