// What a check of a pack finds wrong, and where in the file's value.

/** Where a part of a file's value is: ["2", "name"] as [2, 'name']. */
export type YamlPath = readonly (string | number)[];

/** What is wrong at `path`, before it is known which line that is. */
export interface Finding {
  readonly path: YamlPath;
  readonly message: string;
}

/** Lower-case words joined by single hyphens. */
export const KEBAB_CASE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** What keeps `name` from being searched for in texts, if anything. */
export function faultOfName(name: string): string | undefined {
  if (name.length > 100) return 'is longer than 100 characters; shorten it';
  if (!/^[\p{L}\p{N}]/u.test(name))
    return 'does not begin with a letter or digit, so no text can be searched for it; write it as texts do';
  if (/\s$|\s\s|[^\S ]/.test(name)) return 'has white space other than single spaces; leave it out';
  return undefined;
}

/** Tells the second owner of the same words. */
export class Owners {
  readonly #owners = new Map<string, string>();

  /** The owner before, if there is one; else `owner` has the words from now on. */
  claim(words: string, owner: string): string | undefined {
    const before = this.#owners.get(words);
    if (before === undefined) this.#owners.set(words, owner);
    return before;
  }
}
