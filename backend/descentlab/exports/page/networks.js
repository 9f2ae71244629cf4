// The networks' panels of an exported page: at a row they show the film's last frame that is not beyond it.
window.networksAt = (() => {
  const find = (id) => document.getElementById(id);
  const film = JSON.parse(find('film').textContent);
  const frames = find('frames').textContent.trim().split('\n');
  const { size, kind, colours, palette } = film;
  const panels = [...document.querySelectorAll('#networks canvas')];
  const side = panels[0].width;

  const bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const unpacked = ({ bdata, dtype }) => new { f8: Float64Array, i4: Int32Array }[dtype](bytes(bdata).buffer);
  const [rows, at, sign] = [film.rows, film.samples.at, film.samples.sign].map(unpacked);
  const half = (bits) => {
    const [power, part] = [(bits >> 10) & 31, bits & 1023];
    const value = power === 31 ? (part ? Number.NaN : Infinity) : power ? (1024 + part) * 2 ** (power - 25) : part * 2 ** -24;
    return bits & 0x8000 ? -value : value;
  };
  const readers = {
    u1: (buffer) => new Uint8Array(buffer),
    f2: (buffer) => Float32Array.from(new Uint16Array(buffer), half),
    f4: (buffer) => new Float32Array(buffer),
  };

  const small = Object.assign(document.createElement('canvas'), { width: size, height: size });
  const pen = small.getContext('2d');
  const image = pen.createImageData(size, size);
  const shadeOf = (racer) => {
    if (kind === 'u1') return (value) => value;
    const sure = film.tanh[racer] ? (margin) => Math.tanh(margin / 2) : (margin) => Math.max(-1, Math.min(1, margin));
    const middle = palette.length / 6 - 0.5;
    return (margin) => Math.round(middle * (1 + (Number.isNaN(margin) ? 0 : sure(margin))));
  };
  const field = (context, values, racer) => {
    const shade = shadeOf(racer);
    for (let place = 0; place < values.length; place += 1) {
      const pixel = 4 * ((size - 1 - Math.floor(place / size)) * size + (place % size));
      const from = 3 * shade(values[place]);
      for (let channel = 0; channel < 3; channel += 1) image.data[pixel + channel] = palette[from + channel];
      image.data[pixel + 3] = 255;
    }
    pen.putImageData(image, 0, 0);
    // The middles of the outer pixels lie on the plot's edges.
    const step = side / (size - 1);
    context.drawImage(small, -step / 2, -step / 2, side + step, side + step);
    if (film.line) line(context, values);
  };
  const line = (context, values) => {
    const corners = [[0, 0], [1, 0], [1, 1], [0, 1]];
    context.beginPath();
    for (let y = 0; y + 1 < size; y += 1)
      for (let x = 0; x + 1 < size; x += 1) {
        const here = corners.map(([right, up]) => values[(y + up) * size + x + right]);
        if (!here.every(Number.isFinite)) continue;
        const cuts = [];
        for (let i = 0; i < 4; i += 1) {
          const [a, b, from, to] = [here[i], here[(i + 1) % 4], corners[i], corners[(i + 1) % 4]];
          if (a > 0 !== b > 0) cuts.push([0, 1].map((axis) => from[axis] + (a / (a - b)) * (to[axis] - from[axis])));
        }
        cuts.forEach(([right, up], i) => {
          const place = [((x + right) * side) / (size - 1), side - ((y + up) * side) / (size - 1)];
          i % 2 === 0 ? context.moveTo(...place) : context.lineTo(...place);
        });
      }
    Object.assign(context, { strokeStyle: colours.ink, lineWidth: 4, lineCap: 'round' });
    context.stroke();
  };
  const curve = (context, values, racer) => {
    const [low, high] = film.y;
    context.beginPath();
    values.forEach((value, i) => {
      const y = (side * (high - value)) / (high - low);
      if (Number.isFinite(y)) context.lineTo((side * i) / (size - 1), Math.max(-1e5, Math.min(1e5, y)));
    });
    for (const [lineWidth, strokeStyle] of [[14, colours.ground], [6, film.racers[racer]]]) {
      Object.assign(context, { lineWidth, strokeStyle, lineJoin: 'round' });
      context.stroke();
    }
  };
  const drawSamples = (context) => {
    const radius = sign.length > 400 ? 4 : 6.5;
    sign.forEach((which, i) => {
      const form = film.forms[Math.max(0, which)];
      context.beginPath();
      for (let place = 0; place < form.length; place += 2)
        context.lineTo(side * at[2 * i] + radius * form[place], side * at[2 * i + 1] + radius * form[place + 1]);
      context.closePath();
      context.fillStyle = which < 0 ? colours.soft : film.classes[which];
      Object.assign(context, { strokeStyle: colours.ground, lineWidth: 2 });
      context.fill();
      context.stroke();
    });
  };
  const samples = Object.assign(document.createElement('canvas'), { width: side, height: side });
  drawSamples(samples.getContext('2d'));

  let shown = -1;
  return (row) => {
    const frame = rows.findLastIndex((known) => known <= row);
    if (frame === shown) return;
    shown = frame;
    find('shown').textContent = String(film.steps[frame]);
    frames[frame].split(' ').forEach((text, racer) => {
      const values = readers[kind](bytes(text).buffer);
      const context = panels[racer].getContext('2d');
      context.clearRect(0, 0, side, side);
      if (kind === 'f4') curve(context, values, racer);
      else field(context, values, racer);
      context.drawImage(samples, 0, 0);
    });
    find('networks').dataset.step = String(film.steps[frame]);
  };
})();
