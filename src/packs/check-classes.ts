// Checks the classes of a pack by themselves: names, and nouns that stand in one class only.
import { z } from 'zod';
import { CLASS_TYPES, type ClassEntry, SPEAKS } from './class-index.ts';
import { ARGUMENT_TYPES } from './event-type.ts';
import { type Finding, KEBAB_CASE, Owners } from './finding.ts';

/** The shape of classes.yaml. */
export const CLASSES_SHAPE = z.array(
  z.strictObject({
    class: z.string(),
    of: z.string().exactOptional(),
    type: z.enum(CLASS_TYPES).exactOptional(),
    nouns: z.array(z.string()).default([]),
    speaks: z.enum(SPEAKS).exactOptional(),
  }),
);

/** Words in the dictionary's form: lower case, single spaces. */
export const LEMMAS = /^[\p{Ll}\p{N}][\p{Ll}\p{N}'./-]*(?: [\p{Ll}\p{N}'./-]+)*$/u;

/** Everything wrong with classes whose shape is right, but for what they say of classes elsewhere. */
export function checkClasses(classes: readonly ClassEntry[]): Finding[] {
  const ids = new Owners();
  const nouns = new Owners();
  return classes.flatMap((entry, at) => [
    ...checkId(entry.class, [at, 'class'], ids),
    ...checkPlace(entry, at),
    ...entry.nouns.flatMap((noun, nth) => checkNoun(noun, entry.class, [at, 'nouns', nth], nouns)),
  ]);
}

function checkId(id: string, path: Finding['path'], ids: Owners): Finding[] {
  if (!KEBAB_CASE.test(id))
    return [{ path, message: `class "${id}" is not kebab-case; write it like "ballistic-missile"` }];
  if ((ARGUMENT_TYPES as readonly string[]).includes(id)) {
    return [{ path, message: `"${id}" is a type and cannot be a class; name the class otherwise` }];
  }
  if (ids.claim(id, id) === undefined) return [];
  return [{ path, message: `class "${id}" stands twice; join the two entries` }];
}

function checkPlace({ class: id, of, type }: ClassEntry, at: number): Finding[] {
  if ((of === undefined) !== (type === undefined)) return [];
  return [
    { path: [at], message: `class "${id}" needs "of" (the class above it) or, at a root, "type"; write one of them` },
  ];
}

function checkNoun(noun: string, id: string, path: Finding['path'], nouns: Owners): Finding[] {
  if (!LEMMAS.test(noun)) {
    return [
      { path, message: `noun "${noun}" is not in lower case with single spaces; write it like "artillery shell"` },
    ];
  }
  const owner = nouns.claim(noun, id);
  return owner === undefined
    ? []
    : [{ path, message: `noun "${noun}" stands at "${owner}" already; leave it to one class` }];
}
