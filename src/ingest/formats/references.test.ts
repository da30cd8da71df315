import { describe, expect, it } from 'vitest';
import { decodeReferences } from './references.ts';

describe('decodeReferences', () => {
  it.each([
    ['A &amp; B&#8217;s &#x2014; &lt;', 'A & B’s — <'],
    ['&unknown; &', '&unknown; &'],
    ['&#55296;&#0;&#27;&#9999999;', '\ufffd\ufffd\ufffd\ufffd'],
    ['&AMP; &mdash; a&#10;b', '& — a\nb'],
  ])('%s', (written, text) => expect(decodeReferences(written)).toBe(text));
});
