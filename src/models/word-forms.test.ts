import { expect, it } from 'vitest';
import type { Token } from '../document/token.ts';
import { hashString } from './hash.ts';
import { WordForms } from './word-forms.ts';

const tokenOf = (start: number, end: number, lower: string): Token => ({
  ...{ start, end, lower },
  kind: 'word',
  quoted: false,
});

it('takes the words of a text apart once for all who ask', () => {
  const text = 'Ships left Ships';
  const tokens = [tokenOf(0, 5, 'ships'), tokenOf(6, 10, 'left'), tokenOf(11, 16, 'ships')];
  const forms = new WordForms();
  const found = forms.ofTokens(text, tokens);
  expect(found).toEqual([forms.of('Ships'), forms.of('left'), forms.of('Ships')]);
  expect(forms.ofTokens(text, tokens)).toBe(found);
  expect(forms.ofTokens(text, tokens.slice(1))).toEqual(found.slice(1));
});

it('keeps hashes as signed numbers, of typographic words as of plain ones', () => {
  const forms = new WordForms();
  expect(forms.of('Don’t').lower).toBe(hashString("don't") | 0);
  expect(forms.of('Don’t').word).toBe(hashString('Don’t') | 0);
  expect(forms.of('1990s').suffix2).toBe(hashString('0s') | 0);
});
