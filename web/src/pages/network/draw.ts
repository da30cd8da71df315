// Draws a network by WebGL: sigma on graphology. The one module that loads them.
import { MultiGraph } from 'graphology';
import Sigma from 'sigma';
import { cut } from '../../shared/format.ts';
import { drawnEdges, type Graph, joins, type Selected } from './graph.ts';
import { layOut } from './layout.ts';

/** As the browser computes them of the page's tokens. */
export interface Colours {
  readonly ink: string;
  readonly muted: string;
  readonly rule: string;
  readonly paper: string;
  readonly contested: string;
}

export interface Drawn {
  select(selected: Selected | undefined): void;
  /** Nearer above 1. */
  zoom(by: number): void;
  /** Shares of what is in sight. */
  pan(right: number, up: number): void;
  fit(): void;
  end(): void;
}

export interface DrawOptions {
  readonly colours: Colours;
  readonly font: string;
  /** Nothing glides. */
  readonly isStill: boolean;
  readonly onNode: (id: string) => void;
  readonly onEdge: (a: string, b: string) => void;
  readonly onNothing: () => void;
}

const [SMALLEST, LARGEST] = [3, 15];
/** Pixels of the drawing's width for each node with which every name is drawn. */
const ROOM = 40;

/** Throws where the browser has no WebGL. */
export function drawNetwork(box: HTMLElement, graph: Graph, options: DrawOptions): Drawn {
  const { colours, isStill } = options;
  let selected: Selected | undefined;
  const drawn = graphOf(graph, colours, box.clientWidth);
  const sigma = new Sigma(drawn, box, {
    ...{ enableEdgeEvents: true, zIndex: true, stagePadding: 56, minEdgeThickness: 1 },
    ...{ labelFont: options.font, labelSize: 12, labelDensity: 0.8, labelRenderedSizeThreshold: 5 },
    ...{ minCameraRatio: 0.05, maxCameraRatio: 3, doubleClickZoomingDuration: isStill ? 0 : 200 },
    ...(isStill && { zoomDuration: 0, inertiaDuration: 0 }),
    defaultDrawNodeLabel: (context, data) => drawLabel(context, data, options),
    defaultDrawNodeHover: (context, data) => drawLabel(context, { ...data, isNear: true }, options),
    nodeReducer: (id, data) => (isLit(drawn, selected, id) ? data : { ...data, color: colours.rule, label: '' }),
    edgeReducer: (id, data) => {
      const [a, b] = drawn.extremities(id);
      return isEdgeLit(selected, a, b) ? data : { ...data, hidden: true };
    },
  });
  sigma.on('clickNode', ({ node }) => options.onNode(node));
  sigma.on('clickEdge', ({ edge }) => options.onEdge(...drawn.extremities(edge)));
  sigma.on('clickStage', options.onNothing);
  const isOver = (over: boolean) => () => {
    box.style.cursor = over ? 'pointer' : '';
  };
  for (const event of ['enterNode', 'enterEdge'] as const) sigma.on(event, isOver(true));
  for (const event of ['leaveNode', 'leaveEdge'] as const) sigma.on(event, isOver(false));
  const camera = sigma.getCamera();
  return {
    select(to) {
      selected = to;
      sigma.refresh({ skipIndexation: true });
    },
    zoom: (by) => camera.setState({ ratio: Math.min(3, Math.max(0.05, camera.ratio / by)) }),
    pan: (right, up) => camera.setState({ x: camera.x + right * camera.ratio, y: camera.y + up * camera.ratio }),
    fit: () => camera.setState({ x: 0.5, y: 0.5, ratio: 1 }),
    end: () => sigma.kill(),
  };
}

function graphOf(graph: Graph, colours: Colours, width: number): MultiGraph {
  const drawn = new MultiGraph();
  const places = layOut(graph);
  const most = Math.max(1, ...graph.nodes.map(({ weight }) => weight));
  const forceLabel = graph.nodes.length * ROOM < width;
  for (const { id, label, weight, contested, isAside } of graph.nodes) {
    const size = SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(weight / most);
    const color = contested ? colours.contested : isAside ? colours.muted : colours.ink;
    drawn.addNode(id, {
      ...places.get(id)!,
      size,
      color,
      label: `${cut(label, 30)}${contested ? ' ⇄' : ''}`,
      zIndex: 1,
      forceLabel,
    });
  }
  const heaviest = Math.max(1, ...graph.edges.map(({ weight }) => weight));
  for (const { a, b, weight, contested, isDirected } of drawnEdges(graph.edges)) {
    if (!drawn.hasNode(a) || !drawn.hasNode(b)) continue;
    drawn.addEdge(a, b, {
      size: 1 + 4 * Math.sqrt(weight / heaviest),
      color: contested ? colours.contested : colours.rule,
      type: isDirected ? 'arrow' : 'line',
    });
  }
  return drawn;
}

function isLit(drawn: MultiGraph, selected: Selected | undefined, id: string): boolean {
  if (selected === undefined || selected.node === id || selected.with === id) return true;
  return selected.with === undefined && drawn.areNeighbors(selected.node, id);
}

function isEdgeLit(selected: Selected | undefined, a: string, b: string): boolean {
  if (selected === undefined) return true;
  if (selected.with !== undefined) return joins({ a, b }, selected.node, selected.with);
  return a === selected.node || b === selected.node;
}

interface Labelled {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly label?: string | null;
  readonly isNear?: boolean;
}

/** Words with the ground around them, so that lines do not cross them out. */
function drawLabel(
  context: CanvasRenderingContext2D,
  { x, y, size, label, isNear }: Labelled,
  { colours, font }: DrawOptions,
): void {
  if (!label) return;
  context.font = `${isNear ? '600' : '400'} 12px ${font}`;
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = colours.paper;
  context.fillStyle = colours.ink;
  const wide = context.measureText(label).width;
  const hasRoom = x + size + 4 + wide < context.canvas.clientWidth;
  const [left, base] = [hasRoom ? x + size + 4 : x - size - 4 - wide, y + 4];
  context.strokeText(label, left, base);
  context.fillText(label, left, base);
}
