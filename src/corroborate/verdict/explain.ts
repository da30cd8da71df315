// The verdict in sentences that a reader can follow: "Three documents say so; two print the text of one agency: one origin."

import { grouped } from '../../document/grouped.ts';
import { byCodeUnit } from '../../document/order.ts';
import type { Corroboration } from '../../document/verdict.ts';
import { originName } from '../origins/pairs.ts';
import type { Profile } from '../origins/profile.ts';
import type { Basis, JudgedPair, VerdictGround } from './corroborate.ts';
import { type Row, STAGES, type Stage, stageOf } from './row.ts';

type Found = Omit<Corroboration, 'explanation'>;

export function explain(found: Found, basis: Basis, pairs: readonly JudgedPair[], ground: VerdictGround): string {
  return [
    whoSays(found, basis),
    copiesTold(basis),
    restsOn(basis, ground),
    together(found, pairs, basis, ground),
    against(basis, ground),
    declined(basis),
    silent(found, ground),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

const SAY_WORDS: Readonly<Record<Stage, string>> = {
  happened: 'say it happened',
  preparing: 'say it is being prepared',
  planned: 'say it is planned',
  expected: 'expect it',
  possible: 'hold it possible',
  conditional: 'make it depend on a condition',
};

function whoSays(found: Found, { support }: Basis): string {
  if (support.length === 0) return 'Nobody here puts it forward as a fact.';
  const byStage = grouped(support, ({ mention }) => stageOf(mention.modality));
  const told = STAGES.flatMap((stage) => {
    const documents = new Set(byStage.get(stage)?.map(({ claim }) => claim.facts.document.id)).size;
    const verb = documents === 1 ? singular(SAY_WORDS[stage]) : SAY_WORDS[stage];
    return documents === 0 ? [] : [{ documents, verb }];
  });
  const [first, ...others] = told;
  const from =
    found.outlets === 0
      ? ' (outlet not known)'
      : found.documents === 1
        ? ''
        : ` from ${count(found.outlets, 'outlet')}`;
  const most = `${capital(count(first!.documents, 'document'))}${others.length === 0 ? from : ''} ${first!.verb}`;
  return `${list([most, ...others.map(({ documents, verb }) => `${count(documents, 'document')} ${verb}`)])}.`;
}

/** "say it happened" → "says it happened". */
function singular(words: string): string {
  return words.replace(/^\w+/, (verb) => `${verb}s`);
}

function copiesTold({ support }: Basis): string {
  const byHouse = grouped(uniqueDocuments(support), ({ claim }) => claim.house);
  return [...byHouse]
    .filter(([, rows]) => rows.length > 1)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([house, rows]) =>
      house.startsWith('wire ')
        ? `${capital(count(rows.length, 'document'))} print the text of ${house.slice(5)}.`
        : `${capital(count(rows.length, 'document'))} print one text.`,
    )
    .join(' ');
}

function uniqueDocuments(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.claim.facts.document.id, row])).values()];
}

/** Origins named in a sentence before "and n more". */
const NAMED = 6;

function restsOn({ profiles, support }: Basis, ground: VerdictGround): string {
  const own = new Set(
    support.filter(({ claim }) => claim.voices.length === 0).map(({ claim }) => claim.facts.document.id),
  );
  const lost = support.filter(({ claim }) => claim.claim.voice === 'lost').length;
  const names = profiles.map((profile) => told(profile, ground)).sort(byCodeUnit);
  const shown = names.length > NAMED ? [...names.slice(0, NAMED), `${names.length - NAMED} more`] : names;
  return [
    ...(names.length > 0
      ? [`${names.length === 1 ? 'The one origin is' : `${capital(count(names.length, 'origin'))}:`} ${list(shown)}.`]
      : []),
    ...(own.size > 0
      ? [
          `${capital(count(own.size, 'document'))} ${own.size === 1 ? 'says' : 'say'} it in ${own.size === 1 ? 'its' : 'their'} own voice, which adds no origin.`,
        ]
      : []),
    ...(support.some(({ claim }) => claim.continued)
      ? ['One goes on with what the sentence before reports (inferred).']
      : []),
    ...(lost > 0 ? ['Of some the speaker is lost.'] : []),
  ].join(' ');
}

/** "John Kirby", "an unnamed U.S. official through NBC News". */
function told({ origin, name, claims }: Profile, { subject }: VerdictGround): string {
  const relays = new Set(
    claims.flatMap(
      ({ relays: [first], facts }) => first ?? (origin.anonymous ? (facts.relayOf ?? facts.wire) : undefined) ?? [],
    ),
  );
  const through = [...relays].map((relay) => subject.nameOf(relay) ?? relay).sort(byCodeUnit);
  const who = originName({ name, anonymous: origin.anonymous });
  return through.length > 0 ? `${who} through ${list(through)}` : who;
}

function together(
  { support, independent, parties }: Found,
  pairs: readonly JudgedPair[],
  { profiles }: Basis,
  { nameOf }: VerdictGround,
): string {
  if (support === 'independent') {
    const pair = pairs.find(({ verdict }) => verdict === 'independent')!;
    return `${capital(count(independent, 'origin'))} of them are independent of each other: ${lower(pair.reason)}`;
  }
  if (profiles.length < 2) return '';
  if (support === 'one-party') return `All belong to one party, ${nameOf(parties[0]!)}.`;
  if (support === 'one-origin') return `One origin at most: ${lower(pairs[0]!.reason)}`;
  const wanting =
    pairs.find(({ verdict }) => verdict === 'not-established') ??
    pairs.find(({ verdict }) => verdict !== 'independent');
  const independentPair = pairs.find(({ verdict }) => verdict === 'independent');
  if (independentPair) return 'All are known from one text and its copies only, so independence is not established.';
  return wanting ? `Independence is not established: ${lower(wanting.reason)}` : 'Independence is not established.';
}

function against({ against: rows }: Basis, ground: VerdictGround): string {
  if (rows.length === 0) return '';
  const who = [
    ...new Set(
      rows.flatMap(({ claim }) =>
        claim.speakers.length === 0
          ? [deniers(undefined, undefined, ground)]
          : claim.speakers.map(({ party, name }) => deniers(party, name, ground)),
      ),
    ),
  ].sort(byCodeUnit);
  return `Contested: ${list(who)} ${who.length === 1 ? 'denies' : 'deny'} it.`;
}

function deniers(party: string | undefined, name: string | undefined, { nameOf }: VerdictGround): string {
  const state = party === undefined ? undefined : nameOf(party);
  if (name === undefined) return state ?? 'a text in its own voice';
  return state === undefined || name.includes(state) ? name : `${name} (${state})`;
}

function declined({ declined: rows }: Basis): string {
  const who = [...new Set(rows.flatMap(({ claim }) => claim.speakers.map(({ name }) => name)))].sort(byCodeUnit);
  return who.length === 0
    ? ''
    : `${list(who)} ${who.length === 1 ? 'takes' : 'take'} no stand or doubt${who.length === 1 ? 's' : ''} it.`;
}

function silent({ silent: parties }: Found, { nameOf }: VerdictGround): string {
  return parties.length === 0 ? '' : `Nothing here from ${list(parties.map(nameOf), 'or')}.`;
}

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** "three documents", "13 documents". */
export function count(number: number, noun: string): string {
  return `${WORDS[number] ?? number} ${noun}${number === 1 ? '' : 's'}`;
}

export function list(names: readonly string[], last = 'and'): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The sentence without its capital, where it begins with a plain word. */
function lower(sentence: string): string {
  return /^(?:Both|How|Whose|All|A|An)\b/.test(sentence)
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence;
}
