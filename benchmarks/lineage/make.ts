// Makes texts from others as editors do: reprinted, cut, a paragraph lifted, edited, told again. Seeded, so each run makes the same.
import type { Text } from './texts.ts';

/** Numbers in [0, 1), the same for the same seed (a multiply-with-xorshift generator). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296;
  };
}

export const WAYS = [
  'reprint',
  'headline',
  'abridged',
  'edited',
  'lifted',
  'paraphrase',
  'heavy paraphrase',
  'rewritten',
] as const;
export type Way = (typeof WAYS)[number];

export interface Made extends Text {
  readonly way: Way;
  /** The text that it is from. */
  readonly from: string;
  /** For a lifted paragraph the text into which it was put. */
  readonly host?: string;
  /** Words put for others, in order. */
  readonly swaps: readonly (readonly [from: string, to: string])[];
}

/** `source` made over; `host` takes a lifted paragraph. Undefined where the text is too short for it. */
export function make(
  way: Way,
  source: Text,
  host: Text,
  seed: number,
  vocabulary: readonly string[],
): Made | undefined {
  const random = seeded(seed);
  const sentences = sentencesOf(source.text);
  const swaps: [string, string][] = [];
  const made = (text: string): Made => ({
    id: `${source.id} ${way}`,
    topic: source.topic,
    text,
    way,
    from: source.id,
    swaps,
    ...(way === 'lifted' && { host: host.id }),
  });
  switch (way) {
    case 'reprint':
      return made(curled(source.text).replaceAll(' percent', ' per cent').replaceAll('\n', '\n\n'));
    case 'headline':
      return made([NEW_TOPS[Math.floor(random() * NEW_TOPS.length)]!, ...sentences.slice(1)].join(' '));
    case 'abridged':
      return sentences.length < 6
        ? undefined
        : made(sentences.slice(0, Math.ceil(sentences.length * (0.35 + random() * 0.3))).join(' '));
    case 'edited':
      return made(sentences.map((sentence) => edited(sentence, random, swaps)).join(' '));
    case 'lifted':
      return lifted(sentences, sentencesOf(host.text), random, made);
    case 'paraphrase':
      return made(sentences.map((sentence) => retold(sentence, random, [], 0)).join(' '));
    case 'heavy paraphrase':
      return made(sentences.map((sentence) => retold(sentence, random, vocabulary, 0.15)).join(' '));
    case 'rewritten':
      return made(sentences.map((sentence) => retold(sentence, random, vocabulary, 0.3)).join(' '));
  }
}

const NEW_TOPS = [
  'Here is what we know so far about a story that many readers asked about this morning.',
  'Developing: officials respond as questions mount over events of the week.',
  'What happened, in brief, and why it matters to readers of this paper.',
];

export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?]["”']?)\s+(?=["“A-Z])|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

function curled(text: string): string {
  return text
    .replace(/(^|[\s(])"/g, '$1“')
    .replaceAll('"', '”')
    .replaceAll("'", '’');
}

/** One word in about twenty-five is put for another, a figure for another figure. */
function edited(sentence: string, random: () => number, swaps: [string, string][]): string {
  return sentence.replace(/[A-Za-z]+|\d+/g, (word) => {
    const other = /^\d+$/.test(word) ? String(Number(word) + 1 + Math.floor(random() * 8)) : SYNONYMS.get(word);
    if (other === undefined || random() > 0.3 || other === word) return word;
    swaps.push([word, other]);
    return other;
  });
}

/** Three or more sentences with 40 words or more, put into the middle of another text. */
function lifted(
  sentences: readonly string[],
  host: readonly string[],
  random: () => number,
  made: (text: string) => Made,
): Made | undefined {
  let first = Math.floor(random() * Math.max(1, sentences.length - 4));
  if (first === 0) first = 1;
  let paragraph = '';
  for (let at = first; at < sentences.length && paragraph.split(' ').length < 45; at++)
    paragraph += `${sentences[at]} `;
  // Speech that is quoted in two texts is no copy of one by the other.
  if (paragraph.split(' ').length < 42 || /["“”]/.test(paragraph) || host.length < 6) return undefined;
  const middle = Math.floor(host.length / 2);
  return made([host.slice(0, middle).join(' '), paragraph.trim(), host.slice(middle).join(' ')].join('\n\n'));
}

/** Synonyms wherever there are any, other small words, other tenses, clauses moved; and so many content words put for words of the vocabulary. */
function retold(sentence: string, random: () => number, vocabulary: readonly string[], replaced: number): string {
  let text = sentence;
  for (const [pattern, replacement] of TURNS) if (random() < 0.7) text = text.replace(pattern, replacement);
  text = text.replace(/[A-Za-z]+/g, (word) => {
    const other = SYNONYMS.get(word) ?? SMALL_WORDS.get(word);
    if (other !== undefined && random() < 0.75) return other;
    const isContent = /^[a-z]{5,}$/.test(word) && !SMALL_WORDS.has(word);
    if (isContent && random() < replaced) return vocabulary[Math.floor(random() * vocabulary.length)]!;
    return word;
  });
  return text;
}

/** Clauses moved and tenses changed. */
const TURNS: readonly (readonly [RegExp, string])[] = [
  [/^(On (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day), (.{20,200}?)\.$/, '$2 $1.'],
  [/^(.{20,200}), ((?:[A-Z][a-z]+ ){0,3}[A-Z][a-z]+) said\.$/, 'According to $2, $1.'],
  [/^((?:[A-Z][a-z]+ ){1,3})said (?:that )?(.{20,200})\.$/, '$2, $1said.'],
  [/^(.{20,160}?), (when|after|while|because|as) (.{15,120})\.$/, '$2 $3, $1.'],
  [/\bhas been\b/, 'was'],
  [/\bhad been\b/, 'was'],
  [/\bwas\b/, 'had been'],
  [/\bwill\b/, 'is going to'],
  [/\bsaid that\b/, 'said'],
  [/\bin order to\b/, 'to'],
];

const pairs = (list: string): ReadonlyMap<string, string> =>
  new Map(
    list
      .split(/\s*,\s*/)
      .map((pair) => pair.trim().split('=') as [string, string])
      .filter(([from]) => from !== ''),
  );

const SMALL_WORDS = pairs(
  `but=yet, which=that, about=around, who=that, while=whereas, after=following, before=prior to, also=too, because=since, over=above,
  said=stated, says=stated, told=informed, has=had, is=was, are=were, have=had, this=that, these=those, into=in, within=inside, during=in,
  more=further, only=merely, several=some, many=numerous, although=though, with=along with, by=via, for=on behalf of`,
);

/** Plain synonyms; some turn the sense, as careless rewriters do. */
export const SYNONYMS = pairs(
  `attack=assault, attacks=assaults, attacked=assaulted, police=officers, officials=authorities, official=representative, killed=slain,
  killing=slaying, people=persons, person=individual, shot=gunned, shooting=gunfire, fire=blaze, house=home, car=vehicle, vehicle=car,
  arrested=detained, arrest=detention, charged=accused, charges=accusations, company=firm, companies=firms, began=started, begin=start,
  ended=concluded, big=large, large=big, small=little, help=aid, helped=aided, buy=purchase, bought=purchased, sell=market, sold=marketed,
  show=demonstrate, showed=demonstrated, found=discovered, find=discover, quake=tremor, earthquake=quake, injured=wounded, injuries=wounds,
  hospital=clinic, died=perished, dead=deceased, death=demise, children=kids, woman=lady, man=gentleman, women=ladies, men=gentlemen,
  city=town, town=city, country=nation, nation=country, government=administration, president=leader, leader=chief, chief=head, head=chief,
  money=cash, million=m, win=triumph, won=triumphed, victory=win, game=match, team=squad, players=athletes, player=athlete, season=campaign,
  new=fresh, old=ageing, year=twelvemonth, years=winters, month=moon, week=se'nnight, announced=declared, announcement=declaration,
  reported=related, report=account, reports=accounts, suspect=accused, suspects=accused, court=tribunal, judge=justice, trial=hearing,
  prison=jail, jail=prison, sentence=term, sentenced=condemned, escaped=fled, escape=flight, ship=vessel, ships=vessels, vessel=ship,
  boat=craft, boats=craft, navy=fleet, pirates=raiders, military=army, army=military, troops=soldiers, soldiers=troops, war=conflict,
  weapons=arms, weapon=arm, gun=firearm, guns=firearms, bomb=explosive, tighten=strain, tightened=strained, increase=rise, increased=rose,
  decrease=fall, decreased=fell, fell=dropped, rose=climbed, law=statute, rule=regulation, rules=regulations, vote=ballot, voters=electors,
  election=poll, party=faction, members=affiliates, member=affiliate, group=band, groups=bands, movie=film, film=movie, actor=performer,
  star=celebrity, show=programme, host=presenter, doctor=physician, nominee=candidate, choice=pick, chosen=picked, named=called,
  called=termed, asked=requested, agreed=consented, agreement=accord, deal=pact, offer=bid, offered=proposed, plan=scheme, plans=schemes,
  planned=intended, want=wish, wanted=wished, need=require, needed=required, make=produce, made=produced, use=employ, used=employed,
  give=grant, gave=granted, take=seize, took=seized, taken=seized, get=obtain, got=obtained, went=travelled, came=arrived, left=departed,
  saw=witnessed, seen=witnessed, heard=learned, known=recognised, know=realise, believe=think, believed=thought, thought=believed,
  shop=store, store=shop, street=road, road=street, building=structure, church=chapel, school=academy, students=pupils, student=pupil,
  family=relatives, mother=mum, father=dad, friend=pal, friends=pals, wife=spouse, husband=spouse, son=boy, daughter=girl, early=soon,
  late=tardy, fast=quick, quickly=rapidly, recently=lately, strong=powerful, damage=harm, damaged=harmed, destroyed=wrecked, crash=collision,
  crashed=collided, accident=mishap, driver=motorist, drunk=intoxicated, alleged=supposed, allegedly=supposedly, statement=communique,
  spokesman=representative, spokeswoman=representative, area=region, region=area, local=native, worker=employee, workers=employees,
  software=programs, computer=machine, users=customers, customers=clients, flaw=bug, patch=fix, update=upgrade, security=safety,
  details=particulars, information=data, investigation=inquiry, investigators=detectives, evidence=proof, cause=reason, caused=provoked`,
);
