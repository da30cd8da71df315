// Pictures of pages, wide and narrow, light and dark: `npx tsx web/test/shots.ts FOLDER brief= events=/events`.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, openPage, samplesDossier, serveBy } from './site.ts';

const [folder = 'shots', ...named] = process.argv.slice(2);
const WIDTHS = { wide: 1440, narrow: 390 } as const;

const scratch = await mkdtemp(join(tmpdir(), 'hearsay-shots-'));
const site = await serveBy(['serve', '--dossier', await samplesDossier(scratch)]);
const browser = await launch();
try {
  await mkdir(folder, { recursive: true });
  for (const one of named) {
    const [name = '', ...path] = one.split('=');
    for (const [size, width] of Object.entries(WIDTHS)) {
      for (const theme of ['light', 'dark'] as const) {
        const { page, faults } = await openPage(browser, site, path.join('='), { theme, width });
        await page.waitForTimeout(500);
        const file = join(folder, `${name}-${size}-${theme}.png`);
        await page.screenshot({ path: file, fullPage: size === 'wide' });
        console.log([file, ...faults].join('\n  '));
        await page.context().close();
      }
    }
  }
} finally {
  await browser.close();
  await site.close();
  await rm(scratch, { recursive: true, force: true });
}
