// English words behind an event's type: verbs that say little, nouns whose verb no ending tells, endings that make nouns of verbs.

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Verbs beside which the noun says what happens: "made an offer", "took part". */
export const LIGHT = words('make take have give do get hold put carry conduct undergo suffer launch set');

/** Nouns and other words of a verb. */
export const VERB_OF: ReadonlyMap<string, string> = new Map(
  `death die, dead die, loss lose, thought think, theft steal, birth bear, flight fly, growth grow, sale sell, choice choose, proof prove,
  speech speak, departure depart, failure fail, acquisition acquire, decision decide, explosion explode, collision collide, invasion invade,
  conclusion conclude, intrusion intrude, expansion expand, suspension suspend, extension extend, permission permit,
  admission admit, submission submit, destruction destroy, production produce, introduction introduce, reduction reduce, description describe,
  resolution resolve, solution solve, revolution revolt, resumption resume, reception receive, deception deceive,
  response respond, defence defend, defense defend, advice advise, belief believe, relief relieve, complaint complain, pursuit pursue, trial try,
  marriage marry, burial bury, denial deny, entry enter, discovery discover, recovery recover, delivery deliver, injury injure,
  robbery rob, burglary burgle, bribery bribe, victory win, gunshot shoot, shot shoot,
  blessing bless, beginning begin, meeting meet, wedding wed, winner win, quake earthquake, tremor earthquake, temblor earthquake`
    .split(/,\s*/)
    .map((pair) => pair.trim().split(' ') as [string, string]),
);

/** Endings of nouns of verbs, the longer ones first, as they are when a last e is gone. */
export const NOUN_ENDINGS: readonly string[] = [
  'isation',
  'ization',
  'ication',
  'ation',
  'ition',
  'tion',
  'sion',
  'ment',
  'anc',
  'ing',
  'al',
];

/** Types whose events are told apart by who speaks, as `verbStem` gives them. */
export const SPEECH = words('say tell add accord not explain comment report claim');
