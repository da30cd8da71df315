import { describe, expect, test } from 'vitest';
import { fitted, namedMarks, onPlane, onScreen, panned, readView, spreadOut, WHOLE, zoomed } from './view.ts';
import { makeWorld } from './world.ts';

const FRAME = { width: 800, height: 450 };
const world = makeWorld();

describe('the view', () => {
  test('the screen and the plane are each the other’s inverse', () => {
    const view = { x: 300, y: 200, zoom: 4 };
    const point = { x: 310, y: 190 };
    const back = onPlane(onScreen(point, view, FRAME), view, FRAME);
    expect(back.x).toBeCloseTo(point.x);
    expect(back.y).toBeCloseTo(point.y);
  });

  test('zooming keeps the point under the pointer, and ends at the whole world', () => {
    const about = { x: 600, y: 200 };
    const before = onPlane(about, { ...WHOLE, zoom: 4 }, FRAME);
    const near = zoomed({ ...WHOLE, zoom: 4 }, 2, about, FRAME);
    expect(near.zoom).toBe(8);
    expect(onPlane(about, near, FRAME).x).toBeCloseTo(before.x);
    expect(zoomed(near, 1e-9, about, FRAME)).toEqual(WHOLE);
    expect(zoomed(near, 1e9, about, FRAME).zoom).toBe(60);
  });

  test('nothing beside the world comes into sight', () => {
    const view = panned({ ...WHOLE, zoom: 2 }, -1e6, -1e6, FRAME);
    expect(onScreen({ x: 0, y: 0 }, view, FRAME).x).toBeCloseTo(0);
    expect(onScreen({ x: 0, y: 0 }, view, FRAME).y).toBeCloseTo(0);
  });

  test('what is fitted is in sight', () => {
    const points = [
      { x: 700, y: 150 },
      { x: 760, y: 180 },
    ];
    const view = fitted(points, FRAME);
    expect(view.zoom).toBe(5);
    for (const { x, y } of points.map((point) => onScreen(point, view, FRAME))) {
      expect(x > 0 && x < FRAME.width).toBe(true);
      expect(y > 0 && y < FRAME.height).toBe(true);
    }
    expect(fitted([], FRAME)).toEqual(WHOLE);
  });

  test.each(['', 'x', '4', '4,1', '0.5,10,10', '99,10,10', '4,190,10', '4,10,95', '4,10,10,1', '1e9,1,1'])(
    'the address %j names none',
    (text) => expect(readView(text, world.project)).toBeUndefined(),
  );

  test('an address names a place in degrees', () => {
    const view = readView('4.2,127.15,40.14', world.project)!;
    const { longitude, latitude } = world.invert(view)!;
    expect([view.zoom, longitude, latitude].map((value) => Math.round(value * 100) / 100)).toEqual([
      4.2, 127.15, 40.14,
    ]);
  });
});

describe('the world', () => {
  test('has land and borders, and Seoul right of London', () => {
    expect(world.land).toMatch(/^M/);
    expect(world.borders).toMatch(/^M/);
    expect(world.project(127, 37.5).x).toBeGreaterThan(world.project(0, 51.5).x);
    expect(world.invert({ x: 0, y: 0 })).toBeUndefined();
  });
});

describe('marks', () => {
  const mark = (id: string, x: number, y: number) => ({ id, x, y, radius: 10, label: id });

  test('that lie on each other are moved apart, the same each time', () => {
    const marks = [mark('a', 100, 100), mark('b', 100, 100), mark('c', 108, 100), mark('far', 300, 300)];
    const spread = spreadOut(marks);
    expect(spreadOut(marks)).toEqual(spread);
    for (const [at, one] of spread.entries())
      for (const other of spread.slice(at + 1))
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(19);
    expect(spread[3]).toEqual(mark('far', 300, 300));
    expect(marks[0]).toEqual(mark('a', 100, 100));
  });

  test('have their names where there is room, else on the left, else not', () => {
    const named = namedMarks(
      [mark('free', 100, 50), mark('edge', 785, 50), mark('a', 100, 100), mark('b', 125, 100), mark('c', 75, 100)],
      FRAME,
    );
    expect([...named]).toEqual([
      ['free', 'right'],
      ['edge', 'left'],
      ['b', 'right'],
      ['c', 'left'],
    ]);
  });
});
