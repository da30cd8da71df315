// What a feature of a comparison says, in English.
import type { Feature, FeatureName } from '../../names/index.ts';

const SENTENCES: Readonly<Record<FeatureName, (feature: Feature) => string>> = {
  exact: ({ a }) => `"${a}" is in both names`,
  spelling: ({ a, b }) => `"${a}" and "${b}" are spellings of one sound`,
  sound: ({ a, b }) => `"${a}" and "${b}" sound alike`,
  typo: ({ a, b }) => `"${a}" is "${b}" but for a slip of the pen`,
  initial: ({ a, b }) => `"${a}" and "${b}" begin alike`,
  joined: ({ a, b }) => `"${a}" is "${b}", written as other words`,
  'written-together': ({ a, b }) => `written together, "${a}" is nearly "${b}"`,
  extra: ({ a, b }) => `"${a || b}" is only in ${a ? 'the name asked for' : 'the listed name'}`,
  conflict: ({ a, b }) => `"${a}" stands against "${b}"`,
  slips: () => 'more than one part is only nearly the same',
  order: () => 'the parts stand in another order',
  number: ({ a, b }) => (a && b ? `number ${a} stands against ${b}` : `number ${a || b} is only in one name`),
  'legal-form': ({ a, b }) =>
    a && b ? `legal form ${a} stands against ${b}` : `legal form ${a || b} is only in one name`,
  'one-part': () => 'only one part agrees',
  'common-parts': () => 'only parts that many bear agree',
  'birth-year': ({ a, b, points }) => `born ${a}, listed ${b}: ${points > 0 ? 'agrees' : 'differs'}`,
  country: ({ a, b, points }) => (points > 0 ? `a country agrees (${a})` : `countries differ (${a}; listed ${b})`),
  'document-number': ({ a }) => `number ${a} is listed`,
  'name-quality': () => 'the list calls this name weak',
  cap: () => 'a score has 0 to 1000 points',
};

/** "“lavrov” is in both names (+500)". */
export function sentenceOf(feature: Feature): string {
  return `${SENTENCES[feature.feature](feature)} (${feature.points >= 0 ? '+' : '−'}${Math.abs(feature.points)})`;
}
