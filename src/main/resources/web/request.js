// All that is known of one request: an entry of the history (docs/web-api.md).
import { html } from './html.js';
import { count, number, percent, time } from './format.js';
import { TimeChart } from './charts.js';
import { DistributionChart, Knee, PercentileCurves } from './latency.js';
import { Failures } from './failures.js';
import { Tile } from './parts.js';
import { PhaseTimes } from './phases.js';

/**
 * @param row of the table of requests, which has the exact figures of the whole
 * @param entry of the history; undefined where nobody kept one
 * @param failures those of this request
 * @param baseline its percentile curve in an older run, if there is one
 */
export function RequestPage({ row, entry, failures, marks, start, baseline, onBack }) {
    const series = entry && { t: entry.t, width: entry.width };
    const share = row.requests ? row.failures / row.requests : 0;
    const common = { series, marks, start };
    return html`<div class="page">
        <div class="row"><button class="button" onClick=${onBack}>← All requests</button><h2 class="name"
            style=${{ fontSize: '19px' }}>${row.method} ${row.name}</h2></div>
        <div class="tiles">
            <${Tile} label="Requests" value=${count(row.requests)} more=${number(row.rps) + '/s'} />
            <${Tile} label="Failures" value=${percent(share)} more=${count(row.failures)} bad=${share > 0.01} />
            <${Tile} label="Median" value=${time(row.p50)} more=${'average ' + time(row.mean)} />
            <${Tile} label="95%ile" value=${time(row.p95)} more="of 20 one was slower" />
            <${Tile} label="99%ile" value=${time(row.p99)} more="of 100 one was slower" />
            <${Tile} label="Max" value=${time(row.max)} more=${'min ' + time(row.min)} />
        </div>
        ${entry && html`<div class="two">
            <${TimeChart} title="Requests per second" sub="requests/s" ...${common}
                lines=${[{ label: 'RPS', values: entry.rps, color: 'c-rate', fill: true }, { label: 'Failures/s', values: entry.fps, color: 'c-fail' }]} />
            <${TimeChart} title="Response times" sub="ms" unit="ms" logarithmic=${true} ...${common}
                lines=${[{ label: 'p50', values: entry.p50, color: 'c-p50' }, { label: 'p95', values: entry.p95, color: 'c-p95' }, { label: 'p99', values: entry.p99, color: 'c-p99' },
                    { label: 'max', values: entry.max, color: 'c-max', dash: [2, 3], width: 1.2 }]} />
            <${PercentileCurves} curves=${entry.curves} baseline=${baseline} />
            <${DistributionChart} distribution=${entry.distribution} />
            <${Knee} series=${{ t: entry.t, rps: { value: entry.rps }, p50: { value: entry.p50 }, p95: { value: entry.p95 } }} />
        </div>
        <${PhaseTimes} phases=${entry.phases} />`}
        <${Failures} rows=${failures} />
    </div>`;
}
