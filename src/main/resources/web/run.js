// The charts over time of a run, from its history (docs/web-api.md). The same in the page and in the report.
import { html } from './html.js';
import { TimeChart, lines } from './charts.js';

export function endOf(history) {
    const { t, width } = history.series;
    return t.length ? t[t.length - 1] + width : 1;
}

const perSpan = width => (width > 1 ? ` · ${width} s a point, the band holds its seconds` : '');

export function Throughput({ history, height }) {
    const { series, marks, started_at: start } = history;
    return html`<${TimeChart} title="Total requests per second" sub=${'requests/s' + perSpan(series.width)} ...${{ series, marks, start, height }}
        lines=${[lines('RPS', series.rps, { color: 'c-rate', fill: true }), lines('Failures/s', series.fps, { color: 'c-fail' })]} />`;
}

export function ResponseTimes({ history, height }) {
    const { series, marks, started_at: start } = history;
    return html`<${TimeChart} title="Response times" sub=${'ms' + perSpan(series.width)} unit="ms"
        logarithmic=${true} ...${{ series, marks, start, height }}
        lines=${[lines('p50', series.p50, { color: 'c-p50' }), lines('p95', series.p95, { color: 'c-p95' }), lines('p99', series.p99, { color: 'c-p99' }),
            { label: 'max', values: series.max, color: 'c-max', dash: [2, 3], width: 1.2 }]} />`;
}

export function Users({ history, height }) {
    const { series, marks, started_at: start } = history;
    const wanted = { label: 'wanted', values: series.target, color: 'c-target', dash: [5, 4], stepped: true };
    return html`<${TimeChart} title="Number of users" sub="running" unit="count" ...${{ series, marks, start, height }}
        lines=${[lines('users', series.users, { color: 'c-users', fill: true }), ...(series.target.some(value => value !== null) ? [wanted] : [])]} />`;
}
