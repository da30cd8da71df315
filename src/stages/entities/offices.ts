// Who holds which office in a text: "leader Kim Jong Un" and "Sergei Lavrov, the Russian foreign minister" tell, "the minister" asks.
import * as en from './en.ts';

/** An office as words tell it: "North Korean leader", "Kim's sister". */
export interface Office {
  /** The pack says so; then what the text says of others comes first. */
  readonly listed?: boolean;
  /** Dictionary forms, the head last. */
  readonly words: readonly string[];
  readonly state?: string;
  /** Id of the person whose sister it is. */
  readonly of?: string;
}

interface Held extends Office {
  readonly person: string;
}

/** Holders of one office that are kept; past this nobody can be told by it. */
const MOST = 8;

export class Offices {
  readonly #byHead = new Map<string, Held[]>();
  readonly #leaders: Held[] = [];

  add(person: string, office: Office): void {
    const head = office.words.at(-1);
    if (head === undefined) return;
    const held = { ...office, person };
    const list = this.#byHead.get(head) ?? [];
    keep(list, held);
    this.#byHead.set(head, list);
    if (isLeader(office.words)) keep(this.#leaders, held);
  }

  /** The one person named so far who holds the office that the words ask for. */
  holder(asked: Office): string | undefined {
    const head = asked.words.at(-1) ?? '';
    if (asked.words.slice(0, -1).some((word) => en.ANOTHER.has(word))) return undefined;
    const exact = holders(this.#byHead.get(head) ?? [], asked);
    return exact.length > 0 || head !== 'leader' ? one(exact) : one(holders(this.#leaders, asked));
  }
}

function holders(list: readonly Held[], asked: Office): string[] {
  if (list.length > MOST) return [];
  const fitting = list.filter((held) => fits(held, asked));
  const told = fitting.filter(({ listed }) => !listed);
  return [...new Set((told.length > 0 ? told : fitting).map(({ person }) => person))];
}

function keep(list: Held[], held: Held): void {
  const same = list.some(
    (other) => other.person === held.person && other.state === held.state && sameWords(other, held),
  );
  if (!same && list.length <= MOST) list.push(held);
}

function sameWords(a: Office, b: Office): boolean {
  return a.words.length === b.words.length && a.words.every((word, at) => word === b.words[at]);
}

function one(ids: readonly string[]): string | undefined {
  return ids.length === 1 ? ids[0] : undefined;
}

function fits(held: Held, asked: Office): boolean {
  if (asked.of !== held.of || (asked.state !== undefined && asked.state !== held.state)) return false;
  const words = new Set(asked.words);
  if (held.words.some((word) => en.LESSER.has(word) && !words.has(word))) return false;
  return asked.words
    .slice(0, -1)
    .every((word) => held.words.includes(word) || en.DESCRIBING.has(word) || /^\d+-year-old$/.test(word));
}

function isLeader(words: readonly string[]): boolean {
  const head = words.at(-1)!;
  if (words.some((word) => en.LESSER.has(word))) return false;
  return en.LEADERS.has(head) || (head === 'minister' && words.includes('prime'));
}

/** "President of the State Affairs Commission" → president; offices that have ended tell nothing. */
export function officeWords(title: string, edtf: string | undefined): string[] {
  if (edtf !== undefined && /\/\d/.test(edtf)) return [];
  return title
    .toLowerCase()
    .replace(/ (?:of|for|at|to|in) .*$/, '')
    .split(/\s+/)
    .filter((word) => word !== '');
}
