import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../reading.ts';
import { utf8 } from '../testing.ts';
import { readPlain } from './plain.ts';

const read = (text: string | Uint8Array, limits = DEFAULT_LIMITS) =>
  readPlain({ name: 'a.txt', bytes: typeof text === 'string' ? utf8(text) : text }, limits);

describe('readPlain', () => {
  it.each(['a  b\n\n\n c ', '\tx\n', '한국 “q” 😀\n'])('keeps the text as it is: %j', (text) => {
    expect(read(text)).toMatchObject({ recipe: 'text/1', text, notes: [] });
  });

  it('drops a BOM and makes line ends LF', () => expect(read('\ufeffa\r\nb\rc').text).toBe('a\nb\nc'));

  it('notes a guessed charset', () => {
    const { text, notes } = read(iconv.encode('북한이 러시아에 병력을 보냈다고 밝혔다.', 'euc-kr'));
    expect([text.slice(0, 3), notes[0]?.kind]).toEqual(['북한이', 'charset']);
  });

  it('cuts at the cap, not inside a pair', () => {
    const cut = read('abc😀def', { ...DEFAULT_LIMITS, maxCharacters: 4 });
    expect(cut).toMatchObject({ text: 'abc', truncated: true, notes: [{ kind: 'truncated' }] });
  });

  it.each([
    [
      'White House monitoring reports of soldiers\n\nThe United States is…',
      'White House monitoring reports of soldiers',
    ],
    ['\n\nWho sent the shells?\n\nNobody says.', 'Who sent the shells?'],
    ['North Korea has sent troops.\n\nMore follows.', undefined],
    ['North Korea has sent troops\nMore follows on the next line.', undefined],
    [`${'long '.repeat(40)}\n\nMore.`, undefined],
    ['By Jane Doe\n\nSEOUL', undefined],
    ['SEOUL (Reuters) - North Korea\n\nMore', undefined],
    ['https://x.org/a b\n\nMore', undefined],
    ['Alone here\n\n', undefined],
    ['Word\n\nMore', undefined],
  ])('title of %j', (text, title) => expect(read(text).title).toBe(title));
});
