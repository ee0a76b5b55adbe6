// Whether the load generator itself kept up: docs/verdict.md.
import { html } from './html.js';
import { elapsed, time } from './format.js';
import { TimeChart } from './charts.js';

const WORDS = {
    kept_up: ['good', 'The load generator kept up', 'What was measured is the system under test, not this machine.'],
    did_not_keep_up: ['bad', 'The load generator did not keep up', 'Part of the reported times is its own. Take this into account, or give it more room.'],
    too_short_to_tell: ['warn', 'Too short to tell whether the load generator kept up', 'The verdict needs some seconds of load.'],
};

export function verdictOf(generator) {
    return WORDS[generator?.verdict] ?? WORDS.too_short_to_tell;
}

/** @param start of the run, in milliseconds since 1970 */
export function Verdict({ generator, start }) {
    const [kind, title, text] = verdictOf(generator);
    const own = generator?.own_delays;
    return html`<section class=${'card verdict ' + kind} aria-label="Verdict over the load generator">
        <h2>${title}</h2>
        <p class="sub">${text}${own ? ` Its own delays: p50 ${time(own.p50)}, p99 ${time(own.p99)}, at most ${time(own.max)}.` : ''}</p>
        ${generator?.shortages?.length > 0 && html`<ul>${generator.shortages.map((shortage, i) => html`<li key=${i}>
            ${elapsed((Date.parse(shortage.from) - start) / 1000)} – ${elapsed((Date.parse(shortage.to) - start) / 1000)}: ${shortage.text}.
            Of what its users measured then, up to ${time(shortage.own_delays.p99)} may be its own.</li>`)}</ul>`}
    </section>`;
}

/** Its figures as a series of a chart: spans may differ in length by a little, so their usual one is taken. */
function seriesOf({ series }, start) {
    const widths = [...series.seconds].sort((a, b) => a - b);
    const width = Math.max(1, widths[Math.floor(widths.length / 2)] ?? 1) * 1.6; // below it there is no gap
    return { t: series.from.map(from => (Date.parse(from) - start) / 1000), width };
}

export function GeneratorCharts({ generator, start, marks }) {
    const figures = generator.series;
    if (figures.from.length === 0) {
        return html`<p class="empty card">Nothing was measured yet</p>`;
    }
    const series = seriesOf(generator, start);
    const known = values => values.some(value => value !== null);
    const chart = (title, sub, unit, lines, more = {}) => html`<${TimeChart} ...${{ title, sub, unit, series, marks, start, lines, height: 180, ...more }} />`;
    return html`<div class="two">
        ${chart('Processor', 'share of what it may use', 'share', [
            { label: 'this process', values: figures.cpu, color: 'c-rate', fill: true },
            ...(known(figures.machine) ? [{ label: 'the machine', values: figures.machine, color: 'c-max', dash: [5, 4] }] : []),
            ...(known(figures.throttled) ? [{ label: 'held back by a quota', values: figures.throttled, color: 'c-fail' }] : [])])}
        ${chart('How late users went on', 'the generator’s own part of a response time', 'ms', [
            { label: 'p50', values: figures.delay_p50, color: 'c-p50' },
            { label: 'p99', values: figures.delay_p99, color: 'c-p99' },
            { label: 'max', values: figures.delay_max, color: 'c-max', dash: [2, 3], width: 1.2 }], { logarithmic: true })}
        ${chart('Garbage collection', 'ms in which everything stood still', 'ms', [{ label: 'pauses', values: figures.gc_millis, color: 'c-p95', fill: true }])}
        ${chart('Memory', 'MiB in use by the JVM', 'number', [{ label: 'in use', values: figures.memory_bytes.map(value => value / 1048576), color: 'c-other', fill: true }])}
        ${chart('Open files and sockets', 'number', 'count', [{ label: 'open', values: figures.open_files, color: 'c-users', fill: true }])}
        ${chart('Users waiting for a processor', 'that could have run', 'count', [{ label: 'waiting', values: figures.waiting, color: 'c-fail', fill: true }])}
    </div>`;
}

