// All pages: each folder of web/src/pages with a page.ts, so that a page is added by adding its folder.
import { matched, type Page } from './page.ts';

const found = import.meta.glob<Page | readonly Page[]>('../pages/*/page.ts', { eager: true, import: 'default' });

export const pages: readonly Page[] = Object.values(found).flat() as Page[];

/** Those of the navigation, in its order. */
export const navigation: readonly Page[] = pages.filter(({ nav }) => nav !== undefined).sort((a, b) => a.nav! - b.nav!);

export interface Found {
  readonly page: Page;
  readonly params: Readonly<Record<string, string>>;
}

/** The page at `path`, below the dossier; a fixed path goes before one with parameters. */
export function pageAt(path: string): Found | undefined {
  const fitting = pages.flatMap((page) => {
    const params = matched(page.path, path);
    return params === undefined ? [] : [{ page, params }];
  });
  return fitting.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0];
}
