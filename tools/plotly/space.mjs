import scatter3d from 'plotly.js/lib/scatter3d';
import surface from 'plotly.js/lib/surface';
import Plotly from './plane.mjs';

Plotly.register([scatter3d, surface]);
