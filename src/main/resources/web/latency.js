// Percentile curves, distributions, and response time against rate.
import { html } from './html.js';
import { count, number, percent, time } from './format.js';
import { PlainChart } from './charts.js';

const NINES = [[0, '0'], [0.30103, 'p50'], [1, 'p90'], [2, 'p99'], [3, 'p99.9'], [4, 'p99.99'], [5, 'p99.999']];

/**
 * Value k of a curve is the percentile 1 - 10^(-k / 10).
 *
 * @param baseline values of an older run, if there is one to compare with
 */
export function PercentileCurves({ curves, sub, baseline }) {
    const all = [
        ['response time', curves.service, { color: 'c-p50' }],
        ['from the intended start', curves.intended, { color: 'c-intended', dash: [6, 4] }],
        ['baseline', baseline && { count: baseline.length, millis: baseline }, { color: 'c-max', dash: [9, 4] }],
        ['failures', curves.failures, { color: 'c-p99', dash: [2, 3] }],
    ].filter(([, curve]) => curve && curve.count > 0);
    const steps = Math.max(1, ...all.map(([, curve]) => curve.millis.length));
    const xs = Array.from({ length: steps }, (_, k) => k / 10);
    const lines = all.map(([label, curve, look]) => ({ label, values: xs.map((_, k) => curve.millis[k] ?? null), ...look }));
    const end = Math.max(1, (steps - 1) / 10);
    const ticks = NINES.filter(([at]) => at <= end + 1e-9);
    return html`<${PlainChart} title="Response time by percentile"
        sub=${sub ?? 'each step to the right is ten times rarer; a curve ends where its requests end'}
        xs=${xs} lines=${lines} unit="ms" log=${true} height=${250}
        x=${{ ticks, range: [0, end], text: at => percentile(at) }} />`;
}

function percentile(at) {
    const share = 1 - 10 ** -at;
    return 'p' + (share * 100).toFixed(Math.max(0, Math.ceil(at) - 1)).replace(/^100$/, '99');
}

/** How many requests took how long. */
export function DistributionChart({ distribution }) {
    const { edges, successes, failures } = distribution;
    const xs = edges.slice(0, -1).map(edge => Math.log10(edge));
    if (xs.length === 0) {
        return null;
    }
    const [from, to] = [xs[0], Math.log10(edges[edges.length - 1])];
    const lines = [{ label: 'requests', values: successes.map((value, i) => value + failures[i]), color: 'c-rate', fill: true, bars: true, width: 1 }];
    if (failures.some(value => value > 0)) {
        lines.push({ label: 'of them failed', values: failures, color: 'c-fail', fill: true, bars: true, width: 1 });
    }
    return html`<${PlainChart} title="Distribution of response times" sub="requests by response time, in equal steps of a logarithmic axis"
        xs=${xs} lines=${lines} height=${250} unit="count"
        x=${{ ticks: decades(from, to), range: [from, to], text: at => `from ${time(10 ** at)}` }} />`;
}

function decades(from, to) {
    const digits = to - from > 2.5 ? [1] : to - from > 1.2 ? [1, 3] : [1, 2, 5];
    const ticks = [];
    for (let decade = Math.floor(from); decade <= to; decade++) {
        digits.forEach(digit => {
            const at = Math.log10(digit) + decade;
            if (at >= from && at <= to) {
                ticks.push([at, time(Number((10 ** at).toPrecision(2))).replace(/\.0+(?= )/, '')]);
            }
        });
    }
    return ticks;
}

/** Where a system gives out: response time against the rate at which it was asked. One dot a span. */
export function Knee({ series }) {
    const dots = series.t.map((_, i) => [series.rps.value[i], series.p50.value[i], series.p95.value[i]])
        .filter(([rate, p50]) => rate !== null && p50 !== null && rate > 0)
        .sort((a, b) => a[0] - b[0]);
    const most = Math.max(1, ...dots.map(([rate]) => rate));
    return html`<${PlainChart} title="Response time against rate" sub="one dot a span"
        xs=${dots.map(dot => dot[0])} unit="ms" log=${true}
        lines=${[{ label: 'p50', values: dots.map(dot => dot[1]), color: 'c-p50', points: true }, { label: 'p95', values: dots.map(dot => dot[2]), color: 'c-p95', points: true }]}
        x=${{ unit: 'number', range: [0, most * 1.04], text: at => `${number(at)} requests/s` }} />`;
}
