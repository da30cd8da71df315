// Checks the cases of a pack: sentences with the events in them, which test its event types.
import { z } from 'zod';
import { MODALITIES, POLARITIES } from '../document/event.ts';
import type { EventType } from './event-type.ts';
import type { Finding } from './finding.ts';

const EVENT_SHAPE = z.strictObject({
  type: z.string(),
  trigger: z.string(),
  roles: z
    .record(
      z.string(),
      z.union([z.string(), z.array(z.string())], 'this is neither words nor a list of words; write one'),
    )
    .default({}),
  modality: z.enum(MODALITIES).default('happened'),
  polarity: z.enum(POLARITIES).default('yes'),
});

/** The shape of a file in cases/. */
export const CASES_SHAPE = z.array(z.strictObject({ text: z.string(), events: z.array(EVENT_SHAPE) }));

/** A sentence, and the events that must be found in it; none where it only looks like one. */
export type Case = z.infer<typeof CASES_SHAPE>[number];
export type CaseEvent = Case['events'][number];

/** Everything wrong with cases whose shape is right; `types` are all event types that the cases may name. */
export function checkCases(cases: readonly Case[], types: ReadonlyMap<string, EventType>): Finding[] {
  return cases.flatMap(({ text, events }, at) =>
    events.flatMap((event, nth) => checkEvent(text, event, types.get(event.type), [at, 'events', nth])),
  );
}

function checkEvent(text: string, event: CaseEvent, type: EventType | undefined, path: Finding['path']): Finding[] {
  const missing = (words: string) => `"${words}" does not stand in the text as whole words; write it as the text does`;
  const findings: Finding[] = [];
  if (!type) findings.push({ path: [...path, 'type'], message: `there is no event type "${event.type}"; correct it` });
  const found = countOf(event.trigger, text);
  if (found === 0) findings.push({ path: [...path, 'trigger'], message: missing(event.trigger) });
  if (found > 1) {
    findings.push({
      path: [...path, 'trigger'],
      message: `"${event.trigger}" stands ${found} times in the text; write a text with one`,
    });
  }
  for (const [role, words] of Object.entries(event.roles)) {
    const at = [...path, 'roles', role];
    if (type && !(role in type.roles)) {
      findings.push({ path: at, message: `type "${event.type}" has no role "${role}"; correct it` });
    }
    for (const filler of [words].flat()) {
      if (countOf(filler, text) === 0) findings.push({ path: at, message: missing(filler) });
    }
  }
  return findings;
}

/** How often `words` stand in `text` with no letter or digit at either side. */
function countOf(words: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(words); at >= 0 && words !== ''; at = text.indexOf(words, at + 1)) {
    if (!isWordCharacter(text[at - 1]) && !isWordCharacter(text[at + words.length])) count++;
  }
  return count;
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
