// What the server says of one request, told of each thing that was in it.

/** `POST /sources`. */
export interface Added {
  readonly added: readonly string[];
  readonly seen: readonly string[];
  readonly unread: readonly { readonly path: string; readonly reason: string }[];
}

export type State = 'waiting' | 'reading' | 'analysed' | 'duplicate' | 'failed';

export interface Told {
  readonly state: State;
  readonly reason?: string;
}

/** "article.html" of "folder/article.html": the server keeps the last part. */
export function baseOf(name: string): string {
  return name.split('/').at(-1) ?? name;
}

/**
 * For each of `names` in its order. `isSeen`: whether a thing was in the dossier before, where only some of them were.
 * Two files of one name that fare differently cannot be told apart by what the server says, and are told so.
 */
export function toldOf(names: readonly string[], { added, seen, unread }: Added, isSeen: readonly boolean[]): Told[] {
  const bases = names.map(baseOf);
  return names.map((name, at) => {
    const base = bases[at]!;
    const whole = unread.filter(({ path }) => path === name || path === base);
    const parts = unread.filter(({ path }) => path.startsWith(`${base} > `) || path.startsWith(`${name} > `));
    const namesakes = bases.filter((one) => one === base).length;
    if (whole.length > 0) {
      const [{ reason }] = whole as [Added['unread'][number]];
      const isAll = whole.length >= namesakes;
      return {
        state: 'failed',
        reason: isAll ? reason : `${whole.length} of ${namesakes} files of this name: ${reason}`,
      };
    }
    const isDuplicate = added.length === 0 ? seen.length > 0 : (isSeen[at] ?? false);
    const told: Told = { state: isDuplicate ? 'duplicate' : 'analysed' };
    return parts.length === 0 ? told : { ...told, reason: parts.map((one) => one.reason).join(' ') };
  });
}
