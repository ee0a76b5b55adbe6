// Response times over time as a heatmap: how many requests a second took how long. Own canvas: see docs/architecture.md.
import { FONT, SECOND_STEPS, logTicks } from './axes.js';
import { html, useEffect, useLayoutEffect, useRef, useState } from './html.js';
import { clock, elapsed, elapsedTick, number, percent, time, timeTick } from './format.js';
import { PictureButton } from './picture.js';
import { colour, onTheme } from './theme.js';
import { cursorAt, onTimeline, point, zoom, zoomTo } from './timeline.js';

const LEFT = 58;
const BOTTOM = 26;
const TOP = 8;
const RIGHT = 30;
const SUB = 'requests by response time, over time; one request is still seen';

/** @param heatmap of the history, @param end in seconds, @param start milliseconds since 1970 */
export function Heatmap({ heatmap, end, start, marks = [], height = 280 }) {
    const canvas = useRef();
    const latest = useRef();
    const [tip, setTip] = useState(null);
    const [, redraw] = useState(0);
    const drag = useRef(null);
    latest.current = { heatmap, end, marks, height };

    useEffect(() => {
        const again = () => redraw(count => count + 1);
        const leaveTheme = onTheme(again);
        const leaveTime = onTimeline(again);
        const resized = new ResizeObserver(again);
        resized.observe(canvas.current.parentElement);
        return () => {
            leaveTheme();
            leaveTime();
            resized.disconnect();
        };
    }, []);
    const span = zoom();
    useLayoutEffect(() => draw(canvas.current, latest.current, drag.current),
        [heatmap, end, marks.length, height, span, cursorAt(), drag.current?.to, canvas.current?.clientWidth, document.documentElement.dataset.theme]);

    const onMove = event => {
        const place = placeOf(event, canvas.current, latest.current);
        if (drag.current) {
            drag.current.to = place.t;
        }
        setTip(tipAt(place, latest.current, canvas.current));
        point(place.inside ? place.t : null, 'heatmap');
    };
    const onDown = event => {
        const place = placeOf(event, canvas.current, latest.current);
        drag.current = event.button === 0 && event.pointerType === 'mouse' && place.inside ? { from: place.t, to: place.t } : null;
    };
    const onUp = () => {
        const dragged = drag.current;
        drag.current = null;
        if (dragged && Math.abs(dragged.to - dragged.from) > (end / 400)) {
            zoomTo(Math.min(dragged.from, dragged.to), Math.max(dragged.from, dragged.to));
        }
    };
    const leave = () => {
        drag.current = null;
        setTip(null);
        point(null, 'heatmap');
    };
    return html`<section class="card">
        <header><h2>Latency heatmap</h2><span class="sub">${SUB}</span>
            <span class="right"><span class="ramp">few <i></i> many</span><${PictureButton} title="Latency heatmap" sub=${SUB}
                chart=${() => ({ canvas: canvas.current, lines: [] })} /></span></header>
        <div class="chart">
            <canvas class="heat" ref=${canvas} role="img" aria-label=${spoken(heatmap)} style=${{ height: height + 'px' }}
                onPointerMove=${onMove} onPointerDown=${onDown} onPointerUp=${onUp} onPointerLeave=${leave} onDblClick=${() => zoomTo(null)}></canvas>
            ${tip && html`<div class="tip" style=${{ left: tip.left + 'px', top: tip.top + 'px' }}>
                ${elapsed(tip.from)} – ${elapsed(tip.to)}${start ? ` · ${clock(start + tip.from * 1000)}` : ''}<br />
                ${time(tip.low)} – ${time(tip.high)}: <b>${number(tip.rate)}/s</b>, ${percent(tip.share)} of them</div>`}
        </div>
    </section>`;
}

function spoken({ t, edges, cells }) {
    if (t.length === 0) {
        return 'Latency heatmap: no data';
    }
    return `Latency heatmap: response times from ${time(edges[0])} to ${time(edges[edges.length - 1])}, ${t.length} columns`;
}

function spanOf({ heatmap, end }) {
    return zoom() ?? [0, Math.max(end, heatmap.width)];
}

function rowsOf(edges) {
    return Math.max(1, edges.length - 1);
}

function placeOf(event, canvas, { heatmap, end, height }) {
    const box = canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const [from, to] = spanOf({ heatmap, end });
    const wide = box.width - LEFT - RIGHT;
    const high = height - TOP - BOTTOM;
    return {
        x, y, wide,
        t: from + (x - LEFT) / wide * (to - from),
        row: Math.floor((1 - (y - TOP) / high) * rowsOf(heatmap.edges)),
        inside: x >= LEFT && x <= LEFT + wide && y >= TOP && y <= TOP + high,
    };
}

function tipAt(place, { heatmap }, canvas) {
    const column = place.inside ? heatmap.t.findIndex(t => place.t >= t && place.t < t + heatmap.width) : -1;
    if (column < 0) {
        return null;
    }
    const cells = heatmap.cells[column];
    let [sum, found] = [0, 0];
    for (let i = 0; i < cells.length; i += 2) {
        sum += cells[i + 1];
        found = cells[i] === place.row ? cells[i + 1] : found;
    }
    const right = place.x > canvas.clientWidth - 230;
    return {
        left: right ? place.x - 218 : place.x + 14, top: Math.max(0, place.y - 46),
        from: heatmap.t[column], to: heatmap.t[column] + heatmap.width,
        low: heatmap.edges[place.row], high: heatmap.edges[place.row + 1],
        rate: found / heatmap.width, share: found / sum,
    };
}

function rampOf() {
    const stops = [0, 1, 2, 3, 4, 5].map(i => rgb(colour('heat-' + i)));
    return share => {
        const at = Math.min(4.9999, Math.max(0, share * 5));
        const [low, high] = [stops[Math.floor(at)], stops[Math.floor(at) + 1]];
        const part = at - Math.floor(at);
        return `rgb(${low.map((value, i) => Math.round(value + (high[i] - value) * part)).join(',')})`;
    };
}

function rgb(hex) {
    return [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));
}

function draw(canvas, { heatmap, end, marks, height }, dragged) {
    const ratio = devicePixelRatio || 1;
    const width = canvas.clientWidth;
    if (width === 0) {
        return;
    }
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    const ctx = canvas.getContext('2d');
    ctx.scale(ratio, ratio);
    ctx.font = FONT;
    const [from, to] = spanOf({ heatmap, end });
    const [wide, high] = [width - LEFT - RIGHT, height - TOP - BOTTOM];
    const rows = rowsOf(heatmap.edges);
    const x = t => LEFT + (t - from) / (to - from) * wide;
    const y = row => TOP + high - row / rows * high;
    if (heatmap.t.length === 0) {
        ctx.fillStyle = colour('soft');
        ctx.fillText('No requests yet', LEFT + wide / 2 - 40, TOP + high / 2);
        return;
    }
    let most = 1;
    heatmap.cells.forEach(cells => {
        for (let i = 1; i < cells.length; i += 2) {
            most = Math.max(most, cells[i]);
        }
    });
    const ramp = rampOf();
    const scale = Math.log(most + 1);
    ctx.save();
    ctx.beginPath();
    ctx.rect(LEFT, TOP, wide, high);
    ctx.clip();
    heatmap.t.forEach((t, column) => {
        const [left, right] = [Math.floor(x(t) * ratio) / ratio, Math.floor(x(t + heatmap.width) * ratio) / ratio];
        if (right < LEFT || left > LEFT + wide) {
            return;
        }
        const cells = heatmap.cells[column];
        for (let i = 0; i < cells.length; i += 2) {
            const [bottom, top] = [Math.floor(y(cells[i]) * ratio) / ratio, Math.floor(y(cells[i] + 1) * ratio) / ratio];
            ctx.fillStyle = ramp(0.06 + 0.94 * (Math.log(cells[i + 1] + 1) / scale) ** 1.5);
            ctx.fillRect(left, top, Math.max(1 / ratio, right - left), Math.max(1 / ratio, bottom - top));
        }
    });
    drawMarks(ctx, marks, x, from, to, high);
    drawCursor(ctx, x, from, to, high, dragged);
    ctx.restore();
    drawAxes(ctx, heatmap.edges, { x, from, to, wide, high, height });
}

function drawMarks(ctx, marks, x, from, to, high) {
    ctx.setLineDash([4, 3]);
    for (const mark of marks.filter(({ t, kind }) => kind !== 'start' && t >= from && t <= to)) {
        ctx.strokeStyle = colour(mark.kind === 'stop' || mark.kind === 'reset' ? 'soft' : 'mark');
        ctx.beginPath();
        ctx.moveTo(x(mark.t), TOP);
        ctx.lineTo(x(mark.t), TOP + high);
        ctx.stroke();
    }
    ctx.setLineDash([]);
}

function drawCursor(ctx, x, from, to, high, dragged) {
    if (dragged && dragged.to !== dragged.from) {
        ctx.fillStyle = colour('focus') + '30';
        ctx.fillRect(x(Math.min(dragged.from, dragged.to)), TOP, Math.abs(x(dragged.to) - x(dragged.from)), high);
    }
    const at = cursorAt();
    if (at !== null && at >= from && at <= to) {
        ctx.strokeStyle = colour('soft');
        ctx.setLineDash([3, 3]);
        ctx.beginPath();
        ctx.moveTo(x(at), TOP);
        ctx.lineTo(x(at), TOP + high);
        ctx.stroke();
        ctx.setLineDash([]);
    }
}

/** Round ones; of few rows, among which there may be none, the edges. */
function ticksOf(edges, high) {
    const [first, last] = [edges[0], edges[edges.length - 1]];
    const round = logTicks(first || 0.001, last, high);
    return round.length > 1 ? round : [first, last].map(value => Number(value.toPrecision(3)));
}

function drawAxes(ctx, edges, { x, from, to, wide, high, height }) {
    ctx.fillStyle = colour('soft');
    ctx.textAlign = 'center';
    ctx.textBaseline = 'top';
    const step = SECOND_STEPS.find(seconds => (to - from) / seconds <= Math.max(2, wide / 78)) ?? 86400;
    for (let t = Math.ceil(from / step) * step; t <= to; t += step) {
        ctx.fillText(elapsedTick(t, step, to), x(t), height - BOTTOM + 8);
    }
    ctx.textAlign = 'right';
    ctx.textBaseline = 'middle';
    const [low, most] = [Math.log10(edges[0] || 0.001), Math.log10(edges[edges.length - 1])];
    for (const value of ticksOf(edges, high)) {
        ctx.fillText(timeTick(value), LEFT - 8, TOP + high - (Math.log10(value) - low) / (most - low) * high);
    }
}
