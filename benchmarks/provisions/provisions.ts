// Does the law answer as it should? The 50 cases and 30 more, every rule for every type of event, and the seeds.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readInputs } from '../../src/app.ts';
import type { Event } from '../../src/document/event.ts';
import type { TouchAnswer } from '../../src/document/verdict.ts';
import { commonPackFolder } from '../../src/packs/common.ts';
import { mergePacks, type Pack } from '../../src/packs/pack.ts';
import { readPack } from '../../src/packs/read.ts';
import { type Law, lawOf } from '../../src/sanctions/provisions/law.ts';
import { type Case, faultsOf, readCases } from './cases.ts';
import { matrixOf, type TypeRow } from './matrix.ts';

const here = (name: string) => new URL(name, import.meta.url);

export async function run(_args: readonly string[], dataFolder: string): Promise<string> {
  const pack = mergePacks([await readPack(commonPackFolder()), await readPack('packs/dprk')]);
  const law = lawOf(pack);
  return [
    casesTable('the 50 cases', readCases(here('cases.yaml')), law),
    casesTable('30 more', readCases(here('own.yaml')), law),
    matrixTable(matrixOf(pack, law)),
    await seedsTable(resolve(dataFolder, '../seeds'), pack),
  ].join('\n\n');
}

function casesTable(name: string, cases: readonly Case[], law: Law): string {
  const wrong = cases.flatMap((one) => {
    const faults = faultsOf(one, law);
    return faults.length === 0 ? [] : [`  ${one.case} ${one.says}: ${faults.join(', ')}`];
  });
  return [`${name}: ${cases.length - wrong.length} of ${cases.length} right`, ...wrong].join('\n');
}

function matrixTable(rows: readonly TypeRow[]): string {
  const head =
    '| event type | rules | reached | touches | touches-if | cannot-tell | does-not | before force |\n|---|---|---|---|---|---|---|---|';
  const lines = rows.map(({ type, rules, missed, answers, early }) => {
    const { touches, 'touches-if': may, 'cannot-tell': open, 'does-not': no } = answers;
    const reached = missed.length === 0 ? `${rules}` : `${rules - missed.length}, not: ${missed.join(' ')}`;
    return `| ${type} | ${rules} | ${reached} | ${touches} | ${may} | ${open} | ${no} | ${early} |`;
  });
  return [head, ...lines].join('\n');
}

/** Lines that the seeds must give: a type, words of the label, an answer. */
const SEEDS: readonly {
  readonly what: string;
  readonly type: string;
  readonly label: RegExp;
  readonly hit: [RegExp, TouchAnswer];
}[] = [
  {
    what: 'shells from North Korea',
    type: 'arms-transfer',
    label: /North Korea, Russia/,
    hit: [/^1874\.9$/, 'touches'],
  },
  { what: 'drones from Iran', type: 'arms-transfer', label: /Iran/, hit: [/^2231\.B\.4$/, 'touches-if'] },
  { what: 'drones from Iran, the other regime', type: 'arms-transfer', label: /Iran/, hit: [/^un-dprk$/, 'does-not'] },
  { what: 'AI researchers and interns', type: 'exchange', label: /North Korea/, hit: [/^2321\.11$/, 'touches-if'] },
  { what: 'workers', type: 'labour-export', label: /North Korea/, hit: [/^2397\.8$/, 'touches-if'] },
  { what: 'a cruise missile', type: 'missile-test', label: /2024-01/, hit: [/^un-dprk$/, 'does-not'] },
  { what: 'a veto', type: 'sanctions-vetoed', label: /Russia/, hit: [/^un-dprk$/, 'does-not'] },
];

async function seedsTable(folder: string, pack: Pack): Promise<string> {
  if (!existsSync(folder)) return 'The seeds are not here.';
  const { events, contradictions } = await readInputs([folder], { cwd: process.cwd(), pack });
  const lines = SEEDS.map(({ what, type, label, hit: [provision, answer] }) => {
    const told = events.filter((event) => event.type === type && label.test(event.label));
    const isRight = told.some((event) => hasHit(event, provision, answer));
    return `  ${isRight ? 'right' : 'WRONG'}  ${what}: ${answer}${isRight ? '' : ` (${told.map(hitsOf).join(' / ')})`}`;
  });
  const law = contradictions.filter(({ kind }) => kind === 'law').length;
  return ['the seeds:', ...lines, `  statements about the law that differ: ${law}`].join('\n');
}

function hasHit({ provisions }: Event, provision: RegExp, answer: TouchAnswer): boolean {
  return provisions.some((hit) => provision.test(hit.provision) && hit.answer === answer);
}

function hitsOf({ label, provisions }: Event): string {
  return `${label}: ${provisions.map(({ provision, answer }) => `${provision} ${answer}`).join(', ')}`;
}
