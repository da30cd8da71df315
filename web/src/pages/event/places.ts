// Jumping to a part of the page, the address told of it: "#origins", "#claim-ab12".
import { router } from '../../app/router.svelte.ts';

/** Gives what a click on `<a href="#origins">` does. The browser's own jump would make an entry that begins at the top. */
export function jumpTo(id: string): (event: MouseEvent) => void {
  return (event) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const { pathname, search } = location;
    router.go(`${pathname}${search}#${id}`, { replace: true });
    show(id);
  };
}

/** Brings a part into sight and puts the focus on it. */
export function show(id: string): void {
  const part = document.getElementById(id);
  part?.scrollIntoView({ block: 'start' });
  part?.focus({ preventScroll: true });
}
