// Line charts, behind uPlot: this module alone knows it. Time runs in seconds since the start of the run, and all charts
// over time share zoom, cursor and marks (timeline.js).
import uPlot from './vendor/uplot.js';
import { html, useEffect, useLayoutEffect, useRef, useState } from './html.js';
import { FONT, UNITS, linearRange, logRange, logSplits, secondSplits } from './axes.js';
import { clock, elapsed, elapsedTick, number } from './format.js';
import { marksPlugin } from './marks.js';
import { PictureButton } from './picture.js';
import { colour, onTheme } from './theme.js';
import { cursorAt, onTimeline, point, zoom, zoomTo } from './timeline.js';


/**
 * Columns by time as a chart draws them: each span at its middle, and a gap where there was nothing. Nothing is drawn
 * across a gap.
 */
export function overTime(series, columns) {
    const { t, width } = series;
    const xs = [];
    const ys = columns.map(() => []);
    t.forEach((from, i) => {
        if (i > 0 && from - t[i - 1] > width) {
            xs.push(t[i - 1] + width * 1.5);
            ys.forEach(column => column.push(null));
        }
        xs.push(from + width / 2);
        ys.forEach((column, c) => column.push(columns[c]?.[i] ?? null));
    });
    return [xs, ...ys];
}

/** A figure of the history as the lines of a chart: the line itself, and the band of its extremes where it has one. */
export function lines(label, figure, look) {
    const line = { label, values: figure.value, ...look };
    return figure.min ? { ...line, low: figure.min, high: figure.max } : line;
}

/**
 * @param title and `sub` for people; the title is the chart's name for screen readers too
 * @param series { t, width } of all lines
 * @param lines [{ label, values, low, high, color (a name of the theme), fill, dash, stepped }]
 * @param marks [{ t, kind, text }]
 * @param unit of the figures: 'ms', 'number', 'share'
 * @param logarithmic whether it can be switched to a logarithmic axis, and begins so
 */
export function TimeChart({ title, sub, series, lines, marks = [], unit = 'number', logarithmic = false, height = 210, start, children }) {
    const [log, setLog] = useState(logarithmic);
    const plot = useRef();
    const chart = () => drawn(plot.current, lines);
    const columns = lines.flatMap(line => (line.low ? [line.values, line.low, line.high] : [line.values]));
    const data = overTime(series, columns);
    const end = series.t.length ? series.t[series.t.length - 1] + series.width : 1;
    const [from, to] = [0, Math.max(end, ...marks.map(mark => mark.t))];
    return html`<section class="card">
        <header><h2>${title}</h2><span class="sub">${sub}</span>
            <span class="right">${children}<${PictureButton} ...${{ title, sub, chart }} />
                ${logarithmic && html`<button class="button quiet" aria-pressed=${log} onClick=${() => setLog(!log)}
                    title="A logarithmic axis shows small and large values alike">log</button>`}
            </span></header>
        <${Plot} label=${title} ...${{ plot, data, lines, marks, unit, log, height, start, x: 'time', range: [from, to] }} />
    </section>`;
}

/** A chart whose horizontal axis is no time. `x`: { unit, ticks: [[value, text]], range, label }. */
export function PlainChart({ title, sub, xs, lines, unit = 'number', log = false, height = 210, x, children }) {
    const plot = useRef();
    const chart = () => drawn(plot.current, lines);
    return html`<section class="card">
        <header><h2>${title}</h2><span class="sub">${sub}</span><span class="right">${children}<${PictureButton} ...${{ title, sub, chart }} /></span></header>
        <${Plot} label=${title} data=${[xs, ...lines.map(line => line.values)]} ...${{ plot, lines, marks: [], unit, log, height, x, range: x.range }} />
    </section>`;
}

/** What a picture shows: the lines that are not hidden. */
function drawn(plot, lines) {
    const shown = new Set(plot.series.filter(series => series.show).map(series => series.label));
    return { canvas: plot.ctx.canvas, lines: lines.filter(({ label }) => shown.has(label)) };
}

/** What has to be made anew if it changes; data alone are only set. */
function shapeOf({ lines, unit, log, height, x }) {
    return JSON.stringify([lines.map(({ values, low, high, ...look }) => [look, Boolean(low)]), unit, log, height, x]);
}

function Plot(props) {
    const { label, plot, data, lines, log, range, start } = props;
    const holder = useRef();
    const latest = useRef();
    latest.current = props;
    const [off, setOff] = useState(() => new Set());
    const [cursor, setCursor] = useState(null);
    const [, redraw] = useState(0);
    const shape = shapeOf(props);

    useEffect(() => onTheme(() => redraw(count => count + 1)), []);
    const theme = document.documentElement.dataset.theme;

    useLayoutEffect(() => {
        const element = holder.current;
        const made = new uPlot(options(latest, element.clientWidth, setCursor), latest.current.data, element);
        plot.current = made;
        const resized = new ResizeObserver(() => {
            if (element.clientWidth > 0 && element.clientWidth !== made.width) {
                made.setSize({ width: element.clientWidth, height: latest.current.height });
            }
        });
        resized.observe(element);
        const leave = props.x === 'time' ? joinTimeline(made, latest, setCursor) : () => {};
        return () => {
            leave();
            resized.disconnect();
            made.destroy();
        };
    }, [shape, theme]);

    useLayoutEffect(() => {
        plot.current.setData(data, false);
        const [from, to] = (props.x === 'time' && zoom()) || range;
        plot.current.setScale('x', { min: from, max: to });
    }, [data, range[0], range[1], shape, theme]);

    useLayoutEffect(() => {
        let at = 1;
        lines.forEach(line => {
            const shown = !off.has(line.label);
            plot.current.setSeries(at, { show: shown });
            at += 1;
            if (line.low) {
                plot.current.setSeries(at, { show: shown });
                plot.current.setSeries(at + 1, { show: shown });
                at += 2;
            }
        });
    }, [off, shape, theme]);

    const toggle = line => {
        const next = new Set(off);
        if (!next.delete(line.label)) {
            next.add(line.label);
        }
        setOff(next);
    };
    return html`<div class="chart">
        <div ref=${holder} role="img" aria-label=${`${label}: ${spoken(props)}`}></div>
        <${Legend} ...${{ lines, off, toggle, cursor, start }} data=${data} unit=${props.unit} x=${props.x} />
    </div>`;
}

/** What a chart says, for those who cannot see it. */
function spoken({ lines, unit }) {
    const text = UNITS[unit].text;
    return lines.map(line => {
        const known = line.values.filter(value => value !== null && value !== undefined);
        return known.length === 0 ? `${line.label}, no data`
            : `${line.label}, from ${text(Math.min(...known))} to ${text(Math.max(...known))}, last ${text(known[known.length - 1])}`;
    }).join('; ');
}

function Legend({ lines, off, toggle, cursor, data, unit, x, start }) {
    const text = UNITS[unit].text;
    const last = data[0].length - 1;
    const at = cursor ?? last;
    let column = 1;
    return html`<div class="legend">
        ${lines.map(line => {
            const mine = column;
            column += line.low ? 3 : 1;
            return html`<button key=${line.label} aria-pressed=${!off.has(line.label)} onClick=${() => toggle(line)} title="Show or hide">
                <i class=${'swatch' + (line.dash ? ' dashed' : '')} style=${{ '--swatch': `var(--${line.color})` }}></i>${line.label}
                <span class="value">${at < 0 ? '' : text(data[mine][at] ?? null)}</span></button>`;
        })}
        <span class="at">${cursor === null || at < 0 ? '' : where(x, data[0][at], start)}</span>
    </div>`;
}

function where(x, value, start) {
    if (x === 'time') {
        return elapsed(value) + (start ? `  ·  ${clock(start + value * 1000)}` : '');
    }
    return x.text ? x.text(value) : number(value);
}

/** Charts tell each other of the cursor by themselves; here they hear of the heatmap's. */
function joinTimeline(plot, latest, setCursor) {
    return onTimeline((what, source) => {
        if (what === 'zoom') {
            const [from, to] = zoom() ?? latest.current.range;
            plot.setScale('x', { min: from, max: to });
        } else if (source === 'heatmap') {
            const left = cursorAt() === null ? -10 : plot.valToPos(cursorAt(), 'x');
            plot.setCursor({ left, top: 1 }, false);
            setCursor(left < 0 ? null : plot.cursor.idx ?? null);
        }
    });
}

const timeCursors = uPlot.sync('time');

function options(latest, width, setCursor) {
    const { lines, unit, log, height, x } = latest.current;
    const overTime = x === 'time';
    const ink = colour('soft');
    const grid = { stroke: colour('grid'), width: 1 };
    const series = [{}];
    const bands = [];
    lines.forEach(line => {
        const stroke = colour(line.color);
        series.push({
            label: line.label, stroke, width: line.width ?? 1.75, dash: line.dash, spanGaps: false,
            fill: line.fill ? stroke + '26' : undefined,
            points: line.points ? { show: true, size: 5, fill: stroke + '66', stroke: stroke + 'aa', width: 1 } : { show: alone },
            paths: line.points ? () => null : line.bars ? uPlot.paths.bars({ size: [1, Infinity], align: 1, gap: 1 })
                : line.stepped ? uPlot.paths.stepped({ align: 1 }) : undefined,
        });
        if (line.low) {
            const at = series.length;
            series.push({ label: line.label + ' least', stroke: 'transparent', width: 0, points: { show: false } });
            series.push({ label: line.label + ' most', stroke: 'transparent', width: 0, points: { show: false } });
            bands.push({ series: [at + 1, at], fill: stroke + '2e' });
        }
    });
    return {
        width: Math.max(width, 200), height, series, bands,
        legend: { show: false },
        padding: [10, 30, 0, 0],
        cursor: {
            ...(overTime ? { sync: { key: timeCursors.key, setSeries: false, scales: ['x', null] } } : {}),
            drag: { x: overTime, y: false, setScale: false },
            y: false,
            points: { size: 7 },
            bind: { dblclick: () => () => { if (overTime) zoomTo(null); } },
        },
        scales: {
            x: { time: false, range: (plot, min, max) => [min, max] },
            y: { distr: log ? 3 : 1, range: log ? logRange : (plot, min, max) => linearRange(latest, min, max) },
        },
        axes: [
            {
                stroke: ink, grid, ticks: { ...grid, size: 4 }, font: FONT, size: 26, gap: 4, space: 64,
                splits: overTime ? secondSplits : x.ticks ? () => x.ticks.map(([value]) => value) : undefined,
                values: (plot, splits) => splits.map(value => overTime ? elapsedTick(value, splits[1] - splits[0], plot.scales.x.max)
                    : x.ticks ? x.ticks.find(([at]) => at === value)?.[1] ?? '' : UNITS[x.unit].tick(value)),
            },
            {
                stroke: ink, grid, ticks: { show: false }, font: FONT, size: 58, // one for all, so that moments stand above each other
                gap: 4, space: 34,
                ...(log ? { splits: logSplits, filter: (plot, splits) => splits } : {}), // uPlot's own would leave some without a label
                values: (plot, splits) => splits.map(value => UNITS[unit].tick(value)),
            },
        ],
        plugins: [marksPlugin(latest)],
        hooks: {
            setCursor: [plot => {
                const at = plot.cursor.left >= 0 ? plot.cursor.idx ?? null : null;
                setCursor(at);
                if (overTime) {
                    point(at === null ? null : plot.posToVal(plot.cursor.left, 'x'), plot);
                }
            }],
            setSelect: [plot => {
                if (overTime && plot.select.width > 4) {
                    zoomTo(plot.posToVal(plot.select.left, 'x'), plot.posToVal(plot.select.left + plot.select.width, 'x'));
                    plot.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
                }
            }],
        },
    };
}

/** A point that has no neighbour would not be seen as a line. */
function alone(plot, seriesIndex, from, to) {
    const values = plot.data[seriesIndex];
    const found = [];
    for (let i = from; i <= to; i++) {
        if (values[i] !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null) {
            found.push(i);
        }
    }
    return found.length > 0 && found.length < 200;
}
