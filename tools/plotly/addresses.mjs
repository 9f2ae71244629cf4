import { readFileSync } from 'node:fs';

/** What Plotly would ask for outside, were it told to: maps, and the service that a chart can be sent to; and its help on the first. */
const ASKED = ['https://cdn.plot.ly/un/', 'https://cloud.plotly.com/newchart', 'cdn.plot.ly'];

/** An esbuild plugin: empties the addresses that Plotly's configuration holds, and fails where one is no longer there. */
export const withoutAddresses = {
  name: 'without-addresses',
  setup(build) {
    build.onLoad({ filter: /plot_api[\\/]plot_config\.[jt]s$/ }, ({ path }) => {
      let contents = readFileSync(path, 'utf8');
      for (const address of ASKED) {
        if (!contents.includes(address))
          throw new Error(`${path} no longer holds ${address}: look what it asks for now`);
        contents = contents.replaceAll(address, '');
      }
      return { contents, loader: path.endsWith('.ts') ? 'ts' : 'js' };
    });
  },
};
