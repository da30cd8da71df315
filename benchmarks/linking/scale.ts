// What it costs to find the occasion of one more text among 1,000, 10,000 and 100,000.
import { findOccasions, type Occasion, occasionOf } from '../../src/corroborate/events/occasions.ts';
import { documentOf } from '../../src/corroborate/lineage/testing.ts';
import { generatedTexts } from '../lineage/generate.ts';

const COUNTS = [1_000, 10_000, 100_000];

/** Generated texts of one subject; three in ten are made over from others. */
export function scaleTable(): string {
  const occasions: Occasion[] = [];
  const texts = generatedTexts(1);
  const lines = COUNTS.map((count) => {
    const reading = timed(() => {
      while (occasions.length < count) {
        const { text } = texts.next().value!;
        occasions.push(occasionOf(documentOf(`text ${occasions.length}`, text), [], () => false));
      }
    });
    const added = count - (COUNTS[COUNTS.indexOf(count) - 1] ?? 0);
    let compared = 0;
    const finding = timed(() => {
      compared = findOccasions(occasions).compared;
    });
    return `| ${count} | ${(compared / count).toFixed(1)} | ${(reading / added).toFixed(2)} | ${(finding / count).toFixed(2)} |`;
  });
  return [
    '| texts | compared with each | reading one, ms | finding its occasion, ms |',
    '|---|---|---|---|',
    ...lines,
  ].join('\n');
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
