// What a pack says about one kind of event: its roles, and the words and grammar that tell of it. docs/packs.md explains each field.

/** Codes of PLOVER, the ontology of political events (github.com/openeventdata/PLOVER). */
export const PLOVER_CODES = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'COOPERATE',
  'AID',
  'CONCEDE',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
] as const;
export type PloverCode = (typeof PLOVER_CODES)[number];

/** What a role or a condition may ask for besides the classes of `classes.yaml`. */
export const ARGUMENT_TYPES = [
  'state',
  'person',
  'organization',
  'place',
  'weapon',
  'vessel',
  'item',
  'quantity',
  'money',
  'period',
  'name',
  'class',
  'text',
] as const;
export type ArgumentType = (typeof ARGUMENT_TYPES)[number];

/** Prepositions that are slots. */
export const PREPOSITIONS = [
  ...['about', 'aboard', 'across', 'after', 'against', 'among', 'around', 'as', 'at', 'before', 'between', 'by'],
  ...[
    'during',
    'for',
    'from',
    'in',
    'including',
    'inside',
    'into',
    'near',
    'of',
    'off',
    'on',
    'onto',
    'out',
    'over',
    'through',
  ],
  ...['to', 'toward', 'towards', 'under', 'upon', 'via', 'with', 'within', 'without'],
] as const;

/** Places around a trigger that are not prepositions. */
export const PLAIN_SLOTS = ['subject', 'object', 'indirect', 'aim', 'possessive', 'modifier', 'is'] as const;

/** A place around a trigger: "subject", "to", "modifier", or one step further: "object.modifier", "of.possessive". */
export type Slot = string;

/** The first of `slots` that is filled gives the role its words. */
export interface SlotRole {
  readonly slots: readonly Slot[];
  readonly role: string;
}

/** One of `slots` must be filled by one of `kinds`: argument types, or classes with all below them. */
export interface Condition {
  readonly slots: readonly Slot[];
  readonly kinds: readonly string[];
}

/** Words in the dictionary's form: ["carry", "out"]. */
export type Lemmas = readonly string[];

export interface Trigger {
  readonly kind: 'verb' | 'noun';
  readonly words: readonly Lemmas[];
  /** Verbs whose subject and prepositions count as the noun's: "conduct a test". Empty for verbs. */
  readonly light: readonly Lemmas[];
  /** All must hold. */
  readonly when: readonly Condition[];
  /** None may hold. */
  readonly unless: readonly Condition[];
  readonly roles: readonly SlotRole[];
}

export interface Role {
  /** Argument types and classes; a filler must be of one of them. */
  readonly types: readonly string[];
  readonly required: boolean;
  /** All conjuncts, and the fillers of all its slots, are taken. */
  readonly many: boolean;
  /** For quantities: where no slot gives the role, the number that stands with the filler of these roles, or with the "trigger". */
  readonly counts: readonly string[];
  /** For type `class`: the role whose class is the value. */
  readonly classOf?: string;
}

/** Which roles a ledger of the type is kept of: how much, how many times, by whom. */
export interface LedgerRoles {
  readonly sum?: string;
  readonly count?: string;
  readonly by?: string;
  readonly victim?: string;
  readonly method?: string;
  /** Words of triggers of the type that the ledger leaves out: laundering is no theft. */
  readonly except: readonly Lemmas[];
}

export interface EventType {
  /** Kebab-case, the name of its file. */
  readonly type: string;
  readonly description: string;
  readonly plover: PloverCode;
  readonly roles: Readonly<Record<string, Role>>;
  /** Roles, and year, month, day, in the order in which stated values tell one event from another. */
  readonly identity: readonly string[];
  /** Slots that every trigger of the type has, after its own. */
  readonly adjuncts: readonly SlotRole[];
  readonly triggers: readonly Trigger[];
  /** Types of which an event of this type may be a part. */
  readonly partOf: readonly string[];
  /** Types that win where both match the same words. */
  readonly yieldsTo: readonly string[];
  readonly ledger?: LedgerRoles;
  /** A course of conduct: two reports of one time that do not say when mean the same. Of a test or a meeting they may not. */
  readonly lasting: boolean;
}
