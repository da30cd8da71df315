import { expect, it } from 'vitest';
import { assemble } from './app.ts';
import { DEFAULT_LIMITS } from './ingest/reading.ts';
import { readModels } from './models/read.ts';
import { EMPTY_PACK } from './packs/pack.ts';
import { preparePack } from './packs/prepared.ts';
import { readOne } from './reading.ts';

const knowledge = { pack: preparePack(EMPTY_PACK), models: readModels() };
/** "Jörg" in windows-1252 and, as other letters, in koi8-r: the bytes alone do not tell. */
const bytes = Buffer.from('"We saw four barges," Jörg Bask said of the ships at the pier.', 'latin1');

async function readFrom(host: string, charset: string) {
  const contentType = `text/plain; charset=${charset}`;
  return readOne(
    { source: { bytes, name: 'a.txt', contentType }, place: { url: `https://${host}/a` } },
    { limits: DEFAULT_LIMITS },
    knowledge,
  );
}

it.each([false, true])(
  'keeps one document for each text that servers make of the same bytes; reversed: %s',
  async (reversed) => {
    const answers = [
      await readFrom('a.example', 'windows-1252'),
      await readFrom('b.example', 'koi8-r'),
      await readFrom('c.example', 'windows-1252'),
    ];
    const { documents, attributions } = assemble(reversed ? answers.toReversed() : answers, [], EMPTY_PACK, []);
    expect(documents.map(({ sightings }) => sightings.length)).toEqual([2, 1]);
    for (const { document, sources, cue, contents } of attributions) {
      const { text } = documents.find(({ id }) => id === document)!;
      for (const words of [...sources, cue, ...contents]) expect(text.slice(words.start, words.end)).toBe(words.text);
    }
  },
);
