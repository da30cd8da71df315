// When two origins are independent: different party and different access, both shown by words. Everything else is not established.
import type { Access } from '../../document/claim.ts';
import type { PairVerdict } from '../../document/verdict.ts';
import type { Subject } from '../subject.ts';
import type { Profile } from './profile.ts';

export interface Judged {
  readonly verdict: PairVerdict;
  /** A sentence. */
  readonly reason: string;
  /** What would have to be known for another verdict; a sentence. */
  readonly wanting?: string;
}

/** What the rules look at besides the two. */
export interface PairGround {
  readonly subject: Subject;
  /** Whether a claim of the one and a claim of the other mean one happening, and if not, why. */
  readonly apart?: string;
  readonly nameOf: (party: string) => string;
}

type Rule = (a: Profile, b: Profile, ground: PairGround) => Judged | undefined;

/** The first rule that speaks decides. Each takes the pair as it comes; `judge` asks in one order only. */
const RULES: readonly Rule[] = [
  onePicture,
  leaning,
  speaksThrough,
  oneParty,
  unknownParty,
  apart,
  bothTookPart,
  admission,
  wasThere,
  secondHand,
  noAccess,
  shared,
  sameAccess,
];

/** The verdict on two origins of one event. The order of the two does not matter. */
export function judge(a: Profile, b: Profile, ground: PairGround): Judged {
  const [first, second] = a.origin.id < b.origin.id ? [a, b] : [b, a];
  for (const rule of RULES) {
    const judged = rule(first, second, ground);
    if (judged) return judged;
  }
  return {
    verdict: 'independent',
    reason: `${nameOf(first)} and ${nameOf(second)} are different parties, and each knows in its own way: ${accessWords(first)}; ${accessWords(second)}.`,
  };
}

function onePicture(a: Profile, b: Profile): Judged | undefined {
  if (!has(a, 'sensor') || !has(b, 'sensor')) return undefined;
  const owner = a.imagery.find((one) => b.imagery.includes(one));
  if (owner === undefined) return undefined;
  return { verdict: 'dependent', reason: `Both read the same pictures (${owner}).` };
}

/** "shares the assessment of", "according to": one takes over what the other said. Each leaning on the other is a circle. */
function leaning(a: Profile, b: Profile): Judged | undefined {
  const [onB, onA] = [leansOn(a, b), leansOn(b, a)];
  if (!onA && !onB) return undefined;
  if (onA && onB) {
    return {
      verdict: 'dependent',
      reason: `A circle: ${nameOf(a)} and ${nameOf(b)} each take over what the other says.`,
    };
  }
  const [from, to] = onB ? [a, b] : [b, a];
  return { verdict: 'dependent', reason: `${nameOf(from)} takes over what ${nameOf(to)} says.` };
}

function leansOn(a: Profile, b: Profile): boolean {
  return [...a.leansOn].some((key) => b.keys.has(key));
}

function speaksThrough(a: Profile, b: Profile, { subject, nameOf: partyName }: PairGround): Judged | undefined {
  for (const [body, other] of [[a, b] as const, [b, a] as const]) {
    const circle = [...body.keys].flatMap((key) => (other.party && subject.speaksThrough(other.party, key)) || [])[0];
    if (circle) {
      return { verdict: 'dependent', reason: memberReason(other, body, circle.name, partyName) };
    }
  }
  return undefined;
}

/** "United States (Lloyd Austin) is a member of NATO." */
function memberReason(member: Profile, body: Profile, circle: string, partyName: (id: string) => string): string {
  const party = partyName(member.party!);
  const who = party === nameOf(member) ? party : `${party} (${nameOf(member)})`;
  return `${who} is a member of ${circle}${circle === nameOf(body) ? '' : `, for which ${nameOf(body)} speaks`}.`;
}

function oneParty(a: Profile, b: Profile, { nameOf: partyName }: PairGround): Judged | undefined {
  if (a.party === undefined || a.party !== b.party) return undefined;
  const party = partyName(a.party);
  if (a.origin.anonymous && b.origin.anonymous) {
    return {
      verdict: 'one-party',
      reason: `Both are unnamed and speak for ${party}; that they are different people is not shown.`,
    };
  }
  return { verdict: 'one-party', reason: `${nameOf(a)} and ${nameOf(b)} both belong to ${party}.` };
}

function unknownParty(a: Profile, b: Profile): Judged | undefined {
  const unknown = [a, b].filter(({ party }) => party === undefined);
  if (unknown.length === 0) return undefined;
  const names = unknown.map(nameOf).join(' and ');
  return {
    verdict: 'not-established',
    reason: `Whose side ${names} ${unknown.length === 1 ? 'is' : 'are'} on is not said.`,
    wanting: `Who stands behind ${names}.`,
  };
}

function apart(a: Profile, b: Profile, { apart: why }: PairGround): Judged | undefined {
  if (why === undefined) return undefined;
  return {
    verdict: 'not-established',
    reason: `${nameOf(a)} and ${nameOf(b)} may mean different happenings: ${why}.`,
    wanting: 'A day, a place or an item that both name.',
  };
}

function bothTookPart(a: Profile, b: Profile): Judged | undefined {
  if (!a.tookPart || !b.tookPart) return undefined;
  return { verdict: 'independent', reason: `${nameOf(a)} and ${nameOf(b)} each speak of what their own side did.` };
}

/** Who did it says so himself: he needs nobody's word. The other must have known before, or in a way of his own. */
function admission(a: Profile, b: Profile): Judged | undefined {
  if (a.tookPart === b.tookPart) return undefined;
  const [doer, other] = a.tookPart ? [a, b] : [b, a];
  const spokeFirst = other.since !== undefined && doer.since !== undefined && other.since < doer.since;
  if (!spokeFirst && !hasOwnAccess(other)) {
    return {
      verdict: 'not-established',
      reason: `${nameOf(doer)} speaks of what its own side did; ${nameOf(other)} does not say how it knows and did not say so earlier.`,
      wanting: `How ${nameOf(other)} knows, or that it said so before ${nameOf(doer)} did.`,
    };
  }
  const how = hasOwnAccess(other) ? `knows in a way of its own (${accessWords(other)})` : 'had said so before';
  return {
    verdict: 'independent',
    reason: `${nameOf(doer)} speaks of what its own side did, and ${nameOf(other)} ${how}.`,
  };
}

function wasThere(a: Profile, b: Profile): Judged | undefined {
  const [one, other] = has(a, 'witnessed') ? [a, b] : [b, a];
  if (!has(one, 'witnessed') || (isSecondHand(other) && !has(other, 'witnessed'))) return undefined;
  return { verdict: 'independent', reason: `${nameOf(one)} saw it; ${nameOf(other)} is another party.` };
}

function secondHand(a: Profile, b: Profile): Judged | undefined {
  const told = [a, b].find(isSecondHand);
  if (!told) return undefined;
  return {
    verdict: 'not-established',
    reason: `${nameOf(told)} was told and does not say by whom.`,
    wanting: `Who told ${nameOf(told)}.`,
  };
}

function noAccess(a: Profile, b: Profile): Judged | undefined {
  const silent = [a, b].filter(({ accesses }) => accesses.length === 0);
  if (silent.length === 0) return undefined;
  const names = silent.map(nameOf).join(' and ');
  return {
    verdict: 'not-established',
    reason: `How ${names} ${silent.length === 1 ? 'knows' : 'know'} is not said.`,
    wanting: `How ${names} ${silent.length === 1 ? 'knows' : 'know'}: by its own collection, a document, a witness.`,
  };
}

/** Services that share, unless each names what it collected itself. */
function shared(a: Profile, b: Profile, { subject }: PairGround): Judged | undefined {
  const circle = subject.circleOf(a.party ?? '', b.party ?? '');
  if (!circle || (ownCollection(a) && ownCollection(b))) return undefined;
  return {
    verdict: 'not-established',
    reason: `${nameOf(a)} and ${nameOf(b)} are known to share what they learn (${circle.name}), and do not both name a collection of their own.`,
    wanting: 'That each names what it collected itself.',
  };
}

function sameAccess(a: Profile, b: Profile): Judged | undefined {
  const own = (one: Profile, other: Profile) => one.accesses.some((access) => !other.accesses.includes(access));
  if (own(a, b) && own(b, a)) return undefined;
  if (has(a, 'sensor') && a.imagery.length > 0 && b.imagery.length > 0) return undefined;
  return {
    verdict: 'not-established',
    reason: `${nameOf(a)} points to ${accessWords(a)}, ${nameOf(b)} to ${accessWords(b)}; that it is not the same is not shown.`,
    wanting: `What each of the two had before it.`,
  };
}

function has({ accesses }: Profile, access: Access): boolean {
  return accesses.includes(access);
}

function isSecondHand({ accesses }: Profile): boolean {
  return accesses.length > 0 && accesses.every((access) => access === 'told');
}

function hasOwnAccess({ accesses }: Profile): boolean {
  return accesses.some((access) => access !== 'told');
}

function ownCollection({ accesses }: Profile): boolean {
  return accesses.some((access) => access === 'sensor' || access === 'witnessed' || access === 'took-part');
}

const ACCESS_WORDS: Readonly<Record<Access, string>> = {
  witnessed: 'what was seen',
  'took-part': 'having taken part',
  document: 'a document',
  sensor: 'what instruments recorded',
  intelligence: 'intelligence',
  told: 'being told',
  unstated: 'nothing said',
};

function accessWords({ accesses, tookPart }: Profile): string {
  const words = accesses.map((access) => ACCESS_WORDS[access]);
  return words.length > 0 ? words.join(', ') : tookPart ? ACCESS_WORDS['took-part'] : ACCESS_WORDS.unstated;
}

function nameOf({ name, origin }: Profile): string {
  return originName({ name, anonymous: origin.anonymous });
}

/** Words that stand for somebody whom the text does not name where it cites him. */
const POINTER = /^(?:it|he|she|they|we|i|this|that|who|others|some|one|both)$/i;

/** "an unnamed U.S. official", "John Kirby". */
export function originName({ name, anonymous }: Pick<Profile['origin'], 'name' | 'anonymous'>): string {
  if (POINTER.test(name)) return `someone the text calls “${name.toLowerCase()}”`;
  if (!anonymous) return name;
  const plain = name.replace(/^(?:the|an?)\s+/i, '');
  return /s$/i.test(plain) ? `unnamed ${plain}` : `an unnamed ${plain}`;
}
