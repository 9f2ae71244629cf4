/** What the page uses of Plotly: the type checker reads this and never the bundle beside it. */

export interface Figure {
  data: Record<string, unknown>[];
  layout: Record<string, unknown>;
}

/** An element that holds a drawn figure. */
export interface PlotElement extends HTMLElement {
  data: Record<string, unknown>[];
  // biome-ignore lint/suspicious/noExplicitAny: a layout is an open tree of user-chosen attributes
  layout: any;
  // biome-ignore lint/suspicious/noExplicitAny: private to Plotly, read by the 3-D projection only, behind a guard
  _fullLayout?: any;
  // biome-ignore lint/suspicious/noExplicitAny: each event has its own payload
  on(event: string, handler: (payload: any) => void): void;
  // biome-ignore lint/suspicious/noExplicitAny: each event has its own payload
  removeListener(event: string, handler: (payload: any) => void): void;
  removeAllListeners(event: string): void;
}

export interface ImageOptions {
  format: 'png' | 'svg' | 'jpeg' | 'webp';
  width: number;
  height: number;
  scale?: number;
}

type Attributes = Record<string, unknown>;
type Host = string | HTMLElement;

export interface PlotlyStatic {
  readonly version: string;
  newPlot(host: Host, data: Attributes[], layout?: Attributes, config?: Attributes): Promise<PlotElement>;
  react(host: Host, data: Attributes[], layout?: Attributes, config?: Attributes): Promise<PlotElement>;
  relayout(host: Host, layout: Attributes): Promise<PlotElement>;
  restyle(host: Host, update: Attributes, traces?: number | number[]): Promise<PlotElement>;
  update(host: Host, data: Attributes, layout: Attributes, traces?: number | number[]): Promise<PlotElement>;
  purge(host: Host): void;
  toImage(figure: Host | Figure, options?: ImageOptions): Promise<string>;
  downloadImage(figure: Host | Figure, options: ImageOptions & { filename: string }): Promise<string>;
  register(modules: unknown): void;
  setPlotConfig(config: Attributes): void;
  Plots: { resize(host: Host): Promise<void> };
}

declare const Plotly: PlotlyStatic;
export default Plotly;
