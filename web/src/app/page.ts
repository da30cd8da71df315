// What a page is: its path below the dossier, its name, its place in the navigation, and where its component lies.
import type { Component } from 'svelte';

/** "/events/:event" → { event: string }. */
export type ParamsOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? { readonly [Key in Name | keyof ParamsOf<`/${Rest}`>]: string }
  : Path extends `${string}:${infer Name}`
    ? { readonly [Key in Name]: string }
    : Record<never, string>;

export interface Page<Path extends string = string> {
  /** Below `/d/DOSSIER`: "/events/:event"; "" is the first page. */
  readonly path: Path;
  /** Of the window and, where it is in the navigation, of its link. */
  readonly title: string;
  /** Place in the navigation, from 1; absent for pages that others lead to. */
  readonly nav?: number;
  /** A chunk of its own, loaded when the page is first shown. */
  // biome-ignore lint/suspicious/noExplicitAny: a component takes its own params, which the path above has typed.
  readonly load: () => Promise<{ readonly default: Component<any> }>;
}

/** Checks that the component takes the parameters of its path. */
export function definePage<const Path extends string>(
  page: Omit<Page<Path>, 'load'> & {
    readonly load: () => Promise<{
      readonly default: Component<{ params: ParamsOf<Path> }> | Component<Record<string, never>>;
    }>;
  },
): Page<Path> {
  return page as Page<Path>;
}

/** The parameters that `path` has as an address of `pattern`; undefined where it is none. */
export function matched(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const [wanted, given] = [pattern.split('/'), path.replace(/\/+$/, '').split('/')];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    if (part.startsWith(':')) {
      const value = decoded(given[at]!);
      if (value === undefined || value === '') return undefined;
      params[part.slice(1)] = value;
    } else if (part !== given[at]) return undefined;
  }
  return params;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
