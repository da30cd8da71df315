// Checks the states of a pack: codes of ISO 3166-1 alpha-2, and that no two states share a word.
import { z } from 'zod';
import { byCodeUnit } from '../document/order.ts';
import type { Finding } from './finding.ts';
import { type StateEntry, seatsOfState, withoutArticle, wordsOfState } from './pack.ts';

const CODES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO ' +
  'FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE ' +
  'JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO ' +
  'MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW ' +
  'PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM ' +
  'TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW';

/** Every code that is assigned to a state or territory. */
export const STATE_CODES: ReadonlySet<string> = new Set(CODES.split(' '));

/** The shape of states.yaml. */
export const STATES_SHAPE = z.array(
  z.strictObject({
    code: z.string(),
    name: z.string(),
    aliases: z.array(z.string()).default([]),
    peoples: z.array(z.string()).default([]),
    capital: z.string().exactOptional(),
    seats: z.array(z.string()).exactOptional(),
    short: z.array(z.string()).exactOptional(),
  }),
);

/** Everything wrong with states whose shape is right, in the order of the file. */
export function checkStates(states: readonly StateEntry[]): Finding[] {
  const names = new Map<string, string>();
  const seats = new Map<string, string>();
  return states.flatMap((state, at) => [
    ...checkCode(state, states[at - 1], at),
    ...checkWords(wordsOfState(state), state.code, [at], names),
    ...checkWords(seatsOfState(state), state.code, [at, 'capital'], seats),
    ...checkShort(state, at),
  ]);
}

function checkCode({ code }: StateEntry, before: StateEntry | undefined, at: number): Finding[] {
  const path = [at, 'code'];
  if (!STATE_CODES.has(code)) {
    return [{ path, message: `code "${code}" is no ISO 3166 alpha-2 code; write two capitals such as "KP"` }];
  }
  const order = before === undefined ? -1 : byCodeUnit(before.code, code);
  if (order === 0) return [{ path, message: `code "${code}" is used twice; join the two entries` }];
  if (order < 0) return [];
  return [{ path, message: `the list is not sorted by code: "${code}" comes after "${before?.code}"; move it up` }];
}

/** Words of the state `code`, none of which may have an owner yet. */
function checkWords(
  written: readonly string[],
  code: string,
  path: Finding['path'],
  owners: Map<string, string>,
): Finding[] {
  return written.flatMap((words) => {
    if (!/^\p{L}\S*(?: \S+)*$/u.test(words) || words.length > 100 || withoutArticle(words) !== words) {
      return [
        { path, message: `name "${words}" is not written as texts do; use words with single spaces, without "the"` },
      ];
    }
    const owner = owners.get(words);
    owners.set(words, code);
    return owner === undefined
      ? []
      : [{ path, message: `name "${words}" stands at "${owner}" already; leave it in one place` }];
  });
}

/** Short names begin with "the"; two states may share one, which then means the one that the text names. */
function checkShort({ short = [] }: StateEntry, at: number): Finding[] {
  return short
    .filter((words) => !/^the \p{Lu}\S*(?: \S+)*$/u.test(words) || words.length > 100)
    .map((words) => ({
      path: [at, 'short'],
      message: `short name "${words}" is not written as "the North"; begin with "the " and a capital`,
    }));
}
