// What an event is called: "missile test: North Korea, 2022-09-25, ballistic missile".
import type { Step } from './frame.ts';

/** The type in words, then every stated value by its name. `nameOf` tells the name of an id. */
export function labelOf(type: string, steps: readonly Step[], nameOf: (id: string) => string): string {
  const stated = steps.filter(({ value }) => value !== undefined);
  const parties = stated.filter(({ step }) => !isTime(step) && step !== 'other');
  const finest = stated.findLast(({ step }) => isTime(step))?.value;
  const words = [
    ...parties.map(({ value }) => value!.split('+').map(nameOf).join(' and ')),
    ...(finest === undefined ? [] : [finest]),
    ...stated
      .filter(({ step }) => step === 'other')
      .map(({ value }) => (value === '+' ? 'another one' : `number ${value}`)),
  ];
  const name = type.replaceAll('-', ' ');
  return words.length === 0 ? name : `${name}: ${words.join(', ')}`;
}

function isTime(step: string): boolean {
  return step === 'year' || step === 'month' || step === 'day';
}
