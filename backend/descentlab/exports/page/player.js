// The player of an exported page: `scene` holds a Plotly figure, and which of its traces show how much of which columns at a row.
(() => {
  const find = (id) => document.getElementById(id);
  const { figure, narrow, columns, moving, racers, steps, words } = JSON.parse(find('scene').textContent);
  const [host, play, scrub, speed, counter, table] = ['figure', 'play', 'step', 'speed', 'counter', 'numbers'].map(find);
  const last = steps.length - 1;
  let row = 0;
  let playing = false;
  let drawing = false;
  let then = 0;

  const unpacked = ({ bdata, dtype }) => {
    const bytes = Uint8Array.from(atob(bdata), (character) => character.charCodeAt(0));
    return dtype === 'f8' ? new Float64Array(bytes.buffer) : new Int32Array(bytes.buffer);
  };
  const numbers = columns.map(unpacked);
  const kept = moving.map(({ rows }) => (rows === null ? null : numbers[rows]));

  const shownRows = (index, here) => {
    const rows = kept[index];
    return rows === null ? [here] : [...rows.filter((known) => known < here), here];
  };
  const frameAt = () => {
    const data = moving.map(({ x, y }, index) => {
      const shown = shownRows(index, Math.min(row, numbers[x].length - 1));
      return { x: shown.map((at) => numbers[x][at]), y: shown.map((at) => numbers[y][at]) };
    });
    return { data, traces: moving.map(({ trace }) => trace) };
  };
  const tell = () => {
    scrub.value = String(row);
    counter.textContent = `${words.step} ${steps[row]}`;
    scrub.setAttribute('aria-valuetext', counter.textContent);
    racers.forEach((racer, index) => {
      const here = Math.min(row, numbers[racer.loss].length - 1);
      const cells = [steps[here], numbers[racer.loss][here], ...racer.others.map((column) => numbers[column][here])];
      cells.forEach((cell, place) => {
        table.rows[index].cells[place + 1].textContent = String(cell);
      });
    });
  };
  const draw = async () => {
    tell();
    window.networksAt?.(row);
    if (drawing) return;
    drawing = true;
    for (let drawn = -1; drawn !== row; ) {
      drawn = row;
      const still = { duration: 0, redraw: false };
      await Plotly.animate(host, frameAt(), { mode: 'immediate', frame: still, transition: { duration: 0 } });
    }
    drawing = false;
  };
  const seek = (wanted) => {
    row = Math.max(0, Math.min(last, Math.round(wanted)));
    draw();
  };
  const setPlaying = (on) => {
    playing = on;
    play.textContent = on ? words.pause : words.play;
    then = performance.now();
    if (on && row === last) seek(0);
    if (on) requestAnimationFrame(tick);
  };
  const tick = (now) => {
    if (!playing) return;
    const on = Math.floor(((now - then) / 1000) * Number(speed.value));
    if (on > 0) {
      then = now;
      seek(row + on);
    }
    if (row === last) setPlaying(false);
    else requestAnimationFrame(tick);
  };
  const pauseAt = (wanted) => {
    setPlaying(false);
    seek(wanted);
  };

  play.addEventListener('click', () => setPlaying(!playing));
  scrub.addEventListener('input', () => pauseAt(Number(scrub.value)));
  document.addEventListener('keydown', (event) => {
    const keys = { ArrowRight: row + 1, ArrowLeft: row - 1, Home: 0, End: last };
    if (event.target instanceof HTMLSelectElement) return;
    if (event.key === ' ' && event.target !== play) setPlaying(!playing);
    else if (event.key in keys) pauseAt(keys[event.key]);
    else return;
    event.preventDefault();
  });
  const config = { responsive: true, displaylogo: false, showSendToCloud: false, plotlyServerURL: '' };
  const layout = innerWidth < 720 ? { ...narrow, images: figure.layout.images } : figure.layout;
  Plotly.newPlot(host, figure.data, layout, config).then(() => {
    seek(0);
    setPlaying(!matchMedia('(prefers-reduced-motion: reduce)').matches);
  });
})();
