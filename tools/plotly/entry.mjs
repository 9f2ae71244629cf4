import contour from 'plotly.js/lib/contour';
import core from 'plotly.js/lib/core';
import heatmap from 'plotly.js/lib/heatmap';
import scatter3d from 'plotly.js/lib/scatter3d';
import surface from 'plotly.js/lib/surface';

// scatter is part of the core
core.register([contour, heatmap, surface, scatter3d]);

export default core;
