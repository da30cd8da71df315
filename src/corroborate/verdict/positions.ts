// Where each actor stands on an event, from claims whose speaker speaks for it; later ones replace earlier ones, which are kept.

import { isOutlet } from '../../document/claim.ts';
import { grouped } from '../../document/grouped.ts';
import { byCodeUnit } from '../../document/order.ts';
import type { Position } from '../../document/position.ts';
import type { DocumentFacts } from '../facts.ts';
import type { Speaker } from '../speakers/speaker.ts';
import type { Subject } from '../subject.ts';
import { isReal, type Row } from './row.ts';

/** Positions by actor, level and day. A lower level never replaces a higher one. */
export function positionsOf(rows: readonly Row[], subject: Subject, nameOf: (id: string) => string): Position[] {
  const told = rows.flatMap((row) =>
    row.claim.speakers.flatMap((speaker) => positionOf(row, speaker, subject, nameOf) ?? []),
  );
  const groups = grouped(told, ({ actor, level, stance, certainty, asOf }) =>
    JSON.stringify([actor, level, asOf ?? '', stance, certainty]),
  );
  const joined = [...groups].sort(([a], [b]) => byCodeUnit(a, b)).map(([, same]) => join(same));
  return markReplaced(joined);
}

function positionOf(
  { claim, mention }: Row,
  speaker: Speaker,
  subject: Subject,
  nameOf: (id: string) => string,
): Position | undefined {
  const { facts } = claim;
  if (!speaker.party || isOutlet(speaker)) return undefined;
  const { stance, certainty, contents } = claim.claim;
  const words =
    contents.find(({ start, end }) => start <= mention.trigger.start && mention.trigger.end <= end) ?? contents[0];
  if (!words) return undefined;
  const isDenial =
    mention.polarity === 'no' && isReal(mention.modality) && (stance === 'asserts' || stance === 'confirms');
  const asOf = cameOut(facts);
  return {
    actor: speaker.level === 1 ? speaker.party : (speaker.body ?? speaker.entity ?? speaker.party),
    party: speaker.party,
    name: actorName(speaker, subject, nameOf),
    level: speaker.level,
    stance: isDenial ? 'denies' : stance,
    certainty,
    modality: mention.modality,
    ...(asOf !== undefined && { asOf }),
    replaced: false,
    words: { document: facts.document.id, ...words },
    claims: [claim.claim.id],
  };
}

/** When the text came out, no finer than is known; begins with its first day, so that it sorts. */
function cameOut({ day, document }: DocumentFacts): string | undefined {
  if (day === undefined || day.earliest === day.latest) return day?.earliest;
  const { edtf } = document.published!;
  return /^\d{4}(?:-\d\d)?$/.test(edtf) ? edtf : `${day.earliest}/${day.latest}`;
}

/** "South Korea", "South Korea (National Intelligence Service)", "United States (unnamed officials)". */
function actorName(speaker: Speaker, subject: Subject, nameOf: (id: string) => string): string {
  const party = nameOf(speaker.party!);
  if (speaker.level === 1) return party;
  if (speaker.anonymous) return `${party} (unnamed: ${speaker.name})`;
  const { body } = speaker;
  const house = body === undefined ? speaker.name : (subject.nameOf(body) ?? body.replace(`${speaker.party} `, ''));
  return house === party ? party : `${party} (${speaker.level === 2 ? house : speaker.name})`;
}

function join(same: readonly Position[]): Position {
  const inOrder = [...same].sort((a, b) => byCodeUnit(a.claims[0]!, b.claims[0]!));
  return { ...inOrder[0]!, claims: inOrder.flatMap(({ claims }) => claims) };
}

/** A position of the same actor and level on a later day replaces it, where the two differ. */
function markReplaced(positions: readonly Position[]): Position[] {
  return positions.map((one) => ({
    ...one,
    replaced: positions.some(
      (other) =>
        other.actor === one.actor &&
        other.level === one.level &&
        one.asOf !== undefined &&
        other.asOf !== undefined &&
        other.asOf > one.asOf &&
        takesStand(other) &&
        (other.stance !== one.stance || other.certainty !== one.certainty),
    ),
  }));
}

/** Silence, and passing on what others say, replace nothing. */
function takesStand({ stance }: Position): boolean {
  return stance === 'asserts' || stance === 'confirms' || stance === 'denies' || stance === 'doubts';
}

/** Claims of one actor that assert and deny the same. */
export function contradictsItself(positions: readonly Position[]): [Position, Position][] {
  const asserted = positions.filter(({ stance }) => stance === 'asserts' || stance === 'confirms');
  const denied = positions.filter(({ stance }) => stance === 'denies');
  return asserted.flatMap((one) =>
    denied
      .filter((other) => other.actor === one.actor && other.level === one.level && isReal(one.modality))
      .map((other): [Position, Position] => [one, other]),
  );
}
