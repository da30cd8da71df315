// The analysis that the interchange formats are tried on: the export's own, with entities, lineage, an emoji, and event types.
import type { Analysis } from '../../../document/analysis.ts';
import { contentId } from '../../../document/id.ts';
import type { Entity, EntityType } from '../../../document/origin.ts';
import type { EventType, PloverCode, Role } from '../../../packs/event-type.ts';
import { FIXTURE, HOSTILE_FIXTURE, makeAnalysis, makeDocument, makeOwnVoice, makeSaid } from '../../fixture.ts';

const [grain, denial, traffic] = FIXTURE.documents;
const [shipped, more] = FIXTURE.events;

const smile = makeDocument({
  path: '/home/somebody/inputs/smile.txt',
  url: 'https://lantern.example/smile?a=1',
  text: 'On 😀 Monday 🚢 Oren Bask, aboard the Grey Gull, said that 𝟏𝟎 barges were gone.',
  published: {
    ...{ edtf: '2024-10-28T09:30:00+09:00', basis: 'metadata', earliest: '2024-10-28', latest: '2024-10-28' },
    ...{ from: 'json-ld datePublished', evidence: [] },
  },
});

const bask = makeSaid(smile, {
  source: 'Oren Bask',
  cue: 'said',
  contents: ['𝟏𝟎 barges were gone'],
  stance: 'asserts',
  certainty: 'probable',
});

/** Every place where the words stand in the documents of the fixture. */
function makeEntity(id: string, type: EntityType, name: string, more: Partial<Entity> = {}): Entity {
  const mentions = [grain!, denial!, traffic!, smile].flatMap(({ id: document, text }) => {
    const start = text.indexOf(name);
    return start === -1 ? [] : [{ document, start, end: start + name.length, text: name }];
  });
  return { id, type, name, aliases: [], mentions, ...more };
}

const { claims, attributions } = makeAnalysis({ said: [bask] });

export const INTERCHANGE_FIXTURE: Analysis = {
  ...FIXTURE,
  documents: [...FIXTURE.documents, smile],
  attributions: [...FIXTURE.attributions, ...attributions],
  claims: [...FIXTURE.claims, ...claims],
  events: [
    { ...shipped!, place: 'velsk', rating: { reliability: 'B', credibility: 2, reason: 'Two agree.' } },
    { ...more!, time: '2024-10~' },
  ],
  origins: FIXTURE.origins.map((origin) =>
    origin.name === 'Ilse Marden' ? { ...origin, entity: 'ilse-marden' } : origin,
  ),
  entities: [
    makeEntity('ilse-marden', 'person', 'Ilse Marden', { aliases: ['Marden'], wikidata: 'Q12345' }),
    makeEntity('state:NO', 'state', 'Auster Islands'),
    makeEntity('velsk', 'place', 'Velsk'),
    makeEntity('port-authority', 'organization', 'Port Authority'),
    makeEntity('grey-gull', 'vessel', 'Grey Gull'),
    makeEntity(contentId('entity', 'wallet'), 'wallet', 'bc1qexample'),
    makeEntity('hulls', 'weapon', 'hulls'),
  ],
  lineage: [
    {
      ...{ from: grain!.id, fromKind: 'document', to: denial!.id, kind: 'copy', direction: 'known' },
      ...{ reason: 'The first is older.', altered: [], passages: [], cut: [], added: [], evidence: [], score: 0.9 },
    },
    {
      ...{ from: 'harbour-wire', fromKind: 'outlet', to: traffic!.id, kind: 'wire-credit', direction: 'known' },
      ...{ reason: 'The text credits Harbour Wire.', altered: [], passages: [], cut: [], added: [], evidence: [] },
    },
  ],
};

export { HOSTILE_FIXTURE };

function makeRole(types: readonly string[], counts: readonly string[] = []): Role {
  return { types, counts, required: false, many: false };
}

export function makeType(
  type: string,
  plover: PloverCode,
  roles: EventType['roles'],
  identity: readonly string[],
): EventType {
  return {
    ...{ type, plover, roles, identity, description: 'One.', adjuncts: [], triggers: [], partOf: [], yieldsTo: [] },
    lasting: false,
  };
}

const PARTY = ['state', 'organization', 'person'];

/** Types in the shapes that packs have. */
export const EVENT_TYPES: readonly EventType[] = [
  makeType(
    'goods-transfer',
    'COOPERATE',
    {
      ...{ supplier: makeRole(PARTY), recipient: makeRole(PARTY), item: makeRole(['cargo']) },
      ...{ quantity: makeRole(['quantity'], ['item']), route: makeRole(['place', 'vessel']) },
    },
    ['supplier', 'recipient', 'year', 'month', 'day', 'item'],
  ),
  makeType('casualties', 'ASSAULT', { party: makeRole(PARTY), number: makeRole(['quantity'], ['party', 'trigger']) }, [
    'party',
    'year',
  ]),
  makeType('deployment', 'MOBILIZE', { sender: makeRole(PARTY), destination: makeRole(['place', 'state']) }, [
    'sender',
    'destination',
    'year',
  ]),
];

/** One document and claim for each text; the text is the title and the name of an entity too. */
export function claiming(texts: readonly string[]): Analysis {
  const documents = [...new Set(texts)].map((text) => makeDocument({ text, title: text, path: text, url: text }));
  return makeAnalysis({
    documents,
    claims: documents.map((document) => makeOwnVoice(document, [document.text])),
    entities: documents.map(({ id, text }) => ({
      ...{ id: contentId('entity', id), type: 'person', name: text, aliases: [text] },
      mentions: [{ document: id, start: 0, end: text.length, text }],
    })),
    outlets: [{ id: 'x', name: texts[0] ?? 'x', kind: 'site', domains: [texts[0] ?? 'x'] }],
  });
}
