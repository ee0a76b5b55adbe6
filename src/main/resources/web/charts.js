// Line charts, behind uPlot: this module alone knows it. Time runs in seconds since the start of the run, and all charts
// over time share zoom, cursor and marks (timeline.js).
import uPlot from './vendor/uplot.js';
import { html, useEffect, useLayoutEffect, useRef, useState } from './html.js';
import { clock, count, elapsed, elapsedTick, number, tick, time, timeTick } from './format.js';
import { colour, onTheme } from './theme.js';
import { onTimeline, point, zoom, zoomTo } from './timeline.js';

const FONT = '11.5px system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';
const UNITS = {
    ms: { tick: timeTick, text: time },
    share: { tick: value => (value === null ? '' : Number((value * 100).toPrecision(3)) + ' %'), text: value => number(value === null ? null : value * 100) + ' %' },
    number: { tick, text: number },
    count: { tick, text: count },
};
const SECOND_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400];

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
    const columns = lines.flatMap(line => (line.low ? [line.values, line.low, line.high] : [line.values]));
    const data = overTime(series, columns);
    const end = series.t.length ? series.t[series.t.length - 1] + series.width : 1;
    const [from, to] = [0, Math.max(end, ...marks.map(mark => mark.t))];
    return html`<section class="card">
        <header><h2>${title}</h2><span class="sub">${sub}</span>
            <span class="right">${children}
                ${logarithmic && html`<button class="button quiet" aria-pressed=${log} onClick=${() => setLog(!log)}
                    title="A logarithmic axis shows small and large values alike">log</button>`}
            </span></header>
        <${Plot} label=${title} ...${{ data, lines, marks, unit, log, height, start, x: 'time', range: [from, to] }} />
    </section>`;
}

/** A chart whose horizontal axis is no time. `x`: { unit, ticks: [[value, text]], range, label }. */
export function PlainChart({ title, sub, xs, lines, unit = 'number', log = false, height = 210, x, children }) {
    return html`<section class="card">
        <header><h2>${title}</h2><span class="sub">${sub}</span><span class="right">${children}</span></header>
        <${Plot} label=${title} data=${[xs, ...lines.map(line => line.values)]} ...${{ lines, marks: [], unit, log, height, x, range: x.range }} />
    </section>`;
}

/** What has to be made anew if it changes; data alone are only set. */
function shapeOf({ lines, unit, log, height, x }) {
    return JSON.stringify([lines.map(({ values, low, high, ...look }) => [look, Boolean(low)]), unit, log, height, x]);
}

function Plot(props) {
    const { label, data, lines, log, range, start } = props;
    const holder = useRef();
    const plot = useRef();
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
        const leave = props.x === 'time' ? joinTimeline(made, latest) : () => {};
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

function joinTimeline(plot, latest) {
    return onTimeline(what => {
        if (what === 'zoom') {
            const [from, to] = zoom() ?? latest.current.range;
            plot.setScale('x', { min: from, max: to });
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
        padding: [10, overTime ? 22 : 30, 0, 0],
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
                ...(log ? { splits: logSplits } : {}),
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

function secondSplits(plot, axis, min, max) {
    const room = Math.max(2, Math.floor(plot.bbox.width / devicePixelRatio / 78));
    const step = SECOND_STEPS.find(seconds => (max - min) / seconds <= room) ?? 86400;
    const splits = [];
    for (let at = Math.ceil(min / step) * step; at <= max; at += step) {
        splits.push(at);
    }
    return splits;
}

function linearRange(latest, min, max) {
    const unit = latest.current.unit;
    const most = max === null || max <= 0 ? 1 : max;
    return [Math.min(0, min ?? 0), unit === 'share' ? Math.max(most * 1.08, 0.1) : most * 1.08];
}

function logRange(plot, min, max) {
    if (min === null || max === null || max <= 0) {
        return [1, 10];
    }
    const low = Math.max(min, 1e-3);
    return max / low < 3 ? [low / 1.8, max * 1.8] : [low / 1.25, max * 1.25];
}

/** Powers of ten, and between them as many round numbers as there is room for. */
function logSplits(plot, axis, min, max) {
    const height = plot.bbox.height / devicePixelRatio;
    const room = height / Math.max(Math.log10(max / min), 0.01);
    const digits = room > 900 ? [1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9] : room > 220 ? [1, 1.5, 2, 3, 4, 5, 7] : room > 75 ? [1, 2, 5] : room > 45 ? [1, 3] : [1];
    const splits = [];
    for (let decade = Math.floor(Math.log10(min)); decade <= Math.ceil(Math.log10(max)); decade++) {
        digits.map(digit => Number((digit * 10 ** decade).toPrecision(3))).filter(value => value >= min && value <= max).forEach(value => splits.push(value));
    }
    return splits;
}

/** Vertical lines where something was done to the run. Labels that would lie on each other are left out. */
function marksPlugin(latest) {
    return {
        hooks: {
            draw: [plot => {
                const { ctx, bbox } = plot;
                const ratio = devicePixelRatio;
                let free = -Infinity;
                ctx.save();
                ctx.font = `${11 * ratio}px ${FONT.slice(FONT.indexOf(' ') + 1)}`;
                ctx.textBaseline = 'top';
                ctx.textAlign = 'left';
                for (const mark of latest.current.marks) {
                    const at = plot.valToPos(mark.t, 'x', true);
                    if (mark.t < plot.scales.x.min || mark.t > plot.scales.x.max || mark.kind === 'start') {
                        continue;
                    }
                    ctx.strokeStyle = ctx.fillStyle = colour(mark.kind === 'stop' || mark.kind === 'reset' ? 'soft' : 'mark');
                    ctx.lineWidth = ratio;
                    ctx.setLineDash([4 * ratio, 3 * ratio]);
                    ctx.beginPath();
                    ctx.moveTo(at, bbox.top);
                    ctx.lineTo(at, bbox.top + bbox.height);
                    ctx.stroke();
                    const text = mark.kind === 'stop' ? 'stop' : mark.text;
                    const wide = ctx.measureText(text).width;
                    const left = at + wide + 8 * ratio > bbox.left + bbox.width ? at - wide - 4 * ratio : at + 4 * ratio;
                    if (left > free) {
                        ctx.fillText(text, left, bbox.top + 2 * ratio);
                        free = left + wide + 6 * ratio;
                    }
                }
                ctx.restore();
            }],
        },
    };
}
