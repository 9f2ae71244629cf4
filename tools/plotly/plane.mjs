import contour from 'plotly.js/lib/contour';
import core from 'plotly.js/lib/core';
import heatmap from 'plotly.js/lib/heatmap';

// scatter is part of the core
core.register([contour, heatmap]);

export default core;
