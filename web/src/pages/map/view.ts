// What part of the map is in sight, and where things stand in it.

/** The plane that the world is projected to. */
export const [WIDTH, HEIGHT] = [960, 500];
const [FARTHEST, NEAREST] = [1, 60];
/** Where all marks are close together, what is around them is shown too. */
const NEAREST_FITTED = 5;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The point of the plane in the middle, and how often it is enlarged; 1 is the whole world. */
export interface View extends Point {
  readonly zoom: number;
}

/** Of what the map is drawn in, in pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}

export const WHOLE: View = { x: WIDTH / 2, y: HEIGHT / 2, zoom: 1 };

/** Pixels for a unit of the plane. */
export function scaleOf({ zoom }: View, { width, height }: Frame): number {
  return zoom * Math.min(width / WIDTH, height / HEIGHT);
}

export function onScreen(point: Point, view: View, frame: Frame): Point {
  const scale = scaleOf(view, frame);
  return { x: frame.width / 2 + (point.x - view.x) * scale, y: frame.height / 2 + (point.y - view.y) * scale };
}

export function onPlane(point: Point, view: View, frame: Frame): Point {
  const scale = scaleOf(view, frame);
  return { x: view.x + (point.x - frame.width / 2) / scale, y: view.y + (point.y - frame.height / 2) / scale };
}

/** Enlarged `by` about a point of the screen, which stays where it is. */
export function zoomed(view: View, by: number, about: Point, frame: Frame): View {
  const zoom = Math.min(NEAREST, Math.max(FARTHEST, view.zoom * by));
  const still = onPlane(about, view, frame);
  const moved = onPlane(about, { ...view, zoom }, frame);
  return bounded({ zoom, x: view.x + still.x - moved.x, y: view.y + still.y - moved.y }, frame);
}

/** Moved by pixels. */
export function panned(view: View, right: number, down: number, frame: Frame): View {
  const scale = scaleOf(view, frame);
  return bounded({ ...view, x: view.x + right / scale, y: view.y + down / scale }, frame);
}

/** Nothing beside the world is shown while there is world to show. */
function bounded(view: View, frame: Frame): View {
  const scale = scaleOf(view, frame);
  const within = (value: number, size: number, seen: number) =>
    seen >= size ? size / 2 : Math.min(size - seen / 2, Math.max(seen / 2, value));
  return {
    zoom: view.zoom,
    x: within(view.x, WIDTH, frame.width / scale),
    y: within(view.y, HEIGHT, frame.height / scale),
  };
}

/** All points, with room around them. */
export function fitted(points: readonly Point[], frame: Frame): View {
  if (points.length === 0) return WHOLE;
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const one = scaleOf(WHOLE, frame);
  const room = Math.min((frame.width * 0.7) / (right - left + 1), (frame.height * 0.7) / (bottom - top + 1)) / one;
  const zoom = Math.min(NEAREST_FITTED, Math.max(FARTHEST, room));
  return bounded({ x: (left + right) / 2, y: (top + bottom) / 2, zoom }, frame);
}

/** "4.2,127.15,40.14": how often enlarged, and the degrees in the middle. */
export function readView(
  text: string | null,
  project: (longitude: number, latitude: number) => Point,
): View | undefined {
  const match = /^(\d{1,2}(?:\.\d{1,3})?),(-?\d{1,3}(?:\.\d{1,3})?),(-?\d{1,2}(?:\.\d{1,3})?)$/.exec(text ?? '');
  if (!match) return undefined;
  const [zoom, longitude, latitude] = match.slice(1).map(Number) as [number, number, number];
  if (zoom < FARTHEST || zoom > NEAREST || Math.abs(longitude) > 180 || Math.abs(latitude) > 90) return undefined;
  return { ...project(longitude, latitude), zoom };
}

export interface Mark {
  x: number;
  y: number;
  readonly id: string;
  readonly label: string;
  /** Pixels. */
  readonly radius: number;
}

/** Of more marks each stays where it is. */
const CROWD = 150;
const ROUNDS = 24;

/** The marks moved apart where they lie on each other, so that each can be read and pressed. */
export function spreadOut<One extends Mark>(marks: readonly One[]): One[] {
  const spread = marks.map((mark) => ({ ...mark }));
  if (spread.length > CROWD) return spread;
  for (let round = 0; round < ROUNDS; round++) {
    let isStill = true;
    for (const [at, one] of spread.entries())
      for (const other of spread.slice(at + 1)) isStill = !pushApart(one, other) && isStill;
    if (isStill) break;
  }
  return spread;
}

/** Moves both by half of what they share; false where they share nothing. */
function pushApart(one: Mark, other: Mark): boolean {
  const [across, down] = [other.x - one.x, other.y - one.y];
  const far = Math.sqrt(across * across + down * down);
  const shared = one.radius + other.radius + 1 - far;
  if (shared <= 0.5) return false;
  const [right, below] = far < 0.01 ? [1, 0] : [across / far, down / far];
  one.x -= (right * shared) / 2;
  one.y -= (below * shared) / 2;
  other.x += (right * shared) / 2;
  other.y += (below * shared) / 2;
  return true;
}

/** Pixels that a letter and a line take, about. */
const [LETTER, LINE] = [6.6, 16];
/** Between a mark and its name, with the sign of a denial. */
const GAP = 9;

export type Side = 'left' | 'right';

/** The marks whose names can stand beside them, and on which side, without lying on another name or mark; those given first go first. */
export function namedMarks(marks: readonly Mark[], { width }: Frame): ReadonlyMap<string, Side> {
  const taken = marks.map(({ x, y, radius }) => box(x - radius, y - radius, 2 * radius, 2 * radius));
  const named = new Map<string, Side>();
  for (const { id, label, x, y, radius } of marks) {
    const long = label.length * LETTER + GAP;
    const right = box(x + radius + 2, y - LINE / 2, long, LINE);
    const left = box(x - radius - 2 - long, y - LINE / 2, long, LINE);
    const isFree = (words: Box) => words.left >= 0 && words.right <= width && !taken.some((one) => overlap(one, words));
    const side = isFree(right) ? 'right' : isFree(left) ? 'left' : undefined;
    if (side === undefined) continue;
    taken.push(side === 'right' ? right : left);
    named.set(id, side);
  }
  return named;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function box(left: number, top: number, width: number, height: number): Box {
  return { left, top, right: left + width, bottom: top + height };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** "39.02° N": the word for below 0 last. */
export function degrees(value: number, above: string, below: string): string {
  return `${Math.abs(value)}° ${value < 0 ? below : above}`;
}
