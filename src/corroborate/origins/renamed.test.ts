// An origin that is joined with a larger one keeps its id and takes the other's name and party: events of its claims hear of it.
import { beforeAll, expect, test } from 'vitest';
import { mergePacks, type Pack } from '../../packs/pack.ts';
import { readPack } from '../../packs/read.ts';
import { Dossier } from '../dossier.ts';
import type { DocumentParts } from '../facts.ts';

const root = new URL('../../..', import.meta.url).pathname;
let pack: Pack;
beforeAll(async () => {
  pack = mergePacks(await Promise.all(['packs/common', 'packs/dprk'].map((one) => readPack(root + one))));
});

interface Saying {
  readonly who: string;
  readonly state: string;
  readonly words: string;
  /** Told of the one deployment that the texts are about. */
  readonly tells?: boolean;
}

/** A text of an official's sayings, analysed by hand. */
function speech(name: string, day: string, says: readonly Saying[]): DocumentParts {
  const id = `speech-${name}`;
  const text = says.map(({ who, words }) => `${who} said: ${words}.\n`).join('');
  const quote = (start: number, end: number) => ({ start, end, text: text.slice(start, end) });
  let at = 0;
  const told = says.map(({ who, state, words, tells }, index) => {
    const source = quote(at, at + who.length);
    const content = quote(source.end + 7, source.end + 7 + words.length);
    at = content.end + 2;
    const claim = {
      ...{
        id: `${id}-c${index}`,
        document: id,
        attribution: `${id}-a${index}`,
        voice: 'attributed',
        contents: [content],
      },
      ...{ stance: 'asserts', certainty: 'certain', hedges: [], origins: [], traced: 'partial', record: 'unstated' },
      ...{ access: 'unstated', confidence: 0.9, status: 'live' },
      chain: [{ name: who, words: source, relation: 'quotes', state, kind: 'official', anonymous: false }],
    };
    const attribution = {
      ...{
        id: `${id}-a${index}`,
        document: id,
        kind: 'speech',
        sources: [source],
        cue: quote(source.end + 1, source.end + 5),
      },
      ...{ contents: [content], form: 'direct', confidence: 0.9 },
    };
    const entity = {
      ...{ id: `person:${who}`, type: 'person', name: who, aliases: [] },
      mentions: [{ ...source, document: id }],
    };
    const trigger = quote(content.start, content.start + 4);
    const mention = {
      ...{ id: `${id}-m${index}`, document: id, claim: claim.id, type: 'troop-deployment', trigger },
      ...{ modality: 'happened', polarity: 'yes' },
      arguments: [
        { ...trigger, role: 'sender', entity: 'state:KP' },
        { ...trigger, role: 'destination', entity: 'state:RU' },
      ],
      time: { ...trigger, kind: 'date', basis: 'stated', edtf: '2024-10-12' },
    };
    return { claim, attribution, entity, mentions: tells ? [mention] : [] };
  });
  const date = { edtf: day, basis: 'metadata', earliest: day, latest: day, from: 'test', evidence: [] };
  const document = {
    ...{
      id,
      path: `${name}.txt`,
      sha256: id,
      recipe: 'text/1',
      mediaType: 'text/plain',
      language: 'en',
      kind: 'report',
    },
    ...{
      outlet: `outlet-${name}`,
      text,
      sightings: [{ outlet: `outlet-${name}` }],
      authors: [],
      bylines: [],
      credits: [],
    },
    ...{ notes: [], published: date },
  };
  return {
    document,
    attributions: told.map(({ attribution }) => attribution),
    claims: told.map(({ claim }) => claim),
    eventMentions: told.flatMap(({ mentions }) => mentions),
    figures: [],
    entities: [...new Map(told.map(({ entity }) => [entity.id, entity])).values()],
  } as unknown as DocumentParts;
}

const QUOTE = '“brave soldiers crossed cold rivers carrying heavy wooden boxes yesterday”';
const EARLIER = [
  speech('a', '2024-10-20', [{ who: 'Zed Kim', state: 'KP', words: QUOTE, tells: true }]),
  speech('b', '2024-10-13', [{ who: 'Viktor Petrov', state: 'RU', words: 'they came to us', tells: true }]),
  speech('c', '2025-03-01', [
    { who: 'Adam Ivanov', state: 'RU', words: 'grain prices rose' },
    { who: 'Adam Ivanov', state: 'RU', words: 'ferries stopped again' },
    { who: 'Adam Ivanov', state: 'RU', words: 'snow closed roads' },
  ]),
];
/** The words of the first, from the speaker of the third. */
const LATER = speech('d', '2025-06-01', [{ who: 'Adam Ivanov', state: 'RU', words: QUOTE }]);

test('two parties that turn out to be one are not called independent any more', () => {
  const dossier = new Dossier(pack);
  for (const one of EARLIER) dossier.add(one);
  expect(dossier.conclude().events.map(({ corroboration }) => corroboration.support)).toEqual(['independent']);
  dossier.add(LATER);
  const after = dossier.conclude();
  expect(after.events.map(({ corroboration }) => corroboration.support)).toEqual(['one-party']);
  const once = new Dossier(pack);
  for (const one of [...EARLIER, LATER]) once.add(one);
  expect(JSON.stringify(after)).toBe(JSON.stringify(once.conclude()));
});
