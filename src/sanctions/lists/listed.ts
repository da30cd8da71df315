// One entry of a list of sanctions, whatever the format it came in: who or what is listed, under which names, since when.

export const LISTED_KINDS = ['person', 'body', 'vessel', 'aircraft', 'wallet', 'unknown'] as const;
export type ListedKind = (typeof LISTED_KINDS)[number];

/** How a list stands to a name: its own, a good or a weak other one, one no longer borne, one in the script of origin. */
export const NAME_QUALITIES = ['main', 'strong', 'weak', 'former', 'original'] as const;
export type NameQuality = (typeof NAME_QUALITIES)[number];

export interface ListedName {
  readonly name: string;
  readonly quality: NameQuality;
  /** As ISO 15924 has it: Latn, Cyrl, Hang … */
  readonly script: string;
}

export interface ListedDocument {
  readonly type: string;
  readonly number: string;
  readonly country?: string;
}

export interface ListedWallet {
  readonly currency: string;
  readonly address: string;
}

export interface Listed {
  /** As the list has it. */
  readonly id: string;
  readonly kind: ListedKind;
  /** The main name first. */
  readonly names: readonly ListedName[];
  /** As EDTF: 1965-11-11, 1971, 1958~, 1973/1974. */
  readonly births: readonly string[];
  readonly places: readonly string[];
  /** Nationalities, or where a body or vessel is at home, as the list names them. */
  readonly countries: readonly string[];
  readonly documents: readonly ListedDocument[];
  readonly imo?: string;
  readonly flag?: string;
  readonly wallets: readonly ListedWallet[];
  readonly programmes: readonly string[];
  /** A day, YYYY-MM-DD. */
  readonly listedOn?: string;
}

/** Characters of a name or another field, and how many of each an entry may have. */
const LONGEST = 1_000;
const MOST = 2_000;

/** An entry under construction: empty and doubled fields fall away. */
export class ListedDraft {
  readonly #id: string;
  readonly #kind: ListedKind;
  readonly #names = new Map<string, ListedName>();
  readonly #births = new Set<string>();
  readonly #places = new Set<string>();
  readonly #countries = new Set<string>();
  readonly #documents = new Map<string, ListedDocument>();
  readonly #wallets = new Map<string, ListedWallet>();
  readonly #programmes = new Set<string>();
  imo: string | undefined;
  flag: string | undefined;
  listedOn: string | undefined;

  constructor(id: string, kind: ListedKind) {
    this.#id = id;
    this.#kind = kind;
  }

  name(written: string, quality: NameQuality, script: (name: string) => string): this {
    const name = tidy(written);
    if (name !== '' && !this.#names.has(name) && this.#names.size < MOST)
      this.#names.set(name, { name, quality, script: script(name) });
    return this;
  }

  birth(edtf: string | undefined): this {
    return this.#add(this.#births, edtf);
  }

  place(place: string | undefined): this {
    return this.#add(this.#places, place);
  }

  country(country: string | undefined): this {
    return this.#add(this.#countries, country);
  }

  programme(programme: string | undefined): this {
    return this.#add(this.#programmes, programme);
  }

  document(type: string, number: string, country?: string): this {
    const document = { type: tidy(type), number: tidy(number), ...(country && { country: tidy(country) }) };
    if (document.number !== '' && this.#documents.size < MOST)
      this.#documents.set(Object.values(document).join('|'), document);
    return this;
  }

  wallet(currency: string, address: string): this {
    if (address !== '' && this.#wallets.size < MOST) this.#wallets.set(`${currency} ${address}`, { currency, address });
    return this;
  }

  #add(set: Set<string>, value: string | undefined): this {
    const words = tidy(value ?? '');
    if (words !== '' && set.size < MOST) set.add(words);
    return this;
  }

  /** The entry, or undefined where it has neither name nor address. */
  done(): Listed | undefined {
    if (this.#names.size === 0 && this.#wallets.size === 0) return undefined;
    return {
      id: this.#id,
      kind: this.#kind,
      names: [...this.#names.values()],
      births: [...this.#births],
      places: [...this.#places],
      countries: [...this.#countries],
      documents: [...this.#documents.values()],
      ...(this.imo && { imo: this.imo }),
      ...(this.flag && { flag: tidy(this.flag) }),
      wallets: [...this.#wallets.values()],
      programmes: [...this.#programmes],
      ...(this.listedOn && { listedOn: this.listedOn }),
    };
  }
}

function tidy(words: string): string {
  return words.slice(0, LONGEST).replace(/\s+/g, ' ').trim();
}

/** The seven figures of an IMO number in `words`: "IMO 9187629". */
export function imoOf(words: string): string | undefined {
  return /(?:^|\D)(\d{7})(?:\D|$)/.exec(words)?.[1];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A date as lists write it, as EDTF: "25 Mar 1977", "circa 1958", "1973 to 1974", "00/00/1960", "11/02/1971" (day first). */
export function edtfOf(written: string): string | undefined {
  const words = written.slice(0, 60).trim().toLowerCase();
  const range = /^(?:between )?(.{4,20}?) (?:to|and) (.{4,20})$/.exec(words);
  if (range) {
    const [from, to] = [edtfOf(range[1]!), edtfOf(range[2]!)];
    return from && to ? `${from}/${to}` : undefined;
  }
  const about = /^(?:circa|c\.|approximately|about|ca\.?) (.+)$/.exec(words);
  if (about) {
    const date = edtfOf(about[1]!);
    return date && `${date}~`;
  }
  return dateOf(words);
}

function dateOf(words: string): string | undefined {
  const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:t.*)?$/.exec(words);
  if (iso) return joined(iso[1]!, iso[2], iso[3]);
  const named = /^(?:(\d{1,2}) )?([a-z]{3})[a-z]* (\d{4})$/.exec(words);
  if (named && MONTHS.includes(named[2]!)) return joined(named[3]!, String(MONTHS.indexOf(named[2]!) + 1), named[1]);
  const slashed = /^(\d{1,2}|dd)\/(\d{1,2}|mm)\/(\d{4})$/.exec(words);
  return slashed ? joined(slashed[3]!, slashed[2], slashed[1]) : undefined;
}

function joined(year: string, month: string | undefined, day: string | undefined): string {
  const [m, d] = [Number(month ?? 0) || 0, Number(day ?? 0) || 0];
  if (m < 1 || m > 12) return year;
  const padded = `${year}-${String(m).padStart(2, '0')}`;
  return d < 1 || d > 31 ? padded : `${padded}-${String(d).padStart(2, '0')}`;
}
